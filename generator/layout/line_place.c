/* layout: line_place, one line whose ends are chosen -> placed glyphs and objects: height, alignment, justification. */
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "place.h"

enum { ASCENT = 880 /* of 1000: above the baseline of the em box of Chinese faces, where a line's text stands */ };

struct page_op *place_op(struct placing *p, enum page_op_kind kind, const struct page_tag *tag)
{
    struct page_op *op = ARENA_NEW(p->s->c->pages->arena, struct page_op);
    op->kind = kind;
    op->tag = tag;
    if (p->line->last_op)
        p->line->last_op = p->line->last_op->next = op;
    else
        p->line->ops = p->line->last_op = op;
    return op;
}

/* ---- runs of glyphs ---- */

void place_run_end(struct placing *p, mpt x)
{
    if (!p->run)
        return;
    struct page_text *t = &p->run->u.text;
    struct arena *arena = p->s->c->pages->arena;
    t->glyphs = arena_dup(arena, p->glyphs, sizeof *p->glyphs * (size_t)p->glyph_count);
    t->glyph_count = p->glyph_count;
    t->text = arena_strndup(arena, buf_text(&p->text), p->text.len);
    t->text_len = (int)p->text.len;
    t->width = x - t->x;
    p->run = NULL;
    p->glyph_count = 0;
    p->text.len = 0;
}

static bool joins(const struct placing *p, const struct unit *u)
{
    if (!p->run || p->text.len >= 60000)
        return false;
    const struct unit_style *a = p->run_style, *b = u->style;
    bool same = a == b || (a->props == b->props && a->tag == b->tag && a->raise == b->raise);
    const struct font_face *face = p->run->u.text.face;
    return same && (u->kind == UNIT_SPACE ? font_glyph(face, ' ') != 0 : face == u->face) && p->run->u.text.y == -a->raise - u->dy;
}

void place_glyph(struct placing *p, const struct unit *u, mpt x)
{
    const struct fo_props *props = u->style->props;
    if ((u->kind == UNIT_SPACE && !p->run) || props->font_size <= 0)
        return;
    char utf8[4];
    int n = utf8_put(utf8, u->kind == UNIT_SPACE || u->cp == 0xA0 || u->cp == 0x202F ? ' ' : u->cp);
    if (u->flags & UNIT_MUTE) { /* a character that the glyph before it shows too */
        if (p->run && !cjk_is_invisible(u->cp) && p->glyph_count) {
            p->glyphs[p->glyph_count - 1].text_len = (uint16_t)(p->glyphs[p->glyph_count - 1].text_len + n);
            buf_add(&p->text, utf8, (size_t)n);
        }
        return;
    }
    if (!joins(p, u)) {
        place_run_end(p, p->end);
        p->run = place_op(p, OP_TEXT, u->style->tag);
        p->run->u.text = (struct page_text){.face = u->face, .size = props->font_size, .x = x, .y = -u->style->raise - u->dy, .color = props->color};
        p->run_style = u->style;
    }
    MEM_GROW(p->glyphs, p->glyph_count, p->glyph_cap);
    uint32_t glyph = u->kind == UNIT_SPACE ? font_glyph(p->run->u.text.face, ' ') : u->glyph;
    p->glyphs[p->glyph_count++] = (struct page_glyph){.glyph = glyph, .x = x + u->dx - p->run->u.text.x, .text_from = (uint16_t)p->text.len, .text_len = (uint16_t)n};
    buf_add(&p->text, utf8, (size_t)n);
}

/* ---- anchors ---- */

static void list_append(struct arena *arena, const struct fo_node ***list, int *count, const struct fo_node *node)
{
    const struct fo_node **more = ARENA_ARRAY(arena, const struct fo_node *, *count + 1);
    if (*count)
        memcpy(more, *list, sizeof *more * (size_t)*count);
    more[(*count)++] = node;
    *list = more;
}

