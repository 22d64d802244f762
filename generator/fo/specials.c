/* fo: specials, properties whose values have rules of their own: font-size, line-height, margins, baselines... */
#include <string.h>

#include "shorthands.h"

int position_set(struct fo_length *to, const struct value *v)
{
    static const struct { const char *name; int32_t pct; } words[] = {{"left", 0}, {"top", 0}, {"center", 50000}, {"right", 100000}, {"bottom", 100000}};
    if (v->kind == VALUE_LENGTH) {
        *to = v->len;
        return 0;
    }
    if (v->kind == VALUE_NUMBER && !v->number) {
        *to = (struct fo_length){0};
        return 0;
    }
    for (int i = 0; v->kind == VALUE_KEYWORD && i < 5; i++)
        if (!strcmp(words[i].name, v->word)) {
            *to = (struct fo_length){.pct = words[i].pct};
            return 0;
        }
    return -1;
}

static int font_size_set(struct fo_props *p, struct property_scope *s, const struct value *v)
{
    static const struct { const char *name; mpt size; } named[] = {{"xx-small", 6944}, {"x-small", 8333}, {"small", 10000}, {"medium", 12000},
                                                                   {"large", 14400}, {"x-large", 17280}, {"xx-large", 20736}};
    mpt base = s->parent ? s->parent->font_size : 12000, size = -1;
    if (v->kind == VALUE_LENGTH)
        size = fo_length_of(v->len, base);
    for (size_t i = 0; v->kind == VALUE_KEYWORD && i < sizeof named / sizeof *named; i++)
        if (!strcmp(named[i].name, v->word))
            size = named[i].size;
    if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "larger"))
        size = mpt_scale(base, 12, 10);
    if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "smaller"))
        size = mpt_scale(base, 10, 12);
    if (size < 0 || size > 2000000)
        return -1;
    p->font_size = size;
    s->values.em = size;
    return 0;
}

static int line_height_set(struct fo_props *p, const struct value *v)
{
    p->line_height_factor = 0;
    if (v->kind == VALUE_NUMBER && v->number >= 0)
        p->line_height_factor = v->number;
    else if (v->kind == VALUE_LENGTH && v->len.abs >= 0)
        p->line_height = fo_length_of(v->len, p->font_size);
    else if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "normal"))
        p->line_height_factor = 1200000;
    else
        return -1;
    return 0;
}

static int decoration_set(struct fo_props *p, const char *text)
{
    static const struct { const char *name; uint32_t bit; } names[] = {{"underline", DECORATION_UNDERLINE}, {"overline", DECORATION_OVERLINE}, {"line-through", DECORATION_LINE_THROUGH}};
    if (!strcmp(text, "none")) {
        p->text_decoration = 0;
        return 0;
    }
    bool known = strstr(text, "blink"); /* nothing blinks on paper */
    for (int i = 0; i < 3; i++) {
        const char *at = strstr(text, names[i].name);
        if (!at)
            continue;
        known = true;
        if (at - text >= 3 && !strncmp(at - 3, "no-", 3))
            p->text_decoration &= ~names[i].bit;
        else
            p->text_decoration |= names[i].bit;
    }
    return known ? 0 : -1;
}

static int content_size_set(struct fo_length *length, enum fo_enum *kind, const struct value *v)
{
    *kind = v->kind == VALUE_KEYWORD ? value_enum(v->word) : ENUM_UNSET;
    if (*kind == ENUM_SCALE_TO_FIT || *kind == ENUM_SCALE_DOWN_TO_FIT || *kind == ENUM_SCALE_UP_TO_FIT)
        return 0;
    bool automatic = *kind == ENUM_AUTO;
    *kind = ENUM_UNSET;
    *length = automatic ? (struct fo_length){.is_auto = true} : v->len;
    return automatic || v->kind == VALUE_LENGTH ? 0 : -1;
}

static int margin_set(struct fo_props *p, struct property_scope *s, int side, const struct value *v)
{
    struct fo_length l = v->len;
    if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "auto"))
        l = (struct fo_length){.is_auto = true};
    else if (v->kind != VALUE_LENGTH && !(v->kind == VALUE_NUMBER && !v->number))
        return -1;
    p->margin[side] = l;
    s->margin_given[side] = true;
    return 0;
}

static int page_number_set(struct fo_props *p, const struct value *v)
{
    if (v->kind == VALUE_NUMBER)
        p->initial_page_number = v->number < 1000000 ? 1 : (int32_t)(v->number / 1000000);
    else if (v->kind != VALUE_KEYWORD)
        return -1;
    else
        p->initial_page_number = !strcmp(v->word, "auto-odd") ? FO_PAGE_NUMBER_AUTO_ODD : !strcmp(v->word, "auto-even") ? FO_PAGE_NUMBER_AUTO_EVEN : FO_PAGE_NUMBER_AUTO;
    return 0;
}

static int weight_set(struct fo_props *p, const struct property_scope *s, const struct value *v)
{
    int base = s->parent ? s->parent->font_weight : 400, weight = 0;
    if (v->kind == VALUE_NUMBER)
        weight = (int)(v->number / 1000000);
    else if (!strcmp(v->word, "bold"))
        weight = 700;
    else if (!strcmp(v->word, "normal"))
        weight = 400;
    else if (!strcmp(v->word, "bolder"))
        weight = base < 400 ? 400 : base < 600 ? 700 : 900;
    else if (!strcmp(v->word, "lighter"))
        weight = base < 600 ? 100 : base < 800 ? 400 : 700;
    if (weight < 100 || weight > 900)
        return -1;
    p->font_weight = weight;
    return 0;
}

