/* topology: route, each link by A* over the cells of the grid: short, few corners, few crossings, never along another link. */
#include "route.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = 10, STEP_SHARED = 6, BEND = 34, CROSSING = 24, ALONG = 900, OFF_CENTRE = 5, CLOSE = 4 /* a line of another beside it */, ALONG_FRAME = 4, AT_END = 20 /* a corner right at an end */,
       FOREIGN = 14 /* a cell of a zone that neither end is in */, AWAY = 6 /* a cell outside of the zone that both are in */, NONE = INT32_MAX };
enum direction { RIGHT, DOWN, LEFT, UP };
static const int dx[] = {1, 0, -1, 0}, dy[] = {0, 1, 0, -1};

struct port { /* a cell outside a box and the direction away from it; edge: where the line ends at the box */
    int cell;
    enum direction out;
    int cost;
    struct point edge;
};

struct ports {
    struct port *list;
    int count, cap;
};

struct heap_entry {
    int cost, state;
};

struct router {
    const struct plan *plan;
    struct routes *routes;
    int *cost, *from, *stamp, *goal; /* by state (cell * 4 + direction); goal by cell: index of the port + 1 */
    int *zone;   /* by cell: the innermost zone whose frame holds it, or -1 */
    int *owner;  /* by link */
    bool *tree;  /* by owner: several links are its */
    int *price;  /* by zone + 1: what a cell in it costs the link under way besides */
    int run, step; /* step: what a cell costs the link under way at least */
    struct heap_entry *heap;
    int heap_count, heap_cap;
};

static void heap_push(struct router *r, int cost, int state)
{
    MEM_GROW(r->heap, r->heap_count, r->heap_cap);
    int i = r->heap_count++;
    for (; i && r->heap[(i - 1) / 2].cost > cost; i = (i - 1) / 2)
        r->heap[i] = r->heap[(i - 1) / 2];
    r->heap[i] = (struct heap_entry){cost, state};
}

static struct heap_entry heap_pop(struct router *r)
{
    struct heap_entry top = r->heap[0], last = r->heap[--r->heap_count];
    int i = 0;
    for (int k = 1; k < r->heap_count; k = 2 * i + 1) {
        if (k + 1 < r->heap_count && r->heap[k + 1].cost < r->heap[k].cost)
            k++;
        if (r->heap[k].cost >= last.cost)
            break;
        r->heap[i] = r->heap[k];
        i = k;
    }
    r->heap[i] = last;
    return top;
}

static struct point centre(const struct routes *s, int cell)
{
    return (struct point){cell % s->width * GRID + GRID / 2, cell / s->width * GRID + GRID / 2};
}

static void block(struct routes *s, struct rect r)
{
    for (int y = r.y / GRID; y <= (r.y + r.h - 1) / GRID && y < s->height; y++)
        for (int x = r.x / GRID; x <= (r.x + r.w - 1) / GRID && x < s->width; x++)
            if (x >= 0 && y >= 0)
                s->blocked[y * s->width + x] = 1;
}

static void port_add(const struct routes *s, struct ports *ports, int x, int y, enum direction out, int cost, struct point edge)
{
    if (x < 0 || y < 0 || x >= s->width || y >= s->height || s->blocked[y * s->width + x])
        return;
    MEM_GROW(ports->list, ports->count, ports->cap);
    ports->list[ports->count++] = (struct port){y * s->width + x, out, cost, edge};
}

/* Cells above and below (or beside) the middle `share` percent of a side of `at`, outside of `outer`; the line goes on to the side itself. */
static void ports_side(const struct routes *s, struct ports *ports, struct rect at, struct rect outer, int share, enum direction out)
{
    bool upright = out == UP || out == DOWN;
    mpt from = upright ? at.x : at.y, length = upright ? at.w : at.h;
    for (mpt v = from / GRID * GRID; v + GRID <= from + length; v += GRID) {
        mpt mid = v + GRID / 2, away = abs(mid - from - length / 2);
        int off = away / GRID * OFF_CENTRE;
        if (v < from || (int64_t)away * 200 > (int64_t)length * share)
            continue;
        switch (out) {
        case UP: port_add(s, ports, v / GRID, outer.y / GRID - 1, out, off, (struct point){mid, at.y}); break;
        case DOWN: port_add(s, ports, v / GRID, (outer.y + outer.h) / GRID, out, off, (struct point){mid, at.y + at.h}); break;
        case LEFT: port_add(s, ports, outer.x / GRID - 1, v / GRID, out, off, (struct point){at.x, mid}); break;
        case RIGHT: port_add(s, ports, (outer.x + outer.w) / GRID, v / GRID, out, off, (struct point){at.x + at.w, mid}); break;
        }
    }
}

