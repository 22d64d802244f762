/* fo: properties, the table and the readers of single values. Shorthands and properties with rules of their own are in shorthands.c. */
#include "properties.h"

#include <string.h>

#include "shorthands.h"

#define AT(field) offsetof(struct fo_props, field)

static const struct property table[] = {
    {"absolute-position", READ_ENUM, AT(absolute_position), false},
    {"alignment-adjust", READ_SPECIAL, 0, false},
    {"background-color", READ_COLOR, AT(background_color), false},
    {"background-image", READ_STRING, AT(background_image), false},
    {"baseline-shift", READ_SPECIAL, 0, false},
    {"blank-or-not-blank", READ_ENUM, AT(blank_or_not_blank), false},
    {"block-progression-dimension", READ_LENGTH, AT(height), false},
    {"border-after-color", READ_COLOR, AT(border[SIDE_AFTER].color), false},
    {"border-after-style", READ_STYLE, AT(border[SIDE_AFTER].style), false},
    {"border-after-width", READ_WIDTH, AT(border[SIDE_AFTER].width), false},
    {"border-before-color", READ_COLOR, AT(border[SIDE_BEFORE].color), false},
    {"border-before-style", READ_STYLE, AT(border[SIDE_BEFORE].style), false},
    {"border-before-width", READ_WIDTH, AT(border[SIDE_BEFORE].width), false},
    {"border-collapse", READ_ENUM, AT(border_collapse), true},
    {"border-end-color", READ_COLOR, AT(border[SIDE_END].color), false},
    {"border-end-style", READ_STYLE, AT(border[SIDE_END].style), false},
    {"border-end-width", READ_WIDTH, AT(border[SIDE_END].width), false},
    {"border-start-color", READ_COLOR, AT(border[SIDE_START].color), false},
    {"border-start-style", READ_STYLE, AT(border[SIDE_START].style), false},
    {"border-start-width", READ_WIDTH, AT(border[SIDE_START].width), false},
    {"bottom", READ_LENGTH, AT(bottom), false},
    {"break-after", READ_ENUM, AT(break_after), false},
    {"break-before", READ_ENUM, AT(break_before), false},
    {"caption-side", READ_ENUM, AT(caption_side), true},
    {"character", READ_STRING, AT(character), false},
    {"color", READ_COLOR, AT(color), true},
    {"column-count", READ_INT, AT(column_count), false},
    {"column-gap", READ_LENGTH, AT(column_gap), false},
    {"column-number", READ_INT, AT(column_number), false},
    {"column-width", READ_LENGTH, AT(column_width), false},
    {"content-height", READ_SPECIAL, 0, false},
    {"content-width", READ_SPECIAL, 0, false},
    {"display-align", READ_ENUM, AT(display_align), true},
    {"empty-cells", READ_ENUM, AT(empty_cells), true},
    {"end-indent", READ_LENGTH, AT(end_indent), true},
    {"ends-row", READ_ENUM, AT(ends_row), false},
    {"extent", READ_LENGTH, AT(extent), false},
    {"external-destination", READ_STRING, AT(external_destination), false},
    {"flow-name", READ_STRING, AT(flow_name), false},
    {"font-family", READ_STRING, AT(font_family), true},
    {"font-size", READ_SPECIAL, 0, true},
    {"font-style", READ_ENUM, AT(font_style), true},
    {"font-weight", READ_SPECIAL, 0, true},
    {"force-page-count", READ_ENUM, AT(force_page_count), false},
    {"format", READ_STRING, AT(format), false},
    {"height", READ_LENGTH, AT(height), false},
    {"hyphenate", READ_ENUM, AT(hyphenate), true},
    {"id", READ_STRING, AT(id), false},
    {"initial-page-number", READ_SPECIAL, 0, false},
    {"inline-progression-dimension", READ_LENGTH, AT(width), false},
    {"internal-destination", READ_STRING, AT(internal_destination), false},
    {"keep-together", READ_KEEP, AT(keep_together), true},
    {"keep-with-next", READ_KEEP, AT(keep_with_next), false},
    {"keep-with-previous", READ_KEEP, AT(keep_with_previous), false},
    {"last-line-end-indent", READ_LENGTH, AT(last_line_end_indent), true},
    {"leader-alignment", READ_ENUM, AT(leader_alignment), true},
    {"leader-length", READ_SPECIAL, 0, true},
    {"leader-pattern", READ_ENUM, AT(leader_pattern), true},
    {"leader-pattern-width", READ_LENGTH, AT(leader_pattern_width), true},
    {"left", READ_LENGTH, AT(left), false},
    {"letter-spacing", READ_SPACE, AT(letter_spacing), true},
    {"line-height", READ_SPECIAL, 0, true},
    {"linefeed-treatment", READ_ENUM, AT(linefeed_treatment), true},
    {"margin-bottom", READ_SPECIAL, 0, false},
    {"margin-left", READ_SPECIAL, 0, false},
    {"margin-right", READ_SPECIAL, 0, false},
    {"margin-top", READ_SPECIAL, 0, false},
    {"marker-class-name", READ_STRING, AT(marker_class_name), false},
    {"master-name", READ_STRING, AT(master_name), false},
    {"master-reference", READ_STRING, AT(master_reference), false},
    {"max-height", READ_LENGTH, AT(max_height), false},
    {"max-width", READ_LENGTH, AT(max_width), false},
    {"maximum-repeats", READ_SPECIAL, 0, false},
    {"min-height", READ_LENGTH, AT(min_height), false},
    {"min-width", READ_LENGTH, AT(min_width), false},
    {"number-columns-repeated", READ_INT, AT(number_columns_repeated), false},
    {"number-columns-spanned", READ_INT, AT(number_columns_spanned), false},
    {"number-rows-spanned", READ_INT, AT(number_rows_spanned), false},
    {"odd-or-even", READ_ENUM, AT(odd_or_even), false},
    {"orphans", READ_INT, AT(orphans), true},
    {"overflow", READ_ENUM, AT(overflow), false},
    {"padding-after", READ_LENGTH, AT(padding[SIDE_AFTER]), false},
    {"padding-before", READ_LENGTH, AT(padding[SIDE_BEFORE]), false},
    {"padding-end", READ_LENGTH, AT(padding[SIDE_END]), false},
    {"padding-start", READ_LENGTH, AT(padding[SIDE_START]), false},
    {"page-height", READ_LENGTH, AT(page_height), false},
    {"page-position", READ_ENUM, AT(page_position), false},
    {"page-width", READ_LENGTH, AT(page_width), false},
    {"precedence", READ_ENUM, AT(precedence), false},
    {"provisional-distance-between-starts", READ_LENGTH, AT(provisional_distance_between_starts), true},
    {"provisional-label-separation", READ_LENGTH, AT(provisional_label_separation), true},
    {"ref-id", READ_STRING, AT(ref_id), false},
    {"reference-orientation", READ_INT, AT(reference_orientation), true},
    {"region-name", READ_STRING, AT(region_name), false},
    {"relative-align", READ_ENUM, AT(relative_align), true},
    {"retrieve-boundary", READ_ENUM, AT(retrieve_boundary), false},
    {"retrieve-boundary-within-table", READ_ENUM, AT(retrieve_boundary), false},
    {"retrieve-class-name", READ_STRING, AT(retrieve_class_name), false},
    {"retrieve-position", READ_ENUM, AT(retrieve_position), false},
    {"retrieve-position-within-table", READ_ENUM, AT(retrieve_position), false},
    {"right", READ_LENGTH, AT(right), false},
    {"role", READ_STRING, AT(role), false},
    {"rule-style", READ_ENUM, AT(rule_style), true},
    {"rule-thickness", READ_MPT, AT(rule_thickness), true},
    {"scaling", READ_ENUM, AT(scaling), false},
    {"space-after", READ_SPACE, AT(space_after), false},
    {"space-before", READ_SPACE, AT(space_before), false},
    {"space-end", READ_SPACE, AT(space_end), false},
    {"space-start", READ_SPACE, AT(space_start), false},
    {"span", READ_ENUM, AT(span), false},
    {"src", READ_STRING, AT(src), false},
    {"start-indent", READ_LENGTH, AT(start_indent), true},
    {"starting-state", READ_STRING, AT(starting_state), false},
    {"starts-row", READ_ENUM, AT(starts_row), false},
    {"table-layout", READ_ENUM, AT(table_layout), false},
    {"table-omit-footer-at-break", READ_ENUM, AT(table_omit_footer_at_break), false},
    {"table-omit-header-at-break", READ_ENUM, AT(table_omit_header_at_break), false},
    {"text-align", READ_ENUM, AT(text_align), true},
    {"text-align-last", READ_ENUM, AT(text_align_last), true},
    {"text-decoration", READ_SPECIAL, 0, false},
    {"text-indent", READ_LENGTH, AT(text_indent), true},
    {"text-transform", READ_ENUM, AT(text_transform), true},
    {"top", READ_LENGTH, AT(top), false},
    {"vertical-align", READ_ENUM, AT(vertical_align), false},
    {"visibility", READ_ENUM, AT(visibility), true},
    {"white-space-collapse", READ_ENUM, AT(white_space_collapse), true},
    {"white-space-treatment", READ_ENUM, AT(white_space_treatment), true},
    {"widows", READ_INT, AT(widows), true},
    {"width", READ_LENGTH, AT(width), false},
    {"word-spacing", READ_SPACE, AT(word_spacing), true},
    {"wrap-option", READ_ENUM, AT(wrap_option), true},
    {"xml:lang", READ_STRING, AT(xml_lang), true},
    /* nothing to do in this medium */
    {"hyphenation-character", READ_NOTHING, 0, true},
    {"language", READ_NOTHING, 0, true},
    {"country", READ_NOTHING, 0, true},
    {"script", READ_NOTHING, 0, true},
    {"writing-mode", READ_NOTHING, 0, true},
};
enum { TABLE_SIZE = sizeof table / sizeof *table };

