/* base: utf8, reading and writing UTF-8. */
#include "utf8.h"

#include <string.h>

static int32_t continuation(const unsigned char *s, size_t n, int32_t cp)
{
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return UTF8_BAD;
        cp = cp << 6 | (s[i] & 0x3F);
    }
    return cp;
}

int32_t utf8_next(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;
    size_t room = (size_t)(end - *p), n;
    int32_t cp = s[0], least;
    if (cp < 0x80) {
        *p += 1;
        return cp;
    }
    if (cp >= 0xC2 && cp <= 0xDF)
        n = 2, cp &= 0x1F, least = 0x80;
    else if (cp >= 0xE0 && cp <= 0xEF)
        n = 3, cp &= 0x0F, least = 0x800;
    else if (cp >= 0xF0 && cp <= 0xF4)
        n = 4, cp &= 0x07, least = 0x10000;
    else
        n = 0, least = 0;
    if (n && n <= room)
        cp = continuation(s, n, cp);
    else
        cp = UTF8_BAD;
    if (cp < least || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        *p += 1;
        return UTF8_BAD;
    }
    *p += n;
    return cp;
}

size_t utf8_valid(const char *text, size_t len)
{
    const char *p = text, *end = text + len;
    while (p < end) {
        const char *at = p;
        if (!(*p & 0x80))
            p++;
        else if (utf8_next(&p, end) == UTF8_BAD)
            return (size_t)(at - text);
    }
    return len;
}

int utf8_put(char *out, uint32_t cp)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

size_t utf8_count(const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

const char *text_short(const char *text, char *room, size_t size)
{
    const char *p = text, *end = text + strlen(text);
    for (int i = 0; i < 40 && p < end && (size_t)(p - text) + 8 < size; i++)
        utf8_next(&p, end);
    if (p == end)
        return text;
    memcpy(room, text, (size_t)(p - text));
    strcpy(room + (p - text), "…");
    return room;
}
