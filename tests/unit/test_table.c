/* tests: layout: table: grid, column widths, collapsing borders. */
#include <check.h>
#include <string.h>

#include "../../generator/layout/table.h"

Suite *suite_table(void);

/* A table is written as a drawing: rows by '/', cells by blanks; a cell is cols x rows, "2x1"; "@3" in front gives the column-number; parts begin with H, B or F. */
struct bench {
    struct arena *arena;
    struct diags *diags;
    struct fo_node *table;
};

static struct fo_node *node_add(struct bench *b, struct fo_node *parent, enum fo_kind kind, struct fo_props **props)
{
    struct fo_node *n = ARENA_NEW(b->arena, struct fo_node);
    struct fo_props *p = ARENA_NEW(b->arena, struct fo_props);
    n->kind = kind;
    n->props = p;
    n->parent = parent;
    if (parent && parent->last)
        parent->last->next = n;
    else if (parent)
        parent->first = n;
    if (parent)
        parent->last = n;
    if (props)
        *props = p;
    return n;
}

static struct bench bench_new(const char *drawing)
{
    struct bench b = {arena_new(), diags_new(), NULL};
    struct fo_props *p;
    b.table = node_add(&b, NULL, FO_TABLE, NULL);
    struct fo_node *part = NULL, *row = NULL;
    for (const char *s = drawing; *s;) {
        if (*s == 'H' || *s == 'B' || *s == 'F') {
            part = node_add(&b, b.table, *s == 'H' ? FO_TABLE_HEADER : *s == 'B' ? FO_TABLE_BODY : FO_TABLE_FOOTER, NULL);
            row = NULL;
            s++;
        } else if (*s == ' ') {
            s++;
        } else if (*s == '/') {
            row = node_add(&b, part, FO_TABLE_ROW, NULL);
            s++;
        } else {
            int column = 0, cols, rows, used;
            if (*s == '@') {
                ck_assert_int_eq(sscanf(s, "@%d%n", &column, &used), 1);
                s += used + 1;
            }
            ck_assert_int_eq(sscanf(s, "%dx%d%n", &cols, &rows, &used), 2);
            s += used;
            if (!row)
                row = node_add(&b, part, FO_TABLE_ROW, NULL);
            node_add(&b, row, FO_TABLE_CELL, &p);
            p->column_number = column;
            p->number_columns_spanned = cols;
            p->number_rows_spanned = rows;
        }
    }
    return b;
}

static void bench_free(struct bench *b)
{
    diags_free(b->diags);
    arena_free(b->arena);
}

/* The grid as letters, one per cell in order of appearance, '.' for gaps. */
static const char *grid_text(struct bench *b, const struct table *t)
{
    struct buf out = {0};
    const struct table_cell *seen[60];
    int count = 0;
    for (int r = 0; r < t->row_count; r++) {
        if (r)
            buf_putc(&out, '/');
        for (int c = 0; c < t->column_count; c++) {
            const struct table_cell *cell = t->rows[r].slot[c];
            ck_assert_ptr_nonnull(cell);
            int i = 0;
            while (i < count && seen[i] != cell)
                i++;
            if (i == count && cell->node)
                seen[count++] = cell;
            buf_putc(&out, cell->node ? (char)('a' + i) : '.');
        }
    }
    const char *text = arena_strdup(b->arena, buf_text(&out));
    buf_free(&out);
    return text;
}

static const struct {
    const char *drawing, *grid, *codes;
} grids[] = {
    {"B 1x1 1x1 / 1x1 1x1", "ab/cd", ""},
    {"B 2x1 1x1 / 1x1 1x2 1x1 / 1x1 1x1", "aab/cde/fdg", ""},
    {"B 1x3 1x1 / 1x1", "ab/ac", ""}, /* a span ends with its part */
    {"B 1x5 1x1 B 1x1 1x1", "ab/cd", ""},
    {"F 1x1 1x1 H 2x1 B 1x1 1x1", "aa/bc/de", ""}, /* header, bodies, footer */
    {"B @2:1x1 @1:1x1", "ba", ""},
    {"B 1x1 @3:1x1 / 3x1", "a.b/ccc", "table-gap "},
    {"B 1x1 1x1 / 1x1", "ab/c.", "table-gap "},
    {"B 1x1 1x2 1x1 / 3x1", "abc/db.", "table-overlap table-gap "},
    {"B 1x2 1x1 / @1:1x1", "ab/ac", "table-overlap "},
    {"B", "", "table-rows "},
};