static int zone_of(const struct network *n, struct net_end e)
{
    return e.node >= 0 ? n->nodes[e.node].zone : e.zone;
}

/* A frame is met on every side; by what is in it, from within. */
static struct ports ports_of_frame(const struct routes *s, struct rect f, bool within)
{
    struct ports ports = {0};
    struct rect outer = within ? (struct rect){f.x + GRID, f.y + GRID, f.w - 2 * GRID, f.h - 2 * GRID} : f;
    for (enum direction d = RIGHT; d <= UP && f.w; d++)
        ports_side(s, &ports, f, outer, 100, d);
    for (int i = 0; i < ports.count && within; i++)
        ports.list[i].out = (enum direction)((ports.list[i].out + 2) % 4);
    return ports;
}

/* Where links may meet an end: a symbol never through the text beside it. */
static struct ports ports_of(const struct router *r, struct net_end e, struct net_end other)
{
    struct ports ports = {0};
    const struct routes *s = r->routes;
    if (e.node < 0)
        return ports_of_frame(s, r->plan->frames[e.zone].rect, zone_inside(r->plan->network, zone_of(r->plan->network, other), e.zone));
    const struct box *b = &r->plan->boxes[e.node];
    bool whole = b->form == BOX_CLOUD || b->form == BOX_PANEL, slim = b->form == BOX_BELOW && b->text.w <= b->icon.w;
    int share = b->form == BOX_CLOUD ? 50 : 100; /* of a cloud's round sides; it covers where the lines end in it */
    mpt inset = b->form == BOX_CLOUD ? b->icon.h / 4 : 0;
    struct rect at = {b->icon.x + inset, b->icon.y + inset, b->icon.w - 2 * inset, b->icon.h - 2 * inset};
    ports_side(s, &ports, at, b->rect, share, UP);
    if (b->form != BOX_BELOW)
        ports_side(s, &ports, at, b->rect, share, DOWN);
    if (whole || slim || b->form == BOX_RIGHT)
        ports_side(s, &ports, at, b->rect, share, LEFT);
    if (whole || slim || b->form == BOX_LEFT)
        ports_side(s, &ports, at, b->rect, share, RIGHT);
    return ports;
}

/* What stands close on both sides of a way through a cell: lines of others, and frames along it. */
static int close_cost(const struct router *r, int cell, enum direction d, int owner)
{
    const struct routes *s = r->routes;
    const int *lines = d == LEFT || d == RIGHT ? s->across : s->along;
    int x = cell % s->width, y = cell / s->width, cost = 0;
    for (int side = -1; side <= 1; side += 2) {
        int bx = x + side * dy[d], by = y + side * dx[d], beside = by * s->width + bx;
        if (bx < 0 || by < 0 || bx >= s->width || by >= s->height)
            continue;
        cost += lines[beside] && lines[beside] != owner ? CLOSE : 0;
        cost += r->zone[beside] != r->zone[cell] ? ALONG_FRAME : 0;
    }
    return cost;
}

/* What it costs to run through a cell: crossings, and lines of others in the same direction. */
static int cell_cost(const struct router *r, int cell, enum direction d, int owner)
{
    const struct routes *s = r->routes;
    int same = d == LEFT || d == RIGHT ? s->across[cell] : s->along[cell], other = d == LEFT || d == RIGHT ? s->along[cell] : s->across[cell];
    int cost = same == owner ? STEP_SHARED : STEP + (same ? ALONG : 0);
    return cost + close_cost(r, cell, d, owner) + (other && other != owner ? CROSSING : 0) + r->price[r->zone[cell] + 1];
}

/* A corner in a cell that another line runs through would touch it. */
static int corner_cost(const struct routes *s, int cell, int owner)
{
    bool touched = (s->across[cell] && s->across[cell] != owner) || (s->along[cell] && s->along[cell] != owner);
    return BEND + (touched ? ALONG : 0);
}

