/* layout: para, inline content -> lines. Itemizes by font, finds where a line may end (UAX #14 by ICU, then GB/T 15834, CLREQ and our unbreakable tokens), chooses
 * all breaks of the paragraph together (total fit), justifies, and leaves finished lines that flow and table only have to move into place. */
#ifndef DENGBAO_LAYOUT_PARA_H
#define DENGBAO_LAYOUT_PARA_H
#include "../base/diag.h"
#include "../fo/fo.h"
#include "../page/page.h"
#include "../text/font.h"

/* What stands in a line like one character: content relative to its top left corner. */
struct para_object {
    mpt width, height, depth /* of it below the baseline */;
    struct page_op *ops;
    struct page_link *links;
};

/* What a paragraph needs from its surroundings. Lives as long as the layout pass. */
struct para_context {
    struct font_set *fonts;
    struct diags *diags;
    const char *file;        /* FO file, for diagnostics */
    struct page_list *pages; /* ops, glyphs and tags are allocated in pages->arena */
    struct arena *arena;     /* and lines here */
    /* The text of a page-number, page-number-citation(-last) or retrieve-marker is only known to the caller: string in pages->arena, never NULL ("?" or "" before the first pass ends). */
    const char *(*field_text)(void *user, const struct fo_node *);
    /* A picture (external-graphic, instream-foreign-object): its content as ops relative to its top left corner, and its size. false: nothing to show (diagnosed). */
    bool (*picture)(void *user, const struct fo_node *, mpt line_width, const struct page_tag *, struct page_op **ops, mpt *w, mpt *h);
    /* An fo:inline-container, laid in a width of its own. */
    void (*container)(void *user, const struct fo_node *, mpt line_width, const struct page_tag *, struct para_object *);
    /* Content of an fo:retrieve-marker found inside inline content: first child of the marker, or NULL. */
    const struct fo_node *(*marker)(void *user, const struct fo_node *retrieve);
    void *user;
    bool draft_artifact; /* lay everything without tags (static content, repeated headers) */
};

/* A finished line. Coordinates of ops, links and dests are relative: x from the start edge of the paragraph's reference width, y from the baseline (down). */
struct line {
    mpt before, after; /* height above and below the baseline, half-leading included: the line's height is before + after */
    mpt ink_start, ink_end; /* x of the first and last ink */
    mpt shift_odd, shift_even; /* to the right on pages of odd and even number: text-align inside and outside */
    struct page_op *ops, *last_op;
    struct point at;   /* where the ops were moved to when they went into a page */
    struct page_link *links;
    struct page_dest *dests;
    const struct fo_node **footnotes; /* footnotes called in this line, in order */
    int footnote_count;
    const struct fo_node **markers; /* markers attached to inline objects that start in this line */
    int marker_count;
    bool last;           /* ends the paragraph or stands before a forced break */
    bool placed;         /* the ops are in a page: who paints the line again takes copies */
    int from;            /* units of the paragraph before it: where the rest of it is laid again for another width */
};

struct lines {
    struct line *lines;
    int count;
    mpt widest; /* of the natural widths */
};

/* Lays the siblings first..last (inclusive; inline-level nodes and text) as one paragraph of the block whose properties are given, in width (after start- and end-indent). tag is the structure
 * element of the block or NULL. starts_block says whether text-indent applies; skip: the `from` of the line it goes on with, 0 for the whole. Returns no lines for pure collapsible white
 * space. Never NULL. */
struct lines *para_lay(const struct para_context *, const struct fo_node *first, const struct fo_node *last, const struct fo_props *block, mpt width, struct page_tag *tag,
                       bool starts_block, int skip);

/* Least and greatest useful width of the same content, for automatic table layout. */
void para_measure(const struct para_context *, const struct fo_node *first, const struct fo_node *last, const struct fo_props *block, mpt *least, mpt *most);

/* Name of the destination that a line leaves where an fo:page-number of a flow stands: its page is known only later. It begins with PARA_PAGE_NUMBER, which no id does. */
enum { PARA_PAGE_NUMBER = 1 };
void para_page_number_key(const struct fo_node *page_number, char key[32]);

/* Whether a node belongs inside a paragraph (inline-level: text, inline, leader, basic-link, ...). */
bool para_is_inline(const struct fo_node *);
#endif
