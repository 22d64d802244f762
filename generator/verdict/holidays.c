/* verdict: holidays, ranges of days off and single days worked, by year. */
#include "holidays.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/date.h"
#include "../base/file.h"

enum { YEARS_MOST = 200 };

struct range {
    long from, to;
    bool work;
};

struct holidays {
    struct range *ranges;
    int count, cap;
    int years[YEARS_MOST];
    int year_count;
};

static bool day_read(xmlNode *n, const char *name, long *days)
{
    xmlChar *text = xmlGetNoNsProp(n, (const xmlChar *)name);
    bool ok = text && date_parse((const char *)text, days);
    xmlFree(text);
    return ok;
}

static bool year_known(const struct holidays *h, int year)
{
    for (int i = 0; i < h->year_count; i++)
        if (h->years[i] == year)
            return true;
    return false;
}

/* What an earlier file said about the year goes. */
static void year_forget(struct holidays *h, int year)
{
    int kept = 0;
    for (int i = 0; i < h->count; i++)
        if (date_year(h->ranges[i].from) != year)
            h->ranges[kept++] = h->ranges[i];
    h->count = kept;
}

static bool year_read(struct holidays *h, xmlNode *n)
{
    xmlChar *number = xmlGetNoNsProp(n, (const xmlChar *)"number");
    int year = number ? atoi((const char *)number) : 0;
    xmlFree(number);
    if (year < 1980 || year > 2099 || (!year_known(h, year) && h->year_count == YEARS_MOST))
        return false;
    year_forget(h, year);
    if (!year_known(h, year))
        h->years[h->year_count++] = year;
    for (xmlNode *c = xmlFirstElementChild(n); c; c = xmlNextElementSibling(c)) {
        struct range r = {.work = !strcmp((const char *)c->name, "work")};
        bool ok = r.work ? day_read(c, "on", &r.from) : day_read(c, "from", &r.from) && day_read(c, "to", &r.to);
        r.to = r.work ? r.from : r.to;
        if (!ok || r.to < r.from || date_year(r.from) != year)
            return false;
        MEM_GROW(h->ranges, h->count, h->cap);
        h->ranges[h->count++] = r;
    }
    return true;
}

static bool file_load(struct holidays *h, const char *path)
{
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlNode *root = doc && !doc->intSubset ? xmlDocGetRootElement(doc) : NULL;
    bool ok = root && !strcmp((const char *)root->name, "holidays");
    for (xmlNode *n = ok ? xmlFirstElementChild(root) : NULL; n && ok; n = xmlNextElementSibling(n))
        ok = year_read(h, n);
    xmlFreeDoc(doc);
    return ok;
}

struct holidays *holidays_load(const char *own_file, struct diags *ds)
{
    char *path = file_own("schemas/holidays.xml", ds);
    if (!path)
        return NULL;
    struct holidays *h = mem_alloc(sizeof *h);
    const char *broken = !file_load(h, path) ? path : own_file && !file_load(h, own_file) ? own_file : NULL;
    if (broken) {
        diag_add(ds, D_HOLIDAYS, (struct place){broken, 0, 0}, broken);
        holidays_free(h);
        h = NULL;
    }
    free(path);
    return h;
}

void holidays_free(struct holidays *h)
{
    if (h)
        free(h->ranges);
    free(h);
}

/* What the Regulations on Public Holidays fix by date (as of 2025): New Year, two days of May, three of October. The others follow the moon and the year's announcement. */
static bool is_fixed_holiday(long day)
{
    char date[DATE_SIZE];
    date_print(day, date);
    return !strcmp(date + 5, "01-01") || !strcmp(date + 5, "05-01") || (!strcmp(date + 5, "05-02") && date_year(day) >= 2025) || (!strncmp(date + 5, "10-0", 4) && date[9] >= '1' && date[9] <= '3');
}

static bool is_workday(const struct holidays *h, long day, int *unknown)
{
    if (!*unknown && !year_known(h, date_year(day)))
        *unknown = date_year(day);
    for (int i = 0; i < h->count; i++)
        if (day >= h->ranges[i].from && day <= h->ranges[i].to)
            return h->ranges[i].work;
    int weekday = date_weekday(day);
    return weekday != 0 && weekday != 6 && !is_fixed_holiday(day);
}

long holidays_add(const struct holidays *h, long days, int workdays, int *unknown)
{
    while (workdays > 0)
        workdays -= is_workday(h, ++days, unknown);
    return days;
}

long holidays_nearest(const struct holidays *h, long days, int step, int *unknown)
{
    while (!is_workday(h, days, unknown))
        days += step;
    return days;
}
