/* topology: place, units and frames -> coordinates. dot ranks and orders them; only where things stand is taken from it, snapped to the grid. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graphviz.h"
#include "plan.h"

struct placing {
    const struct graphviz *g;
    struct plan *plan;
    Agraph_t *graph, **clusters;
    Agnode_t **nodes;
    Agsym_t *graph_label, *edge_label;
};

static char *points(char out[32], mpt v, int per)
{
    snprintf(out, 32, "%d.%04d", v / per, (int)((int64_t)(v % per) * 10000 / per));
    return out;
}

/* A label of fixed size without text: fonts play no part. */
static void room_set(struct placing *s, void *object, Agsym_t *label, mpt w, mpt h)
{
    char html[160];
    snprintf(html, sizeof html, "<TABLE BORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\"><TR><TD FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"></TD></TR></TABLE>", w / 1000 + 1, h / 1000 + 1);
    s->g->xset(object, label, s->g->strdup_html(s->graph, html));
}

static Agraph_t *cluster_of(struct placing *s, int zone)
{
    const struct plan *p = s->plan;
    if (zone < 0)
        return s->graph;
    if (s->clusters[zone])
        return s->clusters[zone];
    char name[32];
    snprintf(name, sizeof name, "cluster%d", zone);
    Agraph_t *c = s->clusters[zone] = s->g->subg(cluster_of(s, p->network->zones[zone].parent), name, 1);
    room_set(s, c, s->graph_label, p->frames[zone].title.w + 6 * GRID, p->frames[zone].title.h + GRID);
    return c;
}

static void attributes_set(struct placing *s)
{
    char text[32];
    const struct graphviz *g = s->g;
    Agraph_t *r = s->graph;
    g->attr(r, AGRAPH, "rankdir", "TB");
    g->attr(r, AGRAPH, "nodesep", points(text, s->plan->options.gap_x * GRID, 72000));
    g->attr(r, AGRAPH, "ranksep", points(text, s->plan->options.gap_y * GRID, 72000));
    g->attr(r, AGRAPH, "splines", "false");
    g->attr(r, AGRAPH, "nslimit", "4");
    g->attr(r, AGRAPH, "nslimit1", "4");
    g->attr(r, AGRAPH, "mclimit", s->plan->unit_count > 60 ? "0.3" : "1.5");
    g->attr(r, AGRAPH, "margin", "12");
    g->attr(r, AGRAPH, "labeljust", "l");
    s->graph_label = g->attr(r, AGRAPH, "label", "");
    g->attr(r, AGNODE, "shape", "box");
    g->attr(r, AGNODE, "label", "");
    g->attr(r, AGNODE, "fixedsize", "true");
    g->attr(r, AGNODE, "width", "1");
    g->attr(r, AGNODE, "height", "1");
    s->edge_label = g->attr(r, AGEDGE, "label", "");
    g->attr(r, AGEDGE, "weight", "1");
}

static void graph_fill(struct placing *s)
{
    struct plan *p = s->plan;
    char text[32];
    for (int i = 0; i < p->unit_count; i++) {
        snprintf(text, sizeof text, "u%d", i);
        s->nodes[i] = s->g->node(cluster_of(s, p->units[i].zone), text, 1);
        s->g->set(s->nodes[i], "width", points(text, p->units[i].w, 72000), "");
        s->g->set(s->nodes[i], "height", points(text, p->units[i].h, 72000), "");
    }
    for (int i = 0; i < p->edge_count; i++) {
        const struct plan_edge *e = &p->edges[i];
        snprintf(text, sizeof text, "e%d", i);
        Agedge_t *edge = s->g->edge(s->graph, s->nodes[e->from], s->nodes[e->to], text, 1);
        s->g->set(edge, "weight", e->invisible ? "1" : "4", "");
    }
}

static mpt snap(double v)
{
    return (mpt)floor(v * 1000 / GRID + 0.5) * GRID;
}

static void frame_grow(struct rect *r, struct rect in)
{
    if (!r->w)
        *r = in;
    mpt right = r->x + r->w > in.x + in.w ? r->x + r->w : in.x + in.w, bottom = r->y + r->h > in.y + in.h ? r->y + r->h : in.y + in.h;
    r->x = r->x < in.x ? r->x : in.x;
    r->y = r->y < in.y ? r->y : in.y;
    r->w = right - r->x;
    r->h = bottom - r->y;
}

/* Frames from what stands in them, the innermost first. */
static void frames_place(struct plan *p)
{
    const struct network *n = p->network;
    int deepest = 0;
    for (int i = 0; i < n->zone_count; i++)
        p->frames[i].rect = (struct rect){0};
    for (int i = 0; i < n->zone_count; i++)
        deepest = p->frames[i].depth > deepest ? p->frames[i].depth : deepest;
    for (int i = 0; i < p->unit_count; i++)
        if (p->units[i].zone >= 0)
            frame_grow(&p->frames[p->units[i].zone].rect, (struct rect){p->units[i].x, p->units[i].y, p->units[i].w, p->units[i].h});
    for (int depth = deepest; depth >= 0; depth--)
        for (int i = 0; i < n->zone_count; i++) {
            struct frame *f = &p->frames[i];
            if (f->depth != depth || !n->zones[i].devices)
                continue;
            mpt top = FRAME_PAD + (f->title.h + GRID - 1) / GRID * GRID, least = (f->title.w + 5 * GRID) / GRID * GRID;
            f->rect = (struct rect){f->rect.x - FRAME_PAD, f->rect.y - top, f->rect.w + 2 * FRAME_PAD, f->rect.h + top + FRAME_PAD};
            f->rect.w = f->rect.w > least ? f->rect.w : least;
            f->title.x = f->rect.x + 4000;
            f->title.y = f->rect.y + 2000;
            if (n->zones[i].parent >= 0)
                frame_grow(&p->frames[n->zones[i].parent].rect, f->rect);
        }
}

static void all_move(struct plan *p)
{
    struct rect all = {0};
    for (int i = 0; i < p->unit_count; i++)
        frame_grow(&all, (struct rect){p->units[i].x, p->units[i].y, p->units[i].w, p->units[i].h});
    for (int i = 0; i < p->network->zone_count; i++)
        if (p->frames[i].rect.w)
            frame_grow(&all, p->frames[i].rect);
    mpt dx = 3 * GRID - all.x, dy = 3 * GRID - all.y;
    for (int i = 0; i < p->network->zone_count; i++) {
        struct frame *f = &p->frames[i];
        f->rect.x += dx, f->rect.y += dy, f->title.x += dx, f->title.y += dy;
    }
    for (int i = 0; i < p->network->node_count; i++) {
        struct box *b = &p->boxes[i];
        const struct unit *u = &p->units[b->unit];
        b->rect.x += u->x + dx;
        b->rect.y += u->y + dy;
        b->icon.x += b->rect.x, b->icon.y += b->rect.y, b->text.x += b->rect.x, b->text.y += b->rect.y;
    }
    p->w = all.w + 6 * GRID;
    p->h = all.h + 6 * GRID;
}

bool plan_place(struct plan *p, struct diags *ds)
{
    const struct graphviz *g = graphviz_load(ds);
    if (!g)
        return false;
    struct placing s = {.g = g, .plan = p, .graph = g->open("network", g->directed, NULL)};
    s.clusters = mem_alloc(sizeof *s.clusters * (size_t)(p->network->zone_count + 1));
    s.nodes = mem_alloc(sizeof *s.nodes * (size_t)(p->unit_count + 1));
    attributes_set(&s);
    graph_fill(&s);
    bool ok = g->layout(g->gvc, s.graph, "dot") == 0;
    for (int i = 0; ok && i < p->unit_count; i++) {
        struct unit *u = &p->units[i];
        u->x = snap(ND_coord(s.nodes[i]).x - u->w / 2000.0);
        u->y = snap(-ND_coord(s.nodes[i]).y - u->h / 2000.0);
    }
    g->free_layout(g->gvc, s.graph);
    g->close(s.graph);
    free(s.clusters);
    free(s.nodes);
    if (ok) {
        frames_place(p);
        plan_compact(p);
        frames_place(p);
        all_move(p);
    } else
        diag_add(ds, D_TOPOLOGY_LIBRARY, (struct place){0}, "Graphviz does not lay it out");
    return ok;
}
