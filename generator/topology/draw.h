/* topology: draw, what was placed -> one SVG. Text is set in the font role hei; browsers find the same design by its family names. */
#ifndef DENGBAO_TOPOLOGY_DRAW_H
#define DENGBAO_TOPOLOGY_DRAW_H
#include "look.h"
#include "route.h"

struct drawing { /* of one sheet; lengths in mpt at the natural size */
    const struct plan *plan;
    const struct routes *routes;
    const struct look *look;
    const char *title;
    mpt w, h; /* with title and legend: set by drawing_measure, like what follows */
    struct lines head, foot; /* the title; unit, date and version */
};

void drawing_measure(struct drawing *);
/* The svg element, per_mille of the natural size. */
void drawing_write(const struct drawing *, int per_mille, struct buf *out);
/* The placed things, a line each: frame, box, icon, text, label, line. For tests. */
void drawing_dump(const struct drawing *, struct buf *out);
#endif
