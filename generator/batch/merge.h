/* batch: merge, group data into the description of a unit. The rules: what the unit says wins, field by field; a value given as null takes away what the group says; lists
 * whose items have an id (or a title, a name or a kind, as first field) merge item by item, and an item with nothing but its key and nulls is taken out; other lists are the
 * unit's or else the group's; an item of the group's library comes in when the unit refers to it, and fills what the unit's own item of the same key leaves open. Every node
 * keeps the origin it had and knows the other side: what it stands instead of (over), what it was brought in for (used). */
#ifndef DENGBAO_BATCH_MERGE_H
#define DENGBAO_BATCH_MERGE_H
#include "../input/input.h"

/* Changes the unit's tree. group may be NULL; it must outlive the unit: origins point into it. A parent system that lacks its unit and is not in the library is told. */
void merge_group(struct input *unit, const struct input *group, struct diags *);
#endif
