/* layout: table rows, what the contents of the cells make of the rows: heights, baselines, keeps and breaks, footnotes. */
#include "table.h"

mpt length_asked(struct fo_length l)
{
    return l.is_auto || l.pct ? 0 : not_below(l.abs, 0); /* a percentage of an unknown height is auto */
}

mpt height_asked(const struct fo_props *p)
{
    return not_below(length_asked(p->height), length_asked(p->min_height));
}

/* Distance of the first line's baseline from the top of a box; -1 when it has no line. */
static mpt box_baseline(const struct box *b)
{
    if (b->kind == BOX_LINE)
        return b->line->before;
    if ((b->kind != BOX_BLOCK && b->kind != BOX_ITEM) || !b->child_count)
        return -1;
    mpt inner = box_baseline(b->child[0]);
    return inner < 0 ? -1 : inner + b->child[0]->gap_first + (b->props ? frame_side(b->props, SIDE_BEFORE, b->w) : 0);
}

void row_align_baselines(struct table *t, int r)
{
    mpt deepest = -1;
    for (int c = 0; c < t->column_count; c += t->rows[r].slot[c]->cols) {
        struct table_cell *cell = t->rows[r].slot[c];
        if (cell->row != r || !cell->content || cell->node->props->relative_align != ENUM_BASELINE)
            continue;
        mpt base = box_baseline(cell->content);
        cell->baseline = base < 0 ? -1 : base + cell->inset[SIDE_BEFORE];
        deepest = not_below(cell->baseline, deepest);
    }
    for (int c = 0; deepest >= 0 && c < t->column_count; c += t->rows[r].slot[c]->cols) {
        struct table_cell *cell = t->rows[r].slot[c];
        if (cell->row == r && cell->baseline >= 0) {
            cell->inset[SIDE_BEFORE] += deepest - cell->baseline;
            cell->baseline = deepest;
        }
    }
}

static mpt cell_height(const struct table_cell *c)
{
    return not_below(c->inset[SIDE_BEFORE] + c->content_h + c->inset[SIDE_AFTER], c->least_h);
}

/* What a cell over several rows needs beyond them: by their heights, to rows without a height of their own when there are any. */
static void rows_grow(struct table_row *rows, int first, int count, int64_t extra)
{
    int64_t weight = 0, seen = 0, given = 0;
    int open = 0;
    for (int r = first; r < first + count; r++)
        open += !rows[r].asked;
    for (int r = first; r < first + count; r++)
        weight += !open || !rows[r].asked ? rows[r].h : 0;
    bool even = weight == 0;
    if (even)
        weight = open ? open : count;
    for (int r = first; r < first + count; r++) {
        if (open && rows[r].asked)
            continue;
        seen += even ? 1 : rows[r].h;
        int64_t upto = extra * seen / weight;
        rows[r].h += (mpt)(upto - given);
        given = upto;
    }
}

void part_heights(struct table *t, const struct table_part *part)
{
    struct table_row *rows = t->rows;
    for (int r = part->first; r < part->first + part->count; r++) {
        mpt asked = rows[r].node ? height_asked(rows[r].node->props) : 0;
        rows[r].asked = asked > 0;
        rows[r].h = asked;
        for (int c = 0; c < t->column_count; c += rows[r].slot[c]->cols)
            if (rows[r].slot[c]->rows == 1) {
                rows[r].h = not_below(cell_height(rows[r].slot[c]), rows[r].h);
                rows[r].asked |= rows[r].slot[c]->least_h > 0;
            }
    }
    for (int r = part->first; r < part->first + part->count; r++)
        for (int c = 0; c < t->column_count; c += rows[r].slot[c]->cols) {
            const struct table_cell *cell = rows[r].slot[c];
            if (cell->rows == 1 || cell->row + cell->rows - 1 != r)
                continue;
            int64_t have = 0;
            for (int i = cell->row; i <= r; i++)
                have += rows[i].h;
            if (cell_height(cell) > have)
                rows_grow(rows, cell->row, cell->rows, cell_height(cell) - have);
        }
}

static int64_t rows_stack(struct table_row *rows, int from, int to)
{
    int64_t y = 0;
    for (int r = from; r < to; r++) {
        rows[r].y = y;
        y += rows[r].h;
    }
    return y;
}

/* What the contents of the cells that begin in a row ask for. */
static void row_contents(struct table *t, int r)
{
    struct table_row *row = &t->rows[r];
    for (int c = 0; c < t->column_count; c += row->slot[c]->cols) {
        const struct table_cell *cell = row->slot[c];
        if (cell->row != r || !cell->content)
            continue;
        row->break_before = break_stronger(row->break_before, cell->content->break_before);
        row->keep_before = keep_stronger(row->keep_before, cell->content->keep_before);
        row->breaks |= cell->content->breaks;
    }
}

static void rows_keeps(struct table *t)
{
    const struct fo_props *before = NULL;
    for (int r = 0; r < t->row_count; r++) {
        struct table_row *row = &t->rows[r];
        const struct fo_props *p = row->node ? row->node->props : NULL;
        if (p) {
            row->keep_inside = p->keep_together;
            row->keep_before = p->keep_with_previous;
            row->break_before = break_of(p->break_before);
        }
        row_contents(t, r);
        if (before) {
            row->keep_before = keep_stronger(before->keep_with_next, row->keep_before);
            row->break_before = break_stronger(before->break_after, row->break_before);
        }
        before = p;
        bool body = r >= t->body_first && r < t->body_end;
        t->has_breaks |= body && ((row->break_before != ENUM_UNSET && r > t->body_first) || row->breaks);
    }
}

/* Footnotes by row, as sums from the first row of the bodies on. */
static void rows_notes(struct table *t)
{
    for (int r = t->body_first; r < t->body_end; r++) {
        struct table_row *row = &t->rows[r];
        row->notes = t->body_notes;
        for (int c = 0; c < t->column_count; c += row->slot[c]->cols)
            if (row->slot[c]->row == r && row->slot[c]->content)
                t->body_notes += row->slot[c]->content->note_h;
    }
    t->has_notes = t->body_notes > 0;
}

void rows_settle(struct table *t)
{
    rows_keeps(t);
    rows_notes(t);
    t->header_h = (mpt)rows_stack(t->rows, 0, t->body_first);
    rows_stack(t->rows, t->body_first, t->body_end);
    t->footer_h = (mpt)rows_stack(t->rows, t->body_end, t->row_count);
}