static void anchor_place(struct placing *p, const struct unit *u, mpt x)
{
    struct arena *arena = p->s->c->pages->arena;
    struct line *line = p->line;
    const struct fo_node *node = u->style->node;
    if (node->kind == FO_PAGE_NUMBER) {
        char key[32];
        struct page_dest *d = ARENA_NEW(arena, struct page_dest);
        para_page_number_key(node, key);
        *d = (struct page_dest){arena_strdup(arena, key), {x, -line->before}, line->dests};
        line->dests = d;
    }
    if (node->props->id && !u->cp) {
        struct page_dest *d = ARENA_NEW(arena, struct page_dest);
        *d = (struct page_dest){arena_strdup(arena, node->props->id), {x, -line->before}, line->dests};
        line->dests = d;
    }
    if (node->kind == FO_FOOTNOTE && u->cp)
        list_append(arena, &line->footnotes, &line->footnote_count, node);
    else if (node->kind == FO_MARKER)
        list_append(arena, &line->markers, &line->marker_count, node);
}

/* ---- heights (XSL 4.5, 7.16.6) ---- */

static void extent_grow(struct line *line, mpt above, mpt below)
{
    line->before = above > line->before ? above : line->before;
    line->after = below > line->after ? below : line->after;
}

static void line_heights(const struct setting *s, struct line *line, int from, int to)
{
    const struct fo_props *b = s->block;
    enum fo_enum strategy = b->line_stacking_strategy;
    mpt lead = b->line_height - b->font_size;
    line->before = mpt_scale(b->font_size, ASCENT, 1000) + lead / 2;
    line->after = b->line_height - line->before;
    if (strategy == ENUM_FONT_HEIGHT)
        return;
    for (int i = from; i <= to; i++) {
        const struct unit *u = &s->units[i];
        const struct fo_props *p = u->style->props;
        if (u->kind == UNIT_OBJECT)
            extent_grow(line, u->object->o.height - u->object->o.depth + u->style->raise, u->object->o.depth - u->style->raise);
        else if ((u->kind == UNIT_GLYPH || u->kind == UNIT_LEADER) && (p != b || u->style->raise)) {
            mpt own = p->line_height - p->font_size, raise = u->style->raise;
            if (raise) /* sub- and superscripts open the lines only when they leave them */
                own = 0;
            else if (strategy != ENUM_LINE_HEIGHT && own < lead)
                own = lead; /* max-height: the leading of the line */
            mpt above = mpt_scale(p->font_size, ASCENT, 1000) + own / 2;
            extent_grow(line, above + raise, p->font_size + own - above - raise);
        }
    }
}

/* ---- justification ---- */

struct share { /* an amount divided by weights, without loss */
    int64_t amount, total, part, given;
};

static mpt share_take(struct share *s, int64_t own)
{
    if (!s->amount || !s->total || !own)
        return 0;
    s->part += own;
    int64_t now = s->amount * s->part / s->total, take = now - s->given;
    s->given = now;
    return (mpt)take;
}

struct spread { /* what each step of justification takes or gives */
    bool narrows;
    struct share leader, squeeze, flex[3], even, letter;
};

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* How much of what is left one step takes. */
static struct share step(int64_t *left, int64_t limit, int64_t total)
{
    struct share s = {.amount = least(*left, limit), .total = total};
    *left -= s.amount;
    return s;
}

static int letters_of(const struct setting *s, const struct measure *m)
{
    int n = 0;
    for (int i = m->from; i < m->to; i++)
        n += s->units[i].kind == UNIT_GLYPH && !(s->units[i].flags & UNIT_MUTE);
    return n;
}

