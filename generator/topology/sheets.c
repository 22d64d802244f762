/* topology: sheets, tries layouts until the network fits a paper in readable size; divides it by zone when none does. */
#include "sheets.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 858 /* per mille: 7 pt shown as 6 */, EXTRA_H = 90000 /* title, legend, foot */, PANELS_MOST = 12 /* with more zones the overview leaves boundary devices to their sheets */ };

static const struct paper_size { /* mpt: room for a drawing */
    const char *name;
    mpt w, h;
    int most; /* per mille a drawing is enlarged to; a page of its own is filled */
} papers[] = {{"flow", 442000, 560000, 1150}, {"a4-portrait", 510000, 705000, 1500}, {"a4-landscape", 750000, 460000, 1500}, {"a3-landscape", 1100000, 720000, 1500}};

static int fit(const struct plan *p, const struct paper_size *s)
{
    int64_t across = (int64_t)s->w * 1000 / (p->w > 200000 ? p->w : 200000), down = (int64_t)s->h * 1000 / (p->h + EXTRA_H), least = across < down ? across : down;
    return (int)(least < s->most ? least : s->most);
}

/* How bad a layout is on a paper: links from middle to middle of what they join, and the edges of the drawing, by its size. */
static int64_t badness(const struct plan *p, int per_mille)
{
    int64_t length = p->w + p->h;
    for (int i = 0; i < p->edge_count; i++) {
        const struct unit *a = &p->units[p->edges[i].from], *b = &p->units[p->edges[i].to];
        length += abs(a->x + a->w / 2 - b->x - b->w / 2) + abs(a->y + a->h / 2 - b->y - b->h / 2);
    }
    return length * 1000 / per_mille;
}

/* The best layout on the smallest paper that holds one. false: none fits, or (failed) Graphviz does not work. */
static bool sheet_fit(struct sheet *s, struct lettering lettering, bool *failed, struct diags *ds)
{
    static const struct plan_options tries[] = {
        {4, 490000, false, true, 3, 4}, {3, 570000, false, true, 3, 4}, {2, 570000, false, false, 3, 4}, {3, 570000, true, false, 3, 4}, {4, 850000, false, true, 3, 4}, {3, 850000, true, true, 3, 4},
        {4, 1250000, false, true, 3, 4}, {3, 1250000, true, true, 3, 4}, {2, 1250000, true, false, 3, 4}, {3, 1000000, true, true, 3, 4}};
    enum { TRIES = sizeof tries / sizeof *tries };
    struct plan *plans[TRIES] = {0};
    int made = 0;
    for (; made < TRIES && !*failed; made++) {
        plans[made] = plan_make(s->network, lettering, tries[made]);
        *failed = !plan_place(plans[made], ds);
        if (!*failed && made == 0 && fit(plans[0], &papers[0]) >= 1000) {
            made++;
            break; /* small: it is good as it is */
        }
    }
    for (size_t k = 0; k < sizeof papers / sizeof *papers && !s->plan && !*failed; k++) {
        int which = -1;
        int64_t least = INT64_MAX;
        for (int i = 0; i < made; i++) {
            int size = fit(plans[i], &papers[k]);
            int64_t bad = size >= LEAST ? badness(plans[i], size) : INT64_MAX;
            if (bad < least)
                least = bad, which = i;
        }
        if (which < 0)
            continue;
        s->plan = plans[which];
        plans[which] = NULL;
        s->paper = papers[k].name;
        s->per_mille = fit(s->plan, &papers[k]);
        s->room_w = papers[k].w;
        s->room_h = papers[k].h;
    }
    for (int i = 0; i < TRIES; i++)
        plan_free(plans[i]);
    return s->plan != NULL;
}

/* The zone whose panel stands for this one on the sheet of a part: the outermost that does not hold the part itself; in the overview (part < 0) the outermost. */
static int panel_zone(const struct network *n, int zone, int part)
{
    while (zone >= 0 && n->zones[zone].parent >= 0 && (part < 0 || !zone_inside(n, part, n->zones[zone].parent)))
        zone = n->zones[zone].parent;
    return zone;
}

static struct net_node panel_of(const struct network *n, int zone, struct network *into)
{
    const struct net_zone *z = &n->zones[zone];
    return (struct net_node){.kind = NODE_PANEL, .id = z->id, .name = z->name, .symbol = z->kind, .label = "", .note = z->devices ? arena_printf(into->arena, "%d 台（组）设备", z->devices) : z->note,
                             .zone = -1, .order = z->tier * ORDERS + 5, .quantity = 1, .mate = -1};
}

