/* batch: csv, tables as spreadsheets save them (RFC 4180; commas, semicolons or tabs; UTF-8, GB18030 or UTF-16, with or without byte order mark). */
#ifndef DENGBAO_BATCH_CSV_H
#define DENGBAO_BATCH_CSV_H
#include "../base/arena.h"
#include "../base/diag.h"

struct csv_cell {
    const char *text; /* UTF-8, trimmed; "" when empty */
    int line, col;    /* where it begins, from 1; col in characters */
};

struct csv_row {
    struct csv_cell *cells;
    int count, cap;
};

struct csv {
    struct csv_row *rows; /* the first is the header; rows without any text are left out */
    int count, cap;
};

/* NULL and a diagnostic when it cannot be read. Everything lives in the arena. */
struct csv *csv_read(const char *path, struct arena *, struct diags *);
#endif
