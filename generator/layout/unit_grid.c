/* layout: unit_grid, the grid of official documents (GB/T 9704-2012 5.2: 28 characters on 156 mm): each Chinese character takes a cell, marks that stand together half a cell each, and what is not Chinese
 * is spread over whole cells, so that the characters of all lines stand under one another (CLREQ 3.1.6, 6.3). Asked for by db:character-grid, the width of a cell. */
#include "line.h"

static mpt cell_of(const struct unit *u)
{
    return u->style->props->character_grid.abs;
}

static bool is_heard(const struct unit *u)
{
    return !(u->kind == UNIT_NOTHING || u->kind == UNIT_HYPHEN || u->kind == UNIT_NEWLINE || (u->kind == UNIT_EDGE && !u->width) || (u->kind == UNIT_GLYPH && u->flags & UNIT_MUTE));
}

static bool is_mark(const struct unit *u)
{
    return u->kind == UNIT_GLYPH && (u->cls == CJK_OPEN || u->cls == CJK_CLOSE);
}

static bool is_cell(const struct unit *u) /* wants whole cells by itself */
{
    return (u->kind == UNIT_GLYPH && (u->cls == CJK_HAN || u->cls == CJK_OPEN || u->cls == CJK_CLOSE || u->cls == CJK_MARK)) || (u->kind == UNIT_SPACE && u->cp == 0x3000);
}

static int next_heard(const struct unit_list *l, int i)
{
    for (i++; i < l->count && !is_heard(&l->units[i]); i++)
        continue;
    return i;
}

/* A character in the middle of its cells. */
static void cell_set(struct unit *u, mpt cell)
{
    mpt em = u->style->props->font_size, cells = (u->width + em / 2) / (em > 0 ? em : 1);
    mpt width = (cells > 0 ? cells : 1) * cell;
    u->dx += (width - u->width) / 2;
    u->width = width;
    u->gap = 0;
    u->flex = FLEX_NONE;
    u->shrink = u->stretch = 0;
    u->squeeze = u->half ? cell / 2 : 0;
    u->half = 0; /* at the ends of lines too a mark fills its cell */
}

/* A mark keeps the half of its cell that has the ink. */
static void mark_halve(struct unit *u, mpt cell)
{
    u->width -= cell / 2;
    u->dx -= u->cls == CJK_OPEN ? cell / 2 : 0;
    u->half = u->squeeze = 0;
}

/* Marks from..: half a cell each; the odd one keeps its blank where it does least harm, at the outside. */
static int marks_set(struct unit_list *l, int from, mpt cell)
{
    int count = 0, i = from, last = from;
    for (; i < l->count && is_mark(&l->units[i]) && l->units[i].width > cell / 2; i = next_heard(l, i), count++)
        last = i;
    if (count < 2)
        return i;
    int whole = count % 2 == 0 ? -1 : l->units[last].cls == CJK_CLOSE ? last : from;
    for (int k = from; k <= last; k = next_heard(l, k))
        if (k != whole)
            mark_halve(&l->units[k], cell);
    return i;
}

/* Whatever is no cell, from..: spread over whole cells, the rest before and behind it. */
static int other_set(struct unit_list *l, int before, int from, mpt cell)
{
    int64_t width = 0;
    int i = from, last = from;
    for (; i < l->count && !(is_heard(&l->units[i]) && (is_cell(&l->units[i]) || !cell_of(&l->units[i]))) && l->units[i].kind != UNIT_NEWLINE; i++)
        if (is_heard(&l->units[i])) {
            width += l->units[i].width + (last != i ? l->units[last].gap : 0);
            l->units[i].flex = FLEX_NONE;
            l->units[i].shrink = l->units[i].stretch = 0;
            last = i;
        }
    int64_t rest = (cell - width % cell) % cell;
    if (width && rest < cell / 4)
        rest += cell; /* never quite close to the characters */
    bool opened = before >= 0 && l->units[before].cls == CJK_OPEN, closed = i < l->count && l->units[i].cls == CJK_CLOSE;
    int64_t front = before < 0 || (opened && !closed) ? 0 : closed && !opened ? rest : rest / 2; /* marks stay with their words */
    l->units[last].gap = (mpt)(rest - front);
    if (before >= 0)
        l->units[before].gap = (mpt)front;
    return i > from ? i : from + 1;
}

void units_grid(struct unit_list *l)
{
    for (int i = 0; i < l->count; i++)
        if (is_heard(&l->units[i]) && is_cell(&l->units[i]) && cell_of(&l->units[i])) {
            struct unit *u = &l->units[i];
            if (u->cls == CJK_OPEN && u->dx < 0) /* compressed by the rule for running text: the grid has its own */
                u->width -= u->dx, u->half = -u->dx, u->dx = 0;
            else if (u->cls == CJK_CLOSE && u->width <= u->style->props->font_size / 2 && !u->half)
                u->half = u->width, u->width *= 2;
            cell_set(u, cell_of(u));
        }
    int before = -1;
    for (int i = 0; i < l->count;) {
        const struct unit *u = &l->units[i];
        mpt cell = cell_of(u);
        if (u->kind == UNIT_NEWLINE)
            before = -1;
        if (!cell || !is_heard(u)) {
            i++;
            continue;
        }
        int end = is_mark(u) ? marks_set(l, i, cell) : is_cell(u) ? i + 1 : other_set(l, before, i, cell);
        end = end > i ? end : i + 1;
        for (int k = i; k < end && k < l->count; k++)
            before = is_heard(&l->units[k]) ? k : before;
        i = end;
    }
}
