/* batch: table, which field of a description each column of a CSV file gives. */
#ifndef DENGBAO_BATCH_TABLE_H
#define DENGBAO_BATCH_TABLE_H
#include "../input/input.h"
#include "csv.h"

struct column {
    const struct vocab_element **path; /* from below the root to the field; NULL: the column names the unit's folder */
    int depth;
    bool of_system; /* the path goes through systems: a row is one system */
};

struct table {
    const char *path;
    const struct csv *csv;
    struct column *columns; /* one for each cell of the header; depth 0: an empty heading */
    int count;
};

/* Headings are the id of the unit (id, 单位编号), the keys or labels of fields, or the end of a path that tells fields of one name apart: grading/level, 联系人/姓名.
 * NULL and a diagnostic for a heading that no field or several fields answer to. */
struct table *table_read(const char *path, const struct vocab *, struct arena *, struct diags *);
const char *table_unit(const struct table *, int row); /* what tells the unit of a row apart: its id, else its name; "" when it has neither */
/* The description that the rows give: the unit's fields from the first row that has them, a system for each row. */
struct input *table_input(const struct table *, const int *rows, int count, const struct vocab *, struct diags *);
#endif
