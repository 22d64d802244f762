/* layout: table, what the files table_*.c share. The grid of a table is built once per pass; a page cut makes a view (a range of rows and the pieces of the cells that the
 * cut went through), never a copy of the rows. Everything lives as long as the boxes do; the formatting objects are borrowed.
 *   table_grid.c     cells -> grid            table_lay.c     contents, the box                table_caption.c  table-and-caption
 *   table_columns.c  column widths            table_split.c   a view -> two views
 *   table_border.c   which border is drawn    table_paint.c   a view -> page              table_marker.c   retrieve-table-marker
 *   table_view.c     questions to a view            table_headers.c  which headers a cell has
 *   table_rows.c     heights, keeps, notes of rows */
#ifndef DENGBAO_LAYOUT_TABLE_H
#define DENGBAO_LAYOUT_TABLE_H
#include "box.h"

enum { TABLE_COLUMNS_MAX = 1000 }; /* cells beyond are refused, so that memory stays in proportion to the input */

enum table_part_kind { PART_HEADER, PART_BODY, PART_FOOTER };

struct table_part {
    const struct fo_node *node;
    enum table_part_kind kind;
    int first, count; /* rows */
    struct page_tag *tag;
};

struct table_column {
    const struct fo_node *node; /* fo:table-column, or NULL */
    struct fo_length want;      /* column-width; is_auto when there is none */
    mpt least, most;            /* content widths, automatic layout only */
    mpt x, w;                   /* between grid lines, from the first one */
};

/* A cell and where it lies. In the collapsing model grid lines run through the middle of the borders, in the separate model through the middle of border-separation. */
struct table_cell {
    const struct fo_node *node; /* NULL: fills a gap of the grid */
    int row, col, rows, cols;   /* rows: down to the end of its part at most */
    struct box *content;        /* laid in the width that is left, or NULL when empty */
    mpt content_h;
    mpt inset[4];               /* from the grid lines to the content: enum fo_side */
    mpt least_h;                /* height asked for, between grid lines */
    mpt baseline;               /* of the first line from the top grid line, -1: not aligned to baselines */
    struct page_tag *tag;
    bool cut_above, cut_below;
};

struct table_row {
    const struct fo_node *node; /* fo:table-row; NULL when the part holds cells directly */
    const struct table_part *part;
    struct table_cell **slot;   /* [column_count], the cell that covers each column */
    int64_t y;                  /* from the first row of header, bodies or footer */
    mpt h;
    bool asked;                 /* the row or a cell in it has a height of its own */
    struct fo_keep keep_before, keep_inside;
    enum fo_enum break_before;
    bool breaks;                /* a forced break stands inside a cell */
    int64_t notes;              /* height of the footnotes called in the rows of its group above it */
    struct page_tag *tag;
};

struct table {
    const struct fo_node *node;
    const struct fo_props *props;
    bool collapse, by_precedence;
    mpt sep_x, sep_y; /* border-separation */
    struct table_column *columns;
    int column_count, columns_declared;
    struct table_part *parts; /* header, bodies, footer: the order on the page */
    int part_count;
    struct table_row *rows; /* of all parts, in the order on the page */
    int row_count, body_first, body_end;
    mpt width;                       /* between the outer grid lines */
    mpt frame[4];                    /* separate: border and padding of the table; collapsing: 0 */
    bool header_asks, footer_asks;   /* contain a retrieve-table-marker */
    mpt header_h, footer_h;
    mpt overhang;                    /* collapsing: half of the widest horizontal border */
    bool has_breaks;                 /* some row begins a page, or a cell has a break inside */
    bool has_notes;                  /* footnotes are called in the bodies */
    int64_t body_notes;              /* their height */
    const struct table_mark *marks;  /* fo:marker in the bodies, by row; only for a table that asks */
    int mark_count;
};

/* A row of a view that is higher than the grid says, because what was left of a spanning cell needs more. */
struct table_growth {
    int row;
    mpt extra;
};

