/* vocab: the names of descriptions, read from the annotations of the schemas. */
#include "vocab.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/file.h"
#include "../base/node.h"

enum { TYPES_MOST = 512, ALIASES_MOST = 24, ROOTS_MOST = 8 };

/* The schema family: a row for each file. Types of an earlier file may be used in a later one (xs:include). */
static const struct {
    const char *file, *rules;
} schemas[] = {
    {"schemas/filing.xsd", "schemas/rules/filing"},
    {"schemas/roster.xsd", NULL},
    {"schemas/approval.xsd", "schemas/rules/approval"},
};
enum { SCHEMAS = sizeof schemas / sizeof *schemas };

struct vocab {
    struct arena *arena;
    xmlDict *names;
    xmlDoc *docs[SCHEMAS];
    struct vocab_type *types;
    int type_count;
    struct vocab_element roots[ROOTS_MOST];
    int root_schema[ROOTS_MOST], root_count;
};

static const char *attribute(struct vocab *v, xmlNode *n, const char *name)
{
    const char *value = node_attribute(n, name);
    return value ? arena_strdup(v->arena, value) : NULL;
}

static const char *content(struct vocab *v, xmlNode *n)
{
    xmlChar *value = xmlNodeGetContent(n);
    const char *copy = arena_strdup(v->arena, (const char *)value);
    xmlFree(value);
    return copy;
}

static struct vocab_type *type_lookup(struct vocab *v, const char *name)
{
    for (int i = v->type_count - 1; name && i >= 0; i--) /* the schema's own types first */
        if (!strcmp(v->types[i].name, name))
            return &v->types[i];
    return NULL;
}

static void value_read(struct vocab *v, xmlNode *n, struct vocab_value *into)
{
    xmlNode *info = node_child(node_child(n, "annotation"), "appinfo");
    const char **aliases = ARENA_ARRAY(v->arena, const char *, ALIASES_MOST);
    int alias_count = 0;
    into->aliases = (const char *const *)aliases;
    into->code = attribute(v, n, "value");
    into->label = into->en = "";
    for (n = info ? xmlFirstElementChild(info) : NULL; n; n = xmlNextElementSibling(n))
        if (node_is(n, "label"))
            into->label = content(v, n);
        else if (node_is(n, "en"))
            into->en = content(v, n);
        else if (node_is(n, "alias") && alias_count + 1 < ALIASES_MOST)
            aliases[alias_count++] = content(v, n);
        else if (node_is(n, "blank"))
            into->blank = attribute(v, n, "element");
}

static const char *language(struct vocab *v, xmlNode *n)
{
    xmlChar *lang = xmlNodeGetLang(n);
    const char *copy = lang ? arena_strdup(v->arena, (const char *)lang) : "zh";
    xmlFree(lang);
    return copy;
}

/* What the annotation of an element or a type says, in each language; "" when it says nothing. */
static void documentation_read(struct vocab *v, xmlNode *n, const char **zh, const char **en)
{
    xmlNode *annotation = node_child(n, "annotation");
    *zh = *en = "";
    for (xmlNode *d = annotation ? xmlFirstElementChild(annotation) : NULL; d; d = xmlNextElementSibling(d)) {
        const char *lang = node_is(d, "documentation") ? language(v, d) : NULL;
        if (lang)
            *(strcmp(lang, "en") ? zh : en) = content(v, d);
    }
}

static void facet_read(struct vocab_type *t, const char *name, const char *value)
{
    if (!strcmp(name, "pattern"))
        t->pattern = value;
    else if (!strcmp(name, "minInclusive"))
        t->least = value;
    else if (!strcmp(name, "maxInclusive"))
        t->most = value;
    else if (!strcmp(name, "minLength"))
        t->length_least = atoi(value);
    else if (!strcmp(name, "maxLength"))
        t->length_most = atoi(value);
}

static void scalar_read(struct vocab *v, xmlNode *n, struct vocab_type *t)
{
    xmlNode *restriction = node_child(n, "restriction");
    const char *base = restriction ? attribute(v, restriction, "base") : "";
    t->is_date = base && !strcmp(base, "xs:date");
    t->is_integer = base && !strcmp(base, "xs:nonNegativeInteger");
    t->is_multiline = !strcmp(t->name, "prose");
    documentation_read(v, n, &t->doc, &t->doc_en);
    for (xmlNode *e = restriction ? xmlFirstElementChild(restriction) : NULL; e; e = xmlNextElementSibling(e))
        facet_read(t, (const char *)e->name, attribute(v, e, "value"));
    int count = 0;
    for (xmlNode *e = restriction ? xmlFirstElementChild(restriction) : NULL; e; e = xmlNextElementSibling(e))
        count += node_is(e, "enumeration");
    struct vocab_value *values = ARENA_ARRAY(v->arena, struct vocab_value, count ? count : 1);
    for (xmlNode *e = restriction ? xmlFirstElementChild(restriction) : NULL; e; e = xmlNextElementSibling(e))
        if (node_is(e, "enumeration"))
            value_read(v, e, &values[t->value_count++]);
    t->values = values;
}

