/* batch: spreadsheet, what Excel and WPS make of values before they are saved as a table. */
#ifndef DENGBAO_BATCH_SPREADSHEET_H
#define DENGBAO_BATCH_SPREADSHEET_H
#include "../base/arena.h"
#include "../base/diag.h"
#include "../vocab/vocab.h"

/* A value that was meant well, as descriptions have it: 2026/3/20 -> 2026-03-20, TRUE -> true; others are returned as they are. */
const char *spreadsheet_settle(const struct vocab_type *, const char *text, struct arena *);
/* Tells values that the spreadsheet has mangled. */
void spreadsheet_doubt(const struct vocab_type *, const char *text, const char *heading, struct place, struct diags *);
#endif
