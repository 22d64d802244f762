/* layout: background, the fill of a box and its background-image: tiles from a position on, clipped to the padding rectangle (XSL 7.8). */
#include <string.h>

#include "box.h"

enum { TILES_MOST = 10000 };

/* The image as a picture of its own size. */
static struct page_op *image_lay(struct layout *l, const struct fo_props *p, mpt *w, mpt *h)
{
    struct fo_props *own = arena_dup(l->arena, p, sizeof *p);
    const struct fo_length automatic = {.is_auto = true};
    own->src = p->background_image;
    own->width = own->height = own->content_width = own->content_height = automatic;
    own->content_width_kind = own->content_height_kind = ENUM_UNSET;
    own->text_align = ENUM_START;
    own->display_align = ENUM_BEFORE;
    own->overflow = ENUM_VISIBLE;
    own->background_color = FO_COLOR_NONE; /* the frame is that of the box */
    own->background_image = NULL;
    memset(own->border, 0, sizeof own->border);
    memset(own->padding, 0, sizeof own->padding);
    const struct fo_node picture = {.kind = FO_EXTERNAL_GRAPHIC, .props = own};
    struct page_op *ops = NULL;
    return picture_lay(l, &picture, 0, NULL, &ops, w, h) && *w > 0 && *h > 0 ? ops : NULL;
}

void ops_paint(struct layout *l, struct page *page, const struct page_op *ops, const struct page_op *last, mpt x, mpt y)
{
    int depth = 0;
    for (const struct page_op *op = ops; op; op = op == last ? NULL : op->next) {
        struct page_op *copy = page_op_add(l->pages, page, op->kind, op->tag);
        copy->u = op->u;
        if (op->kind == OP_POP)
            depth--;
        if (depth == 0)
            page_ops_move(copy, x, y); /* it is the last op of the page: only it moves */
        if (op->kind == OP_PUSH)
            depth++;
    }
}

/* A percentage puts that point of the image on that point of the area. */
static mpt position(struct fo_length l, mpt area, mpt image)
{
    return l.abs + mpt_scale((int64_t)area - image, l.pct, 100000);
}

/* First tile and number of tiles along one direction. */
static int64_t tiles(bool repeat, mpt from, mpt area, mpt image, mpt *first)
{
    *first = from;
    if (!repeat)
        return 1;
    while (*first > 0)
        *first -= ((*first - 1) / image + 1) * image;
    return ((int64_t)area - *first + image - 1) / image;
}

static void image_paint(struct layout *l, struct page *page, const struct fo_props *p, struct rect area)
{
    mpt w = 0, h = 0, x, y;
    const struct page_op *ops = area.w > 0 && area.h > 0 ? image_lay(l, p, &w, &h) : NULL;
    if (!ops)
        return;
    int64_t across = tiles(p->background_repeat == ENUM_REPEAT || p->background_repeat == ENUM_REPEAT_X, position(p->background_x, area.w, w), area.w, w, &x);
    int64_t down = tiles(p->background_repeat == ENUM_REPEAT || p->background_repeat == ENUM_REPEAT_Y, position(p->background_y, area.h, h), area.h, h, &y);
    if (across * down > TILES_MOST)
        return;
    struct turn clip;
    area = turn_begin(l, page, &clip, area, 0, true);
    for (int64_t j = 0; j < down; j++)
        for (int64_t i = 0; i < across; i++)
            ops_paint(l, page, ops, NULL, area.x + x + (mpt)(i * w), area.y + y + (mpt)(j * h));
    turn_end(l, page, &clip);
}

void background_paint(struct layout *l, struct page *page, const struct fo_props *p, struct rect r, bool inside_borders)
{
    if (p->background_color != FO_COLOR_NONE && r.w > 0 && r.h > 0)
        page_op_add(l->pages, page, OP_FILL, NULL)->u.fill = (struct page_fill){r, p->background_color};
    if (!p->background_image || !strcmp(p->background_image, "none"))
        return;
    if (inside_borders) {
        const struct fo_border *b = p->border;
        r = (struct rect){r.x + b[SIDE_START].width, r.y + b[SIDE_BEFORE].width, r.w - b[SIDE_START].width - b[SIDE_END].width, r.h - b[SIDE_BEFORE].width - b[SIDE_AFTER].width};
    }
    image_paint(l, page, p, r);
}
