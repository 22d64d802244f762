/* check: nearest, the word that was probably meant. */
#include "nearest.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/utrans.h>

#include "../base/utf8.h"

enum { WORD_MOST = 48 };

struct word {
    int32_t c[WORD_MOST];
    int len;
};

/* Traditional, full-width and capital characters become simplified, half-width and small; spaces, - and _ do not count. */
static struct word folded(const char *text)
{
    static UTransliterator *fold;
    UErrorCode error = U_ZERO_ERROR;
    UChar wide[2 * WORD_MOST];
    int32_t units = 0, limit;
    struct word w = {.len = 0};
    if (!fold)
        fold = utrans_openU(u"Hant-Hans; Fullwidth-Halfwidth; Lower", -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    for (const char *p = text, *end = text + strlen(text); p < end && units < WORD_MOST;) {
        int32_t cp = utf8_next(&p, end);
        if (cp > 0 && cp != ' ' && cp != '-' && cp != '_' && cp < 0x10000)
            wide[units++] = (UChar)cp;
    }
    limit = units;
    error = U_ZERO_ERROR;
    if (fold)
        utrans_transUChars(fold, wide, &units, 2 * WORD_MOST, 0, &limit, &error);
    for (int32_t i = 0; i < units && w.len < WORD_MOST; i++)
        w.c[w.len++] = wide[i];
    return w;
}

/* Candidates are in simplified and half-width characters already, but for case, dashes and brackets. */
static struct word plain(const char *text)
{
    struct word w = {.len = 0};
    for (const char *p = text, *end = text + strlen(text); p < end && w.len < WORD_MOST;) {
        int32_t cp = utf8_next(&p, end);
        if (cp >= 0xFF01 && cp <= 0xFF5E)
            cp -= 0xFEE0;
        if (cp != ' ' && cp != '-' && cp != '_')
            w.c[w.len++] = cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    }
    return w;
}

/* Insertions, deletions, changes and exchanges of neighbours (optimal string alignment). */
static int distance(const struct word *a, const struct word *b)
{
    int rows[3][WORD_MOST + 1];
    for (int j = 0; j <= b->len; j++)
        rows[0][j] = j;
    for (int i = 1; i <= a->len; i++) {
        int *row = rows[i % 3], *up = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= b->len; j++) {
            int best = up[j - 1] + (a->c[i - 1] != b->c[j - 1]);
            best = up[j] + 1 < best ? up[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            if (i > 1 && j > 1 && a->c[i - 1] == b->c[j - 2] && a->c[i - 2] == b->c[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a->len % 3][b->len];
}

/* Are the characters of the shorter word all in the longer one, in their order, as 省 in 省级 and 邮编 in 邮政编码? */
static bool is_abbreviated(const struct word *a, const struct word *b)
{
    const struct word *longer = b->len > a->len ? b : a, *shorter = longer == a ? b : a;
    int found = 0;
    for (int i = 0; i < longer->len && found < shorter->len; i++)
        found += longer->c[i] == shorter->c[found];
    return found == shorter->len;
}

/* 不, 未, 非 or 无 in it */
static bool is_negated(const struct word *w)
{
    for (int i = 0; i < w->len; i++)
        if (w->c[i] == 0x4E0D || w->c[i] == 0x672A || w->c[i] == 0x975E || w->c[i] == 0x65E0)
            return true;
    return false;
}

/* Of two Chinese characters each says half: 丙级 is not 甲级, and 政务 not 税务. And 未全部使用 is not 全部使用. */
static bool is_other_word(const struct word *a, const struct word *b, int distance)
{
    return is_negated(a) != is_negated(b) || (distance && a->len <= 2 && a->c[0] >= 0x80 && !is_abbreviated(a, b));
}

/* How many characters may differ: a third, and one more of letters, of which single ones say nothing. */
static int differing_most(const struct word *w)
{
    bool chinese = w->len && w->c[0] >= 0x80;
    return w->len / 3 + (!chinese || w->len < 3);
}

/* Is candidate nearer than *least? At most a third of the characters may differ, and one; never more than half: nac is not what PLC means. */
static bool is_nearer(const struct word *word, const char *candidate, int *least)
{
    struct word c = plain(candidate);
    if (!c.len || abs(c.len - word->len) >= *least)
        return false;
    int d = distance(word, &c);
    if (d >= *least || d >= c.len || 2 * d > word->len || is_other_word(word, &c, d))
        return false;
    *least = d;
    return true;
}

/* Does one word hold the other, as 产品编号 holds 编号? */
static bool is_part(const struct word *word, const struct word *other)
{
    const struct word *longer = other->len > word->len ? other : word, *shorter = longer == word ? other : word;
    for (int i = 0; i + shorter->len <= longer->len; i++)
        if (!memcmp(longer->c + i, shorter->c, sizeof *shorter->c * (size_t)shorter->len))
            return true;
    return false;
}

typedef bool (*resemblance)(const struct word *, const struct word *);

/* English words are too often part of others, and so is one character. */
static bool is_telling(const struct word *w)
{
    return w->len >= 2 && w->c[0] >= 0x80;
}

/* The child whose label holds the word, or is held by it, and has the fewest other characters. */
static const struct vocab_element *like_child(const struct vocab_type *t, const struct word *word, resemblance is_like, const char **written)
{
    const struct vocab_element *best = NULL;
    int least = WORD_MOST;
    for (int i = 0; t && i < t->element_count; i++) {
        struct word c = plain(t->elements[i].label);
        if (!is_telling(&c) || is_negated(word) != is_negated(&c) || !is_like(word, &c) || abs(c.len - word->len) >= least)
            continue;
        least = abs(c.len - word->len);
        best = &t->elements[i];
        *written = best->label;
    }
    return best;
}

const struct vocab_element *nearest_child(const struct vocab_type *t, const char *text, const char **written)
{
    const struct word word = folded(text);
    int least = differing_most(&word) + 1;
    const struct vocab_element *best = NULL;
    for (int i = 0; t && i < t->element_count; i++) {
        const struct vocab_element *e = &t->elements[i];
        if (is_nearer(&word, e->name, &least))
            best = e, *written = e->name;
        if (is_nearer(&word, e->label, &least))
            best = e, *written = e->label;
        for (const char *const *a = e->aliases; *a; a++)
            if (is_nearer(&word, *a, &least))
                best = e, *written = *a;
    }
    if (best || !is_telling(&word))
        return best;
    best = like_child(t, &word, is_part, written);
    return best ? best : like_child(t, &word, is_abbreviated, written);
}

/* Is the candidate like the word, and has fewer other characters than *least? */
static bool like_better(const struct word *word, const char *candidate, resemblance is_like, int *least)
{
    struct word c = plain(candidate);
    int others = abs(c.len - word->len);
    if (!is_telling(&c) || is_negated(word) != is_negated(&c) || others >= *least || !is_like(word, &c))
        return false;
    *least = others;
    return true;
}

/* The option whose label holds the word, with the fewest other characters. */
static const struct vocab_value *like_value(const struct vocab_type *t, const struct word *word, resemblance is_like)
{
    const struct vocab_value *best = NULL;
    int least = WORD_MOST;
    for (int i = 0; i < t->value_count; i++) {
        const struct vocab_value *v = &t->values[i];
        best = like_better(word, v->label, is_like, &least) ? v : best;
        for (const char *const *a = v->aliases; *a; a++)
            best = like_better(word, *a, is_like, &least) ? v : best;
    }
    return best;
}

const struct vocab_value *nearest_value(const struct vocab_type *t, const char *text)
{
    const struct word word = folded(text);
    int least = differing_most(&word) + 1;
    const struct vocab_value *best = NULL;
    if (word.len < 2) /* one character is near to every code */
        least = 1;
    for (int i = 0; i < t->value_count; i++) {
        const struct vocab_value *v = &t->values[i];
        bool nearer = is_nearer(&word, v->code, &least);
        nearer = is_nearer(&word, v->label, &least) || nearer;
        nearer = is_nearer(&word, v->en, &least) || nearer;
        for (const char *const *a = v->aliases; *a; a++)
            nearer = is_nearer(&word, *a, &least) || nearer;
        best = nearer ? v : best;
    }
    if (best || !is_telling(&word))
        return best;
    best = like_value(t, &word, is_part);
    return best ? best : like_value(t, &word, is_abbreviated);
}
