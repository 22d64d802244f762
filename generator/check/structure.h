/* check: structure, keys and shapes against the vocabulary. */
#ifndef DENGBAO_CHECK_STRUCTURE_H
#define DENGBAO_CHECK_STRUCTURE_H
#include "check.h"

void structure_check(struct input *, bool partial, struct diags *); /* unknown, repeated, missing (not when partial), wrong shape; puts children into schema order */
xmlDoc *structure_clean(const struct input *);         /* copy without what structure_check refused; _private still points to the origins */
void value_report(const xmlNode *, struct diags *);    /* a value its type does not allow */
#endif
