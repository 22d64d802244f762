/* batch: roster, the units of a group: description files (named or by pattern) and rows of tables, and the group data they share. */
#ifndef DENGBAO_BATCH_ROSTER_H
#define DENGBAO_BATCH_ROSTER_H
#include "../base/arena.h"
#include "../check/check.h"
#include "../input/input.h"
#include "csv.h"

struct unit {
    const char *id;      /* unique; names its folder */
    const char *path;    /* description file, or table */
    struct place place;  /* where the roster or the table names it */
    const struct table *table; /* NULL for a description file */
    int *rows;           /* of the table: each one system */
    int row_count;
    bool faulty;         /* the roster gives it twice, or with an id that cannot name a folder: it is not built */
};

struct roster {
    struct arena *arena;
    struct input *in, *group; /* group: NULL without */
    const char *name;
    struct unit *units; /* in the order of the roster; files of a pattern by name */
    int count, cap;
};

/* Reads and checks roster, group data and tables; NULL and diagnostics when one of them cannot be read or has values that do not fit. What is wrong with one entry or row
 * is a diagnostic and stops nobody else. The units' own faults are not looked for here. */
struct roster *roster_read(const char *path, const struct vocab *, struct checker *, struct diags *);
void roster_free(struct roster *);

/* The merged description of a unit; NULL and diagnostics when it cannot be read. The roster must outlive it. */
struct input *unit_read(const struct roster *, const struct unit *, const struct vocab *, struct diags *);
const struct unit *roster_unit(const struct roster *, const char *id); /* NULL when there is none */
#endif