static struct spread spread_of(const struct setting *s, const struct measure *m, int64_t slack, bool justified)
{
    struct spread d = {0};
    if (slack < 0) { /* leaders, marks, western spaces, gaps between the scripts */
        int64_t left = -slack;
        d.narrows = true;
        d.leader = step(&left, m->leader_shrink, m->leader_shrink);
        d.squeeze = step(&left, m->squeeze, m->squeeze);
        for (int k = FLEX_SPACE; k <= FLEX_GAP; k++)
            d.flex[k] = step(&left, m->shrink[k], m->shrink[k]);
    } else if (justified && slack > 0) {
        int64_t left = slack;
        d.leader = step(&left, m->leader_stretch, m->leader_stretch);
        for (int k = FLEX_SPACE; k <= FLEX_GAP; k++)
            d.flex[k] = step(&left, m->stretch[k], m->stretch[k]);
        if (m->even)
            d.even = step(&left, left, m->even);
        else if (left > 0) { /* one long token: only as far as nobody sees it */
            int n = letters_of(s, m);
            if (n && left <= (int64_t)n * s->block->font_size / 16)
                d.letter = step(&left, left, n);
        }
    }
    return d;
}

/* ---- placing ---- */

static enum fo_enum alignment(const struct setting *s, bool last)
{
    enum fo_enum a = s->block->text_align, l = s->block->text_align_last;
    if (last && l != ENUM_RELATIVE && l != ENUM_UNSET)
        a = l;
    return a == ENUM_LEFT || a == ENUM_JUSTIFY ? ENUM_START : a == ENUM_RIGHT ? ENUM_END : a;
}

void place_object(struct placing *p, const struct unit *u, mpt x)
{
    const struct para_object *o = &u->object->o;
    mpt top = -o->height + o->depth - u->style->raise;
    place_run_end(p, x);
    struct page_op *first = NULL;
    for (const struct page_op *op = o->ops; op; op = op->next) { /* that of a leader stands more than once */
        struct page_op *copy = place_op(p, op->kind, op->tag);
        copy->u = op->u;
        first = first ? first : copy;
    }
    page_ops_move(first, x, top);
    for (const struct page_link *k = o->links; k; k = k->next) {
        struct page_link *copy = arena_dup(p->s->c->pages->arena, k, sizeof *k);
        copy->rect.x += x;
        copy->rect.y += top;
        copy->next = p->line->links;
        p->line->links = copy;
    }
}

static void edge_place(struct placing *p, const struct unit *u)
{
    const struct fo_props *props = u->style->props;
    if (u->flags & UNIT_STARTS)
        boxes_enter(p, u->style->box, p->x + (u->width ? fo_length_of(props->space_start.opt, 0) : 0), true);
    else {
        boxes_enter(p, u->style->box, p->x, false);
        box_close_inline(p, p->x + u->width - (u->width ? fo_length_of(props->space_end.opt, 0) : 0), true);
    }
}

/* What a full-width mark gives up: all its blank at the edge of the line, within it what justification takes. */
static mpt mark_cut(const struct unit *u, struct spread *d, bool first, bool last)
{
    if ((u->cls == CJK_OPEN && first) || (u->cls == CJK_CLOSE && last))
        return u->half;
    return share_take(&d->squeeze, u->squeeze);
}

static mpt leader_length(const struct setting *s, const struct unit *u, struct spread *d)
{
    mpt best = leader_best(u, s->width);
    return d->narrows ? best - share_take(&d->leader, best - leader_least(u, s->width)) : best + share_take(&d->leader, leader_most(u, s->width) - best);
}

/* One unit at the pen. edge_start, edge_end: it stands at the edge of the line. */
static void unit_place(struct placing *p, struct unit u, struct spread *d, bool edge_start, bool edge_end)
{
    switch (u.kind) {
    case UNIT_NOTHING: anchor_place(p, &u, p->x); return;
    case UNIT_NEWLINE: case UNIT_HYPHEN: return;
    case UNIT_EDGE: edge_place(p, &u); break;
    case UNIT_GLYPH: case UNIT_SPACE: {
        mpt cut = u.half || u.squeeze ? mark_cut(&u, d, edge_start, edge_end) : 0;
        u.width -= cut;
        u.dx -= u.cls == CJK_OPEN ? cut : 0;
        boxes_enter(p, u.style->box, p->x, false);
        place_glyph(p, &u, p->x);
        break;
    }
    case UNIT_LEADER:
        boxes_enter(p, u.style->box, p->x, false);
        place_run_end(p, p->end);
        u.width = leader_length(p->s, &u, d);
        leader_place(p, &u, p->x, u.width);
        break;
    case UNIT_OBJECT:
        boxes_enter(p, u.style->box, p->x, false);
        place_run_end(p, p->end);
        place_object(p, &u, p->x);
        break;
    }
    p->x += u.width;
    if (u.kind != UNIT_EDGE || u.width)
        p->end = p->x;
}

