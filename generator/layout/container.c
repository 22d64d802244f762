/* layout: container, block-container -> box. One that grows with its content is cut like a block; one with a size of its own, turned or clipped, is not; an absolutely positioned one is out of the
 * flow and finds its place when it is painted. */
#include "box.h"

static bool is_across(const struct fo_props *p)
{
    return p->reference_orientation == 90 || p->reference_orientation == 270;
}

static bool is_clipped(const struct fo_props *p)
{
    return p->overflow == ENUM_HIDDEN || p->overflow == ENUM_SCROLL;
}

mpt size_between(mpt size, struct fo_length least, struct fo_length most, mpt base)
{
    mpt high = most.is_auto || (most.pct && !base) ? MPT_MAX : fo_length_of(most, base), low = least.is_auto || (least.pct && !base) ? 0 : fo_length_of(least, base);
    size = size > high ? high : size;
    return size < low ? low : size;
}

/* A height that is known before the content is laid, else -1. */
static mpt height_known(const struct layout *l, struct fo_length h, mpt base)
{
    if (h.is_auto)
        return -1;
    if (h.pct && !base)
        base = l->area_h;
    mpt known = h.pct && !base ? -1 : fo_length_of(h, base);
    return known < 0 ? -1 : known;
}

/* Indents inside count from the container, which is a reference area. */
static const struct fo_props *props_inside(struct layout *l, const struct fo_props *p)
{
    struct fo_props *own = arena_dup(l->arena, p, sizeof *p);
    own->start_indent = own->end_indent = (struct fo_length){0};
    return own;
}

static struct box *content_lay(struct layout *l, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    struct box *content = box_new(l, BOX_BLOCK, NULL);
    content->props = props_inside(l, n->props);
    content->area = true;
    content->w = width;
    block_lay_children(l, content, n->first, width, tag);
    box_close(content);
    return content;
}

/* Width of the lines of a container on its side whose height is not given: what they would take, at most the height of the page. */
static mpt width_across(struct layout *l, const struct fo_node *n)
{
    mpt least, most, room = l->area_h ? l->area_h : l->paper_h;
    block_measure(l, n->first, &least, &most);
    return room && most > room ? room : most;
}

static mpt width_inside(const struct fo_props *p, mpt width)
{
    mpt inner = not_below(p->width.is_auto ? width - fo_length_of(p->start_indent, width) - fo_length_of(p->end_indent, width) : fo_length_of(p->width, width), 0);
    return size_between(inner, p->min_width, p->max_width, width);
}

mpt container_widths(struct layout *l, struct box *b, mpt width)
{
    const struct fo_props *p = b->node->props;
    mpt inner = width_inside(p, width);
    b->props = props_inside(l, p);
    b->shift = fo_length_of(p->start_indent, width);
    b->w = inner + frame_side(p, SIDE_START, inner) + frame_side(p, SIDE_END, inner);
    return inner;
}

/* Content of a container that is not cut; sets the size of the content rectangle. */
static struct box *whole_lay(struct layout *l, const struct fo_node *n, struct rect *size, struct page_tag *tag)
{
    const struct fo_props *p = n->props;
    mpt outside = l->area_h;
    if (is_across(p) && size->h < 0)
        size->h = width_across(l, n);
    l->area_h = is_across(p) ? size->w : not_below(size->h, 0);
    struct box *content = content_lay(l, n, is_across(p) ? size->h : size->w, tag);
    l->area_h = outside;
    if (size->h < 0)
        size->h = content->h;
    size->h = size_between(size->h, p->min_height, p->max_height, l->area_h);
    return content;
}

static struct box *growing_lay(struct layout *l, struct box *b, mpt width, struct page_tag *tag)
{
    mpt least = height_known(l, b->node->props->min_height, 0), inner = container_widths(l, b, width);
    b->area = true;
    block_lay_children(l, b, b->node->first, inner, tag);
    box_close(b);
    if (least > b->h - b->top - b->foot) {
        b->foot = least - (b->h - b->top - b->foot) + b->foot;
        b->h = b->top + b->stack + b->foot;
    }
    return b;
}

