/* layout: table grid, cells -> rows and columns (XSL 6.7, 7.28). Mends what overlaps or is missing, so that every slot of the grid has exactly one cell. */
#include "table.h"

#include <stdlib.h>
#include <string.h>

struct grid {
    struct table *table;
    struct arena *arena;
    const char *file;
    struct diags *diags;
    struct table_column columns[TABLE_COLUMNS_MAX];
    int busy[TABLE_COLUMNS_MAX]; /* row from which on the column is free again */
    struct table_cell **cells;   /* malloc'ed, in document order */
    int cell_count, cell_cap, row_cap;
    int gap_rows, gap_line, gap_column;
};

static struct place grid_place(const struct grid *g, const struct fo_node *node)
{
    return node->origin.file ? node->origin : (struct place){g->file, node->line, 0};
}

static int at_least_one(int32_t n)
{
    return n < 1 ? 1 : n;
}

/* table-column objects; a column-number that is given counts from there. */
static void grid_columns(struct grid *g)
{
    struct table *t = g->table;
    int next = 0;
    for (const struct fo_node *n = t->node->first; n; n = n->next) {
        if (n->kind != FO_TABLE_COLUMN)
            continue;
        if (n->props->column_number > 0)
            next = n->props->column_number - 1;
        int repeat = at_least_one(n->props->number_columns_repeated);
        for (int i = 0; i < repeat && next < TABLE_COLUMNS_MAX; i++, next++) {
            g->columns[next].node = n;
            g->columns[next].want = n->props->column_width;
        }
        if (next >= TABLE_COLUMNS_MAX)
            diag_add(g->diags, D_TABLE_COLUMNS, grid_place(g, n), TABLE_COLUMNS_MAX);
        if (next > t->columns_declared)
            t->columns_declared = next < TABLE_COLUMNS_MAX ? next : TABLE_COLUMNS_MAX;
    }
    t->column_count = t->columns_declared;
}

static struct table_row *grid_row(struct grid *g, struct table_part *part, const struct fo_node *node)
{
    struct table *t = g->table;
    if (t->row_count == g->row_cap) {
        g->row_cap = g->row_cap ? 2 * g->row_cap : 16;
        t->rows = mem_realloc(t->rows, sizeof *t->rows * (size_t)g->row_cap);
    }
    struct table_row *row = &t->rows[t->row_count++];
    *row = (struct table_row){.node = node};
    part->count++;
    return row;
}

/* Columns from col on that are free in the row, at most want. */
static int grid_free(const struct grid *g, int row, int col, int want)
{
    int n = 0;
    while (n < want && col + n < TABLE_COLUMNS_MAX && g->busy[col + n] <= row)
        n++;
    return n;
}

/* Puts a cell into the row being filled; *next is the column where the one before ended. */
static void grid_cell(struct grid *g, const struct fo_node *node, int *next)
{
    struct table *t = g->table;
    int row = t->row_count - 1, col = *next;
    if (node->props->column_number > 0) {
        col = node->props->column_number - 1;
        if (t->columns_declared && col >= t->columns_declared)
            diag_add(g->diags, D_TABLE_COLUMN_UNKNOWN, grid_place(g, node), node->props->column_number, t->columns_declared);
        if (col < TABLE_COLUMNS_MAX && g->busy[col] > row)
            diag_add(g->diags, D_TABLE_OVERLAP, grid_place(g, node), col + 1);
    }
    while (col < TABLE_COLUMNS_MAX && g->busy[col] > row)
        col++;
    if (col >= TABLE_COLUMNS_MAX) {
        diag_add(g->diags, D_TABLE_COLUMNS, grid_place(g, node), TABLE_COLUMNS_MAX);
        return;
    }
    int want = at_least_one(node->props->number_columns_spanned), cols = grid_free(g, row, col, want);
    if (cols < want && col + cols < TABLE_COLUMNS_MAX)
        diag_add(g->diags, D_TABLE_OVERLAP, grid_place(g, node), col + cols + 1);
    else if (cols < want)
        diag_add(g->diags, D_TABLE_COLUMNS, grid_place(g, node), TABLE_COLUMNS_MAX);
    struct table_cell *cell = ARENA_NEW(g->arena, struct table_cell);
    *cell = (struct table_cell){.node = node, .row = row, .col = col, .cols = cols, .rows = at_least_one(node->props->number_rows_spanned), .baseline = -1};
    for (int i = 0; i < cols; i++)
        g->busy[col + i] = cell->rows < INT32_MAX - row ? row + cell->rows : INT32_MAX;
    MEM_GROW(g->cells, g->cell_count, g->cell_cap);
    g->cells[g->cell_count++] = cell;
    *next = col + cols;
    if (*next > t->column_count) {
        if (t->columns_declared)
            diag_add(g->diags, D_TABLE_COLUMN_UNKNOWN, grid_place(g, node), *next, t->columns_declared);
        t->column_count = *next;
    }
}

