/* svg: a drawing (SVG 1.1 subset: rect, line, circle, ellipse, polyline, polygon, path, g with transform) -> page ops. What is not supported is a diagnostic. */
#ifndef DENGBAO_SVG_SVG_H
#define DENGBAO_SVG_SVG_H
#include "../base/diag.h"
#include "../page/page.h"

void svg_size(const void *svg_node, mpt *w, mpt *h); /* natural size; 1 px = 0.75 pt */
/* Ops in a box of w x h whose top left corner is (0,0), between PUSH and POP; NULL when there is nothing to draw. */
struct page_op *svg_draw(const void *svg_node, struct page_list *, const struct page_tag *, mpt w, mpt h, struct place, struct diags *);
#endif
