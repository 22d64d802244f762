/* batch: table, which field of a description each column of a CSV file gives. */
#ifndef DENGBAO_BATCH_TABLE_H
#define DENGBAO_BATCH_TABLE_H
#include "../input/input.h"
#include "csv.h"

/* A step on the way from the root to a field. */
struct column_step {
    const struct vocab_element *element;
    const struct vocab_value *pick; /* an item of a list that has options for a key: 关键产品/服务器; else NULL */
};

struct column {
    const struct column_step *path; /* from below the root to the field */
    int depth;      /* 0: an empty heading, -1: the id of the unit */
    bool of_system; /* the path goes through systems: a row is one system */
};

struct table {
    const char *path;
    const struct csv *csv;
    struct column *columns; /* one for each cell of the header */
    int count;
};

/* A heading is the id of the unit (id, 单位编号), or the key, label or form number (表二10) of a field. Fields of one name are told apart by what stands above them, steps
 * may be left out: 责任部门联系人/姓名, grading/level; an item of a list with options by its option: 关键产品使用情况/服务器/数量.
 * NULL and a diagnostic for a heading that no field or several fields answer to. */
struct table *table_read(const char *path, const struct vocab *, struct arena *, struct diags *);
const char *table_unit(const struct table *, int row); /* what tells the unit of a row apart: its id, else its name; "" when it has neither */
/* The description that the rows give: the unit's fields from the first row that has them, a system for each row. */
struct input *table_input(const struct table *, const int *rows, int count, const struct vocab *, struct diags *);
#endif
