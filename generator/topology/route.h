/* topology: route, where links run: straight pieces between the lines of the grid, round boxes and titles. Links of one kind with one label from one device may share
 * their way (a tree), no others do; nor do those to both of a redundant pair. Places in mpt at the natural size of the drawing; everything belongs to the routes. */
#ifndef DENGBAO_TOPOLOGY_ROUTE_H
#define DENGBAO_TOPOLOGY_ROUTE_H
#include "plan.h"

struct route { /* of the link with the same index */
    struct point *points; /* corners, both ends included */
    int count;            /* 0: no way was found */
    bool branches;        /* leaves the way of an earlier link at `branch` */
    struct point branch;
};

struct label { /* of the link with the same index */
    struct lines text;
    struct rect rect;     /* w == 0: none */
    bool covers;          /* lies over lines: it needs a ground */
};

struct routes {
    struct arena *arena;
    struct route *list;
    struct label *labels;
    int width, height;    /* of the grid, in cells */
    int *across, *along;  /* cells: the owner of the line through it from left to right, from top to bottom; 0: none */
    uint8_t *blocked;     /* cells: 1 under a box or a title */
};

struct routes *routes_make(const struct plan *);
void routes_free(struct routes *);
void routes_label(struct routes *, const struct plan *); /* (mark.c) places the labels */
#endif
