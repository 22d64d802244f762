/* guide: what the schemas, rules and articles know, for people and editors: vocabulary -> text. Nothing is said here that does not stand in schemas/. */
#ifndef DENGBAO_GUIDE_GUIDE_H
#define DENGBAO_GUIDE_GUIDE_H
#include "../pipeline.h"

void guide_explain(const struct job *, struct diags *); /* job->inputs: codes, numbers of articles, fields */
void guide_schema(const struct job *, struct diags *);  /* JSON Schema (draft-07) of job->root, for editors of YAML */
void guide_init(const struct job *, struct diags *);    /* a description to be filled in, with comments, for job->level */

/* What is known about a code, as members of a SARIF reportingDescriptor; data is a struct catalogue. */
struct catalogue;
struct catalogue *catalogue_load(void);
void catalogue_free(struct catalogue *);
void catalogue_describe(const void *catalogue, const char *code, struct buf *out);
#endif
