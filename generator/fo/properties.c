/* fo: properties, the table and the readers of single values. Shorthands and properties with rules of their own are in shorthands.c. */
#include "properties.h"

#include <string.h>

#include "shorthands.h"

#define FIELD_SIZE(field) sizeof(((struct fo_props *)0)->field)

static const struct property table[] = {
#define FO_PROPERTY(name, reader, field, inherited, allowed) {name, READ_##reader, offsetof(struct fo_props, field), FIELD_SIZE(field), inherited, allowed},
#define FO_ALIAS(name, target) {name, READ_ALIAS, 0, 0, false, target},
#define FO_SHORTHAND(name) {name, READ_SHORTHAND, 0, 0, false, ""},
#define FO_IDLE(name) {name, READ_IDLE, 0, 0, false, ""},
#define FO_LACKING(name, harmless) {name, READ_LACKING, 0, 0, false, harmless},
#include "properties.def"
};
enum { TABLE_SIZE = sizeof table / sizeof *table };

const struct property *property_lookup(const char *name)
{
    int low = 0, high = TABLE_SIZE - 1;
    while (low <= high) {
        int middle = (low + high) / 2, order = strcmp(name, table[middle].name);
        if (!order)
            return &table[middle];
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Copies the value of a property: some have more than one field. */
static void property_copy(struct fo_props *to, const struct fo_props *from, const struct property *row)
{
    memcpy((char *)to + row->offset, (const char *)from + row->offset, row->size);
    if (row->reader != READ_SPECIAL)
        return;
    if (row->offset == offsetof(struct fo_props, line_height))
        to->line_height_factor = from->line_height_factor;
    else if (row->offset == offsetof(struct fo_props, leader_length_opt)) {
        to->leader_length_min = from->leader_length_min;
        to->leader_length_max = from->leader_length_max;
    } else if (row->offset == offsetof(struct fo_props, border_separation_ip))
        to->border_separation_bp = from->border_separation_bp;
    else if (row->offset == offsetof(struct fo_props, content_width))
        to->content_width_kind = from->content_width_kind;
    else if (row->offset == offsetof(struct fo_props, content_height))
        to->content_height_kind = from->content_height_kind;
}

void properties_inherit(struct fo_props *child, const struct fo_props *parent)
{
    for (int i = 0; i < TABLE_SIZE; i++)
        if (table[i].inherited && table[i].reader <= READ_SPECIAL)
            property_copy(child, parent, &table[i]);
    child->text_decoration = parent->text_decoration; /* not inherited, but it decorates all the text inside */
}

void properties_initial(struct fo_props *p)
{
    const struct fo_length automatic = {.is_auto = true};
    const struct fo_border border = {.width = 1000, .color = FO_COLOR_CURRENT};
    *p = (struct fo_props){
        .font_family = "song", .font_size = 12000, .font_weight = 400, .font_style = ENUM_NORMAL, .font_variant = ENUM_NORMAL, .line_height_factor = 1200000, .line_height = 14400,
        .text_align = ENUM_START, .text_align_last = ENUM_RELATIVE, .text_transform = ENUM_NONE, .hyphenate = ENUM_FALSE, .wrap_option = ENUM_WRAP,
        .white_space_collapse = ENUM_TRUE, .linefeed_treatment = ENUM_TREAT_AS_SPACE, .white_space_treatment = ENUM_IGNORE_IF_SURROUNDING_LINEFEED,
        .line_stacking_strategy = ENUM_MAX_HEIGHT, .alignment_baseline = ENUM_AUTO, .vertical_align = ENUM_BASELINE, .display_align = ENUM_AUTO,
        .relative_align = ENUM_BEFORE, .widows = 2, .orphans = 2, .background_color = FO_COLOR_NONE, .background_repeat = ENUM_REPEAT, .border = {border, border, border, border},
        .overflow = ENUM_AUTO, .visibility = ENUM_VISIBLE, .break_before = ENUM_AUTO, .break_after = ENUM_AUTO, .span = ENUM_NONE, .width = automatic, .height = automatic,
        .max_width = automatic, .max_height = automatic, .top = automatic, .right = automatic, .bottom = automatic, .left = automatic, .absolute_position = ENUM_AUTO,
        .page_width = automatic, .page_height = automatic, .column_gap = {.abs = 12000}, .column_count = 1, .precedence = ENUM_FALSE,
        .provisional_distance_between_starts = {.abs = 24000}, .provisional_label_separation = {.abs = 6000}, .table_layout = ENUM_AUTO, .border_collapse = ENUM_COLLAPSE,
        .table_omit_header_at_break = ENUM_FALSE, .table_omit_footer_at_break = ENUM_FALSE, .caption_side = ENUM_BEFORE, .empty_cells = ENUM_SHOW, .column_width = automatic,
        .number_columns_repeated = 1, .number_columns_spanned = 1, .number_rows_spanned = 1, .starts_row = ENUM_FALSE, .ends_row = ENUM_FALSE, .leader_pattern = ENUM_SPACE,
        .leader_alignment = ENUM_NONE, .rule_style = ENUM_SOLID, .leader_length_opt = {.abs = 12000}, .leader_length_max = {.pct = 100000}, .leader_pattern_width = automatic,
        .rule_thickness = 1000, .content_width = automatic, .content_height = automatic, .scaling = ENUM_UNIFORM, .force_page_count = ENUM_AUTO, .page_position = ENUM_ANY,
        .odd_or_even = ENUM_ANY, .blank_or_not_blank = ENUM_ANY, .retrieve_position = ENUM_FIRST_STARTING_WITHIN_PAGE, .retrieve_boundary = ENUM_PAGE_SEQUENCE,
        .maximum_repeats = FO_FORCE, .format = "1", .letter_value = ENUM_AUTO, .letter_spacing = {.opt = {.is_auto = true}}, .word_spacing = {.opt = {.is_auto = true}}};
}

static int set_space(struct fo_space *s, const struct value *v)
{
    if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "normal"))
        *s = (struct fo_space){.opt = {.is_auto = true}};
    else if (v->kind == VALUE_LENGTH)
        s->min = s->opt = s->max = v->len;
    else
        return v->kind == VALUE_NUMBER && v->number == 0 ? (s->min = s->opt = s->max = (struct fo_length){0}, 0) : -1;
    return 0;
}

