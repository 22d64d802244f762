/* check: reads, which elements an expression of a rule reads, and which of them outside the subtree of its context. Used by schematron.c alone. */
#ifndef DENGBAO_CHECK_READS_H
#define DENGBAO_CHECK_READS_H
#include "schematron.h"

/* A rule file under work. */
struct reading {
    struct schematron *s;
    xmlXPathContext *xp;
    const char *file;
    struct diags *diags;
};

void broken(struct reading *, const char *what); /* a diagnostic: the program's own file is at fault */
bool is_name(char); /* may it stand in a name? */

/* Adds to reads. far: the context of the expression lies outside that of the reads; scopes: the lets that it may name, NULL behind the last. A name that is none
 * of them makes the file broken. text NULL: nothing. */
void reads_of(struct reading *, const char *text, bool far, struct reads *, const struct lets *const *scopes);
void reads_join(struct reads *into, const struct reads *from);
#endif
