/* layout: unit, what a paragraph's characters become before lines are known: classes, faces and glyphs, places to break, gaps and what justification may change. */
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../text/shape.h"
#include "line.h"

enum { CENTERED_MOST = 200 /* characters of a title or cell whose words are looked for */ };

struct text { /* the units that are text to the rules; edges and anchors stand between them */
    uint32_t *cp;
    uint8_t *cls, *may;
    int *at, count; /* indexes of units */
};

static struct unit *unit_at(const struct unit_list *l, const struct text *t, int i)
{
    return &l->units[t->at[i]];
}

static bool is_wide(const struct unit *u)
{
    return u->width >= u->style->props->font_size * 9 / 10;
}

static struct text text_of(const struct unit_list *l)
{
    size_t n = (size_t)l->count + 1;
    struct text t = {mem_alloc(sizeof *t.cp * n), mem_alloc(n), mem_alloc(n), mem_alloc(sizeof *t.at * n), 0};
    for (int i = 0; i < l->count; i++) {
        const struct unit *u = &l->units[i];
        if (u->kind == UNIT_NOTHING || u->kind == UNIT_EDGE)
            continue;
        t.cp[t.count] = u->kind == UNIT_OBJECT || u->kind == UNIT_LEADER ? 0xFFFC : u->cp;
        t.at[t.count++] = i;
    }
    return t;
}

/* ---- faces and glyphs ---- */

static void missing_report(const struct para_context *c, const struct unit *u)
{
    char shown[8] = {0};
    utf8_put(shown, u->cp);
    diag_add(c->diags, D_GLYPH_MISSING, (struct place){c->file, u->style->node->line, 0}, shown, u->cp);
}

static mpt in_size(const struct unit *u, int units)
{
    return mpt_scale(units, u->style->props->font_size, u->face->upem);
}

/* Widths of the fixed spaces in 1/1000 em: U+2000 to U+200A, then U+205F (Unicode 6.2). */
static mpt space_width(const struct unit *u)
{
    static const int fixed[] = {500, 1000, 500, 1000, 333, 250, 167, 0, 0, 200, 100};
    mpt em = u->style->props->font_size;
    if (u->cp == 0x3000)
        return em;
    if (u->cp >= 0x2000 && u->cp <= 0x200A && fixed[u->cp - 0x2000])
        return mpt_scale(em, fixed[u->cp - 0x2000], 1000);
    if (u->cp == 0x205F)
        return mpt_scale(em, 222, 1000);
    return in_size(u, font_advance(u->face, font_glyph(u->face, ' ')));
}

static void glyph_mute(struct unit *u)
{
    u->flags |= UNIT_MUTE;
    u->width = 0;
    u->glyph = 0;
}

/* The face of one character by itself; combining marks and joined signs are looked at again by words_shape. */
static void glyph_find(const struct para_context *c, struct unit *u)
{
    const struct font_stack *stack = u->style->stack;
    u->face = font_stack_latin(stack);
    if (u->kind == UNIT_SPACE || u->cp == 0xA0 || u->cp == 0x202F) {
        u->glyph = font_glyph(u->face, ' ');
        u->width = u->cp == 0x202F ? mpt_scale(u->style->props->font_size, 167, 1000) : space_width(u);
        return;
    }
    if (u->kind == UNIT_HYPHEN) {
        u->glyph = font_glyph(u->face, '-');
        u->half = in_size(u, font_advance(u->face, u->glyph));
        u->width = 0;
        return;
    }
    if (u->kind != UNIT_GLYPH || cjk_is_invisible(u->cp)) {
        if (u->kind == UNIT_GLYPH)
            glyph_mute(u);
        return;
    }
    bool han = u->cls == CJK_HAN || u->cls == CJK_OPEN || u->cls == CJK_CLOSE || u->cls == CJK_MARK;
    const struct font_face *face = font_stack_face_in(stack, u->cp, han);
    if (!face) {
        if (!cjk_is_combining(u->cp))
            missing_report(c, u);
        glyph_mute(u);
        return;
    }
    u->face = face;
    u->glyph = font_glyph(face, u->cp);
    u->width = in_size(u, font_advance(face, u->glyph));
}

/* The middle dot stands in the middle of half an em (GB/T 15834 4.14). */
static void dot_center(struct unit *u)
{
    mpt half = u->style->props->font_size / 2;
    u->dx = (half - u->width) / 2;
    u->width = half;
}

