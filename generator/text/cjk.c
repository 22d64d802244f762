/* text: cjk, classes of characters for Chinese lines: GB/T 15834-2011 4 and 5.1, CLREQ 3.1 and 6. */
#include <string.h>

#include "breaks.h"

static bool in(uint32_t cp, const uint32_t *list)
{
    for (; *list; list++)
        if (*list == cp)
            return true;
    return false;
}

/* （〈《「『【〔〖“‘［｛ */
static const uint32_t open_marks[] = {0xFF08, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x201C, 0x2018, 0xFF3B, 0xFF5B, 0};
/* ）〉》」』】〕〗”’］｝，。、；： */
static const uint32_t close_marks[] = {0xFF09, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x201D, 0x2019, 0xFF3D, 0xFF5D, 0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0};
/* ？！…—·～％‰℃々ー and small kana: full, but not at a line start */
static const uint32_t full_marks[] = {0xFF1F, 0xFF01, 0x2026, 0x2014, 0x2E3A, 0xB7, 0x2027, 0x30FB, 0xFF5E, 0xFF05, 0x2030, 0x2103, 0x3005, 0x30FC, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0};

enum cjk_class cjk_class_of(uint32_t cp)
{
    if (cp == ' ' || cp == 0xA0 || cp == 0x3000)
        return CJK_SPACE;
    if (cp < 0x250)
        return (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z') || cp >= 0xC0 ? CJK_LATIN : cp == 0xB7 ? CJK_MARK : CJK_OTHER;
    if (in(cp, open_marks))
        return CJK_OPEN;
    if (in(cp, close_marks))
        return CJK_CLOSE;
    if (in(cp, full_marks))
        return CJK_MARK;
    if ((cp >= 0x2E80 && cp < 0xA4D0) || (cp >= 0xF900 && cp < 0xFB00) || (cp >= 0xFF00 && cp < 0xFFF0 && cp != 0xFFFC) || (cp >= 0x20000 && cp < 0x40000) || (cp >= 0x2460 && cp < 0x2600))
        return CJK_HAN;
    return CJK_OTHER;
}

bool cjk_no_start(uint32_t cp)
{
    enum cjk_class c = cjk_class_of(cp);
    return (c == CJK_CLOSE || (c == CJK_MARK && cp != 0x2014 && cp != 0x2026)) || (cp < 0x80 && cp && strchr(",.;:?!)]}%", (int)cp));
}

bool cjk_no_end(uint32_t cp)
{
    return cjk_class_of(cp) == CJK_OPEN || cp == '(' || cp == '[' || cp == '{' || cp == 0x2116 || cp == 0xFFE5 || cp == 0xA5 || cp == '$';
}
