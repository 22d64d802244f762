/* topology: lettering, measures and divides labels. */
#include "lettering.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../text/breaks.h"

struct lettering lettering_of(struct font_set *fonts, struct diags *ds)
{
    return (struct lettering){font_stack_lookup(fonts, "hei", 400, false, ds), font_stack_lookup(fonts, "hei", 700, false, ds)};
}

static mpt advance(const struct font_stack *stack, mpt size, uint32_t cp)
{
    const struct font_face *face = font_stack_face(stack, cp);
    return face ? mpt_scale(font_advance(face, font_glyph(face, cp)), size, face->upem) : 0;
}

mpt text_width(const struct font_stack *stack, mpt size, const char *text)
{
    mpt width = 0;
    for (const char *p = text, *end = text + strlen(text); p < end;) {
        int32_t cp = utf8_next(&p, end);
        width += cp == UTF8_BAD ? 0 : advance(stack, size, (uint32_t)cp);
    }
    return width;
}

/* Code points with their places in the bytes and whether a line may end behind them. */
struct run {
    uint32_t *cps;
    size_t *at; /* count + 1 offsets */
    uint8_t *may;
    int count;
};

static struct run run_of(const char *text)
{
    size_t len = strlen(text);
    struct run r = {mem_alloc(sizeof *r.cps * (len + 1)), mem_alloc(sizeof *r.at * (len + 1)), mem_alloc(len + 1), 0};
    for (const char *p = text, *end = text + len; p < end;) {
        r.at[r.count] = (size_t)(p - text);
        int32_t cp = utf8_next(&p, end);
        r.cps[r.count++] = cp == UTF8_BAD ? ' ' : (uint32_t)cp;
    }
    r.at[r.count] = len;
    uint8_t *cls = mem_alloc(len + 1);
    cjk_classify(r.cps, r.count, cls);
    breaks_find(r.cps, cls, r.count, r.may);
    free(cls);
    return r;
}

/* Where the line that begins at `from` ends: the last place to divide that fits, else in the middle of a word. */
static int line_end(const struct run *r, const struct font_stack *stack, mpt size, int from, mpt most)
{
    mpt width = 0;
    int good = from;
    for (int i = from; i < r->count; i++) {
        width += advance(stack, size, r->cps[i]);
        if (width > most && i > from)
            return good > from ? good : i;
        if (r->may[i] == BREAK_GOOD || r->may[i] == BREAK_POOR)
            good = i + 1;
    }
    return r->count;
}

static void line_add(struct arena *arena, struct lines *l, const struct font_stack *stack, mpt size, const char *text, size_t len)
{
    while (len && text[len - 1] == ' ')
        len--;
    l->text[l->count] = arena_strndup(arena, text, len);
    mpt width = l->width[l->count] = text_width(stack, size, l->text[l->count]);
    l->widest = width > l->widest ? width : l->widest;
    l->count++;
}

static struct lines lines_fill(struct arena *arena, const struct font_stack *stack, mpt size, const char *text, mpt most, int count)
{
    struct lines l = {0};
    struct run r = run_of(text);
    for (int from = 0; from < r.count && l.count < count;) {
        int end = line_end(&r, stack, size, from, most);
        if (l.count == count - 1 && end < r.count) { /* no room for the rest */
            end = line_end(&r, stack, size, from, most - size);
            char *cut = arena_printf(arena, "%.*s…", (int)(r.at[end] - r.at[from]), text + r.at[from]);
            line_add(arena, &l, stack, size, cut, strlen(cut));
            break;
        }
        line_add(arena, &l, stack, size, text + r.at[from], r.at[end] - r.at[from]);
        from = end;
    }
    free(r.cps);
    free(r.at);
    free(r.may);
    return l;
}

struct lines text_lines(struct arena *arena, const struct font_stack *stack, mpt size, const char *text, mpt most, int count)
{
    struct lines l = lines_fill(arena, stack, size, text, most, count), even;
    if (l.count < 2 || l.width[l.count - 1] >= 2 * size)
        return l;
    mpt whole = 0; /* one character alone in the last line: lines of like length instead */
    for (int i = 0; i < l.count; i++)
        whole += l.width[i];
    even = lines_fill(arena, stack, size, text, whole / l.count + size, count);
    return even.count == l.count ? even : l;
}
