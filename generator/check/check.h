/* check: the description tree + diagnostics. Structure against the vocabulary, values against the types of the XSD, then the rules (Schematron in schemas/); all faults in one run. */
#ifndef DENGBAO_CHECK_CHECK_H
#define DENGBAO_CHECK_CHECK_H
#include "../base/diag.h"
#include "../input/input.h"

/* What checking needs, loaded once per process. The kind of a description is known by its root element. */
struct checker;
struct checker *checker_new(const struct vocab *);
void checker_free(struct checker *);

void checker_draft(struct checker *); /* descriptions still being written: what is missing is a remark, not an error */
void checker_phase(struct checker *, const char *phase); /* grading, filing, complete; NULL: every rule */

/* Adds every finding about the description. Moves the children of records into schema order; changes nothing else. */
void check_run(struct checker *, struct input *, struct diags *);
#endif
