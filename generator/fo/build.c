/* fo: build, XSL-FO document -> formatting object tree. Walks the elements, computes the properties (font first, then what depends on it) and keeps equal sets once. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fo.h"
#include "properties.h"

#define FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"
#define OWN_NAMESPACE "urn:dengbao:paper"
#define FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"
enum { DEPTH_MOST = 512, CACHE_SIZE = 4096, CACHE_STEPS = 16, NOTED_MOST = 64, SCAN_ROWS = 64, SCAN_COLUMNS = 256 };

enum { /* where objects may stand; XSL 6.2 */
    IN_ROOT = 1, IN_MASTERS = 2, IN_MASTER = 4, IN_SUBSEQUENCES = 8, IN_ALTERNATIVES = 16, IN_BOOKMARKS = 32, IN_SEQUENCE = 64, BLOCKS = 128, INLINES = 256, IN_LIST = 512,
    IN_ITEM = 1024, IN_PAIR = 2048, IN_TABLE = 4096, IN_PART = 8192, IN_ROW = 16384, IN_FOOTNOTE = 32768, ANYWHERE = 65535
};

static const struct {
    const char *name;
    int stands, holds;
} objects[] = {{"#text", 0, 0},
#define FO_OBJECT(kind, name, stands, holds) {name, stands, holds},
#define FO_READ_AS(name, kind)
#define FO_IDLE_OBJECT(name)
#include "objects.def"
#undef FO_OBJECT
#undef FO_READ_AS
#undef FO_IDLE_OBJECT
};

static const struct {
    const char *name;
    enum fo_kind kind; /* FO_TEXT: nothing to do */
} others[] = {
#define FO_OBJECT(kind, name, ...)
#define FO_READ_AS(name, kind) {name, kind},
#define FO_IDLE_OBJECT(name) {name, FO_TEXT},
#include "objects.def"
};
enum { OTHERS = sizeof others / sizeof *others };

struct fo_copies { /* of a marker, by where it is retrieved */
    const struct fo_props *context;
    struct fo_node *copy;
    struct fo_copies *next;
};

struct cached { /* the property set of an object: same parent set and same attributes give the same */
    const struct fo_props *parent, *props;
    const char *attributes;
};

struct turn { /* an attribute and when it is read */
    const xmlAttr *attribute;
    int rank;
};

struct id_seen {
    const char *id;
    struct id_seen *next;
};

struct builder {
    struct id_seen *ids[CACHE_SIZE];
    struct fo_tree *tree;
    struct diags *diags;
    struct cached cache[CACHE_SIZE];
    struct buf key;
    struct turn *turns;
    int turn_count, turn_cap;
    const xmlNode *node; /* whose properties are read */
    struct fo_node *parent;
    struct fo_props initial;
    bool copying; /* for fo_retrieve */
    const char *noted[NOTED_MOST]; /* extensions of other formatters that were told of: each once */
    int noted_count;
};

const char *fo_kind_name(enum fo_kind kind)
{
    return objects[kind].name;
}

mpt fo_length_of(struct fo_length l, mpt base)
{
    return l.abs + (l.pct ? mpt_scale(base, l.pct, 100000) : 0);
}

static struct place place_of(const struct builder *b, const xmlNode *node)
{
    return (struct place){b->tree->file, (int)xmlGetLineNo((xmlNode *)node), 0};
}

static bool namespace_is(const xmlNs *ns, const char *uri)
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
static void foreign_note(struct builder *b, const xmlNode *at, const xmlNs *ns, const xmlChar *name, enum diag_code code)
{
    char text[96];
    snprintf(text, sizeof text, "%s%s%s", ns && ns->prefix ? (const char *)ns->prefix : "", ns && ns->prefix ? ":" : "", (const char *)name);
    for (int i = 0; i < b->noted_count; i++)
        if (!strcmp(b->noted[i], text))
            return;
    if (b->noted_count == NOTED_MOST)
        return;
    b->noted[b->noted_count++] = arena_strdup(b->tree->arena, text);
    diag_add(b->diags, code, place_of(b, at), text);
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
    case PROPERTY_BAD: diag_add(b->diags, D_FO_VALUE, place_of(b, node), name, text); break;
    case PROPERTY_UNKNOWN: diag_add(b->diags, D_FO_PROPERTY, place_of(b, node), name); break;
    case PROPERTY_LACKING: diag_add(b->diags, D_FO_LACKING, place_of(b, node), name, text); break;
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

static uint64_t key_hash(const struct fo_props *parent, const char *text, size_t len)
{
    uint64_t h = (uint64_t)(uintptr_t)parent * 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)text[i]) * 0x100000001B3u;
    return h ^ h >> 29;
}

