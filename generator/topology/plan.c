/* topology: plan, nodes -> boxes -> units. A device from which links lead down has its text beside it; those that end a path have it below and stand in groups. */
#include "plan.h"

#include <stdlib.h>
#include <string.h>

enum { BELOW_MOST = 58000, BESIDE_MOST = 66000, GAP = 2 * GRID, PAIR_GAP = 4 * GRID };

/* Of a set of numbers: the sum of theirs, whatever their order. */
static uint64_t plan_key(int number)
{
    uint64_t k = ((uint64_t)number + 1) * 0x9e3779b97f4a7c15u;
    k = (k ^ (k >> 30)) * 0xbf58476d1ce4e5b9u;
    return k ^ (k >> 27);
}

static mpt up(mpt v, mpt step)
{
    return (v + step - 1) / step * step;
}

/* Links that lead down from each node, without those to its mate. */
static int *links_down(const struct network *n)
{
    int *down = mem_alloc(sizeof *down * (size_t)(n->node_count + 1));
    for (int i = 0; i < n->link_count; i++) {
        int from = n->links[i].from.node, to = n->links[i].to.node;
        if (from >= 0 && !(to >= 0 && n->nodes[from].mate == to))
            down[from]++;
    }
    return down;
}

static const char *shown_name(const struct plan *p, const struct net_node *d)
{
    return d->quantity > 1 ? arena_printf(p->arena, "%s（%d台）", d->name, d->quantity) : d->name;
}

static void text_set(struct plan *p, struct box *b, const struct net_node *d, mpt most)
{
    const struct font_stack *stack = p->lettering.plain;
    b->name = text_lines(p->arena, stack, TEXT_SIZE, shown_name(p, d), most, d->kind == NODE_SYSTEM ? 3 : LINES_MOST - 1);
    b->note = text_lines(p->arena, stack, TEXT_SIZE, d->note, most > 60000 || d->kind == NODE_SYSTEM ? most : 60000, d->kind == NODE_SYSTEM ? 2 : 1);
    b->text.w = b->name.widest > b->note.widest ? b->name.widest : b->note.widest;
    b->text.h = (b->name.count + b->note.count) * TEXT_LEADING;
}

static void box_below(struct plan *p, struct box *b, const struct net_node *d)
{
    text_set(p, b, d, BELOW_MOST);
    mpt w = up(b->text.w > ICON_W ? b->text.w : ICON_W, 2 * GRID);
    b->icon = (struct rect){(w - ICON_W) / 2, 0, ICON_W, ICON_H};
    b->text.x = (w - b->text.w) / 2;
    b->text.y = ICON_H + 500;
    b->rect = (struct rect){0, 0, w, up(b->text.y + b->text.h, GRID)};
}

static void box_beside(struct plan *p, struct box *b, const struct net_node *d, bool left)
{
    text_set(p, b, d, BESIDE_MOST);
    mpt w = up(ICON_W + 2500 + b->text.w, 2 * GRID), h = up(b->text.h > ICON_H ? b->text.h : ICON_H, GRID);
    b->icon = (struct rect){left ? w - ICON_W : 0, 0, ICON_W, ICON_H};
    b->text.x = left ? w - ICON_W - 2500 - b->text.w : ICON_W + 2500;
    b->text.y = b->text.h < h ? (h - b->text.h) / 2 : 0;
    b->rect = (struct rect){0, 0, w, h};
}

static void box_cloud(struct plan *p, struct box *b, const struct net_node *d)
{
    b->name = text_lines(p->arena, p->lettering.bold, TITLE_SIZE, d->name, 90000, 3);
    mpt w = up(b->name.widest + 40000 > 80000 ? b->name.widest + 40000 : 80000, 2 * GRID);
    b->rect = b->icon = (struct rect){0, 0, w, up(w / 2, GRID)};
    b->text = (struct rect){(w - b->name.widest) / 2, (b->rect.h - b->name.count * TITLE_LEADING) / 2, b->name.widest, b->name.count * TITLE_LEADING};
}

static void box_panel(struct plan *p, struct box *b, const struct net_node *d)
{
    b->name = text_lines(p->arena, p->lettering.bold, TITLE_SIZE, d->name, 90000, 2);
    b->note = text_lines(p->arena, p->lettering.plain, TEXT_SIZE, d->note, 90000, 2);
    mpt tw = b->name.widest > b->note.widest ? b->name.widest : b->note.widest, th = b->name.count * TITLE_LEADING + b->note.count * TEXT_LEADING;
    b->rect = b->icon = (struct rect){0, 0, up(tw + 12000, 2 * GRID), up(th + 8000, GRID)};
    b->text = (struct rect){(b->rect.w - tw) / 2, (b->rect.h - th) / 2, tw, th};
}

