/* topology: mark, the labels of links: beside a straight piece of their link, on no box, no title and no other label, if it can be on no line. */
#include <stdlib.h>

#include "route.h"

enum { CLEAR = 1200, BORDER_COST = 12, LINE_COST = 3, FAR_COST = 1, APART_MOST = 5 * GRID, APART_COST = 20 /* a grid unit off its line */ };

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

/* Both sides of a piece, from its middle outwards, so far apart from it. */
static void piece_try(const struct routes *s, const struct plan *p, struct point a, struct point b, struct rect size, mpt apart, int *least, struct rect *best)
{
    bool upright = a.x == b.x;
    mpt length = upright ? abs(b.y - a.y) : abs(b.x - a.x), mid = upright ? (a.y + b.y) / 2 : (a.x + b.x) / 2, clear = CLEAR + apart;
    for (mpt off = 0; off <= length / 2; off += GRID / 2)
        for (int side = 0; side < (off ? 4 : 2); side++) {
            mpt at = side & 2 ? mid - off : mid + off;
            struct rect r = size;
            r.x = upright ? (side & 1 ? a.x - clear - r.w : a.x + clear) : at - r.w / 2;
            r.y = upright ? at - r.h / 2 : side & 1 ? a.y + clear : a.y - clear - r.h;
            try(s, p, r, off / GRID / 4 * FAR_COST + apart / GRID * APART_COST, least, best);
        }
}

static mpt way_length(const struct route *way)
{
    mpt length = 0;
    for (int i = 0; i + 1 < way->count; i++)
        length += abs(way->points[i + 1].x - way->points[i].x) + abs(way->points[i + 1].y - way->points[i].y);
    return length;
}

/* In one line, else broken; a little off its link only where it has no place beside it. */
static void link_label(struct routes *s, const struct plan *p, int link)
{
    static const mpt most[] = {60000, 36000};
    const struct route *way = &s->list[link];
    struct label *label = &s->labels[link];
    struct rect best = {0};
    int least = INT32_MAX;
    for (mpt apart = 0; apart <= APART_MOST && least == INT32_MAX; apart += GRID)
        for (int k = 0; k < 2 && least > LINE_COST; k++) {
            struct lines text = text_lines(s->arena, p->lettering.plain, TEXT_SIZE, p->network->links[link].label, most[k], 3);
            if (!text.count)
                return;
            int before = least;
            for (int c = 0; c + 1 < way->count; c++)
                piece_try(s, p, way->points[c], way->points[c + 1], (struct rect){0, 0, text.widest, text.count * TEXT_LEADING}, apart, &least, &best);
            if (least < before)
                label->text = text;
        }
    label->rect = best;
    label->covers = best.w && lines_under(s, best) > 0;
}

struct turn {
    mpt length;
    int link;
};

static int turn_order(const void *pa, const void *pb)
{
    const struct turn *a = pa, *b = pb;
    return a->length != b->length ? (a->length > b->length) - (a->length < b->length) : a->link - b->link;
}

/* Short links first: they have the fewest places for a label. */
void routes_label(struct routes *s, const struct plan *p)
{
    int count = p->network->link_count;
    struct turn *turns = mem_alloc(sizeof *turns * (size_t)(count + 1));
    for (int i = 0; i < count; i++)
        turns[i] = (struct turn){way_length(&s->list[i]), i};
    qsort(turns, (size_t)count, sizeof *turns, turn_order);
    for (int i = 0; i < count; i++)
        link_label(s, p, turns[i].link);
    free(turns);
}
