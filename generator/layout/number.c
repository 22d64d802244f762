/* layout: number, a page number as the properties of its sequence want it written (XSL 7.26, XSLT 1.0 7.7.1). */
#include "master.h"

#include <string.h>

#include "../base/utf8.h"

static const char *roman(struct arena *arena, int n, bool upper)
{
    static const struct { int value; const char *text; } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
    if (n <= 0 || n >= 4000)
        return arena_printf(arena, "%d", n);
    struct buf out = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; n >= parts[i].value; n -= parts[i].value)
            buf_puts(&out, parts[i].text);
    for (size_t i = 0; upper && i < out.len; i++)
        out.data[i] = (char)(out.data[i] - 32);
    const char *text = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return text;
}

static const char *letters(struct arena *arena, int n, char first)
{
    char text[16];
    int at = 15;
    text[15] = 0;
    if (n <= 0)
        return arena_printf(arena, "%d", n);
    for (; n > 0 && at > 0; n = (n - 1) / 26)
        text[--at] = (char)(first + (n - 1) % 26);
    return arena_strdup(arena, text + at);
}

/* GB/T 15835: up to 9999, as counted: 十, 二十一, 一百零五, 三千零四十 */
static const char *chinese(struct arena *arena, int n)
{
    static const char *const digit[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, *const unit[] = {"千", "百", "十", ""};
    if (n <= 0 || n > 9999)
        return arena_printf(arena, "%d", n);
    struct buf out = {0};
    bool zero = false;
    int rest = n, place = 1000;
    for (int i = 0; i < 4; i++, place /= 10) {
        int d = rest / place;
        rest %= place;
        if (!d) {
            zero = out.len > 0;
            continue;
        }
        if (zero)
            buf_puts(&out, digit[0]);
        zero = false;
        if (!(i == 2 && d == 1 && !out.len))
            buf_puts(&out, digit[d]);
        buf_puts(&out, unit[i]);
    }
    const char *text = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return text;
}

/* 1, 01: at least as many digits as the token, in groups when they are asked for. */
static const char *decimal(struct arena *arena, int n, size_t width, const struct fo_props *p)
{
    char digits[16];
    int count = snprintf(digits, sizeof digits, "%0*d", (int)(width > 10 ? 10 : width), n);
    if (p->grouping_size <= 0 || !p->grouping_separator || !*p->grouping_separator)
        return arena_strdup(arena, digits);
    struct buf out = {0};
    for (int i = 0; i < count; i++) {
        if (i && (count - i) % p->grouping_size == 0)
            buf_puts(&out, p->grouping_separator);
        buf_putc(&out, digits[i]);
    }
    const char *text = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return text;
}

static bool is_token_start(const char *s)
{
    return (*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s & 0x80);
}

const char *master_number(struct arena *arena, int n, const struct fo_props *p)
{
    static const char *const circled = "①"; /* U+2460 on to ⑳ */
    const char *from = p->format ? p->format : "1";
    while (*from && (!is_token_start(from) || !strncmp(from, "（", 3) || !strncmp(from, "第", 3)))
        from += (*from & 0x80) ? 3 : 1;
    const char *end = from;
    const char *text;
    bool alphabetic = p->letter_value == ENUM_ALPHABETIC;
    if ((*from == 'i' || *from == 'I') && !alphabetic)
        text = roman(arena, n, *from == 'I'), end = from + 1;
    else if ((*from >= 'a' && *from <= 'z') || (*from >= 'A' && *from <= 'Z'))
        text = letters(arena, n, *from >= 'a' ? 'a' : 'A'), end = from + 1;
    else if (!strncmp(from, "一", 3))
        text = chinese(arena, n), end = from + 3;
    else if (!strncmp(from, circled, 3) && n >= 1 && n <= 20) {
        char utf8[5] = {0};
        utf8_put(utf8, 0x2460 + (uint32_t)n - 1);
        text = arena_strdup(arena, utf8), end = from + 3;
    } else {
        while (*end == '0' || *end == '1')
            end++;
        text = decimal(arena, n, end > from ? (size_t)(end - from) : 1, p);
        while (*end & 0x80 && end == from)
            end += 3;
    }
    return *end || from != p->format ? arena_printf(arena, "%.*s%s%s", (int)(from - (p->format ? p->format : from)), p->format ? p->format : "", text, end) : text;
}
