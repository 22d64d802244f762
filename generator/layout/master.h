/* layout: master, which page master the next page has, where its regions lie, how its number is written (XSL 6.4). */
#ifndef DENGBAO_LAYOUT_MASTER_H
#define DENGBAO_LAYOUT_MASTER_H
#include "box.h"

struct master_state {
    const struct fo_node *sequence;
    int page;                      /* pages made so far */
    const struct fo_node *sub;     /* of a page-sequence-master: the sub-sequence in use */
    int used;                      /* pages it made */
};

/* The simple-page-master of the next page; NULL and a diagnostic when there is none. */
const struct fo_node *master_next(struct layout *, struct master_state *, int number, bool blank);
mpt master_width(const struct fo_node *master);
mpt master_height(const struct fo_node *master);
struct rect master_area(const struct fo_node *master, const struct fo_node *region); /* content rectangle; body when region is region-body */
const char *master_region_name(const struct fo_node *region);
const char *master_number(struct arena *, int number, const char *format); /* 1, 01, a, A, i, I, 一 */
#endif
