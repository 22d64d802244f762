/* check: index, what stands below a node by its text, made when it is first asked for, so that a rule that looks up each of many is quick. */
#ifndef DENGBAO_CHECK_INDEX_H
#define DENGBAO_CHECK_INDEX_H
#include <libxml/xpath.h>
#include <stdbool.h>

/* All indexes of a document, NULL at first: to be forgotten before it changes. steps grows with the nodes looked at, for the limit on all operations. */
struct index;
/* The items of a list by the text of a child, path being item/child; NULL when there are none. Borrowed. */
const xmlNodeSet *index_items(struct index **all, const xmlNode *list, const char *path, const xmlChar *text, unsigned long *steps);
/* Whether the text stands at one of the paths a/b/c | d/e below a node. */
bool index_known(struct index **all, const xmlNode *top, const char *paths, const xmlChar *text, unsigned long *steps);
void index_forget(struct index **all);
#endif
