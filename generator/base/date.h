/* base: date, days of the proleptic Gregorian calendar, counted from 1970-01-01. Terms of law are counted in days, months or years of the calendar: the day they start on
 * does not count, and a month that lacks the day ends the term on its last one. */
#ifndef DENGBAO_BASE_DATE_H
#define DENGBAO_BASE_DATE_H
#include <stdbool.h>

enum { DATE_SIZE = 11 }; /* 2026-05-18 and its NUL */

bool date_parse(const char *, long *days);        /* yyyy-mm-dd; false for anything else and for days that do not exist */
void date_print(long days, char out[DATE_SIZE]);  /* years 0 to 9999 */
long date_add_months(long days, int months);
int date_weekday(long days); /* 0 Sunday to 6 Saturday */
int date_year(long days);
#endif