static void variant_find(const struct para_context *c, struct unit *base, const struct unit *selector)
{
    uint32_t glyph = base->flags & UNIT_MUTE ? 0 : font_variant(base->face, base->cp, selector->cp);
    if (glyph) {
        base->glyph = glyph;
        base->width = in_size(base, font_advance(base->face, glyph));
    } else if (selector->cp >= 0xE0100) {
        char shown[8] = {0};
        utf8_put(shown, base->cp);
        diag_add(c->diags, D_GLYPH_VARIANT, (struct place){c->file, base->style->node->line, 0}, shown, selector->cp);
    }
}

static bool is_letter(const struct unit *u)
{
    return u->kind == UNIT_GLYPH && u->cp >= 'A' && (u->cls == CJK_LATIN || u->cls == CJK_OTHER) && !(u->flags & UNIT_MUTE) && u->cp < 0x2000 && u->cp != 0xA0;
}

/* Takes the glyphs of a shaped word over into its units: a cluster's glyphs go to its characters in order. false when a glyph is missing. */
static bool word_take(const struct unit_list *l, const struct text *t, int from, int count, const struct font_face *face, const struct shaped *g, int n)
{
    for (int i = 0; i < n; i++)
        if (!g[i].glyph)
            return false;
    for (int i = 0; i < count; i++) {
        struct unit *u = unit_at(l, t, from + i);
        u->face = face;
        u->flags |= UNIT_MUTE;
        u->width = u->dx = u->dy = 0;
    }
    for (int i = 0; i < n; i++) {
        int k = g[i].from;
        while (k + 1 < count && !(unit_at(l, t, from + k)->flags & UNIT_MUTE))
            k++; /* a second glyph of the cluster */
        struct unit *u = unit_at(l, t, from + k);
        u->flags &= (uint8_t)~UNIT_MUTE;
        u->glyph = g[i].glyph;
        u->width += in_size(u, g[i].advance);
        u->dx = in_size(u, g[i].dx);
        u->dy = in_size(u, g[i].dy);
    }
    return true;
}

static int word_shape(const struct para_context *c, const struct unit_list *l, const struct text *t, int from, int count, bool han)
{
    uint32_t cp[SHAPE_MOST];
    for (int i = 0; i < count; i++)
        cp[i] = t->cp[from + i];
    const struct shaped *g;
    struct unit *first = unit_at(l, t, from);
    int n = shape_word(first->face, cp, count, han, &g);
    if (word_take(l, t, from, count, first->face, g, n))
        return from + count;
    for (int k = 0;; k++) { /* a mark that the face lacks: another face for the whole */
        const struct font_face *face = font_stack_nth(first->style->stack, k);
        if (!face)
            break;
        n = shape_word(face, cp, count, han, &g);
        if (word_take(l, t, from, count, face, g, n))
            return from + count;
    }
    for (int i = 0; i < count; i++)
        if (unit_at(l, t, from + i)->flags & UNIT_MUTE)
            missing_report(c, unit_at(l, t, from + i));
    return from + count;
}

static bool same_hand(const struct unit *a, const struct unit *b)
{
    return a->face == b->face && a->style->props == b->style->props && a->style->raise == b->style->raise;
}

/* Where single glyphs do not tell the whole: letters (kerning), a base with its marks, dashes that join. Digits are left: they stand under one another. */
static void words_shape(const struct para_context *c, const struct unit_list *l, const struct text *t)
{
    for (int i = 0; i < t->count;) {
        struct unit *u = unit_at(l, t, i);
        int end = i + 1;
        bool dash = u->cp == 0x2014 && u->cls == CJK_MARK, letters = is_letter(u);
        if (u->kind != UNIT_GLYPH || u->flags & UNIT_MUTE) {
            i++;
            continue;
        }
        bool marks = false;
        for (; end < t->count && end - i < SHAPE_MOST; end++) {
            const struct unit *v = unit_at(l, t, end);
            bool mark = v->kind == UNIT_GLYPH && cjk_is_combining(v->cp);
            marks |= mark;
            if (!mark && !(dash && v->cp == 0x2014 && v->cls == CJK_MARK && same_hand(u, v)) && !(letters && is_letter(v) && same_hand(u, v)))
                break;
        }
        if (dash || marks || (letters && end - i > 1))
            i = word_shape(c, l, t, i, end - i, dash);
        else
            i++;
    }
}