static void reach(struct router *r, int state, int cost, int from, int guess)
{
    if (r->stamp[state] == r->run && r->cost[state] <= cost)
        return;
    r->stamp[state] = r->run;
    r->cost[state] = cost;
    r->from[state] = from;
    heap_push(r, cost + guess, state);
}

/* What the way from a state to the rectangle that holds all goals costs at least: its cells, and a corner if it leads elsewhere. */
static int guess_of(const struct router *r, int state, const int goal[4])
{
    int x = state / 4 % r->routes->width, y = state / 4 / r->routes->width, d = state % 4;
    int gx = x < goal[0] ? goal[0] - x : x > goal[2] ? x - goal[2] : 0, gy = y < goal[1] ? goal[1] - y : y > goal[3] ? y - goal[3] : 0;
    return (gx + gy) * r->step + ((d == LEFT || d == RIGHT ? gy : gx) ? BEND : 0);
}

/* The cheapest state that stands in a port of the target; -1 without a way. */
static int search(struct router *r, const struct ports *sources, const struct ports *targets, int owner, int *port)
{
    const struct routes *s = r->routes;
    int goal[4] = {s->width, s->height, 0, 0}, best = NONE, best_state = -1;
    r->run++;
    r->heap_count = 0;
    memset(r->goal, 0, sizeof *r->goal * (size_t)(s->width * s->height));
    for (int i = 0; i < targets->count; i++) {
        int x = targets->list[i].cell % s->width, y = targets->list[i].cell / s->width;
        r->goal[targets->list[i].cell] = i + 1;
        goal[0] = x < goal[0] ? x : goal[0], goal[1] = y < goal[1] ? y : goal[1], goal[2] = x > goal[2] ? x : goal[2], goal[3] = y > goal[3] ? y : goal[3];
    }
    for (int i = 0; i < sources->count; i++) {
        const struct port *p = &sources->list[i];
        reach(r, p->cell * 4 + (int)p->out, p->cost + cell_cost(r, p->cell, p->out, owner), -1, guess_of(r, p->cell * 4 + (int)p->out, goal));
    }
    while (r->heap_count && r->heap[0].cost < best) {
        struct heap_entry e = heap_pop(r);
        int cell = e.state / 4, cost = r->cost[e.state];
        enum direction d = (enum direction)(e.state % 4);
        if (e.cost > cost + guess_of(r, e.state, goal))
            continue;
        if (r->goal[cell]) {
            const struct port *p = &targets->list[r->goal[cell] - 1];
            enum direction in = (enum direction)((p->out + 2) % 4);
            int whole = cost + p->cost + (in == d ? 0 : in == (d + 2) % 4 ? ALONG : AT_END + corner_cost(s, cell, owner));
            if (whole < best)
                best = whole, best_state = e.state, *port = r->goal[cell] - 1;
        }
        for (enum direction n = RIGHT; n <= UP; n++) {
            int x = cell % s->width + dx[n], y = cell / s->width + dy[n];
            if (n == (d + 2) % 4 || x < 0 || y < 0 || x >= s->width || y >= s->height || s->blocked[y * s->width + x])
                continue;
            int next = y * s->width + x, turn = n == d ? 0 : corner_cost(s, cell, owner) + (r->from[e.state] < 0 ? AT_END : 0);
            reach(r, next * 4 + (int)n, cost + turn + cell_cost(r, next, n, owner), e.state, guess_of(r, next * 4 + (int)n, goal));
        }
    }
    return best_state;
}

static bool ported(const struct ports *sources, int cell, enum direction out, struct point *edge)
{
    for (int i = 0; i < sources->count; i++)
        if (sources->list[i].cell == cell && sources->list[i].out == out) {
            *edge = sources->list[i].edge;
            return true;
        }
    return false;
}

static void point_add(struct route *way, struct point p)
{
    if (way->count >= 2) {
        struct point a = way->points[way->count - 2], b = way->points[way->count - 1];
        if ((a.x == b.x && b.x == p.x) || (a.y == b.y && b.y == p.y)) {
            way->points[way->count - 1] = p;
            return;
        }
    }
    way->points[way->count++] = p;
}

