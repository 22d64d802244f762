/* layout: table split, a view of a table cut at a page end. Between rows as keeps allow, else through a row: then every cell in it is cut at the same room. Cells that
 * span the cut are cut too; what is left of them may make a later row higher. The cost of a cut is that of the rows on the page, however many follow. */
#include "table.h"

enum { TRIES_MAX = 64 }; /* places between rows that are tried on a page when cells span all of them */

struct split {
    struct layout *layout;
    const struct table_view *view;
    const struct box *box;
    int64_t room; /* for rows of the bodies */
    bool header, footer, alone; /* alone: header and footer are not repeated, they leave no room */
};

/* A cut: before row `row`, or through it when inside. */
struct cut {
    int row;
    bool inside, moves; /* moves: something comes to stand above an inside cut */
    int32_t strength;
    mpt head_h, tail_h; /* of the two pieces of the row */
    struct table_cell **head, **tail;
    struct table_growth *growth;
    int growth_count;
    struct box_cut *contents; /* cuts of the contents of cells; only one cut of a box can stand */
    int content_count;
};

static void cut_undo(struct cut *cut)
{
    while (cut->content_count)
        box_unsplit(&cut->contents[--cut->content_count]);
}

void table_unsplit(struct box *tail)
{
    struct table_view *v = tail->detail;
    while (v->cut_count)
        box_unsplit(&v->cuts[--v->cut_count]);
}

mpt cell_inset_at_cut(const struct table_cell *c, enum fo_side side)
{
    return c->node && c->node->props->border[side].retain ? c->inset[side] : 0;
}

/* Cuts one cell; above is the height of its rows above the cut row, in_row what the cut row gives it. False when nothing of it fits and that is not forced. */
static bool cell_cut(const struct split *s, const struct table_cell *c, int64_t above, mpt in_row, bool force, struct cut *cut)
{
    struct arena *arena = s->layout->arena;
    struct table_cell *head = arena_dup(arena, c, sizeof *c), *tail = arena_dup(arena, c, sizeof *c);
    head->cut_below = tail->cut_above = true;
    head->inset[SIDE_AFTER] = cell_inset_at_cut(c, SIDE_AFTER);
    tail->inset[SIDE_BEFORE] = cell_inset_at_cut(c, SIDE_BEFORE);
    tail->baseline = -1;
    head->least_h = tail->least_h = 0;
    for (int i = 0; i < c->cols; i++) {
        cut->head[c->col + i] = head;
        cut->tail[c->col + i] = tail;
    }
    if (c->content) {
        int64_t room = above + in_row - head->inset[SIDE_BEFORE] - head->inset[SIDE_AFTER];
        struct box_cut b = {.tail = c->content};
        if (room > 0 || force)
            b = box_split(s->layout, c->content, room > 0 ? (mpt)room : 0, force);
        if (!b.head)
            b.tail = c->content;
        cut->contents[cut->content_count++] = b;
        head->content = b.head;
        head->content_h = b.head ? b.head->h : 0;
        tail->content = b.tail;
        tail->content_h = b.tail ? b.tail->h : 0;
        cut->strength = b.head && b.strength > cut->strength ? b.strength : cut->strength;
        if (!b.head && cut->inside && c->row == cut->row && !force)
            return false;
        if (!b.head && !cut->inside)
            cut->strength = cut->strength > 1 ? cut->strength : 1;
        cut->moves |= b.head != NULL && cut->inside;
    }
    int64_t used = head->inset[SIDE_BEFORE] + head->content_h + head->inset[SIDE_AFTER] - above;
    if (cut->inside && head->content && used > cut->head_h)
        cut->head_h = used > MPT_MAX ? MPT_MAX : (mpt)used;
    return true;
}

/* The piece of the cut row on the next page must hold what is left of the cells that end there. */
static void cut_tail_height(const struct split *s, struct cut *cut)
{
    const struct table *t = s->view->table;
    mpt whole = view_row_height(s->view, cut->row);
    cut->tail_h = t->rows[cut->row].asked && whole > cut->head_h ? whole - cut->head_h : 0;
    for (int c = 0; c < t->column_count; c++) {
        const struct table_cell *tail = cut->tail[c];
        if (!tail || tail->row + tail->rows != cut->row + 1 || !tail->content)
            continue;
        mpt need = tail->inset[SIDE_BEFORE] + tail->content_h + tail->inset[SIDE_AFTER];
        cut->tail_h = need > cut->tail_h ? need : cut->tail_h;
    }
}