static void faces_find(const struct para_context *c, const struct unit_list *l, const struct text *t)
{
    for (int i = 0; i < t->count; i++) {
        struct unit *u = unit_at(l, t, i);
        u->cls = t->cls[i];
        u->width = u->gap = u->dx = u->dy = u->half = u->squeeze = u->shrink = u->stretch = 0;
        u->flex = FLEX_NONE;
        u->flags &= UNIT_FIXED | UNIT_JOIN_LAST;
        if (u->kind == UNIT_OBJECT)
            u->width = u->object->o.width;
        else if (u->kind != UNIT_LEADER && u->kind != UNIT_NEWLINE)
            glyph_find(c, u);
        if (u->kind == UNIT_GLYPH && cjk_is_selector(u->cp) && i > 0 && unit_at(l, t, i - 1)->kind == UNIT_GLYPH)
            variant_find(c, unit_at(l, t, i - 1), u);
    }
    words_shape(c, l, t);
    for (int i = 0; i < t->count; i++) {
        struct unit *u = unit_at(l, t, i);
        if ((u->cp == 0xB7 || u->cp == 0x2027 || u->cp == 0x30FB) && u->cls == CJK_MARK && !(u->flags & UNIT_MUTE))
            dot_center(u);
    }
}

/* ---- breaks ---- */

/* A break behind a character stands behind the ends of boxes and the footnote calls that follow it, and before what begins. */
static int break_place(const struct unit_list *l, const struct text *t, int i)
{
    int at = t->at[i], end = i + 1 < t->count ? t->at[i + 1] : l->count;
    for (int k = at + 1; k < end; k++) {
        const struct unit *u = &l->units[k];
        bool closes = (u->kind == UNIT_EDGE && !(u->flags & UNIT_STARTS)) || (u->kind == UNIT_NOTHING && u->cp);
        if (u->kind == UNIT_EDGE && !closes)
            break;
        if (closes)
            at = k;
    }
    return at;
}

static void breaks_set(struct unit_list *l, struct text *t)
{
    breaks_find(t->cp, t->cls, t->count, t->may);
    if (t->count && t->count <= CENTERED_MOST && unit_at(l, t, 0)->style->props->text_align == ENUM_CENTER)
        words_mark(t->cp, t->count, t->may);
    for (int i = 0; i < l->count; i++)
        l->units[i].may = BREAK_NOT;
    for (int i = 0; i < t->count; i++) {
        struct unit *u = unit_at(l, t, i);
        const struct unit *next = i + 1 < t->count ? unit_at(l, t, i + 1) : NULL;
        uint8_t may = t->may[i];
        if (u->kind == UNIT_OBJECT || (next && next->kind == UNIT_OBJECT && u->kind != UNIT_SPACE)) /* a box and its words */
            may = may && u->kind != UNIT_OBJECT && next ? BREAK_GOOD : BREAK_NOT;
        int place = break_place(l, t, i);
        bool freed = false;
        for (int k = t->at[i]; k <= place; k++)
            freed |= l->units[k].flags & UNIT_JOIN_LAST;
        if (u->style->together && !freed)
            may = BREAK_NOT;
        if (u->style->props->wrap_option == ENUM_NO_WRAP)
            may = BREAK_NOT;
        if (u->kind == UNIT_NEWLINE)
            may = BREAK_GOOD;
        l->units[place].may = may;
    }
    if (l->count)
        l->units[l->count - 1].may = BREAK_GOOD;
}

/* ---- gaps ---- */

static bool is_full(const struct unit *u)
{
    return u->kind == UNIT_GLYPH && (u->cls == CJK_HAN || u->cls == CJK_OPEN || u->cls == CJK_CLOSE || u->cls == CJK_MARK);
}

static bool between_scripts(const struct unit *a, const struct unit *b)
{
    bool pair = a->kind == UNIT_GLYPH && b->kind == UNIT_GLYPH && ((a->cls == CJK_HAN && b->cls == CJK_LATIN) || (a->cls == CJK_LATIN && b->cls == CJK_HAN));
    return pair && a->style->raise == b->style->raise && !cjk_no_end(a->cp); /* a raised figure belongs to the word before it, ￥ to its number */
}

/* Blank of a full-width mark that may be cut: half an em at most, where the face leaves it. */
static void mark_blank(struct unit *u)
{
    if ((u->cls != CJK_CLOSE && u->cls != CJK_OPEN) || !is_wide(u) || u->flags & UNIT_MUTE)
        return;
    int before, after;
    font_blank(u->face, u->glyph, &before, &after);
    int blank = u->cls == CJK_OPEN ? before : after;
    if (blank < u->face->upem * 45 / 100)
        return; /* its ink stands in the middle, as in the faces of Taiwan */
    u->half = u->squeeze = u->style->props->font_size / 2;
}

/* CLREQ 3.1.6: of two adjacent marks with room between them one gives up half an em. */
static void marks_compress(struct unit *a, struct unit *b)
{
    if (a->cls == CJK_CLOSE && a->half && (b->cls == CJK_CLOSE || b->cls == CJK_OPEN) && is_full(b)) {
        a->width -= a->half;
        a->half = a->squeeze = 0;
    } else if (a->cls == CJK_OPEN && b->cls == CJK_OPEN && b->half) {
        b->width -= b->half;
        b->dx -= b->half;
        b->half = b->squeeze = 0;
    }
}

