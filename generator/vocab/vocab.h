/* vocab: the names of every kind of description, read from the annotations of the schemas, the single source. A root element is found by name; its schema and
 * its rules belong to it (table of schemas in vocab.c). Used by input (keys in English or Chinese, lists),
 * check (labels in messages, structure) and transform (option labels through db:data). Loaded once per process; read-only after. */
#ifndef DENGBAO_VOCAB_VOCAB_H
#define DENGBAO_VOCAB_VOCAB_H
#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "../base/diag.h"

struct vocab_type;

struct vocab_value { /* an enumeration value */
    const char *code, *label, *en, *blank /* sibling element that fills its blank, or NULL */;
    const char *const *aliases; /* other accepted texts; NULL-terminated */
};

struct vocab_element { /* a declaration: an element inside its parent type */
    const char *name, *label, *en, *field, *article;
    const char *doc, *doc_en; /* what it is, in Chinese and English */
    const char *const *aliases; /* NULL-terminated */
    const struct vocab_type *type;
    int from_level; /* asked for from this level on; 0: from all */
    bool required;
    bool partial; /* of a root: parts of descriptions, nothing in it is required */
};

enum vocab_kind { VOCAB_SCALAR, VOCAB_RECORD, VOCAB_LIST };

struct vocab_type {
    const char *name;
    enum vocab_kind kind;
    const struct vocab_element *elements; /* RECORD: in schema order; LIST: the one item */
    int element_count;
    const struct vocab_value *values; /* SCALAR with an enumeration */
    int value_count;
    bool is_date, is_integer, is_multiline;
    const char *doc, *doc_en; /* SCALAR: what to write, in Chinese and English ("" when it is not said) */
    const char *pattern;      /* SCALAR: regular expression of XML Schema for the whole value, or NULL */
    const char *least, *most; /* SCALAR: smallest and largest value, or NULL */
    int length_least, length_most; /* SCALAR: characters; 0: any */
};

struct vocab;
struct vocab *vocab_load(struct diags *);                             /* from the program's own schemas; NULL and a diagnostic when missing or broken */
void vocab_free(struct vocab *);
int vocab_schema_count(const struct vocab *);
int vocab_schema_of(const struct vocab *, const char *root);          /* which schema declares the root element, or -1 */
const char *vocab_schema_file(const struct vocab *, int schema);      /* schemas/filing.xsd */
const char *vocab_schema_rules(const struct vocab *, int schema);     /* the folder of its rule files, schemas/rules/filing, or NULL: no rules */
xmlDict *vocab_names(const struct vocab *);                           /* owns the names of elements, so that trees of descriptions can share them */
const xmlDoc *vocab_schema(const struct vocab *, int schema);         /* the XSD as a document */
const struct vocab_element *vocab_root(const struct vocab *, const char *name); /* a root element by English name or label, or NULL */
int vocab_type_count(const struct vocab *);
const struct vocab_type *vocab_type_at(const struct vocab *, int index); /* those of all schemas */
const struct vocab_element *vocab_type_user(const struct vocab *, const struct vocab_type *); /* the first element of that type, or NULL */
const struct vocab_element *vocab_root_at(const struct vocab *, int index);             /* all of them, in the order of the schemas; NULL behind the last */
const struct vocab_element *vocab_child(const struct vocab_type *, const char *key); /* by name, label, alias or printed "01单位名称"; NULL when unknown */
/* The element below a type whose type has a child of that key; NULL when there is none, or several types have one. */
const struct vocab_element *vocab_home(const struct vocab_type *, const char *key);
const struct vocab_value *vocab_value(const struct vocab_type *, const char *text);  /* by code or label, or NULL */
const struct vocab_element *vocab_of(const struct vocab *, const xmlNode *);          /* the declaration an element of a description answers to, or NULL */
#endif
