/* vocab: the names of the description, read from the annotations of schemas/filing.xsd. */
#include "vocab.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/file.h"

enum { TYPES_MOST = 512, ALIASES_MOST = 8 };

struct vocab {
    struct arena *arena;
    xmlDoc *doc;
    struct vocab_type *types;
    int type_count;
    struct vocab_element root;
};

static bool is(const xmlNode *n, const char *name)
{
    return !strcmp((const char *)n->name, name);
}

static const char *attribute(struct vocab *v, xmlNode *n, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(n, (const xmlChar *)name);
    const char *copy = value ? arena_strdup(v->arena, (const char *)value) : NULL;
    xmlFree(value);
    return copy;
}

static const char *content(struct vocab *v, xmlNode *n)
{
    xmlChar *value = xmlNodeGetContent(n);
    const char *copy = arena_strdup(v->arena, (const char *)value);
    xmlFree(value);
    return copy;
}

static xmlNode *child(xmlNode *n, const char *name)
{
    for (n = n ? xmlFirstElementChild(n) : NULL; n; n = xmlNextElementSibling(n))
        if (is(n, name))
            return n;
    return NULL;
}

static struct vocab_type *type_lookup(struct vocab *v, const char *name)
{
    for (int i = 0; name && i < v->type_count; i++)
        if (!strcmp(v->types[i].name, name))
            return &v->types[i];
    return NULL;
}

static void value_read(struct vocab *v, xmlNode *n, struct vocab_value *into)
{
    xmlNode *info = child(child(n, "annotation"), "appinfo");
    const char **aliases = ARENA_ARRAY(v->arena, const char *, ALIASES_MOST);
    int alias_count = 0;
    into->aliases = (const char *const *)aliases;
    into->code = attribute(v, n, "value");
    into->label = into->en = "";
    for (n = info ? xmlFirstElementChild(info) : NULL; n; n = xmlNextElementSibling(n))
        if (is(n, "label"))
            into->label = content(v, n);
        else if (is(n, "en"))
            into->en = content(v, n);
        else if (is(n, "alias") && alias_count + 1 < ALIASES_MOST)
            aliases[alias_count++] = content(v, n);
        else if (is(n, "blank"))
            into->blank = attribute(v, n, "element");
}

static void scalar_read(struct vocab *v, xmlNode *n, struct vocab_type *t)
{
    xmlNode *restriction = child(n, "restriction");
    const char *base = restriction ? attribute(v, restriction, "base") : "";
    t->is_date = base && !strcmp(base, "xs:date");
    t->is_integer = base && !strcmp(base, "xs:nonNegativeInteger");
    t->is_multiline = !strcmp(t->name, "prose");
    t->doc = child(child(n, "annotation"), "documentation") ? content(v, child(child(n, "annotation"), "documentation")) : "";
    int count = 0;
    for (xmlNode *e = restriction ? xmlFirstElementChild(restriction) : NULL; e; e = xmlNextElementSibling(e))
        count += is(e, "enumeration");
    struct vocab_value *values = ARENA_ARRAY(v->arena, struct vocab_value, count ? count : 1);
    for (xmlNode *e = restriction ? xmlFirstElementChild(restriction) : NULL; e; e = xmlNextElementSibling(e))
        if (is(e, "enumeration"))
            value_read(v, e, &values[t->value_count++]);
    t->values = values;
}

static void element_read(struct vocab *v, xmlNode *n, struct vocab_element *into)
{
    const char **aliases = ARENA_ARRAY(v->arena, const char *, ALIASES_MOST);
    int alias_count = 0;
    xmlNode *annotation = child(n, "annotation"), *info = child(annotation, "appinfo");
    const char *least = attribute(v, n, "minOccurs");
    *into = (struct vocab_element){.name = attribute(v, n, "name"), .label = "", .en = "", .required = !least || strcmp(least, "0"), .aliases = (const char *const *)aliases};
    into->type = type_lookup(v, attribute(v, n, "type"));
    into->doc = child(annotation, "documentation") ? content(v, child(annotation, "documentation")) : "";
    for (n = info ? xmlFirstElementChild(info) : NULL; n; n = xmlNextElementSibling(n))
        if (is(n, "label"))
            into->label = content(v, n);
        else if (is(n, "en"))
            into->en = content(v, n);
        else if (is(n, "field"))
            into->field = content(v, n);
        else if (is(n, "article"))
            into->article = content(v, n);
        else if (is(n, "alias") && alias_count + 1 < ALIASES_MOST)
            aliases[alias_count++] = content(v, n);
}