static void units_place(struct placing *p, const struct measure *m, int from, int to, struct spread *d)
{
    const struct setting *s = p->s;
    for (int i = from; i <= to; i++) {
        const struct unit *u = &s->units[i];
        bool shown = i >= m->from && i <= m->to;
        if (!shown && u->kind == UNIT_GLYPH && i > m->to) /* of the last cluster */
            place_glyph(p, u, p->x);
        if (!shown && u->kind != UNIT_NOTHING) /* spaces and edges that vanish at the ends of the line */
            continue;
        unit_place(p, *u, d, i == m->from && (i > 0 || s->begun), i == m->to);
        if (!shown || i == m->to)
            continue;
        mpt flex = share_take(&d->flex[u->flex], d->narrows ? u->shrink : u->stretch);
        p->x += u->gap + (d->narrows ? -flex : flex);
        if (u->flags & UNIT_EVEN)
            p->x += share_take(&d->even, u->style->props->font_size);
        if (u->kind == UNIT_GLYPH && !(u->flags & UNIT_MUTE))
            p->x += share_take(&d->letter, 1);
    }
    if (s->units[to].kind == UNIT_HYPHEN) { /* the word is divided here */
        struct unit hyphen = s->units[to];
        hyphen.kind = UNIT_GLYPH;
        hyphen.cp = '-';
        place_glyph(p, &hyphen, p->x);
        p->end = p->x += hyphen.half;
    }
    boxes_enter(p, NULL, p->end, false);
    place_run_end(p, p->end);
}

static void overfull_report(const struct setting *s, const struct measure *m, int64_t over)
{
    if (over > 10)
        diag_add(s->c->diags, D_LINE_OVERFULL, (struct place){s->c->file, s->units[m->from].style->node->line, 0}, (int)(over / 1000));
}

void line_place(struct setting *s, int from, int to, bool last)
{
    struct measure m = line_measure(s, from, to);
    MEM_GROW(s->lines->lines, s->lines->count, s->line_cap);
    struct line *line = &s->lines->lines[s->lines->count++];
    *line = (struct line){.last = last, .from = s->done + from};
    line_heights(s, line, m.from, m.to);
    bool justified = line_is_justified(s, last);
    mpt x = from == 0 && !s->begun ? s->indent : 0;
    int64_t slack = (int64_t)line_room(s, from, last) - m.natural;
    struct spread d = spread_of(s, &m, slack, justified);
    if (!justified && slack > 0) {
        enum fo_enum align = alignment(s, last);
        x += align == ENUM_CENTER ? (mpt)(slack / 2) : align == ENUM_END ? (mpt)slack : 0;
        line->shift_odd = align == ENUM_OUTSIDE ? (mpt)slack : 0; /* a right-hand page */
        line->shift_even = align == ENUM_INSIDE ? (mpt)slack : 0;
    }
    struct placing p = {.s = s, .line = line, .x = x, .end = x};
    line->ink_start = x;
    units_place(&p, &m, from, to, &d);
    line->ink_end = p.end;
    if (m.natural > s->lines->widest)
        s->lines->widest = m.natural;
    overfull_report(s, &m, -slack - m.squeeze - m.shrink[FLEX_SPACE] - m.shrink[FLEX_GAP] - m.leader_shrink);
    free(p.glyphs);
    free(p.open);
    buf_free(&p.text);
}
