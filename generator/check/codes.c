/* check: codes, check digits and addresses. */
#include "codes.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"

/* GB 32100-2015 4.5: weights are the powers of 3 modulo 31 over the first 17 characters. */
bool credit_code_ok(const char *s)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0, weight = 1;
    if (strlen(s) != 18)
        return false;
    for (int i = 0; i < 17; i++) {
        const char *at = strchr(alphabet, s[i]);
        if (!at)
            return false;
        sum += (int)(at - alphabet) * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[(31 - sum % 31) % 31] == s[17];
}

/* GB 11643-1999: ISO 7064 MOD 11-2 over the first 17 digits. */
bool id_number_ok(const char *s)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    char birthday[DATE_SIZE];
    int sum = 0;
    long days;
    if (strlen(s) != 18 || strspn(s, "0123456789") < 17)
        return false;
    for (int i = 0; i < 17; i++)
        sum += (s[i] - '0') * weights[i];
    snprintf(birthday, sizeof birthday, "%.4s-%.2s-%.2s", s + 6, s + 10, s + 12);
    return "10X98765432"[sum % 11] == s[17] && date_parse(birthday, &days);
}

static bool ipv4(const char *s, unsigned long *out)
{
    char text[16] = {0};
    struct in_addr a;
    size_t len = strspn(s, "0123456789.");
    if (len >= sizeof text)
        return false;
    memcpy(text, s, len);
    if (inet_pton(AF_INET, text, &a) != 1)
        return false;
    *out = ntohl(a.s_addr);
    return true;
}

/* 10.0.0.0/8, 10.0.0.1-10.0.0.9 or 10.0.0.1 -> the first and last address. */
static bool ipv4_range(const char *s, unsigned long *from, unsigned long *to)
{
    const char *slash = strchr(s, '/'), *dash = strchr(s, '-');
    if (!ipv4(s, from))
        return false;
    *to = *from;
    if (dash)
        return ipv4(dash + 1, to) && *from <= *to;
    int bits = slash ? atoi(slash + 1) : 32;
    if (bits < 0 || bits > 32)
        return false;
    unsigned long mask = bits ? 0xFFFFFFFFul << (32 - bits) & 0xFFFFFFFFul : 0;
    *to = *from | (~mask & 0xFFFFFFFFul);
    *from &= mask;
    return true;
}

bool ip_in(const char *address, const char *range)
{
    unsigned long a, b, from, to;
    return ipv4_range(address, &a, &b) && ipv4_range(range, &from, &to) && a >= from && b <= to;
}

/* IPv6 is looked at for its shape alone. */
bool ip_ok(const char *s)
{
    unsigned long from, to;
    char text[INET6_ADDRSTRLEN] = {0};
    struct in6_addr a;
    size_t len = strcspn(s, "/-");
    if (!strchr(s, ':') || len >= sizeof text)
        return ipv4_range(s, &from, &to);
    memcpy(text, s, len);
    return inet_pton(AF_INET6, text, &a) == 1;
}