/* A link between new ends, once for each pair of them. */
static void link_put(struct network *into, const struct net_link *like, int from, int to)
{
    if (from < 0 || to < 0 || from == to)
        return;
    for (int i = 0; i < into->link_count; i++)
        if ((into->links[i].from.node == from && into->links[i].to.node == to) || (into->links[i].from.node == to && into->links[i].to.node == from))
            return;
    struct net_link *l = &into->links[into->link_count++];
    *l = *like;
    l->from = (struct net_end){from, -1};
    l->to = (struct net_end){to, -1};
}

/* Where an end of the whole network stands in a part: map has the new node of each old one, tops that of each zone. */
static int end_in(const struct network *n, int part, struct net_end e, const int *map, const int *tops)
{
    if (e.node >= 0)
        return map[e.node] >= 0 ? map[e.node] : n->nodes[e.node].zone >= 0 ? tops[panel_zone(n, n->nodes[e.node].zone, part)] : -1;
    return tops[panel_zone(n, e.zone, part)];
}

/* A part under work: what of the whole network stands where in it, -1: nowhere. */
struct part {
    const struct network *n;
    int zone; /* < 0: the overview */
    struct network *p;
    int *nodes, *panels, *zones; /* of n's nodes its own, of n's zones the panel that stands for one, the zone itself */
    bool *wanted;                /* zones that get a panel */
    int own;                     /* nodes that are not only neighbours */
};

/* The zone and those inside it. A zone may be listed before the one it lies in. */
static void part_zones(struct part *a)
{
    const struct network *n = a->n;
    struct network *p = a->p;
    for (int i = 0; i < n->zone_count; i++) {
        a->wanted[i] = a->zone < 0;
        a->panels[i] = a->zones[i] = -1;
        if (a->zone >= 0 && zone_inside(n, i, a->zone)) {
            a->zones[i] = p->zone_count;
            p->zones[p->zone_count++] = n->zones[i];
        }
    }
    for (int i = 0; i < n->zone_count; i++)
        if (a->zones[i] >= 0)
            p->zones[a->zones[i]].parent = n->zones[i].parent >= 0 ? a->zones[n->zones[i].parent] : -1;
}

static bool part_owns(const struct part *a, const struct net_node *d, int panels)
{
    if (a->zone >= 0)
        return d->zone >= 0 && a->zones[d->zone] >= 0;
    return d->zone < 0 || d->kind == NODE_CLOUD || (d->boundary && d->kind == NODE_DEVICE && panels <= PANELS_MOST);
}

static int part_node_add(struct part *a, int node, int zone)
{
    struct network *p = a->p;
    p->nodes[p->node_count] = a->n->nodes[node];
    p->nodes[p->node_count].zone = zone;
    return p->node_count++;
}

static void part_nodes(struct part *a)
{
    const struct network *n = a->n;
    int panels = 0;
    for (int i = 0; i < n->zone_count; i++)
        panels += n->zones[i].parent < 0;
    for (int i = 0; i < n->node_count; i++) {
        const struct net_node *d = &n->nodes[i];
        a->nodes[i] = part_owns(a, d, panels) ? part_node_add(a, i, a->zone >= 0 ? a->zones[d->zone] : -1) : -1;
        a->p->devices += a->nodes[i] >= 0 && d->kind == NODE_DEVICE;
    }
    a->own = a->p->node_count;
    for (int i = 0; i < n->node_count; i++)
        if (a->nodes[i] >= 0)
            a->p->nodes[a->nodes[i]].mate = n->nodes[i].mate >= 0 ? a->nodes[n->nodes[i].mate] : -1;
}

/* What a device of the zone is linked to: the internet and other systems come in as they are, zones as panels. */
static void part_neighbour(struct part *a, struct net_end device, struct net_end other)
{
    if (device.node < 0 || a->nodes[device.node] < 0 || a->nodes[device.node] >= a->own || (other.node >= 0 && a->nodes[other.node] >= 0))
        return;
    if (other.node >= 0 && a->n->nodes[other.node].kind != NODE_DEVICE) {
        a->nodes[other.node] = part_node_add(a, other.node, -1);
        return;
    }
    int top = other.node >= 0 ? a->n->nodes[other.node].zone : other.zone;
    if (top >= 0 && a->zones[top] < 0)
        a->wanted[panel_zone(a->n, top, a->zone)] = true;
}

static void part_panels(struct part *a)
{
    const struct network *n = a->n;
    for (int i = 0; i < n->zone_count; i++)
        if (a->wanted[i] && (a->zone >= 0 || n->zones[i].parent < 0) && n->zones[i].devices && a->zones[i] < 0) {
            a->panels[i] = a->p->node_count;
            a->p->nodes[a->p->node_count++] = panel_of(n, i, a->p);
        }
}

