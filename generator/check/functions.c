/* check: functions, what rules may call besides XPath 1.0. */
#include "functions.h"

#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* GB 32100-2015 4.5: weights are the powers of 3 modulo 31 over the first 17 characters. */
static bool credit_code_ok(const char *s)
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

/* Days of the proleptic Gregorian calendar since 1970-01-01. */
static bool days_of(const char *s, long *days)
{
    int y, m, d;
    if (sscanf(s, "%4d-%2d-%2d", &y, &m, &d) != 3 || m < 1 || m > 12 || d < 1 || d > 31)
        return false;
    y -= m <= 2;
    long era = y / 400, yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1, doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    *days = era * 146097 + doe - 719468;
    return true;
}

static bool ipv4(const char *s, unsigned long *out)
{
    unsigned a, b, c, d;
    if (sscanf(s, "%3u.%3u.%3u.%3u", &a, &b, &c, &d) != 4 || a > 255 || b > 255 || c > 255 || d > 255)
        return false;
    *out = (unsigned long)a << 24 | b << 16 | c << 8 | d;
    return true;
}

static bool ip_in(const char *address, const char *range)
{
    unsigned long a, from, to;
    if (!ipv4(address, &a) || !ipv4(range, &from))
        return false;
    const char *slash = strchr(range, '/'), *dash = strchr(range, '-');
    if (dash)
        return ipv4(dash + 1, &to) && a >= from && a <= to;
    int bits = slash ? atoi(slash + 1) : 32;
    unsigned long mask = bits <= 0 ? 0 : 0xFFFFFFFFul << (32 - (bits > 32 ? 32 : bits)) & 0xFFFFFFFFul;
    return (a & mask) == (from & mask);
}

static void function_credit_code(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlChar *s = xmlXPathPopString(ctxt);
    valuePush(ctxt, xmlXPathNewBoolean(credit_code_ok((const char *)s)));
    xmlFree(s);
}

static void function_days(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlChar *s = xmlXPathPopString(ctxt);
    long days;
    valuePush(ctxt, xmlXPathNewFloat(days_of((const char *)s, &days) ? (double)days : xmlXPathNAN));
    xmlFree(s);
}

static void function_ip_in(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(2);
    xmlChar *range = xmlXPathPopString(ctxt), *address = xmlXPathPopString(ctxt);
    valuePush(ctxt, xmlXPathNewBoolean(ip_in((const char *)address, (const char *)range)));
    xmlFree(range);
    xmlFree(address);
}

void functions_register(xmlXPathContext *xp)
{
    xmlXPathRegisterFunc(xp, (const xmlChar *)"credit-code-ok", function_credit_code);
    xmlXPathRegisterFunc(xp, (const xmlChar *)"days", function_days);
    xmlXPathRegisterFunc(xp, (const xmlChar *)"ip-in", function_ip_in);
}
