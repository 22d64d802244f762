/* topology: plan, the network as boxes of known size: devices with their text are boxes, redundant pairs and groups of like devices are units (what Graphviz places),
 * zones are frames. Lengths in mpt at the natural size of the drawing; everything stands on a grid, between whose lines links run. */
#ifndef DENGBAO_TOPOLOGY_PLAN_H
#define DENGBAO_TOPOLOGY_PLAN_H
#include "lettering.h"
#include "network.h"

enum { GRID = 4000, ICON_W = 6 * GRID, ICON_H = 5 * GRID, FRAME_PAD = 2 * GRID };

enum box_form { BOX_BELOW /* text below the symbol */, BOX_RIGHT /* text beside it */, BOX_LEFT, BOX_CLOUD /* text in it */, BOX_PANEL };

struct box { /* of the node with the same index */
    enum box_form form;
    struct rect rect, icon;   /* what links go round; the symbol */
    struct lines name, note;
    struct rect text;         /* of all lines */
    int unit;
};

struct unit {
    int first, count;         /* in plan->members */
    int zone, order;
    mpt w, h, x, y;
};

struct plan_edge { /* between units, from above to below */
    int from, to;
};

struct frame { /* of the zone with the same index; w == 0: none */
    struct rect rect, title;
    struct lines name, note;
    int depth;
};

struct plan_options {
    int columns;              /* of groups, at most */
    mpt width;                /* of rows of zones, at most */
    bool pack;                /* rows are filled without regard to links */
    bool beside;              /* zones made of zones stand beside each other, not below */
    int gap_x, gap_y;         /* in grid units, between units */
};

struct plan {
    struct arena *arena;
    const struct network *network;
    struct lettering lettering;
    struct plan_options options;
    struct box *boxes;
    struct unit *units;
    struct frame *frames;
    struct plan_edge *edges;
    int *members;             /* node indices, unit after unit */
    int unit_count, edge_count, edge_cap;
    mpt w, h;                 /* of what was placed */
};

struct plan *plan_make(const struct network *, struct lettering, struct plan_options);
void plan_free(struct plan *);
void plan_edges(struct plan *); /* (edges.c) from links and kinds */
int plan_end_unit(const struct plan *, struct net_end); /* the unit that stands for an end: of a zone, its uppermost; or -1 */

/* Gives every unit its place by Graphviz and every frame its rectangle. false and a diagnostic when Graphviz is missing or fails. (place.c) */
bool plan_place(struct plan *, struct diags *);
#endif
