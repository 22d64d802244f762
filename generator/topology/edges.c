/* topology: edges, what pulls units below each other: links, and the order of kinds in a zone for what no link ties. */
#include <stdlib.h>

#include "plan.h"

static void edge_add(struct plan *p, int from, int to)
{
    if (from == to || from < 0 || to < 0)
        return;
    for (int i = 0; i < p->edge_count; i++) {
        const struct plan_edge *e = &p->edges[i];
        if ((e->from == from && e->to == to) || (e->from == to && e->to == from))
            return;
    }
    MEM_GROW(p->edges, p->edge_count, p->edge_cap);
    p->edges[p->edge_count++] = (struct plan_edge){from, to};
}

int plan_end_unit(const struct plan *p, struct net_end e)
{
    if (e.node >= 0)
        return p->boxes[e.node].unit;
    int best = -1;
    for (int i = 0; i < p->unit_count; i++)
        if (zone_inside(p->network, p->units[i].zone, e.zone) && (best < 0 || p->units[i].order < p->units[best].order))
            best = i;
    return best;
}

static int root_of(int *parent, int i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* Units of a zone that hang together by no link: each below the last that stands higher by its kind. */
static void loose_tie(struct plan *p)
{
    int *parent = mem_alloc(sizeof *parent * (size_t)(p->unit_count + 1));
    for (int i = 0; i < p->unit_count; i++)
        parent[i] = i;
    for (int i = 0; i < p->edge_count; i++)
        if (p->units[p->edges[i].from].zone == p->units[p->edges[i].to].zone)
            parent[root_of(parent, p->edges[i].from)] = root_of(parent, p->edges[i].to);
    for (int i = 0; i < p->unit_count; i++) {
        int best = -1;
        for (int k = 0; k < p->unit_count && p->units[i].zone >= 0; k++)
            if (k != i && p->units[k].zone == p->units[i].zone && p->units[k].order < p->units[i].order && root_of(parent, k) != root_of(parent, i) && (best < 0 || p->units[k].order > p->units[best].order))
                best = k;
        if (best < 0)
            continue;
        edge_add(p, best, i);
        parent[root_of(parent, best)] = root_of(parent, i);
    }
    free(parent);
}

void plan_edges(struct plan *p)
{
    const struct network *n = p->network;
    for (int i = 0; i < n->link_count; i++)
        edge_add(p, plan_end_unit(p, n->links[i].from), plan_end_unit(p, n->links[i].to));
    loose_tie(p);
}
