/* layout: box, content laid out once at its width, then cut at page ends. Flow: block.c/list.c/table.c make boxes from objects (no page is known), split.c cuts a box
 * at a height (head stays on this page, tail goes on), paint.c puts a box on a page. Tables have their own of each (table*.c). The boxes of a pass live in pages->arena. */
#ifndef DENGBAO_LAYOUT_BOX_H
#define DENGBAO_LAYOUT_BOX_H
#include "layout.h"
#include "para.h"

enum box_kind {
    BOX_LINE,      /* one line of a paragraph */
    BOX_BLOCK,     /* block, block-container in flow, list-block, footnote-body, wrapper...: children below one another */
    BOX_ITEM,      /* list-item: two children (label, body) side by side; cut together */
    BOX_TABLE,     /* table: rows; see table.h for what it keeps besides */
    BOX_FIXED,     /* absolutely positioned or rotated container: never cut */
    BOX_ANCHOR     /* no height: carries an id, markers or a forced break only */
};

/* Strength of not breaking at a place: 0 free, larger is stronger, FO_FORCE never (unless nothing else fits). */
struct box {
    enum box_kind kind;
    const struct fo_node *node;   /* the object, or NULL (anonymous) */
    const struct fo_props *props; /* the object's, or those of the block for a line */
    struct page_tag *tag;         /* its structure element, or NULL: its content is an artifact or belongs to the parent's */
    mpt x;                        /* start edge of the border rectangle, from the start edge of the reference area (page region, cell, container) */
    mpt w, h;                     /* border rectangle; h covers children, padding, borders */
    mpt gap;                      /* resolved space above it (XSL 4.3) when it is not first on the page */
    mpt gap_first;                /* the same when it is first in its reference area (conditionality retain): usually 0 */
    mpt tail;                     /* space after it, to be resolved with the gap of the next */
    mpt top, foot;                /* border and padding before and after the children */
    int32_t keep_after;           /* keep-with-next of its last part */
    int32_t keep_before;          /* strength of keeping with the box before (keep-with-next of that one, keep-with-previous, widows, orphans) */
    int32_t keep_inside;          /* keep-together */
    enum fo_enum break_before, break_after; /* auto, column, page, even-page, odd-page; already moved up to the outermost box it applies to */
    bool breaks;                  /* a forced break stands inside, not only at the beginning */
    bool cut_above, cut_below;    /* made by a split: borders and padding there only when conditionality retains them */
    bool span_all;
    struct box **child;
    int child_count, child_cap;
    const struct line *line; /* BOX_LINE */
    struct box *undo;        /* of a tail: what stood where its first child is now, for box_unsplit */
    void *detail;            /* BOX_TABLE: struct table *; BOX_FIXED: its own */
    const struct fo_node **markers; /* fo:marker of this object */
    int marker_count;
};

/* The state of one pass over a tree; more of it in flow.h. */
struct layout {
    const struct fo_tree *tree;
    const struct layout_options *options;
    struct diags *diags;
    struct page_list *pages;
    struct para_context para;
    struct rect region;   /* of the page under way: what absolute positions count from */
    struct table_asking *asking; /* a table header being laid for its markers: table_marker.c */
    struct flow_state *flow; /* fields, markers, footnotes, ids: flow.c */
};

/* Block-level content first.. (siblings) of an object, laid below one another; children are added to into, which belongs to the reference area of the given width. Inline runs between become lines.
 * (block.c) */
void block_lay_children(struct layout *, struct box *into, const struct fo_node *first, mpt width, struct page_tag *tag);
/* One block-level object, its end spaces and breaks settled. (block.c: dispatches to list, table, container) */
struct box *block_lay(struct layout *, const struct fo_node *, mpt width, struct page_tag *tag);
struct box *box_new(struct layout *, enum box_kind, const struct fo_node *);
/* Adds a child below the others: its gap is resolved with the tail of the one before (XSL 4.3: the larger of the two). */
void box_add(struct layout *, struct box *parent, struct box *child);

/* Height of the children stacked with their gaps, from the first on (the first counts gap_first). */
mpt box_stack_height(const struct box *);
/* After the last child: heights, spaces and breaks that move up from first and last child. */
void box_close(struct box *);
/* The tag of a block: its role, or the standard one; NULL when the object makes none. */
struct page_tag *box_tag(struct layout *, const struct fo_node *, struct page_tag *parent, const char *standard);
/* list.c */
struct box *list_lay(struct layout *, const struct fo_node *list_item, mpt width, struct page_tag *tag);
/* container.c: block-container */
struct box *container_lay(struct layout *, const struct fo_node *, mpt width, struct page_tag *tag);
void container_paint(struct layout *, struct page *, const struct box *, mpt x, mpt y);
/* picture.c: the para_context's picture */
bool picture_lay(void *user, const struct fo_node *, mpt line_width, const struct page_tag *, struct page_op **ops, mpt *w, mpt *h);
/* flow.c: anchors met while painting */
void flow_anchor(struct layout *, const char *id, struct page *, mpt x, mpt y);

struct box_cut {
    struct box *head, *tail; /* NULL when empty */
    int32_t strength;        /* of the keep that the cut breaks: 0 is a good cut */
    mpt used;                /* height of head */
};

/* Cuts a box so that head is at most room high, at the best place: the lowest cut with strength 0, else the weakest; widows, orphans and keeps respected. first says that the box stands at the top of an empty
 * area: then something must be taken (an overfull line or row rather than an endless loop, with a diagnostic). head NULL: nothing fits. The original box is not changed but must not be used further. (split.c) */
struct box_cut box_split(struct layout *, struct box *, mpt room, bool first);

/* Takes a cut back that is not used: the original box is whole again. (split.c) */
void box_unsplit(struct box_cut *);

/* Paints the box with the top left of its border rectangle at (x, y) of the page: backgrounds, borders, lines, links, dests. (paint.c) */
void box_paint(struct layout *, struct page *, const struct box *, mpt x, mpt y);

/* table*.c */
struct box *table_lay(struct layout *, const struct fo_node *table, mpt width, struct page_tag *tag);
struct box_cut table_split(struct layout *, struct box *, mpt room, bool first);
void table_unsplit(struct box *tail); /* for box_unsplit */
void table_paint(struct layout *, struct page *, const struct box *, mpt x, mpt y);
void table_measure(struct layout *, const struct fo_node *table, mpt *least, mpt *most);

/* Borders, background and padding shared by blocks and cells (frame.c) */
void frame_paint(struct layout *, struct page *, const struct fo_props *, struct rect, bool cut_above, bool cut_below, const struct page_tag *);
mpt frame_side(const struct fo_props *, enum fo_side, mpt base); /* border width + padding of a side */

/* Least and greatest useful width of block-level content, for automatic table layout. (measure.c) */
void block_measure(struct layout *, const struct fo_node *first, mpt *least, mpt *most);
#endif
