/* topology: rows, blocks -> rows no wider than asked for -> places. A row's blocks stand below what they are linked to and rise to what is above them; blocks change places, and what is in one is
 * mirrored, while that makes links shorter. */
#include "rows.h"

#include <stdlib.h>

enum { BESIDE = 5 * GRID, BETWEEN = 4 * GRID, LANES_MOST = 10, RAGGED = 12 * GRID /* tops closer than that stand level */, HEIGHT_WEIGHT = 4, SWEEPS = 2, PASSES = 4,
       BLOCKS_MOST = 60 /* more are left in the order of the description */ };

struct rows {
    struct block *list;
    int count, rows;
    const struct pull *pulls;
    int pull_count;
    int *order;      /* blocks from left to right, row after row */
    mpt *above;      /* by row: room over it */
    mpt w;           /* of the widest row */
    struct wish *wishes, *runs; /* room to reckon in */
};

struct wish { /* of blocks that stand close together: where they would begin */
    int64_t sum;
    int weight, blocks;
};

/* Links between blocks: counts by pair, in a matrix. */
static int *links_between(const struct rows *r)
{
    int *links = mem_alloc(sizeof *links * (size_t)r->count * (size_t)r->count + 1);
    for (int i = 0; i < r->pull_count; i++) {
        int a = r->pulls[i].a.block, b = r->pulls[i].b.block;
        links[a * r->count + b]++;
        links[b * r->count + a]++;
    }
    return links;
}

/* Tiers into rows no wider than asked for; tiers that no link joins (pack: any) share a row when they fit. */
static int rows_make(struct block *list, int count, const int *links, mpt width, bool pack)
{
    int row = -1;
    mpt used = 0;
    for (int i = 0; i < count;) {
        int end = i;
        mpt whole = 0;
        for (; end < count && list[end].tier == list[i].tier; end++)
            whole += list[end].w + BESIDE;
        bool joined = row < 0;
        for (int a = 0; a < i && !joined; a++)
            for (int b = i; b < end && !joined; b++)
                joined = list[a].row == row && links[a * count + b];
        int rows = (int)((whole - BESIDE + width - 1) / width);
        if ((pack ? row >= 0 : !joined) && used + whole <= width) {
            for (; i < end; i++)
                list[i].row = row;
            used += whole;
            continue;
        }
        mpt share = rows > 1 ? whole / rows + BESIDE : width;
        row++, used = 0;
        for (; i < end; i++) {
            if (used && (used + list[i].w > width || used + list[i].w / 2 > share))
                row++, used = 0;
            list[i].row = row;
            used += list[i].w + BESIDE;
        }
    }
    return row + 1;
}

static int row_end(const struct rows *r, int from)
{
    int end = from;
    while (end < r->count && r->list[r->order[end]].row == r->list[r->order[from]].row)
        end++;
    return end;
}

static mpt row_width(const struct rows *r, int from, int end)
{
    mpt w = -BESIDE;
    for (int i = from; i < end; i++)
        w += r->list[r->order[i]].w + BESIDE;
    return w;
}

static struct point pulled(const struct rows *r, const struct pull_end *e)
{
    const struct block *b = &r->list[e->block];
    return (struct point){b->x + (b->mirrored ? e->mirrored : e->x), b->y + e->y};
}

/* Where each block of a row would begin: what it is linked to in other rows straight above or below. Without links: where it is. */
static void wishes_make(struct rows *r, int from, int end)
{
    for (int i = from; i < end; i++)
        r->wishes[r->order[i]] = (struct wish){0};
    int row = r->list[r->order[from]].row;
    for (int i = 0; i < r->pull_count; i++) {
        const struct pull *l = &r->pulls[i];
        struct block *a = &r->list[l->a.block], *b = &r->list[l->b.block];
        if ((a->row == row) == (b->row == row))
            continue;
        mpt apart = pulled(r, &l->b).x - pulled(r, &l->a).x;
        int own = a->row == row ? l->a.block : l->b.block;
        r->wishes[own].sum += r->list[own].x + (own == l->a.block ? apart : -apart);
        r->wishes[own].weight++;
    }
}

