/* layout: paint, puts boxes on a page: backgrounds, borders, then content. x is the start edge of the reference area, y the top of the box. */
#include <string.h>

#include "box.h"

static void side_paint(struct layout *l, struct page *page, const struct fo_border *b, struct point from, struct point to)
{
    if (!b->width)
        return;
    struct page_op *op = page_op_add(l->pages, page, OP_RULE, NULL);
    op->u.rule = (struct page_rule){.a = from, .b = to, .width = b->width, .color = b->color, .dash = b->style == BORDER_DOTTED ? 2 : b->style == BORDER_DASHED};
}

void frame_paint(struct layout *l, struct page *page, const struct fo_props *p, struct rect r, bool cut_above, bool cut_below, const struct page_tag *tag)
{
    (void)tag;
    if (p->background_color != FO_COLOR_NONE && r.w > 0 && r.h > 0)
        page_op_add(l->pages, page, OP_FILL, NULL)->u.fill = (struct page_fill){r, p->background_color};
    const struct fo_border *b = p->border;
    mpt x0 = r.x + b[SIDE_START].width / 2, x1 = r.x + r.w - b[SIDE_END].width / 2, y0 = r.y + b[SIDE_BEFORE].width / 2, y1 = r.y + r.h - b[SIDE_AFTER].width / 2;
    if (!cut_above)
        side_paint(l, page, &b[SIDE_BEFORE], (struct point){r.x, y0}, (struct point){r.x + r.w, y0});
    if (!cut_below)
        side_paint(l, page, &b[SIDE_AFTER], (struct point){r.x, y1}, (struct point){r.x + r.w, y1});
    side_paint(l, page, &b[SIDE_START], (struct point){x0, r.y}, (struct point){x0, r.y + r.h});
    side_paint(l, page, &b[SIDE_END], (struct point){x1, r.y}, (struct point){x1, r.y + r.h});
}

/* The ops of a line are moved and hung into the page; a line that is painted again (a repeated header) is copied. */
static void line_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    const struct line *line = b->line;
    mpt base = y + line->before;
    int depth = 0;
    for (const struct page_op *op = line->ops; op; op = op->next) {
        struct page_op *copy = page_op_add(l->pages, page, op->kind, op->tag);
        copy->u = op->u;
        if (op->kind == OP_POP)
            depth--;
        if (depth == 0)
            page_ops_move(copy, x + b->x, base); /* it is the last op of the page: only it moves */
        if (op->kind == OP_PUSH)
            depth++;
    }
    for (const struct page_link *k = line->links; k; k = k->next) {
        struct page_link *copy = arena_dup(l->pages->arena, k, sizeof *k);
        copy->rect.x += x + b->x;
        copy->rect.y += base;
        copy->next = page->links;
        page->links = copy;
    }
    for (const struct page_dest *d = line->dests; d; d = d->next)
        flow_anchor(l, d->id, page, x + b->x + d->at.x, base + d->at.y);
}

void container_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    const struct fo_props *p = b->props;
    bool page_fixed = p->absolute_position == ENUM_FIXED;
    mpt cx = (page_fixed ? 0 : x) + fo_length_of(p->left, 0), cy = (page_fixed ? 0 : y) + fo_length_of(p->top, 0);
    const struct box *content = b->detail;
    box_paint(l, page, content, cx, cy);
}

void box_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    if (b->node && b->node->props->id && !b->cut_above)
        flow_anchor(l, b->node->props->id, page, x + b->x, y);
    switch (b->kind) {
    case BOX_LINE: line_paint(l, page, b, x, y); return;
    case BOX_TABLE: table_paint(l, page, b, x, y); return;
    case BOX_FIXED: container_paint(l, page, b, x, l->region.y); return;
    default: break;
    }
    if (b->props && b->node && b->node->kind != FO_FLOW && b->node->kind != FO_STATIC_CONTENT && b->w > 0)
        frame_paint(l, page, b->props, (struct rect){x + b->x, y, b->w, b->h}, b->cut_above, b->cut_below, b->tag);
    mpt at = y + b->top;
    for (int i = 0; i < b->child_count; i++) {
        const struct box *c = b->child[i];
        if (b->kind != BOX_ITEM)
            at += i ? c->gap : c->gap_first;
        box_paint(l, page, c, x, at);
        if (b->kind != BOX_ITEM)
            at += c->h;
    }
}
