/* layout: line, chooses all breaks of a paragraph together (least total badness), then places the glyphs of each line. Integers only. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"

enum { ASCENT = 880, DESCENT = 120 /* the em box of Chinese fonts, in 1/1000 em: where a line's text stands */ };
enum { COST_BAD_BREAK = 3000, COST_LONELY = 2500, COST_OVERFULL = 100000000, RATIO_MOST = 4000, NO_COST = INT32_MAX };

struct sums { /* up to a unit, not including it */
    int64_t width, stretch, shrink;
    int leaders;
};

struct setting {
    const struct para_context *c;
    const struct unit *units;
    int count;
    struct sums *sum;
    const struct fo_props *block;
    mpt width, indent;
    struct lines *lines;
    int line_cap;
};

struct measure { /* of a line from..to (last unit inclusive, trailing spaces left out) */
    int from, to;
    mpt natural, stretch, shrink;
    bool leaders;
};

static mpt leader_natural(const struct setting *s, const struct unit *u)
{
    const struct fo_props *p = u->props;
    mpt least = fo_length_of(p->leader_length_min, s->width), best = fo_length_of(p->leader_length_opt, s->width), most = fo_length_of(p->leader_length_max, s->width);
    return most > best && p->leader_length_opt.abs == 12000 ? least : best; /* an expanding leader starts from its least length */
}

static mpt unit_width(const struct setting *s, const struct unit *u)
{
    return u->kind == UNIT_LEADER ? leader_natural(s, u) : u->width;
}

static bool expands(const struct setting *s, const struct unit *u)
{
    return u->kind == UNIT_LEADER && fo_length_of(u->props->leader_length_max, s->width) > leader_natural(s, u);
}

static void sums_fill(struct setting *s)
{
    struct sums at = {0};
    for (int i = 0; i < s->count; i++) {
        const struct unit *u = &s->units[i];
        s->sum[i] = at;
        at.width += unit_width(s, u) + u->gap;
        at.stretch += u->stretch;
        at.shrink += u->shrink;
        at.leaders += expands(s, u);
    }
    s->sum[s->count] = at;
}

static bool drops(const struct unit *u)
{
    return u->kind == UNIT_SPACE || u->kind == UNIT_NEWLINE;
}

static struct measure line_measure(const struct setting *s, int from, int to)
{
    while (from < to && s->units[from].kind == UNIT_SPACE)
        from++;
    while (to > from && (drops(&s->units[to]) || s->units[to].kind == UNIT_NOTHING))
        to--;
    const struct unit *first = &s->units[from], *last = &s->units[to];
    const struct sums *a = &s->sum[from], *b = &s->sum[to + 1];
    struct measure m = {.from = from, .to = to};
    m.natural = (mpt)(b->width - a->width) - last->gap;
    if (drops(last))
        m.natural = 0;
    if (last->cls == CJK_CLOSE)
        m.natural -= last->half;
    if (first->cls == CJK_OPEN && from > 0)
        m.natural -= first->half;
    m.stretch = (mpt)(b->stretch - a->stretch - last->stretch);
    m.shrink = (mpt)(b->shrink - a->shrink - last->shrink);
    m.leaders = b->leaders > a->leaders;
    return m;
}

static mpt room(const struct setting *s, int from)
{
    return s->width - (from == 0 ? s->indent : 0);
}

/* Badness of a line, NO_COST when it cannot be. */
static int32_t line_cost(const struct setting *s, const struct measure *m, mpt width, bool last)
{
    int64_t slack = (int64_t)width - m->natural;
    if (slack < 0 && -slack > m->shrink)
        return NO_COST;
    if (slack < 0)
        return (int32_t)(slack * slack * 1000 / ((int64_t)m->shrink * m->shrink + 1));
    if (last || m->leaders || s->block->text_align != ENUM_JUSTIFY) {
        int64_t r = last || width <= 0 ? 0 : slack * 1000 / width;
        return (int32_t)(r * r / 1000);
    }
    int64_t ratio = slack * 1000 / (m->stretch + 1);
    if (ratio > RATIO_MOST)
        ratio = RATIO_MOST + (ratio - RATIO_MOST) / 1000;
    return (int32_t)(ratio > 30000 ? 30000 * 30 : ratio * ratio / 1000);
}