/* Absolutely positioned: the width from what is given of left, right and width (XSL 7.6). */
static struct box *fixed_lay(struct layout *l, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    const struct fo_props *p = n->props;
    bool page = p->absolute_position == ENUM_FIXED;
    mpt area_w = page && l->paper_w ? l->paper_w : width, area_h = page ? l->paper_h : l->area_h;
    mpt sides = frame_side(p, SIDE_START, area_w) + frame_side(p, SIDE_END, area_w);
    struct rect size = {.w = p->width.is_auto ? area_w - fo_length_of(p->left, area_w) - fo_length_of(p->right, area_w) - sides : fo_length_of(p->width, area_w),
                        .h = height_known(l, p->height, area_h)};
    size.w = not_below(size.w, 0);
    if (size.h < 0 && !p->top.is_auto && !p->bottom.is_auto && area_h)
        size.h = not_below(area_h - fo_length_of(p->top, area_h) - fo_length_of(p->bottom, area_h) - frame_side(p, SIDE_BEFORE, area_w) - frame_side(p, SIDE_AFTER, area_w), 0);
    struct box *b = box_new(l, BOX_FIXED, n);
    b->tag = box_tag(l, n, tag, NULL);
    mpt note_width = l->note_width;
    l->note_width = 0; /* it has no place in the flow, so a footnote has none either */
    b->detail = whole_lay(l, n, &size, b->tag ? b->tag : tag);
    l->note_width = note_width;
    b->w = size.w + sides;
    b->stack = size.h + frame_side(p, SIDE_BEFORE, area_w) + frame_side(p, SIDE_AFTER, area_w); /* its own height: h is 0 in the flow */
    return b;
}

struct box *container_lay(struct layout *l, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    const struct fo_props *p = n->props;
    if (p->absolute_position == ENUM_ABSOLUTE || p->absolute_position == ENUM_FIXED)
        return fixed_lay(l, n, width, tag);
    mpt start = fo_length_of(p->start_indent, width), height = height_known(l, p->height, 0), inner = width_inside(p, width);
    struct box *b = box_new(l, BOX_BLOCK, n);
    box_open(b, width);
    b->tag = box_tag(l, n, tag, NULL);
    tag = b->tag ? b->tag : tag;
    if (height < 0 && p->reference_orientation == 0 && p->max_height.is_auto)
        return growing_lay(l, b, width, tag);
    struct rect size = {.w = inner, .h = height};
    struct box *content = whole_lay(l, n, &size, tag);
    b->kind = BOX_CONTAINER;
    b->detail = content;
    b->shift = start;
    b->w = inner + frame_side(p, SIDE_START, width) + frame_side(p, SIDE_END, width);
    b->h = b->top + size.h + b->foot;
    b->note_h = content->note_h;
    b->note_least = content->note_h;
    b->break_before = break_stronger(b->break_before, content->break_before);
    b->break_after = break_stronger(b->break_after, content->break_after);
    mpt room = is_across(p) ? size.w : size.h;
    if (content->h > room + MPT_PT && p->overflow != ENUM_VISIBLE && p->overflow != ENUM_HIDDEN)
        diag_add(l->diags, p->overflow == ENUM_ERROR_IF_OVERFLOW ? D_LAYOUT_OVERFLOW_ERROR : D_LAYOUT_OVERFLOW, layout_place(l, n), (content->h - room) / 1000);
    return b;
}

/* Where an absolutely positioned box stands: from the edges given, else at the beginning of its area. */
static struct rect fixed_rect(const struct layout *l, const struct box *b)
{
    const struct fo_props *p = b->props;
    struct rect area = p->absolute_position == ENUM_FIXED ? (struct rect){0, 0, l->paper_w, l->paper_h} : l->area, r = {area.x, area.y, b->w, b->stack};
    if (!p->left.is_auto)
        r.x += fo_length_of(p->left, area.w);
    else if (!p->right.is_auto)
        r.x += area.w - fo_length_of(p->right, area.w) - r.w;
    if (!p->top.is_auto)
        r.y += fo_length_of(p->top, area.h);
    else if (!p->bottom.is_auto)
        r.y += area.h - fo_length_of(p->bottom, area.h) - r.h;
    return r;
}

void container_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    const struct fo_props *p = b->props;
    const struct box *content = b->detail;
    struct rect frame = b->kind == BOX_FIXED ? fixed_rect(l, b) : (struct rect){x + b->x, y, b->w, b->h}, outside = l->area;
    frame_paint(l, page, p, frame, false, false, b->tag);
    mpt start = frame_side(p, SIDE_START, frame.w), before = frame_side(p, SIDE_BEFORE, frame.w);
    struct rect inner = {frame.x + start, frame.y + before, frame.w - start - frame_side(p, SIDE_END, frame.w), frame.h - before - frame_side(p, SIDE_AFTER, frame.w)};
    struct turn turn;
    l->area = turn_begin(l, page, &turn, inner, p->reference_orientation, is_clipped(p));
    mpt slack = l->area.h - content->h, down = slack <= 0 ? 0 : p->display_align == ENUM_CENTER ? slack / 2 : p->display_align == ENUM_AFTER ? slack : 0;
    box_paint(l, page, content, l->area.x, l->area.y + down);
    turn_end(l, page, &turn);
    l->area = outside;
}
