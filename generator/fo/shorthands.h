/* fo: shorthands, compound properties (space-before.optimum), shorthands (border, padding, margin, font, ...) and the properties with rules of their own. */
#ifndef DENGBAO_FO_SHORTHANDS_H
#define DENGBAO_FO_SHORTHANDS_H
#include "properties.h"

int shorthand_set(struct fo_props *, struct property_scope *, const char *name, const char *text); /* as property_set; 1: not one of these */
int special_set(struct fo_props *, struct property_scope *, const char *name, const char *text);
int border_style_set(enum fo_border_style *, const struct value *);
int border_width_set(mpt *, const struct value *);
const char *fo_string(struct arena *, const char *text);
#endif