/* 100% - 2cm is not: it hangs on what the percentage refers to. */
static bool is_negative(struct fo_length l)
{
    return (l.abs < 0 && l.pct <= 0) || (l.pct < 0 && l.abs <= 0);
}

static int set_length(struct fo_length *l, const struct value *v, const char *allowed)
{
    if (v->kind == VALUE_LENGTH && !(*allowed == '+' && is_negative(v->len)))
        *l = v->len;
    else if (v->kind == VALUE_NUMBER && v->number == 0)
        *l = (struct fo_length){0};
    else if (v->kind == VALUE_KEYWORD && (!strcmp(v->word, "auto") || !strcmp(v->word, "none") || !strcmp(v->word, "normal") || !strcmp(v->word, "use-font-metrics")))
        *l = (struct fo_length){.is_auto = true};
    else
        return -1;
    return 0;
}

static int32_t whole(const struct value *v)
{
    int64_t n = v->number / 1000000;
    return n > INT32_MAX - 1 ? INT32_MAX - 1 : n < -INT32_MAX ? -INT32_MAX : (int32_t)n;
}

int keep_strength_set(int32_t *strength, const struct value *v)
{
    if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "always"))
        *strength = FO_FORCE;
    else if (v->kind == VALUE_NUMBER)
        *strength = whole(v) > 0 ? whole(v) : 0;
    else if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "auto"))
        *strength = 0;
    else
        return -1;
    return 0;
}

static int set_keep(struct fo_keep *k, const struct value *v)
{
    int32_t strength = 0;
    if (keep_strength_set(&strength, v))
        return -1;
    *k = (struct fo_keep){strength, strength, strength};
    return 0;
}

