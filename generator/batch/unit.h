/* batch: unit, one unit of a roster: merged, checked, its papers built and written. Runs in a worker. */
#ifndef DENGBAO_BATCH_UNIT_H
#define DENGBAO_BATCH_UNIT_H
#include "../pipeline.h"
#include "roster.h"
#include "state.h"

struct unit_job {
    const struct job *job;
    struct tools *tools;
    const struct roster *roster;
    const char *tools_stamp; /* of the program and its data */
    long day;                /* that duties are judged on */
};

/* Does what is needed: nothing is built again when the merged description and the program are those of `before` and the files are there.
 * Appends the SHA-256 of the merged description, whether it was built (1) or is
 * as before (0), a line end, and <unit id= path= name= written= errors= warnings=> with <system>, <file>, <old>, <used>, <duty>, <finding>. */
void unit_do(const struct unit_job *, const struct unit *, const struct known *before, struct buf *result);

/* <finding>, as in results. */
void unit_finding(const struct diag *, struct buf *xml);

/* Are the files (and the pictures) that a result names as they were left? */
bool unit_intact(const char *output, const struct unit *, const char *result);
/* Takes away the papers that a result names, and their folders when nothing else is in them. */
void unit_prune(const char *output, const struct known *);
/* Of what a unit is made from, without reading descriptions. */
void unit_stamp(const struct unit_job *, const struct unit *, struct buf *stamp);
#endif
