/* page: the list of placed things, a page at a time: what layout decided and pdf writes. Everything is in absolute page coordinates (base/geom.h: mpt, y down).
 * The document owns its memory; pdf reads it as const. */
#ifndef DENGBAO_PAGE_PAGE_H
#define DENGBAO_PAGE_PAGE_H
#include <stdbool.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/geom.h"
#include "../text/font.h"

/* A structure element of the tagged PDF (ISO 32000-1 14.7). Order of children is reading order. */
struct page_tag {
    const char *role;      /* standard structure type: Document, Part, Sect, H1..H6, P, L, LI, Lbl, LBody, Table, THead, TBody, TFoot, TR, TH, TD, Figure, Link, Note, Reference, Span, TOC, TOCI, Caption, Div, BlockQuote */
    const char *alt;       /* alternative text or NULL */
    const char *actual;    /* ActualText or NULL */
    const char *lang;      /* or NULL: as the document */
    const char *scope;     /* TH: "Row", "Column", "Both" or NULL */
    const struct page_tag *const *headers; /* of a cell where scopes are not enough: its TH, which have ids; ends with NULL */
    int col_span, row_span; /* cells; 0 or 1: none */
    const char *standard;  /* the standard type that a role of the user's own is read as, or NULL: P or Div */
    const char *id;        /* unique name or NULL (pdf gives a Note without one its own) */
    struct page_tag *parent, *first, *last, *next;
    int number; /* order of creation, from 1 */
};

/* What content without a tag is (ISO 32000-1 14.8.2.2.2). */
enum page_artifact { ARTIFACT_LAYOUT, ARTIFACT_BACKGROUND, ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_PAGINATION };

enum page_op_kind { OP_TEXT, OP_RULE, OP_FILL, OP_PATH, OP_IMAGE, OP_PUSH, OP_POP };

/* One glyph of a run: x is its pen position from the run's start. text_from/text_len: the source characters it stands for in the run's text (0 length: part of the cluster before). */
struct page_glyph {
    uint32_t glyph;
    mpt x, y;
    uint16_t text_from, text_len; /* bytes */
};

struct page_text { /* glyphs of one face, size and colour on one baseline */
    const struct font_face *face;
    mpt size, x, y; /* pen start on the baseline */
    mpt width;      /* advance of the whole run */
    uint32_t color;
    uint16_t clear; /* 0 opaque .. 1000 not to be seen */
    const struct page_glyph *glyphs;
    int glyph_count;
    const char *text; /* UTF-8 of the run (for ToUnicode), text_len bytes */
    int text_len;
};

struct page_rule { /* a straight line from a to b */
    struct point a, b;
    mpt width;
    uint32_t color;
    uint8_t dash; /* 0 solid, 1 dashed, 2 dotted */
};

struct page_fill {
    struct rect rect;
    uint32_t color;
};

enum page_segment_kind { SEG_MOVE, SEG_LINE, SEG_CURVE, SEG_CLOSE };

struct page_segment {
    enum page_segment_kind kind;
    struct point p[3]; /* curve: two controls and the end; else p[0] */
};

struct page_matrix { /* a b c d in 1/65536, e f in mpt, as in PDF but y down */
    int32_t a, b, c, d;
    mpt e, f;
};

struct page_stop {
    mpt at; /* 0..1000 on the way from a to b */
    uint32_t color;
};

struct page_gradient { /* from a to b, or from a to the circle of the radius around b; the ends go on */
    bool radial;
    struct point a, b;
    mpt radius;
    struct page_matrix matrix; /* from its coordinates to those of the path */
    const struct page_stop *stops;
    int stop_count;
};

struct page_path {
    const struct page_segment *segments;
    int segment_count;
    uint32_t fill, stroke; /* 0xRRGGBB or 0x1000000 for none */
    const struct page_gradient *gradient; /* in place of fill, or NULL */
    uint16_t fill_clear, stroke_clear; /* 0 opaque .. 1000 not to be seen */
    bool even_odd;
    mpt stroke_width, miter_limit;
    uint8_t cap, join; /* PDF values 0 1 2 */
    const mpt *dashes;
    int dash_count;
    mpt dash_offset;
};

struct page_image {
    struct rect rect; /* where the whole picture goes */
    const char *key;  /* one per picture file of the document: pdf embeds each key once */
    const uint8_t *data; /* the file's bytes: PNG or JPEG */
    size_t size;
    bool is_jpeg;
    uint8_t orientation; /* 1..8 as in EXIF: how the stored picture is turned into rect; 0 as 1 */
};

struct page_push { /* saves the state, then transforms (a b c d in 1/65536, e f in mpt, as in PDF but y down) and clips when has_clip */
    int32_t a, b, c, d;
    mpt e, f;
    bool has_clip;
    struct rect clip; /* before the transform */
    const struct page_segment *clip_path; /* or NULL; before the transform too */
    int clip_count;
    bool clip_even_odd;
};

struct page_op {
    enum page_op_kind kind;
    const struct page_tag *tag; /* NULL: an artifact */
    enum page_artifact artifact; /* of what kind */
    union {
        struct page_text text;
        struct page_rule rule;
        struct page_fill fill;
        struct page_path path;
        struct page_image image;
        struct page_push push;
    } u;
    struct page_op *next;
};

struct page_link {
    struct rect rect;
    const char *id, *uri;      /* one of them: inside or outside */
    const char *contents;      /* text for the annotation */
    const struct page_tag *tag; /* its Link element, or NULL (artifact) */
    struct page_link *next;
};

struct page_dest { /* a named place */
    const char *id;
    struct point at;
    struct page_dest *next;
};

struct page {
    mpt width, height;
    const char *label; /* as printed, "iv" */
    struct page_op *ops, *last_op;
    struct page_link *links;
    struct page_dest *dests;
    enum page_artifact artifact; /* of the ops that are added now */
};

struct page_bookmark {
    const char *title, *id;
    bool closed;
    struct page_bookmark *first, *last, *next, *parent;
};

struct page_picture; /* layout/picture.c: the picture files read so far */

struct page_list {
    struct arena *arena;
    struct page **pages;
    int count, cap;
    struct page_tag *tags; /* the Document element */
    int tag_count;
    struct page_bookmark *bookmarks; /* first of the top level */
    struct page_picture *pictures;
    const char *title, *author, *subject, *keywords, *lang, *xmp; /* NULL when not given */
    int date; /* seconds since 1970 for CreationDate, 0: none */
};

struct page_list *page_list_new(void);
void page_list_free(struct page_list *);
struct page *page_add(struct page_list *, mpt width, mpt height);
void page_list_append(struct page_list *, struct page *); /* a page of its arena */
struct page_op *page_op_add(struct page_list *, struct page *, enum page_op_kind, const struct page_tag *); /* to the end, zeroed */
struct page_tag *page_tag_add(struct page_list *, struct page_tag *parent, const char *role);
void page_tags_prune(struct page_list *); /* takes out the elements that nothing refers to; the rows and cells of a table stay */
void page_ops_move(struct page_op *first, mpt dx, mpt dy); /* a list of ops not yet on a page; paths must stand between PUSH and POP */

/* Text dump for the goldens: a thing a line. */
void page_dump(const struct page_list *, struct buf *out);
#endif
