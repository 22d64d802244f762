/* fo: compute, the attributes of an element -> its properties: in their turns, what hangs on other objects, indents from margins. Equal sets are kept once. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "builder.h"

enum { CACHE_STEPS = 16, SCAN_ROWS = 64, SCAN_COLUMNS = 256 };

struct place builder_place(const struct builder *b, const xmlNode *node)
{
    return (struct place){b->tree->file, (int)xmlGetLineNo((xmlNode *)node), 0};
}

bool namespace_is(const xmlNs *ns, const char *uri)
{
    return ns && !strcmp((const char *)ns->href, uri);
}

static const char *attribute_text(const xmlAttr *a)
{
    return a->children && a->children->content ? (const char *)a->children->content : "";
}

static void attribute_name(const xmlAttr *a, char name[80])
{
    bool xml = a->ns && a->ns->prefix && !strcmp((const char *)a->ns->prefix, "xml");
    snprintf(name, 80, "%s%s", xml ? "xml:" : namespace_is(a->ns, OWN_NAMESPACE) ? "db:" : "", (const char *)a->name);
}

/* An extension of another formatter: told once. */
void foreign_note(struct builder *b, const xmlNode *at, const xmlNs *ns, const xmlChar *name, enum diag_code code)
{
    char text[96];
    snprintf(text, sizeof text, "%s%s%s", ns && ns->prefix ? (const char *)ns->prefix : "", ns && ns->prefix ? ":" : "", (const char *)name);
    for (int i = 0; i < b->noted_count; i++)
        if (!strcmp(b->noted[i], text))
            return;
    if (b->noted_count == NOTED_MOST)
        return;
    b->noted[b->noted_count++] = arena_strdup(b->tree->arena, text);
    diag_add(b->diags, code, builder_place(b, at), text);
}

static void attribute_foreign(struct builder *b, const xmlNode *node, const xmlAttr *a, struct fo_props *p)
{
    const char *name = (const char *)a->name, *text = attribute_text(a);
    if (!strcmp(name, "alt-text") || !strcmp(name, "alttext") || !strcmp(name, "alt-description"))
        p->alt_text = arena_strdup(b->tree->arena, text);
    else if (namespace_is(a->ns, FOX_NAMESPACE) && !strcmp(name, "header"))
        p->header_scope = !strcmp(text, "true") ? "row" : NULL; /* the cells of a column, or one cell, head their rows */
    else
        foreign_note(b, node, a->ns, a->name, D_FO_FOREIGN);
}

static void attribute_apply(struct builder *b, const xmlNode *node, const xmlAttr *a, struct fo_props *p, struct property_scope *s)
{
    char name[80];
    attribute_name(a, name);
    const char *text = attribute_text(a);
    text += strspn(text, " \t\r\n");
    switch (property_set(p, s, name, text)) {
    case PROPERTY_BAD: diag_add(b->diags, D_FO_VALUE, builder_place(b, node), name, text); break;
    case PROPERTY_UNKNOWN: diag_add(b->diags, D_FO_PROPERTY, builder_place(b, node), name); break;
    case PROPERTY_LACKING: diag_add(b->diags, D_FO_LACKING, builder_place(b, node), name, text); break;
    case PROPERTY_DONE: break;
    }
}

/* The attributes that are properties, each with its turn. */
static void attributes_order(struct builder *b, const xmlNode *node, struct fo_props *p)
{
    b->turn_count = 0;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        char name[80];
        attribute_name(a, name);
        if (a->ns && strncmp(name, "xml:", 4) != 0 && !(namespace_is(a->ns, OWN_NAMESPACE) && property_lookup(name))) {
            attribute_foreign(b, node, a, p);
            continue;
        }
        if (!strcmp(name, "xml:space") || !strcmp(name, "xml:base") || !strcmp(name, "xml:id"))
            continue;
        MEM_GROW(b->turns, b->turn_count, b->turn_cap);
        b->turns[b->turn_count++] = (struct turn){a, property_rank(name)};
    }
}

