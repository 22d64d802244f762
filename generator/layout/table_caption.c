/* layout: table caption, table-and-caption: a caption and its table, kept together, one structure element (ISO 32000-1 14.8.4.3.4). */
#include "table.h"

static const struct fo_node *child_of(const struct fo_node *n, enum fo_kind kind)
{
    const struct fo_node *c = n->first;
    while (c && c->kind != kind)
        c = c->next;
    return c;
}

static const struct fo_keep always = {FO_FORCE, FO_FORCE, FO_FORCE};

static struct box *caption_lay(struct layout *l, const struct fo_node *caption, mpt width, struct page_tag *table)
{
    struct box *b = box_new(l, BOX_BLOCK, caption);
    b->w = width;
    b->area = true;
    b->tag = box_tag(l, caption, table, "Caption");
    block_lay_children(l, b, caption->first, width, b->tag);
    box_close(b);
    b->keep_inside = always;
    return b;
}

/* text-align of the pair places a table that is narrower than its area (XSL 6.7.2). */
static void table_align(struct box *table, const struct fo_props *p, mpt width)
{
    mpt slack = width - table->w - table->x - fo_length_of(p->end_indent, width);
    if (slack <= 0)
        return;
    if (p->text_align == ENUM_CENTER)
        table->x += slack / 2;
    else if (p->text_align == ENUM_END || p->text_align == ENUM_RIGHT)
        table->x += slack;
}

void table_relay_captioned(struct layout *l, struct box *into, const struct box *rest, mpt width)
{
    for (int i = 0; i < rest->child_count; i++) {
        const struct box *old = rest->child[i];
        struct box *b = old->kind == BOX_TABLE ? table_relay(l, old, width) : old->cut_above ? box_relay(l, old, width, NULL) : caption_lay(l, old->node, width, old->tag ? old->tag->parent : NULL);
        if (old->kind == BOX_TABLE)
            table_align(b, into->node->props, width);
        b->keep_before = old->keep_before;
        box_add(l, into, b);
    }
}

struct box *table_lay_captioned(struct layout *l, const struct fo_node *node, mpt width, struct page_tag *parent)
{
    const struct fo_node *table = child_of(node, FO_TABLE), *caption = child_of(node, FO_TABLE_CAPTION);
    if (!table)
        return NULL;
    const struct fo_props *p = node->props;
    bool below = p->caption_side == ENUM_AFTER || p->caption_side == ENUM_BOTTOM;
    struct page_tag *tag = box_tag(l, table, parent, "Table");
    struct box *pair = box_new(l, BOX_BLOCK, node), *title = caption && !below ? caption_lay(l, caption, width, tag) : NULL;
    struct box *grid = table_lay_bare(l, table, width, tag);
    if (caption && below)
        title = caption_lay(l, caption, width, tag);
    table_align(grid, p, width);
    if (title)
        (below ? title : grid)->keep_before = always;
    box_outside(pair, p);
    if (title && !below)
        box_add(l, pair, title);
    box_add(l, pair, grid);
    if (title && below)
        box_add(l, pair, title);
    box_close(pair);
    return pair;
}
