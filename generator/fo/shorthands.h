/* fo: shorthands (border, padding, margin, font, ...), compound properties (space-before.optimum) and the properties with rules of their own. */
#ifndef DENGBAO_FO_SHORTHANDS_H
#define DENGBAO_FO_SHORTHANDS_H
#include "properties.h"

/* Results as those of property_set. */
int shorthand_set(struct fo_props *, struct property_scope *, const char *name, const char *text);
int compound_set(struct fo_props *, struct property_scope *, const char *name, const char *text); /* name has a dot */
/* specials.c */
int special_set(struct fo_props *, struct property_scope *, const char *name, const char *text);
struct value special_value(const struct fo_props *, const char *name); /* VALUE_BAD: has none in an expression */
int position_set(struct fo_length *, const struct value *); /* of a background */
/* shorthands.c */
int separation_set(struct fo_props *, struct property_scope *, const char *text);
int precedence_set(int32_t *, const struct value *);
int side_of(const char *name, size_t len); /* top, before... -> enum fo_side, or -1 */
int border_style_set(enum fo_border_style *, const struct value *);
int border_width_set(mpt *, const struct value *);
int keep_strength_set(int32_t *, const struct value *); /* properties.c */
const char *fo_string(struct arena *, const char *text);
#endif
