/* layout: paint, puts boxes on a page: backgrounds, borders, then content. x is the start edge of the reference area, y the top of the box. */
#include <string.h>

#include "flow.h"

/* Half as dark, for the lit side of ridges, grooves, insets and outsets. */
static uint32_t color_lit(uint32_t color)
{
    return ((color >> 1) & 0x7F7F7F) + 0x808080;
}

static void rule_paint(struct layout *l, struct page *page, struct point a, struct point b, const struct page_rule *how)
{
    struct page_op *op = page_op_add(l->pages, page, OP_RULE, NULL);
    op->u.rule = *how;
    op->u.rule.a = a;
    op->u.rule.b = b;
}

void border_paint(struct layout *l, struct page *page, const struct fo_border *b, struct point from, struct point to)
{
    if (b->width <= 0)
        return;
    bool across = from.y == to.y;
    mpt parts = b->style == BORDER_DOUBLE ? 3 : b->style >= BORDER_GROOVE ? 2 : 1, width = b->width / parts, off = (b->width - width) / 2;
    struct page_rule how = {.width = width, .color = b->color, .dash = b->style == BORDER_DOTTED ? 2 : b->style == BORDER_DASHED};
    if (parts == 1) {
        rule_paint(l, page, from, to, &how);
        return;
    }
    bool raised = b->style == BORDER_RIDGE || b->style == BORDER_OUTSET;
    for (int side = -1; side <= 1; side += 2) {
        mpt dx = across ? 0 : side * off, dy = across ? side * off : 0;
        how.color = parts == 2 && (side < 0) == raised ? color_lit(b->color) : b->color;
        rule_paint(l, page, (struct point){from.x + dx, from.y + dy}, (struct point){to.x + dx, to.y + dy}, &how);
    }
}

void frame_paint(struct layout *l, struct page *page, const struct fo_props *p, struct rect r, bool cut_above, bool cut_below, const struct page_tag *tag)
{
    (void)tag;
    background_paint(l, page, p, r, true);
    const struct fo_border *b = p->border;
    mpt x0 = r.x + b[SIDE_START].width / 2, x1 = r.x + r.w - b[SIDE_END].width / 2, y0 = r.y + b[SIDE_BEFORE].width / 2, y1 = r.y + r.h - b[SIDE_AFTER].width / 2;
    if (!cut_above || b[SIDE_BEFORE].retain)
        border_paint(l, page, &b[SIDE_BEFORE], (struct point){r.x, y0}, (struct point){r.x + r.w, y0});
    if (!cut_below || b[SIDE_AFTER].retain)
        border_paint(l, page, &b[SIDE_AFTER], (struct point){r.x, y1}, (struct point){r.x + r.w, y1});
    border_paint(l, page, &b[SIDE_START], (struct point){x0, r.y}, (struct point){x0, r.y + r.h});
    border_paint(l, page, &b[SIDE_END], (struct point){x1, r.y}, (struct point){x1, r.y + r.h});
}

/* How much is given of what may be. */
static mpt shrunk(const struct layout *l, mpt give)
{
    return l->shrink ? (mpt)((int64_t)give * l->shrink >> 16) : 0;
}

void anchor_paint(struct layout *l, struct page *page, const struct fo_node *n, mpt x, mpt y, bool starts, bool ends)
{
    if (!n)
        return;
    if (n->props->id) /* a part that goes on tells the last page */
        flow_anchor(l, n->props->id, page, x, y);
    for (const struct fo_node *m = n->first; m && m->kind == FO_MARKER; m = m->next)
        flow_mark(l, m, starts, ends);
}

/* The ops of a line go into the page; one that is painted more than once (headers, footers, the separator of footnotes) gives copies. */
static void line_ops_paint(struct layout *l, struct page *page, struct line *line, mpt x, mpt y)
{
    if (!line->ops)
        return;
    if (l->repeating || line->placed) {
        ops_paint(l, page, line->ops, line->last_op, x - line->at.x, y - line->at.y);
        return;
    }
    page_ops_move(line->ops, x, y);
    for (struct page_op *op = line->ops; op; op = op->next)
        op->artifact = page->artifact;
    if (page->last_op)
        page->last_op->next = line->ops;
    else
        page->ops = line->ops;
    page->last_op = line->last_op;
    line->placed = true;
    line->at = (struct point){x, y};
}

static void line_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    struct line *line = b->line;
    mpt base = y + line->before;
    x += (l->flow->number - 1) & 1 ? line->shift_odd : line->shift_even; /* the number of the next page is known */
    line_ops_paint(l, page, line, x + b->x, base);
    for (const struct page_link *k = line->links; k; k = k->next) {
        struct page_link *copy = arena_dup(l->pages->arena, k, sizeof *k);
        copy->rect.x += x + b->x;
        copy->rect.y += base;
        copy->next = page->links;
        page->links = copy;
    }
    for (const struct page_dest *d = line->dests; d; d = d->next)
        flow_anchor(l, d->id, page, x + b->x + d->at.x, base + d->at.y);
    for (int i = 0; i < line->marker_count; i++)
        flow_mark(l, line->markers[i], true, true);
    for (int i = 0; i < b->note_count; i++)
        flow_note(l, b->notes[i]);
}

static void children_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    mpt h = b->h - shrunk(l, b->give_in);
    if (b->props && b->node && b->node->kind != FO_FLOW && b->node->kind != FO_STATIC_CONTENT && b->w > 0)
        frame_paint(l, page, b->props, (struct rect){x + b->x, y, b->w, h}, b->cut_above, b->cut_below, b->tag);
    if (b->area && b->node)
        l->area = (struct rect){x + b->shift, y + b->top, b->w, h - b->top - b->foot};
    mpt at = y + b->top;
    for (int i = 0; i < b->child_count; i++) {
        const struct box *c = b->child[i];
        if (b->kind != BOX_ITEM)
            at += i ? c->gap - shrunk(l, c->give) : c->gap_first;
        box_paint(l, page, c, x + b->shift, at);
        if (b->kind != BOX_ITEM)
            at += c->h - (c->kind == BOX_BLOCK ? shrunk(l, c->give_in) : 0);
    }
}

void box_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    struct rect outside = l->area;
    int32_t shrink = l->shrink;
    if (b->kind != BOX_BLOCK)
        l->shrink = 0;
    anchor_paint(l, page, b->node, x + b->x, y, !b->cut_above, !b->cut_below);
    switch (b->kind) {
    case BOX_LINE: line_paint(l, page, b, x, y); break;
    case BOX_TABLE: table_paint(l, page, b, x, y); break;
    case BOX_FIXED: case BOX_CONTAINER: container_paint(l, page, b, x, y); break;
    default: children_paint(l, page, b, x, y);
    }
    l->area = outside;
    l->shrink = shrink;
}
