/* pipeline: the straight line of the program, stage after stage. main.c parses what the user wants into a struct job; pipeline does it. */
#ifndef DENGBAO_PIPELINE_H
#define DENGBAO_PIPELINE_H
#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "check/check.h"
#include "manifest.h"

enum dump { DUMP_NONE, DUMP_INPUT, DUMP_FO, DUMP_TREE, DUMP_PAGES };

struct job {
    const char *input;  /* description or FO file: the first of inputs */
    char *const *inputs; /* check: every file of the command line */
    int input_count;
    const char *output; /* folder (build) or file (render) */
    const char *paper;  /* only this paper (id of templates/papers.xml), or NULL */
    const char *fonts;  /* the user's own fonts file, or NULL */
    int system;         /* only this system, from 1; 0: all */
    int copies;         /* of the papers of a classified system, numbered from 1; 0: one, in the output folder itself */
    bool draft;         /* write papers in spite of errors, every page marked */
    int workers, timeout, memory; /* batch: processes, seconds and MB for a unit; 0: one, no limit */
    int shard, shards;  /* batch: only part shard of shards, from 1; 0: all */
    bool merge;         /* batch: nothing is built, only the roll-up written */
    bool prune;         /* batch: papers of units that are no longer in the roster are removed */
    const char *root;   /* schema, init: the kind of description, or NULL: filing */
    const char *edition; /* init: of the form, or NULL */
    int level;          /* init: of the system; 0: not said */
    const char *unit;   /* show: id of the unit */
    const char *phase;    /* check: only the rules of this phase (grading, filing, complete), or NULL: all */
    const char *date;     /* check, calendar: the day duties are judged on, yyyy-mm-dd, or NULL */
    const char *holidays; /* check, calendar: the user's own file of holidays, or NULL */
    struct buf *verdict;  /* check: where the duties and their state are written, or NULL */
    bool verdict_json;    /* as JSON, one member of an array for each description; else as text */
    bool quiet_values;    /* diagnostics without what the description says */
    enum dump dump;     /* print the output of a stage instead of going on */
};

/* What is loaded once and used for every description: schemas, rules, templates, fonts. */
struct tools {
    struct vocab *vocab;
    struct checker *checker;
    struct transformer *transformer;
    struct font_set *fonts;
    struct duties *duties; /* NULL: not wanted */
    int unknown_year;      /* without holidays, which the user was told of; 0: none */
};
struct tools *tools_load(const struct job *, bool papers, struct diags *); /* papers: templates and fonts too. NULL and a diagnostic when something is missing */
void tools_free(struct tools *);

/* All findings of one description, as for its papers. */
void description_check(struct tools *, struct input *, struct diags *);
/* Its papers, in memory; NULL when one of them failed or the description is neither a filing nor an approval alone (with diagnostics). The caller frees with manifest_free. */
struct manifest *description_build(struct tools *, const struct job *, const struct input *, struct diags *);

/* FO document -> PDF bytes (or the dump of a stage in their place); without any when there are errors, unless anyway. page_count may be NULL. */
bool fo_to_pdf(const xmlDoc *fo, const char *name, const struct job *, struct font_set *, bool anyway, struct buf *out, int *page_count, struct diags *);

/* Each adds its findings to diags and returns nothing else: the exit status is diags_exit_status. */
void pipeline_check(const struct job *, struct diags *);
void pipeline_calendar(const struct job *, struct diags *);
void pipeline_build(const struct job *, struct diags *);
void pipeline_topology(const struct job *, struct diags *);
void pipeline_render(const struct job *, struct diags *);
#endif
