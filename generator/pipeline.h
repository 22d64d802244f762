/* pipeline: the straight line of the program, stage after stage. main.c parses what the user wants into a struct job; pipeline does it. */
#ifndef DENGBAO_PIPELINE_H
#define DENGBAO_PIPELINE_H
#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

enum dump { DUMP_NONE, DUMP_INPUT, DUMP_FO, DUMP_TREE, DUMP_PAGES };

struct job {
    const char *input;  /* description or FO file */
    const char *output; /* folder (build) or file (render) */
    const char *paper;  /* only this paper (id of templates/papers.xml), or NULL */
    const char *fonts;  /* the user's own fonts file, or NULL */
    int system;         /* only this system, from 1; 0: all */
    bool draft;         /* write papers in spite of errors, every page marked */
    enum dump dump;     /* print the output of a stage instead of going on */
};

/* Each adds its findings to diags and returns nothing else: the exit status is diags_exit_status. */
void pipeline_check(const struct job *, struct diags *);
void pipeline_build(const struct job *, struct diags *);
void pipeline_render(const struct job *, struct diags *);
#endif
