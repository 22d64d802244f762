/* layout: table view, questions to a part of a table between two page cuts: its rows, their heights, the cells or pieces of cells in them. */
#include "table.h"

static bool is_body(const struct table_view *v, int row)
{
    return row >= v->table->body_first && row < v->table->body_end;
}

bool view_is_past(const struct table_view *v, int row)
{
    return is_body(v, row) && (row < v->from || (v->begun && row == v->from));
}

mpt view_row_height(const struct table_view *v, int row)
{
    if (is_body(v, row)) {
        if (v->broken && row == v->to - 1)
            return v->broken_h;
        mpt h = v->begun && row == v->from ? v->begun_h : v->table->rows[row].h;
        for (int i = 0; i < v->growth_count; i++)
            if (v->growth[i].row == row)
                h += v->growth[i].extra;
        return h;
    }
    return v->table->rows[row].h;
}

/* Heights of full rows are prefix sums: the cost does not hang on the number of rows. */
int64_t view_rows_height(const struct table_view *v, int from, int to)
{
    const struct table_row *rows = v->table->rows;
    if (from >= to)
        return 0;
    int64_t h = rows[to - 1].y + rows[to - 1].h - rows[from].y;
    if (!is_body(v, from))
        return h;
    bool cuts_first = v->begun && from == v->from, cuts_last = v->broken && to == v->to;
    for (int i = 0; i < v->growth_count; i++)
        if (v->growth[i].row >= from && v->growth[i].row < to && !(cuts_last && v->growth[i].row == to - 1))
            h += v->growth[i].extra;
    if (cuts_first && !(cuts_last && from == to - 1))
        h += v->begun_h - rows[from].h;
    if (cuts_last)
        h += v->broken_h - rows[to - 1].h;
    return h;
}

const struct table_cell *view_cell(const struct table_view *v, int row, int col)
{
    const struct table_cell *c = v->table->rows[row].slot[col];
    if (!is_body(v, row))
        return c;
    int end = c->row + c->rows;
    if (v->bottom && v->bottom[col] && (end > v->to || (v->broken && end == v->to)))
        return v->bottom[col];
    if (v->top && v->top[col] && (c->row < v->from || (v->begun && c->row == v->from)))
        return v->top[col];
    return c;
}

struct table_edge view_edge_above(const struct table_view *v, int row)
{
    const struct table *t = v->table;
    int header_last = v->header && t->body_first > 0 ? t->body_first - 1 : -1;
    struct table_edge e = {.above = row - 1, .below = row};
    if (is_body(v, row) && row == v->from) {
        e.above = header_last;
        e.below_open = v->begun;
    } else if (row == t->body_end) { /* first of the footer */
        e.above = v->to > v->from ? v->to - 1 : header_last;
        e.above_open = v->to > v->from && v->broken;
    }
    return e;
}

struct table_edge view_edge_below(const struct table_view *v, int row)
{
    const struct table *t = v->table;
    int footer_first = v->footer && t->body_end < t->row_count ? t->body_end : -1;
    struct table_edge e = {.above = row, .below = row + 1 < t->row_count ? row + 1 : -1};
    if (is_body(v, row) && row == v->to - 1) {
        e.below = footer_first;
        e.above_open = v->broken;
    } else if (row == t->body_first - 1) { /* last of the header */
        e.below = v->to > v->from ? v->from : footer_first;
        e.below_open = v->to > v->from && v->begun;
    }
    return e;
}

static int row_first(const struct table_view *v)
{
    const struct table *t = v->table;
    if (v->header && t->body_first > 0)
        return 0;
    return v->to > v->from ? v->from : v->footer && t->body_end < t->row_count ? t->body_end : -1;
}

static int row_last(const struct table_view *v)
{
    const struct table *t = v->table;
    if (v->footer && t->body_end < t->row_count)
        return t->row_count - 1;
    return v->to > v->from ? v->to - 1 : v->header ? t->body_first - 1 : -1;
}

mpt view_overhang(const struct table_view *v, bool below)
{
    int row = below ? row_last(v) : row_first(v);
    if (!v->table->collapse || row < 0)
        return 0;
    struct table_edge e = below ? view_edge_below(v, row) : view_edge_above(v, row);
    return border_horizontal_widest(v->table, e, 0, v->table->column_count) / 2;
}

mpt view_frame(const struct table_view *v, bool below)
{
    enum fo_side side = below ? SIDE_AFTER : SIDE_BEFORE;
    bool cut = below ? v->cut_below : v->cut_above;
    return cut && !v->table->props->border[side].retain ? 0 : v->table->frame[side];
}

/* Sums by row, set right where cells were cut: a piece has its own footnotes only. */
int64_t view_notes(const struct table_view *v, int to)
{
    const struct table *t = v->table;
    if (!t->has_notes || v->from >= to)
        return 0;
    int64_t sum = (to < t->body_end ? t->rows[to].notes : t->body_notes) - t->rows[v->from].notes;
    for (int c = 0; c < t->column_count; c++) {
        const struct table_cell *upper = v->top ? v->top[c] : NULL, *lower = v->bottom && to == v->to ? v->bottom[c] : NULL, *piece = lower ? lower : upper;
        if (!piece || piece->col != c)
            continue;
        const struct table_cell *whole = t->rows[piece->row].slot[c];
        sum += (piece->content ? piece->content->note_h : 0) - (piece->row >= v->from && whole->content ? whole->content->note_h : 0);
    }
    return sum > 0 ? sum : 0;
}

mpt view_height(const struct table_view *v)
{
    const struct table *t = v->table;
    int64_t h = view_frame(v, false) + view_frame(v, true) + view_overhang(v, false) + view_overhang(v, true);
    h += (v->header ? t->header_h : 0) + (v->footer ? t->footer_h : 0) + view_rows_height(v, v->from, v->to);
    return h > MPT_MAX ? MPT_MAX : (mpt)h;
}
