/* layout: box, content laid out once at its width, then cut at page ends. Flow: block.c, list.c, container.c and table_*.c make boxes from objects (no page is known), split.c
 * cuts a box at a height (head stays on this page, tail goes on), paint.c puts a box on a page. Boxes live until the pages of their page sequence are made. */
#ifndef DENGBAO_LAYOUT_BOX_H
#define DENGBAO_LAYOUT_BOX_H
#include "layout.h"
#include "para.h"
#include "space.h"

enum box_kind {
    BOX_LINE,      /* one line of a paragraph */
    BOX_BLOCK,     /* block, list-block, footnote-body, wrapper, block-container that grows with its content...: children below one another */
    BOX_ITEM,      /* list-item: two children (label, body) side by side; cut together */
    BOX_TABLE,     /* table: rows; see table.h for what it keeps besides */
    BOX_CONTAINER, /* block-container of a size of its own, or turned: never cut */
    BOX_FIXED      /* absolutely positioned block-container: out of the flow */
};

struct run { /* inline objects that make a paragraph */
    const struct fo_node *first, *last;
    bool begins; /* its block */
};

/* Strength of not breaking at a place: 0 free, larger is stronger, FO_FORCE never (unless nothing else fits). */
struct box {
    enum box_kind kind;
    const struct fo_node *node;   /* the object, or NULL (anonymous) */
    const struct fo_props *props; /* the object's, or those of the block for a line */
    struct page_tag *tag;         /* its structure element, or NULL: its content is an artifact or belongs to the parent's */
    mpt x;                        /* start edge of the border rectangle, from the start edge of the reference area (column, cell, container) */
    mpt shift;                    /* of the reference area of its children from that one: block-containers */
    mpt w, h;                     /* border rectangle; h covers children, padding, borders */
    mpt stack;                    /* height of the children with their gaps */
    struct spaces before, after;  /* space-before, space-after, with those of first and last descendants they meet */
    mpt gap;                      /* resolved space above it (XSL 4.3) when it is not first on the page */
    mpt gap_first;                /* the same when it is first in its reference area (conditionality retain): usually 0 */
    mpt give, give_in;            /* what the gap can shrink by (optimum to minimum); the same of all gaps inside a BOX_BLOCK */
    mpt top, foot;                /* border and padding before and after the children */
    mpt top_kept, foot_kept;      /* what of it stays where the box is cut (conditionality retain) */
    struct fo_keep keep_after;    /* keep-with-next of its last part */
    struct fo_keep keep_before;   /* of keeping with the box before (keep-with-next of that one, keep-with-previous, widows, orphans) */
    struct fo_keep keep_inside;   /* keep-together */
    enum fo_enum break_before, break_after; /* auto, column, page, even-page, odd-page; already moved up to the outermost box it applies to */
    bool breaks;                  /* a forced break stands inside, not only at the beginning */
    bool cut_above, cut_below;    /* made by a split: borders and padding there only when conditionality retains them */
    bool area;                    /* makes a reference area: spaces do not leave it */
    struct box **child;
    int child_count, child_cap;
    struct line *line;       /* BOX_LINE */
    const struct run *run;   /* and the paragraph it is of */
    struct box **notes;      /* BOX_LINE: bodies of the footnotes called in it */
    int note_count;
    mpt note_h, note_least;  /* height of all footnotes called inside; of what must stand on the page of the first line that calls */
    struct box *undo;        /* of a tail: what stood where its first child is now, for box_unsplit */
    void *detail;            /* BOX_TABLE: struct table_view *; BOX_CONTAINER, BOX_FIXED: struct box *, the content */
};