/* Rows of a part: fo:table-row, or cells with starts-row and ends-row. */
static void grid_part(struct grid *g, const struct fo_node *node, enum table_part_kind kind)
{
    struct table *t = g->table;
    struct table_part *part = &t->parts[t->part_count++];
    *part = (struct table_part){.node = node, .kind = kind, .first = t->row_count};
    memset(g->busy, 0, sizeof g->busy);
    int first_cell = g->cell_count, next = 0;
    bool open = false; /* a row of bare cells goes on */
    for (const struct fo_node *n = node->first; n; n = n->next) {
        if (n->kind == FO_TABLE_ROW) {
            grid_row(g, part, n);
            next = 0;
            open = false;
            for (const struct fo_node *c = n->first; c; c = c->next)
                if (c->kind == FO_TABLE_CELL)
                    grid_cell(g, c, &next);
        } else if (n->kind == FO_TABLE_CELL) {
            if (!open || n->props->starts_row == ENUM_TRUE) {
                grid_row(g, part, NULL);
                next = 0;
            }
            grid_cell(g, n, &next);
            open = n->props->ends_row != ENUM_TRUE;
        }
    }
    for (int i = first_cell; i < g->cell_count; i++) { /* spans end with the part */
        struct table_cell *c = g->cells[i];
        if (c->rows > t->row_count - c->row)
            c->rows = t->row_count - c->row;
    }
    if (!part->count)
        t->part_count--;
}

/* Cells for the slots that have none: neighbours in a row become one. */
static void grid_fill_gaps(struct grid *g, int r)
{
    struct table *t = g->table;
    struct table_row *row = &t->rows[r];
    bool any = false;
    for (int c = 0; c < t->column_count; c++) {
        if (row->slot[c])
            continue;
        struct table_cell *gap = ARENA_NEW(g->arena, struct table_cell);
        *gap = (struct table_cell){.row = r, .col = c, .rows = 1, .baseline = -1};
        while (c + gap->cols < t->column_count && !row->slot[c + gap->cols])
            row->slot[c + gap->cols++] = gap;
        if (!any && !g->gap_rows++) {
            g->gap_line = row->node ? row->node->line : t->node->line;
            g->gap_column = c + 1;
        }
        any = true;
    }
}

static void grid_slots(struct grid *g)
{
    struct table *t = g->table;
    struct table_row *rows = t->row_count ? arena_dup(g->arena, t->rows, sizeof *rows * (size_t)t->row_count) : NULL;
    free(t->rows);
    t->rows = rows;
    for (int p = 0; p < t->part_count; p++)
        for (int i = 0; i < t->parts[p].count; i++) {
            struct table_row *row = &rows[t->parts[p].first + i];
            row->part = &t->parts[p];
            row->slot = ARENA_ARRAY(g->arena, struct table_cell *, t->column_count + 1);
        }
    for (int i = 0; i < g->cell_count; i++) {
        struct table_cell *c = g->cells[i];
        for (int r = 0; r < c->rows; r++)
            for (int k = 0; k < c->cols; k++)
                rows[c->row + r].slot[c->col + k] = c;
    }
    for (int r = 0; r < t->row_count; r++)
        grid_fill_gaps(g, r);
    if (g->gap_rows)
        diag_add(g->diags, D_TABLE_GAP, (struct place){g->file, g->gap_line, 0}, g->gap_rows, g->gap_column);
}

static bool asks_marker(const struct fo_node *n)
{
    for (const struct fo_node *c = n->first; c; c = c->next)
        if (c->kind == FO_RETRIEVE_TABLE_MARKER || asks_marker(c))
            return true;
    return false;
}

struct table *table_grid(struct arena *arena, const struct fo_node *node, const char *file, struct diags *diags)
{
    struct table *t = ARENA_NEW(arena, struct table);
    struct grid *g = mem_alloc(sizeof *g);
    *g = (struct grid){.table = t, .arena = arena, .file = file, .diags = diags};
    t->node = node;
    t->props = node->props;
    t->collapse = node->props->border_collapse != ENUM_SEPARATE;
    t->by_precedence = node->props->border_collapse == ENUM_COLLAPSE_WITH_PRECEDENCE;
    int parts = 0;
    for (const struct fo_node *n = node->first; n; n = n->next)
        parts += n->kind == FO_TABLE_HEADER || n->kind == FO_TABLE_FOOTER || n->kind == FO_TABLE_BODY;
    t->parts = ARENA_ARRAY(arena, struct table_part, parts + 1);
    grid_columns(g);
    static const enum fo_kind kinds[] = {FO_TABLE_HEADER, FO_TABLE_BODY, FO_TABLE_FOOTER};
    for (int k = 0; k < 3; k++) {
        if (k == PART_BODY)
            t->body_first = t->row_count;
        if (k == PART_FOOTER)
            t->body_end = t->row_count;
        for (const struct fo_node *n = node->first; n; n = n->next)
            if (n->kind == kinds[k]) {
                grid_part(g, n, (enum table_part_kind)k);
                t->header_asks |= k == PART_HEADER && asks_marker(n);
                t->footer_asks |= k == PART_FOOTER && asks_marker(n);
            }
    }
    t->columns = arena_dup(arena, g->columns, sizeof *t->columns * (size_t)t->column_count);
    for (int i = 0; i < t->column_count; i++)
        t->columns[i].want.is_auto |= !t->columns[i].node;
    grid_slots(g);
    if (!t->row_count)
        diag_add(diags, D_TABLE_ROWLESS, grid_place(g, node));
    free(g->cells);
    free(g);
    return t;
}
