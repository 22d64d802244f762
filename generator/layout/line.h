/* layout: line, the units of a paragraph on their way to lines. para.c walks the inline objects and makes units; unit.c gives them classes, faces, widths, breaks and gaps; line_break.c chooses
 * all ends of lines together; line_place.c places the units of each line, with inline_box.c for what stands around them and leader.c for leaders. */
#ifndef DENGBAO_LAYOUT_LINE_H
#define DENGBAO_LAYOUT_LINE_H
#include "../text/breaks.h"
#include "para.h"

enum unit_kind {
    UNIT_GLYPH,
    UNIT_SPACE,   /* vanishes at the end of a line, and at its start when it collapses */
    UNIT_HYPHEN,  /* shows only at the end of a line */
    UNIT_OBJECT,  /* a picture or an inline container */
    UNIT_LEADER,
    UNIT_NEWLINE,
    UNIT_EDGE,    /* start or end of an inline box: its space, border and padding */
    UNIT_NOTHING  /* anchors: ids, footnotes, markers */
};

/* An inline object that shows itself along its text: border, background, decoration of the text, a link. */
struct inline_box {
    const struct inline_box *parent;
    const struct fo_node *node;
    const struct page_tag *tag; /* Link element, or NULL */
    mpt raise;
    uint8_t decoration; /* bits of enum fo_decoration that begin here */
};

/* What all units of one object share. */
struct unit_style {
    const struct fo_props *props;
    const struct fo_node *node; /* the object, leader, or what is anchored */
    const struct page_tag *tag;
    const struct inline_box *box; /* the innermost one around it, or NULL */
    const struct font_stack *stack;
    mpt raise;     /* of the baseline, up, all around it included */
    bool together; /* inside keep-together.within-line */
};

struct unit_object {
    struct para_object o;
    struct unit_list *content; /* of a leader: use-content */
};

enum unit_flag {
    UNIT_MUTE = 1,     /* shows no glyph of its own: a member of the cluster before it, or invisible */
    UNIT_EVEN = 2,     /* the last step of justification may widen the place after it */
    UNIT_STARTS = 4,   /* edge: start of a box; else its end */
    UNIT_FIXED = 8,    /* space: written to stay (preserve) */
    UNIT_JOIN_LAST = 16 /* the object after which a line may end, inside keep-together.within-line */
};

/* The steps of justification (CLREQ 6.2.3): marks give up their blanks, then spaces of Latin text, then the gaps between Chinese and Latin; widening goes from spaces over gaps to all places alike. */
enum flex { FLEX_NONE, FLEX_SPACE, FLEX_GAP };

struct unit {
    uint8_t kind, cls, may /* enum break_kind */, flags, flex;
    uint32_t cp, glyph;
    const struct unit_style *style;
    const struct font_face *face;
    struct unit_object *object;
    mpt width;  /* advance */
    mpt dx, dy; /* of the glyph from the pen, right and up: cut marks, combining marks */
    mpt gap;    /* natural space after it, nothing at the end of a line: letter-spacing, quarter em between Chinese and Latin */
    mpt half;   /* OPEN: blank before the ink that a line start takes off; CLOSE: behind it, at a line end; HYPHEN: width when it shows */
    mpt squeeze;         /* of half, what justification may take */
    mpt shrink, stretch; /* of its flex */
};

struct unit_list {
    struct unit *units;
    int count, cap;
};

/* Classes, faces, widths, breaks and gaps of all units; may be called again for the rest of a list. (unit.c) */
void units_prepare(const struct para_context *, struct unit_list *);
void units_grid(struct unit_list *); /* what db:character-grid asks for (unit_grid.c) */
/* Lengths of a leader; width: of the paragraph, for percentages. (leader.c) */
mpt leader_least(const struct unit *, mpt width);
mpt leader_best(const struct unit *, mpt width);
mpt leader_most(const struct unit *, mpt width);

/* ---- the lines of one paragraph (line_break.c) ---- */

struct sums { /* up to a unit, not including it */
    int64_t width, squeeze, shrink[3], stretch[3], even /* em that take part in the last step */, leader_shrink, leader_stretch;
};

struct setting {
    const struct para_context *c;
    const struct unit *units;
    int count;
    struct sums *sum;
    const struct fo_props *block;
    mpt width, indent, last_indent;
    int done;            /* units of the paragraph whose lines stand already */
    bool begun;          /* there are such */
    bool after_newline;  /* and a forced end of line is the last of them */
    struct lines *lines;
    int line_cap;
};

struct measure { /* of a line: from, to are its first and last visible units */
    int from, to;
    mpt natural;
    int64_t squeeze, shrink[3], stretch[3], even, leader_shrink, leader_stretch;
};

struct measure line_measure(const struct setting *, int from, int to);
mpt line_room(const struct setting *, int from, bool last);
bool line_is_justified(const struct setting *, bool last);

/* ---- over the baseline (baseline.c) ---- */
/* vertical-align is the shorthand of the older documents (XSL 7.31.27); its lengths, sub and super are in the baseline shift already. */
enum fo_enum baseline_of(const struct fo_props *);
mpt object_raise(const struct fo_node *, mpt height); /* the lower edge of a box of that height, over the baseline of what is around it (XSL 7.14.1) */
mpt inline_raise(const struct fo_node *);             /* text inside the object, over that of its parent */

/* ---- one line (line_place.c) ---- */
void line_place(struct setting *, int from, int to, bool last);

/* Breaks and sets the units. Of an unfinished paragraph (more follows) the last lines are not set: the number of units that are done. */
int lines_set(struct setting *, bool finished);
#endif