/* The state of one pass over a tree; more of it in flow.h. */
struct layout {
    const struct fo_tree *tree;
    const struct layout_options *options;
    struct diags *diags;
    struct page_list *pages;
    struct arena *arena;         /* of the boxes of the page sequence under way */
    struct para_context para;
    struct rect area;            /* the reference area being painted: what absolute positions count from */
    mpt paper_w, paper_h;        /* of the page under way */
    mpt area_h;                  /* height that percentages of heights refer to while content is laid; 0: not known */
    mpt note_width;              /* of the footnotes of the flow being laid; 0: it has none */
    mpt note_lead;               /* height of the separator that the first footnote of a page brings; 0 when it stands already */
    int32_t shrink;              /* of what gaps can give, 1/65536: while a box is painted that needs it to fit */
    bool notes_apart;            /* columns: the room for footnotes was taken off before */
    bool repeating;              /* a header that stood on an earlier page is being painted */
    int boxes, laid_again;       /* made so far in this pass; of these for another width: relay.c */
    bool column_break;           /* the cut under way ends a column, not a page */
    struct table_asking *asking; /* a table header being laid for its markers: table_marker.c */
    struct flow_state *flow;     /* fields, markers, footnotes, ids: flow.h */
};

/* Block-level content first.. (siblings) of an object, laid below one another; children are added to into, which belongs to the reference area of the given width. Inline runs between become lines.
 * (block.c) */
void block_lay_children(struct layout *, struct box *into, const struct fo_node *first, mpt width, struct page_tag *tag);
/* The same for one block-level object or inline run; returns what follows it. begins: nothing was laid yet. */
const struct fo_node *block_lay_next(struct layout *, struct box *into, const struct fo_node *, mpt width, struct page_tag *tag, bool begins);
struct box *box_new(struct layout *, enum box_kind, const struct fo_node *);
/* Spaces, keeps and breaks of a block-level object. */
void box_outside(struct box *, const struct fo_props *);
/* box_outside, and x, w, top and foot from indents, borders and padding. */
void box_open(struct box *, mpt width);
/* Adds a child below the others: its gap is resolved with the space after the one before (XSL 4.3). */
void box_add(struct layout *, struct box *parent, struct box *child);
/* After the last child: heights, spaces and breaks that move up from first and last child. */
void box_close(struct box *);
/* The tag of a block: its role, or the standard one; NULL when the object makes none. */
struct page_tag *box_tag(struct layout *, const struct fo_node *, struct page_tag *parent, const char *standard);
/* Of two breaks at one place the one that asks for more. */
enum fo_enum break_stronger(enum fo_enum, enum fo_enum);
enum fo_enum break_of(enum fo_enum); /* auto -> ENUM_UNSET */
struct fo_keep keep_stronger(struct fo_keep, struct fo_keep);
int32_t keep_strength(const struct layout *, struct fo_keep); /* for the kind of break under way */
struct place layout_place(const struct layout *, const struct fo_node *);

/* The lines of a paragraph, or of its rest from the unit skip on. (block.c) */
void lines_add(struct layout *, struct box *into, const struct run *, int skip, mpt width, struct page_tag *tag);
/* box_close for what is left of a box behind a cut. */
void box_close_rest(struct box *);
/* x, w, top and foot from indents, borders and padding. */
void box_frame(struct box *, mpt width);

/* What a cut left of a box, laid again for another width; tag is that of its parent. NULL: it cannot be, the box goes on as it is. (relay.c) */
struct box *box_relay(struct layout *, const struct box *rest, mpt width, struct page_tag *tag);
/* The first child of what is left of a box. Returns what comes after it; NULL at the end. */
const struct fo_node *block_relay_first(struct layout *, struct box *into, const struct box *rest, mpt width, struct page_tag *tag);

/* list.c */
struct box *list_lay(struct layout *, const struct fo_node *list_block, mpt width, struct page_tag *tag);
void list_relay(struct layout *, struct box *into, const struct box *rest, mpt width, struct page_tag *tag); /* of a list-block */
void item_relay(struct layout *, struct box *into, const struct box *rest, mpt width, struct page_tag *tag); /* of a list-item */
/* container.c: block-container */
struct box *container_lay(struct layout *, const struct fo_node *, mpt width, struct page_tag *tag);
mpt container_widths(struct layout *, struct box *, mpt width); /* of one that grows with its content; returns that inside */
void container_paint(struct layout *, struct page *, const struct box *, mpt x, mpt y); /* x, y: top left of the reference area it stands in, and its own top */
/* picture.c: the para_context's picture */
void inline_container_lay(void *user, const struct fo_node *, mpt line_width, const struct page_tag *, struct para_object *); /* inline_container.c */
bool picture_lay(void *user, const struct fo_node *, mpt line_width, const struct page_tag *, struct page_op **ops, mpt *w, mpt *h);