static const struct fo_props *props_of(struct builder *b, const xmlNode *node, enum fo_kind kind, const struct fo_props *parent)
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

/* Index in others[] of an object that is not formatted under its own name, or -1. */
static int other_of(const xmlNode *node)
{
    for (int i = 0; i < OTHERS; i++)
        if (!strcmp(others[i].name, (const char *)node->name))
            return i;
    return -1;
}

static enum fo_kind kind_of(const xmlNode *node)
{
    for (int k = 1; k < FO_KIND_COUNT; k++)
        if (!strcmp(objects[k].name, (const char *)node->name))
            return (enum fo_kind)k;
    return FO_TEXT;
}

static struct fo_node *node_add(struct builder *b, struct fo_node *parent, enum fo_kind kind, const xmlNode *from)
{
    struct fo_node *n = ARENA_NEW(b->tree->arena, struct fo_node);
    n->kind = kind;
    n->parent = parent;
    n->line = (int)xmlGetLineNo((xmlNode *)from);
    b->tree->node_count++;
    if (parent && parent->last)
        parent->last = parent->last->next = n;
    else if (parent)
        parent->first = parent->last = n;
    return n;
}

static bool all_space(const char *s)
{
    return s[strspn(s, " \t\r\n")] == 0;
}

static bool holds_text(enum fo_kind k)
{
    return k == FO_BLOCK || k == FO_FOLIO_PREFIX || k == FO_FOLIO_SUFFIX || k == FO_INLINE || k == FO_BASIC_LINK || k == FO_WRAPPER || k == FO_TITLE || k == FO_BOOKMARK_TITLE || k == FO_LEADER || k == FO_MARKER;
}

/* Text goes on as it stands: white space is settled by the paragraph, which sees across objects (XSL 7.17); titles that never become lines are one line here. */
static void text_add(struct builder *b, struct fo_node *parent, const xmlNode *from)
{
    const char *text = (const char *)from->content;
    if (!text || !*text)
        return;
    if (!holds_text(parent->kind)) {
        if (!all_space(text))
            diag_add(b->diags, D_FO_TEXT, place_of(b, from), objects[parent->kind].name);
        return;
    }
    struct fo_node *n = node_add(b, parent, FO_TEXT, from);
    n->props = parent->props;
    n->len = strlen(text);
    char *copy = arena_strndup(b->tree->arena, text, n->len);
    if (parent->kind == FO_TITLE || parent->kind == FO_BOOKMARK_TITLE || parent->kind == FO_FOLIO_PREFIX || parent->kind == FO_FOLIO_SUFFIX)
        for (size_t i = 0; i < n->len; i++)
            if (copy[i] == '\n' || copy[i] == '\t' || copy[i] == '\r')
                copy[i] = ' ';
    n->text = copy;
}

static void metadata_read(struct fo_tree *t, const xmlNode *node, int depth)
{
    for (const xmlNode *n = node->children; n && depth < 12; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        const char **to = !strcmp((const char *)n->name, "title") ? &t->title : !strcmp((const char *)n->name, "creator") ? &t->author : !strcmp((const char *)n->name, "description") ? &t->subject : !strcmp((const char *)n->name, "Keywords") ? &t->keywords : NULL;
        if (to) {
            xmlChar *text = xmlNodeGetContent(n);
            *to = arena_strdup(t->arena, (const char *)text);
            xmlFree(text);
        } else
            metadata_read(t, n, depth + 1);
    }
}

/* axf:document-info and rx:meta-field: a name and its value. */
static void metadata_foreign(struct fo_tree *t, const xmlNode *from)
{
    xmlChar *name = xmlGetNoNsProp(from, (const xmlChar *)"name"), *value = xmlGetNoNsProp(from, (const xmlChar *)"value");
    const char *n = name ? (const char *)name : "";
    const char **to = !strcmp(n, "title") || !strcmp(n, "document-title") ? &t->title : !strcmp(n, "author") || !strcmp(n, "creator") ? &t->author : !strcmp(n, "subject") ? &t->subject : !strcmp(n, "keywords") ? &t->keywords : NULL;
    if (to && value)
        *to = arena_strdup(t->arena, (const char *)value);
    xmlFree(name);
    xmlFree(value);
}