/* Whether a word is in a list of words between spaces. */
static bool word_listed(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = list; n && *at; at += strcspn(at, " "), at += *at == ' ')
        if (!strncmp(at, word, n) && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

static int set_int(int32_t *n, const struct value *v, const char *allowed)
{
    char text[16];
    if (v->kind != VALUE_NUMBER)
        return -1;
    snprintf(text, sizeof text, "%d", (int)whole(v));
    if (!strcmp(allowed, "1") ? whole(v) < 1 : *allowed && !word_listed(allowed, text))
        return -1;
    *n = whole(v);
    return 0;
}

static int set_enum(enum fo_enum *to, const struct value *v, const char *allowed)
{
    enum fo_enum e = v->kind == VALUE_KEYWORD ? value_enum(v->word) : ENUM_UNSET;
    if (e == ENUM_UNSET || !word_listed(allowed, v->word))
        return -1;
    *to = e;
    return 0;
}

/* One value of a plain property; the whole text is consumed. */
static int set_plain(struct fo_props *p, struct property_scope *s, const struct property *row, const char *text)
{
    void *at = (char *)p + row->offset;
    if (row->reader == READ_STRING) {
        *(const char **)at = fo_string(s->arena, text);
        return 0;
    }
    struct value v = value_parse(&text, &s->values);
    if (*text)
        return -1;
    switch (row->reader) {
    case READ_ENUM: return set_enum(at, &v, row->allowed);
    case READ_INT: return set_int(at, &v, row->allowed);
    case READ_LENGTH: return set_length(at, &v, row->allowed);
    case READ_MPT:
        if (v.kind == VALUE_NUMBER && v.number == 0)
            v = (struct value){.kind = VALUE_LENGTH};
        if (v.kind != VALUE_LENGTH || v.len.pct || v.len.abs < 0)
            return -1;
        *(mpt *)at = v.len.abs;
        return 0;
    case READ_SPACE: return set_space(at, &v);
    case READ_KEEP: return set_keep(at, &v);
    case READ_COLOR:
        if (v.kind != VALUE_COLOR)
            return -1;
        *(uint32_t *)at = v.color;
        return 0;
    case READ_STYLE: return border_style_set(at, &v);
    default: return border_width_set(at, &v);
    }
}

static struct value length_value(struct fo_length l)
{
    struct value v = {.kind = VALUE_LENGTH, .len = l};
    if (l.is_auto) {
        v.kind = VALUE_KEYWORD;
        strcpy(v.word, "auto");
    }
    return v;
}

/* The computed value of a property as an expression has it. */
static struct value property_value(const struct fo_props *p, const struct property *row)
{
    const void *at = (const char *)p + row->offset;
    struct value v = {.kind = VALUE_KEYWORD};
    switch (row->reader) {
    case READ_STRING:
        v.kind = VALUE_STRING;
        snprintf(v.word, sizeof v.word, "%s", *(const char *const *)at ? *(const char *const *)at : "");
        return v;
    case READ_ENUM: snprintf(v.word, sizeof v.word, "%s", value_enum_name(*(const enum fo_enum *)at)); return v;
    case READ_INT: return (struct value){.kind = VALUE_NUMBER, .number = (int64_t)*(const int32_t *)at * 1000000};
    case READ_LENGTH: return length_value(*(const struct fo_length *)at);
    case READ_MPT: case READ_WIDTH: return length_value((struct fo_length){.abs = *(const mpt *)at});
    case READ_SPACE: return length_value(((const struct fo_space *)at)->opt);
    case READ_COLOR: return (struct value){.kind = VALUE_COLOR, .color = *(const uint32_t *)at};
    default: return special_value(p, row->name);
    }
}

/* inherited-property-value(), from-parent(), from-nearest-specified-value(), from-table-column(): whose property is meant (XSL 5.10.4). */
static const struct fo_props *props_meant(const struct property_scope *s, const char *function, const char *name)
{
    if (!strcmp(function, "from-nearest-specified-value"))
        return s->nearest ? s->nearest(s->user, name) : s->parent;
    if (!strcmp(function, "from-table-column"))
        return s->column ? s->column(s->user) : NULL;
    return s->parent;
}

static struct value scope_property(const struct value_scope *values, const char *function, const char *name)
{
    const struct property_scope *s = values->user;
    const struct property *row = property_lookup(*name ? name : values->property);
    if (row && row->reader == READ_ALIAS)
        row = property_lookup(row->allowed);
    const struct fo_props *p = row && row->reader <= READ_SPECIAL ? props_meant(s, function, row->name) : NULL;
    return p ? property_value(p, row) : (struct value){0};
}

/* "inherit", and a text that is one of the functions above for the property itself: the value is copied as a whole. */
static bool copy_asked(struct fo_props *p, const struct property_scope *s, const struct property *row, const char *text)
{
    static const char *const functions[] = {"inherited-property-value", "from-parent", "from-nearest-specified-value", "from-table-column"};
    const struct fo_props *from = NULL;
    if (!strcmp(text, "inherit"))
        from = s->parent;
    for (int i = 0; i < 4; i++) {
        size_t n = strlen(functions[i]);
        if (strncmp(text, functions[i], n) || text[n] != '(')
            continue;
        const char *name = text + n + 1, *end = strchr(name, ')');
        size_t len = end ? (size_t)(end - name) : 0;
        while (len && strchr(" '\"", *name))
            name++, len--;
        while (len && strchr(" '\"", name[len - 1]))
            len--;
        if (end && !end[1 + strspn(end + 1, " ")] && (!len || (len == strlen(row->name) && !strncmp(name, row->name, len))))
            from = props_meant(s, functions[i], row->name);
    }
    if (from)
        property_copy(p, from, row);
    return from;
}

int property_rank(const char *name)
{
    if (strchr(name, '.'))
        return 7;
    if (!strcmp(name, "font"))
        return 0;
    if (!strcmp(name, "font-size"))
        return 1;
    if (!strncmp(name, "provisional-", 12) || !strcmp(name, "line-height") || !strcmp(name, "color") || !strcmp(name, "reference-orientation"))
        return 2;
    const struct property *row = property_lookup(name);
    if (row && row->reader == READ_SHORTHAND)
        return !strncmp(name, "border-", 7) ? 4 : 3;
    return (row && row->reader == READ_ALIAS) || !strcmp(name, "width") || !strcmp(name, "height") ? 6 : 5; /* XSL 5.3.1: the absolute one wins */
}

/* inline-progression-dimension of what is turned by 90 or 270 degrees is its height (XSL 5.3), and the other way round. */
static bool dimension_swap(const char *name, char swapped[64])
{
    static const char *const names[] = {"inline-progression-dimension", "block-progression-dimension"};
    for (int i = 0; i < 2; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(name, names[i], n) || strlen(name) > 60)
            continue;
        snprintf(swapped, 64, "%s%s", names[!i], name + n);
        return true;
    }
    return false;
}

