/* transform: description tree -> XSL-FO document, one paper at a time. Which papers there are stands in templates/papers.xml; a paper is a template file. Templates are
 * compiled once per process. They read data of the program (schema labels, control points, model rules) through db:data(), nothing else: no file, no network. */
#ifndef DENGBAO_TRANSFORM_TRANSFORM_H
#define DENGBAO_TRANSFORM_TRANSFORM_H
#include <libxml/tree.h>
#include <stdbool.h>

#include "../base/arena.h"
#include "../base/diag.h"
#include "../input/input.h"

/* A row of templates/papers.xml. Strings are owned by the transformer; absent attributes are "". */
struct paper {
    const char *id;      /* filing-form, grading-report, topology, ... */
    const char *edition; /* of the form: "2007", "2025", or "": in both */
    const char *title;   /* as printed on the paper */
    const char *file;    /* name of the PDF without .pdf */
    const char *article; /* "16" */
    const char *item;    /* item of the article: 一..七, or "" */
    const char *of;      /* root element of the descriptions it is made from: filing, approval */
    const char *given;   /* made only when the root has this element; "": always */
    const char *material; /* materials/topology: what a system says of the paper, with 有无; "": nothing */
    bool per_system;     /* one for each system; else one for the unit */
    int least_level;     /* of the system, or of the highest system for a paper of the unit */
};

/* A visible blank of a paper: what is still to be written and by whom. Found in the FO as db:blank and db:by. */
struct blank {
    const char *what, *by;
    struct blank *next;
};

/* One paper as it is asked for. */
struct paper_request {
    const struct paper *paper;
    int system; /* from 1; 0 for papers of the unit */
    int copy;   /* number of the copy, from 1; 0: copies are not counted */
    bool draft;
    const xmlDoc *(*draw)(void *user, int system); /* the drawing of a system's network, asked for by templates that print it (f:drawing()); may be NULL */
    void *user;
};

struct paper_fo {
    xmlDoc *fo;
    const char *mark;     /* the secrecy mark it bears (db:mark of fo:root), or NULL */
    struct blank *blanks; /* in reading order, each (what, by) once */
    struct arena *arena;  /* owns the blanks */
};

struct transformer;
struct transformer *transformer_new(const struct vocab *, struct diags *); /* NULL and a diagnostic when templates are missing or broken */
void transformer_free(struct transformer *);
int transformer_paper_count(const struct transformer *);
const struct paper *transformer_paper(const struct transformer *, int index);

/* One paper. false and a diagnostic when the template fails. The caller frees with paper_fo_free. */
bool transform_paper(struct transformer *, const struct input *, const struct paper_request *, struct paper_fo *, struct diags *);
void paper_fo_free(struct paper_fo *);

/* One document through one of the program's own sheets (templates/roll-up/html.xsl), as bytes. */
bool transform_document(struct transformer *, const char *sheet, xmlDoc *, struct buf *out, struct diags *);
#endif
