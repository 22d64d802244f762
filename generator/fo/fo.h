/* fo: XSL-FO document (xmlDoc) -> formatting object tree with resolved properties (XSL 1.1). The supported subset and its properties are the two
 * tables in fo/objects.def and fo/properties.def; anything else is a diagnostic. Layout reads the tree as const and never sees libxml2.
 * The tree owns everything reachable from it; fo_free is one call. */
#ifndef DENGBAO_FO_FO_H
#define DENGBAO_FO_FO_H
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/geom.h"

enum fo_kind {
    FO_TEXT, /* characters, white space already treated as XSL 7.17 says (linefeed- and white-space-treatment) but not collapsed across nodes */
#define FO_OBJECT(kind, name, ...) kind,
#define FO_READ_AS(name, kind)
#define FO_IDLE_OBJECT(name)
#include "objects.def"
#undef FO_OBJECT
#undef FO_READ_AS
#undef FO_IDLE_OBJECT
    FO_KIND_COUNT
};

/* A length that may hang on the reference area: abs + pct/100000 * base + units * column unit. Which base a percentage has is said by the standard for each property. */
struct fo_length {
    mpt abs;
    int32_t pct;   /* 1/1000 of a percent */
    int32_t units; /* 1/1000 of a proportional-column-width() unit; table columns only */
    bool is_auto;  /* auto, normal or none, where the property has it */
};

enum { FO_FORCE = INT32_MAX }; /* precedence "force", strength "always" */

struct fo_space {
    struct fo_length min, opt, max;
    bool retain;        /* .conditionality = retain */
    int32_t precedence; /* FO_FORCE for force */
};

struct fo_keep {
    int32_t line, column, page; /* 0 auto, 1.. strengths, FO_FORCE always */
};

enum fo_border_style { BORDER_NONE, BORDER_HIDDEN, BORDER_DOTTED, BORDER_DASHED, BORDER_SOLID, BORDER_DOUBLE, BORDER_GROOVE, BORDER_RIDGE, BORDER_INSET, BORDER_OUTSET };

struct fo_border {
    enum fo_border_style style;
    mpt width; /* 0 when the style is none or hidden */
    uint32_t color;
    bool retain;        /* .conditionality */
    int32_t precedence; /* collapsing borders */
};

enum { FO_COLOR_NONE = 0x1000000 /* transparent; else 0xRRGGBB */, FO_COLOR_CURRENT = 0x2000000 /* while properties are read: that of the text */ };

enum fo_side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END };

enum fo_enum { /* values of the enumerated properties, shared by all of them */
#define FO_ENUM(value, name) value,
#include "enums.def"
#undef FO_ENUM
    FO_ENUM_COUNT
};

/* Computed values of one object. Shared between nodes with equal values: compare pointers freely, never write. */
struct fo_props {
    /* identity and links */
    const char *id, *role, *xml_lang, *alt_text /* fox:alt-text, or title of a figure */;
    const char *internal_destination, *external_destination, *ref_id;
    const char *master_name, *master_reference, *flow_name, *region_name, *page_position_name;
    const char *marker_class_name, *retrieve_class_name, *src, *format, *character;
    const char *language, *country, *grouping_separator;
    const char *starting_state; /* bookmark: "show" or "hide" */

    /* text */
    const char *font_family; /* the list as written, roles first: resolved by text/ */
    mpt font_size;
    int font_weight; /* 100..900 */
    enum fo_enum font_style; /* normal, italic, oblique */
    uint32_t color;
    mpt line_height;             /* computed */
    int64_t line_height_factor; /* 1/1,000,000 of the font size when the value is a number, which is what is inherited; else 0 */
    enum fo_enum line_stacking_strategy;
    struct fo_space letter_spacing, word_spacing;
    mpt baseline_shift; /* positive lifts; sub and super already computed */
    uint32_t text_decoration; /* bits of enum fo_decoration, inherited down the boxes it decorates */
    enum fo_enum text_align, text_align_last, text_transform, hyphenate, font_variant;
    struct fo_length text_indent, last_line_end_indent;
    struct fo_length character_grid; /* db:character-grid: width of a cell, 0 none */
    enum fo_enum wrap_option, white_space_collapse, linefeed_treatment, white_space_treatment;
    enum fo_enum alignment_baseline, vertical_align, display_align, relative_align;
    int32_t widows, orphans;

    /* boxes: indexes are enum fo_side */
    struct fo_border border[4];
    struct fo_length padding[4];
    bool padding_retain[4]; /* .conditionality */
    struct fo_space space_before, space_after, space_start, space_end;
    struct fo_length start_indent, end_indent;
    struct fo_length margin[4]; /* page-level and block-container margins; on blocks already folded into indents and spaces */
    uint32_t background_color;
    const char *background_image; /* url, "none" or NULL */
    enum fo_enum background_repeat;
    struct fo_length background_x, background_y; /* percentages: of the area less the image */
    enum fo_enum overflow, visibility;

