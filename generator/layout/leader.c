/* layout: leader, lengths and patterns of fo:leader (XSL 6.6.9): space, rule, dots, repeated content. */
#include "place.h"

enum { REPEATS_MOST = 2000 };

static mpt of(struct fo_length l, mpt width)
{
    mpt v = fo_length_of(l, width);
    return v < 0 ? 0 : v;
}

static mpt content_width(const struct unit_list *content)
{
    mpt wide = 0;
    for (int i = 0; content && i < content->count; i++)
        wide += content->units[i].width + content->units[i].gap;
    return wide;
}

mpt leader_least(const struct unit *u, mpt width)
{
    mpt best = leader_best(u, width), least = of(u->style->props->leader_length_min, width);
    return least < best ? least : best;
}

/* A leader is never longer than its line; content that is repeated stands once at least, where it may. */
mpt leader_best(const struct unit *u, mpt width)
{
    const struct fo_props *p = u->style->props;
    mpt v = of(p->leader_length_opt, width), least = of(p->leader_length_min, width), most = of(p->leader_length_max, width);
    mpt once = p->leader_pattern == ENUM_USE_CONTENT ? content_width(u->object->content) : 0;
    v = v < once ? once : v;
    v = most >= least && v > most ? most : v < least ? least : v;
    return width > 0 && v > width ? width : v;
}

mpt leader_most(const struct unit *u, mpt width)
{
    mpt best = leader_best(u, width), most = of(u->style->props->leader_length_max, width);
    return most > best ? most : best;
}

static void rule_place(struct placing *p, const struct unit *u, mpt x, mpt length)
{
    const struct fo_props *props = u->style->props;
    mpt y = -u->style->raise + mpt_scale(props->font_size, 12, 100), width = props->rule_thickness;
    int lines = props->rule_style == ENUM_DOUBLE ? 2 : 1;
    for (int i = 0; i < lines; i++) { /* a double rule: two thirds of the thickness are ink */
        mpt at = lines == 2 ? y + (i ? width / 3 : -width / 3) : y;
        place_op(p, OP_RULE, NULL)->u.rule = (struct page_rule){.a = {x, at}, .b = {x + length, at}, .width = lines == 2 ? width / 3 : width, .color = props->color,
                                                                         .dash = props->rule_style == ENUM_DOTTED ? 2 : props->rule_style == ENUM_DASHED};
    }
}

/* Repeats a pattern from x to x + length. It stands on one grid for all lines of the paragraph unless leader-alignment asks for none. */
static void pattern_place(struct placing *p, const struct unit *u, const struct unit_list *content, mpt x, mpt length)
{
    const struct fo_props *props = u->style->props;
    mpt wide = content_width(content), step = props->leader_pattern_width.is_auto ? 0 : of(props->leader_pattern_width, p->s->width);
    if (step < wide)
        step = wide;
    if (step <= 0 || wide <= 0)
        return;
    mpt from = x >= 0 ? (x + step - 1) / step * step : x, end = x + length;
    int most = REPEATS_MOST;
    if (from + wide > end) /* room for it once, but not on the grid */
        from = x;
    for (mpt at = from; at + wide <= end && most-- > 0; at += step) {
        mpt pen = at;
        for (int i = 0; i < content->count; i++) {
            const struct unit *v = &content->units[i];
            if (v->kind == UNIT_GLYPH || v->kind == UNIT_SPACE)
                place_glyph(p, v, pen);
            else if (v->kind == UNIT_OBJECT)
                place_object(p, v, pen);
            pen += v->width + v->gap;
        }
    }
    place_run_end(p, end);
}

void leader_place(struct placing *p, const struct unit *u, mpt x, mpt length)
{
    const struct fo_props *props = u->style->props;
    if (length <= 0)
        return;
    if (props->leader_pattern == ENUM_RULE) {
        if (props->rule_style != ENUM_NONE && props->rule_thickness > 0)
            rule_place(p, u, x, length);
    } else if (props->leader_pattern == ENUM_DOTS) {
        const struct font_face *face = font_stack_latin(u->style->stack);
        struct unit_style style = *u->style;
        style.tag = NULL; /* nothing to read aloud */
        struct unit dot = {.kind = UNIT_GLYPH, .cp = '.', .glyph = font_glyph(face, '.'), .face = face, .style = &style};
        dot.width = mpt_scale(font_advance(face, dot.glyph), props->font_size, face->upem);
        mpt spread = mpt_scale(props->font_size, 45, 100) - dot.width;
        dot.gap = spread > 0 && props->leader_pattern_width.is_auto ? spread : 0;
        struct unit_list content = {&dot, 1, 1};
        pattern_place(p, u, &content, x, length);
    } else if (props->leader_pattern == ENUM_USE_CONTENT && u->object->content)
        pattern_place(p, u, u->object->content, x, length);
}