/* Cells that go on below the cut row: where they need more than their rows have, the last of these grows. */
static void cut_growth(const struct split *s, struct cut *cut)
{
    const struct table_view *v = s->view;
    const struct table *t = v->table;
    cut->growth = ARENA_ARRAY(s->layout->arena, struct table_growth, v->growth_count + t->column_count + 1);
    for (int i = 0; i < v->growth_count; i++)
        if (v->growth[i].row > cut->row || (v->growth[i].row == cut->row && !cut->inside))
            cut->growth[cut->growth_count++] = v->growth[i];
    for (int c = 0; c < t->column_count; c++) {
        const struct table_cell *tail = cut->tail[c];
        if (!tail || tail->col != c || !tail->content)
            continue;
        int end = tail->row + tail->rows, from = cut->inside ? cut->row + 1 : cut->row;
        if (end <= from)
            continue;
        int64_t have = (cut->inside ? cut->tail_h : 0) + t->rows[end - 1].y + t->rows[end - 1].h - t->rows[from].y;
        for (int i = 0; i < cut->growth_count; i++)
            if (cut->growth[i].row < end)
                have += cut->growth[i].extra;
        int64_t need = tail->inset[SIDE_BEFORE] + tail->content_h + tail->inset[SIDE_AFTER];
        if (need > have)
            cut->growth[cut->growth_count++] = (struct table_growth){end - 1, (mpt)(need - have)};
    }
}

struct table_view *view_again(struct layout *layout, const struct table_view *old, const struct table_view *whole, struct table_cell **pieces)
{
    struct table_view *v = arena_dup(layout->arena, old, sizeof *v);
    struct split s = {.layout = layout, .view = whole};
    struct cut cut = {.row = v->from, .inside = v->begun, .tail = pieces};
    v->table = whole->table;
    v->top = pieces;
    v->cuts = NULL;
    v->cut_count = v->growth_count = 0;
    if (!pieces)
        return v;
    if (v->begun) {
        mpt row = view_row_height(whole, v->from);
        cut.head_h = row > v->begun_h ? row - v->begun_h : 0;
        cut_tail_height(&s, &cut);
        v->begun_h = cut.tail_h;
    }
    cut_growth(&s, &cut);
    v->growth = cut.growth;
    v->growth_count = cut.growth_count;
    return v;
}

/* Tries a cut: before a row, or through it when in_row > 0 is the room that is left for its upper piece. */
static bool cut_attempt(const struct split *s, int row, mpt in_row, bool force, struct cut *cut)
{
    const struct table_view *v = s->view;
    const struct table *t = v->table;
    struct arena *arena = s->layout->arena;
    *cut = (struct cut){.row = row, .inside = in_row > 0, .strength = keep_strength(s->layout, in_row > 0 ? t->rows[row].keep_inside : t->rows[row].keep_before)};
    cut->head = ARENA_ARRAY(arena, struct table_cell *, t->column_count);
    cut->tail = ARENA_ARRAY(arena, struct table_cell *, t->column_count);
    cut->contents = ARENA_ARRAY(arena, struct box_cut, t->column_count);
    bool left = false;
    for (int c = 0; c < t->column_count; c += t->rows[row].slot[c]->cols) {
        const struct table_cell *cell = t->rows[row].slot[c];
        if (!cut->inside && cell->row == row)
            continue;
        int first = cell->row > v->from ? cell->row : v->from;
        if (!cell_cut(s, view_cell(v, row, c), view_rows_height(v, first, row), in_row, force, cut))
            return false;
        left |= cut->tail[c]->content != NULL;
    }
    if (cut->inside) {
        mpt whole = view_row_height(v, row);
        if (!force && (!left || !cut->moves))
            return false;
        if (!cut->moves && !(t->rows[row].asked && whole > in_row))
            return false;
        if (t->rows[row].asked || !cut->moves)
            cut->head_h = cut->head_h > in_row ? cut->head_h : whole < in_row ? whole : in_row;
        cut_tail_height(s, cut);
        if (force && !left && cut->tail_h <= 0)
            return false;
    }
    cut_growth(s, cut);
    return true;
}

static bool cut_try(const struct split *s, int row, mpt in_row, bool force, struct cut *cut)
{
    bool done = cut_attempt(s, row, in_row, force, cut);
    if (!done)
        cut_undo(cut);
    return done;
}

