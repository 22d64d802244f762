/* layout: table borders, which of the borders that meet at a grid line is drawn in the collapsing model (CSS 2.1 17.6.2, XSL 7.28.1). Asked for per segment:
 * nothing is stored, so that a page cut or a repeated header simply asks for other neighbours. */
#include "table.h"

enum origin { FROM_TABLE, FROM_COLUMN, FROM_PART, FROM_ROW, FROM_CELL }; /* later wins among equals (CSS 2.1 17.6.2.1, 4) */

struct contest {
    struct fo_border best;
    enum origin origin;
    int32_t precedence; /* of the best */
    bool hidden, by_precedence;
};

/* Rank of a style among borders of one width; the two rightmost are drawn as ridge and groove. */
static int style_rank(enum fo_border_style style)
{
    switch (style) {
    case BORDER_DOUBLE: return 8;
    case BORDER_SOLID: return 7;
    case BORDER_DASHED: return 6;
    case BORDER_DOTTED: return 5;
    case BORDER_RIDGE: return 4;
    case BORDER_OUTSET: return 3;
    case BORDER_GROOVE: return 2;
    case BORDER_INSET: return 1;
    default: return 0;
    }
}

/* Without a precedence of its own a border has that of its object (XSL 7.8.27: table 6, cell 5, column 4, row 3, body 2). */
static int32_t precedence_of(struct fo_border b, enum origin origin)
{
    static const int32_t initial[] = {[FROM_TABLE] = 6, [FROM_COLUMN] = 4, [FROM_PART] = 2, [FROM_ROW] = 3, [FROM_CELL] = 5};
    return b.precedence ? b.precedence : initial[origin];
}

static bool border_wins(const struct contest *c, struct fo_border b, enum origin origin)
{
    if (c->by_precedence && precedence_of(b, origin) != c->precedence)
        return precedence_of(b, origin) > c->precedence;
    if (style_rank(b.style) == 0 || style_rank(c->best.style) == 0)
        return style_rank(b.style) > 0 && style_rank(c->best.style) == 0;
    if (b.width != c->best.width)
        return b.width > c->best.width;
    if (b.style != c->best.style)
        return style_rank(b.style) > style_rank(c->best.style);
    return origin > c->origin;
}

/* One more border; among full equals the first one asked (above, start) stays. kept: its edge is really here, or it is retained at cuts. */
static void contest_enter(struct contest *c, const struct fo_node *node, enum fo_side side, enum origin origin, bool real)
{
    if (!node)
        return;
    struct fo_border b = node->props->border[side];
    if (!real && !b.retain)
        return;
    if (b.style == BORDER_HIDDEN && !c->by_precedence)
        c->hidden = true;
    if (border_wins(c, b, origin)) {
        c->best = b;
        c->origin = origin;
        c->precedence = precedence_of(b, origin);
    }
}

static struct contest contest_new(const struct table *t)
{
    return (struct contest){.best = {.style = BORDER_NONE}, .precedence = -1, .by_precedence = t->by_precedence};
}

static struct fo_border contest_end(const struct contest *c)
{
    struct fo_border none = {.style = BORDER_NONE};
    return c->hidden || style_rank(c->best.style) == 0 || c->best.width <= 0 ? none : c->best;
}

struct fo_border border_vertical(const struct table *t, int r, int col)
{
    const struct table_row *row = &t->rows[r];
    const struct table_cell *start = col > 0 ? row->slot[col - 1] : NULL, *end = col < t->column_count ? row->slot[col] : NULL;
    struct contest c = contest_new(t);
    if (start == end)
        return contest_end(&c);
    if (start)
        contest_enter(&c, start->node, SIDE_END, FROM_CELL, true);
    if (end)
        contest_enter(&c, end->node, SIDE_START, FROM_CELL, true);
    if (!start || !end) {
        enum fo_side side = start ? SIDE_END : SIDE_START;
        contest_enter(&c, row->node, side, FROM_ROW, true);
        contest_enter(&c, row->part->node, side, FROM_PART, true);
        contest_enter(&c, t->node, side, FROM_TABLE, true);
    }
    if (start)
        contest_enter(&c, t->columns[col - 1].node, SIDE_END, FROM_COLUMN, true);
    if (end)
        contest_enter(&c, t->columns[col].node, SIDE_START, FROM_COLUMN, true);
    return contest_end(&c);
}

/* The row's own, its part's and, at the outer edge, the table's borders on one side of an edge. */
static void contest_rows(struct contest *c, const struct table *t, int r, enum fo_side side, bool open, bool outer, int col)
{
    const struct table_row *row = &t->rows[r];
    const struct table_part *part = row->part;
    int outermost = side == SIDE_BEFORE ? 0 : t->row_count - 1, in_part = side == SIDE_BEFORE ? part->first : part->first + part->count - 1;
    contest_enter(c, row->node, side, FROM_ROW, !open);
    if (r == in_part || outer)
        contest_enter(c, part->node, side, FROM_PART, r == in_part && !open);
    if (outer) {
        contest_enter(c, t->columns[col].node, side, FROM_COLUMN, r == outermost && !open);
        contest_enter(c, t->node, side, FROM_TABLE, r == outermost && !open);
    }
}

struct fo_border border_horizontal(const struct table *t, struct table_edge e, int col)
{
    const struct table_cell *above = e.above >= 0 ? t->rows[e.above].slot[col] : NULL, *below = e.below >= 0 ? t->rows[e.below].slot[col] : NULL;
    struct contest c = contest_new(t);
    if (above == below)
        return contest_end(&c);
    if (above)
        contest_enter(&c, above->node, SIDE_AFTER, FROM_CELL, !e.above_open && above->row + above->rows == e.above + 1);
    if (below)
        contest_enter(&c, below->node, SIDE_BEFORE, FROM_CELL, !e.below_open && below->row == e.below);
    if (above)
        contest_rows(&c, t, e.above, SIDE_AFTER, e.above_open, !below, col);
    if (below)
        contest_rows(&c, t, e.below, SIDE_BEFORE, e.below_open, !above, col);
    return contest_end(&c);
}

mpt border_horizontal_widest(const struct table *t, struct table_edge e, int col, int cols)
{
    mpt widest = 0;
    for (int i = col; i < col + cols; i++) {
        mpt w = border_horizontal(t, e, i).width;
        widest = w > widest ? w : widest;
    }
    return widest;
}
