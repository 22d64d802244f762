/* layout: table paint, a view of a table on a page: backgrounds, then the cells, then the collapsed borders as few long rules. */
#include "table.h"

struct painter {
    struct layout *layout;
    struct page *page;
    const struct table_view *view;
    mpt x, y, w; /* of the grid: from the outer grid lines on */
};

static bool border_same(struct fo_border a, struct fo_border b)
{
    return a.style == b.style && a.width == b.width && a.color == b.color;
}

static mpt line_x(const struct painter *p, int col)
{
    const struct table *t = p->view->table;
    return p->x + (col < t->column_count ? t->columns[col].x : t->width);
}

/* Half of the widest vertical border that meets an edge at a grid line. */
static mpt edge_reach(const struct table *t, struct table_edge e, int col)
{
    mpt above = e.above >= 0 ? border_vertical(t, e.above, col).width : 0, below = e.below >= 0 ? border_vertical(t, e.below, col).width : 0;
    return (above > below ? above : below) / 2;
}

/* The borders of one edge: neighbours that are equal become one rule, which ends at the outside of the vertical ones. */
static void paint_edge(struct painter *p, struct table_edge e, mpt y)
{
    const struct table *t = p->view->table;
    for (int c = 0; c < t->column_count;) {
        struct fo_border line = border_horizontal(t, e, c);
        int from = c++;
        while (c < t->column_count && border_same(line, border_horizontal(t, e, c)))
            c++;
        if (line.width > 0)
            border_paint(p->layout, p->page, &line, (struct point){line_x(p, from) - edge_reach(t, e, from), y}, (struct point){line_x(p, c) + edge_reach(t, e, c), y});
    }
}

/* Vertical borders of rows from..to, a grid line after the other. */
static void paint_verticals(struct painter *p, int from, int to, mpt y)
{
    const struct table_view *v = p->view;
    for (int c = 0; c <= v->table->column_count; c++) {
        struct fo_border line = {.style = BORDER_NONE};
        mpt begin = y, end = y;
        for (int r = from; r < to; r++) {
            struct fo_border next = border_vertical(v->table, r, c);
            if (!border_same(line, next)) {
                if (line.width > 0)
                    border_paint(p->layout, p->page, &line, (struct point){line_x(p, c), begin}, (struct point){line_x(p, c), end});
                line = next;
                begin = end;
            }
            end += view_row_height(v, r);
        }
        if (line.width > 0)
            border_paint(p->layout, p->page, &line, (struct point){line_x(p, c), begin}, (struct point){line_x(p, c), end});
    }
}

/* All borders of a run of rows; the edge above the first of them was painted by the run above, if there is one. */
static mpt paint_borders(struct painter *p, int from, int to, mpt y, bool *started)
{
    const struct table_view *v = p->view;
    if (from >= to)
        return y;
    paint_verticals(p, from, to, y);
    if (!*started)
        paint_edge(p, view_edge_above(v, from), y);
    *started = true;
    for (int r = from; r < to; r++) {
        y += view_row_height(v, r);
        paint_edge(p, view_edge_below(v, r), y);
    }
    return y;
}

/* Rectangle of the border box of a cell whose first row here stands at y. */
static struct rect cell_rect(const struct painter *p, const struct table_cell *c, int row, mpt y)
{
    const struct table_view *v = p->view;
    const struct table *t = v->table;
    int end = c->row + c->rows;
    if (row >= t->body_first && row < t->body_end && end > v->to)
        end = v->to;
    struct rect r = {line_x(p, c->col), y, line_x(p, c->col + c->cols) - line_x(p, c->col), (mpt)view_rows_height(v, row, end)};
    if (!t->collapse) {
        r.x += t->sep_x / 2;
        r.w -= t->sep_x;
        r.y += t->sep_y / 2;
        r.h -= t->sep_y;
    }
    return r;
}

static bool cell_starts(const struct table_view *v, const struct table_cell *c, int row)
{
    bool first_here = row == v->from && row >= v->table->body_first && row < v->table->body_end;
    return c->row == row || first_here;
}

static void cell_paint_frame(struct painter *p, const struct table_cell *c, int row, mpt y)
{
    if (!c->node)
        return;
    struct rect r = cell_rect(p, c, row, y);
    const struct fo_props *props = c->node->props;
    if (!p->view->table->collapse && (c->content || props->empty_cells != ENUM_HIDE))
        frame_paint(p->layout, p->page, props, r, c->cut_above, c->cut_below, NULL);
    else if (p->view->table->collapse)
        background_paint(p->layout, p->page, props, r, false);
}

/* display-align moves the content in what the rows give the cell (XSL 7.14.4). */
static void cell_paint_content(struct painter *p, const struct table_cell *c, int row, mpt y)
{
    struct rect r = cell_rect(p, c, row, y);
    anchor_paint(p->layout, p->page, c->node, r.x, r.y, !c->cut_above, !c->cut_below);
    if (!c->content)
        return;
    mpt half = p->view->table->collapse ? 0 : p->view->table->sep_y;
    mpt slack = r.h + half - c->inset[SIDE_BEFORE] - c->inset[SIDE_AFTER] - c->content_h, down = 0;
    if (slack > 0 && c->baseline < 0) {
        if (c->node->props->display_align == ENUM_CENTER)
            down = slack / 2;
        else if (c->node->props->display_align == ENUM_AFTER)
            down = slack;
    }
    struct rect outside = p->layout->area;
    p->layout->area = (struct rect){line_x(p, c->col) + c->inset[SIDE_START], y + c->inset[SIDE_BEFORE], c->content->w, r.h - c->inset[SIDE_BEFORE] - c->inset[SIDE_AFTER]};
    box_paint(p->layout, p->page, c->content, p->layout->area.x, p->layout->area.y + down);
    p->layout->area = outside;
}

