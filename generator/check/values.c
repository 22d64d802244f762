/* check: values, text against the simple types that libxml2 compiled from the XSD: restrictions of built-in types, no lists and no unions. */
#include "values.h"

#include <libxml/schemasInternals.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../input/tree.h"
#include "placeholder.h"

struct values {
    const struct vocab *vocab;
    const xmlSchema *schema;
    xmlSchemaType **types; /* of vocab_type_at(i), NULL: not asked for yet */
};

struct values *values_new(const xmlSchema *schema, const struct vocab *vocab)
{
    struct values *v = mem_alloc(sizeof *v);
    *v = (struct values){vocab, schema, mem_alloc(sizeof *v->types * (size_t)vocab_type_count(vocab))};
    return v;
}

void values_free(struct values *v)
{
    if (v)
        free(v->types);
    free(v);
}

static xmlSchemaType *type_of(struct values *v, const struct vocab_type *t)
{
    xmlSchemaType **type = &v->types[t - vocab_type_at(v->vocab, 0)];
    if (!*type)
        *type = xmlHashLookup2(v->schema->typeDecl, (const xmlChar *)t->name, v->schema->targetNamespace);
    return *type;
}

/* One step of derivation: any of its patterns, any of its enumeration values, and every other facet (XML Schema part 2, 4.3). */
static bool step_fits(xmlSchemaType *t, xmlSchemaType *basic, const xmlChar *value, xmlSchemaVal *val)
{
    bool asked[2] = {false, false}, met[2] = {false, false};
    for (xmlSchemaFacet *f = t->facets; f; f = f->next) {
        bool pattern = f->type == XML_SCHEMA_FACET_PATTERN, choice = f->type == XML_SCHEMA_FACET_ENUMERATION;
        if ((pattern || choice) && met[pattern])
            continue;
        bool fits = xmlSchemaValidateFacet(basic, f, value, val) == 0;
        if (pattern || choice)
            asked[pattern] = true, met[pattern] = fits;
        else if (!fits)
            return false;
    }
    return met[0] == asked[0] && met[1] == asked[1];
}

static bool is_option(const struct vocab_type *t, const char *value)
{
    for (int i = 0; i < t->value_count; i++)
        if (*t->values[i].code == *value && !strcmp(t->values[i].code, value))
            return true;
    return false;
}

bool value_fits(struct values *v, const struct vocab_type *vocab_type, const char *value)
{
    if (vocab_type->value_count) /* its only facet */
        return is_option(vocab_type, value);
    if (vocab_type->length_most && !vocab_type->pattern && *value && strlen(value) <= (size_t)vocab_type->length_most && vocab_type->length_least <= 1)
        return true; /* text has no facets but its length, and no more characters than bytes */
    xmlSchemaType *type = type_of(v, vocab_type), *basic = type;
    xmlSchemaVal *val = NULL;
    while (basic && basic->type != XML_SCHEMA_TYPE_BASIC)
        basic = basic->baseType;
    bool text = basic == xmlSchemaGetBuiltInType(XML_SCHEMAS_STRING);
    bool fits = basic && (text || xmlSchemaValidatePredefinedType(basic, (const xmlChar *)value, &val) == 0);
    for (; fits && type != basic; type = type->baseType)
        fits = step_fits(type, basic, (const xmlChar *)value, val);
    xmlSchemaFreeValue(val);
    return fits;
}

/* The values of one description under check. */
struct run {
    struct values *values;
    const struct structure *structure;
    xmlNodeSet *placeholders;
    xmlHashTable *sound; /* text and type of values with a pattern that fit: ids and dates are met again, and patterns take long */
};

static bool fits_again(struct run *r, const struct vocab_type *t, const char *value)
{
    const xmlChar *text = (const xmlChar *)value, *type = (const xmlChar *)t->name;
    if (!t->pattern)
        return value_fits(r->values, t, value);
    if (xmlHashLookup2(r->sound, text, type))
        return true;
    bool fits = value_fits(r->values, t, value);
    if (fits)
        xmlHashAddEntry2(r->sound, text, type, r);
    return fits;
}

/* Options, dates and numbers cannot be placeholders. */
static bool is_free_text(const struct vocab_type *t)
{
    return !(t->value_count || t->is_date || t->is_integer);
}

static void value_check(struct run *r, xmlNode *n, const struct vocab_type *t)
{
    const char *value = n->children && n->children->content ? (const char *)n->children->content : "";
    if (!fits_again(r, t, value))
        value_report(r->structure, n);
    else if (is_free_text(t) && is_placeholder(value))
        xmlXPathNodeSetAddUnique(r->placeholders, n);
}

static void node_check(struct run *r, xmlNode *n)
{
    const struct vocab_type *t = tree_type(n);
    if (!t || tree_faults(n) & TREE_FAULT_SELF)
        return;
    if (t->kind == VOCAB_SCALAR)
        value_check(r, n, t);
    else
        for (xmlNode *c = n->children; c; c = c->next)
            if (c->type == XML_ELEMENT_NODE)
                node_check(r, c);
}

void values_check(struct values *v, const struct structure *s, xmlNodeSet *placeholders)
{
    struct run r = {v, s, placeholders, xmlHashCreate(512)};
    node_check(&r, xmlDocGetRootElement(s->in->doc));
    xmlHashFree(r.sound, NULL);
}