static void element_foreign(struct builder *b, struct fo_node *parent, const xmlNode *from)
{
    const char *name = (const char *)from->name;
    if (parent && parent->kind == FO_INSTREAM_FOREIGN_OBJECT) {
        if (!parent->foreign)
            parent->foreign = (void *)from;
    } else if (parent && parent->kind == FO_DECLARATIONS)
        metadata_read(b->tree, from, 0);
    else if (!strcmp(name, "document-info") || !strcmp(name, "meta-field"))
        metadata_foreign(b->tree, from);
    else if (!strcmp(name, "meta-info"))
        for (const xmlNode *n = from->children; n; n = n->next) {
            if (n->type == XML_ELEMENT_NODE)
                metadata_foreign(b->tree, n);
        }
    else if (parent)
        foreign_note(b, from, from->ns, from->name, D_FO_FOREIGN_ELEMENT);
}

/* What a node holds: a wrapper holds what its parent does. */
static const struct fo_node *holder_of(const struct fo_node *n)
{
    while (n->kind == FO_WRAPPER && n->parent)
        n = n->parent;
    return n;
}

static bool child_is_allowed(const struct fo_node *parent, enum fo_kind kind)
{
    const struct fo_node *holder = holder_of(parent);
    return objects[holder->kind].holds & objects[kind].stands;
}

/* fo:multi-case that starts hidden. */
static bool case_is_hidden(const xmlNode *from)
{
    xmlChar *state = xmlGetNoNsProp(from, (const xmlChar *)"starting-state");
    bool hidden = state && !strcmp((const char *)state, "hide");
    xmlFree(state);
    return hidden && !strcmp((const char *)from->name, "multi-case");
}

static enum fo_kind kind_meant(struct builder *b, const xmlNode *from)
{
    enum fo_kind kind = kind_of(from);
    if (kind != FO_TEXT)
        return kind;
    int other = other_of(from);
    if (other < 0)
        diag_add(b->diags, D_FO_OBJECT, place_of(b, from), (const char *)from->name);
    else if (others[other].kind == FO_TEXT)
        diag_add(b->diags, D_FO_OBJECT_IDLE, place_of(b, from), (const char *)from->name);
    else if (strcmp((const char *)from->name, "page-sequence-wrapper") && !case_is_hidden(from))
        diag_add(b->diags, D_FO_OBJECT_AS, place_of(b, from), (const char *)from->name, objects[others[other].kind].name);
    return other < 0 || case_is_hidden(from) ? FO_TEXT : others[other].kind;
}

/* An id that was given before. */
static void id_note(struct builder *b, const struct fo_node *n)
{
    struct id_seen **slot = &b->ids[key_hash(NULL, n->props->id, strlen(n->props->id)) % CACHE_SIZE];
    for (const struct id_seen *s = *slot; s; s = s->next)
        if (!strcmp(s->id, n->props->id)) {
            diag_add(b->diags, D_LAYOUT_ID_TWICE, (struct place){b->tree->file, n->line, 0}, n->props->id);
            return;
        }
    struct id_seen *fresh = ARENA_NEW(b->tree->arena, struct id_seen);
    *fresh = (struct id_seen){n->props->id, *slot};
    *slot = fresh;
}

/* One element below parent; the new object when its children are to be walked, else NULL. */
static struct fo_node *element_add(struct builder *b, struct fo_node *parent, const xmlNode *from, int depth)
{
    if (!namespace_is(from->ns, FO_NAMESPACE)) {
        element_foreign(b, parent, from);
        return NULL;
    }
    enum fo_kind kind = kind_meant(b, from);
    if (kind == FO_TEXT)
        return NULL;
    if (depth > DEPTH_MOST) {
        diag_add(b->diags, D_FO_DEPTH, place_of(b, from), DEPTH_MOST);
        return NULL;
    }
    if ((kind == FO_ROOT) != !parent || (parent && !child_is_allowed(parent, kind))) {
        diag_add(b->diags, D_FO_MISPLACED, place_of(b, from), objects[kind].name, parent ? objects[parent->kind].name : "the document");
        return NULL;
    }
    b->node = from;
    b->parent = parent;
    struct fo_node *n = node_add(b, parent, kind, from);
    n->props = props_of(b, from, kind, parent ? parent->props : &b->initial);
    if (n->props->id && parent && !b->copying)
        id_note(b, n);
    if (kind == FO_MARKER) {
        n->copies = ARENA_NEW(b->tree->arena, struct fo_copies);
        n->foreign = (void *)from;
    }
    return n;
}

