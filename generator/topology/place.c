/* topology: place, units and frames -> coordinates. Graphviz (dot) places what stands in one zone; rows.c sets zones in rows, as wide as the paper asks for.
 * Everything is snapped to the grid, between whose lines links run. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graphviz.h"
#include "rows.h"

struct placing {
    const struct graphviz *g;
    struct plan *plan;
    bool failed;
};

static char *points(char out[32], mpt v, int per)
{
    snprintf(out, 32, "%d.%04d", v / per, (int)((int64_t)(v % per) * 10000 / per));
    return out;
}

static mpt up(mpt v)
{
    return (v + GRID - 1) / GRID * GRID;
}

static void attributes_set(const struct placing *s, Agraph_t *r)
{
    char text[32];
    const struct graphviz *g = s->g;
    g->attr(r, AGRAPH, "rankdir", "TB");
    g->attr(r, AGRAPH, "nodesep", points(text, s->plan->options.gap_x * GRID, 72000));
    g->attr(r, AGRAPH, "ranksep", points(text, s->plan->options.gap_y * GRID, 72000));
    g->attr(r, AGRAPH, "splines", "false");
    g->attr(r, AGRAPH, "nslimit", "4");
    g->attr(r, AGRAPH, "nslimit1", "4");
    g->attr(r, AGNODE, "shape", "box");
    g->attr(r, AGNODE, "label", "");
    g->attr(r, AGNODE, "fixedsize", "true");
    g->attr(r, AGNODE, "width", "1");
    g->attr(r, AGNODE, "height", "1");
}

static mpt snap(double v)
{
    return (mpt)floor(v * 1000 / GRID + 0.5) * GRID;
}

/* Moves the units of a zone so that they begin at 0, 0. */
static struct size units_settle(struct plan *p, int zone)
{
    mpt left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;
    for (int i = 0; i < p->unit_count; i++) {
        const struct unit *u = &p->units[i];
        if (u->zone != zone)
            continue;
        left = u->x < left ? u->x : left, top = u->y < top ? u->y : top;
        right = u->x + u->w > right ? u->x + u->w : right, bottom = u->y + u->h > bottom ? u->y + u->h : bottom;
    }
    for (int i = 0; i < p->unit_count; i++)
        if (p->units[i].zone == zone)
            p->units[i].x -= left, p->units[i].y -= top;
    return (struct size){right - left, bottom - top};
}

/* Where links leave a unit downwards: below the symbol of a device that stands alone, else in the middle. */
static mpt axis_of(const struct plan *p, const struct unit *u)
{
    const struct box *b = &p->boxes[p->members[u->first]];
    return u->count == 1 ? b->icon.x + b->icon.w / 2 : u->w / 2 / GRID * GRID;
}

/* The one unit of its zone that a unit is tied to above (below: underneath); -1: none or several. */
static int only_tied(const struct plan *p, int unit, bool below)
{
    int only = -1;
    for (int i = 0; i < p->edge_count; i++) {
        const struct plan_edge *e = &p->edges[i];
        int own = below ? e->from : e->to, other = below ? e->to : e->from;
        if (own != unit || p->units[other].zone != p->units[unit].zone)
            continue;
        if (only >= 0)
            return -1;
        only = other;
    }
    return only;
}

static bool room_for(const struct plan *p, int unit, mpt x)
{
    const struct unit *u = &p->units[unit];
    mpt gap_x = p->options.gap_x * GRID, gap_y = GRID;
    for (int i = 0; i < p->unit_count; i++) {
        const struct unit *o = &p->units[i];
        if (i != unit && o->zone == u->zone && x < o->x + o->w + gap_x && o->x < x + u->w + gap_x && u->y < o->y + o->h + gap_y && o->y < u->y + u->h + gap_y)
            return false;
    }
    return true;
}

