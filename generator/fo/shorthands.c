/* fo: shorthands, compound properties, shorthands and the properties with rules of their own. */
#include "shorthands.h"

#include <stdlib.h>
#include <string.h>

static const char *const side_absolute[] = {"top", "bottom", "left", "right"}; /* as enum fo_side, writing-mode lr-tb */
static const char *const side_relative[] = {"before", "after", "start", "end"};

const char *fo_string(struct arena *arena, const char *text)
{
    size_t n = strlen(text);
    if (n >= 2 && (text[0] == '\'' || text[0] == '"') && text[n - 1] == text[0] && !memchr(text + 1, text[0], n - 2))
        return arena_strndup(arena, text + 1, n - 2);
    return arena_strdup(arena, text);
}

int border_style_set(enum fo_border_style *style, const struct value *v)
{
    static const char *const names[] = {"none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"};
    for (int i = 0; v->kind == VALUE_KEYWORD && i < 10; i++)
        if (!strcmp(names[i], v->word)) {
            *style = (enum fo_border_style)i;
            return 0;
        }
    return -1;
}

int border_width_set(mpt *width, const struct value *v)
{
    static const struct { const char *name; mpt width; } named[] = {{"thin", 500}, {"medium", 1000}, {"thick", 2000}};
    if (v->kind == VALUE_LENGTH && !v->len.pct && v->len.abs >= 0) {
        *width = v->len.abs;
        return 0;
    }
    if (v->kind == VALUE_NUMBER && v->number == 0) {
        *width = 0;
        return 0;
    }
    for (int i = 0; v->kind == VALUE_KEYWORD && i < 3; i++)
        if (!strcmp(named[i].name, v->word)) {
            *width = named[i].width;
            return 0;
        }
    return -1;
}

static int side_of(const char *name, size_t len)
{
    for (int i = 0; i < 4; i++)
        if ((strlen(side_absolute[i]) == len && !strncmp(side_absolute[i], name, len)) || (strlen(side_relative[i]) == len && !strncmp(side_relative[i], name, len)))
            return i;
    return -1;
}

/* border, border-top, border-before...: width, style and color in any order. */
static int border_set(struct fo_props *p, struct property_scope *s, int first, int last, const char *text)
{
    struct fo_border b = {.color = s->parent ? p->color : 0, .width = 1000};
    while (*text) {
        struct value v = value_parse(&text, &s->values);
        if (v.kind == VALUE_COLOR)
            b.color = v.color;
        else if (border_style_set(&b.style, &v) && border_width_set(&b.width, &v))
            return -1;
    }
    for (int i = first; i <= last; i++)
        p->border[i] = b;
    return 0;
}