/* vertical-align: a shorthand in XSL (7.31.27); what lifts or lowers goes to the baseline shift, the rest stays a keyword. */
static int vertical_align_set(struct fo_props *p, const struct value *v)
{
    static const char *const words[] = {"baseline", "middle", "sub", "super", "text-top", "text-bottom", "top", "bottom"};
    p->vertical_align = ENUM_BASELINE;
    if (v->kind == VALUE_LENGTH) {
        p->baseline_shift = fo_length_of(v->len, p->line_height);
        return 0;
    }
    for (int i = 0; v->kind == VALUE_KEYWORD && i < 8; i++)
        if (!strcmp(words[i], v->word)) {
            p->vertical_align = value_enum(v->word);
            p->baseline_shift = i == 2 ? -mpt_scale(p->font_size, 20, 100) : i == 3 ? mpt_scale(p->font_size, 33, 100) : 0;
            return 0;
        }
    return -1;
}

static int baseline_set(struct fo_props *p, const struct value *v)
{
    if (v->kind == VALUE_LENGTH)
        p->baseline_shift = fo_length_of(v->len, p->line_height);
    else if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "super"))
        p->baseline_shift = mpt_scale(p->font_size, 33, 100);
    else if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "sub"))
        p->baseline_shift = -mpt_scale(p->font_size, 20, 100);
    else if (v->kind != VALUE_KEYWORD || (strcmp(v->word, "baseline") && strcmp(v->word, "auto")))
        return -1;
    return 0;
}

int special_set(struct fo_props *p, struct property_scope *s, const char *name, const char *text)
{
    if (!strcmp(name, "text-decoration"))
        return decoration_set(p, text);
    if (!strcmp(name, "border-separation") || !strcmp(name, "border-spacing"))
        return separation_set(p, s, text);
    struct value v = value_parse(&text, &s->values);
    if (*text)
        return -1;
    if (!strcmp(name, "font-size"))
        return font_size_set(p, s, &v);
    if (!strcmp(name, "line-height"))
        return line_height_set(p, &v);
    if (!strcmp(name, "font-weight"))
        return weight_set(p, s, &v);
    if (!strcmp(name, "content-width"))
        return content_size_set(&p->content_width, &p->content_width_kind, &v);
    if (!strcmp(name, "content-height"))
        return content_size_set(&p->content_height, &p->content_height_kind, &v);
    if (!strcmp(name, "initial-page-number"))
        return page_number_set(p, &v);
    if (!strcmp(name, "vertical-align"))
        return vertical_align_set(p, &v);
    if (!strcmp(name, "baseline-shift") || !strcmp(name, "alignment-adjust"))
        return baseline_set(p, &v);
    if (!strcmp(name, "maximum-repeats")) {
        bool none = v.kind == VALUE_KEYWORD && !strcmp(v.word, "no-limit");
        if (!none && (v.kind != VALUE_NUMBER || v.number < 0))
            return -1;
        p->maximum_repeats = none ? FO_FORCE : (int32_t)(v.number / 1000000);
        return 0;
    }
    if (!strcmp(name, "leader-length")) {
        if (v.kind != VALUE_LENGTH || (v.len.abs < 0 && v.len.pct <= 0))
            return -1;
        p->leader_length_min = p->leader_length_opt = p->leader_length_max = v.len;
        return 0;
    }
    if (!strncmp(name, "background-", 11))
        return position_set(!strcmp(name + 11, "position-vertical") ? &p->background_y : &p->background_x, &v);
    if (!strncmp(name, "border-", 7)) {
        int side = side_of(name + 7, strcspn(name + 7, "-"));
        return side < 0 ? 1 : precedence_set(&p->border[side].precedence, &v);
    }
    return margin_set(p, s, side_of(name + 7, strlen(name + 7)), &v);
}

struct value special_value(const struct fo_props *p, const char *name)
{
    struct value v = {.kind = VALUE_LENGTH};
    if (!strcmp(name, "font-size"))
        v.len.abs = p->font_size;
    else if (!strcmp(name, "line-height") && p->line_height_factor)
        v = (struct value){.kind = VALUE_NUMBER, .number = p->line_height_factor};
    else if (!strcmp(name, "line-height"))
        v.len.abs = p->line_height;
    else if (!strcmp(name, "font-weight"))
        v = (struct value){.kind = VALUE_NUMBER, .number = (int64_t)p->font_weight * 1000000};
    else if (!strcmp(name, "baseline-shift"))
        v.len.abs = p->baseline_shift;
    else if (!strcmp(name, "leader-length"))
        v.len = p->leader_length_opt;
    else if (!strcmp(name, "content-width"))
        v.len = p->content_width;
    else if (!strcmp(name, "content-height"))
        v.len = p->content_height;
    else if (!strncmp(name, "margin-", 7))
        v.len = p->margin[side_of(name + 7, strlen(name + 7))];
    else
        v.kind = VALUE_BAD;
    return v;
}