/* A unit that alone hangs on another stands straight below its symbol where there is room. */
static void units_straighten(struct plan *p, int zone)
{
    for (int i = 0; i < p->unit_count; i++) {
        int above = p->units[i].zone == zone ? only_tied(p, i, false) : -1;
        if (above < 0 || only_tied(p, above, true) != i)
            continue;
        mpt x = p->units[above].x + axis_of(p, &p->units[above]) - axis_of(p, &p->units[i]);
        if (room_for(p, i, x))
            p->units[i].x = x;
    }
}

/* The units of one zone by dot, from links within it. */
static struct size units_lay(struct placing *s, int zone)
{
    struct plan *p = s->plan;
    char text[32];
    Agraph_t *graph = s->g->open("zone", s->g->directed, NULL);
    Agnode_t **nodes = mem_alloc(sizeof *nodes * (size_t)(p->unit_count + 1));
    attributes_set(s, graph);
    for (int i = 0; i < p->unit_count; i++) {
        if (p->units[i].zone != zone)
            continue;
        snprintf(text, sizeof text, "u%d", i);
        nodes[i] = s->g->node(graph, text, 1);
        s->g->set(nodes[i], "width", points(text, p->units[i].w, 72000), "");
        s->g->set(nodes[i], "height", points(text, p->units[i].h, 72000), "");
    }
    for (int i = 0; i < p->edge_count; i++) {
        const struct plan_edge *e = &p->edges[i];
        snprintf(text, sizeof text, "e%d", i);
        if (nodes[e->from] && nodes[e->to])
            s->g->edge(graph, nodes[e->from], nodes[e->to], text, 1);
    }
    if (s->g->layout(s->g->gvc, graph, "dot") != 0)
        s->failed = true;
    for (int i = 0; i < p->unit_count && !s->failed; i++)
        if (nodes[i]) {
            p->units[i].x = snap(ND_coord(nodes[i]).x - p->units[i].w / 2000.0);
            p->units[i].y = snap(-ND_coord(nodes[i]).y - p->units[i].h / 2000.0);
        }
    s->g->free_layout(s->g->gvc, graph);
    s->g->close(graph);
    free(nodes);
    units_straighten(p, zone);
    return units_settle(p, zone);
}

/* Which block of a list holds a unit, or -1. */
static int block_of(const struct plan *p, const struct block *list, int count, int unit)
{
    int zone = p->units[unit].zone;
    for (int i = 0; i < count; i++)
        if (list[i].unit == unit || (list[i].zone >= 0 && zone_inside(p->network, zone, list[i].zone)))
            return i;
    for (int i = 0; i < count; i++)
        if (list[i].unit < 0 && list[i].zone < 0 && p->units[unit].zone == zone)
            return i;
    return -1;
}

static int block_order(const void *pa, const void *pb)
{
    const struct block *a = pa, *b = pb;
    int ia = a->zone >= 0 ? a->zone + 1000000 : a->unit, ib = b->zone >= 0 ? b->zone + 1000000 : b->unit;
    return a->tier != b->tier ? a->tier - b->tier : ia - ib;
}

/* Where a link ends in a block: at the symbol of its device, or in the middle of the unit that stands for a zone. */
static struct pull_end pull_end_of(const struct plan *p, const struct block *list, int block, struct net_end e, int unit)
{
    const struct unit *u = &p->units[unit];
    const struct block *b = &list[block];
    struct point off = {u->w / 2, u->h / 2}, at = {0};
    if (e.node >= 0) {
        const struct box *box = &p->boxes[e.node];
        off = (struct point){box->rect.x + box->icon.x + box->icon.w / 2, box->rect.y + box->icon.y + box->icon.h / 2};
    }
    if (b->unit < 0)
        at.x = u->x, at.y = u->y;
    for (int z = u->zone; b->zone >= 0 && z != b->zone; z = p->network->zones[z].parent)
        at.x += p->frames[z].rect.x, at.y += p->frames[z].rect.y;
    return (struct pull_end){block, at.x + off.x, b->w - at.x - u->w + (u->count == 1 ? u->w - off.x : off.x), at.y + off.y};
}

