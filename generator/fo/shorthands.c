/* fo: shorthands, properties that stand for several (border, margin, font...) and the parts of compound ones (space-before.optimum). */
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

int side_of(const char *name, size_t len)
{
    for (int i = 0; i < 4; i++)
        if ((strlen(side_absolute[i]) == len && !strncmp(side_absolute[i], name, len)) || (strlen(side_relative[i]) == len && !strncmp(side_relative[i], name, len)))
            return i;
    return -1;
}

/* border, border-top, border-before...: width, style and color in any order. */
static int border_set(struct fo_props *p, struct property_scope *s, int first, int last, const char *text)
{
    struct fo_border b = {.color = FO_COLOR_CURRENT, .width = 1000};
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
int separation_set(struct fo_props *p, struct property_scope *s, const char *text)
{
    s->values.list = true;
    struct value ip = value_parse(&text, &s->values), bp = *text ? value_parse(&text, &s->values) : ip;
    if (*text || (ip.kind != VALUE_LENGTH && ip.number) || (bp.kind != VALUE_LENGTH && bp.number) || ip.kind == VALUE_KEYWORD || bp.kind == VALUE_KEYWORD || ip.kind == VALUE_BAD || bp.kind == VALUE_BAD)
        return -1;
    p->border_separation_ip = ip.kind == VALUE_LENGTH ? ip.len : (struct fo_length){0};
    p->border_separation_bp = bp.kind == VALUE_LENGTH ? bp.len : (struct fo_length){0};
    return 0;
}

/* border-before-precedence...: a number or force. */
int precedence_set(int32_t *precedence, const struct value *v)
{
    bool force = v->kind == VALUE_KEYWORD && !strcmp(v->word, "force");
    if (!force && v->kind != VALUE_NUMBER)
        return -1;
    *precedence = force ? FO_FORCE : (int32_t)(v->number / 1000000);
    return 0;
}

static int conditionality_set(struct fo_props *p, const char *base, const char *text)
{
    bool retain = !strcmp(text, "retain");
    if (!retain && strcmp(text, "discard") != 0)
        return -1;
    const char *side = strchr(base, '-') ? strchr(base, '-') + 1 : "";
    int i = side_of(side, strcspn(side, "-"));
    if (!strcmp(base, "space-before"))
        p->space_before.retain = retain;
    else if (!strcmp(base, "space-after"))
        p->space_after.retain = retain;
    else if (!strncmp(base, "border-", 7) && i >= 0)
        p->border[i].retain = retain;
    else if (!strncmp(base, "padding-", 8) && i >= 0)
        p->padding_retain[i] = retain;
    return 0;
}

static int space_part_set(struct fo_space *space, const char *part, const struct value *v)
{
    if (!strcmp(part, "precedence"))
        return precedence_set(&space->precedence, v);
    struct fo_length *to = !strcmp(part, "minimum") ? &space->min : !strcmp(part, "optimum") ? &space->opt : !strcmp(part, "maximum") ? &space->max : NULL;
    if (!to || (v->kind != VALUE_LENGTH && !(v->kind == VALUE_NUMBER && !v->number)))
        return -1;
    *to = v->len;
    return 0;
}

/* block-progression-dimension.minimum, inline-progression-dimension.optimum: the parts are the absolute properties. */
static int dimension_part_set(struct fo_props *p, struct property_scope *s, bool height, const char *part, const char *text)
{
    static const char *const names[2][3] = {{"min-width", "width", "max-width"}, {"min-height", "height", "max-height"}};
    int i = !strcmp(part, "minimum") ? 0 : !strcmp(part, "optimum") ? 1 : !strcmp(part, "maximum") ? 2 : -1;
    return i < 0 ? 1 : property_set(p, s, names[height][i], text);
}

static int leader_part_set(struct fo_props *p, struct property_scope *s, const char *part, const char *text)
{
    struct fo_props copy = *p;
    struct fo_length *to = !strcmp(part, "minimum") ? &p->leader_length_min : !strcmp(part, "optimum") ? &p->leader_length_opt : !strcmp(part, "maximum") ? &p->leader_length_max : NULL;
    int done = special_set(&copy, s, "leader-length", text);
    if (to && !done)
        *to = copy.leader_length_opt;
    return done;
}

static int separation_part_set(struct fo_props *p, struct property_scope *s, const char *part, const char *text)
{
    struct fo_props copy = *p;
    int done = separation_set(&copy, s, text);
    if (!done && !strcmp(part, "inline-progression-direction"))
        p->border_separation_ip = copy.border_separation_ip;
    else if (!done)
        p->border_separation_bp = copy.border_separation_bp;
    return done;
}

/* space-before.optimum, keep-together.within-page, leader-length.minimum, border-before-width.conditionality... */
int compound_set(struct fo_props *p, struct property_scope *s, const char *name, const char *text)
{
    char base[64];
    const char *part = strchr(name, '.') + 1;
    size_t len = (size_t)(part - 1 - name);
    if (len >= sizeof base)
        return 1;
    memcpy(base, name, len);
    base[len] = 0;
    const struct property *row = property_lookup(base);
    if (row && row->reader == READ_ALIAS)
        row = property_lookup(row->allowed);
    if (!row)
        return 1;
    if (row->reader == READ_IDLE || row->reader == READ_LACKING)
        return 0;
    if (!strcmp(part, "conditionality"))
        return conditionality_set(p, row->name, text);
    if (!strcmp(part, "length") || (!strcmp(row->name, "line-height") && !strcmp(part, "optimum")))
        return property_set(p, s, row->name, text);
    if (!strcmp(row->name, "border-separation"))
        return separation_part_set(p, s, part, text);
    if (!strcmp(row->name, "leader-length"))
        return leader_part_set(p, s, part, text);
    if (!strcmp(row->name, "line-height"))
        return 0;
    if (row->offset == offsetof(struct fo_props, height) || row->offset == offsetof(struct fo_props, width))
        return dimension_part_set(p, s, row->offset == offsetof(struct fo_props, height), part, text);
    void *at = (char *)p + row->offset;
    struct value v = value_parse(&text, &s->values);
    if (*text)
        return -1;
    if (row->reader == READ_SPACE)
        return space_part_set(at, part, &v);
    if (row->reader != READ_KEEP)
        return 1;
    struct fo_keep *k = at;
    int32_t *strength = !strcmp(part, "within-line") ? &k->line : !strcmp(part, "within-column") ? &k->column : !strcmp(part, "within-page") ? &k->page : NULL;
    return strength ? keep_strength_set(strength, &v) : 1;
}

static int page_break_set(struct fo_props *p, const char *name, const char *text)
{
    bool always = !strcmp(text, "always"), avoid = !strcmp(text, "avoid"), left = !strcmp(text, "left"), right = !strcmp(text, "right");
    if (!always && !avoid && !left && !right && strcmp(text, "auto") != 0)
        return -1;
    if (!strcmp(name, "page-break-inside")) {
        p->keep_together.page = avoid ? FO_FORCE : 0;
        return 0;
    }
    bool after = !strcmp(name, "page-break-after");
    if (avoid)
        *(after ? &p->keep_with_next : &p->keep_with_previous) = (struct fo_keep){0, 0, FO_FORCE};
    else
        *(after ? &p->break_after : &p->break_before) = always ? ENUM_PAGE : left ? ENUM_EVEN_PAGE : right ? ENUM_ODD_PAGE : ENUM_AUTO;
    return 0;
}

static int white_space_set(struct fo_props *p, const char *text)
{
    bool pre = !strcmp(text, "pre");
    if (!pre && strcmp(text, "normal") != 0 && strcmp(text, "nowrap") != 0)
        return -1;
    p->linefeed_treatment = pre ? ENUM_PRESERVE : ENUM_TREAT_AS_SPACE;
    p->white_space_collapse = pre ? ENUM_FALSE : ENUM_TRUE;
    p->white_space_treatment = pre ? ENUM_PRESERVE : ENUM_IGNORE_IF_SURROUNDING_LINEFEED;
    p->wrap_option = strcmp(text, "normal") ? ENUM_NO_WRAP : ENUM_WRAP;
    return 0;
}

/* size of a page: one or two lengths, auto, landscape, portrait (CSS 2; A4 as the page that is meant). */
static int size_set(struct fo_props *p, struct property_scope *s, const char *text)
{
    const struct fo_length shorter = {.abs = 595276}, longer = {.abs = 841890};
    struct value w = value_parse(&text, &s->values), h = *text ? value_parse(&text, &s->values) : w;
    if (*text)
        return -1;
    if (w.kind == VALUE_LENGTH && h.kind == VALUE_LENGTH && w.len.abs > 0 && h.len.abs > 0) {
        p->page_width = w.len;
        p->page_height = h.len;
        return 0;
    }
    bool landscape = !strcmp(w.word, "landscape");
    if (w.kind != VALUE_KEYWORD || (!landscape && strcmp(w.word, "portrait") && strcmp(w.word, "auto")))
        return -1;
    p->page_width = landscape ? longer : shorter;
    p->page_height = landscape ? shorter : longer;
    return 0;
}

/* One more value of background-position: the first is the horizontal one but for top and bottom; a missing one is the centre. */
static int position_next(struct fo_props *p, const struct value *v, int *count)
{
    bool word = v->kind == VALUE_KEYWORD, top = word && (!strcmp(v->word, "top") || !strcmp(v->word, "bottom")), side = word && (!strcmp(v->word, "left") || !strcmp(v->word, "right"));
    if (!*count)
        p->background_x = p->background_y = (struct fo_length){.pct = 50000};
    if (++*count > 2)
        return -1;
    return position_set(top || (*count == 2 && !side) ? &p->background_y : &p->background_x, v);
}

/* background: colour, url, repeat, position in any order; attachment is read over. */
static int background_set(struct fo_props *p, struct property_scope *s, const char *text)
{
    int positions = 0;
    p->background_color = FO_COLOR_NONE;
    p->background_image = NULL;
    while (*text) {
        if (!strncmp(text, "url(", 4)) {
            size_t n = strcspn(text, ")");
            p->background_image = arena_strndup(s->arena, text, n + (text[n] == ')'));
            text += n + (text[n] == ')');
            text += strspn(text, " ");
            continue;
        }
        struct value v = value_parse(&text, &s->values);
        bool word = v.kind == VALUE_KEYWORD;
        if (v.kind == VALUE_COLOR)
            p->background_color = v.color;
        else if (word && (!strcmp(v.word, "none") || !strcmp(v.word, "scroll") || !strcmp(v.word, "fixed")))
            continue;
        else if (word && (!strcmp(v.word, "no-repeat") || !strncmp(v.word, "repeat", 6)))
            p->background_repeat = value_enum(v.word);
        else if (position_next(p, &v, &positions))
            return -1;
    }
    return 0;
}

static int background_position_set(struct fo_props *p, struct property_scope *s, const char *text)
{
    int positions = 0, done = 0;
    while (*text && !done) {
        struct value v = value_parse(&text, &s->values);
        done = position_next(p, &v, &positions);
    }
    return done;
}

/* font: style, variant and weight in any order, size[/line-height], families. */
static int font_set(struct fo_props *p, struct property_scope *s, const char *text)
{
    static const char *const system[] = {"caption", "icon", "menu", "message-box", "small-caption", "status-bar"};
    for (int i = 0; i < 6; i++)
        if (!strcmp(text, system[i]))
            return 0;
    p->font_style = ENUM_NORMAL;
    p->font_weight = 400;
    p->line_height_factor = 1200000;
    for (;;) {
        char word[64];
        size_t n = strcspn(text, " ");
        if (!n || n >= sizeof word)
            return -1;
        memcpy(word, text, n);
        word[n] = 0;
        text += n + strspn(text + n, " ");
        if (!strcmp(word, "normal") || !property_set(p, s, "font-style", word) || (word[0] != '0' && strspn(word, "0123456789") == 3 && !property_set(p, s, "font-weight", word)) ||
            ((!strncmp(word, "bold", 4) || !strcmp(word, "lighter")) && !property_set(p, s, "font-weight", word)) || !property_set(p, s, "font-variant", word))
            continue;
        char *slash = strchr(word, '/');
        if (slash)
            *slash = 0;
        if (property_set(p, s, "font-size", word) || !*text)
            return -1;
        if (slash && property_set(p, s, "line-height", slash + 1))
            return -1;
        return property_set(p, s, "font-family", text);
    }
}

/* border, border-top, padding, margin: inherit */
static void sides_inherit(struct fo_props *p, struct property_scope *s, const char *name)
{
    const char *dash = strchr(name, '-');
    int only = dash ? side_of(dash + 1, strlen(dash + 1)) : -1;
    for (int i = 0; i < 4; i++) {
        if (only >= 0 && i != only)
            continue;
        if (name[0] == 'b')
            p->border[i] = s->parent->border[i];
        else if (name[0] == 'p')
            p->padding[i] = s->parent->padding[i];
        else
            p->margin[i] = s->parent->margin[i], s->margin_given[i] = true;
    }
}

int shorthand_set(struct fo_props *p, struct property_scope *s, const char *name, const char *text)
{
    s->values.list = true;
    bool border = !strncmp(name, "border", 6), sides = border || !strcmp(name, "padding") || !strcmp(name, "margin");
    if (!strcmp(text, "inherit")) {
        if (sides)
            sides_inherit(p, s, name);
        return sides ? 0 : -1;
    }
    if (!strcmp(name, "border"))
        return border_set(p, s, 0, 3, text);
    if (!strcmp(name, "border-width") || !strcmp(name, "border-style") || !strcmp(name, "border-color"))
        return four(p, s, "border-", name + 6, text);
    if (border) {
        int side = side_of(name + 7, strlen(name + 7));
        return border_set(p, s, side, side, text);
    }
    if (sides)
        return four(p, s, name[0] == 'p' ? "padding-" : "margin-", "", text);
    if (!strcmp(name, "font"))
        return font_set(p, s, text);
    if (!strcmp(name, "background"))
        return background_set(p, s, text);
    if (!strcmp(name, "background-position"))
        return background_position_set(p, s, text);
    if (!strcmp(name, "white-space"))
        return white_space_set(p, text);
    if (!strcmp(name, "size"))
        return size_set(p, s, text);
    if (!strcmp(name, "position")) {
        p->absolute_position = !strcmp(text, "absolute") ? ENUM_ABSOLUTE : !strcmp(text, "fixed") ? ENUM_FIXED : ENUM_AUTO;
        return !strcmp(text, "relative") ? PROPERTY_LACKING : 0;
    }
    return page_break_set(p, name, text);
}
