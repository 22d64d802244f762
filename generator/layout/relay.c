/* layout: relay, what a cut left of a box, laid again because the next page or column has another width. What was cut through is gone through from its beginning and goes on where the cut was; what follows
 * is laid as new. The structure elements of the first laying that nothing refers to any more are taken out at the end (page_tags_prune). */
#include "box.h"

const struct fo_node *block_relay_first(struct layout *l, struct box *into, const struct box *rest, mpt width, struct page_tag *tag)
{
    struct box *first = rest->child[0];
    if (first->kind == BOX_LINE) {
        lines_add(l, into, first->run, first->line->from, width, tag);
        return first->run->last->next;
    }
    if (!first->cut_above)
        return block_lay_next(l, into, first->node, width, tag, false);
    box_add(l, into, box_relay(l, first, width, tag));
    return first->node->next;
}

/* The children of what is left of a box. */
static void block_relay_children(struct layout *l, struct box *into, const struct box *rest, mpt width, struct page_tag *tag)
{
    if (!rest->child_count)
        return;
    for (const struct fo_node *n = block_relay_first(l, into, rest, width, tag); n;)
        n = block_lay_next(l, into, n, width, tag, false);
}

/* Spaces, keeps, breaks and frame as for a box that begins; the width inside. */
static mpt rest_open(struct layout *l, struct box *b, mpt width)
{
    if (!b->node || (b->node->kind != FO_BLOCK && b->node->kind != FO_LIST_BLOCK && b->node->kind != FO_LIST_ITEM && b->node->kind != FO_BLOCK_CONTAINER)) {
        b->w = width;
        return width;
    }
    box_outside(b, b->node->props);
    b->props = b->node->props;
    box_frame(b, width);
    b->top = b->top_kept;
    return b->node->kind == FO_BLOCK_CONTAINER ? container_widths(l, b, width) : width;
}

struct box *box_relay(struct layout *l, const struct box *rest, mpt width, struct page_tag *tag)
{
    if (rest->kind == BOX_TABLE)
        return table_relay(l, rest, width);
    struct box *b = box_new(l, rest->kind, rest->node);
    b->props = rest->props;
    b->tag = rest->tag;
    b->area = rest->area;
    b->keep_inside = rest->keep_inside;
    mpt inner = rest_open(l, b, width);
    tag = b->tag ? b->tag : tag;
    if (b->kind == BOX_ITEM)
        item_relay(l, b, rest, inner, tag);
    else if (b->node && b->node->kind == FO_LIST_BLOCK)
        list_relay(l, b, rest, inner, tag);
    else if (b->node && b->node->kind == FO_TABLE_AND_CAPTION)
        table_relay_captioned(l, b, rest, inner);
    else
        block_relay_children(l, b, rest, inner, tag);
    box_close_rest(b);
    return b;
}