/* A last line of one character and its mark. */
static bool is_lonely(const struct setting *s, const struct measure *m)
{
    int glyphs = 0;
    for (int i = m->from; i <= m->to && glyphs < 3; i++)
        glyphs += s->units[i].kind != UNIT_NOTHING;
    return glyphs < 3 && m->from > 0 && s->units[m->from].cls == CJK_HAN;
}

struct node { /* a possible line end */
    int at;       /* the unit after which the line ends */
    int before;   /* index of the node at the line's start */
    int64_t cost; /* of all lines up to here */
};

/* First unit that does not fit any more, when a line has no place to break: an emergency. */
static int emergency(const struct setting *s, int from)
{
    mpt width = room(s, from), used = 0;
    int i = from;
    for (; i < s->count && s->units[i].kind != UNIT_NEWLINE; i++) {
        used += unit_width(s, &s->units[i]);
        if (used > width && i > from)
            break;
    }
    return i - 1;
}

static void nodes_choose(const struct setting *s, struct node **nodes, int *count, int *cap, int to)
{
    bool forced = to == s->count - 1 || s->units[to].kind == UNIT_NEWLINE;
    struct node best = {.at = to, .cost = INT64_MAX};
    for (int k = *count - 1; k >= 0; k--) {
        const struct node *n = &(*nodes)[k];
        struct measure m = line_measure(s, n->at + 1, to);
        mpt width = room(s, n->at + 1);
        int32_t cost = line_cost(s, &m, width, forced);
        if (cost == NO_COST && (int64_t)m.natural - m.shrink > width)
            break; /* lines further back are longer still */
        if (cost == NO_COST)
            continue;
        int64_t total = n->cost + cost + (s->units[to].may == 2 ? COST_BAD_BREAK : 0) + 10;
        if (forced && is_lonely(s, &m))
            total += COST_LONELY;
        if (total < best.cost)
            best.cost = total, best.before = k;
        if (n->at >= 0 && s->units[n->at].kind == UNIT_NEWLINE)
            break; /* no line reaches over a forced end */
    }
    if (best.cost == INT64_MAX) { /* nothing fits: break the token where the line is full, or let it run out when it may not wrap */
        int k = *count - 1;
        int from = (*nodes)[k].at + 1;
        bool wrap = s->units[from].props->wrap_option != ENUM_NO_WRAP;
        for (int cut = emergency(s, from); wrap && cut < to && cut >= from; cut = emergency(s, from)) {
            MEM_GROW(*nodes, *count, *cap);
            (*nodes)[*count] = (struct node){cut, k, (*nodes)[k].cost + COST_OVERFULL};
            k = (*count)++;
            from = cut + 1;
        }
        best = (struct node){to, k, (*nodes)[k].cost + COST_OVERFULL};
    }
    MEM_GROW(*nodes, *count, *cap);
    (*nodes)[(*count)++] = best;
}

/* The ends of all lines, in order; the caller frees. */
static int *breaks_choose(const struct setting *s, int *line_count)
{
    struct node *nodes = NULL;
    int count = 0, cap = 0;
    MEM_GROW(nodes, count, cap);
    nodes[count++] = (struct node){-1, -1, 0};
    for (int i = 0; i < s->count; i++)
        if (s->units[i].may || s->units[i].kind == UNIT_NEWLINE || i == s->count - 1)
            nodes_choose(s, &nodes, &count, &cap, i);
    int n = 0;
    for (int k = count - 1; nodes[k].before >= 0; k = nodes[k].before)
        n++;
    int *ends = mem_alloc(sizeof *ends * ((size_t)n + 1));
    *line_count = n;
    for (int k = count - 1; nodes[k].before >= 0; k = nodes[k].before)
        ends[--n] = nodes[k].at;
    free(nodes);
    return ends;
}

/* ---- placing ---- */

struct placing {
    const struct setting *s;
    struct line *line;
    struct page_op *run; /* text op under way */
    struct page_glyph *glyphs;
    struct buf text;
    int glyph_count, glyph_cap;
    const struct fo_props *run_props;
    const struct fo_node *link;
    const struct page_tag *link_tag;
    mpt link_from;
    mpt x;
};