static struct box_cut cut_make(const struct split *s, const struct cut *cut)
{
    const struct table_view *v = s->view;
    struct arena *arena = s->layout->arena;
    struct table_view *head = arena_dup(arena, v, sizeof *v), *tail = arena_dup(arena, v, sizeof *v);
    head->to = cut->inside ? cut->row + 1 : cut->row;
    head->header = s->header;
    head->footer = s->footer;
    head->broken = cut->inside || (v->broken && cut->row == v->to);
    head->broken_h = cut->inside ? cut->head_h : v->broken_h;
    head->bottom = cut->head;
    head->last = false;
    head->cut_below = true;
    tail->from = cut->row;
    tail->header = s->header && !s->alone && v->table->props->table_omit_header_at_break != ENUM_TRUE;
    tail->again = true;
    tail->alone |= s->alone;
    tail->begun = cut->inside;
    tail->begun_h = cut->tail_h;
    tail->top = cut->tail;
    if (v->bottom) { /* the view was itself the upper part of a cut */
        tail->bottom = arena_dup(arena, v->bottom, sizeof *v->bottom * (size_t)v->table->column_count);
        for (int c = 0; c < v->table->column_count; c++)
            if (cut->tail[c])
                tail->bottom[c] = cut->tail[c];
        if (cut->inside && cut->row == v->to - 1)
            tail->broken_h = cut->tail_h;
    }
    tail->growth = cut->growth;
    tail->cuts = cut->contents;
    tail->cut_count = cut->content_count;
    tail->growth_count = cut->growth_count;
    tail->cut_above = true;
    struct box_cut result = {table_box(s->layout, s->box, head), table_box(s->layout, s->box, tail), cut->strength, 0};
    result.tail->gap = result.tail->gap_first = 0;
    result.tail->before = (struct spaces){0};
    result.tail->keep_before = (struct fo_keep){0};
    result.head->break_after = ENUM_UNSET;
    if (!cut->inside && cut->row < v->to)
        result.tail->break_before = v->table->rows[cut->row].break_before;
    result.used = result.head->h;
    return result;
}

/* Whether a forced break stands in what would fit of a row. */
static bool row_breaks(const struct split *s, int row, int64_t room)
{
    struct cut cut;
    bool asked = false;
    if (room <= 0 || !cut_try(s, row, room > MPT_MAX ? MPT_MAX : (mpt)room, false, &cut))
        return false;
    for (int i = 0; i < cut.content_count; i++)
        asked |= cut.contents[i].head && cut.contents[i].tail && cut.contents[i].strength < 0;
    cut_undo(&cut);
    return asked;
}

/* The first row that does not fit (or begins a page); *left is the room above it. */
static int rows_that_fit(const struct split *s, int64_t *left, bool *forced)
{
    const struct table_view *v = s->view;
    int64_t y = 0, notes = 0;
    int r = v->from;
    *forced = false;
    for (; r < v->to; r++) {
        if (r > v->from && v->table->rows[r].break_before != ENUM_UNSET) {
            *forced = true;
            break;
        }
        mpt h = view_row_height(v, r);
        int64_t with = v->table->has_notes ? notes_cost(s->layout, view_notes(v, r + 1)) : 0;
        if (y + h + with > s->room)
            break;
        if (v->table->rows[r].breaks && row_breaks(s, r, s->room - y - notes)) {
            *forced = true;
            break;
        }
        y += h;
        notes = with;
    }
    *left = s->room - y - notes;
    return r;
}

/* The lowest cut that breaks no keep, else the weakest. Contents can be cut at one place only: what is not best is taken back. False: there is none. */
static bool cut_best(const struct split *s, int row, int64_t left, struct cut *best)
{
    const struct table_row *rows = s->view->table->rows;
    struct cut cut;
    bool found = false;
    if (left > 0 && row < s->view->to && keep_strength(s->layout, rows[row].keep_inside) < FO_FORCE && cut_try(s, row, (mpt)left, false, &cut)) {
        if (cut.strength == 0) {
            *best = cut;
            return true;
        }
        cut_undo(&cut);
        *best = cut;
        found = true;
    }
    int tries = 0;
    for (int r = row; r > s->view->from && tries < TRIES_MAX; r--) {
        if (found && keep_strength(s->layout, rows[r].keep_before) >= best->strength)
            continue;
        tries++;
        if (!cut_try(s, r, 0, false, &cut))
            continue;
        bool better = !found || cut.strength < best->strength;
        if (better && cut.strength == 0) {
            *best = cut;
            return true;
        }
        cut_undo(&cut);
        if (better)
            *best = cut;
        found = true;
    }
    return found && cut_try(s, best->row, best->inside ? (mpt)left : 0, false, best);
}

static struct split split_begin(struct layout *layout, const struct box *box, mpt room)
{
    const struct table_view *v = box->detail;
    const struct table *t = v->table;
    struct split s = {layout, v, box, 0, v->header, v->footer && !v->alone && t->props->table_omit_footer_at_break != ENUM_TRUE, v->alone};
    mpt below = t->props->border[SIDE_AFTER].retain ? t->frame[SIDE_AFTER] : 0;
    s.room = (int64_t)room - view_frame(v, false) - below - 2 * (int64_t)t->overhang - (s.header ? t->header_h : 0) - (s.footer ? t->footer_h : 0);
    return s;
}

static struct place row_place(const struct split *s, int row)
{
    const struct fo_node *n = s->view->table->rows[row].node;
    if (!n)
        n = s->view->table->node;
    return layout_place(s->layout, n);
}

