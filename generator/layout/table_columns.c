/* layout: table columns, how wide each column is. Pure arithmetic on struct table_column; remainders are dealt out so that the columns sum up exactly. */
#include "table.h"

#include <stdlib.h>

/* Deals an amount out by weights: the parts handed out sum up to the amount exactly. */
struct share {
    int64_t amount, weights; /* weights > 0 */
    int64_t seen, given;
};

static mpt share_next(struct share *s, int64_t weight)
{
    s->seen += weight;
    int64_t upto = s->weights > 0 ? s->amount * s->seen / s->weights : 0;
    mpt part = (mpt)(upto - s->given);
    s->given = upto;
    return part;
}

static mpt not_negative(int64_t v)
{
    return v < 0 ? 0 : v > MPT_MAX ? MPT_MAX : (mpt)v;
}

static bool column_open(const struct table_column *c)
{
    return c->want.is_auto;
}

static mpt columns_place(struct table_column *col, int count)
{
    mpt x = 0;
    for (int i = 0; i < count; i++) {
        col[i].x = x;
        if (col[i].w > MPT_MAX - x)
            col[i].w = MPT_MAX - x;
        x += col[i].w;
    }
    return x;
}

mpt columns_fix(struct table_column *col, int count, mpt width, mpt room)
{
    mpt base = width >= 0 ? width : room;
    int64_t taken = 0, units = 0;
    for (int i = 0; i < count; i++) {
        col[i].w = column_open(&col[i]) ? 0 : not_negative(fo_length_of(col[i].want, base));
        taken += col[i].w;
        units += column_open(&col[i]) ? 1000 : col[i].want.units > 0 ? col[i].want.units : 0;
    }
    /* a column without a width counts as one unit */
    struct share rest = {base > taken ? base - taken : 0, units, 0, 0};
    for (int i = 0; i < count; i++)
        if (column_open(&col[i]) || col[i].want.units > 0)
            col[i].w += share_next(&rest, column_open(&col[i]) ? 1000 : col[i].want.units);
    return columns_place(col, count);
}

static int span_order(const void *pa, const void *pb)
{
    const struct column_span *a = pa, *b = pb;
    if (a->cols != b->cols)
        return a->cols - b->cols;
    if (a->col != b->col)
        return a->col - b->col;
    if (a->least != b->least)
        return a->least < b->least ? -1 : 1;
    return (a->most > b->most) - (a->most < b->most);
}

/* What a cell over several columns can use beyond them goes by their most to those without a width, when there are any. */
static void span_spread_most(struct table_column *col, const struct column_span *s)
{
    int64_t have = 0, weight = 0;
    int open = 0;
    for (int i = s->col; i < s->col + s->cols; i++) {
        have += col[i].most;
        open += column_open(&col[i]);
    }
    for (int i = s->col; i < s->col + s->cols; i++)
        weight += !open || column_open(&col[i]) ? col[i].most : 0;
    mpt most = s->most > s->least ? s->most : s->least;
    if (most <= have)
        return;
    struct share share = {most - have, weight ? weight : open ? open : s->cols, 0, 0};
    for (int i = s->col; i < s->col + s->cols; i++)
        if (!open || column_open(&col[i]))
            col[i].most = not_negative((int64_t)col[i].most + share_next(&share, weight ? col[i].most : 1));
}

/* What it needs at least lifts their least towards their most, which is high enough by now. */
static void span_spread_least(struct table_column *col, const struct column_span *s)
{
    int64_t have = 0, slack = 0;
    for (int i = s->col; i < s->col + s->cols; i++) {
        have += col[i].least;
        slack += col[i].most - col[i].least;
    }
    if (s->least <= have)
        return;
    struct share share = {s->least - have, slack, 0, 0};
    for (int i = s->col; i < s->col + s->cols; i++)
        col[i].least += share_next(&share, col[i].most - col[i].least);
}

void columns_want(struct table_column *col, int count, struct column_span *span, int span_count, mpt room, mpt *least, mpt *most)
{
    int64_t least_sum = 0, most_sum = 0;
    for (int i = 0; i < count; i++) {
        if (!column_open(&col[i])) {
            mpt w = not_negative(fo_length_of(col[i].want, room));
            col[i].least = col[i].most = w > col[i].least ? w : col[i].least;
        }
        if (col[i].most < col[i].least)
            col[i].most = col[i].least;
    }
    if (span_count)
        qsort(span, (size_t)span_count, sizeof *span, span_order);
    for (int i = 0; i < span_count; i++) {
        span_spread_most(col, &span[i]);
        span_spread_least(col, &span[i]);
    }
    for (int i = 0; i < count; i++) {
        least_sum += col[i].least;
        most_sum += col[i].most;
    }
    *least = not_negative(least_sum);
    *most = not_negative(most_sum);
}

/* More room than all columns can use: to those without a width, by their most. */
static void columns_stretch(struct table_column *col, int count, int64_t extra)
{
    int open = 0;
    int64_t weight = 0;
    for (int i = 0; i < count; i++)
        open += column_open(&col[i]);
    for (int i = 0; i < count; i++)
        weight += !open || column_open(&col[i]) ? col[i].most : 0;
    struct share share = {extra, weight ? weight : open ? open : count, 0, 0};
    for (int i = 0; i < count; i++) {
        col[i].w = col[i].most;
        if (!open || column_open(&col[i]))
            col[i].w += share_next(&share, weight ? col[i].most : 1);
    }
}

mpt columns_auto(struct table_column *col, int count, struct column_span *span, int span_count, mpt width, mpt room)
{
    mpt least, most;
    columns_want(col, count, span, span_count, width >= 0 ? width : room, &least, &most);
    mpt goal = width >= 0 ? width : most < room ? most : room;
    if (goal < least)
        goal = least;
    if (goal > most) {
        columns_stretch(col, count, goal - most);
        return columns_place(col, count);
    }
    struct share share = {goal - least, most - least, 0, 0};
    for (int i = 0; i < count; i++)
        col[i].w = col[i].least + share_next(&share, col[i].most - col[i].least);
    return columns_place(col, count);
}