static const char *name_read(struct vocab *v, xmlNode *n)
{
    const char *name = node_attribute(n, "name");
    return name ? (const char *)xmlDictLookup(v->names, (const xmlChar *)name, -1) : NULL;
}

static void element_read(struct vocab *v, xmlNode *n, struct vocab_element *into)
{
    const char **aliases = ARENA_ARRAY(v->arena, const char *, ALIASES_MOST);
    int alias_count = 0;
    xmlNode *annotation = node_child(n, "annotation"), *info = node_child(annotation, "appinfo");
    const char *least = attribute(v, n, "minOccurs");
    *into = (struct vocab_element){.name = name_read(v, n), .label = "", .en = "", .required = !least || strcmp(least, "0"), .aliases = (const char *const *)aliases};
    into->type = type_lookup(v, attribute(v, n, "type"));
    documentation_read(v, n, &into->doc, &into->doc_en);
    for (n = info ? xmlFirstElementChild(info) : NULL; n; n = xmlNextElementSibling(n))
        if (node_is(n, "label"))
            into->label = content(v, n);
        else if (node_is(n, "en"))
            into->en = content(v, n);
        else if (node_is(n, "field"))
            into->field = content(v, n);
        else if (node_is(n, "article"))
            into->article = content(v, n);
        else if (node_is(n, "from"))
            into->from_level = atoi(content(v, n));
        else if (node_is(n, "partial"))
            into->partial = true;
        else if (node_is(n, "alias") && alias_count + 1 < ALIASES_MOST)
            aliases[alias_count++] = content(v, n);
}

static void record_read(struct vocab *v, xmlNode *n, struct vocab_type *t)
{
    xmlNode *sequence = node_child(n, "sequence");
    struct vocab_element *elements = ARENA_ARRAY(v->arena, struct vocab_element, sequence ? xmlChildElementCount(sequence) : 1);
    t->kind = VOCAB_RECORD;
    for (xmlNode *e = sequence ? xmlFirstElementChild(sequence) : NULL; e; e = xmlNextElementSibling(e)) {
        if (xmlHasProp(e, (const xmlChar *)"maxOccurs"))
            t->kind = VOCAB_LIST;
        element_read(v, e, &elements[t->element_count++]);
    }
    t->elements = elements;
}

static bool schema_read(struct vocab *v, int schema)
{
    xmlNode *root = xmlDocGetRootElement(v->docs[schema]);
    int i = v->type_count;
    for (xmlNode *n = xmlFirstElementChild(root); n && v->type_count < TYPES_MOST; n = xmlNextElementSibling(n))
        if (node_is(n, "complexType") || node_is(n, "simpleType"))
            v->types[v->type_count++].name = attribute(v, n, "name");
    for (xmlNode *n = xmlFirstElementChild(root); n; n = xmlNextElementSibling(n))
        if (node_is(n, "complexType"))
            record_read(v, n, &v->types[i++]);
        else if (node_is(n, "simpleType"))
            scalar_read(v, n, &v->types[i++]);
    int before = v->root_count;
    for (xmlNode *n = xmlFirstElementChild(root); n; n = xmlNextElementSibling(n))
        if (node_is(n, "element") && v->root_count < ROOTS_MOST) {
            element_read(v, n, &v->roots[v->root_count]);
            v->root_schema[v->root_count++] = schema;
        }
    return v->root_count > before && v->roots[before].type;
}

static bool schema_load(struct vocab *v, int schema, struct diags *ds)
{
    char *path = file_own(schemas[schema].file, ds);
    if (!path)
        return false;
    v->docs[schema] = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS);
    bool ok = v->docs[schema] && schema_read(v, schema);
    if (!ok)
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, schemas[schema].file, "not a schema of the expected shape");
    free(path);
    return ok;
}

struct vocab *vocab_load(struct diags *ds)
{
    struct vocab *v = mem_alloc(sizeof *v);
    v->arena = arena_new();
    v->names = xmlDictCreate();
    v->types = ARENA_ARRAY(v->arena, struct vocab_type, TYPES_MOST);
    for (int i = 0; i < SCHEMAS; i++)
        if (!schema_load(v, i, ds)) {
            vocab_free(v);
            return NULL;
        }
    return v;
}

void vocab_free(struct vocab *v)
{
    if (!v)
        return;
    for (int i = 0; i < SCHEMAS; i++)
        xmlFreeDoc(v->docs[i]);
    xmlDictFree(v->names);
    arena_free(v->arena);
    free(v);
}

int vocab_schema_count(const struct vocab *v)
{
    (void)v;
    return SCHEMAS;
}

const char *vocab_schema_file(const struct vocab *v, int schema)
{
    (void)v;
    return schemas[schema].file;
}

const char *vocab_schema_rules(const struct vocab *v, int schema)
{
    (void)v;
    return schemas[schema].rules;
}

