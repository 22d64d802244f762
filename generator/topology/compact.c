/* topology: compact, what was placed moves up as far as links, boxes and frames below each other leave it: dot keeps one grid of ranks for the whole drawing. */
#include <stdlib.h>

#include "plan.h"

enum { BETWEEN = 4 * GRID /* frames: room for links that run between them */ };

static int depth_of(const struct network *n, int zone)
{
    int depth = 0;
    for (; zone >= 0; zone = n->zones[zone].parent)
        depth++;
    return depth;
}

/* The zones of a and b just below the one that holds both; -1: the unit itself. */
static void outermost(const struct network *n, int a, int b, int *of_a, int *of_b)
{
    int da = depth_of(n, a), db = depth_of(n, b);
    *of_a = *of_b = -1;
    for (; da > db; da--)
        *of_a = a, a = n->zones[a].parent;
    for (; db > da; db--)
        *of_b = b, b = n->zones[b].parent;
    for (; a != b; a = n->zones[a].parent, b = n->zones[b].parent)
        *of_a = a, *of_b = b;
}

static mpt title_room(const struct plan *p, int zone)
{
    return FRAME_PAD + (p->frames[zone].title.h + GRID - 1) / GRID * GRID;
}

/* Borders between a unit and the outermost frame that the other is not in, below it or above it. */
static mpt borders(const struct plan *p, int zone, int outer, bool above)
{
    mpt sum = 0;
    for (int z = zone; outer >= 0; z = p->network->zones[z].parent) {
        sum += above ? title_room(p, z) : FRAME_PAD;
        if (z == outer)
            break;
    }
    return sum;
}

static bool beside(struct rect a, struct rect b, mpt gap)
{
    return a.x + a.w + gap <= b.x || b.x + b.w + gap <= a.x;
}

static struct rect span(const struct plan *p, int unit, int outer)
{
    const struct unit *u = &p->units[unit];
    return outer >= 0 ? p->frames[outer].rect : (struct rect){u->x, u->y, u->w, u->h};
}

/* How far below `upper` the unit has to stay; 0 when they do not hinder each other. */
static mpt least_below(const struct plan *p, int upper, int unit)
{
    const struct unit *v = &p->units[upper], *u = &p->units[unit];
    int ov, ou;
    outermost(p->network, v->zone, u->zone, &ov, &ou);
    bool linked = false;
    for (int i = 0; i < p->edge_count && !linked; i++)
        linked = p->edges[i].from == upper && p->edges[i].to == unit;
    if (!linked && beside(span(p, upper, ov), span(p, unit, ou), 2 * GRID))
        return 0;
    mpt gap = ov >= 0 || ou >= 0 ? BETWEEN : p->options.gap_y * GRID;
    if (linked && beside(span(p, upper, ov), span(p, unit, ou), 2 * GRID)) /* only so that links run down */
        return v->h + p->options.gap_y * GRID;
    return v->h + borders(p, v->zone, ov, false) + gap + borders(p, u->zone, ou, true);
}

void plan_compact(struct plan *p)
{
    int *order = mem_alloc(sizeof *order * (size_t)(p->unit_count + 1));
    mpt *top = mem_alloc(sizeof *top * (size_t)(p->unit_count + 1));
    for (int i = 0; i < p->unit_count; i++) { /* from top to bottom */
        int k = i;
        for (; k && p->units[order[k - 1]].y > p->units[i].y; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    for (int i = 0; i < p->unit_count; i++) {
        int u = order[i];
        for (int k = 0; k < i; k++) {
            mpt least = p->units[order[k]].y + p->units[order[k]].h <= p->units[u].y ? least_below(p, order[k], u) : 0;
            if (least && top[order[k]] + least > top[u])
                top[u] = top[order[k]] + least;
        }
        int outer = p->units[u].zone;
        while (outer >= 0 && p->network->zones[outer].parent >= 0)
            outer = p->network->zones[outer].parent;
        mpt first = borders(p, p->units[u].zone, outer, true);
        top[u] = top[u] > first ? top[u] : first;
    }
    for (int i = 0; i < p->unit_count; i++)
        p->units[i].y = (top[i] + GRID - 1) / GRID * GRID;
    free(order);
    free(top);
}