START_TEST(cells_find_their_slots)
{
    struct bench b = bench_new(grids[_i].drawing);
    struct table *t = table_grid(b.arena, b.table, "t.fo", b.diags);
    /* letters count in order of appearance in the grid, so column-number cases read in reading order */
    const char *text = grid_text(&b, t);
    struct buf codes = {0};
    for (int i = 0; i < diags_count(b.diags); i++)
        buf_printf(&codes, "%s ", diags_at(b.diags, i)->code);
    ck_assert_str_eq(buf_text(&codes), grids[_i].codes);
    if (strcmp(grids[_i].grid, "ba"))
        ck_assert_str_eq(text, grids[_i].grid);
    else
        ck_assert_ptr_eq(t->rows[0].slot[0]->node, b.table->first->first->last);
    buf_free(&codes);
    bench_free(&b);
}
END_TEST

START_TEST(bare_cells_start_and_end_rows)
{
    struct bench b = bench_new("");
    struct fo_node *body = node_add(&b, b.table, FO_TABLE_BODY, NULL);
    struct fo_props *p[5];
    for (int i = 0; i < 5; i++)
        node_add(&b, body, FO_TABLE_CELL, &p[i]);
    p[1]->ends_row = ENUM_TRUE;
    p[4]->starts_row = ENUM_TRUE;
    ck_assert_str_eq(grid_text(&b, table_grid(b.arena, b.table, "t.fo", b.diags)), "ab/cd/e.");
    bench_free(&b);
}
END_TEST

START_TEST(columns_repeat_and_take_numbers)
{
    struct bench b = bench_new("");
    struct fo_props *p;
    node_add(&b, b.table, FO_TABLE_COLUMN, &p);
    p->number_columns_repeated = 6;
    p->column_width.abs = 5000;
    node_add(&b, b.table, FO_TABLE_COLUMN, &p);
    p->column_number = 9;
    p->column_width.abs = 7000;
    struct table *t = table_grid(b.arena, b.table, "t.fo", b.diags);
    ck_assert_int_eq(t->column_count, 9);
    ck_assert_int_eq(t->columns[5].want.abs, 5000);
    ck_assert(t->columns[6].want.is_auto && !t->columns[8].want.is_auto);
    bench_free(&b);
}
END_TEST

START_TEST(too_many_columns_are_refused)
{
    struct bench b = bench_new("B 2000000000x1 1x1 / 1x2000000000");
    struct table *t = table_grid(b.arena, b.table, "t.fo", b.diags);
    ck_assert_int_eq(t->column_count, TABLE_COLUMNS_MAX);
    ck_assert_int_eq(t->row_count, 2);
    ck_assert_str_eq(diags_at(b.diags, 0)->code, "table-columns");
    bench_free(&b);
}
END_TEST

START_TEST(fixed_columns_sum_up_exactly)
{
    /* the 16 columns of the first sheet of the filing form */
    static const int units[] = {20, 5, 5, 5, 5, 5, 5, 10, 25, 5, 5, 5, 5, 5, 5, 10};
    struct table_column col[16] = {{0}};
    for (int i = 0; i < 16; i++)
        col[i].want.units = units[i] * 1000;
    for (mpt room = 1; room < 500000; room = room * 3 + 7) {
        ck_assert_int_eq(columns_fix(col, 16, -1, room), room);
        for (int i = 1; i < 16; i++)
            ck_assert_int_eq(col[i].x, col[i - 1].x + col[i - 1].w);
    }
}
END_TEST

START_TEST(fixed_columns_mix_units)
{
    struct table_column col[4] = {{.want = {.abs = 10000}}, {.want = {.pct = 25000}}, {.want = {.units = 1000}}, {.want = {.is_auto = true}}};
    ck_assert_int_eq(columns_fix(col, 4, 100000, 300000), 100000);
    ck_assert_int_eq(col[1].w, 25000);
    ck_assert_int_eq(col[2].w + col[3].w, 65000);
    ck_assert_int_eq(col[2].w, 32500);
    struct table_column small[2] = {{.want = {.abs = 10000}}, {.want = {.abs = -5000}}};
    ck_assert_int_eq(columns_fix(small, 2, -1, 300000), 10000); /* lengths stand as they are */
}
END_TEST

