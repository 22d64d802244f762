/* svg: a drawing (SVG 1.1 subset, the tables in svg.c and drawing.h) -> page ops: shapes, paths, text, groups, transforms, use and symbols, markers, dashes, opacity, gradients as fills,
 * clipping paths, style sheets with simple selectors. No filters, masks, patterns or animation: what is not supported is a diagnostic. */
#ifndef DENGBAO_SVG_SVG_H
#define DENGBAO_SVG_SVG_H
#include <stddef.h>

#include "../base/diag.h"
#include "../page/page.h"
#include "../text/font.h"

struct svg_context {
    struct font_set *fonts;
    struct page_list *pages;    /* ops are allocated in its arena */
    const struct page_tag *tag; /* the Figure, or NULL: an artifact */
    struct place place;         /* the file of the drawing and the line where it begins, for diagnostics */
    struct diags *diags;
};

void svg_size(const void *svg_node, mpt *w, mpt *h); /* natural size; 1 px = 0.75 pt */
const char *svg_title(const void *svg_node, struct arena *); /* what the drawing says it shows, or NULL */
/* Ops in a box of w x h whose top left corner is (0,0), between PUSH and POP; NULL when there is nothing to draw. svg_node is the xmlNode of the svg element. */
struct page_op *svg_draw(const struct svg_context *, const void *svg_node, mpt w, mpt h);

/* Reads the bytes of an .svg file (no network, no entities): an xmlDoc that the caller frees with svg_close, and its svg element; NULL when it is none. */
void *svg_open(const char *data, size_t len, const void **svg_node);
void svg_close(void *doc);
#endif
