/* fo: properties, one table row per property (properties.def): how its value is read, where it goes in struct fo_props, whether it is inherited. */
#ifndef DENGBAO_FO_PROPERTIES_H
#define DENGBAO_FO_PROPERTIES_H
#include <stddef.h>

#include "fo.h"
#include "value.h"

enum property_reader {
    READ_STRING, READ_ENUM, READ_INT, READ_LENGTH, READ_MPT, READ_SPACE, READ_KEEP, READ_COLOR, READ_STYLE, READ_WIDTH,
    READ_SPECIAL,   /* a reader of its own in shorthands.c */
    READ_ALIAS, READ_SHORTHAND, READ_IDLE, READ_LACKING
};

struct property {
    const char *name;
    enum property_reader reader;
    size_t offset, size; /* of its field in struct fo_props */
    bool inherited;
    const char *allowed; /* see properties.def; the target of an alias */
};

const struct property *property_lookup(const char *name); /* NULL: not a property of XSL 1.1 */
void properties_initial(struct fo_props *);               /* the initial values of XSL 1.1 */
void properties_inherit(struct fo_props *child, const struct fo_props *parent); /* child is initial; takes the inherited ones */

/* What setting a value needs. */
struct property_scope {
    struct arena *arena;
    const struct fo_props *parent;
    struct value_scope values;
    bool indent_given[2]; /* start-indent, end-indent stand on the object itself */
    bool margin_given[4];
    bool turned; /* the object turns its content: its relative dimensions are those of the turned area */
    /* Objects further away, for from-nearest-specified-value() and from-table-column(); NULL when there is none. */
    const struct fo_props *(*nearest)(void *user, const char *property);
    const struct fo_props *(*column)(void *user);
    void *user;
};

enum property_result { PROPERTY_DONE, PROPERTY_UNKNOWN, PROPERTY_LACKING, PROPERTY_BAD = -1 };

/* Sets name (property, part of a compound one, or shorthand) from text. */
enum property_result property_set(struct fo_props *, struct property_scope *, const char *name, const char *text);

/* In which turn the properties of an object are read, whatever their order in the document: what others hang on comes first, shorthands before what they stand for. */
int property_rank(const char *name);
enum { PROPERTY_RANKS = 8 };
#endif
