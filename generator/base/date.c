/* base: date, civil days as numbers. The conversions count from 1 March, so that the leap day is the last of a year. */
#include "date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static long days_from(int y, int m, int d)
{
    y -= m <= 2;
    long era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void civil_of(long days, int *y, int *m, int *d)
{
    long z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    *d = (int)(doy - (153 * mp + 2) / 5 + 1);
    *m = (int)(mp < 10 ? mp + 3 : mp - 9);
    *y = (int)(yoe + era * 400 + (*m <= 2));
}

static int month_length(int y, int m)
{
    return (int)(m == 12 ? 31 : days_from(y, m + 1, 1) - days_from(y, m, 1));
}

static int digits(const char *s, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        n = 10 * n + s[i] - '0';
    return n;
}

bool date_parse(const char *s, long *days)
{
    for (int i = 0; i < DATE_SIZE - 1; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : !isdigit((unsigned char)s[i]))
            return false;
    int y = digits(s, 4), m = digits(s + 5, 2), d = digits(s + 8, 2);
    if (s[DATE_SIZE - 1] || m < 1 || m > 12 || d < 1 || d > month_length(y, m))
        return false;
    *days = days_from(y, m, d);
    return true;
}

void date_print(long days, char out[DATE_SIZE])
{
    int y, m, d;
    char text[40];
    civil_of(days, &y, &m, &d);
    snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
    memcpy(out, text, DATE_SIZE - 1);
    out[DATE_SIZE - 1] = 0;
}

long date_add_months(long days, int months)
{
    int y, m, d;
    civil_of(days, &y, &m, &d);
    int at = y * 12 + m - 1 + months;
    y = at / 12, m = at % 12 + 1;
    return days_from(y, m, d < month_length(y, m) ? d : month_length(y, m));
}

int date_weekday(long days)
{
    return (int)(((days + 4) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

int date_year(long days)
{
    int y, m, d;
    civil_of(days, &y, &m, &d);
    return y;
}
