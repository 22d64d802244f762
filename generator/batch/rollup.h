/* batch: roll-up, all units on one page for the head office: index.html, index.csv and index.json, made by the sheets of templates/roll-up. */
#ifndef DENGBAO_BATCH_ROLLUP_H
#define DENGBAO_BATCH_ROLLUP_H
#include "../transform/transform.h"
#include "roster.h"
#include "state.h"

/* day: the one it is written on; results: of each unit of the roster, as unit_do gives them. Nothing is written when the files are there and would be the same. */
void rollup_write(const struct roster *, const char *const *results, long day, struct transformer *, struct state *, const char *folder, struct diags *);
#endif