/* The links between blocks; room for all is given. */
static int pulls_make(const struct plan *p, const struct block *list, int count, int zone, struct pull *pulls)
{
    int made = 0;
    for (int i = 0; i < p->network->link_count; i++) {
        const struct net_link *l = &p->network->links[i];
        int from = plan_end_unit(p, l->from), to = plan_end_unit(p, l->to);
        if (from < 0 || to < 0 || (zone >= 0 && (!zone_inside(p->network, p->units[from].zone, zone) || !zone_inside(p->network, p->units[to].zone, zone))))
            continue;
        int a = block_of(p, list, count, from), b = block_of(p, list, count, to);
        if (a >= 0 && b >= 0 && a != b)
            pulls[made++] = (struct pull){pull_end_of(p, list, a, l->from, from), pull_end_of(p, list, b, l->to, to)};
    }
    return made;
}

/* A device that stands alone has its text on the other side. */
static void unit_mirror(struct plan *p, struct unit *u, mpt width)
{
    u->x = width - u->x - u->w;
    struct box *b = &p->boxes[p->members[u->first]];
    if (u->count > 1 || (b->form != BOX_LEFT && b->form != BOX_RIGHT))
        return;
    b->form = b->form == BOX_LEFT ? BOX_RIGHT : BOX_LEFT;
    b->icon.x = b->rect.w - b->icon.x - b->icon.w;
    b->text.x = b->rect.w - b->text.x - b->text.w;
}

/* Turns what stands in a zone (whole: in its inner zones, too) round, within the given width. */
static void mirror(struct plan *p, int zone, mpt width, bool whole)
{
    for (int i = 0; i < p->unit_count; i++)
        if (p->units[i].zone == zone)
            unit_mirror(p, &p->units[i], width);
    for (int i = 0; i < p->network->zone_count && whole; i++)
        if (p->network->zones[i].parent == zone && p->frames[i].rect.w) {
            p->frames[i].rect.x = width - p->frames[i].rect.x - p->frames[i].rect.w;
            mirror(p, i, p->frames[i].rect.w, true);
        }
}

static struct size zone_lay(struct placing *s, int zone, mpt width);

/* How many zones within a zone are made of zones themselves: they share the width. */
static int sharers(const struct network *n, int zone)
{
    int count = 0;
    for (int i = 0; i < n->zone_count; i++) {
        bool parent = false;
        for (int k = 0; k < n->zone_count && n->zones[i].parent == zone; k++)
            parent |= n->zones[k].parent == i;
        count += parent;
    }
    return count ? count : 1;
}

/* The blocks within a zone with their sizes; room for all is given. */
static int blocks_make(struct placing *s, int zone, mpt width, struct block *list)
{
    struct plan *p = s->plan;
    const struct network *n = p->network;
    int count = 0, own = -1;
    for (int i = 0; i < p->unit_count; i++) {
        if (p->units[i].zone != zone)
            continue;
        if (zone < 0)
            list[count++] = (struct block){.zone = -1, .unit = i, .tier = p->units[i].order / ORDERS, .w = p->units[i].w, .h = p->units[i].h};
        else if (own < 0) {
            own = count;
            list[count++] = (struct block){.zone = -1, .unit = -1, .tier = n->zones[zone].tier};
        }
    }
    if (own >= 0) {
        struct size size = units_lay(s, zone);
        list[own].w = size.w, list[own].h = size.h;
    }
    for (int i = 0; i < n->zone_count; i++) {
        if (n->zones[i].parent != zone || !n->zones[i].devices)
            continue;
        struct size size = zone_lay(s, i, width / (s->plan->options.beside ? sharers(n, zone) : 1) - 2 * FRAME_PAD);
        list[count++] = (struct block){.zone = i, .unit = -1, .tier = n->zones[i].tier, .w = size.w, .h = size.h};
    }
    return count;
}

