/* layout: flow, what one pass knows of ids, markers and page numbers, shared by the files that turn boxes into pages: fill.c (one page), flow.c (a page sequence), pass.c (the document), ids.c,
 * marks.c. */
#ifndef DENGBAO_LAYOUT_FLOW_H
#define DENGBAO_LAYOUT_FLOW_H
#include "box.h"
#include "master.h"

enum { COLUMNS_MOST = 64 };

struct id_table;    /* ids.c */
struct id_page;
struct mark_table;  /* marks.c */

struct note_list { /* footnotes that wait for their place, in order; malloc'ed */
    struct box **note;
    int count, cap;
};

struct flow_state {
    struct id_table *known, *found; /* of the pass before, of this pass */
    const struct id_page *kept;     /* of known: how far ids_keep came in this pass */
    struct mark_table *marks;
    bool cites;                     /* some text hangs on a page number that is not known yet */
    bool crosses;                   /* some text hangs on the sequences before: markers of the whole document */
    const char *label;              /* of the page under way; NULL while flows are laid */
    const struct fo_node *sequence; /* under way */
    int sequence_index;
    int number;                     /* of the next page */
    int page_index;
    struct note_list called;        /* on the page under way */
};

/* flow.c: all pages of a page sequence. */
void flow_sequence(struct layout *, const struct fo_node *sequence);
int flow_first_number(const struct layout *, const struct fo_node *sequence);
const struct fo_node *flow_child(const struct fo_node *, enum fo_kind); /* the first of that kind, or NULL */
void flow_text(const struct fo_node *, struct buf *out);                /* all text inside */

/* ids.c: where ids stand, and the text of what cites them. */
struct id_table *ids_new(void);
void ids_free(struct id_table *);
const struct id_page *ids_first(const struct id_table *); /* in the order they were found */
void ids_keep(struct flow_state *); /* what was found in the sequence under way, which is not laid again */
bool ids_equal(const struct id_table *, const struct id_table *);
const char *ids_field_text(void *user, const struct fo_node *); /* para_context's field_text */
void flow_anchor(struct layout *, const char *id, struct page *, mpt x, mpt y);

/* marks.c: markers by class and page (XSL 6.13). */
struct mark_table *marks_new(void);
void marks_free(struct mark_table *);
void flow_mark(struct layout *, const struct fo_node *marker, bool starts, bool ends); /* an area of the marker's parent is on the page under way; it starts, ends here */
bool marks_nested(const struct fo_node *retrieve); /* it stands in a marker itself: that could go on for ever */
const struct fo_node *marks_retrieve(void *user, const struct fo_node *retrieve);       /* para_context's marker */

/* A footnote called by a line that was just painted. (fill.c) */
void flow_note(struct layout *, struct box *note);

/* The content of a flow as it is laid: runs of blocks that span all columns, or none. Laid no further than the next page needs. (fill.c) */
struct segment {
    struct box *box;     /* what is left of it; NULL when it is used up */
    bool spans, closed;
    struct space after;  /* of its last block, for the gap to the next segment */
    struct fo_keep keep; /* of that block with the next segment */
    struct segment *next;
};

struct feed {
    const struct fo_node *flow, *next; /* the child to be laid next; NULL at the end */
    struct segment *segment, *last;    /* the one under way, the latest */
    struct page_tag *tag;
    mpt width, column;                 /* of the region, of a column */
    int columns;
    const struct box *separator;       /* of footnotes, or NULL */
    struct note_list notes;            /* that did not fit on the page before */
};

struct placed { /* a box and where it goes, from the content rectangle of the region-body */
    const struct box *box;
    mpt x, y;
    int32_t shrink; /* of its gaps, 1/65536 of what they can give */
};

struct taken { /* a segment that a page takes of, as it was before */
    struct segment *segment;
    struct box *box;
    int columns, cut_count, placed_count; /* of the page at that time */
    mpt y, gap;
};

struct filled { /* one page's worth */
    struct placed *placed;
    int count, cap;
    struct box_cut *cuts; /* for fill_undo */
    int cut_count, cut_cap;
    struct segment *segment; /* of the feed before */
    struct taken *taken;
    int taken_count, taken_cap;
    mpt used;                /* height of the columns */
    enum fo_enum start;      /* break that begins the next page */
};

void feed_width(struct layout *, struct feed *, mpt width, int columns, mpt gap); /* for the next page */
bool feed_more(const struct feed *);                                            /* something is left, footnotes included */
void fill_page(struct layout *, struct feed *, mpt height, struct filled *);
void fill_undo(struct feed *, struct filled *);
void fill_paint(struct layout *, struct page *, struct feed *, const struct filled *, struct rect body, enum fo_enum align); /* content, then footnotes; what does not fit waits */
void filled_free(struct filled *);
#endif
