/* layout: table lay, contents of the cells laid in their columns; the result is one box that table_split.c cuts and table_paint.c paints. */
#include "table.h"

#include <stdlib.h>
#include <strings.h>

struct lay {
    struct layout *layout;
    struct table *table;
    struct table_view *whole;
    const struct table_view *rest; /* laid again: what is left of the table of another width, whose tags go on; else NULL */
};

/* A row or cell that no object stands for has a tag too: the grid of a tagged table is complete (PDF/UA-1 7.5). */
static struct page_tag *part_tag(struct layout *lay, struct page_tag *parent, const struct fo_node *node, const char *role)
{
    if (node)
        return box_tag(lay, node, parent, role);
    return parent && !lay->para.draft_artifact ? page_tag_add(lay->pages, parent, role) : NULL;
}

/* TH in headers and where the FO says so, else TD (ISO 32000-1 14.8.4.3.4). */
static struct page_tag *cell_tag(const struct lay *l, const struct table_row *row, const struct table_cell *c)
{
    struct layout *lay = l->layout;
    const struct fo_props *p = c->node ? c->node->props : NULL;
    const struct fo_node *column = l->table->columns[c->col].node;
    const char *scope = !p ? NULL : p->header_scope ? p->header_scope : column && row->part->kind == PART_BODY ? column->props->header_scope : NULL;
    bool header = row->part->kind == PART_HEADER;
    struct page_tag *tag = part_tag(lay, row->tag, c->node, p && (header || scope) ? "TH" : "TD");
    if (!tag)
        return NULL;
    if (!strcasecmp(tag->role, "TH"))
        tag->scope = scope ? (!strcasecmp(scope, "row") ? "Row" : !strcasecmp(scope, "both") ? "Both" : "Column") : header ? "Column" : "Row";
    tag->col_span = c->cols > 1 ? c->cols : 0;
    tag->row_span = c->rows > 1 ? c->rows : 0;
    return tag;
}

/* Distances from the grid lines to the content: half of what separates the cells, border, padding. */
static void cell_insets(const struct lay *l, struct table_cell *c)
{
    const struct table *t = l->table;
    if (!c->node)
        return;
    const struct fo_props *p = c->node->props;
    mpt width = t->columns[c->col + c->cols - 1].x + t->columns[c->col + c->cols - 1].w - t->columns[c->col].x;
    for (int s = 0; s < 4; s++) {
        mpt half = s == SIDE_BEFORE || s == SIDE_AFTER ? t->sep_y : t->sep_x;
        if (!t->collapse)
            c->inset[s] = frame_side(p, (enum fo_side)s, width) + (s == SIDE_BEFORE || s == SIDE_START ? half / 2 : half - half / 2);
        else
            c->inset[s] = not_below(fo_length_of(p->padding[s], width), 0);
    }
    if (!t->collapse)
        return;
    int last = c->row + c->rows - 1;
    mpt start = 0, end = 0;
    for (int r = c->row; r <= last; r++) {
        start = not_below(border_vertical(t, r, c->col).width, start);
        end = not_below(border_vertical(t, r, c->col + c->cols).width, end);
    }
    c->inset[SIDE_START] += start / 2;
    c->inset[SIDE_END] += end / 2;
    mpt before = border_horizontal_widest(t, view_edge_above(l->whole, c->row), c->col, c->cols);
    mpt after = border_horizontal_widest(t, view_edge_below(l->whole, last), c->col, c->cols);
    c->inset[SIDE_BEFORE] += before / 2;
    c->inset[SIDE_AFTER] += after / 2;
    l->table->overhang = not_below(before / 2, not_below(after / 2, t->overhang));
}

static mpt cell_width(const struct table *t, const struct table_cell *c)
{
    mpt width = t->columns[c->col + c->cols - 1].x + t->columns[c->col + c->cols - 1].w - t->columns[c->col].x;
    return not_below(width - c->inset[SIDE_START] - c->inset[SIDE_END], 0);
}

