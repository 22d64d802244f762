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

struct page_kind { /* what conditions ask of the next page */
    int number;
    bool blank, last;
};

/* The simple-page-master of the next page; NULL and a diagnostic when there is none. */
const struct fo_node *master_next(struct layout *, struct master_state *, struct page_kind);
/* Border rectangle of a region, or of the content when inside; coordinates of the page before it is turned. */
struct rect master_area(const struct fo_node *master, const struct fo_node *region, bool inside);
mpt master_width(const struct fo_node *master); /* of the sheet */
mpt master_height(const struct fo_node *master);
const struct fo_node *master_body(const struct fo_node *master, const char *flow_name); /* the region-body, or NULL */
const char *master_region_name(const struct fo_node *region);
void master_check(struct layout *);                         /* what the masters as a whole have wrong: once per document */
void master_check_static(struct layout *, const struct fo_node *sequence); /* static content that no region takes */
const char *master_number(struct arena *, int number, const struct fo_props *sequence); /* format 1, 01, a, A, i, I, 一, ①; text around it is kept */
#endif
