/* fo: build, XSL-FO document -> formatting object tree. Walks the elements; compute.c does their properties. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fo.h"
#include "builder.h"

enum { DEPTH_MOST = 512 };

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

const char *fo_kind_name(enum fo_kind kind)
{
    return objects[kind].name;
}

mpt fo_length_of(struct fo_length l, mpt base)
{
    return l.abs + (l.pct ? mpt_scale(base, l.pct, 100000) : 0);
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
            diag_add(b->diags, D_FO_TEXT, builder_place(b, from), objects[parent->kind].name);
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
        if (strcmp(name, "svg"))
            diag_add(b->diags, D_FO_DRAWING, builder_place(b, from), name);
        else if (!parent->foreign)
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
    else if (namespace_is(from->ns, FOX_NAMESPACE) && !strcmp(name, "destination"))
        return; /* every id can be reached by its name */
    else if (parent && !from->ns)
        diag_add(b->diags, D_FO_NAMESPACE, builder_place(b, from), name);
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
        diag_add(b->diags, D_FO_OBJECT, builder_place(b, from), (const char *)from->name);
    else if (others[other].kind == FO_TEXT)
        diag_add(b->diags, D_FO_OBJECT_IDLE, builder_place(b, from), (const char *)from->name);
    else if (strcmp((const char *)from->name, "page-sequence-wrapper") && !case_is_hidden(from))
        diag_add(b->diags, D_FO_OBJECT_AS, builder_place(b, from), (const char *)from->name, objects[others[other].kind].name);
    return other < 0 || case_is_hidden(from) ? FO_TEXT : others[other].kind;
}

static struct id_seen **id_slot(struct builder *b, const char *id)
{
    return &b->ids[key_hash(NULL, id, strlen(id)) % CACHE_SIZE];
}

static bool id_is_known(struct builder *b, const char *id)
{
    const struct id_seen *s = *id_slot(b, id);
    while (s && strcmp(s->id, id))
        s = s->next;
    return s;
}

/* An id that was given before is told. */
static void id_note(struct builder *b, const struct fo_node *n)
{
    struct id_seen **slot = id_slot(b, n->props->id);
    if (id_is_known(b, n->props->id)) {
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
        diag_add(b->diags, D_FO_DEPTH, builder_place(b, from), DEPTH_MOST);
        return NULL;
    }
    if ((kind == FO_ROOT) != !parent || (parent && !child_is_allowed(parent, kind))) {
        diag_add(b->diags, D_FO_MISPLACED, builder_place(b, from), objects[kind].name, parent ? objects[parent->kind].name : "the document");
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

/* Links and bookmarks that lead nowhere. */
static void links_check(struct builder *b)
{
    for (const struct fo_node *n = b->tree->root; n;) {
        const char *id = n->kind == FO_BASIC_LINK || n->kind == FO_BOOKMARK ? n->props->internal_destination : NULL;
        if (id && *id && !id_is_known(b, id))
            diag_add(b->diags, D_LAYOUT_ID, (struct place){b->tree->file, n->line, 0}, id);
        const struct fo_node *next = n->first;
        while (n && !next) {
            next = n->next;
            n = n->parent;
        }
        n = next;
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
    if (t->root)
        links_check(b);
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
