/* layout: list, list-block -> a box of items; label and body of an item stand side by side and are cut together (split.c). */
#include "box.h"

static struct box *side_lay(struct layout *l, const struct fo_node *part, mpt width, struct page_tag *item)
{
    struct box *side = box_new(l, BOX_BLOCK, part);
    side->tag = box_tag(l, part, item, part->kind == FO_LIST_ITEM_LABEL ? "Lbl" : "LBody");
    side->keep_inside = part->props->keep_together;
    block_lay_children(l, side, part->first, width, side->tag ? side->tag : item);
    box_close(side);
    side->gap = side->gap_first = 0;
    return side;
}

/* What moves up from label and body: spaces, breaks, keeps. */
static void side_add(struct layout *l, struct box *item, struct box *side)
{
    mpt tallest = item->stack > side->h ? item->stack : side->h;
    struct spaces before = side->before, after = side->after;
    enum fo_enum break_before = side->break_before, break_after = side->break_after;
    side->before = side->after = (struct spaces){0};
    side->break_before = side->break_after = ENUM_UNSET;
    item->keep_before = keep_stronger(item->keep_before, side->keep_before);
    item->keep_after = keep_stronger(item->keep_after, side->keep_after);
    side->keep_before = side->keep_after = (struct fo_keep){0};
    box_add(l, item, side);
    side->gap = side->gap_first = 0;
    item->stack = tallest;
    if (!item->top)
        item->before = spaces_before(item->before, before);
    if (!item->foot)
        item->after = spaces_after(after, item->after);
    item->break_before = break_stronger(item->break_before, break_before);
    item->break_after = break_stronger(item->break_after, break_after);
}

static struct box *item_lay(struct layout *l, const struct fo_node *item, mpt width, struct page_tag *tag)
{
    struct box *b = box_new(l, BOX_ITEM, item);
    box_open(b, width);
    b->tag = box_tag(l, item, tag, "LI");
    for (const struct fo_node *part = item->first; part; part = part->next)
        if (part->kind == FO_LIST_ITEM_LABEL || part->kind == FO_LIST_ITEM_BODY)
            side_add(l, b, side_lay(l, part, width, b->tag));
    b->h = b->top + b->stack + b->foot;
    return b;
}

/* A side of what is left of an item: nothing may be left of it. */
static struct box *side_relay(struct layout *l, const struct box *rest, mpt width, struct page_tag *item)
{
    if (!rest->node)
        return box_new(l, BOX_BLOCK, NULL);
    return rest->cut_above ? box_relay(l, rest, width, item) : side_lay(l, rest->node, width, item);
}

void item_relay(struct layout *l, struct box *into, const struct box *rest, mpt width, struct page_tag *tag)
{
    for (int i = 0; i < rest->child_count; i++)
        side_add(l, into, side_relay(l, rest->child[i], width, tag));
}

static void items_lay(struct layout *l, struct box *into, const struct fo_node *first, mpt width, struct page_tag *tag)
{
    for (const struct fo_node *item = first; item; item = item->next)
        if (item->kind == FO_LIST_ITEM)
            box_add(l, into, item_lay(l, item, width, tag));
}

void list_relay(struct layout *l, struct box *into, const struct box *rest, mpt width, struct page_tag *tag)
{
    const struct box *first = rest->child[0];
    if (first->cut_above)
        box_add(l, into, box_relay(l, first, width, tag));
    items_lay(l, into, first->cut_above ? first->node->next : first->node, width, tag);
}

struct box *list_lay(struct layout *l, const struct fo_node *list, mpt width, struct page_tag *tag)
{
    struct box *b = box_new(l, BOX_BLOCK, list);
    box_open(b, width);
    b->tag = box_tag(l, list, tag, "L");
    items_lay(l, b, list->first, width, b->tag);
    box_close(b);
    return b;
}