    /* keeps and breaks */
    struct fo_keep keep_together, keep_with_next, keep_with_previous;
    enum fo_enum break_before, break_after, span;

    /* areas */
    struct fo_length width, height, min_height, max_height, min_width, max_width; /* of inline-/block-progression-dimension too */
    struct fo_length top, right, bottom, left;
    enum fo_enum absolute_position;
    int32_t reference_orientation; /* 0, 90, 180, 270 or negative */
    struct fo_length page_width, page_height, extent, column_gap;
    int32_t column_count;
    enum fo_enum precedence;

    /* lists */
    struct fo_length provisional_distance_between_starts, provisional_label_separation;

    /* tables */
    enum fo_enum table_layout, border_collapse, table_omit_header_at_break, table_omit_footer_at_break, caption_side, empty_cells;
    struct fo_length column_width, border_separation_ip, border_separation_bp;
    int32_t column_number, number_columns_repeated, number_columns_spanned, number_rows_spanned;
    enum fo_enum starts_row, ends_row;

    /* leaders, graphics, footnotes */
    enum fo_enum leader_pattern, leader_alignment, rule_style;
    struct fo_length leader_length_min, leader_length_opt, leader_length_max, leader_pattern_width;
    mpt rule_thickness;
    struct fo_length content_width, content_height;
    enum fo_enum content_width_kind, content_height_kind; /* 0 (a length or auto), scale-to-fit, scale-down-to-fit, scale-up-to-fit */
    enum fo_enum scaling;

    /* page sequences, markers, scope */
    enum fo_enum letter_value;
    int32_t grouping_size;
    int32_t initial_page_number; /* > 0 a number; else one of the FO_PAGE_NUMBER_* */
    enum fo_enum force_page_count, page_position, odd_or_even, blank_or_not_blank, retrieve_position, retrieve_boundary;
    int32_t maximum_repeats; /* FO_FORCE for no-limit */
    const char *header_scope; /* dengbao/fox header scope: "row", "column", "both" or NULL */
};

enum fo_decoration { DECORATION_UNDERLINE = 1, DECORATION_OVERLINE = 2, DECORATION_LINE_THROUGH = 4 };
enum { FO_PAGE_NUMBER_AUTO = 0, FO_PAGE_NUMBER_AUTO_ODD = -1, FO_PAGE_NUMBER_AUTO_EVEN = -2 };

struct fo_node {
    enum fo_kind kind;
    struct fo_node *parent, *first, *last, *next;
    const struct fo_props *props; /* of a text node: those of its parent */
    const char *text;             /* FO_TEXT: UTF-8, not terminated by NUL only by chance: use len */
    size_t len;
    int line;            /* in the FO file, 0 when unknown */
    struct place origin; /* place in the description that made this object, when the transform stage knows it; file NULL otherwise */
    struct fo_copies *copies; /* of a marker: what was made for fo_retrieve */
    void *foreign;       /* instream-foreign-object: the SVG xmlNode, marker: its own; owned by the document the tree was built from (kept alive by the caller) */
};

struct fo_tree {
    struct arena *arena;
    struct fo_node *root;
    const char *file;  /* name for diagnostics */
    const char *xmp;   /* declarations' XMP packet as text, or NULL */
    const char *title, *author, *subject, *keywords, *lang; /* from XMP or the root's attributes; NULL when not given */
    int node_count;
};

/* Builds the tree. Every unsupported object or property, bad value and misplaced child is a diagnostic with its line; NULL when nothing can be formatted.
 * file names the document in diagnostics (borrowed). The document must outlive the tree (foreign content). */
struct fo_tree *fo_build(const xmlDoc *, const char *file, struct diags *);
void fo_free(struct fo_tree *);

/* The content of an fo:marker where it is retrieved: a copy whose properties are inherited from there (XSL 6.13.6). The copy belongs to the tree; equal contexts share one. */
const struct fo_node *fo_retrieve(const struct fo_tree *, const struct fo_node *marker, const struct fo_props *context, struct diags *);

/* Text dump of the tree for the goldens: an object a line, indented, with the values that differ from the initial ones. */
void fo_dump(const struct fo_tree *, struct buf *out);

/* abs + percentage of base, for layout. units are left out. */
mpt fo_length_of(struct fo_length, mpt base);
const char *fo_kind_name(enum fo_kind);
const char *fo_lang_of(const struct fo_node *); /* its language where it is another than that around it, or NULL */
#endif