void table_cell_fill(struct layout *layout, const struct table *t, struct table_cell *c)
{
    mpt width = cell_width(t, c);
    struct box *b = box_new(layout, BOX_BLOCK, NULL);
    b->props = c->node->props;
    b->w = width;
    b->area = true;
    mpt outside = layout->area_h;
    layout->area_h = 0;
    block_lay_children(layout, b, c->node->first, width, c->tag);
    layout->area_h = outside;
    box_close(b);
    c->content = NULL;
    c->content_h = 0;
    if (!b->child_count)
        return;
    c->content = b;
    c->content_h = b->h;
}

static void cell_lay(const struct lay *l, struct table_cell *c, bool asks)
{
    const struct table_row *row = &l->table->rows[c->row];
    c->tag = l->rest ? l->rest->table->rows[c->row].slot[c->col]->tag : cell_tag(l, row, c);
    if (!c->node || (l->rest && view_is_past(l->rest, c->row)))
        return;
    mpt asked = height_asked(c->node->props);
    c->least_h = asked ? asked + c->inset[SIDE_BEFORE] + c->inset[SIDE_AFTER] : 0;
    if (!asks)
        table_cell_fill(l->layout, l->table, c);
}

static void part_lay(const struct lay *l, struct table_part *part, struct page_tag *table)
{
    static const char *const roles[] = {"THead", "TBody", "TFoot"};
    struct table *t = l->table;
    bool asks = (part->kind == PART_HEADER && t->header_asks) || (part->kind == PART_FOOTER && t->footer_asks);
    part->tag = l->rest ? l->rest->table->parts[part - t->parts].tag : part_tag(l->layout, table, part->node, roles[part->kind]);
    for (int r = part->first; r < part->first + part->count; r++) {
        struct table_row *row = &t->rows[r];
        row->tag = l->rest ? l->rest->table->rows[r].tag : part_tag(l->layout, part->tag, row->node, "TR");
        bool aligned = false;
        for (int c = 0; c < t->column_count; c += row->slot[c]->cols)
            if (row->slot[c]->row == r) {
                cell_lay(l, row->slot[c], asks);
                aligned |= row->slot[c]->node && row->slot[c]->node->props->relative_align == ENUM_BASELINE;
            }
        if (asks)
            table_marks_lay(l->layout, NULL, t, r, r + 1, false);
        if (aligned)
            row_align_baselines(t, r);
    }
    part_heights(t, part);
}

static void table_insets(const struct lay *l)
{
    struct table *t = l->table;
    for (int r = 0; r < t->row_count; r++)
        for (int c = 0; c < t->column_count; c += t->rows[r].slot[c]->cols)
            if (t->rows[r].slot[c]->row == r)
                cell_insets(l, t->rows[r].slot[c]);
}

/* Widths of one cell for automatic layout. */
static struct column_span cell_measure(const struct lay *l, struct table_cell *c)
{
    struct column_span s = {c->col, c->cols, 0, 0};
    if (!c->node)
        return s;
    const struct fo_props *p = c->node->props;
    mpt sides = c->inset[SIDE_START] + c->inset[SIDE_END];
    block_measure(l->layout, c->node->first, &s.least, &s.most);
    mpt asked = length_asked(p->width);
    if (asked)
        s.most = s.least = not_below(asked, s.least);
    s.least = s.least > MPT_MAX / 2 ? MPT_MAX / 2 : s.least + sides;
    s.most = s.most > MPT_MAX / 2 ? MPT_MAX / 2 : s.most + sides;
    return s;
}

/* Fills least and most of the columns; returns the spans (malloc'ed). */
static struct column_span *columns_measure(const struct lay *l, int *count)
{
    struct table *t = l->table;
    struct column_span *spans = NULL;
    int cap = 0;
    *count = 0;
    for (int r = 0; r < t->row_count; r++)
        for (int c = 0; c < t->column_count; c += t->rows[r].slot[c]->cols) {
            struct table_cell *cell = t->rows[r].slot[c];
            if (cell->row != r)
                continue;
            struct column_span s = cell_measure(l, cell);
            if (cell->cols == 1) {
                t->columns[c].least = not_below(s.least, t->columns[c].least);
                t->columns[c].most = not_below(s.most, t->columns[c].most);
            } else {
                MEM_GROW(spans, *count, cap);
                spans[(*count)++] = s;
            }
        }
    return spans;
}

