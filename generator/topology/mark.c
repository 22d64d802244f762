/* topology: mark, the labels of links: beside a straight piece of their link, on no box, no title and no other label, if it can be on no line. */
#include <stdlib.h>

#include "route.h"

enum { CLEAR = 1200, BORDER_COST = 12, LINE_COST = 3, FAR_COST = 1 };

static bool meet(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool within(struct rect in, struct rect out)
{
    return in.x >= out.x && in.y >= out.y && in.x + in.w <= out.x + out.w && in.y + in.h <= out.y + out.h;
}

/* Cells with lines under a rectangle. */
static int lines_under(const struct routes *s, struct rect r)
{
    int count = 0;
    for (int y = r.y / GRID; y <= (r.y + r.h - 1) / GRID; y++)
        for (int x = r.x / GRID; x <= (r.x + r.w - 1) / GRID; x++) {
            mpt cx = x * GRID + GRID / 2, cy = y * GRID + GRID / 2;
            if (x < 0 || y < 0 || x >= s->width || y >= s->height)
                continue;
            bool across = s->across[y * s->width + x] && cy > r.y - 500 && cy < r.y + r.h + 500, along = s->along[y * s->width + x] && cx > r.x - 500 && cx < r.x + r.w + 500;
            count += across || along;
        }
    return count;
}

/* How bad a place is; -1: not to be had. */
static int badness(const struct routes *s, const struct plan *p, struct rect r)
{
    const struct network *n = p->network;
    if (!within(r, (struct rect){0, 0, p->w, p->h}))
        return -1;
    for (int i = 0; i < n->node_count; i++)
        if (meet(r, p->boxes[i].rect))
            return -1;
    int bad = lines_under(s, r) * LINE_COST;
    for (int i = 0; i < n->zone_count; i++) {
        const struct frame *f = &p->frames[i];
        if (f->rect.w && meet(r, f->title))
            return -1;
        if (f->rect.w && meet(r, f->rect) && !within(r, f->rect))
            bad += BORDER_COST;
    }
    for (int i = 0; i < n->link_count; i++)
        if (s->labels[i].rect.w && meet(r, s->labels[i].rect))
            return -1;
    return bad;
}

static void try(const struct routes *s, const struct plan *p, struct rect r, int far, int *least, struct rect *best)
{
    int bad = badness(s, p, r);
    if (bad >= 0 && bad + far < *least) {
        *least = bad + far;
        *best = r;
    }
}

/* Both sides of a piece, from its middle outwards. */
static void piece_try(const struct routes *s, const struct plan *p, struct point a, struct point b, struct rect size, int *least, struct rect *best)
{
    bool upright = a.x == b.x;
    mpt length = upright ? abs(b.y - a.y) : abs(b.x - a.x), mid = upright ? (a.y + b.y) / 2 : (a.x + b.x) / 2;
    for (mpt off = 0; off <= length / 2; off += GRID / 2)
        for (int side = 0; side < (off ? 4 : 2); side++) {
            mpt at = side & 2 ? mid - off : mid + off;
            struct rect r = size;
            r.x = upright ? (side & 1 ? a.x - CLEAR - r.w : a.x + CLEAR) : at - r.w / 2;
            r.y = upright ? at - r.h / 2 : side & 1 ? a.y + CLEAR : a.y - CLEAR - r.h;
            try(s, p, r, off / GRID / 4 * FAR_COST, least, best);
        }
}

void routes_label(struct routes *s, const struct plan *p)
{
    for (int i = 0; i < p->network->link_count; i++) {
        const struct route *way = &s->list[i];
        struct label *label = &s->labels[i];
        if (!way->count)
            continue;
        int least = INT32_MAX;
        struct rect best = {0};
        static const mpt most[] = {60000, 36000}; /* in one line, then broken */
        for (int k = 0; k < 2 && least > LINE_COST; k++) {
            struct lines text = text_lines(s->arena, p->lettering.plain, TEXT_SIZE, p->network->links[i].label, most[k], 3);
            if (!text.count)
                break;
            struct rect before = best;
            for (int c = 0; c + 1 < way->count; c++)
                piece_try(s, p, way->points[c], way->points[c + 1], (struct rect){0, 0, text.widest, text.count * TEXT_LEADING}, &least, &best);
            if (best.w != before.w || best.x != before.x || best.y != before.y)
                label->text = text;
        }
        label->rect = best;
        label->covers = best.w && lines_under(s, best) > 0;
    }
}