static struct page_op *line_op(struct placing *p, enum page_op_kind kind, const struct page_tag *tag)
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

static void decoration_rule(struct placing *p, mpt from, mpt to, const struct fo_props *props, mpt y)
{
    struct page_op *op = line_op(p, OP_RULE, NULL);
    op->u.rule = (struct page_rule){.a = {from, y}, .b = {to, y}, .width = props->font_size / 20 > 400 ? props->font_size / 20 : 400, .color = props->color};
}

static void run_end(struct placing *p, mpt x)
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
    if (p->run_props->text_decoration & DECORATION_UNDERLINE)
        decoration_rule(p, t->x, x, p->run_props, t->y + mpt_scale(t->size, 15, 100));
    if (p->run_props->text_decoration & DECORATION_LINE_THROUGH)
        decoration_rule(p, t->x, x, p->run_props, t->y - mpt_scale(t->size, 35, 100));
    if (p->run_props->text_decoration & DECORATION_OVERLINE)
        decoration_rule(p, t->x, x, p->run_props, t->y - mpt_scale(t->size, 95, 100));
    p->run = NULL;
    p->glyph_count = 0;
    p->text.len = 0;
}

static void glyph_place(struct placing *p, const struct unit *u, mpt x)
{
    const struct fo_props *props = u->props;
    if (u->kind == UNIT_SPACE && !p->run)
        return;
    bool joins = p->run && p->text.len < 60000 && p->run_props == props && p->run->tag == u->tag && (u->kind == UNIT_SPACE ? font_glyph(p->run->u.text.face, ' ') != 0 : p->run->u.text.face == u->face);
    if (!joins) {
        run_end(p, x);
        if (u->kind == UNIT_SPACE)
            return;
        p->run = line_op(p, OP_TEXT, u->tag);
        p->run->u.text = (struct page_text){.face = u->face, .size = props->font_size, .x = x, .y = -props->baseline_shift, .color = props->color};
        p->run_props = props;
    }
    MEM_GROW(p->glyphs, p->glyph_count, p->glyph_cap);
    char utf8[4];
    int n = utf8_put(utf8, u->cp);
    uint32_t glyph = u->kind == UNIT_SPACE ? font_glyph(p->run->u.text.face, ' ') : u->glyph;
    p->glyphs[p->glyph_count++] = (struct page_glyph){.glyph = glyph, .x = x - u->shift - p->run->u.text.x, .text_from = (uint16_t)p->text.len, .text_len = (uint16_t)n};
    buf_add(&p->text, utf8, (size_t)n);
}

static void leader_place(struct placing *p, const struct unit *u, mpt x, mpt length)
{
    const struct fo_props *props = u->props;
    if (props->leader_pattern == ENUM_RULE && length > 0) {
        struct page_op *op = line_op(p, OP_RULE, NULL);
        mpt y = -props->baseline_shift + mpt_scale(props->font_size, 12, 100);
        op->u.rule = (struct page_rule){.a = {x, y}, .b = {x + length, y}, .width = props->rule_thickness, .color = props->color, .dash = props->rule_style == ENUM_DOTTED ? 2 : props->rule_style == ENUM_DASHED};
    } else if (props->leader_pattern == ENUM_DOTS && length > 0) {
        const struct font_face *face = font_stack_latin(font_stack_lookup(p->s->c->fonts, props->font_family, props->font_weight, false, NULL));
        uint32_t dot = font_glyph(face, '.');
        mpt step = mpt_scale(props->font_size, 45, 100), advance = mpt_scale(font_advance(face, dot), props->font_size, face->upem), end = x + length;
        struct unit unit = {.kind = UNIT_GLYPH, .cp = '.', .glyph = dot, .face = face, .props = props, .tag = NULL};
        for (mpt at = (x + step - 1) / step * step; at + advance <= end; at += step) /* on one grid for all lines */
            glyph_place(p, &unit, at);
        run_end(p, end);
    }
}