START_TEST(automatic_columns_lie_between_least_and_most)
{
    for (mpt room = 0; room <= 400000; room += 10007) {
        struct table_column col[3] = {{.want = {.is_auto = true}, .least = 20000, .most = 50000},
                                      {.want = {.is_auto = true}, .least = 30000, .most = 200000},
                                      {.want = {.abs = 40000}, .least = 10000, .most = 10000}};
        mpt sum = columns_auto(col, 3, NULL, 0, -1, room);
        ck_assert_int_eq(sum, room < 90000 ? 90000 : room > 290000 ? 290000 : room);
        ck_assert_int_eq(col[2].w, 40000);
        ck_assert(col[0].w >= 20000 && col[1].w >= 30000);
        sum = columns_auto(col, 3, NULL, 0, 350001, room); /* a width that is asked for is filled */
        ck_assert_int_eq(sum, 350001);
        ck_assert_int_eq(col[2].w, 40000);
    }
}
END_TEST

START_TEST(spans_widen_automatic_columns)
{
    struct table_column col[3] = {{.want = {.is_auto = true}, .least = 10000, .most = 10000},
                                  {.want = {.is_auto = true}, .least = 10000, .most = 30000},
                                  {.want = {.is_auto = true}, .least = 10000, .most = 10000}};
    struct column_span span[] = {{0, 3, 100000, 100000}, {0, 2, 60001, 60001}};
    ck_assert_int_eq(columns_auto(col, 3, span, 2, -1, 500000), 100000);
    ck_assert(col[0].w + col[1].w >= 60001);
    ck_assert(col[1].w > col[0].w);
}
END_TEST

static struct fo_border line(enum fo_border_style style, mpt width, uint32_t color)
{
    return (struct fo_border){.style = style, .width = width, .color = color};
}

START_TEST(conflicts_are_resolved_as_css_says)
{
    static const struct {
        enum fo_border_style above, below;
        mpt above_width, below_width;
        int winner; /* 0 none, 1 above, 2 below */
    } cases[] = {
        {BORDER_SOLID, BORDER_HIDDEN, 5000, 0, 0}, {BORDER_SOLID, BORDER_NONE, 1000, 0, 1}, {BORDER_DOTTED, BORDER_SOLID, 2000, 1000, 1},
        {BORDER_SOLID, BORDER_DOUBLE, 1000, 1000, 2}, {BORDER_INSET, BORDER_GROOVE, 1000, 1000, 2}, {BORDER_SOLID, BORDER_SOLID, 1000, 1000, 1},
        {BORDER_NONE, BORDER_NONE, 0, 0, 0}, {BORDER_DASHED, BORDER_SOLID, 1000, 1000, 2},
    };
    struct bench b = bench_new("B 1x1 / 1x1");
    struct fo_node *row = b.table->first->first;
    struct fo_props *above = (struct fo_props *)row->first->props, *below = (struct fo_props *)row->next->first->props;
    struct table *t = table_grid(b.arena, b.table, "t.fo", b.diags);
    above->border[SIDE_AFTER] = line(cases[_i].above, cases[_i].above_width, 1);
    below->border[SIDE_BEFORE] = line(cases[_i].below, cases[_i].below_width, 2);
    struct fo_border got = border_horizontal(t, (struct table_edge){.above = 0, .below = 1}, 0);
    ck_assert_int_eq(got.width ? (int)got.color : 0, cases[_i].winner);
    bench_free(&b);
}
END_TEST

