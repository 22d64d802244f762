/* svg: drawing, what the files of the stage share. Lengths and coordinates are 1/1000 of a user unit; transforms become PUSH and POP. */
#ifndef DENGBAO_SVG_DRAWING_H
#define DENGBAO_SVG_DRAWING_H
#include <libxml/tree.h>

#include "svg.h"

enum { SVG_UNIT = 1000, SVG_COLOR_NONE = 0x1000000, SVG_DASHES_MOST = 16, SVG_VALUE_MOST = 512,
       SVG_MOST = 100000000 /* coordinates are cut off at 100,000 units, so that sums of a few stay in range */ };

enum svg_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct svg_style { /* inherited properties */
    uint32_t color, fill, stroke;
    const xmlNode *gradient;                       /* of fill, or NULL */
    uint16_t fill_clear, stroke_clear, clear;      /* 0 opaque .. 1000; clear: of the groups around and the element itself, which is as good as exact when its shapes do not overlap */
    mpt width, miter, dash[SVG_DASHES_MOST], dash_offset; /* miter in 1/1000 */
    int dash_count;
    uint8_t cap, join;
    bool even_odd, hidden, italic;
    const char *family;
    mpt size;
    int weight;
    enum svg_anchor anchor;
    mpt lift;                                      /* of the baseline, in 1/1000 of the size: dominant-baseline */
    const xmlNode *marker[3];                      /* start, mid, end */
};

struct svg_matrix {
    double a, b, c, d, e, f; /* e, f in 1/1000 */
};

struct drawing {
    const struct svg_context *context;
    const xmlNode *root;
    struct page_op *first, *last;
    struct page_segment *segments; /* of the path under way; malloc'ed */
    int count, cap;
    int elements; /* drawn so far: use inside use must not grow without bound */
    int open; /* PUSHes without their POP */
    mpt view_w, view_h;
    struct svg_rule *sheet; /* of all style elements, in order of weight */
    int rules;
};

/* Values. (svg_value.c) */
bool svg_number(const char **p, mpt *out);                                    /* in 1/1000; moves behind it and the comma */
bool svg_length(const char *text, mpt em, mpt whole, mpt *out);               /* with unit; whole: what 100% are */
const char *svg_attribute(const xmlNode *, const char *name);                 /* no prefix, or NULL */
const char *svg_property(const struct drawing *, const xmlNode *, const char *name, char out[SVG_VALUE_MOST]); /* style="", then style sheets, then the attribute; NULL */
const char *svg_declaration(const char *declarations, const char *name);      /* where its value begins, or NULL */
const char *svg_reference(const xmlNode *);                                   /* href, or NULL */
mpt svg_length_of(const struct drawing *, const xmlNode *, const char *name, mpt otherwise, char axis /* x y or other */);
bool svg_color(const char *text, uint32_t current, uint32_t *out);
struct svg_style svg_style_of(struct drawing *, const xmlNode *, struct svg_style);
uint16_t svg_clearer(uint16_t, uint16_t); /* of two one above the other */
bool svg_transform(const char *text, struct svg_matrix *);
struct svg_matrix svg_view(const xmlNode *, mpt w, mpt h, bool *slice); /* viewBox and preserveAspectRatio */
struct svg_matrix svg_multiply(struct svg_matrix, struct svg_matrix);
const xmlNode *svg_target(const struct drawing *, const char *reference); /* "#id" or "url(#id)" */

/* Paths and shapes into d->segments; false when it is broken (what was read before the fault stays). (svg_path.c) */
bool svg_shape(struct drawing *, const xmlNode *);
bool svg_is_shape(const char *name);

/* Style sheets. (svg_sheet.c) */
void svg_sheet_read(struct drawing *, const xmlNode *root);
const char *svg_sheet_value(const struct drawing *, const xmlNode *, const char *name);

/* Gradients, clipping. (svg_paint.c) */
const struct page_gradient *svg_gradient(struct drawing *, const xmlNode *, uint32_t current); /* for d->segments; NULL: nothing to paint */
bool svg_clip(struct drawing *, const xmlNode *clip_path); /* opens a PUSH; false when the clipPath is not supported */

/* Text. (svg_text.c) */
void svg_text(struct drawing *, const xmlNode *, struct svg_style);

/* Ops, elements. (svg.c) */
struct page_op *svg_op(struct drawing *, enum page_op_kind);
void svg_push(struct drawing *, struct svg_matrix);
struct page_matrix svg_fixed(struct svg_matrix);
void svg_fault(struct drawing *, const xmlNode *, const char *what);
void svg_element(struct drawing *, const xmlNode *, struct svg_style, int depth);
void svg_markers(struct drawing *, struct svg_style, int depth); /* on d->segments (svg_marker.c) */
#endif