xmlDict *vocab_names(const struct vocab *v)
{
    return v->names;
}

const xmlDoc *vocab_schema(const struct vocab *v, int schema)
{
    return v->docs[schema];
}

/* Steps over one character of a label: （ and ( are the same, so are ） and ), and spaces do not count, full-width and no-break ones neither. */
static int label_char(const char **p)
{
    for (;;)
        if (**p == ' ')
            (*p)++;
        else if (**p == '\xE3' && !strncmp(*p, "\xE3\x80\x80", 3))
            *p += 3;
        else if (**p == '\xC2' && (*p)[1] == '\xA0')
            *p += 2;
        else
            break;
    if (**p == '\xEF' && (!strncmp(*p, "\xEF\xBC\x88", 3) || !strncmp(*p, "\xEF\xBC\x89", 3))) {
        *p += 3;
        return (*p)[-1] == '\x88' ? '(' : ')';
    }
    return **p ? (unsigned char)*(*p)++ : 0;
}

/* A byte that stands for itself in a label. */
static bool is_plain(char c)
{
    return c != ' ' && c != '\xE3' && c != '\xC2' && c != '\xEF';
}

static bool label_is(const char *label, const char *written)
{
    if (*label != *written && is_plain(*label) && is_plain(*written))
        return false;
    for (;;) {
        int a = label_char(&label), b = label_char(&written);
        if (a != b)
            return false;
        if (!a)
            return true;
    }
}

static bool label_or_alias(const char *label, const char *const *aliases, const char *written)
{
    if (label_is(label, written))
        return true;
    for (; *aliases; aliases++)
        if (label_is(*aliases, written))
            return true;
    return false;
}

static bool key_is(const struct vocab_element *e, const char *key)
{
    return (*e->name == *key && !strcmp(e->name, key)) || label_or_alias(e->label, e->aliases, key);
}

const struct vocab_element *vocab_root(const struct vocab *v, const char *name)
{
    for (int i = 0; i < v->root_count; i++)
        if (key_is(&v->roots[i], name))
            return &v->roots[i];
    return NULL;
}

int vocab_type_count(const struct vocab *v)
{
    return v->type_count;
}

const struct vocab_type *vocab_type_at(const struct vocab *v, int index)
{
    return &v->types[index];
}

const struct vocab_element *vocab_root_at(const struct vocab *v, int index)
{
    return index < v->root_count ? &v->roots[index] : NULL;
}

int vocab_schema_of(const struct vocab *v, const char *root)
{
    const struct vocab_element *e = vocab_root(v, root);
    return e ? v->root_schema[e - v->roots] : -1;
}

const struct vocab_element *vocab_child(const struct vocab_type *t, const char *key)
{
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; t && i < t->element_count; i++)
            if (key_is(&t->elements[i], key))
                return &t->elements[i];
        if (!(key[0] >= '0' && key[0] <= '9' && key[1] >= '0' && key[1] <= '9'))
            break;
        key += 2; /* as printed: 01单位名称 */
    }
    return NULL;
}

const struct vocab_element *vocab_type_user(const struct vocab *v, const struct vocab_type *t)
{
    for (int i = 0; i < v->root_count; i++)
        if (v->roots[i].type == t)
            return &v->roots[i];
    for (int i = 0; i < v->type_count; i++)
        for (int k = 0; k < v->types[i].element_count; k++)
            if (v->types[i].elements[k].type == t)
                return &v->types[i].elements[k];
    return NULL;
}

/* false: there are several. Types are no deeper than a description and hold no circle. */
static bool home_find(const struct vocab_type *t, const char *key, const struct vocab_element **home)
{
    for (int i = 0; i < t->element_count; i++) {
        const struct vocab_element *e = &t->elements[i];
        if (e->type->kind == VOCAB_RECORD && vocab_child(e->type, key)) {
            if (*home && (*home)->type != e->type)
                return false;
            *home = *home ? *home : e;
        }
        if (!home_find(e->type, key, home))
            return false;
    }
    return true;
}

const struct vocab_element *vocab_home(const struct vocab_type *top, const char *key)
{
    const struct vocab_element *home = NULL;
    return home_find(top, key, &home) ? home : NULL;
}

const struct vocab_value *vocab_value(const struct vocab_type *t, const char *text)
{
    for (int i = 0; t && i < t->value_count; i++)
        if ((*t->values[i].code == *text && !strcmp(t->values[i].code, text)) || label_or_alias(t->values[i].label, t->values[i].aliases, text))
            return &t->values[i];
    return NULL;
}

const struct vocab_element *vocab_of(const struct vocab *v, const xmlNode *n)
{
    if (!n || n->type != XML_ELEMENT_NODE)
        return NULL;
    if (!n->parent || n->parent->type != XML_ELEMENT_NODE)
        return vocab_root(v, (const char *)n->name);
    const struct vocab_element *parent = vocab_of(v, n->parent);
    return parent ? vocab_child(parent->type, (const char *)n->name) : NULL;
}
