/* layout: line_break, chooses all breaks of a paragraph together: least total badness over the places where a line may end. Integers only. */
#include "line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"

enum {
    COST_POOR = 1200,     /* a break inside a web address */
    COST_WORD = 600,      /* a divided Chinese word in centred lines */
    COST_HYPHEN = 1000,   /* a divided word */
    COST_LONELY = 200000, /* a last line of one character */
    COST_LINE = 10,       /* each line: of two equal ways the shorter */
    COST_LOOSE = 9000,    /* a justified line that gapes, */
    COST_SHORT = 250,     /* and an unjustified one less than half full */
    COST_OVERFULL = 100000000,
    RATIO_MOST = 4000,    /* in 1/1000: beyond it badness grows slowly */
    NODES_MOST = 400      /* places looked at for one line: very wide lines look no further */
};
#define NO_COST INT32_MAX

static bool drops(const struct unit *u)
{
    return u->kind == UNIT_SPACE || u->kind == UNIT_NEWLINE;
}

static bool is_empty(const struct unit *u)
{
    return u->kind == UNIT_NOTHING || (u->kind == UNIT_EDGE && !u->width) || (u->kind == UNIT_GLYPH && u->flags & UNIT_MUTE);
}

static mpt unit_width(const struct setting *s, const struct unit *u)
{
    return u->kind == UNIT_LEADER ? leader_best(u, s->width) : u->width;
}

static void sums_fill(struct setting *s)
{
    struct sums at = {0};
    s->sum = mem_alloc(sizeof *s->sum * ((size_t)s->count + 1));
    for (int i = 0; i < s->count; i++) {
        const struct unit *u = &s->units[i];
        s->sum[i] = at;
        at.width += unit_width(s, u) + u->gap;
        at.squeeze += u->squeeze;
        at.shrink[u->flex] += u->shrink;
        at.stretch[u->flex] += u->stretch;
        if (u->flags & UNIT_EVEN)
            at.even += u->style->props->font_size;
        if (u->kind == UNIT_LEADER) {
            at.leader_shrink += unit_width(s, u) - leader_least(u, s->width);
            at.leader_stretch += leader_most(u, s->width) - unit_width(s, u);
        }
    }
    s->sum[s->count] = at;
}

/* Inside the loop over all starts of a line its result stays in registers: a fifth of the time of a long document. */
static inline __attribute__((always_inline)) struct measure measure_of(const struct setting *s, int from, int to)
{
    const struct unit *end = &s->units[to];
    bool continues = from > 0 || s->begun, wrapped = from > 0 ? s->units[from - 1].kind != UNIT_NEWLINE : s->begun && !s->after_newline;
    while (from < to && (is_empty(&s->units[from]) || (s->units[from].kind == UNIT_SPACE && (!(s->units[from].flags & UNIT_FIXED) || wrapped))))
        from++;
    while (to > from && (drops(&s->units[to]) || is_empty(&s->units[to])))
        to--;
    const struct unit *first = &s->units[from], *last = &s->units[to];
    const struct sums *a = &s->sum[from], *b = &s->sum[to + 1];
    int64_t natural = b->width - a->width - last->gap;
    if (drops(last))
        natural = 0;
    struct measure m = {.from = from, .to = to, .squeeze = b->squeeze - a->squeeze, .even = b->even - a->even - (last->flags & UNIT_EVEN ? last->style->props->font_size : 0),
                        .leader_shrink = b->leader_shrink - a->leader_shrink, .leader_stretch = b->leader_stretch - a->leader_stretch};
    if (last->cls == CJK_CLOSE && last->kind == UNIT_GLYPH) {
        natural -= last->half;
        m.squeeze -= last->squeeze;
    }
    if (first->cls == CJK_OPEN && first->kind == UNIT_GLYPH && continues) {
        natural -= first->half;
        m.squeeze -= first->squeeze;
    }
    if (end->kind == UNIT_HYPHEN)
        natural += end->half;
    for (int k = FLEX_SPACE; k <= FLEX_GAP; k++) {
        m.shrink[k] = b->shrink[k] - a->shrink[k] - (last->flex == k ? last->shrink : 0);
        m.stretch[k] = b->stretch[k] - a->stretch[k] - (last->flex == k ? last->stretch : 0);
    }
    m.natural = (mpt)(natural < MPT_MAX ? natural : MPT_MAX);
    return m;
}

struct measure line_measure(const struct setting *s, int from, int to)
{
    return measure_of(s, from, to);
}

mpt line_room(const struct setting *s, int from, bool last)
{
    return s->width - (from == 0 && !s->begun ? s->indent : 0) - (last ? s->last_indent : 0);
}

