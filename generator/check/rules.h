/* check: rules, ISO Schematron (schemas/rules.sch) on libxml2's XPath, with the place of every finding. */
#ifndef DENGBAO_CHECK_RULES_H
#define DENGBAO_CHECK_RULES_H
#include "check.h"

struct rules;
struct rules *rules_load(const char *file, struct diags *); /* schemas/rules.sch, compiled once; NULL and a diagnostic when broken */
void rules_free(struct rules *);
void rules_run(struct rules *, const struct input *, struct diags *);
#endif