static void box_make(struct plan *p, int node, bool beside, bool left)
{
    const struct net_node *d = &p->network->nodes[node];
    struct box *b = &p->boxes[node];
    b->form = d->kind == NODE_CLOUD ? BOX_CLOUD : d->kind == NODE_PANEL ? BOX_PANEL : !beside ? BOX_BELOW : left ? BOX_LEFT : BOX_RIGHT;
    if (b->form == BOX_CLOUD)
        box_cloud(p, b, d);
    else if (b->form == BOX_PANEL)
        box_panel(p, b, d);
    else if (beside)
        box_beside(p, b, d, left);
    else
        box_below(p, b, d);
}

static struct unit *unit_add(struct plan *p, int zone, int order, int members_at)
{
    struct unit *u = &p->units[p->unit_count++];
    *u = (struct unit){.first = members_at, .zone = zone, .order = order};
    return u;
}

static void unit_take(struct plan *p, struct unit *u, int node)
{
    p->members[u->first + u->count++] = node;
    p->boxes[node].unit = (int)(u - p->units);
}

/* Room between a pair for the label of the link that joins it. */
static mpt pair_gap(const struct plan *p, int a, int b)
{
    mpt gap = PAIR_GAP;
    for (int i = 0; i < p->network->link_count; i++) {
        const struct net_link *l = &p->network->links[i];
        if ((l->from.node == a && l->to.node == b) || (l->from.node == b && l->to.node == a)) {
            mpt w = up(text_width(p->lettering.plain, TEXT_SIZE, l->label) + GRID, 2 * GRID);
            gap = w > gap ? w : gap;
        }
    }
    return gap;
}

static void pair_make(struct plan *p, int a, int b, int *at)
{
    const struct net_node *d = &p->network->nodes[a];
    struct unit *u = unit_add(p, d->zone, d->order, *at);
    unit_take(p, u, a);
    unit_take(p, u, b);
    *at += 2;
    box_make(p, a, true, true);
    box_make(p, b, true, false);
    struct rect *ra = &p->boxes[a].rect, *rb = &p->boxes[b].rect;
    rb->x = ra->w + pair_gap(p, a, b);
    u->w = rb->x + rb->w;
    u->h = ra->h > rb->h ? ra->h : rb->h;
}

static void single_make(struct plan *p, int node, bool beside, int *at)
{
    const struct net_node *d = &p->network->nodes[node];
    struct unit *u = unit_add(p, d->zone, d->order, (*at)++);
    unit_take(p, u, node);
    box_make(p, node, beside, false);
    u->w = p->boxes[node].rect.w;
    u->h = p->boxes[node].rect.h;
}

/* Cells of a group in rows; a redundant pair is never divided by the end of a row. Column widths and row heights follow the largest. */
static void group_lay(struct plan *p, struct unit *u, int columns)
{
    const struct network *n = p->network;
    int rows = (u->count + columns - 1) / columns;
    columns = (u->count + rows - 1) / rows;
    if (columns < 2 && u->count > 1)
        columns = p->options.columns > 1 ? 2 : 1;
    mpt width = 0, y = 0;
    for (int i = 0; i < u->count; i++)
        width = p->boxes[p->members[u->first + i]].rect.w > width ? p->boxes[p->members[u->first + i]].rect.w : width;
    for (int i = 0, column = 0, row_h = 0; i < u->count; i++) {
        struct box *b = &p->boxes[p->members[u->first + i]];
        bool pair_next = i + 1 < u->count && n->nodes[p->members[u->first + i]].mate == p->members[u->first + i + 1];
        if (column == columns || (column && pair_next && column + 1 == columns && columns > 1)) {
            y += row_h + GAP + GRID;
            column = row_h = 0;
        }
        b->rect.x = column * (width + GAP) + (width - b->rect.w) / 2 / GRID * GRID;
        b->rect.y = y;
        row_h = b->rect.h > row_h ? b->rect.h : row_h;
        u->w = b->rect.x + b->rect.w > u->w ? b->rect.x + b->rect.w : u->w;
        u->h = y + row_h > u->h ? y + row_h : u->h;
        column++;
    }
}