bool line_is_justified(const struct setting *s, bool last)
{
    enum fo_enum align = s->block->text_align, of_last = s->block->text_align_last;
    if (last && of_last != ENUM_RELATIVE && of_last != ENUM_UNSET)
        return of_last == ENUM_JUSTIFY;
    return !last && align == ENUM_JUSTIFY;
}

static int64_t shrink_of(const struct measure *m)
{
    return m->squeeze + m->shrink[FLEX_SPACE] + m->shrink[FLEX_GAP] + m->leader_shrink;
}

/* Badness of a line, NO_COST when it cannot be. */
static int32_t line_cost(const struct setting *s, const struct measure *m, mpt width, bool last)
{
    int64_t slack = (int64_t)width - m->natural, shrink = shrink_of(m);
    if (slack < 0) {
        if (-slack > shrink)
            return NO_COST;
        slack += m->leader_shrink; /* a leader is as good short as long */
        shrink -= m->leader_shrink;
        if (slack >= 0)
            return 0;
        return (int32_t)(-slack * 1000 / shrink * (-slack * 1000 / shrink) / 500);
    }
    if (last || m->leader_stretch || !line_is_justified(s, false)) {
        bool free_end = last && s->block->text_align != ENUM_CENTER; /* centred lines, titles above all, are of like length (GB/T 9704 7.3.1) */
        int64_t r = free_end || width <= 0 ? 0 : slack * 1000 / width;
        return (int32_t)(r * r / 1000);
    }
    int64_t stretch = m->stretch[FLEX_SPACE] + m->stretch[FLEX_GAP] + m->even / 10;
    int64_t ratio = slack * 1000 / (stretch + 1);
    if (ratio > RATIO_MOST)
        ratio = RATIO_MOST + (ratio - RATIO_MOST) / 4;
    return (int32_t)(ratio > 40000 ? 1600000 : ratio * ratio / 1000);
}

/* A last line of one character and its mark. */
static bool is_lonely(const struct setting *s, const struct measure *m)
{
    int shown = 0, han = 0;
    for (int i = m->from; i <= m->to && shown < 4; i++) {
        const struct unit *u = &s->units[i];
        if (u->kind == UNIT_OBJECT || u->kind == UNIT_LEADER || (u->kind == UNIT_GLYPH && u->cls != CJK_CLOSE && u->cls != CJK_MARK && u->cls != CJK_SPACE && !(u->flags & UNIT_MUTE)))
            shown++;
        han += u->kind == UNIT_GLYPH && u->cls == CJK_HAN;
    }
    return shown == 1 && han == 1 && (m->from > 0 || s->begun);
}

struct node { /* a possible line end */
    int at;       /* the unit after which the line ends */
    int before;   /* index of the node at the line's start */
    int64_t cost; /* of all lines up to here */
};

struct choice {
    const struct setting *s;
    struct node *nodes;
    int count, cap;
    int first; /* the oldest node from which a line may still fit */
};

static void node_add(struct choice *c, int at, int before, int64_t cost)
{
    MEM_GROW(c->nodes, c->count, c->cap);
    c->nodes[c->count++] = (struct node){at, before, cost};
}

/* The last unit of a line from `from` on that has no place to end before `to`: at a joint of the token if one fits, else where the line is full. */
static int emergency(const struct setting *s, int from, int to)
{
    mpt width = line_room(s, from, false);
    int64_t used = 0;
    int joint = -1, i = from;
    for (; i < to; i++) {
        const struct unit *u = &s->units[i];
        used += unit_width(s, u);
        if (used > width && i > from)
            break;
        if (u->may == BREAK_LAST)
            joint = i;
        used += u->gap;
    }
    if (i == to)
        return to;
    int at = joint >= from ? joint : i - 1;
    while (joint < 0 && at > from && (is_empty(&s->units[at + 1]) || s->units[at + 1].flags & UNIT_MUTE)) /* a character keeps its marks */
        at--;
    return at;
}

static void token_report(const struct setting *s, int from, int to)
{
    char shown[64];
    int n = 0;
    struct buf text = {0};
    for (int i = from; i <= to && n < 24; i++)
        if (s->units[i].cp > ' ' && s->units[i].kind == UNIT_GLYPH) {
            char utf8[4];
            buf_add(&text, utf8, (size_t)utf8_put(utf8, s->units[i].cp));
            n++;
        }
    snprintf(shown, sizeof shown, "%.60s", buf_text(&text));
    buf_free(&text);
    while (utf8_valid(shown, strlen(shown)) < strlen(shown))
        shown[strlen(shown) - 1] = 0;
    diag_add(s->c->diags, D_LINE_TOKEN, (struct place){s->c->file, s->units[from].style->node->line, 0}, shown);
}