/* Blocks of a row as near to their wishes as their order and the width of the sheet let them: those that would overlap share the mean of their wishes. */
static void row_pull(struct rows *r, int from, int end)
{
    mpt before = 0, slack = r->w - row_width(r, from, end);
    int runs = 0;
    wishes_make(r, from, end);
    for (int i = from; i < end; i++) {
        const struct wish *w = &r->wishes[r->order[i]];
        int64_t at = w->weight ? w->sum / w->weight : r->list[r->order[i]].x;
        int weight = w->weight ? 8 * w->weight : 1;
        r->runs[runs++] = (struct wish){(at - before) * weight, weight, 1};
        for (; runs > 1 && r->runs[runs - 2].sum * r->runs[runs - 1].weight > r->runs[runs - 1].sum * r->runs[runs - 2].weight; runs--) {
            r->runs[runs - 2].sum += r->runs[runs - 1].sum;
            r->runs[runs - 2].weight += r->runs[runs - 1].weight;
            r->runs[runs - 2].blocks += r->runs[runs - 1].blocks;
        }
        before += r->list[r->order[i]].w + BESIDE;
    }
    before = 0;
    for (int k = 0, i = from; k < runs; k++) {
        int64_t at = r->runs[k].sum / r->runs[k].weight;
        mpt start = (mpt)(at < 0 ? 0 : at > slack ? slack : at) / GRID * GRID;
        for (int n = 0; n < r->runs[k].blocks; n++, i++) {
            r->list[r->order[i]].x = before + start;
            before += r->list[r->order[i]].w + BESIDE;
        }
    }
}

/* How far down a block must stand: below all of earlier rows that is above it, and below the lowest of the row before. */
static mpt top_least(const struct rows *r, int from, const struct block *b)
{
    mpt least = INT32_MAX, top = 0;
    for (int i = 0; i < from; i++) {
        const struct block *o = &r->list[r->order[i]];
        if (o->row == b->row - 1 && o->y + o->h < least)
            least = o->y + o->h;
        if (o->x < b->x + b->w + BESIDE && b->x < o->x + o->w + BESIDE && o->y + o->h > top)
            top = o->y + o->h;
    }
    return from ? (least > top ? least : top) + r->above[b->row] : 0;
}

/* Tops of a row: level where they differ little or the row ends no lower by it, else as high as they can be. */
static void row_drop(struct rows *r, int from, int end)
{
    mpt bottom = 0;
    for (int i = from; i < end; i++) {
        struct block *b = &r->list[r->order[i]];
        b->y = top_least(r, from, b);
        bottom = b->y + b->h > bottom ? b->y + b->h : bottom;
    }
    for (mpt under = INT32_MAX, top = 0; top >= 0; under = top) {
        top = -1;
        for (int i = from; i < end; i++) {
            mpt y = r->list[r->order[i]].y;
            top = y < under && y > top ? y : top;
        }
        for (int i = from; i < end && top >= 0; i++) {
            struct block *b = &r->list[r->order[i]];
            if (b->y < top && (b->y > top - RAGGED || top + b->h <= bottom))
                b->y = top;
        }
    }
}

/* Places for the present order; gives the height. */
static mpt arrange(struct rows *r)
{
    for (int from = 0, end; from < r->count; from = end) {
        end = row_end(r, from);
        mpt x = (r->w - row_width(r, from, end)) / 2 / GRID * GRID;
        for (int i = from; i < end; x += r->list[r->order[i]].w + BESIDE, i++)
            r->list[r->order[i]].x = x;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++)
        for (int from = 0, end; from < r->count; from = end)
            row_pull(r, from, end = row_end(r, from));
    mpt h = 0;
    for (int from = 0, end; from < r->count; from = end)
        row_drop(r, from, end = row_end(r, from));
    for (int i = 0; i < r->count; i++)
        h = r->list[i].y + r->list[i].h > h ? r->list[i].y + r->list[i].h : h;
    return h;
}

