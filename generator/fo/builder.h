/* fo: builder, what build.c (objects) and compute.c (their properties) share while a tree is built. */
#ifndef DENGBAO_FO_BUILDER_H
#define DENGBAO_FO_BUILDER_H
#include "properties.h"

#define FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"
#define OWN_NAMESPACE "urn:dengbao:paper"
#define FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"

enum { CACHE_SIZE = 4096, NOTED_MOST = 64 };

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

struct place builder_place(const struct builder *, const xmlNode *);
bool namespace_is(const xmlNs *, const char *uri);
void foreign_note(struct builder *, const xmlNode *at, const xmlNs *, const xmlChar *name, enum diag_code); /* an extension of another formatter: told once */
uint64_t key_hash(const void *salt, const char *text, size_t len);
/* The properties of an element below parent; equal ones are computed once. */
const struct fo_props *props_of(struct builder *, const xmlNode *, enum fo_kind, const struct fo_props *parent);
#endif