static void link_end(struct placing *p, mpt x)
{
    if (!p->link)
        return;
    struct arena *arena = p->s->c->pages->arena;
    struct page_link *l = ARENA_NEW(arena, struct page_link);
    const struct fo_props *props = p->link->props;
    l->rect = (struct rect){p->link_from, -p->line->before, x - p->link_from, p->line->before + p->line->after};
    l->id = props->internal_destination ? arena_strdup(arena, props->internal_destination) : NULL;
    if (props->external_destination) {
        const char *uri = props->external_destination;
        size_t n = strlen(uri);
        if (!strncmp(uri, "url(", 4) && n > 5)
            uri += 4 + (uri[4] == '\'' || uri[4] == '"'), n = strcspn(uri, "'\")");
        l->uri = arena_strndup(arena, uri, n);
    }
    l->contents = l->uri ? l->uri : l->id;
    for (l->tag = p->link_tag; l->tag && strcmp(l->tag->role, "Link"); l->tag = l->tag->parent)
        continue;
    l->next = p->line->links;
    p->line->links = l;
    p->link = NULL;
}

static void anchor_place(struct placing *p, const struct unit *u, mpt x)
{
    struct arena *arena = p->s->c->pages->arena;
    struct line *line = p->line;
    if (u->node->props->id) {
        struct page_dest *d = ARENA_NEW(arena, struct page_dest);
        *d = (struct page_dest){arena_strdup(arena, u->node->props->id), {x, -line->before}, line->dests};
        line->dests = d;
    }
    const struct fo_node ***list = u->node->kind == FO_FOOTNOTE ? &line->footnotes : u->node->kind == FO_MARKER ? &line->markers : NULL;
    int *count = u->node->kind == FO_FOOTNOTE ? &line->footnote_count : &line->marker_count;
    if (!list || (u->node->kind == FO_FOOTNOTE && u->cp))
        return;
    const struct fo_node **more = ARENA_ARRAY(arena, const struct fo_node *, *count + 1);
    if (*count)
        memcpy(more, *list, sizeof *more * (size_t)*count);
    more[(*count)++] = u->node;
    *list = more;
}

static void line_heights(const struct setting *s, struct line *line, const struct measure *m)
{
    const struct fo_props *b = s->block;
    mpt lead = b->line_height - b->font_size;
    line->before = mpt_scale(b->font_size, ASCENT, 1000) + lead / 2;
    line->after = b->line_height - line->before;
    for (int i = m->from; i <= m->to; i++) {
        const struct unit *u = &s->units[i];
        mpt above, below;
        if (u->kind == UNIT_OBJECT)
            above = u->height + u->props->baseline_shift, below = -u->props->baseline_shift;
        else if (u->kind == UNIT_GLYPH && u->props != b) {
            lead = u->props->line_height - u->props->font_size;
            above = mpt_scale(u->props->font_size, ASCENT, 1000) + lead / 2 + u->props->baseline_shift;
            below = u->props->line_height - (above - u->props->baseline_shift) - u->props->baseline_shift;
            if (u->props->baseline_shift) /* sub- and superscripts do not open the lines */
                above -= lead / 2, below -= lead / 2;
        } else
            continue;
        line->before = above > line->before ? above : line->before;
        line->after = below > line->after ? below : line->after;
    }
}

static enum fo_enum alignment(const struct setting *s, bool last)
{
    enum fo_enum a = s->block->text_align, l = s->block->text_align_last;
    if (last)
        a = l != ENUM_RELATIVE && l != ENUM_UNSET ? l : a == ENUM_JUSTIFY ? ENUM_START : a;
    return a == ENUM_LEFT || a == ENUM_INSIDE ? ENUM_START : a == ENUM_RIGHT || a == ENUM_OUTSIDE ? ENUM_END : a;
}