/* States from the goal back to the source -> corners; the cells now belong to the owner. */
static void take(struct router *r, struct route *way, const struct ports *sources, const struct port *target, int state, int owner)
{
    struct routes *s = r->routes;
    int count = 0;
    for (int i = state; i >= 0; i = r->from[i])
        count++;
    int *states = mem_alloc(sizeof *states * (size_t)(count + 1));
    for (int i = state, k = count; i >= 0; i = r->from[i])
        states[--k] = i;
    *way = (struct route){.points = ARENA_ARRAY(s->arena, struct point, count + 2)};
    struct point edge;
    if (ported(sources, states[0] / 4, (enum direction)(states[0] % 4), &edge))
        point_add(way, edge);
    int shared = -1;
    for (int i = 0; i < count; i++) {
        int cell = states[i] / 4, d = states[i] % 4;
        int *line = d % 2 ? s->along : s->across;
        if (line[cell] == owner && shared == i - 1)
            shared = i;
        point_add(way, centre(s, cell));
        line[cell] = owner;
        int out = i + 1 < count ? states[i + 1] % 4 : (int)(target->out + 2) % 4;
        if (out % 2 != d % 2)
            (d % 2 ? s->across : s->along)[cell] = owner;
    }
    point_add(way, target->edge);
    if (shared >= 0 && shared < count - 1) {
        way->branches = true;
        way->branch = centre(s, states[shared] / 4);
    }
    free(states);
}

static mpt distance(const struct plan *p, const struct net_link *l)
{
    struct rect a = l->from.node >= 0 ? p->boxes[l->from.node].rect : p->frames[l->from.zone].rect, b = l->to.node >= 0 ? p->boxes[l->to.node].rect : p->frames[l->to.zone].rect;
    return abs(a.x + a.w / 2 - b.x - b.w / 2) + abs(a.y + a.h / 2 - b.y - b.h / 2);
}

static bool alike(const struct net_link *a, const struct net_link *b)
{
    return a->from.node == b->from.node && a->from.zone == b->from.zone && a->redundant == b->redundant && !strcmp(a->kind, b->kind) && !strcmp(a->label, b->label);
}

/* The tree of earlier links with the same upper end, kind and label, else its own; links to a redundant pair never share their way. By the first link, plus 1. */
static int owner_of(const struct network *n, const int *owner, int link)
{
    const struct net_link *l = &n->links[link];
    int mate = l->to.node >= 0 ? n->nodes[l->to.node].mate : -1, apart = 0;
    for (int i = 0; i < link && mate >= 0; i++)
        if (n->links[i].to.node == mate && alike(&n->links[i], l))
            apart = owner[i];
    for (int i = 0; i < link; i++)
        if (owner[i] != apart && alike(&n->links[i], l))
            return owner[i];
    return link + 1;
}

struct turn {
    mpt distance;
    int link;
};

static int turn_order(const void *pa, const void *pb)
{
    const struct turn *a = pa, *b = pb;
    return a->distance != b->distance ? (a->distance > b->distance) - (a->distance < b->distance) : a->link - b->link;
}

/* Links keep to the zones of their ends, and within a zone that holds both. */
static void prices_set(struct router *r, const struct net_link *l)
{
    const struct network *n = r->plan->network;
    int from = zone_of(n, l->from), to = zone_of(n, l->to), common = from;
    while (common >= 0 && !zone_inside(n, to, common))
        common = n->zones[common].parent;
    for (int z = -1; z < n->zone_count; z++) {
        bool own = z < 0 || zone_inside(n, from, z) || zone_inside(n, to, z);
        r->price[z + 1] = !own ? FOREIGN : common >= 0 && !zone_inside(n, z, common) ? AWAY : 0;
    }
}

static void link_route(struct router *r, int link)
{
    const struct net_link *l = &r->plan->network->links[link];
    prices_set(r, l);
    r->step = r->tree[r->owner[link]] ? STEP_SHARED : STEP;
    struct ports sources = ports_of(r, l->from, l->to), targets = ports_of(r, l->to, l->from);
    int port = 0, owner = r->owner[link], state = sources.count && targets.count ? search(r, &sources, &targets, owner, &port) : -1;
    if (state >= 0)
        take(r, &r->routes->list[link], &sources, &targets.list[port], state, owner);
    free(sources.list);
    free(targets.list);
}

