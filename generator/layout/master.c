/* layout: master, page masters and regions. */
#include "master.h"

#include <string.h>

enum { A4_WIDTH = 595276, A4_HEIGHT = 841890, SHEET_LEAST = 3 * MPT_PT, SHEET_MOST = 14400 * MPT_PT };

static const struct fo_node *master_find(const struct layout *l, const char *name)
{
    for (const struct fo_node *set = l->tree->root->first; set; set = set->next)
        if (set->kind == FO_LAYOUT_MASTER_SET)
            for (const struct fo_node *m = set->first; m; m = m->next)
                if (name && m->props->master_name && !strcmp(m->props->master_name, name))
                    return m;
    return NULL;
}

static bool position_holds(enum fo_enum position, int page, bool last)
{
    switch (position) {
    case ENUM_FIRST: return page == 0;
    case ENUM_LAST: return last;
    case ENUM_REST: return page > 0 && !last;
    case ENUM_ONLY: return page == 0 && last;
    default: return true;
    }
}

static bool condition_holds(const struct fo_props *p, int page, struct page_kind kind)
{
    bool parity = p->odd_or_even == ENUM_ANY || (p->odd_or_even == ENUM_ODD) == (kind.number & 1);
    bool emptiness = p->blank_or_not_blank == ENUM_ANY || (p->blank_or_not_blank == ENUM_BLANK) == kind.blank;
    return position_holds(p->page_position, page, kind.last) && parity && emptiness;
}

