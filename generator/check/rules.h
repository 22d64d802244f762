/* check: rules, ISO Schematron (schemas/rules/NAME) on libxml2's XPath, with the place of every finding. */
#ifndef DENGBAO_CHECK_RULES_H
#define DENGBAO_CHECK_RULES_H
#include "check.h"

struct rules;
struct rules *rules_load(const char *folder, struct diags *); /* every *.sch of the folder, compiled once; NULL and a diagnostic when broken */
void rules_free(struct rules *);
/* phase: only its patterns (NULL: all). A rule is left out where its context or something it reads is faulty (tree_fault): one cause, one finding. */
void rules_run(struct rules *, const struct input *, const char *phase, bool draft, struct diags *);
#endif