/* One to four values for top, right, bottom, left. */
static int four(struct fo_props *p, struct property_scope *s, const char *prefix, const char *suffix, const char *text)
{
    static const char *const order[] = {"top", "right", "bottom", "left"};
    static const int from[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    const char *begin[4], *end[4];
    int n = 0;
    while (*text && n < 4) {
        begin[n] = text;
        if (value_parse(&text, &s->values).kind == VALUE_BAD)
            return -1;
        end[n++] = text;
    }
    if (*text || !n)
        return -1;
    for (int i = 0; i < 4; i++) {
        char name[64], value[128];
        int k = from[n - 1][i];
        size_t len = (size_t)(end[k] - begin[k]);
        while (len && begin[k][len - 1] == ' ')
            len--;
        if (len >= sizeof value)
            return -1;
        memcpy(value, begin[k], len);
        value[len] = 0;
        snprintf(name, sizeof name, "%s%s%s", prefix, order[i], suffix);
        int done = property_set(p, s, name, value);
        if (done)
            return done;
    }
    return 0;
}

/* border-separation and border-spacing: one length, or those of the inline and of the block direction. */
static int separation_set(struct fo_props *p, struct property_scope *s, const char *text)
{
    struct value ip = value_parse(&text, &s->values), bp = *text ? value_parse(&text, &s->values) : ip;
    if (*text || (ip.kind != VALUE_LENGTH && ip.number) || (bp.kind != VALUE_LENGTH && bp.number) || ip.kind == VALUE_KEYWORD || bp.kind == VALUE_KEYWORD || ip.kind == VALUE_BAD || bp.kind == VALUE_BAD)
        return -1;
    p->border_separation_ip = ip.kind == VALUE_LENGTH ? ip.len : (struct fo_length){0};
    p->border_separation_bp = bp.kind == VALUE_LENGTH ? bp.len : (struct fo_length){0};
    return 0;
}

/* border-before-precedence...: a number or force. 1 when the name is another one. */
static int precedence_set(struct fo_props *p, struct property_scope *s, const char *name, const char *text)
{
    size_t len = strcspn(name + 7, "-");
    int side = side_of(name + 7, len);
    if (side < 0 || strcmp(name + 7 + len, "-precedence"))
        return 1;
    struct value v = value_parse(&text, &s->values);
    bool force = v.kind == VALUE_KEYWORD && !strcmp(v.word, "force");
    if (!force && v.kind != VALUE_NUMBER)
        return -1;
    p->border[side].precedence = force ? FO_FORCE : (int32_t)(v.number / 1000000);
    return 0;
}

/* space-before.optimum, keep-together.within-page, leader-length.minimum, ...-conditionality */
static int compound_set(struct fo_props *p, struct property_scope *s, const char *name, const char *dot, const char *text)
{
    char base[64];
    size_t len = (size_t)(dot - name);
    if (len >= sizeof base)
        return 1;
    memcpy(base, name, len);
    base[len] = 0;
    const char *part = dot + 1;
    if (!strcmp(part, "conditionality")) {
        bool retain = !strcmp(text, "retain");
        if (!strcmp(base, "space-before"))
            p->space_before.retain = retain;
        else if (!strcmp(base, "space-after"))
            p->space_after.retain = retain;
        else if (!strncmp(base, "border-", 7) && side_of(base + 7, strcspn(base + 7, "-")) >= 0)
            p->border[side_of(base + 7, strcspn(base + 7, "-"))].retain = retain;
        else
            return strncmp(base, "padding-", 8) ? 1 : 2;
        return 0;
    }
    const struct property *row = property_lookup(base);
    if (!strcmp(base, "border-separation")) {
        struct fo_props copy = *p;
        int done = separation_set(&copy, s, text);
        if (!done && !strcmp(part, "inline-progression-direction"))
            p->border_separation_ip = copy.border_separation_ip;
        else if (!done)
            p->border_separation_bp = copy.border_separation_bp;
        return done;
    }
    if (!strcmp(base, "leader-length")) {
        struct fo_props copy = *p;
        int done = special_set(&copy, s, base, text);
        if (done)
            return done;
        if (!strcmp(part, "minimum"))
            p->leader_length_min = copy.leader_length_opt;
        else if (!strcmp(part, "optimum"))
            p->leader_length_opt = copy.leader_length_opt;
        else
            p->leader_length_max = copy.leader_length_opt;
        return 0;
    }
    if (!row)
        return 1;
    struct value v = value_parse(&text, &s->values);
    void *at = (char *)p + row->offset;
    if (row->reader == READ_KEEP) {
        int32_t strength = v.kind == VALUE_NUMBER ? (int32_t)(v.number / 1000000) : !strcmp(v.word, "always") ? FO_FORCE : 0;
        struct fo_keep *k = at;
        *(!strcmp(part, "within-line") ? &k->line : !strcmp(part, "within-column") ? &k->column : &k->page) = strength;
        return 0;
    }
    if (row->reader == READ_SPACE) {
        struct fo_space *space = at;
        if (!strcmp(part, "precedence")) {
            space->precedence = v.kind == VALUE_NUMBER ? (int32_t)(v.number / 1000000) : FO_FORCE;
            return 0;
        }
        struct fo_length *to = !strcmp(part, "minimum") ? &space->min : !strcmp(part, "optimum") ? &space->opt : &space->max;
        if (v.kind != VALUE_LENGTH && !(v.kind == VALUE_NUMBER && !v.number))
            return -1;
        *to = v.len;
        return 0;
    }
    if (row->reader == READ_LENGTH) { /* block-progression-dimension.minimum, width.optimum */
        struct fo_length to = v.len;
        to.is_auto = v.kind == VALUE_KEYWORD;
        bool height = row->offset == offsetof(struct fo_props, height);
        if (!strcmp(part, "minimum"))
            *(height ? &p->min_height : &p->min_width) = to;
        else if (!strcmp(part, "optimum"))
            *(struct fo_length *)at = to;
        return 0;
    }
    return 2;
}

static int page_break_set(struct fo_props *p, const char *name, const char *text)
{
    if (!strcmp(name, "page-break-inside")) {
        p->keep_together.page = !strcmp(text, "avoid") ? FO_FORCE : 0;
        return 0;
    }
    bool after = !strcmp(name, "page-break-after");
    enum fo_enum e = !strcmp(text, "always") ? ENUM_PAGE : !strcmp(text, "left") ? ENUM_EVEN_PAGE : !strcmp(text, "right") ? ENUM_ODD_PAGE : ENUM_AUTO;
    if (!strcmp(text, "avoid"))
        *(after ? &p->keep_with_next : &p->keep_with_previous) = (struct fo_keep){0, 0, FO_FORCE};
    else
        *(after ? &p->break_after : &p->break_before) = e;
    return 0;
}

int shorthand_set(struct fo_props *p, struct property_scope *s, const char *name, const char *text)
{
    const char *dot = strchr(name, '.');
    if (dot)
        return compound_set(p, s, name, dot, text);
    if (!strcmp(name, "border"))
        return border_set(p, s, 0, 3, text);
    if (!strcmp(name, "border-separation") || !strcmp(name, "border-spacing"))
        return strcmp(text, "inherit") ? separation_set(p, s, text) : 0;
    if (!strncmp(name, "border-", 7) && precedence_set(p, s, name, text) != 1)
        return precedence_set(p, s, name, text);
    if (!strcmp(name, "border-width") || !strcmp(name, "border-style") || !strcmp(name, "border-color"))
        return four(p, s, "border-", name + 6, text);
    if (!strcmp(name, "padding") || !strcmp(name, "margin"))
        return four(p, s, name[0] == 'p' ? "padding-" : "margin-", "", text);
    if (!strncmp(name, "border-", 7) && side_of(name + 7, strlen(name + 7)) >= 0) {
        int side = side_of(name + 7, strlen(name + 7));
        return border_set(p, s, side, side, text);
    }
    /* border-top-style and padding-top are border-before-style and padding-before in lr-tb */
    for (int i = 0; i < 4; i++) {
        size_t n = strlen(side_absolute[i]);
        char relative[64];
        if (!strncmp(name, "padding-", 8) && !strcmp(name + 8, side_absolute[i]))
            snprintf(relative, sizeof relative, "padding-%s", side_relative[i]);
        else if (!strncmp(name, "border-", 7) && !strncmp(name + 7, side_absolute[i], n) && name[7 + n] == '-')
            snprintf(relative, sizeof relative, "border-%s%.20s", side_relative[i], name + 7 + n);
        else
            continue;
        return property_set(p, s, relative, text);
    }
    if (!strcmp(name, "background"))
        return property_set(p, s, "background-color", text);
    if (!strncmp(name, "page-break-", 11))
        return page_break_set(p, name, text);
    if (!strcmp(name, "white-space")) {
        bool pre = !strcmp(text, "pre");
        p->linefeed_treatment = pre ? ENUM_PRESERVE : ENUM_TREAT_AS_SPACE;
        p->white_space_collapse = pre ? ENUM_FALSE : ENUM_TRUE;
        p->white_space_treatment = pre ? ENUM_PRESERVE : ENUM_IGNORE_IF_SURROUNDING_LINEFEED;
        p->wrap_option = pre || !strcmp(text, "nowrap") ? ENUM_NO_WRAP : ENUM_WRAP;
        return 0;
    }
    if (!strcmp(name, "white-space-collapse") || strcmp(name, "size") != 0)
        return 1;
    struct value w = value_parse(&text, &s->values), h = *text ? value_parse(&text, &s->values) : w;
    if (w.kind != VALUE_LENGTH || h.kind != VALUE_LENGTH)
        return -1;
    p->page_width = w.len;
    p->page_height = h.len;
    return 0;
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
    bool known = false;
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
    struct value v = value_parse(&text, &s->values);
    if (*text)
        return -1;
    if (!strcmp(name, "font-size"))
        return font_size_set(p, s, &v);
    if (!strcmp(name, "line-height"))
        return line_height_set(p, &v);
    if (!strcmp(name, "font-weight")) {
        int weight = v.kind == VALUE_NUMBER ? (int)(v.number / 1000000) : !strcmp(v.word, "bold") || !strcmp(v.word, "bolder") ? 700 : !strcmp(v.word, "normal") || !strcmp(v.word, "lighter") ? 400 : 0;
        if (weight < 100 || weight > 900)
            return -1;
        p->font_weight = weight;
        return 0;
    }
    if (!strcmp(name, "content-width"))
        return content_size_set(&p->content_width, &p->content_width_kind, &v);
    if (!strcmp(name, "content-height"))
        return content_size_set(&p->content_height, &p->content_height_kind, &v);
    if (!strcmp(name, "initial-page-number"))
        return page_number_set(p, &v);
    if (!strcmp(name, "baseline-shift") || !strcmp(name, "alignment-adjust"))
        return baseline_set(p, &v);
    if (!strcmp(name, "maximum-repeats")) {
        p->maximum_repeats = v.kind == VALUE_NUMBER ? (int32_t)(v.number / 1000000) : FO_FORCE;
        return 0;
    }
    if (!strcmp(name, "leader-length")) {
        if (v.kind != VALUE_LENGTH)
            return -1;
        p->leader_length_min = p->leader_length_opt = p->leader_length_max = v.len;
        return 0;
    }
    if (!strncmp(name, "margin-", 7))
        return margin_set(p, s, side_of(name + 7, strlen(name + 7)), &v);
    return 1;
}
