/* topology: look, the appearance of the diagram as data: templates/drawing/network.svg with symbols, frames and line styles. Borrowed strings live as long as the look. */
#ifndef DENGBAO_TOPOLOGY_LOOK_H
#define DENGBAO_TOPOLOGY_LOOK_H
#include <libxml/tree.h>

#include "../base/diag.h"

struct look;

struct look *look_load(struct diags *); /* NULL and a diagnostic when the file is missing or broken */
void look_free(struct look *);
const xmlNode *look_symbol(const struct look *, const char *id);            /* a symbol, or NULL */
int look_order(const struct look *, const char *device_kind);               /* place inside a zone, 0 to 9 */
int look_tier(const struct look *, const char *zone_kind);                  /* place of the zone, 0 to 9 */
const char *look_value(const struct look *, const char *group, const char *id, const char *attribute); /* ("zone", "dmz", "fill"); of "other" when unknown; or NULL */
#endif