static void record_read(struct vocab *v, xmlNode *n, struct vocab_type *t)
{
    xmlNode *sequence = child(n, "sequence");
    struct vocab_element *elements = ARENA_ARRAY(v->arena, struct vocab_element, sequence ? xmlChildElementCount(sequence) : 1);
    t->kind = VOCAB_RECORD;
    for (xmlNode *e = sequence ? xmlFirstElementChild(sequence) : NULL; e; e = xmlNextElementSibling(e)) {
        if (xmlHasProp(e, (const xmlChar *)"maxOccurs"))
            t->kind = VOCAB_LIST;
        element_read(v, e, &elements[t->element_count++]);
    }
    t->elements = elements;
}

static bool schema_read(struct vocab *v)
{
    xmlNode *root = xmlDocGetRootElement(v->doc);
    v->types = ARENA_ARRAY(v->arena, struct vocab_type, TYPES_MOST);
    for (xmlNode *n = xmlFirstElementChild(root); n && v->type_count < TYPES_MOST; n = xmlNextElementSibling(n))
        if (is(n, "complexType") || is(n, "simpleType"))
            v->types[v->type_count++].name = attribute(v, n, "name");
    int i = 0;
    for (xmlNode *n = xmlFirstElementChild(root); n; n = xmlNextElementSibling(n))
        if (is(n, "complexType"))
            record_read(v, n, &v->types[i++]);
        else if (is(n, "simpleType"))
            scalar_read(v, n, &v->types[i++]);
    if (child(root, "element"))
        element_read(v, child(root, "element"), &v->root);
    return v->root.type;
}

struct vocab *vocab_load(struct diags *ds)
{
    char *path = file_own("schemas/filing.xsd", ds);
    if (!path)
        return NULL;
    struct vocab *v = mem_alloc(sizeof *v);
    v->arena = arena_new();
    v->doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS);
    if (!v->doc || !schema_read(v)) {
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, "schemas/filing.xsd", "not a schema of the expected shape");
        vocab_free(v);
        v = NULL;
    }
    free(path);
    return v;
}

void vocab_free(struct vocab *v)
{
    if (!v)
        return;
    xmlFreeDoc(v->doc);
    arena_free(v->arena);
    free(v);
}

const xmlDoc *vocab_schema(const struct vocab *v)
{
    return v->doc;
}

/* Steps over one character of a label: （ and ( are the same, so are ） and ), and spaces do not count. */
static int label_char(const char **p)
{
    while (**p == ' ')
        (*p)++;
    if (!strncmp(*p, "\xEF\xBC\x88", 3) || !strncmp(*p, "\xEF\xBC\x89", 3)) {
        *p += 3;
        return (*p)[-1] == '\x88' ? '(' : ')';
    }
    return **p ? (unsigned char)*(*p)++ : 0;
}

static bool label_is(const char *label, const char *written)
{
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
    return !strcmp(e->name, key) || label_or_alias(e->label, e->aliases, key);
}

const struct vocab_element *vocab_root(const struct vocab *v, const char *name)
{
    return key_is(&v->root, name) ? &v->root : NULL;
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

const struct vocab_value *vocab_value(const struct vocab_type *t, const char *text)
{
    for (int i = 0; t && i < t->value_count; i++)
        if (!strcmp(t->values[i].code, text) || label_or_alias(t->values[i].label, t->values[i].aliases, text))
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
