/* fo: build, XSL-FO document -> formatting object tree. Walks the elements, computes the properties (font first, then what depends on it) and keeps equal sets once. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fo.h"
#include "properties.h"

#define FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"
#define FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"
enum { DEPTH_MOST = 512, CACHE_SIZE = 4096, CACHE_STEPS = 16 };

static const char *const object_names[] = {"#text",
#define FO_OBJECT(kind, name, ...) name,
#include "objects.def"
#undef FO_OBJECT
};

struct cached { /* the property set of an object: same parent set and same attributes give the same */
    const struct fo_props *parent, *props;
    const char *attributes;
};

struct builder {
    struct fo_tree *tree;
    struct diags *diags;
    struct cached cache[CACHE_SIZE];
    struct buf key;
};

const char *fo_kind_name(enum fo_kind kind)
{
    return object_names[kind];
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
    snprintf(name, 80, "%s%s", a->ns && a->ns->prefix && !strcmp((const char *)a->ns->prefix, "xml") ? "xml:" : "", (const char *)a->name);
}

/* Order in which attributes are read: what others hang on comes first; shorthands before what they stand for. */
static int attribute_rank(const char *name)
{
    if (!strcmp(name, "font-size"))
        return 0;
    if (!strncmp(name, "provisional-", 12) || !strcmp(name, "line-height"))
        return 1;
    if (!strcmp(name, "border") || !strcmp(name, "padding") || !strcmp(name, "margin") || !strcmp(name, "background") || !strcmp(name, "color"))
        return 2;
    if (!strncmp(name, "border-", 7) && !strchr(name + 7, '-'))
        return 3;
    return strchr(name, '.') ? 5 : 4;
}

static void property_report(struct builder *b, const xmlNode *node, const char *name, const char *text, int done)
{
    if (done == -1)
        diag_add(b->diags, D_FO_VALUE, place_of(b, node), name, text);
    else if (done == 1)
        diag_add(b->diags, D_FO_PROPERTY, place_of(b, node), name);
}

static void attribute_apply(struct builder *b, const xmlNode *node, const xmlAttr *a, struct fo_props *p, struct property_scope *s, int rank)
{
    char name[80];
    attribute_name(a, name);
    const char *text = attribute_text(a);
    if (namespace_is(a->ns, FOX_NAMESPACE)) {
        if (rank == 4 && !strcmp(name, "alt-text"))
            p->alt_text = arena_strdup(b->tree->arena, text);
        if (rank == 4 && !strcmp(name, "header") && !strcmp(text, "true"))
            p->header_scope = "row"; /* the cells of a column, or one cell, head their rows */
        return;
    }
    if (a->ns && strncmp(name, "xml:", 4) != 0)
        return; /* another vocabulary's */
    if (attribute_rank(name) != rank || !strcmp(name, "xml:space") || !strcmp(name, "xml:base"))
        return;
    property_report(b, node, name, text, property_set(p, s, name, text));
}

/* XSL 5.3.2: an indent follows from the margin unless it is given. */
static void indents_compute(struct fo_props *p, const struct fo_props *parent, const struct property_scope *s)
{
    static const enum fo_side side[2] = {SIDE_START, SIDE_END};
    struct fo_length *indent[2] = {&p->start_indent, &p->end_indent};
    const struct fo_length *inherited[2] = {&parent->start_indent, &parent->end_indent};
    for (int i = 0; i < 2; i++) {
        const struct fo_length *m = &p->margin[side[i]], *pad = &p->padding[side[i]];
        if (s->indent_given[i] || !s->margin_given[side[i]] || m->is_auto)
            continue;
        *indent[i] = (struct fo_length){.abs = inherited[i]->abs + m->abs + pad->abs + p->border[side[i]].width,
                                        .pct = inherited[i]->pct + m->pct + pad->pct};
    }
    if (s->margin_given[SIDE_BEFORE] && !p->space_before.opt.abs)
        p->space_before.min = p->space_before.opt = p->space_before.max = p->margin[SIDE_BEFORE];
    if (s->margin_given[SIDE_AFTER] && !p->space_after.opt.abs)
        p->space_after.min = p->space_after.opt = p->space_after.max = p->margin[SIDE_AFTER];
}

