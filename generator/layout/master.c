/* layout: master, page masters, regions and page numbers. */
#include "master.h"

#include <string.h>

enum { A4_WIDTH = 595276, A4_HEIGHT = 841890 };

static const struct fo_node *master_find(const struct layout *l, const char *name)
{
    for (const struct fo_node *set = l->tree->root->first; set; set = set->next)
        if (set->kind == FO_LAYOUT_MASTER_SET)
            for (const struct fo_node *m = set->first; m; m = m->next)
                if (name && m->props->master_name && !strcmp(m->props->master_name, name))
                    return m;
    return NULL;
}

static bool condition_holds(const struct fo_props *p, int page, int number, bool blank)
{
    bool position = p->page_position == ENUM_ANY || (p->page_position == ENUM_FIRST && page == 0) || (p->page_position == ENUM_REST && page > 0);
    bool parity = p->odd_or_even == ENUM_ANY || (p->odd_or_even == ENUM_ODD) == (number & 1);
    bool emptiness = p->blank_or_not_blank == ENUM_ANY || (p->blank_or_not_blank == ENUM_BLANK) == blank;
    return position && parity && emptiness;
}

static const char *alternative(const struct fo_node *sub, int page, int number, bool blank)
{
    if (sub->kind != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
        return sub->props->master_reference;
    for (const struct fo_node *c = sub->first; c; c = c->next)
        if (condition_holds(c->props, page, number, blank))
            return c->props->master_reference;
    return NULL;
}

const struct fo_node *master_next(struct layout *l, struct master_state *s, int number, bool blank)
{
    const char *name = s->sequence->props->master_reference;
    const struct fo_node *m = master_find(l, name);
    if (m && m->kind == FO_PAGE_SEQUENCE_MASTER) {
        if (!s->sub)
            s->sub = m->first;
        while (s->sub && s->sub->next && s->used >= (s->sub->kind == FO_SINGLE_PAGE_MASTER_REFERENCE ? 1 : s->sub->props->maximum_repeats)) {
            s->sub = s->sub->next;
            s->used = 0;
        }
        s->used++;
        name = s->sub ? alternative(s->sub, s->page, number, blank) : NULL;
        m = master_find(l, name);
    }
    if (!m || m->kind != FO_SIMPLE_PAGE_MASTER) {
        diag_add(l->diags, D_LAYOUT_MASTER, (struct place){l->tree->file, s->sequence->line, 0}, name ? name : "");
        return NULL;
    }
    for (const struct fo_node *r = m->first; r; r = r->next)
        if (r->kind == FO_REGION_BODY) {
            struct rect body = master_area(m, r);
            if (body.w > 0 && body.h > 0)
                return m;
        }
    diag_add(l->diags, D_LAYOUT_BODY, (struct place){l->tree->file, m->line, 0});
    return NULL;
}

mpt master_width(const struct fo_node *m)
{
    return m->props->page_width.is_auto || m->props->page_width.abs <= 0 ? A4_WIDTH : m->props->page_width.abs;
}

mpt master_height(const struct fo_node *m)
{
    return m->props->page_height.is_auto || m->props->page_height.abs <= 0 ? A4_HEIGHT : m->props->page_height.abs;
}

const char *master_region_name(const struct fo_node *r)
{
    static const char *const names[] = {"xsl-region-body", "xsl-region-before", "xsl-region-after", "xsl-region-start", "xsl-region-end"};
    return r->props->region_name ? r->props->region_name : names[r->kind - FO_REGION_BODY];
}

struct rect master_area(const struct fo_node *m, const struct fo_node *r)
{
    mpt w = master_width(m), h = master_height(m);
    const struct fo_length *g = m->props->margin;
    struct rect a = {fo_length_of(g[SIDE_START], w), fo_length_of(g[SIDE_BEFORE], h), 0, 0};
    if (!r)
        return (struct rect){0};
    a.w = w - a.x - fo_length_of(g[SIDE_END], w);
    a.h = h - a.y - fo_length_of(g[SIDE_AFTER], h);
    mpt extent = fo_length_of(r->props->extent, r->kind <= FO_REGION_AFTER ? a.h : a.w);
    const struct fo_length *b = r->props->margin;
    switch (r->kind) {
    case FO_REGION_BODY:
        a.x += fo_length_of(b[SIDE_START], a.w);
        a.y += fo_length_of(b[SIDE_BEFORE], a.h);
        a.w -= fo_length_of(b[SIDE_START], a.w) + fo_length_of(b[SIDE_END], a.w);
        a.h -= fo_length_of(b[SIDE_BEFORE], a.h) + fo_length_of(b[SIDE_AFTER], a.h);
        break;
    case FO_REGION_BEFORE: a.h = extent; break;
    case FO_REGION_AFTER: a.y += a.h - extent, a.h = extent; break;
    case FO_REGION_START: a.w = extent; break;
    default: a.x += a.w - extent, a.w = extent;
    }
    return a;
}

static const char *roman(struct arena *arena, int n, bool upper)
{
    static const struct { int value; const char *text; } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
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
    for (; n > 0 && at > 0; n = (n - 1) / 26)
        text[--at] = (char)(first + (n - 1) % 26);
    return arena_strdup(arena, text + at);
}

static const char *chinese(struct arena *arena, int n)
{
    static const char *const digit[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (n <= 0 || n >= 100)
        return arena_printf(arena, "%d", n);
    return arena_printf(arena, "%s%s%s", n >= 20 ? digit[n / 10] : "", n >= 10 ? "十" : "", digit[n % 10]);
}

const char *master_number(struct arena *arena, int n, const char *format)
{
    if (!strcmp(format, "i") || !strcmp(format, "I"))
        return roman(arena, n, format[0] == 'I');
    if (!strcmp(format, "a") || !strcmp(format, "A"))
        return letters(arena, n, format[0]);
    if (!strcmp(format, "一"))
        return chinese(arena, n);
    return arena_printf(arena, "%0*d", (int)(strspn(format, "01") > 1 ? strlen(format) : 1), n);
}