/* What is bad about the present order. */
static int64_t badness(struct rows *r)
{
    int64_t bad = (int64_t)arrange(r) * HEIGHT_WEIGHT;
    for (int i = 0; i < r->pull_count; i++) {
        struct point a = pulled(r, &r->pulls[i].a), b = pulled(r, &r->pulls[i].b);
        bad += abs(a.x - b.x) + abs(a.y - b.y);
    }
    return bad;
}

/* Two blocks change places. */
static void swap(struct rows *r, int i, int k)
{
    struct block *a = &r->list[r->order[i]], *b = &r->list[r->order[k]];
    int block = r->order[i], row = a->row;
    r->order[i] = r->order[k], r->order[k] = block;
    a->row = b->row, b->row = row;
}

static bool swappable(const struct rows *r, int i, int k)
{
    const struct block *a = &r->list[r->order[i]], *b = &r->list[r->order[k]];
    if (a->row == b->row)
        return true;
    for (int n = 0; n < 2; n++) {
        int from = n ? k : i;
        mpt grows = n ? a->w - b->w : b->w - a->w;
        while (from && r->list[r->order[from - 1]].row == r->list[r->order[n ? k : i]].row)
            from--;
        if (row_width(r, from, row_end(r, from)) + grows > r->w)
            return false;
    }
    return a->tier == b->tier;
}

static void improve(struct rows *r)
{
    int64_t least = badness(r);
    bool better = r->pull_count > 0;
    for (int pass = 0; pass < PASSES && better; pass++) {
        better = false;
        for (int i = 0; i < r->count; i++) {
            for (int k = i + 1; k < r->count; k++) {
                if (!swappable(r, i, k))
                    continue;
                swap(r, i, k);
                int64_t bad = badness(r);
                if (bad < least)
                    least = bad, better = true;
                else
                    swap(r, i, k);
            }
            struct block *b = &r->list[r->order[i]];
            if (b->unit >= 0)
                continue;
            b->mirrored = !b->mirrored;
            int64_t bad = badness(r);
            if (bad < least)
                least = bad, better = true;
            else
                b->mirrored = !b->mirrored;
        }
    }
}

/* Room over each row for the links that lead into it from above. */
static void above_make(struct rows *r, const int *links)
{
    for (int row = 1; row < r->rows; row++) {
        int lanes = 0;
        for (int i = 0; i < r->count; i++)
            for (int k = 0; k < r->count; k++)
                lanes += r->list[i].row == row && r->list[k].row < row ? links[i * r->count + k] : 0;
        r->above[row] = BETWEEN + (lanes < LANES_MOST ? lanes : LANES_MOST) * GRID / 3 / GRID * GRID;
    }
}

struct size rows_lay(struct block *list, int count, const struct pull *pulls, int pull_count, mpt width, bool pack)
{
    struct rows r = {.list = list, .count = count, .pulls = pulls, .pull_count = pull_count};
    size_t room = (size_t)count + 1;
    int *links = links_between(&r);
    r.rows = rows_make(list, count, links, width, pack);
    r.order = mem_alloc(sizeof *r.order * room);
    r.above = mem_alloc(sizeof *r.above * room);
    r.wishes = mem_alloc(sizeof *r.wishes * room);
    r.runs = mem_alloc(sizeof *r.runs * room);
    for (int i = 0; i < count; i++)
        r.order[i] = i;
    for (int from = 0, end; from < count; from = end) {
        end = row_end(&r, from);
        mpt w = row_width(&r, from, end);
        r.w = w > r.w ? w : r.w;
    }
    above_make(&r, links);
    if (count <= BLOCKS_MOST)
        improve(&r);
    struct size size = {r.w, arrange(&r)};
    free(links);
    free(r.order);
    free(r.above);
    free(r.wishes);
    free(r.runs);
    return size;
}