static void space_flex(struct unit *u, const struct unit *before, const struct unit *after)
{
    mpt em = u->style->props->font_size;
    bool plain = u->cp == ' ' && !(u->flags & UNIT_FIXED);
    if (plain && before && after && between_scripts(before, after)) { /* a written space is the gap */
        u->width = em / 4;
        u->flex = FLEX_GAP;
        u->shrink = em / 8;
        u->stretch = em / 8;
    } else if (plain && ((before && before->cls == CJK_CLOSE && before->half) || (after && after->cls == CJK_OPEN && after->half))) {
        u->width = 0; /* the mark brings its own */
    } else if (plain || u->cp == 0xA0) {
        u->flex = FLEX_SPACE;
        u->shrink = u->width / 3;
        u->stretch = u->width < em * 3 / 8 ? em * 3 / 8 - u->width : 0;
    }
    const struct fo_space *s = &u->style->props->word_spacing;
    if (!s->opt.is_auto && (u->cp == ' ' || u->cp == 0xA0)) {
        u->width += s->opt.abs;
        u->stretch += s->max.abs > s->opt.abs ? s->max.abs - s->opt.abs : 0;
        u->shrink += s->opt.abs > s->min.abs ? s->opt.abs - s->min.abs : 0;
    }
    if (u->width < 0)
        u->width = 0;
    if (u->shrink > u->width)
        u->shrink = u->width;
    u->flags |= u->flex || u->width ? UNIT_EVEN : 0;
}

static void letter_spacing(struct unit *u)
{
    const struct fo_space *s = &u->style->props->letter_spacing;
    if (s->opt.is_auto)
        return;
    u->gap += s->opt.abs;
    if (u->gap < -u->width) /* the pen never goes back */
        u->gap = -u->width;
    if (s->max.abs > s->opt.abs)
        u->flex = FLEX_GAP, u->stretch += s->max.abs - s->opt.abs;
    if (s->min.abs < s->opt.abs)
        u->flex = FLEX_GAP, u->shrink += s->opt.abs - s->min.abs;
}

static bool is_joined(const struct unit *a, const struct unit *b)
{
    return a->cp == b->cp && (a->cp == 0x2014 || a->cp == 0x2026);
}

static void pair_set(struct unit *a, struct unit *b)
{
    if (between_scripts(a, b)) {
        mpt em = a->cls == CJK_HAN ? a->style->props->font_size : b->style->props->font_size;
        a->gap = em / 4;
        a->flex = FLEX_GAP;
        a->stretch = em / 8;
        a->shrink = em / 8;
        a->flags |= UNIT_EVEN;
    } else if (a->kind == UNIT_GLYPH && b->kind == UNIT_GLYPH) {
        if ((is_full(a) || is_full(b)) && !is_joined(a, b))
            a->flags |= UNIT_EVEN;
        marks_compress(a, b);
    }
}

static bool is_silent(const struct unit *u)
{
    return u->kind == UNIT_NOTHING || (u->kind == UNIT_EDGE && !u->width) || u->kind == UNIT_HYPHEN || (u->kind == UNIT_GLYPH && u->flags & UNIT_MUTE);
}

static struct unit *next_heard(const struct unit_list *l, int i)
{
    for (i++; i < l->count; i++)
        if (!is_silent(&l->units[i]))
            return &l->units[i];
    return NULL;
}

static void gaps_set(struct unit_list *l)
{
    for (int i = 0; i < l->count; i++)
        if (!is_silent(&l->units[i]) && l->units[i].kind == UNIT_GLYPH)
            mark_blank(&l->units[i]);
    struct unit *before = NULL;
    for (int i = 0; i < l->count; i++) {
        struct unit *u = &l->units[i];
        if (is_silent(u))
            continue;
        if (u->kind == UNIT_SPACE || u->cp == 0xA0)
            space_flex(u, before, next_heard(l, i));
        if (before && before->kind != UNIT_SPACE)
            pair_set(before, u);
        before = u;
    }
    for (int i = 0; i < l->count; i++)
        if (!is_silent(&l->units[i]) && (l->units[i].kind == UNIT_GLYPH || l->units[i].kind == UNIT_SPACE))
            letter_spacing(&l->units[i]);
}

void units_prepare(const struct para_context *c, struct unit_list *l)
{
    struct text t = text_of(l);
    cjk_classify(t.cp, t.count, t.cls);
    faces_find(c, l, &t);
    breaks_set(l, &t);
    gaps_set(l);
    units_grid(l);
    free(t.cp);
    free(t.cls);
    free(t.may);
    free(t.at);
}