enum property_result property_set(struct fo_props *p, struct property_scope *s, const char *name, const char *text)
{
    s->values.property = name;
    s->values.list = false;
    s->values.lookup = scope_property;
    s->values.user = s;
    char swapped[64];
    if (s->turned && dimension_swap(name, swapped))
        name = swapped;
    if (strchr(name, '.'))
        return (enum property_result)compound_set(p, s, name, text);
    const struct property *row = property_lookup(name);
    if (row && row->reader == READ_ALIAS)
        row = property_lookup(row->allowed);
    if (!row)
        return PROPERTY_UNKNOWN;
    if (row->reader == READ_IDLE)
        return PROPERTY_DONE;
    if (row->reader == READ_LACKING)
        return word_listed(row->allowed, text) || !strcmp(row->allowed, text) || !strcmp(text, "inherit") ? PROPERTY_DONE : PROPERTY_LACKING;
    if (row->reader == READ_SHORTHAND)
        return (enum property_result)shorthand_set(p, s, row->name, text);
    if (!strcmp(row->name, "start-indent") || !strcmp(row->name, "end-indent"))
        s->indent_given[row->name[0] == 'e'] = true;
    if (copy_asked(p, s, row, text)) {
        if (!strncmp(row->name, "margin-", 7))
            s->margin_given[(row->offset - offsetof(struct fo_props, margin)) / sizeof(struct fo_length)] = true;
        return PROPERTY_DONE;
    }
    return (enum property_result)(row->reader == READ_SPECIAL ? special_set(p, s, row->name, text) : set_plain(p, s, row, text));
}
