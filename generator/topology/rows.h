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

struct pull_end {    /* where a link ends in a block: from its left edge, as it is and mirrored, and from its top */
    int block;
    mpt x, mirrored, y;
};

struct pull {        /* a link between two blocks */
    struct pull_end a, b;
};

struct size {
    mpt w, h;
};

/* Gives blocks (in order of their tiers) their rows and places. */
struct size rows_lay(struct block *, int count, const struct pull *, int pulls, mpt width, bool pack);
#endif
