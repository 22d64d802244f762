/* layout: place, the state of one line being filled, shared by line_place.c (glyphs), inline_box.c (what stands around them) and leader.c. */
#ifndef DENGBAO_LAYOUT_PLACE_H
#define DENGBAO_LAYOUT_PLACE_H
#include "line.h"

struct open_box { /* an inline box that shows in this line from x on */
    const struct inline_box *box;
    mpt x;
    bool starts; /* its start edge stands in this line */
};

struct placing {
    const struct setting *s;
    struct line *line;
    struct page_op *run; /* text op under way */
    const struct unit_style *run_style;
    struct page_glyph *glyphs;
    struct buf text;
    int glyph_count, glyph_cap;
    struct open_box *open; /* outermost first */
    int open_count, open_cap;
    mpt x, end; /* pen; end of what is visible so far */
};

struct page_op *place_op(struct placing *, enum page_op_kind, const struct page_tag *);
void place_glyph(struct placing *, const struct unit *, mpt x);
void place_run_end(struct placing *, mpt x);
void place_object(struct placing *, const struct unit *, mpt x);

/* inline_box.c: makes box (NULL: none) the innermost open one; boxes that do not hold it are closed at the end of what is visible. */
void boxes_enter(struct placing *, const struct inline_box *box, mpt x, bool starts);
/* Closes the innermost box at x; ends: its end edge stands here. */
void box_close_inline(struct placing *, mpt x, bool ends);

/* leader.c */
void leader_place(struct placing *, const struct unit *, mpt x, mpt length);
#endif