/* Size of the values of a reader, for inheritance. */
static const size_t reader_size[] = {[READ_STRING] = sizeof(char *),  [READ_ENUM] = sizeof(enum fo_enum), [READ_INT] = sizeof(int32_t),
                                     [READ_LENGTH] = sizeof(struct fo_length), [READ_MPT] = sizeof(mpt), [READ_SPACE] = sizeof(struct fo_space),
                                     [READ_KEEP] = sizeof(struct fo_keep), [READ_COLOR] = sizeof(uint32_t), [READ_STYLE] = sizeof(enum fo_border_style),
                                     [READ_WIDTH] = sizeof(mpt)};

const struct property *property_lookup(const char *name)
{
    int low = 0, high = TABLE_SIZE - 6;
    while (low <= high) { /* the table is sorted but for its tail */
        int middle = (low + high) / 2, order = strcmp(name, table[middle].name);
        if (!order)
            return &table[middle];
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    for (int i = TABLE_SIZE - 5; i < TABLE_SIZE; i++)
        if (!strcmp(table[i].name, name))
            return &table[i];
    return NULL;
}

void properties_inherit(struct fo_props *child, const struct fo_props *parent)
{
    for (int i = 0; i < TABLE_SIZE; i++)
        if (table[i].inherited && table[i].reader < READ_SPECIAL)
            memcpy((char *)child + table[i].offset, (const char *)parent + table[i].offset, reader_size[table[i].reader]);
    child->font_size = parent->font_size;
    child->font_weight = parent->font_weight;
    child->border_separation_ip = parent->border_separation_ip;
    child->border_separation_bp = parent->border_separation_bp;
    child->line_height = parent->line_height;
    child->line_height_factor = parent->line_height_factor;
    child->leader_length_min = parent->leader_length_min;
    child->leader_length_opt = parent->leader_length_opt;
    child->leader_length_max = parent->leader_length_max;
    child->text_decoration = parent->text_decoration; /* not inherited, but it decorates all the text inside */
}

void properties_initial(struct fo_props *p)
{
    const struct fo_length automatic = {.is_auto = true};
    *p = (struct fo_props){
        .font_family = "song", .font_size = 12000, .font_weight = 400, .font_style = ENUM_NORMAL, .line_height_factor = 1200000, .line_height = 14400,
        .text_align = ENUM_START, .text_align_last = ENUM_RELATIVE, .text_transform = ENUM_NONE, .hyphenate = ENUM_FALSE, .wrap_option = ENUM_WRAP,
        .white_space_collapse = ENUM_TRUE, .linefeed_treatment = ENUM_TREAT_AS_SPACE, .white_space_treatment = ENUM_IGNORE_IF_SURROUNDING_LINEFEED,
        .vertical_align = ENUM_BASELINE, .display_align = ENUM_AUTO, .relative_align = ENUM_BEFORE, .widows = 2, .orphans = 2, .background_color = FO_COLOR_NONE,
        .overflow = ENUM_AUTO, .visibility = ENUM_VISIBLE, .break_before = ENUM_AUTO, .break_after = ENUM_AUTO, .span = ENUM_NONE, .width = automatic, .height = automatic,
        .top = automatic, .right = automatic, .bottom = automatic, .left = automatic, .absolute_position = ENUM_AUTO, .page_width = automatic, .page_height = automatic,
        .column_gap = {.abs = 12000}, .column_count = 1, .precedence = ENUM_FALSE, .provisional_distance_between_starts = {.abs = 24000},
        .provisional_label_separation = {.abs = 6000}, .table_layout = ENUM_AUTO, .border_collapse = ENUM_COLLAPSE, .table_omit_header_at_break = ENUM_FALSE,
        .table_omit_footer_at_break = ENUM_FALSE, .caption_side = ENUM_BEFORE, .empty_cells = ENUM_SHOW, .column_width = automatic, .number_columns_repeated = 1, .number_columns_spanned = 1,
        .number_rows_spanned = 1, .starts_row = ENUM_FALSE, .ends_row = ENUM_FALSE, .leader_pattern = ENUM_SPACE, .leader_alignment = ENUM_NONE, .rule_style = ENUM_SOLID,
        .leader_length_opt = {.abs = 12000}, .leader_length_max = {.pct = 100000}, .leader_pattern_width = automatic, .rule_thickness = 1000, .content_width = automatic,
        .content_height = automatic, .scaling = ENUM_UNIFORM, .force_page_count = ENUM_AUTO, .page_position = ENUM_ANY, .odd_or_even = ENUM_ANY, .blank_or_not_blank = ENUM_ANY,
        .retrieve_position = ENUM_FIRST_STARTING_WITHIN_PAGE, .retrieve_boundary = ENUM_PAGE_SEQUENCE, .maximum_repeats = FO_FORCE, .format = "1", .letter_spacing = {.opt = {.is_auto = true}},
        .word_spacing = {.opt = {.is_auto = true}}};
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

static int set_length(struct fo_length *l, const struct value *v)
{
    if (v->kind == VALUE_LENGTH)
        *l = v->len;
    else if (v->kind == VALUE_NUMBER && v->number == 0)
        *l = (struct fo_length){0};
    else if (v->kind == VALUE_KEYWORD && (!strcmp(v->word, "auto") || !strcmp(v->word, "none") || !strcmp(v->word, "use-font-metrics")))
        *l = (struct fo_length){.is_auto = true};
    else
        return -1;
    return 0;
}

static int set_keep(struct fo_keep *k, const struct value *v)
{
    int32_t strength = 0;
    if (v->kind == VALUE_KEYWORD && !strcmp(v->word, "always"))
        strength = FO_FORCE;
    else if (v->kind == VALUE_NUMBER)
        strength = (int32_t)(v->number / 1000000);
    else if (v->kind != VALUE_KEYWORD || strcmp(v->word, "auto") != 0)
        return -1;
    *k = (struct fo_keep){strength, strength, strength};
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
    case READ_ENUM: {
        enum fo_enum e = v.kind == VALUE_KEYWORD ? value_enum(v.word) : ENUM_UNSET;
        if (e)
            *(enum fo_enum *)at = e;
        return e ? 0 : -1;
    }
    case READ_INT:
        if (v.kind != VALUE_NUMBER)
            return -1;
        *(int32_t *)at = (int32_t)(v.number / 1000000);
        return 0;
    case READ_LENGTH: return set_length(at, &v);
    case READ_MPT:
        if (v.kind != VALUE_LENGTH || v.len.pct)
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
    case READ_WIDTH: return border_width_set(at, &v);
    default: return 2;
    }
}

int property_set(struct fo_props *p, struct property_scope *s, const char *name, const char *text)
{
    int done = shorthand_set(p, s, name, text);
    if (done != 1)
        return done;
    const struct property *row = property_lookup(name);
    if (!row)
        return 1;
    if (row->reader == READ_NOTHING)
        return 2;
    if (!strcmp(text, "inherit")) {
        if (row->reader < READ_SPECIAL)
            memcpy((char *)p + row->offset, (const char *)s->parent + row->offset, reader_size[row->reader]);
        return 0;
    }
    if (!strcmp(name, "start-indent") || !strcmp(name, "end-indent"))
        s->indent_given[name[0] == 'e'] = true;
    return row->reader == READ_SPECIAL ? special_set(p, s, name, text) : set_plain(p, s, row, text);
}