static const struct fo_props *props_nearest(void *user, const char *property)
{
    const struct builder *b = user;
    const struct fo_node *n = b->parent;
    for (const xmlNode *x = b->node->parent; x && n; x = x->parent, n = n->parent)
        for (const xmlAttr *a = x->properties; a; a = a->next) {
            const struct property *row = property_lookup((const char *)a->name);
            if (row && !strcmp(row->reader == READ_ALIAS ? row->allowed : row->name, property))
                return n->props;
        }
    return &b->initial;
}

static int32_t span_of(int32_t n)
{
    return n < 1 ? 1 : n > SCAN_COLUMNS ? SCAN_COLUMNS : n;
}

/* Column (from 0) of a cell that is about to be added to row; cells of the SCAN_ROWS rows before it may reach down into it. */
static int column_next(const struct fo_node *row, const struct fo_props *own)
{
    int busy[SCAN_COLUMNS] = {0}, at = 0, rows = 0, skip = 0;
    for (const struct fo_node *r = row->parent->first; r != row; r = r->next)
        rows++;
    skip = rows > SCAN_ROWS ? rows - SCAN_ROWS : 0;
    int y = 0;
    for (const struct fo_node *r = row->parent->first; r; r = r->next, y++) {
        if (y < skip)
            continue;
        at = 0;
        for (const struct fo_node *c = r->first; c; c = c->next) {
            if (c->kind != FO_TABLE_CELL || !c->props) /* the last one is the cell itself */
                continue;
            at = c->props->column_number > 0 ? c->props->column_number - 1 : at;
            while (at < SCAN_COLUMNS && busy[at] > y)
                at++;
            for (int i = 0; i < span_of(c->props->number_columns_spanned) && at < SCAN_COLUMNS; i++)
                busy[at++] = y + span_of(c->props->number_rows_spanned);
        }
        if (r == row)
            break;
    }
    if (own->column_number > 0)
        return own->column_number - 1;
    while (at < SCAN_COLUMNS && busy[at] > y)
        at++;
    return at;
}

/* The table-column of the cell under way. */
static const struct fo_props *props_column(void *user)
{
    const struct builder *b = user;
    const struct fo_node *row = b->parent, *table = row;
    while (table && table->kind != FO_TABLE)
        table = table->parent;
    if (!table || row->kind != FO_TABLE_ROW)
        return NULL;
    struct fo_props own = {0};
    xmlChar *number = xmlGetNoNsProp(b->node, (const xmlChar *)"column-number");
    own.column_number = number ? atoi((const char *)number) : 0;
    xmlFree(number);
    int wanted = column_next(row, &own), next = 0;
    for (const struct fo_node *c = table->first; c; c = c->next) {
        if (c->kind != FO_TABLE_COLUMN)
            continue;
        next = c->props->column_number > 0 ? c->props->column_number - 1 : next;
        if (wanted >= next && wanted < next + span_of(c->props->number_columns_repeated))
            return c->props;
        next += span_of(c->props->number_columns_repeated);
    }
    return NULL;
}

static bool makes_reference_area(enum fo_kind kind)
{
    return kind == FO_BLOCK_CONTAINER || kind == FO_INLINE_CONTAINER || kind == FO_TABLE_AND_CAPTION || kind == FO_TABLE_CAPTION || kind == FO_TABLE_CELL;
}

/* XSL 5.3.2: an indent follows from the margin unless it is given; in a new reference area it does not count on. */
static void indents_compute(struct fo_props *p, const struct fo_props *parent, const struct property_scope *s, enum fo_kind kind)
{
    static const enum fo_side side[2] = {SIDE_START, SIDE_END};
    struct fo_length *indent[2] = {&p->start_indent, &p->end_indent};
    const struct fo_length none = {0}, *inherited[2] = {&parent->start_indent, &parent->end_indent};
    for (int i = 0; i < 2; i++) {
        const struct fo_length *m = &p->margin[side[i]], *pad = &p->padding[side[i]], *from = makes_reference_area(kind) ? &none : inherited[i];
        if (s->indent_given[i] || !s->margin_given[side[i]] || m->is_auto)
            continue;
        *indent[i] = (struct fo_length){.abs = from->abs + m->abs + pad->abs + p->border[side[i]].width, .pct = from->pct + m->pct + pad->pct};
    }
    struct fo_space *space[2] = {&p->space_before, &p->space_after};
    for (int i = 0; i < 2; i++)
        if (s->margin_given[SIDE_BEFORE + i] && !p->margin[SIDE_BEFORE + i].is_auto)
            space[i]->min = space[i]->opt = space[i]->max = p->margin[SIDE_BEFORE + i];
}

