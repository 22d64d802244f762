/* layout: space, space-specifiers that meet become one (XSL 4.3.1). Pure arithmetic. */
#ifndef DENGBAO_LAYOUT_SPACE_H
#define DENGBAO_LAYOUT_SPACE_H
#include "../fo/fo.h"

struct space { /* what a sequence of space-specifiers comes to */
    mpt min, opt, max;
    int32_t precedence; /* FO_FORCE: forcing, these add up */
    bool any;           /* there is one */
};

/* A sequence of space-specifiers, and what is left of it where a reference area or page begins (for spaces before) or ends (for spaces after): conditional ones at that end are dropped. */
struct spaces {
    struct space all, kept;
};

struct space space_join(struct space, struct space);
struct spaces spaces_of(const struct fo_space *);
struct spaces spaces_before(struct spaces outer, struct spaces inner); /* of a block and of its first child when nothing stands between */
struct spaces spaces_after(struct spaces inner, struct spaces outer);  /* of a last child and of its block */
#endif
