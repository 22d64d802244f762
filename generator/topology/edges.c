/* topology: edges, what pulls units below each other: links, then boundaries and tiers for what no link ties, then rows for zones that would stand side by side without end. */
#include <stdlib.h>
#include <string.h>

#include "plan.h"

void plan_edge_add(struct plan *p, int from, int to, mpt w, mpt h, bool invisible)
{
    if (from == to || from < 0 || to < 0)
        return;
    for (int i = 0; i < p->edge_count; i++) {
        struct plan_edge *e = &p->edges[i];
        if ((e->from == from && e->to == to) || (e->from == to && e->to == from)) {
            e->label_w = w > e->label_w ? w : e->label_w;
            e->label_h = h > e->label_h ? h : e->label_h;
            return;
        }
    }
    MEM_GROW(p->edges, p->edge_count, p->edge_cap);
    p->edges[p->edge_count++] = (struct plan_edge){from, to, w, h, invisible};
}

/* The uppermost or lowest unit of a zone and the zones in it, or -1. */
static int zone_unit(const struct plan *p, int zone, bool lowest)
{
    int best = -1;
    for (int i = 0; i < p->unit_count; i++)
        if (zone_inside(p->network, p->units[i].zone, zone) && (best < 0 || (lowest ? p->units[i].order >= p->units[best].order : p->units[i].order < p->units[best].order)))
            best = i;
    return best;
}

static int end_unit(const struct plan *p, struct net_end e)
{
    return e.node >= 0 ? p->boxes[e.node].unit : zone_unit(p, e.zone, false);
}

static int root_of(int *parent, int i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static void tie(struct plan *p, int *parent, int a, int b)
{
    if (a < 0 || b < 0 || root_of(parent, a) == root_of(parent, b))
        return;
    bool down = p->units[a].order <= p->units[b].order;
    plan_edge_add(p, down ? a : b, down ? b : a, 0, 0, true);
    parent[root_of(parent, a)] = root_of(parent, b);
}

/* Units that hang together by no link: in a zone, across a boundary, at last by tiers. */
static void loose_tie(struct plan *p)
{
    const struct network *n = p->network;
    int *parent = mem_alloc(sizeof *parent * (size_t)(p->unit_count + 1));
    for (int i = 0; i < p->unit_count; i++)
        parent[i] = i;
    for (int i = 0; i < p->edge_count; i++)
        parent[root_of(parent, p->edges[i].from)] = root_of(parent, p->edges[i].to);
    for (int i = 0; i < p->unit_count; i++) { /* below the last of its zone that stands higher */
        int best = -1;
        for (int k = 0; k < p->unit_count; k++)
            if (k != i && p->units[i].zone >= 0 && p->units[k].zone == p->units[i].zone && p->units[k].order <= p->units[i].order && (best < 0 || p->units[k].order > p->units[best].order))
                best = k;
        tie(p, parent, best, i);
    }
    for (int i = 0; i < n->boundary_count; i++) {
        const struct net_boundary *b = &n->boundaries[i];
        bool down = n->zones[b->from].tier <= n->zones[b->to].tier;
        tie(p, parent, zone_unit(p, down ? b->from : b->to, true), zone_unit(p, down ? b->to : b->from, false));
    }
    for (int i = 1; i < p->unit_count; i++) {
        int best = -1;
        for (int k = 0; k < p->unit_count; k++)
            if (k != i && p->units[k].order / ORDERS < p->units[i].order / ORDERS && root_of(parent, k) != root_of(parent, i) && (best < 0 || p->units[k].order >= p->units[best].order))
                best = k;
        tie(p, parent, best, i);
    }
    free(parent);
}

/* The zone beside whose sisters a zone stands, as a key of what leads into it; 0 when links lead out of it downwards. */
static uint64_t zone_key(const struct plan *p, int zone)
{
    uint64_t key = 0;
    for (int i = 0; i < p->edge_count; i++) {
        bool from_in = zone_inside(p->network, p->units[p->edges[i].from].zone, zone), to_in = zone_inside(p->network, p->units[p->edges[i].to].zone, zone);
        if (from_in && !to_in)
            return 0;
        if (to_in && !from_in) {
            int from_zone = p->units[p->edges[i].from].zone;
            key += plan_key(from_zone + 1);
        }
    }
    return key;
}

static void rows_make(struct plan *p)
{
    const struct network *n = p->network;
    int *row = mem_alloc(sizeof *row * (size_t)(n->zone_count + 1));
    uint64_t *key = mem_alloc(sizeof *key * (size_t)(n->zone_count + 1));
    for (int i = 0; i < n->zone_count; i++)
        key[i] = p->network->zones[i].devices ? zone_key(p, i) : 0;
    for (int i = 0; i < n->zone_count; i++) {
        int count = 0;
        for (int k = i; k < n->zone_count && key[i]; k++)
            if (key[k] == key[i] && n->zones[k].parent == n->zones[i].parent)
                row[count++] = k;
        int rows = (count + p->options.zone_columns - 1) / p->options.zone_columns, columns = rows ? (count + rows - 1) / rows : 0;
        for (int k = columns; k < count; k++)
            plan_edge_add(p, zone_unit(p, row[k - columns], true), zone_unit(p, row[k], false), 0, 0, true);
        uint64_t done = key[i];
        for (int k = i; k < n->zone_count; k++)
            if (key[k] == done && n->zones[k].parent == n->zones[i].parent)
                key[k] = 0;
    }
    free(key);
    free(row);
}

void plan_edges(struct plan *p)
{
    const struct network *n = p->network;
    for (int i = 0; i < n->link_count; i++) {
        const struct net_link *l = &n->links[i];
        struct lines text = text_lines(p->arena, p->lettering.plain, TEXT_SIZE, l->label, 60000, 2);
        plan_edge_add(p, end_unit(p, l->from), end_unit(p, l->to), text.widest, text.count * TEXT_LEADING, false);
    }
    loose_tie(p);
    rows_make(p);
}