/* What is settled when all attributes are read. */
static void props_finish(struct fo_props *p, const struct fo_props *parent, const struct property_scope *s, enum fo_kind kind)
{
    for (int i = 0; i < 4; i++) {
        if (p->border[i].style <= BORDER_HIDDEN)
            p->border[i].width = 0;
        if (p->border[i].color == FO_COLOR_CURRENT)
            p->border[i].color = p->color;
    }
    if (p->language && (!p->xml_lang || p->xml_lang == parent->xml_lang) && p->language != parent->language)
        p->xml_lang = p->country && strcmp(p->country, "none") ? arena_printf(s->arena, "%s-%s", p->language, p->country) : p->language;
    p->reference_orientation = (p->reference_orientation % 360 + 360) % 360;
    if (kind >= FO_BLOCK)
        indents_compute(p, parent, s, kind);
}

static struct fo_props *props_compute(struct builder *b, const xmlNode *node, enum fo_kind kind, const struct fo_props *parent)
{
    struct fo_props *p = ARENA_NEW(b->tree->arena, struct fo_props);
    *p = b->initial;
    properties_inherit(p, parent);
    struct property_scope s = {.arena = b->tree->arena, .parent = parent, .values.em = p->font_size, .nearest = props_nearest, .column = props_column, .user = b};
    attributes_order(b, node, p);
    for (int rank = 0; rank < PROPERTY_RANKS; rank++) {
        s.values.start = parent->start_indent;
        s.values.distance = p->provisional_distance_between_starts;
        s.values.separation = p->provisional_label_separation;
        for (int i = 0; i < b->turn_count; i++)
            if (b->turns[i].rank == rank)
                attribute_apply(b, node, b->turns[i].attribute, p, &s);
        if (rank == 2)
            s.turned = kind == FO_BLOCK_CONTAINER && p->reference_orientation % 180;
        if (rank <= 2 && p->line_height_factor)
            p->line_height = mpt_scale(p->font_size, p->line_height_factor, 1000000);
    }
    props_finish(p, parent, &s, kind);
    return p;
}

uint64_t key_hash(const void *salt, const char *text, size_t len)
{
    uint64_t h = (uint64_t)(uintptr_t)salt * 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)text[i]) * 0x100000001B3u;
    return h ^ h >> 29;
}

const struct fo_props *props_of(struct builder *b, const xmlNode *node, enum fo_kind kind, const struct fo_props *parent)
{
    b->key.len = 0;
    bool apart = false; /* hangs on more than parent and attributes */
    buf_putc(&b->key, (char)(kind < FO_BLOCK ? 1 : makes_reference_area(kind) ? 2 : 3));
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *text = attribute_text(a);
        apart |= strstr(text, "from-") != NULL;
        buf_puts(&b->key, a->ns && a->ns->prefix ? (const char *)a->ns->prefix : "");
        buf_putc(&b->key, 4);
        buf_puts(&b->key, (const char *)a->name);
        buf_putc(&b->key, 1);
        buf_puts(&b->key, text);
        buf_putc(&b->key, 2);
    }
    uint64_t h = key_hash(parent, b->key.data, b->key.len);
    for (int i = 0; i < CACHE_STEPS && !apart; i++) {
        struct cached *c = &b->cache[(h + (uint64_t)i) % CACHE_SIZE];
        if (!c->props)
            return *c = (struct cached){parent, props_compute(b, node, kind, parent), arena_strdup(b->tree->arena, b->key.data)}, c->props;
        if (c->parent == parent && !strcmp(c->attributes, b->key.data))
            return c->props;
    }
    return props_compute(b, node, kind, parent);
}
