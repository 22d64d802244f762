/* guide: catalogue, the rules and articles as documents, for looking things up. */
#ifndef DENGBAO_GUIDE_CATALOGUE_H
#define DENGBAO_GUIDE_CATALOGUE_H
#include <libxml/tree.h>

#include "guide.h"

enum { RULE_FILES_MOST = 64 };

struct catalogue {
    xmlDoc *measures, *papers, *duties, *controls; /* controls: the control points of GB/T 22239 */
    xmlDoc *rules[RULE_FILES_MOST];
    int rule_count;
};

/* Calls each for every assert and report. */
void catalogue_rules(const struct catalogue *, void (*each)(const xmlNode *rule, void *data), void *data);
xmlNode *catalogue_rule(const struct catalogue *, const char *id); /* or NULL */
/* Calls each for every row of schemas/duties.xml. */
void catalogue_duties(const struct catalogue *, void (*each)(const xmlNode *duty, void *data), void *data);
char *catalogue_attribute(const xmlNode *, const char *name);      /* in any namespace; to be freed with xmlFree; NULL: not there */
/* The sentence of a rule, in the language of messages, with what it fills in shown as …. */
void catalogue_sentence(const xmlNode *rule, struct buf *);
#endif
