/* check: values, every value of a description against its type in the XSD, so that no fault hides another: a validator stops at the first child that is misplaced. */
#ifndef DENGBAO_CHECK_VALUES_H
#define DENGBAO_CHECK_VALUES_H
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>

#include "structure.h"

struct values;
struct values *values_new(const xmlSchema *, const struct vocab *); /* borrows both; the caller frees it */
void values_free(struct values *);
/* In the order of the document; what structure_check refused is left out. What looks like a form not filled in enters placeholders. */
void values_check(struct values *, const struct structure *, xmlNodeSet *placeholders);
bool value_fits(struct values *, const struct vocab_type *, const char *value); /* of a scalar type of the schema */
#endif
