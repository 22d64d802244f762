/* verdict: holidays, which days are working days: schemas/holidays.xml, then the user's own file. */
#ifndef DENGBAO_VERDICT_HOLIDAYS_H
#define DENGBAO_VERDICT_HOLIDAYS_H
#include <stdbool.h>

#include "../base/diag.h"

struct holidays;
struct holidays *holidays_load(const char *own_file, struct diags *); /* own_file: the user's, or NULL; NULL and a diagnostic when one is broken */
void holidays_free(struct holidays *);
/* The day that many working days after a day, which itself does not count. *guessed becomes true when a year is not known. */
long holidays_add(const struct holidays *, long days, int workdays, bool *guessed);
#endif
