/* topology: rows, what is placed as a whole (zones, loose devices, the devices of a zone itself) in rows by tiers, linked ones near each other. Lengths in mpt, on the grid. */
#ifndef DENGBAO_TOPOLOGY_ROWS_H
#define DENGBAO_TOPOLOGY_ROWS_H
#include "plan.h"

struct block {
    int zone, unit;  /* a zone inside; a loose unit; both -1: the units of the zone itself */
    int tier, row;
    bool mirrored;   /* what is in it stands the other way round */
    mpt x, y, w, h;
};

struct pull {        /* a link between two blocks: where its ends are in them */
    int a, b;
    struct point at_a, at_b;
};

struct size {
    mpt w, h;
};

/* Gives blocks (in order of their tiers) their rows and places. */
struct size rows_lay(struct block *, int count, const struct pull *, int pulls, mpt width, bool pack);
#endif