/* The units above a leaf, as a key: the leaves of one zone with the same key stand together. */
static uint64_t *keys_of(struct plan *p)
{
    const struct network *n = p->network;
    uint64_t *key = mem_alloc(sizeof *key * (size_t)(n->node_count + 1));
    for (int i = 0; i < n->link_count; i++) {
        const struct net_link *l = &n->links[i];
        int upper = l->from.node >= 0 ? p->boxes[l->from.node].unit : l->from.zone + NODES_MOST;
        if (l->to.node >= 0 && p->boxes[l->to.node].unit < 0 && upper >= 0)
            key[l->to.node] += plan_key(upper);
    }
    for (int i = 0; i < n->node_count; i++) /* both of a pair count as hung up like the first */
        if (n->nodes[i].mate > i && p->boxes[i].unit < 0)
            key[n->nodes[i].mate] = key[i];
    return key;
}

static int compare_leaves(const struct plan *p, int a, int b)
{
    const struct net_node *na = &p->network->nodes[a], *nb = &p->network->nodes[b];
    return na->order != nb->order ? na->order - nb->order : a - b;
}

/* The leaves of a group in order of their kinds, mates next to each other. */
static void group_fill(struct plan *p, struct unit *u, const uint64_t *key, int first)
{
    const struct network *n = p->network;
    for (;;) {
        int best = -1;
        for (int i = first; i < n->node_count; i++)
            if (p->boxes[i].unit < 0 && n->nodes[i].zone == n->nodes[first].zone && key[i] == key[first] && n->nodes[i].kind == n->nodes[first].kind && (best < 0 || compare_leaves(p, i, best) < 0))
                best = i;
        if (best < 0)
            return;
        unit_take(p, u, best);
        box_make(p, best, false, false);
        int mate = n->nodes[best].mate;
        if (mate >= 0 && p->boxes[mate].unit < 0) {
            unit_take(p, u, mate);
            box_make(p, mate, false, false);
        }
    }
}

static void units_make(struct plan *p)
{
    const struct network *n = p->network;
    int *down = links_down(n), at = 0;
    for (int i = 0; i < n->node_count; i++)
        p->boxes[i].unit = -1;
    for (int i = 0; i < n->node_count; i++) {
        const struct net_node *d = &n->nodes[i];
        bool through = down[i] || (d->mate >= 0 && down[d->mate]);
        if (p->boxes[i].unit >= 0 || (!through && (d->kind == NODE_DEVICE || d->kind == NODE_SYSTEM)))
            continue;
        if (d->mate >= 0)
            pair_make(p, i, d->mate, &at);
        else
            single_make(p, i, d->kind == NODE_DEVICE || d->kind == NODE_SYSTEM, &at);
    }
    uint64_t *key = keys_of(p);
    for (int i = 0; i < n->node_count; i++) {
        if (p->boxes[i].unit >= 0)
            continue;
        struct unit *u = unit_add(p, n->nodes[i].zone, n->nodes[i].order, at);
        group_fill(p, u, key, i);
        at += u->count;
        u->order = n->nodes[p->members[u->first]].order;
        group_lay(p, u, p->options.columns);
    }
    free(key);
    free(down);
}

static void frames_make(struct plan *p)
{
    const struct network *n = p->network;
    for (int i = 0; i < n->zone_count; i++) {
        struct frame *f = &p->frames[i];
        if (!n->zones[i].devices)
            continue;
        for (int z = n->zones[i].parent; z >= 0; z = n->zones[z].parent)
            f->depth++;
        f->name = text_lines(p->arena, p->lettering.bold, TITLE_SIZE, n->zones[i].name, 120000, 2);
        f->note = text_lines(p->arena, p->lettering.plain, TEXT_SIZE, n->zones[i].note, 120000, 2);
        f->title.w = f->name.widest > f->note.widest ? f->name.widest : f->note.widest;
        f->title.h = f->name.count * TITLE_LEADING + f->note.count * TEXT_LEADING;
        if (f->name.count == 1 && f->note.count == 1 && f->name.widest + 4000 + f->note.widest <= 90000) { /* beside each other */
            f->title.w = f->name.widest + 4000 + f->note.widest;
            f->title.h = TITLE_LEADING;
        }
    }
}

struct plan *plan_make(const struct network *n, struct lettering lettering, struct plan_options options)
{
    struct arena *arena = arena_new();
    struct plan *p = ARENA_NEW(arena, struct plan);
    *p = (struct plan){.arena = arena, .network = n, .lettering = lettering, .options = options};
    p->boxes = ARENA_ARRAY(arena, struct box, n->node_count + 1);
    p->units = ARENA_ARRAY(arena, struct unit, n->node_count + 1);
    p->members = ARENA_ARRAY(arena, int, n->node_count + 1);
    p->frames = ARENA_ARRAY(arena, struct frame, n->zone_count + 1);
    units_make(p);
    frames_make(p);
    plan_edges(p);
    return p;
}

void plan_free(struct plan *p)
{
    if (!p)
        return;
    free(p->edges);
    arena_free(p->arena);
}
