/* layout: inline_container, fo:inline-container -> ops and a size: blocks laid in a width of their own that stand in a line like a picture (XSL 6.6.8). ids inside are not cited. */
#include "box.h"

static mpt limited(mpt v, mpt least, mpt most)
{
    return v < least ? least : v > most ? most : v;
}

static mpt width_of(struct layout *l, const struct fo_node *n, mpt line_width)
{
    const struct fo_props *p = n->props;
    mpt sides = frame_side(p, SIDE_START, line_width) + frame_side(p, SIDE_END, line_width);
    if (!p->width.is_auto)
        return limited(fo_length_of(p->width, line_width), 0, MPT_MAX) + sides;
    mpt least, most;
    block_measure(l, n->first, &least, &most);
    return limited(most, least, line_width > sides ? line_width - sides : least) + sides;
}

/* Height below the baseline of the last line, so that the words of a container stand on the line around it. */
static mpt depth_of(const struct box *b)
{
    mpt below = 0;
    while (b->child_count && b->kind == BOX_BLOCK) {
        below += b->foot;
        b = b->child[b->child_count - 1];
    }
    return b->kind == BOX_LINE ? below + b->line->after : 0;
}

void inline_container_lay(void *user, const struct fo_node *n, mpt line_width, const struct page_tag *tag, struct para_object *out)
{
    struct layout *l = user;
    const struct fo_props *p = n->props;
    mpt width = width_of(l, n, line_width);
    struct box *b = box_new(l, BOX_BLOCK, n);
    b->w = width;
    b->shift = frame_side(p, SIDE_START, line_width);
    b->top = frame_side(p, SIDE_BEFORE, line_width);
    b->foot = frame_side(p, SIDE_AFTER, line_width);
    mpt note_width = l->note_width;
    l->note_width = 0; /* its lines are painted before their page is known: a footnote in it has no foot to stand at, and is told */
    block_lay_children(l, b, n->first, width - frame_side(p, SIDE_START, line_width) - frame_side(p, SIDE_END, line_width), (struct page_tag *)tag);
    l->note_width = note_width;
    box_close(b);
    if (!p->height.is_auto && !p->height.pct && p->height.abs + b->top + b->foot > b->h)
        b->h = p->height.abs + b->top + b->foot;
    struct page page = {0};
    bool repeating = l->repeating;
    struct rect area = l->area;
    l->repeating = true; /* its page is not known: no id is noted */
    box_paint(l, &page, b, 0, 0);
    l->repeating = repeating;
    l->area = area;
    *out = (struct para_object){.width = width, .height = b->h, .depth = depth_of(b), .ops = page.ops, .links = page.links};
}