static struct fo_props *props_compute(struct builder *b, const xmlNode *node, enum fo_kind kind, const struct fo_props *parent)
{
    struct fo_props *p = ARENA_NEW(b->tree->arena, struct fo_props);
    properties_initial(p);
    properties_inherit(p, parent);
    struct property_scope s = {.arena = b->tree->arena, .parent = parent, .values.em = p->font_size};
    for (int rank = 0; rank <= 5; rank++) {
        s.values.start = parent->start_indent;
        s.values.distance = p->provisional_distance_between_starts;
        s.values.separation = p->provisional_label_separation;
        for (const xmlAttr *a = node->properties; a; a = a->next)
            attribute_apply(b, node, a, p, &s, rank);
        if (rank <= 1 && p->line_height_factor)
            p->line_height = mpt_scale(p->font_size, p->line_height_factor, 1000000);
    }
    for (int i = 0; i < 4; i++)
        if (p->border[i].style <= BORDER_HIDDEN)
            p->border[i].width = 0;
    if (kind >= FO_BLOCK)
        indents_compute(p, parent, &s);
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
    buf_putc(&b->key, kind >= FO_BLOCK ? 'b' : 'a');
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        buf_puts(&b->key, (const char *)a->name);
        buf_putc(&b->key, 1);
        buf_puts(&b->key, attribute_text(a));
        buf_putc(&b->key, 2);
    }
    uint64_t h = key_hash(parent, b->key.data, b->key.len);
    for (int i = 0; i < CACHE_STEPS; i++) {
        struct cached *c = &b->cache[(h + (uint64_t)i) % CACHE_SIZE];
        if (!c->props)
            return *c = (struct cached){parent, props_compute(b, node, kind, parent), arena_strdup(b->tree->arena, b->key.data)}, c->props;
        if (c->parent == parent && !strcmp(c->attributes, b->key.data))
            return c->props;
    }
    return props_compute(b, node, kind, parent);
}

static enum fo_kind kind_of(const xmlNode *node)
{
    for (int k = 1; k < FO_KIND_COUNT; k++)
        if (!strcmp(object_names[k], (const char *)node->name))
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
    return k == FO_BLOCK || k == FO_INLINE || k == FO_BASIC_LINK || k == FO_WRAPPER || k == FO_TITLE || k == FO_BOOKMARK_TITLE || k == FO_LEADER || k == FO_MARKER;
}

/* Text: linefeeds are treated here, once (XSL 7.17.7); runs of spaces are collapsed by the paragraph, which sees across objects. */
static void text_add(struct builder *b, struct fo_node *parent, const xmlNode *from)
{
    const char *text = (const char *)from->content;
    if (!text || !*text)
        return;
    if (!holds_text(parent->kind)) {
        if (!all_space(text))
            diag_add(b->diags, D_FO_TEXT, place_of(b, from), object_names[parent->kind]);
        return;
    }
    struct fo_node *n = node_add(b, parent, FO_TEXT, from);
    n->props = parent->props;
    n->len = strlen(text);
    char *copy = arena_strndup(b->tree->arena, text, n->len);
    if (parent->props->linefeed_treatment == ENUM_TREAT_AS_SPACE)
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
        const char **to = !strcmp((const char *)n->name, "title") ? &t->title : !strcmp((const char *)n->name, "creator") ? &t->author : !strcmp((const char *)n->name, "description") ? &t->subject : NULL;
        if (to) {
            xmlChar *text = xmlNodeGetContent(n);
            *to = arena_strdup(t->arena, (const char *)text);
            xmlFree(text);
        } else
            metadata_read(t, n, depth + 1);
    }
}

/* One element below parent; the new object when its children are to be walked, else NULL. */
static struct fo_node *element_add(struct builder *b, struct fo_node *parent, const xmlNode *from, int depth)
{
    if (!namespace_is(from->ns, FO_NAMESPACE)) {
        if (parent && parent->kind == FO_INSTREAM_FOREIGN_OBJECT && !parent->foreign)
            parent->foreign = (void *)from;
        else if (parent && parent->kind == FO_DECLARATIONS)
            metadata_read(b->tree, from, 0);
        return NULL;
    }
    enum fo_kind kind = kind_of(from);
    if (kind == FO_TEXT) {
        diag_add(b->diags, D_FO_OBJECT, place_of(b, from), (const char *)from->name);
        return NULL;
    }
    if (depth > DEPTH_MOST) {
        diag_add(b->diags, D_FO_DEPTH, place_of(b, from), DEPTH_MOST);
        return NULL;
    }
    if ((kind == FO_ROOT) != !parent) {
        diag_add(b->diags, D_FO_MISPLACED, place_of(b, from), object_names[kind], parent ? object_names[parent->kind] : "the document");
        return NULL;
    }
    static struct fo_props initial;
    if (!parent)
        properties_initial(&initial);
    struct fo_node *n = node_add(b, parent, kind, from);
    n->props = props_of(b, from, kind, parent ? parent->props : &initial);
    return n;
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
            at = at->parent;
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

struct fo_tree *fo_build(const xmlDoc *doc, const char *file, struct diags *ds)
{
    struct builder *b = mem_alloc(sizeof *b);
    struct fo_tree *t = mem_alloc(sizeof *t);
    t->arena = arena_new();
    t->file = file;
    b->tree = t;
    b->diags = ds;
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
    buf_free(&b->key);
    free(b);
    return t;
}

void fo_free(struct fo_tree *t)
{
    if (!t)
        return;
    arena_free(t->arena);
    free(t);
}