/* At the top of an empty area: through the row whatever it wants, else the row as it is. */
static struct box_cut split_anyhow(struct split *s, int row, int64_t left)
{
    const struct table_view *v = s->view;
    struct cut cut;
    if (left > 0 && cut_try(s, row, left > MPT_MAX ? MPT_MAX : (mpt)left, true, &cut)) {
        if (cut.head_h > left)
            diag_add(s->layout->diags, D_TABLE_ROW_HIGH, row_place(s, row), (int)((cut.head_h - left) / 1000), (int)((cut.head_h - left) % 1000));
        return cut_make(s, &cut);
    }
    int64_t more = view_row_height(v, row) - left;
    more = more < 0 ? 0 : more;
    diag_add(s->layout->diags, D_TABLE_ROW_HIGH, row_place(s, row), (int)(more / 1000), (int)(more % 1000));
    if (row + 1 < v->to && cut_try(s, row + 1, 0, true, &cut))
        return cut_make(s, &cut);
    struct box *all = table_box(s->layout, s->box, arena_dup(s->layout->arena, v, sizeof *v));
    return (struct box_cut){all, NULL, FO_FORCE, all->h};
}

/* Rows [from, to) in the head, the others in the tail; no cell is cut. */
static struct box_cut split_plain(const struct split *s, int row, bool header, bool footer)
{
    struct cut cut = {.row = row, .head = s->view->bottom, .tail = s->view->top, .growth = s->view->growth, .growth_count = s->view->growth_count};
    struct box_cut result = cut_make(s, &cut);
    struct table_view *head = result.head->detail, *tail = result.tail->detail;
    tail->begun = s->view->begun && row == s->view->from;
    tail->begun_h = s->view->begun_h;
    head->header = header;
    head->footer = tail->header = false;
    tail->footer = footer;
    result.head->h = result.used = view_height(head);
    result.tail->h = view_height(tail);
    return result;
}

/* Header and footer leave no room for a row: each stands once, and the rows between them. */
static struct box_cut split_alone(struct split *s)
{
    const struct table_view *v = s->view;
    const struct table *t = v->table;
    const struct fo_node *n = t->node;
    bool header = s->header && t->header_h > 0, footer = v->footer && t->footer_h > 0;
    if (v->to == v->from && !(header && footer))
        return (struct box_cut){table_box(s->layout, s->box, arena_dup(s->layout->arena, v, sizeof *v)), NULL, FO_FORCE, s->box->h};
    diag_add(s->layout->diags, D_TABLE_HEADER_HIGH, layout_place(s->layout, n));
    s->alone = true;
    s->room += s->footer ? t->footer_h : 0;
    s->footer = false;
    if (header && !v->again && s->room < 20 * MPT_PT)
        return split_plain(s, v->from, true, v->footer);
    s->room += s->header ? t->header_h : 0;
    s->header = s->header && !v->again;
    s->room -= s->header ? t->header_h : 0;
    int64_t left;
    bool forced;
    int row = rows_that_fit(s, &left, &forced);
    struct cut cut;
    if (row == v->to && row > v->from && footer)
        return split_plain(s, v->to, s->header, true);
    if (row < v->to && cut_best(s, row, left, &cut))
        return cut_make(s, &cut);
    return v->to > v->from ? split_anyhow(s, v->from, s->room) : split_plain(s, v->from, s->header, footer);
}

struct box_cut table_split(struct layout *layout, struct box *box, mpt room, bool first)
{
    const struct table_view *v = box->detail;
    struct split s = split_begin(layout, box, room);
    int64_t whole = box->h + notes_cost(layout, box->note_h);
    if (whole <= room && !v->table->has_breaks)
        return (struct box_cut){box, NULL, 0, box->h};
    int64_t left;
    bool forced;
    int row = rows_that_fit(&s, &left, &forced);
    if (whole <= room && !forced)
        return (struct box_cut){box, NULL, 0, box->h};
    struct cut cut;
    bool inside = forced && v->table->rows[row].breaks && row_breaks(&s, row, left);
    if (inside ? cut_try(&s, row, (mpt)left, false, &cut) : forced && cut_try(&s, row, 0, true, &cut)) {
        cut.strength = -1; /* asked for: no keep holds it */
        return cut_make(&s, &cut);
    }
    if (row == v->to && row > v->from) { /* only the end of the table does not fit: the last row goes with it */
        row--;
        left = 0;
    }
    if (cut_best(&s, row, left, &cut))
        return cut_make(&s, &cut);
    if (!first)
        return (struct box_cut){NULL, box, 0, 0};
    if ((s.header || s.footer || row == v->to) && (s.room < 20 * MPT_PT || v->to == v->from))
        return split_alone(&s);
    return split_anyhow(&s, v->from, s.room);
}
