/* topology: mark, the labels of links: beside a straight piece of their link, on no box, no title and no other label, if it can be on no line. */
#include <stdlib.h>

#include "route.h"

enum { CLEAR = 1500, CLEAR_DOUBLE = 2200, BORDER_COST = 20, LINE_COST = 3, FAR_COST = 1, SHARED_COST = 4, APART_MOST = 12 /* grid units off its line */ };

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

struct search {
    struct rect size;
    mpt clear;        /* from the line */
    int extra;        /* cost of every place */
    int least;
    struct rect best;
};

/* Both sides of a piece, from its middle outwards. */
static void piece_try(const struct routes *s, const struct plan *p, struct point a, struct point b, struct search *t)
{
    bool upright = a.x == b.x;
    mpt length = upright ? abs(b.y - a.y) : abs(b.x - a.x), mid = upright ? (a.y + b.y) / 2 : (a.x + b.x) / 2;
    for (mpt off = 0; off <= length / 2; off += GRID / 2)
        for (int side = 0; side < (off ? 4 : 2); side++) {
            mpt at = side & 2 ? mid - off : mid + off;
            struct rect r = t->size;
            r.x = upright ? (side & 1 ? a.x - t->clear - r.w : a.x + t->clear) : at - r.w / 2;
            r.y = upright ? at - r.h / 2 : side & 1 ? a.y + t->clear : a.y - t->clear - r.h;
            int bad = badness(s, p, r), cost = bad + off / GRID / 4 * FAR_COST + t->extra;
            if (bad >= 0 && cost < t->least)
                t->least = cost, t->best = r;
        }
}

static mpt way_length(const struct route *way)
{
    mpt length = 0;
    for (int i = 0; i + 1 < way->count; i++)
        length += abs(way->points[i + 1].x - way->points[i].x) + abs(way->points[i + 1].y - way->points[i].y);
    return length;
}

static bool on_piece(struct point p, struct point a, struct point b)
{
    return p.x >= (a.x < b.x ? a.x : b.x) && p.x <= (a.x > b.x ? a.x : b.x) && p.y >= (a.y < b.y ? a.y : b.y) && p.y <= (a.y > b.y ? a.y : b.y);
}

/* The piece on which a link leaves the way that it shares with others. */
static int own_from(const struct route *way)
{
    int piece = 0;
    for (int i = 0; way->branches && i + 1 < way->count; i++)
        if (on_piece(way->branch, way->points[i], way->points[i + 1]))
            piece = i;
    return piece;
}

/* A text at the own part of a link, or at what it shares with others, which say the same. */
static bool way_try(const struct routes *s, const struct plan *p, const struct route *way, const struct lines *text, struct search *t)
{
    int before = t->least, own = own_from(way);
    t->size = (struct rect){0, 0, text->widest, text->count * TEXT_LEADING};
    for (int i = own; i + 1 < way->count; i++)
        piece_try(s, p, i == own && way->branches ? way->branch : way->points[i], way->points[i + 1], t);
    t->extra += SHARED_COST;
    for (int i = 0; i <= own && way->branches; i++)
        piece_try(s, p, way->points[i], i == own ? way->branch : way->points[i + 1], t);
    t->extra -= SHARED_COST;
    return t->least < before;
}

/* In one line, else broken; a little off its link only where it has no place beside it. */
static void link_label(struct routes *s, const struct plan *p, int link)
{
    static const mpt most[] = {60000, 36000};
    struct label *label = &s->labels[link];
    struct search t = {.clear = p->network->links[link].redundant ? CLEAR_DOUBLE : CLEAR, .least = INT32_MAX};
    for (int apart = 0; *p->network->links[link].label && apart <= APART_MOST && t.least == INT32_MAX; apart++, t.clear += GRID)
        for (int k = 0; k < 2 && t.least > LINE_COST; k++) {
            struct lines text = text_lines(s->arena, p->lettering.plain, TEXT_SIZE, p->network->links[link].label, most[k], 3);
            if (text.count && way_try(s, p, &s->list[link], &text, &t))
                label->text = text;
        }
    label->rect = t.best;
    label->covers = t.best.w && lines_under(s, t.best) > 0;
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
