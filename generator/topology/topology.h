/* topology: the network of a system (network/ of the description) -> its diagram: sheets of SVG with alternative text. Used by pipeline, which gives them to the
 * template of material (一). Inside: network.c reads; sheets.c chooses what stands on which sheet; plan.c makes boxes; edges.c says what pulls them; place.c lets
 * Graphviz place what is in a zone; rows.c sets zones in rows; route.c leads the links; mark.c sets their labels; draw.c writes the SVG. */
#ifndef DENGBAO_TOPOLOGY_TOPOLOGY_H
#define DENGBAO_TOPOLOGY_TOPOLOGY_H
#include <libxml/tree.h>

#include "../base/buf.h"
#include "../base/diag.h"
#include "../input/input.h"
#include "../text/font.h"
#include "../vocab/vocab.h"

struct topology_tools { /* borrowed */
    const struct vocab *vocab;
    struct font_set *fonts;
};

/* The diagram of a system (from 1) as <topology><sheet title paper="flow|a4-portrait|a4-landscape|a3-landscape" alt><svg:svg/></sheet>…</topology>; svg has its size in pt, no text is smaller than
 * 6 pt. Without devices or links: an empty <topology/>. The caller frees with xmlFreeDoc. With dump: the placed things, a line each, for tests (topology-check.awk).
 * NULL and a diagnostic when something of the program's own is missing. */
xmlDoc *topology_draw(const struct topology_tools *, const struct input *, int system, struct buf *dump, struct diags *);
#endif