/* A wrapper outside of text has done its work when its children have their properties: they take its place. */
static void wrapper_unwrap(struct fo_node *w)
{
    struct fo_node *parent = w->parent, **link = &parent->first;
    if (w->kind != FO_WRAPPER || objects[holder_of(w)->kind].holds & (BLOCKS | INLINES))
        return;
    struct fo_node *before = NULL;
    while (*link != w) {
        before = *link;
        link = &before->next;
    }
    *link = w->first ? w->first : w->next;
    for (struct fo_node *c = w->first; c; c = c->next)
        c->parent = parent;
    if (w->last)
        w->last->next = w->next;
    if (parent->last == w)
        parent->last = w->last ? w->last : before;
}

static void children_add(struct builder *b, struct fo_node *root, const xmlNode *top)
{
    struct fo_node *at = root;
    int depth = 1;
    for (const xmlNode *n = top->children; n;) {
        struct fo_node *made = NULL;
        if (n->type == XML_ELEMENT_NODE)
            made = element_add(b, at, n, depth);
        else if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            text_add(b, at, n);
        if (made && n->children) {
            at = made;
            depth++;
            n = n->children;
            continue;
        }
        while (n != top && !n->next) {
            n = n->parent;
            if (n == top)
                break;
            struct fo_node *done = at;
            at = at->parent;
            wrapper_unwrap(done);
            depth--;
        }
        n = n == top ? NULL : n->next;
    }
}

static bool has_child(const struct fo_node *n, enum fo_kind kind)
{
    for (const struct fo_node *c = n->first; c; c = c->next)
        if (c->kind == kind)
            return true;
    return false;
}

static struct builder *builder_new(struct fo_tree *t, struct diags *ds)
{
    struct builder *b = mem_alloc(sizeof *b);
    b->tree = t;
    b->diags = ds;
    properties_initial(&b->initial);
    return b;
}

static void builder_free(struct builder *b)
{
    buf_free(&b->key);
    free(b->turns);
    free(b);
}

const struct fo_node *fo_retrieve(const struct fo_tree *tree, const struct fo_node *marker, const struct fo_props *context, struct diags *ds)
{
    struct fo_copies *at = marker->copies;
    if (!at || !marker->foreign)
        return marker;
    while (at->copy && at->context != context && at->next)
        at = at->next;
    if (at->copy && at->context == context)
        return at->copy;
    if (at->copy)
        at = at->next = ARENA_NEW(tree->arena, struct fo_copies);
    struct fo_tree *t = mem_alloc(sizeof *t);
    *t = *tree;
    struct builder *b = builder_new(t, ds);
    b->copying = true;
    struct fo_node *n = node_add(b, NULL, FO_MARKER, marker->foreign);
    n->parent = marker->parent;
    n->props = context;
    *at = (struct fo_copies){context, n, NULL};
    children_add(b, n, marker->foreign);
    builder_free(b);
    free(t);
    return n;
}

struct fo_tree *fo_build(const xmlDoc *doc, const char *file, struct diags *ds)
{
    struct fo_tree *t = mem_alloc(sizeof *t);
    t->arena = arena_new();
    t->file = file;
    struct builder *b = builder_new(t, ds);
    const xmlNode *top = xmlDocGetRootElement(doc);
    if (top && namespace_is(top->ns, FO_NAMESPACE))
        t->root = element_add(b, NULL, top, 0);
    if (t->root)
        children_add(b, t->root, top);
    if (!t->root || !has_child(t->root, FO_LAYOUT_MASTER_SET) || !has_child(t->root, FO_PAGE_SEQUENCE)) {
        diag_add(ds, D_FO_EMPTY, (struct place){file, 1, 0});
        fo_free(t);
        t = NULL;
    } else
        t->lang = t->root->props->xml_lang;
    builder_free(b);
    return t;
}

void fo_free(struct fo_tree *t)
{
    if (!t)
        return;
    arena_free(t->arena);
    free(t);
}

const char *fo_lang_of(const struct fo_node *n)
{
    const char *own = n->props->xml_lang, *around = n->parent ? n->parent->props->xml_lang : NULL;
    return own && around && strcmp(own, around) ? own : NULL;
}
