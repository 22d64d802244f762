/* batch: many units at once. Schemas, rules, templates and fonts are loaded once and shared by worker processes; a second run does only what changed. */
#ifndef DENGBAO_BATCH_BATCH_H
#define DENGBAO_BATCH_BATCH_H
#include "../pipeline.h"

/* The papers of every unit of the roster job->input below job->output/ID/, and the roll-up index.html, index.csv, index.json. Findings of units and units given up are
 * diagnostics and stop nobody. */
void batch_run(const struct job *, struct diags *);

/* Prints the merged description of the unit job->unit with the origin of each value. */
void batch_show(const struct job *, struct diags *);
#endif