static void units_place(struct placing *p, const struct measure *m, int from, int to, mpt slack, bool spread)
{
    const struct setting *s = p->s;
    int64_t part = 0, whole = slack < 0 ? m->shrink : m->stretch;
    int leaders = 0, leader_count = s->sum[m->to + 1].leaders - s->sum[m->from].leaders;
    for (int i = from; i <= to; i++) {
        const struct unit *u = &s->units[i];
        if (u->kind == UNIT_NOTHING) {
            anchor_place(p, u, p->x);
            continue;
        }
        if (i < m->from || i > m->to || u->kind == UNIT_NEWLINE)
            continue;
        if (u->link != p->link) {
            link_end(p, p->x);
            p->link = u->link;
            p->link_tag = u->tag;
            p->link_from = p->x;
        }
        mpt width = unit_width(s, u), x = p->x;
        if (i == m->from && m->from > 0 && u->cls == CJK_OPEN)
            x -= u->half, width -= u->half;
        if (u->kind == UNIT_GLYPH || u->kind == UNIT_SPACE)
            glyph_place(p, u, x);
        else
            run_end(p, p->x);
        if (u->kind == UNIT_LEADER) {
            if (expands(s, u) && slack > 0) {
                width += (mpt)((int64_t)slack * (leaders + 1) / leader_count - (int64_t)slack * leaders / leader_count);
                leaders++;
            }
            leader_place(p, u, x, width);
        } else if (u->kind == UNIT_OBJECT) {
            page_ops_move(u->ops, x, -u->height - u->props->baseline_shift);
            for (struct page_op *op = u->ops; op; op = op->next)
                line_op(p, op->kind, op->tag)->u = op->u;
        }
        p->x += width;
        if (i == m->to)
            break;
        mpt own = slack < 0 ? u->shrink : u->stretch;
        mpt add = 0;
        if (spread && whole > 0 && !leader_count) {
            add = (mpt)(slack * (part + own) / whole - slack * part / whole);
            part += own;
        }
        p->x += u->gap + add;
    }
    run_end(p, p->x);
    link_end(p, p->x);
}

static void line_place(struct setting *s, int from, int to, bool last)
{
    struct measure m = line_measure(s, from, to);
    MEM_GROW(s->lines->lines, s->lines->count, s->line_cap);
    struct line *line = &s->lines->lines[s->lines->count++];
    *line = (struct line){.last = last};
    line_heights(s, line, &m);
    mpt width = room(s, from), slack = width - m.natural, x = from == 0 ? s->indent : 0;
    enum fo_enum align = alignment(s, last);
    bool spread = slack < 0 ? m.shrink > 0 : align == ENUM_JUSTIFY;
    if (slack < 0 && -slack > m.shrink)
        slack = -m.shrink;
    if (!spread && slack > 0 && !m.leaders)
        x += align == ENUM_CENTER ? slack / 2 : align == ENUM_END ? slack : 0;
    struct placing p = {.s = s, .line = line, .x = x};
    line->ink_start = x;
    int end = to; /* anchors behind the last visible unit belong to this line */
    units_place(&p, &m, from, m.to, slack, spread);
    for (int i = m.to + 1; i <= end; i++)
        if (s->units[i].kind == UNIT_NOTHING)
            anchor_place(&p, &s->units[i], p.x);
    line->ink_end = p.x;
    if (m.natural > s->lines->widest)
        s->lines->widest = m.natural;
    if (m.natural - m.shrink > width + 10)
        diag_add(s->c->diags, D_LINE_OVERFULL, (struct place){s->c->file, s->units[m.from].node->line, 0}, (m.natural - width) / 1000);
    free(p.glyphs);
    buf_free(&p.text);
}

struct lines *lines_set(const struct para_context *c, const struct unit_list *list, const struct fo_props *block, mpt width, bool starts_block)
{
    struct setting s = {.c = c, .units = list->units, .count = list->count, .block = block, .width = width > 0 ? width : 1};
    s.indent = starts_block ? fo_length_of(block->text_indent, width) : 0;
    s.lines = ARENA_NEW(c->pages->arena, struct lines);
    if (!list->count)
        return s.lines;
    s.sum = mem_alloc(sizeof *s.sum * ((size_t)s.count + 1));
    sums_fill(&s);
    int count, *ends = breaks_choose(&s, &count);
    for (int i = 0; i < count; i++)
        line_place(&s, i ? ends[i - 1] + 1 : 0, ends[i], i == count - 1 || s.units[ends[i]].kind == UNIT_NEWLINE);
    struct line *lines = s.lines->lines;
    s.lines->lines = arena_dup(c->pages->arena, lines, sizeof *lines * (size_t)s.lines->count);
    free(lines);
    free(ends);
    free(s.sum);
    return s.lines;
}
