/* batch: heading, from the heading of a column to the field that it gives. Used by table.c alone. */
#ifndef DENGBAO_BATCH_HEADING_H
#define DENGBAO_BATCH_HEADING_H
#include "table.h"

/* Fills the column; of the table its path and cells are there. false and a diagnostic when no field or several fields answer to the heading. */
bool column_resolve(struct column *, const struct csv_cell *heading, const struct table *, const struct vocab_element *filing, struct arena *, struct diags *);
#endif
