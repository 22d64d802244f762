/* fo: properties, one table row per property: name, where its value goes in struct fo_props, how it is read, whether it is inherited. */
#ifndef DENGBAO_FO_PROPERTIES_H
#define DENGBAO_FO_PROPERTIES_H
#include <stddef.h>

#include "fo.h"
#include "value.h"

struct property {
    const char *name;
    enum property_reader { READ_STRING, READ_ENUM, READ_INT, READ_LENGTH, READ_MPT, READ_SPACE, READ_KEEP, READ_COLOR, READ_STYLE, READ_WIDTH, READ_SPECIAL, READ_NOTHING } reader;
    size_t offset;
    bool inherited;
};

const struct property *property_lookup(const char *name); /* NULL: not a property we know */
void properties_initial(struct fo_props *);               /* the initial values of XSL 1.1 */
void properties_inherit(struct fo_props *child, const struct fo_props *parent); /* child is initial; takes the inherited ones */

/* What setting a value needs. */
struct property_scope {
    struct arena *arena;
    const struct fo_props *parent;
    struct value_scope values;
    bool indent_given[2];   /* start-indent, end-indent stand on the object itself */
    bool margin_given[4];
    struct fo_border_raw { bool width_set; } raw[4];
};

/* Sets name (property or shorthand) from text. 0 done, -1 bad value, 1 unknown property, 2 known but without effect here. */
int property_set(struct fo_props *, struct property_scope *, const char *name, const char *text);
#endif
