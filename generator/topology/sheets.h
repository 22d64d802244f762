/* topology: sheets, which paper a network needs: within the text of a page, a page of its own (A4, A3 landscape), or an overview and a sheet for each zone. */
#ifndef DENGBAO_TOPOLOGY_SHEETS_H
#define DENGBAO_TOPOLOGY_SHEETS_H
#include "plan.h"

struct sheet {
    const char *paper;             /* "flow": within the text of an A4 page; "a4-portrait", "a4-landscape", "a3-landscape": a page of its own */
    const char *title, *part;      /* part: the zone of a sheet of several, or 总图; NULL: all is on this one */
    const struct network *network; /* of this sheet */
    struct plan *plan;
    int per_mille;                 /* of the natural size; never so small that text falls below 6 pt */
    mpt room_w, room_h;            /* of the paper */
};

struct sheets {
    struct arena *arena;
    struct sheet *list;
    int count;
    struct network **parts;        /* networks of the sheets after a division; owned */
    int part_count;
};

/* NULL and a diagnostic when Graphviz is missing. The network must outlive the sheets. */
struct sheets *sheets_make(const struct network *, struct lettering, struct diags *);
void sheets_free(struct sheets *);
#endif
