/* verdict: holidays, which days are working days: schemas/holidays.xml, then the user's own file; weekends and the holidays of fixed date in years of neither. */
#ifndef DENGBAO_VERDICT_HOLIDAYS_H
#define DENGBAO_VERDICT_HOLIDAYS_H
#include <stdbool.h>

#include "../base/diag.h"

struct holidays;
struct holidays *holidays_load(const char *own_file, struct diags *); /* own_file: the user's, or NULL; NULL and a diagnostic when one is broken */
void holidays_free(struct holidays *);
/* The day that many working days after a day, which itself does not count. *unknown becomes the first year met that is not listed, if it was 0. */
long holidays_add(const struct holidays *, long days, int workdays, int *unknown);
/* The day itself when it is a working day, else the nearest one before (step -1) or after (step 1) it. */
long holidays_nearest(const struct holidays *, long days, int step, int *unknown);
#endif