START_TEST(cells_win_over_rows_over_table)
{
    struct bench b = bench_new("B 1x1 1x1");
    struct fo_node *row = b.table->first->first;
    struct table *t = table_grid(b.arena, b.table, "t.fo", b.diags);
    struct table_edge top = {.above = -1, .below = 0};
    struct fo_props *table = (struct fo_props *)b.table->props, *rowp = (struct fo_props *)row->props, *cell = (struct fo_props *)row->first->props;
    table->border[SIDE_BEFORE] = line(BORDER_SOLID, 1000, 1);
    ck_assert_int_eq(border_horizontal(t, top, 0).color, 1);
    rowp->border[SIDE_BEFORE] = line(BORDER_SOLID, 1000, 2);
    ck_assert_int_eq(border_horizontal(t, top, 1).color, 2);
    cell->border[SIDE_BEFORE] = line(BORDER_SOLID, 1000, 3);
    ck_assert_int_eq(border_horizontal(t, top, 0).color, 3);
    table->border[SIDE_BEFORE] = line(BORDER_SOLID, 1500, 1);
    ck_assert_int_eq(border_horizontal(t, top, 0).color, 1);
    ck_assert_int_eq(border_horizontal_widest(t, top, 0, 2), 1500);
    /* a cut inside the row takes away what is not retained */
    top.below_open = true;
    ck_assert_int_eq(border_horizontal(t, top, 0).width, 0);
    cell->border[SIDE_BEFORE].retain = true;
    ck_assert_int_eq(border_horizontal(t, top, 0).color, 3);
    /* vertical: between the cells only what the cells say, at the edge the table too */
    table->border[SIDE_START] = line(BORDER_SOLID, 900, 1);
    ck_assert_int_eq(border_vertical(t, 0, 0).color, 1);
    ck_assert_int_eq(border_vertical(t, 0, 1).width, 0);
    cell->border[SIDE_END] = line(BORDER_DOTTED, 100, 3);
    ck_assert_int_eq(border_vertical(t, 0, 1).color, 3);
    bench_free(&b);
}
END_TEST

START_TEST(precedence_goes_before_width)
{
    struct bench b = bench_new("B 1x1 1x1");
    ((struct fo_props *)b.table->props)->border_collapse = ENUM_COLLAPSE_WITH_PRECEDENCE;
    struct fo_node *row = b.table->first->first;
    struct table *t = table_grid(b.arena, b.table, "t.fo", b.diags);
    struct fo_props *start = (struct fo_props *)row->first->props, *end = (struct fo_props *)row->last->props;
    start->border[SIDE_END] = line(BORDER_SOLID, 3000, 1);
    end->border[SIDE_START] = line(BORDER_SOLID, 500, 2);
    end->border[SIDE_START].precedence = FO_FORCE;
    ck_assert_int_eq(border_vertical(t, 0, 1).color, 2);
    bench_free(&b);
}
END_TEST

START_TEST(spanning_cells_have_no_inner_borders)
{
    struct bench b = bench_new("B 2x2 1x1 / 1x1");
    struct fo_props *big = (struct fo_props *)b.table->first->first->first->props;
    for (int s = 0; s < 4; s++)
        big->border[s] = line(BORDER_SOLID, 1000, 1);
    struct table *t = table_grid(b.arena, b.table, "t.fo", b.diags);
    ck_assert_int_eq(border_horizontal(t, (struct table_edge){.above = 0, .below = 1}, 0).width, 0);
    ck_assert_int_eq(border_vertical(t, 0, 1).width, 0);
    ck_assert_int_eq(border_vertical(t, 1, 2).width, 1000);
    /* at a page cut between the rows the cell is open, unless it retains its border */
    ck_assert_int_eq(border_horizontal(t, (struct table_edge){.above = 0, .below = -1}, 0).width, 0);
    big->border[SIDE_AFTER].retain = true;
    ck_assert_int_eq(border_horizontal(t, (struct table_edge){.above = 0, .below = -1}, 0).width, 1000);
    bench_free(&b);
}
END_TEST

Suite *suite_table(void)
{
    Suite *s = suite_create("table");
    TCase *c = tcase_create("grid");
    tcase_add_loop_test(c, cells_find_their_slots, 0, sizeof grids / sizeof *grids);
    tcase_add_test(c, bare_cells_start_and_end_rows);
    tcase_add_test(c, columns_repeat_and_take_numbers);
    tcase_add_test(c, too_many_columns_are_refused);
    suite_add_tcase(s, c);
    c = tcase_create("columns");
    tcase_add_test(c, fixed_columns_sum_up_exactly);
    tcase_add_test(c, fixed_columns_mix_units);
    tcase_add_test(c, automatic_columns_lie_between_least_and_most);
    tcase_add_test(c, spans_widen_automatic_columns);
    suite_add_tcase(s, c);
    c = tcase_create("borders");
    tcase_add_loop_test(c, conflicts_are_resolved_as_css_says, 0, 8);
    tcase_add_test(c, cells_win_over_rows_over_table);
    tcase_add_test(c, precedence_goes_before_width);
    tcase_add_test(c, spanning_cells_have_no_inner_borders);
    suite_add_tcase(s, c);
    return s;
}
