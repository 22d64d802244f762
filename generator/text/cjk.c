/* text: cjk, classes of characters for Chinese lines, and to which text a quote or a dash belongs. */
#include "cjk.h"

#include <string.h>
#include <unicode/uchar.h>

enum { QUOTES_DEEP = 32, SIDE_FAR = 100 /* characters looked at for the script of a side */ };

static bool in(uint32_t cp, const uint32_t *list)
{
    for (; *list; list++)
        if (*list == cp)
            return true;
    return false;
}

/* （〈《「『【〔〖“‘［｛ */
static const uint32_t open_marks[] = {0xFF08, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x201C, 0x2018, 0xFF3B, 0xFF5B, 0};
/* ）〉》」』】〕〗”’］｝，。、；：？！ */
static const uint32_t close_marks[] = {0xFF09, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x201D, 0x2019, 0xFF3D, 0xFF5D,
                                       0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0};
/* …—⸺·‧・～％‰℃°々ー and small kana: not at a line start */
static const uint32_t full_marks[] = {0x2026, 0x2014, 0x2E3A, 0xB7, 0x2027, 0x30FB, 0xFF5E, 0xFF05, 0x2030, 0x2103, 0xB0, 0x3005, 0x30FC, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0};

static bool is_alnum(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z');
}

enum cjk_class cjk_class_of(uint32_t cp)
{
    if (cp >= 0x4E00 && cp < 0xA000) /* most of all text */
        return CJK_HAN;
    if (cp == ' ' || cp == 0xA0 || cp == 0x3000)
        return CJK_SPACE;
    if (cp < 0x370 && cp != 0xB7 && cp != 0xB0) /* signs that belong to the number or word beside them keep its distance from Chinese */
        return is_alnum(cp) || (cp >= 0xC0 && cp < 0x300 && cp != 0xD7 && cp != 0xF7) || (cp < 0x80 && cp && strchr("%#$&@+", (int)cp)) ? CJK_LATIN : CJK_OTHER;
    if (cp >= 0x370 && cp < 0x530)
        return CJK_LATIN; /* Greek, Cyrillic */
    if (in(cp, open_marks))
        return CJK_OPEN;
    if (in(cp, close_marks))
        return CJK_CLOSE;
    if (in(cp, full_marks))
        return CJK_MARK;
    if ((cp >= 0x2E80 && cp < 0xA4D0) || (cp >= 0xAC00 && cp < 0xD7A4) || (cp >= 0xF900 && cp < 0xFB00) || (cp >= 0xFF00 && cp < 0xFF61) || (cp >= 0xFFE0 && cp < 0xFFF0) ||
        (cp >= 0x20000 && cp < 0x40000) || (cp >= 0x2460 && cp < 0x2600) || (cp >= 0x2160 && cp < 0x2190))
        return CJK_HAN;
    return CJK_OTHER;
}

bool cjk_no_start(uint32_t cp)
{
    if (cp < 0x80)
        return cp && strchr(",.;:?!)]}%", (int)cp);
    enum cjk_class c = cjk_class_of(cp);
    return c == CJK_CLOSE || (c == CJK_MARK && cp != 0x2014 && cp != 0x2026 && cp != 0x2E3A);
}

bool cjk_no_end(uint32_t cp)
{
    return cp == '(' || cp == '[' || cp == '{' || cp == '$' || cp == 0xA5 || cp == 0x2116 || cp == 0xFFE5 || cp == 0xFF04 || cjk_class_of(cp) == CJK_OPEN;
}

bool cjk_is_selector(uint32_t cp)
{
    return (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

bool cjk_is_combining(uint32_t cp)
{
    return cp >= 0x300 && !(cp >= 0x3400 && cp < 0xA000) && (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) && !cjk_is_selector(cp);
}

bool cjk_is_invisible(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF || cp == 0x61C || cp == 0x180E || cjk_is_selector(cp);
}

/* ---- quotes and dashes between two scripts ---- */

enum side { SIDE_NONE, SIDE_CHINESE, SIDE_LATIN };

static bool is_ambiguous(uint32_t cp)
{
    return cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D || cp == 0x2014 || cp == 0x2026 || cp == 0xB7;
}

/* The script of the nearest character that has one, going by step from i. A digit at a distance has none: — 1 — */
static enum side side_of(const uint32_t *t, const uint8_t *cls, int count, int i, int step)
{
    int next = i + step, far = i + SIDE_FAR * step;
    for (i += step; i >= 0 && i < count && i != far; i += step) {
        if (step < 0 && is_ambiguous(t[i]) && cls[i] == CJK_CLOSE) /* “A”“B”: the pair before is settled */
            return SIDE_CHINESE;
        if (is_ambiguous(t[i]) || (t[i] >= '0' && t[i] <= '9' && i != next))
            continue;
        enum cjk_class c = cjk_class_of(t[i]);
        if (c == CJK_LATIN)
            return SIDE_LATIN;
        if (c != CJK_SPACE && c != CJK_OTHER)
            return SIDE_CHINESE;
        if (t[i] == 0xFFFC || t[i] == '\n')
            return SIDE_NONE;
    }
    return SIDE_NONE;
}

static bool is_apostrophe(const uint32_t *t, int count, int i)
{
    return t[i] == 0x2019 && i > 0 && i + 1 < count && is_alnum(t[i - 1]) && is_alnum(t[i + 1]);
}

struct quote {
    uint32_t cp;
    int at;
    enum side outside;
};

void cjk_classify(const uint32_t *t, int count, uint8_t *cls)
{
    struct quote open[QUOTES_DEEP];
    int depth = 0;
    bool chinese = false, latin = false, ambiguous = false;
    for (int i = 0; i < count; i++) {
        cls[i] = (uint8_t)cjk_class_of(t[i]);
        chinese |= cls[i] == CJK_HAN;
        latin |= cls[i] == CJK_LATIN && t[i] > '9';
        ambiguous |= is_ambiguous(t[i]);
    }
    if (!ambiguous)
        return;
    enum side own = chinese || !latin ? SIDE_CHINESE : SIDE_LATIN; /* where nothing stands beside the mark */
    for (int i = 0; i < count; i++) {
        if (!is_ambiguous(t[i]))
            continue;
        if (is_apostrophe(t, count, i)) {
            cls[i] = CJK_OTHER;
        } else if (t[i] == 0x201C || t[i] == 0x2018) {
            enum side before = side_of(t, cls, count, i, -1);
            if (depth < QUOTES_DEEP)
                open[depth++] = (struct quote){t[i], i, before};
            if ((before ? before : own) == SIDE_LATIN)
                cls[i] = CJK_OTHER;
        } else if (t[i] == 0x201D || t[i] == 0x2019) {
            enum side after = side_of(t, cls, count, i, 1);
            bool paired = depth && open[depth - 1].cp == t[i] - 1;
            struct quote q = paired ? open[--depth] : (struct quote){0, i, SIDE_NONE};
            bool is_latin = after != SIDE_CHINESE && q.outside != SIDE_CHINESE && (after || q.outside || own == SIDE_LATIN);
            cls[i] = is_latin ? CJK_OTHER : CJK_CLOSE;
            if (paired)
                cls[q.at] = is_latin ? CJK_OTHER : CJK_OPEN;
        } else {
            enum side before = side_of(t, cls, count, i, -1), after = side_of(t, cls, count, i, 1);
            if (before != SIDE_CHINESE && after != SIDE_CHINESE && (before || after || own == SIDE_LATIN))
                cls[i] = CJK_OTHER;
        }
    }
}