static void links_route(struct router *r, const struct turn *turns, int owner)
{
    const struct network *n = r->plan->network;
    for (int i = 0; i < n->link_count; i++)
        if (!owner || r->owner[turns[i].link] == owner)
            link_route(r, turns[i].link);
}

/* Each tree of links once more, now that all others lie: what was led first then no longer stands in the way of what came later. */
static void links_improve(struct router *r, const struct turn *turns)
{
    struct routes *s = r->routes;
    const struct network *n = r->plan->network;
    for (int i = 0; i < n->link_count; i++) {
        int owner = turns[i].link + 1;
        if (r->owner[turns[i].link] != owner)
            continue;
        for (int c = 0; c < s->width * s->height; c++) {
            s->across[c] = s->across[c] == owner ? 0 : s->across[c];
            s->along[c] = s->along[c] == owner ? 0 : s->along[c];
        }
        links_route(r, turns, owner);
    }
}

/* Frames into the cells, outer ones first. */
static void zones_mark(struct router *r)
{
    const struct plan *p = r->plan;
    const struct routes *s = r->routes;
    for (int i = 0; i < s->width * s->height; i++)
        r->zone[i] = -1;
    for (int depth = 0, more = 1; more; depth++) {
        more = 0;
        for (int i = 0; i < p->network->zone_count; i++) {
            const struct rect *f = &p->frames[i].rect;
            more |= f->w && p->frames[i].depth > depth;
            for (int y = f->y / GRID; f->w && p->frames[i].depth == depth && y < (f->y + f->h) / GRID && y < s->height; y++)
                for (int x = f->x / GRID; x < (f->x + f->w) / GRID && x < s->width; x++)
                    r->zone[y * s->width + x] = i;
        }
    }
}

struct routes *routes_make(const struct plan *p)
{
    const struct network *n = p->network;
    struct arena *arena = arena_new();
    struct routes *s = ARENA_NEW(arena, struct routes);
    *s = (struct routes){.arena = arena, .width = p->w / GRID + 1, .height = p->h / GRID + 1};
    size_t cells = (size_t)s->width * (size_t)s->height;
    s->list = ARENA_ARRAY(arena, struct route, n->link_count + 1);
    s->labels = ARENA_ARRAY(arena, struct label, n->link_count + 1);
    s->across = ARENA_ARRAY(arena, int, cells);
    s->along = ARENA_ARRAY(arena, int, cells);
    s->blocked = ARENA_ARRAY(arena, uint8_t, cells);
    for (int i = 0; i < n->node_count; i++)
        block(s, p->boxes[i].rect);
    for (int i = 0; i < n->zone_count; i++)
        if (p->frames[i].rect.w)
            block(s, p->frames[i].title);
    struct router r = {.plan = p, .routes = s, .cost = mem_alloc(sizeof(int) * 4 * cells), .from = mem_alloc(sizeof(int) * 4 * cells), .stamp = mem_alloc(sizeof(int) * 4 * cells),
                       .goal = mem_alloc(sizeof(int) * cells), .zone = mem_alloc(sizeof(int) * cells), .price = mem_alloc(sizeof(int) * (size_t)(n->zone_count + 1))};
    zones_mark(&r);
    struct turn *turns = mem_alloc(sizeof *turns * (size_t)(n->link_count + 1));
    r.owner = mem_alloc(sizeof *r.owner * (size_t)(n->link_count + 1));
    r.tree = mem_alloc(sizeof *r.tree * (size_t)(n->link_count + 1));
    for (int i = 0; i < n->link_count; i++) {
        turns[i] = (struct turn){distance(p, &n->links[i]), i};
        r.owner[i] = owner_of(n, r.owner, i);
        r.tree[r.owner[i]] |= r.owner[i] != i + 1;
    }
    qsort(turns, (size_t)n->link_count, sizeof *turns, turn_order);
    links_route(&r, turns, 0);
    links_improve(&r, turns);
    free(turns);
    free(r.cost);
    free(r.from);
    free(r.stamp);
    free(r.goal);
    free(r.zone);
    free(r.owner);
    free(r.tree);
    free(r.price);
    free(r.heap);
    return s;
}

void routes_free(struct routes *s)
{
    if (s)
        arena_free(s->arena);
}
