/* batch: roll-up, all units on one page for the head office: index.html, index.csv and index.json, made by the sheets of templates/roll-up. */
#ifndef DENGBAO_BATCH_ROLLUP_H
#define DENGBAO_BATCH_ROLLUP_H
#include "../transform/transform.h"
#include "roster.h"

/* results: of each unit of the roster, as unit_do gives them; NULL: not done yet. */
void rollup_write(const struct roster *, const char *const *results, struct transformer *, const char *folder, struct diags *);
bool rollup_is_there(const char *folder);
#endif
