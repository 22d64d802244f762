/* text: breaks, candidates from ICU, then what Chinese rules and undivided tokens take away. */
#include "breaks.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include "../base/arena.h"
#include "../base/utf8.h"
#include "tokens.h"

/* Text as ICU wants it: at[k] is the code point that UTF-16 unit k begins or belongs to. */
struct utf16 {
    UChar *text;
    int *at;
    int32_t count;
};

static struct utf16 utf16_of(const uint32_t *t, int count)
{
    struct utf16 u = {mem_alloc(sizeof(UChar) * 2 * (size_t)count), mem_alloc(sizeof(int) * (2 * (size_t)count + 1)), 0};
    for (int i = 0; i < count; i++) {
        int32_t from = u.count;
        U16_APPEND_UNSAFE(u.text, u.count, (int32_t)t[i]);
        for (int32_t k = from; k < u.count; k++)
            u.at[k] = i;
    }
    u.at[u.count] = count;
    return u;
}

/* flag[i] becomes 1 where ICU finds a boundary after code point i. The iterator is opened once. */
static void boundaries_find(UBreakIterator **iterator, UBreakIteratorType type, const uint32_t *t, int count, uint8_t *flag)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!*iterator)
        *iterator = ubrk_open(type, "zh@lb=strict", NULL, 0, &error);
    struct utf16 u = utf16_of(t, count);
    if (U_SUCCESS(error))
        ubrk_setText(*iterator, u.text, u.count, &error);
    if (U_SUCCESS(error))
        for (int32_t at = ubrk_next(*iterator); at != UBRK_DONE; at = ubrk_next(*iterator))
            if (u.at[at] > 0)
                flag[u.at[at] - 1] = 1;
    free(u.text);
    free(u.at);
}

static bool is_chinese(enum cjk_class c)
{
    return c == CJK_HAN || c == CJK_OPEN || c == CJK_CLOSE || c == CJK_MARK;
}

/* GB/T 15834 5.1, CLREQ 6.1.2: prohibited ends and starts; —— and …… are one sign. Marks of Latin text follow UAX #14 alone. */
static bool pair_forbidden(const uint32_t *t, const uint8_t *cls, int i)
{
    uint32_t a = t[i], b = t[i + 1];
    if ((a == 0x2014 && b == 0x2014) || (a == 0x2026 && b == 0x2026))
        return true;
    if (cls[i] == CJK_OTHER && a >= 0x80)
        return cls[i + 1] != CJK_OTHER && cjk_no_start(b);
    if (cls[i + 1] == CJK_OTHER && b >= 0x80)
        return cjk_no_end(a);
    return cjk_no_end(a) || cjk_no_start(b);
}

/* ICU leaves quotes undecided and ties them to both sides: in Chinese text a line may begin with an opening one and end with a closing one. */
static bool quote_frees(const uint32_t *t, const uint8_t *cls, int i)
{
    uint32_t a = t[i], b = t[i + 1];
    bool opens = (b == 0x201C || b == 0x2018) && cls[i + 1] == CJK_OPEN && (is_chinese(cls[i]) || cls[i] == CJK_LATIN);
    bool closes = (a == 0x201D || a == 0x2019) && cls[i] == CJK_CLOSE && (is_chinese(cls[i + 1]) || cls[i + 1] == CJK_LATIN);
    return opens || closes;
}

void breaks_find(const uint32_t *t, const uint8_t *cls, int count, uint8_t *may)
{
    memset(may, 0, (size_t)count);
    if (count == 0)
        return;
    static UBreakIterator *lines;
    boundaries_find(&lines, UBRK_LINE, t, count, may); /* 1 is BREAK_GOOD */
    uint8_t *tie = mem_alloc((size_t)count);
    tokens_find(t, count, tie);
    for (int i = 0; i + 1 < count; i++) {
        if (!may[i] && quote_frees(t, cls, i))
            may[i] = BREAK_GOOD;
        if (may[i] && t[i] != '\n' && pair_forbidden(t, cls, i))
            may[i] = BREAK_NOT;
        if (tie[i] == TIE_URL)
            may[i] = BREAK_POOR;
        else if (tie[i] == TIE_JOINT)
            may[i] = BREAK_LAST;
        else if (tie[i] == TIE_FIRM)
            may[i] = BREAK_NOT;
    }
    free(tie);
    may[count - 1] = BREAK_GOOD;
}

/* Words of this field that ICU's dictionary does not know: it takes them for single characters. */
static const char *const field_words[] = {"测评", "密评", "定级", "涉密", "运维", "保密局", "堡垒机", "准入", "等保", "分级", "网闸", "负载均衡"};

/* Takes the ends of words out of every field word. */
static void field_words_join(const uint32_t *t, int count, uint8_t *ends)
{
    for (size_t w = 0; w < sizeof field_words / sizeof *field_words; w++) {
        uint32_t word[8];
        int n = 0;
        for (const char *p = field_words[w], *end = p + strlen(p); p < end; n++)
            word[n] = (uint32_t)utf8_next(&p, end);
        for (int i = 0; i + n <= count; i++)
            if (!memcmp(t + i, word, (size_t)n * sizeof *word))
                memset(ends + i, 0, (size_t)n - 1);
    }
}

void words_mark(const uint32_t *t, int count, uint8_t *may)
{
    static UBreakIterator *words;
    uint8_t *ends = mem_alloc((size_t)count + 1);
    boundaries_find(&words, UBRK_WORD, t, count, ends);
    field_words_join(t, count, ends);
    for (int i = 0; i + 1 < count; i++)
        if (may[i] == BREAK_GOOD && !ends[i])
            may[i] = BREAK_WORD;
    free(ends);
}