/* Automatic layout is for tables that leave a width open and use no units; where all widths are given they stand. */
static bool columns_are_fixed(const struct table *t)
{
    bool open = false;
    for (int c = 0; c < t->column_count; c++) {
        if (t->columns[c].want.units > 0)
            return true;
        open |= t->columns[c].want.is_auto;
    }
    return t->props->table_layout == ENUM_FIXED || !open;
}

/* fixed layout: a column without a width takes that of its cell in the first row (CSS 2.1 17.5.2.1). */
static void columns_from_first_row(struct table *t)
{
    for (int c = 0; t->row_count && c < t->column_count; c += t->rows[0].slot[c]->cols) {
        const struct table_cell *cell = t->rows[0].slot[c];
        if (cell->node && cell->cols == 1 && t->columns[c].want.is_auto && length_asked(cell->node->props->width))
            t->columns[c].want = cell->node->props->width;
    }
}

static void table_columns(const struct lay *l, mpt room)
{
    struct table *t = l->table;
    const struct fo_length *w = &t->props->width;
    mpt width = w->is_auto ? -1 : not_below(fo_length_of(*w, room), 0);
    if (width >= 0)
        width = size_between(width, t->props->min_width, t->props->max_width, room);
    if (columns_are_fixed(t)) {
        columns_from_first_row(t);
        t->width = columns_fix(t->columns, t->column_count, width, room);
        return;
    }
    table_insets(l);
    int count;
    struct column_span *spans = columns_measure(l, &count);
    t->width = columns_auto(t->columns, t->column_count, spans, count, width, room);
    free(spans);
}

static struct lay lay_begin(struct layout *layout, const struct fo_node *node)
{
    struct arena *arena = layout->arena;
    struct lay l = {layout, table_grid(arena, node, layout->tree->file, layout->diags), ARENA_NEW(arena, struct table_view), NULL};
    struct table *t = l.table;
    if (!t->collapse) {
        t->sep_x = not_below(t->props->border_separation_ip.abs, 0);
        t->sep_y = not_below(t->props->border_separation_bp.abs, 0);
    }
    *l.whole = (struct table_view){.table = t, .from = t->body_first, .to = t->body_end, .header = true, .footer = true, .last = true};
    return l;
}

struct box *table_box(struct layout *lay, const struct box *like, struct table_view *v)
{
    struct box *b = box_new(lay, BOX_TABLE, v->table->node);
    if (like)
        *b = *like;
    b->props = v->table->props;
    b->detail = v;
    b->cut_above = v->cut_above;
    b->cut_below = v->cut_below;
    b->h = view_height(v);
    b->breaks = v->table->has_breaks;
    int64_t notes = view_notes(v, v->to);
    b->note_h = notes > MPT_MAX ? MPT_MAX : (mpt)notes;
    b->note_least = b->note_h;
    return b;
}

/* Columns, contents, heights. */
static void rows_lay(struct lay *l, mpt width, struct page_tag *tag)
{
    struct layout *layout = l->layout;
    struct table *t = l->table;
    /* indents count from the reference area to the content rectangle (XSL 5.3.2) */
    mpt x = fo_length_of(t->props->start_indent, width), room = not_below(width - x - fo_length_of(t->props->end_indent, width), 0);
    for (int s = 0; s < 4 && !t->collapse; s++)
        t->frame[s] = frame_side(t->props, (enum fo_side)s, width);
    table_columns(l, room);
    if (t->width > room + MPT_PT / 2)
        diag_add(layout->diags, D_TABLE_OVERFULL, layout_place(layout, t->node), (t->width - room) / 1000, (t->width - room) % 1000);
    table_insets(l);
    if (t->header_asks || t->footer_asks)
        table_marks_collect(layout->arena, t);
    for (int p = 0; p < t->part_count; p++)
        part_lay(l, &t->parts[p], tag);
    if (!l->rest)
        table_headers_find(layout, t);
    rows_settle(t);
}