static void part_links(struct part *a)
{
    const struct network *n = a->n;
    for (int i = 0; i < n->link_count; i++)
        link_put(a->p, &n->links[i], end_in(n, a->zone, n->links[i].from, a->nodes, a->panels), end_in(n, a->zone, n->links[i].to, a->nodes, a->panels));
    for (int i = 0; i < n->node_count && a->zone < 0; i++) /* a boundary device hangs on the panel of its zone */
        if (a->nodes[i] >= 0 && n->nodes[i].kind == NODE_DEVICE && n->nodes[i].zone >= 0)
            link_put(a->p, &(struct net_link){.kind = "wired", .kind_label = "有线", .label = ""}, a->nodes[i], a->panels[panel_zone(n, n->nodes[i].zone, a->zone)]);
}

static void part_count(struct network *p)
{
    for (int i = 0; i < p->zone_count; i++)
        p->zones[i].devices = 0;
    for (int i = 0; i < p->node_count; i++)
        for (int z = p->nodes[i].zone; z >= 0; z = p->zones[z].parent)
            p->zones[z].devices++;
}

/* zone < 0: the overview: zones as panels, with the boundary devices and what stands outside of zones. Else the zone with its devices, and panels of what they are linked to. */
static struct network *part_make(const struct network *n, int zone)
{
    struct part a = {.n = n, .zone = zone, .p = network_new(n, n->zone_count, n->node_count + n->zone_count, n->link_count + n->node_count)};
    a.nodes = mem_alloc(sizeof *a.nodes * (size_t)(n->node_count + 1));
    a.panels = mem_alloc(sizeof *a.panels * (size_t)(n->zone_count + 1));
    a.zones = mem_alloc(sizeof *a.zones * (size_t)(n->zone_count + 1));
    a.wanted = mem_alloc(sizeof *a.wanted * (size_t)(n->zone_count + 1));
    part_zones(&a);
    part_nodes(&a);
    for (int i = 0; i < n->link_count && zone >= 0; i++) {
        part_neighbour(&a, n->links[i].from, n->links[i].to);
        part_neighbour(&a, n->links[i].to, n->links[i].from);
    }
    part_panels(&a);
    part_links(&a);
    part_count(a.p);
    free(a.nodes);
    free(a.panels);
    free(a.zones);
    free(a.wanted);
    return a.p;
}

/* Whether devices stand in the zone itself, in none of its inner zones. */
static bool holds_devices(const struct network *n, int zone)
{
    for (int i = 0; i < n->node_count; i++)
        if (n->nodes[i].kind == NODE_DEVICE && n->nodes[i].zone == zone)
            return true;
    return false;
}

/* A zone too large for a sheet is divided by its inner zones. */
static void part_add(struct sheets *s, const struct network *n, int zone, struct lettering lettering, bool *failed, struct diags *ds)
{
    struct network *part = s->parts[s->part_count++] = part_make(n, zone);
    struct sheet *sheet = &s->list[s->count];
    *sheet = (struct sheet){.network = part, .part = zone < 0 ? "总图" : n->zones[zone].name};
    sheet->title = arena_printf(s->arena, "%s（%s）", n->title, sheet->part);
    if (sheet_fit(sheet, lettering, failed, ds))
        s->count++;
    else if (!*failed && (zone < 0 || holds_devices(n, zone)))
        diag_add(ds, D_TOPOLOGY_ZONE_LARGE, (struct place){0}, zone < 0 ? n->title : n->zones[zone].name);
    if (sheet->plan || zone < 0)
        return;
    for (int i = 0; i < n->zone_count && !*failed; i++)
        if (n->zones[i].parent == zone && n->zones[i].devices)
            part_add(s, n, i, lettering, failed, ds);
}

struct sheets *sheets_make(const struct network *n, struct lettering lettering, struct diags *ds)
{
    struct arena *arena = arena_new();
    struct sheets *s = ARENA_NEW(arena, struct sheets);
    *s = (struct sheets){.arena = arena, .list = ARENA_ARRAY(arena, struct sheet, n->zone_count + 2), .parts = ARENA_ARRAY(arena, struct network *, n->zone_count + 2)};
    bool failed = false;
    s->list[0] = (struct sheet){.network = n, .title = n->title};
    if (sheet_fit(&s->list[0], lettering, &failed, ds))
        s->count = 1;
    else if (!failed) {
        part_add(s, n, -1, lettering, &failed, ds);
        for (int i = 0; i < n->zone_count && !failed; i++)
            if (n->zones[i].parent < 0 && n->zones[i].devices > 1)
                part_add(s, n, i, lettering, &failed, ds);
    }
    if (!failed)
        return s;
    sheets_free(s);
    return NULL;
}

void sheets_free(struct sheets *s)
{
    if (!s)
        return;
    for (int i = 0; i < s->count; i++)
        plan_free(s->list[i].plan);
    for (int i = 0; i < s->part_count; i++)
        network_free(s->parts[i]);
    arena_free(s->arena);
}