/* Backgrounds of parts, rows and cells lie over one another in this order (CSS 2.1 17.5.1). */
static mpt paint_backgrounds(struct painter *p, int from, int to, mpt y)
{
    const struct table_view *v = p->view;
    const struct table_part *part = NULL;
    for (int r = from; r < to; r++) {
        const struct table_row *row = &v->table->rows[r];
        if (row->part != part) {
            part = row->part;
            int end = part->first + part->count < to ? part->first + part->count : to;
            background_paint(p->layout, p->page, part->node->props, (struct rect){p->x, y, p->w, (mpt)view_rows_height(v, r, end)}, false);
        }
        if (row->node)
            background_paint(p->layout, p->page, row->node->props, (struct rect){p->x, y, p->w, view_row_height(v, r)}, false);
        for (int c = 0; c < v->table->column_count; c += row->slot[c]->cols) {
            const struct table_cell *cell = view_cell(v, r, c);
            if (cell_starts(v, cell, r))
                cell_paint_frame(p, cell, r, y);
        }
        y += view_row_height(v, r);
    }
    return y;
}

static mpt paint_contents(struct painter *p, int from, int to, mpt y)
{
    const struct table_view *v = p->view;
    for (int r = from; r < to; r++) {
        const struct table_row *row = &v->table->rows[r];
        bool starts = !(r == v->from && v->begun), ends = !(r == v->to - 1 && v->broken);
        if (r == row->part->first || r == v->from)
            anchor_paint(p->layout, p->page, row->part->node, p->x, y, r == row->part->first && starts, row->part->first + row->part->count <= v->to && !v->broken);
        anchor_paint(p->layout, p->page, row->node, p->x, y, starts, ends);
        for (int c = 0; c < v->table->column_count; c += row->slot[c]->cols) {
            const struct table_cell *cell = view_cell(v, r, c);
            if (cell_starts(v, cell, r))
                cell_paint_content(p, cell, r, y);
        }
        y += view_row_height(v, r);
    }
    return y;
}

/* What was painted since is decoration of the page: repeated headers and footers (PDF/UA-1 7.1). */
static void paint_untag(struct painter *p, struct page_op *last, struct page_link *links)
{
    for (struct page_op *op = last ? last->next : p->page->ops; op; op = op->next)
        op->tag = NULL;
    for (struct page_link *l = p->page->links; l && l != links; l = l->next)
        l->tag = NULL;
}

static mpt paint_repeated(struct painter *p, int from, int to, mpt y, bool again)
{
    struct page_op *last = p->page->last_op;
    struct page_link *links = p->page->links;
    p->layout->repeating = again;
    y = paint_contents(p, from, to, y);
    p->layout->repeating = false;
    if (again)
        paint_untag(p, last, links);
    return y;
}

static void paint_columns(struct painter *p, mpt y, mpt h)
{
    const struct table *t = p->view->table;
    for (int c = 0; c < t->column_count; c++)
        if (t->columns[c].node)
            background_paint(p->layout, p->page, t->columns[c].node->props, (struct rect){line_x(p, c), y, t->columns[c].w, h}, false);
}

void table_paint(struct layout *layout, struct page *page, const struct box *box, mpt x, mpt y)
{
    const struct table_view *v = box->detail;
    const struct table *t = v->table;
    x += box->x;
    struct painter p = {layout, page, v, x + t->frame[SIDE_START], y + view_frame(v, false) + view_overhang(v, false), t->width};
    int header = v->header ? t->body_first : 0, footer = v->footer ? t->row_count : t->body_end;
    mpt h = box->h - view_frame(v, false) - view_frame(v, true) - view_overhang(v, false) - view_overhang(v, true);
    if (!t->collapse)
        frame_paint(layout, page, t->props, (struct rect){x, y, box->w, box->h}, v->cut_above, v->cut_below, NULL);
    else
        background_paint(layout, page, t->props, (struct rect){p.x, p.y, p.w, h}, false);
    paint_columns(&p, p.y, h);
    mpt at = paint_backgrounds(&p, 0, header, p.y);
    at = paint_backgrounds(&p, v->from, v->to, at);
    paint_backgrounds(&p, t->body_end, footer, at);
    if (t->header_asks)
        table_marks_lay(layout, v, t, 0, header, !v->again);
    if (t->footer_asks)
        table_marks_lay(layout, v, t, t->body_end, footer, v->last);
    at = paint_repeated(&p, 0, header, p.y, v->again);
    at = paint_contents(&p, v->from, v->to, at);
    paint_repeated(&p, t->body_end, footer, at, !v->last);
    if (!t->collapse)
        return;
    bool started = false;
    at = paint_borders(&p, 0, header, p.y, &started);
    at = paint_borders(&p, v->from, v->to, at, &started);
    paint_borders(&p, t->body_end, footer, at, &started);
}