static void box_place(struct box *b, const struct table *t, mpt width)
{
    b->x = fo_length_of(t->props->start_indent, width) - t->frame[SIDE_START];
    b->w = t->width + t->frame[SIDE_START] + t->frame[SIDE_END];
}

struct box *table_lay_bare(struct layout *layout, const struct fo_node *node, mpt width, struct page_tag *tag)
{
    struct lay l = lay_begin(layout, node);
    struct table *t = l.table;
    rows_lay(&l, width, tag);
    struct box *b = table_box(layout, NULL, l.whole);
    box_outside(b, t->props);
    if (t->body_first < t->body_end) {
        b->break_before = break_stronger(b->break_before, t->rows[t->body_first].break_before);
        const struct fo_node *last = t->rows[t->body_end - 1].node;
        b->break_after = break_stronger(b->break_after, last ? last->props->break_after : ENUM_UNSET);
    }
    b->tag = tag;
    box_place(b, t, width);
    return b;
}

/* What is left of a cell that the cut went through. */
static struct table_cell *piece_relay(const struct lay *l, const struct table_cell *old)
{
    struct table_cell *c = arena_dup(l->layout->arena, l->table->rows[old->row].slot[old->col], sizeof *c);
    c->cut_above = true;
    c->inset[SIDE_BEFORE] = cell_inset_at_cut(c, SIDE_BEFORE);
    c->baseline = -1;
    c->least_h = 0;
    c->content = old->content ? box_relay(l->layout, old->content, cell_width(l->table, c), c->tag) : NULL;
    c->content_h = c->content ? c->content->h : 0;
    return c;
}

struct box *table_relay(struct layout *layout, const struct box *rest, mpt width)
{
    const struct table_view *v = rest->detail;
    struct lay l = lay_begin(layout, v->table->node);
    l.rest = v;
    rows_lay(&l, width, NULL);
    struct table_cell **pieces = v->top ? ARENA_ARRAY(layout->arena, struct table_cell *, l.table->column_count) : NULL;
    for (int c = 0; pieces && c < l.table->column_count; c++)
        if (v->top[c])
            pieces[c] = v->top[c]->col == c ? piece_relay(&l, v->top[c]) : pieces[c - 1];
    struct box *b = table_box(layout, rest, view_again(layout, v, l.whole, pieces));
    box_place(b, l.table, width);
    return b;
}

struct box *table_lay(struct layout *layout, const struct fo_node *node, mpt width, struct page_tag *tag)
{
    if (node->kind == FO_TABLE_AND_CAPTION)
        return table_lay_captioned(layout, node, width, tag);
    return table_lay_bare(layout, node, width, box_tag(layout, node, tag, "Table"));
}

void table_measure(struct layout *layout, const struct fo_node *node, mpt *least, mpt *most)
{
    struct lay l = lay_begin(layout, node);
    struct table *t = l.table;
    table_insets(&l);
    int count;
    struct column_span *spans = columns_measure(&l, &count);
    if (columns_are_fixed(t))
        for (int c = 0; c < t->column_count; c++)
            if (!t->columns[c].want.is_auto && !t->columns[c].want.units)
                t->columns[c].least = t->columns[c].most = 0;
    columns_want(t->columns, t->column_count, spans, columns_are_fixed(t) ? 0 : count, 0, least, most);
    free(spans);
    mpt asked = length_asked(t->props->width);
    if (asked)
        *least = *most = not_below(asked, columns_are_fixed(t) ? 0 : *least);
    for (int s = SIDE_START; s <= SIDE_END && !t->collapse; s++) {
        *least += frame_side(t->props, (enum fo_side)s, 0);
        *most += frame_side(t->props, (enum fo_side)s, 0);
    }
}
