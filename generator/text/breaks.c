/* text: breaks, candidates from ICU, then what Chinese rules and unbreakable tokens take away. */
#include "breaks.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include "../base/arena.h"

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Characters inside numbers of standards, addresses, dates, times, amounts, identifiers, mail: between two of them a token goes on. */
static bool is_joint(uint32_t c)
{
    return c == '-' || c == '.' || c == '/' || c == ':' || c == '_' || c == '@' || c == '+' || c == '~' || c == '#' || c == '&' || c == '=' || c == '%' || c == ',' || c == 0x2013 || c == 0x2015;
}

static bool in_token(uint32_t c)
{
    return is_digit(c) || is_letter(c) || is_joint(c);
}

/* Units that stay with the number before them (GB/T 15835): 年 月 日 时 分 秒 号 个 台 套 级 条 项 章 万 亿 元 人 次 天 页 家 名 类 岁 小 */
static bool is_counter(uint32_t c)
{
    static const uint32_t counters[] = {0x5E74, 0x6708, 0x65E5, 0x65F6, 0x5206, 0x79D2, 0x53F7, 0x4E2A, 0x53F0, 0x5957, 0x7EA7, 0x6761, 0x9879, 0x7AE0, 0x4E07, 0x4EBF, 0x5143, 0x4EBA, 0x6B21, 0x5929, 0x9875, 0x5BB6, 0x540D, 0x7C7B, 0x5C81, 0};
    for (const uint32_t *p = counters; *p; p++)
        if (*p == c)
            return true;
    return c == 0x25 || c == 0xFF05 || c == 0x2103 || c == 0xB0;
}

static bool is_date_part(uint32_t c)
{
    return c == 0x5E74 || c == 0x6708; /* 年, 月 before a digit */
}

/* A space inside a token: GB/T 22239-2019, GB 17859, 10 Mbps. */
static bool space_joins(const uint32_t *t, int count, int space)
{
    if (space < 1 || space + 1 >= count || t[space] != ' ')
        return false;
    uint32_t before = t[space - 1], after = t[space + 1];
    if (is_digit(before) && is_letter(after)) { /* a number and its unit: a short word */
        int n = 0;
        for (int i = space + 1; i < count && (is_letter(t[i]) || t[i] == '/'); i++)
            n++;
        return n <= 5;
    }
    if (is_letter(before) && is_digit(after)) { /* a standard's letters: GB, GB/T, GA/T, ISO, BMB */
        int i = space - 1, n = 0;
        while (i >= 0 && (is_letter(t[i]) || t[i] == '/')) {
            if (t[i] >= 'a' && t[i] <= 'z')
                return false;
            i--, n++;
        }
        return n <= 8;
    }
    return false;
}

/* URLs break only behind their own joints. */
static bool is_url_at(const uint32_t *t, int count, int i)
{
    return i + 3 < count && t[i] == ':' && t[i + 1] == '/' && t[i + 2] == '/';
}

static void url_allow(const uint32_t *t, int count, uint8_t *may)
{
    for (int i = 0; i < count; i++) {
        if (!is_url_at(t, count, i))
            continue;
        for (i += 3; i + 1 < count && (in_token(t[i]) || t[i] == '?'); i++)
            if ((t[i] == '/' || t[i] == '?' || t[i] == '&' || t[i] == '.' || t[i] == '=' || t[i] == '-') && in_token(t[i + 1]))
                may[i] = 2;
    }
}

static bool pair_forbidden(const uint32_t *t, int count, int i)
{
    uint32_t a = t[i], b = t[i + 1];
    if (cjk_no_end(a) || cjk_no_start(b))
        return true;
    if ((a == 0x2014 && b == 0x2014) || (a == 0x2026 && b == 0x2026)) /* —— and …… */
        return true;
    if (in_token(a) && in_token(b) && (is_digit(a) || is_digit(b) || is_joint(a) || is_joint(b)))
        return true;
    if (is_digit(a) && is_counter(b))
        return true;
    if (is_date_part(a) && is_digit(b) && i > 0 && is_digit(t[i - 1]))
        return true;
    /* 公通字[2007]43号 */
    if ((a == ']' || a == 0x3015) && is_digit(b))
        return true;
    if ((b == '[' || b == 0x3014) && i + 2 < count && is_digit(t[i + 2]))
        return true;
    if ((a == '[' || a == 0x3014) || ((b == ']' || b == 0x3015) && is_digit(a)))
        return true;
    return space_joins(t, count, i);
}

void breaks_find(const uint32_t *t, int count, uint8_t *may)
{
    static UBreakIterator *iterator;
    memset(may, 0, (size_t)count);
    if (count == 0)
        return;
    UErrorCode error = U_ZERO_ERROR;
    if (!iterator)
        iterator = ubrk_open(UBRK_LINE, "zh@lb=strict", NULL, 0, &error);
    UChar *utf16 = mem_alloc(sizeof(UChar) * 2 * (size_t)count);
    int *index = mem_alloc(sizeof(int) * (2 * (size_t)count + 1));
    int32_t n = 0;
    for (int i = 0; i < count; i++) {
        int32_t from = n;
        U16_APPEND_UNSAFE(utf16, n, (int32_t)t[i]);
        for (int32_t k = from; k < n; k++)
            index[k] = i;
    }
    index[n] = count;
    if (U_SUCCESS(error))
        ubrk_setText(iterator, utf16, n, &error);
    if (U_SUCCESS(error))
        for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
            if (index[at] > 0)
                may[index[at] - 1] = 1;
    free(utf16);
    free(index);
    for (int i = 0; i + 1 < count; i++)
        if (may[i] && pair_forbidden(t, count, i))
            may[i] = 0;
    url_allow(t, count, may);
    may[count - 1] = 1;
}
