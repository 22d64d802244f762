/* check: rules, ISO Schematron (schemas/rules/NAME) on libxml2's XPath, with the place of every finding. */
#ifndef DENGBAO_CHECK_RULES_H
#define DENGBAO_CHECK_RULES_H
#include <libxml/xpath.h>

#include "check.h"

struct rules;
struct rules *rules_load(const char *folder, struct diags *); /* every *.sch of the folder, compiled once; NULL and a diagnostic when broken */
void rules_free(struct rules *);
/* What the rules of a run are about. */
struct rules_job {
    const struct input *in;
    const xmlNodeSet *placeholders; /* of values_check */
    const char *phase;              /* only its patterns; NULL: all */
    bool draft;                     /* a finding that rests on what is missing is a remark */
};
/* A rule is left out where its context or something it reads is faulty (tree_fault): one cause, one finding. */
void rules_run(struct rules *, const struct rules_job *, struct diags *);
#endif