/* Nothing fits: the token is divided, or runs out where lines may not wrap. */
static void token_divide(struct choice *c, int to)
{
    const struct setting *s = c->s;
    int k = c->count - 1;
    if (k > 0 && s->units[c->nodes[k].at].kind != UNIT_NEWLINE && c->nodes[k].cost - c->nodes[c->nodes[k].before].cost > (line_is_justified(s, false) ? COST_LOOSE : COST_SHORT))
        k = c->nodes[k].before; /* rather than a gaping line before it the token begins there */
    int from = c->nodes[k].at + 1;
    bool wrap = s->units[from].style->props->wrap_option != ENUM_NO_WRAP, divided = false;
    for (int cut = emergency(s, from, to); wrap && cut < to; cut = emergency(s, from, to)) {
        node_add(c, cut, k, c->nodes[k].cost + COST_OVERFULL);
        k = c->count - 1;
        divided = true;
        from = cut + 1;
    }
    if (divided)
        token_report(s, c->nodes[k].at + 1, to);
    node_add(c, to, k, c->nodes[k].cost + COST_OVERFULL);
}

static void node_choose(struct choice *c, int to, bool finished)
{
    const struct setting *s = c->s;
    bool last = (to == s->count - 1 && finished) || s->units[to].kind == UNIT_NEWLINE;
    struct node best = {.at = to, .cost = INT64_MAX};
    bool overfull = true; /* only while all older ones are, the oldest may be forgotten */
    int looked = 0;
    bool justified = line_is_justified(s, false);
    for (int k = c->first; k < c->count && looked < NODES_MOST; k++) {
        const struct node *n = &c->nodes[k];
        struct measure m = measure_of(s, n->at + 1, to);
        mpt width = line_room(s, n->at + 1, last);
        int32_t cost = line_cost(s, &m, width, last);
        if (cost == NO_COST) {
            if (overfull && s->units[to].kind != UNIT_HYPHEN)
                c->first = k + 1;
            continue;
        }
        overfull = false;
        looked++;
        if (!last && best.cost < INT64_MAX && m.natural < (justified ? width / 5 * 4 : width / 3))
            break; /* from here on lines are only shorter */
        int64_t total = n->cost + cost + COST_LINE;
        if (s->units[to].may == BREAK_POOR)
            total += COST_POOR;
        if (s->units[to].may == BREAK_WORD)
            total += COST_WORD;
        if (s->units[to].kind == UNIT_HYPHEN)
            total += COST_HYPHEN;
        if (last && is_lonely(s, &m))
            total += COST_LONELY;
        if (total < best.cost)
            best.cost = total, best.before = k;
    }
    if (best.cost == INT64_MAX && s->units[to].kind == UNIT_HYPHEN && !last)
        return;
    if (best.cost == INT64_MAX)
        token_divide(c, to);
    else
        node_add(c, best.at, best.before, best.cost);
    if (s->units[to].kind == UNIT_NEWLINE) /* no line reaches over a forced end */
        c->first = c->count - 1;
}

/* The ends of all lines, in order; the caller frees. */
static int *breaks_choose(const struct setting *s, bool finished, int *line_count)
{
    struct choice c = {.s = s};
    node_add(&c, -1, -1, 0);
    for (int i = 0; i < s->count; i++) {
        const struct unit *u = &s->units[i];
        if ((u->may && u->may != BREAK_LAST) || u->kind == UNIT_NEWLINE || i == s->count - 1)
            node_choose(&c, i, finished);
    }
    int n = 0;
    for (int k = c.count - 1; c.nodes[k].before >= 0; k = c.nodes[k].before)
        n++;
    int *ends = mem_alloc(sizeof *ends * ((size_t)n + 1));
    *line_count = n;
    for (int k = c.count - 1; c.nodes[k].before >= 0; k = c.nodes[k].before)
        ends[--n] = c.nodes[k].at;
    free(c.nodes);
    return ends;
}

int lines_set(struct setting *s, bool finished)
{
    if (!s->count)
        return 0;
    sums_fill(s);
    int count, *ends = breaks_choose(s, finished, &count);
    int set = finished ? count : count - 3 > 0 ? count - 3 : count - 1; /* the last lines may still come out otherwise */
    if (set == 0)
        set = count;
    for (int i = 0; i < set; i++)
        line_place(s, i ? ends[i - 1] + 1 : 0, ends[i], (finished && i == count - 1) || s->units[ends[i]].kind == UNIT_NEWLINE);
    int done = ends[set - 1] + 1;
    free(ends);
    free(s->sum);
    s->sum = NULL;
    return done;
}