/* Places all within a zone, relative to what is inside its frame (for -1: to the sheet), and gives the size of the frame. */
static struct size zone_lay(struct placing *s, int zone, mpt width)
{
    struct plan *p = s->plan;
    struct block *list = mem_alloc(sizeof *list * (size_t)(p->unit_count + p->network->zone_count + 1));
    int count = blocks_make(s, zone, width, list);
    qsort(list, (size_t)count, sizeof *list, block_order);
    struct pull *pulls = mem_alloc(sizeof *pulls * (size_t)(p->network->link_count + 1));
    struct size size = rows_lay(list, count, pulls, pulls_make(p, list, count, zone, pulls), width, p->options.pack);
    mpt left = zone < 0 ? 0 : FRAME_PAD, top = zone < 0 ? 0 : FRAME_PAD + up(p->frames[zone].title.h);
    for (int i = 0; i < count; i++) {
        if (list[i].mirrored)
            mirror(p, list[i].zone >= 0 ? list[i].zone : zone, list[i].w, list[i].zone >= 0);
        if (list[i].zone >= 0) {
            p->frames[list[i].zone].rect.x = list[i].x + left;
            p->frames[list[i].zone].rect.y = list[i].y + top;
        }
        for (int u = 0; u < p->unit_count && list[i].zone < 0; u++)
            if (list[i].unit >= 0 ? u == list[i].unit : p->units[u].zone == zone) {
                p->units[u].x = (list[i].unit >= 0 ? 0 : p->units[u].x) + list[i].x + left;
                p->units[u].y = (list[i].unit >= 0 ? 0 : p->units[u].y) + list[i].y + top;
            }
    }
    free(pulls);
    free(list);
    if (zone < 0)
        return size;
    struct frame *f = &p->frames[zone];
    mpt least = up(f->title.w + 3 * GRID);
    size.w += 2 * FRAME_PAD;
    f->rect.w = size.w > least ? size.w : least;
    f->rect.h = size.h + top + FRAME_PAD;
    return (struct size){f->rect.w, f->rect.h};
}

/* Places relative to frames -> places on the sheet. */
static void all_move(struct plan *p)
{
    const struct network *n = p->network;
    int deepest = 0;
    for (int i = 0; i < n->zone_count; i++)
        deepest = p->frames[i].depth > deepest ? p->frames[i].depth : deepest;
    for (int depth = 0; depth <= deepest; depth++)
        for (int i = 0; i < n->zone_count; i++) {
            struct frame *f = &p->frames[i];
            if (f->depth != depth || !n->zones[i].devices)
                continue;
            f->rect.x += n->zones[i].parent >= 0 ? p->frames[n->zones[i].parent].rect.x : 3 * GRID;
            f->rect.y += n->zones[i].parent >= 0 ? p->frames[n->zones[i].parent].rect.y : 3 * GRID;
            f->title.x = f->rect.x + 4000;
            f->title.y = f->rect.y + 2000;
        }
    for (int i = 0; i < p->unit_count; i++) {
        struct unit *u = &p->units[i];
        u->x += u->zone >= 0 ? p->frames[u->zone].rect.x : 3 * GRID;
        u->y += u->zone >= 0 ? p->frames[u->zone].rect.y : 3 * GRID;
    }
    for (int i = 0; i < n->node_count; i++) {
        struct box *b = &p->boxes[i];
        b->rect.x += p->units[b->unit].x;
        b->rect.y += p->units[b->unit].y;
        b->icon.x += b->rect.x, b->icon.y += b->rect.y, b->text.x += b->rect.x, b->text.y += b->rect.y;
    }
}

bool plan_place(struct plan *p, struct diags *ds)
{
    struct placing s = {.g = graphviz_load(ds), .plan = p};
    if (!s.g)
        return false;
    struct size size = zone_lay(&s, -1, p->options.width);
    if (s.failed) {
        diag_add(ds, D_TOPOLOGY_LIBRARY, (struct place){0}, "Graphviz does not lay it out");
        return false;
    }
    all_move(p);
    p->w = size.w + 6 * GRID;
    p->h = size.h + 6 * GRID;
    return true;
}