struct box_cut {
    struct box *head, *tail; /* NULL when empty */
    int32_t strength;        /* of the keep that the cut breaks: 0 is a good cut, -1 was asked for */
    mpt used;                /* height of head */
};

/* Cuts a box so that head, with the footnotes called in it, is at most room high, at the best place: the lowest cut with strength 0, else the weakest; widows, orphans and keeps respected. first says that the
 * box stands at the top of an empty area: then something must be taken (an overfull line or row rather than an endless loop, with a diagnostic). head NULL: nothing fits. The original box is not changed but must
 * not be used further. (split.c) */
struct box_cut box_split(struct layout *, struct box *, mpt room, bool first);

/* The same between two children, whatever keeps them together: child begins the tail. */
struct box_cut box_split_before(struct layout *, struct box *, int child);

/* Room that footnotes of that height take from a page, separator included. (split.c) */
int64_t notes_cost(const struct layout *, int64_t note_h);

/* Takes a cut back that is not used: the original box is whole again. (split.c) */
void box_unsplit(struct box_cut *);

/* Paints the box with the top left of its border rectangle at (x, y) of the page: backgrounds, borders, lines, links, dests. (paint.c) */
void box_paint(struct layout *, struct page *, const struct box *, mpt x, mpt y);
/* What an object leaves where it stands: its id and its markers. */
void anchor_paint(struct layout *, struct page *, const struct fo_node *, mpt x, mpt y, bool starts, bool ends);

/* background.c: colour, then image; the image stands inside the borders when they are the object's own. Copies of ops, moved and hung into the page. */
void background_paint(struct layout *, struct page *, const struct fo_props *, struct rect, bool inside_borders);
void ops_paint(struct layout *, struct page *, const struct page_op *, const struct page_op *last /* or NULL: to the end */, mpt x, mpt y);

/* A turned or clipped area: between begin and end everything is painted in the coordinates of the returned rectangle. (turn.c) */
struct turn {
    int angle; /* 0, 90, 180, 270: counter-clockwise */
    struct rect outer;
    bool pushed;
    const struct page_link *links;
    const struct page_dest *dests;
};
struct rect turn_begin(struct layout *, struct page *, struct turn *, struct rect outer, int angle, bool clip);
void turn_end(struct layout *, struct page *, struct turn *);

/* table*.c */
struct box *table_lay(struct layout *, const struct fo_node *table, mpt width, struct page_tag *tag);
struct box *table_relay(struct layout *, const struct box *rest, mpt width);
void table_relay_captioned(struct layout *, struct box *into, const struct box *rest, mpt width);
struct box_cut table_split(struct layout *, struct box *, mpt room, bool first);
void table_unsplit(struct box *tail); /* for box_unsplit */
void table_paint(struct layout *, struct page *, const struct box *, mpt x, mpt y);
void table_measure(struct layout *, const struct fo_node *table, mpt *least, mpt *most);

/* Borders, background and padding shared by blocks and cells (paint.c) */
void frame_paint(struct layout *, struct page *, const struct fo_props *, struct rect, bool cut_above, bool cut_below, const struct page_tag *);
void border_paint(struct layout *, struct page *, const struct fo_border *, struct point from, struct point to); /* its middle on the line from..to */
mpt frame_side(const struct fo_props *, enum fo_side, mpt base); /* border width + padding of a side (block.c) */

static inline mpt not_below(mpt v, mpt least)
{
    return v > least ? v : least;
}

/* A size between its least and its greatest, where these are given; percentages refer to base. (container.c) */
mpt size_between(mpt size, struct fo_length least, struct fo_length most, mpt base);

/* Least and greatest useful width of block-level content, for automatic table layout. (measure.c) */
void block_measure(struct layout *, const struct fo_node *first, mpt *least, mpt *most);
#endif