/* Part of a table: whole rows [from, to) of the bodies, between header and footer when they are shown. */
struct table_view {
    struct table *table;
    int from, to;
    bool header, footer, again; /* again: header was shown before, it is an artifact now */
    bool alone;                 /* header and footer are not repeated */
    bool last;                  /* ends the table */
    bool cut_above, cut_below;
    bool begun, broken;         /* a cut went through row `from`, row `to - 1` */
    mpt begun_h, broken_h;      /* heights of these rows here */
    struct table_cell **top, **bottom; /* [column_count] pieces of the cells that cross the upper, lower cut; NULL array or entry: none */
    struct table_growth *growth;
    int growth_count;
    struct box_cut *cuts; /* of the contents of the cells that the upper cut went through, to take it back */
    int cut_count;
};

/* The grid of a table; overlaps, gaps and excess columns are diagnosed and mended. (table_grid.c) */
struct table *table_grid(struct arena *, const struct fo_node *table, const char *file, struct diags *);

/* Columns in fixed layout: lengths, percentages of the table's width, then the rest by units. width -1: auto. Sets x and w, returns the sum. (table_columns.c) */
mpt columns_fix(struct table_column *, int count, mpt width, mpt room);

struct column_span { /* widths of a cell over several columns */
    int col, cols;
    mpt least, most;
};

/* Columns in automatic layout (CSS 2.1 17.5.2.2) from their least and most and from the spans, which are reordered. Sets x and w, returns the sum. */
mpt columns_auto(struct table_column *, int count, struct column_span *, int span_count, mpt width, mpt room);
void columns_want(struct table_column *, int count, struct column_span *, int span_count, mpt room, mpt *least, mpt *most);

/* An edge between two rows of a view: -1 above the first or below the last one; open when a cut goes through that row. */
struct table_edge {
    int above, below;
    bool above_open, below_open;
};

/* The border that wins at a grid line (CSS 2.1 17.6.2.1, XSL 7.28.1); style none or hidden when nothing is drawn. (table_border.c) */
struct fo_border border_vertical(const struct table *, int row, int col);
struct fo_border border_horizontal(const struct table *, struct table_edge, int col);
mpt border_horizontal_widest(const struct table *, struct table_edge, int col, int cols);

/* Views. (table_view.c) */
mpt view_row_height(const struct table_view *, int row);
int64_t view_rows_height(const struct table_view *, int from, int to);
const struct table_cell *view_cell(const struct table_view *, int row, int col);
struct table_edge view_edge_above(const struct table_view *, int row);
struct table_edge view_edge_below(const struct table_view *, int row);
mpt view_height(const struct table_view *); /* at most MPT_MAX */
bool view_is_past(const struct table_view *, int row); /* what begins in that row stands before the view, at least in part */
int64_t view_notes(const struct table_view *, int to); /* height of the footnotes called in the rows up to `to` */
mpt view_overhang(const struct table_view *, bool below); /* outer half of the collapsed border */
mpt view_frame(const struct table_view *, bool below);    /* separate: border and padding of the table, unless a cut takes them away */
/* What is left of a table, of its table laid again for another width: pieces are those of the cells that the cut went through. (table_split.c) */
struct table_view *view_again(struct layout *, const struct table_view *rest, const struct table_view *whole, struct table_cell **pieces);
mpt cell_inset_at_cut(const struct table_cell *, enum fo_side);
/* The box of a view. (table_lay.c) */
struct box *table_box(struct layout *, const struct box *like, struct table_view *);

/* Rows. (table_rows.c) */
mpt length_asked(struct fo_length);           /* 0: none */
mpt height_asked(const struct fo_props *);    /* 0: none */
void row_align_baselines(struct table *, int row); /* relative-align="baseline": cells of a row whose first lines share a baseline (XSL 7.14.6) */
void part_heights(struct table *, const struct table_part *);
void rows_settle(struct table *); /* when every part has its heights: places, keeps, breaks, footnotes */

/* fo:table alone, and with its caption. (table_lay.c, table_caption.c) */
struct box *table_lay_bare(struct layout *, const struct fo_node *table, mpt width, struct page_tag *table_tag);
struct box *table_lay_captioned(struct layout *, const struct fo_node *table_and_caption, mpt width, struct page_tag *parent);
/* Markers in header and footer. (table_marker.c) */
void table_marks_collect(struct arena *, struct table *);
void table_marks_lay(struct layout *, const struct table_view *, const struct table *, int from, int to, bool tagged);
void table_headers_find(struct layout *, struct table *); /* (table_headers.c) */
void table_cell_fill(struct layout *, const struct table *, struct table_cell *); /* lays the content of a cell (table_lay.c) */
#endif