static const char *alternative(const struct fo_node *sub, int page, struct page_kind kind)
{
    if (sub->kind != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
        return sub->props->master_reference;
    for (const struct fo_node *c = sub->first; c; c = c->next)
        if (condition_holds(c->props, page, kind))
            return c->props->master_reference;
    return NULL;
}

/* The sub-sequence that makes the next page. When all are used up the last one goes on (XSL 6.4.7: an error that is recovered from). */
static void sub_advance(struct layout *l, struct master_state *s, const struct fo_node *m)
{
    if (!s->sub)
        s->sub = m->first;
    while (s->sub && s->used >= (s->sub->kind == FO_SINGLE_PAGE_MASTER_REFERENCE ? 1 : s->sub->props->maximum_repeats)) {
        if (!s->sub->next) {
            diag_add(l->diags, D_LAYOUT_MASTERS_USED, layout_place(l, s->sequence), m->props->master_name);
            return;
        }
        s->sub = s->sub->next;
        s->used = 0;
    }
}

const struct fo_node *master_body(const struct fo_node *m, const char *flow_name)
{
    const struct fo_node *body = NULL;
    for (const struct fo_node *r = m->first; r; r = r->next)
        if (r->kind == FO_REGION_BODY && (!body || (flow_name && !strcmp(master_region_name(r), flow_name))))
            body = r;
    return body;
}

/* A side of the sheet, within what a PDF page can measure (ISO 32000-1 Annex C). */
static mpt sheet_side(struct fo_length side, mpt standard)
{
    if (side.is_auto)
        return standard;
    return side.abs < SHEET_LEAST ? SHEET_LEAST : side.abs > SHEET_MOST ? SHEET_MOST : side.abs;
}

mpt master_width(const struct fo_node *m)
{
    return sheet_side(m->props->page_width, A4_WIDTH);
}

mpt master_height(const struct fo_node *m)
{
    return sheet_side(m->props->page_height, A4_HEIGHT);
}

static bool sheet_fits(const struct fo_node *m)
{
    const struct fo_props *p = m->props;
    return (p->page_width.is_auto || p->page_width.abs == master_width(m)) && (p->page_height.is_auto || p->page_height.abs == master_height(m));
}

const struct fo_node *master_next(struct layout *l, struct master_state *s, struct page_kind kind)
{
    const char *name = s->sequence->props->master_reference;
    const struct fo_node *m = master_find(l, name);
    if (m && m->kind == FO_PAGE_SEQUENCE_MASTER) {
        sub_advance(l, s, m);
        s->used++;
        name = s->sub ? alternative(s->sub, s->page, kind) : NULL;
        if (!name && s->sub) { /* no alternative is for such a page: any one that could be */
            diag_add(l->diags, D_LAYOUT_ALTERNATIVE, layout_place(l, s->sub), kind.number);
            for (const struct fo_node *c = s->sub->first; c && !name; c = c->next)
                name = c->props->master_reference;
        }
        m = master_find(l, name);
    }
    if (!m || m->kind != FO_SIMPLE_PAGE_MASTER) {
        diag_add(l->diags, D_LAYOUT_MASTER, layout_place(l, s->sequence), name ? name : "");
        return NULL;
    }
    if (!sheet_fits(m))
        diag_add(l->diags, D_LAYOUT_PAGE, layout_place(l, m), SHEET_LEAST / MPT_PT, SHEET_MOST / MPT_PT);
    const struct fo_node *body = master_body(m, NULL);
    struct rect area = body ? master_area(m, body, true) : (struct rect){0};
    if (area.w > 0 && area.h > 0)
        return m;
    diag_add(l->diags, D_LAYOUT_BODY, layout_place(l, m));
    return NULL;
}

const char *master_region_name(const struct fo_node *r)
{
    static const char *const names[] = {"xsl-region-body", "xsl-region-before", "xsl-region-after", "xsl-region-start", "xsl-region-end"};
    return r->props->region_name ? r->props->region_name : names[r->kind - FO_REGION_BODY];
}

static const struct fo_node *region_of(const struct fo_node *m, enum fo_kind kind)
{
    const struct fo_node *r = m->first;
    while (r && r->kind != kind)
        r = r->next;
    return r;
}

/* Region a takes its corner from region b: before and after do when they have precedence, start and end otherwise (XSL 7.27.16). */
static mpt corner(const struct fo_node *m, enum fo_kind kind, mpt base)
{
    const struct fo_node *r = region_of(m, kind);
    return r ? fo_length_of(r->props->extent, base) : 0;
}

static bool has_precedence(const struct fo_node *m, enum fo_kind kind)
{
    const struct fo_node *r = region_of(m, kind);
    return r && r->props->precedence == ENUM_TRUE;
}

static struct rect region_outer(const struct fo_node *m, const struct fo_node *r, struct rect a)
{
    bool across = r->kind == FO_REGION_BEFORE || r->kind == FO_REGION_AFTER;
    mpt extent = fo_length_of(r->props->extent, across ? a.h : a.w);
    if (across && r->props->precedence != ENUM_TRUE) {
        mpt start = corner(m, FO_REGION_START, a.w), end = corner(m, FO_REGION_END, a.w);
        a.x += start;
        a.w -= start + end;
    } else if (!across) {
        mpt before = has_precedence(m, FO_REGION_BEFORE) ? corner(m, FO_REGION_BEFORE, a.h) : 0, after = has_precedence(m, FO_REGION_AFTER) ? corner(m, FO_REGION_AFTER, a.h) : 0;
        a.y += before;
        a.h -= before + after;
    }
    switch (r->kind) {
    case FO_REGION_BEFORE: a.h = extent; break;
    case FO_REGION_AFTER: a.y += a.h - extent, a.h = extent; break;
    case FO_REGION_START: a.w = extent; break;
    default: a.x += a.w - extent, a.w = extent;
    }
    return a;
}

static struct rect shrink(struct rect a, mpt start, mpt before, mpt end, mpt after)
{
    return (struct rect){a.x + start, a.y + before, a.w - start - end, a.h - before - after};
}

struct rect master_area(const struct fo_node *m, const struct fo_node *r, bool inside)
{
    mpt w = master_width(m), h = master_height(m);
    if (m->props->reference_orientation % 180) {
        mpt swap = w;
        w = h;
        h = swap;
    }
    const struct fo_length *g = m->props->margin, *b = r->props->margin;
    const struct fo_props *p = r->props;
    struct rect page = {0, 0, w, h};
    struct rect a = shrink(page, fo_length_of(g[SIDE_START], w), fo_length_of(g[SIDE_BEFORE], h), fo_length_of(g[SIDE_END], w), fo_length_of(g[SIDE_AFTER], h));
    if (r->kind == FO_REGION_BODY)
        a = shrink(a, fo_length_of(b[SIDE_START], a.w), fo_length_of(b[SIDE_BEFORE], a.h), fo_length_of(b[SIDE_END], a.w), fo_length_of(b[SIDE_AFTER], a.h));
    else
        a = region_outer(m, r, a);
    return inside ? shrink(a, frame_side(p, SIDE_START, a.w), frame_side(p, SIDE_BEFORE, a.w), frame_side(p, SIDE_END, a.w), frame_side(p, SIDE_AFTER, a.w)) : a;
}

static bool region_exists(const struct layout *l, const char *name)
{
    for (const struct fo_node *set = l->tree->root->first; set; set = set->next)
        for (const struct fo_node *m = set->kind == FO_LAYOUT_MASTER_SET ? set->first : NULL; m; m = m->next)
            for (const struct fo_node *r = m->kind == FO_SIMPLE_PAGE_MASTER ? m->first : NULL; r; r = r->next)
                if (!strcmp(master_region_name(r), name))
                    return true;
    return false;
}

void master_check_static(struct layout *l, const struct fo_node *sequence)
{
    for (const struct fo_node *c = sequence->first; c; c = c->next) {
        const char *name = c->kind == FO_STATIC_CONTENT ? c->props->flow_name ? c->props->flow_name : "" : NULL;
        if (name && strncmp(name, "xsl-", 4) != 0 && !region_exists(l, name))
            diag_add(l->diags, D_LAYOUT_STATIC, layout_place(l, c), name);
    }
}

void master_check(struct layout *l)
{
    for (const struct fo_node *set = l->tree->root->first; set; set = set->next)
        for (const struct fo_node *m = set->kind == FO_LAYOUT_MASTER_SET ? set->first : NULL; m; m = m->next) {
            const char *name = m->props->master_name ? m->props->master_name : "";
            if (master_find(l, name) != m)
                diag_add(l->diags, D_LAYOUT_MASTER_NAME, layout_place(l, m), name);
            for (const struct fo_node *r = m->kind == FO_SIMPLE_PAGE_MASTER ? m->first : NULL; r; r = r->next) {
                struct rect a = master_area(m, r, false);
                if (r->kind != FO_REGION_BODY && (a.w < 0 || a.h < 0 || a.x < 0 || a.y < 0 || (!(m->props->reference_orientation % 180) && (a.x + a.w > master_width(m) || a.y + a.h > master_height(m)))))
                    diag_add(l->diags, D_LAYOUT_REGION, layout_place(l, r), fo_kind_name(r->kind));
            }
        }
}
