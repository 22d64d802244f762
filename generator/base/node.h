/* base: node, what is often asked of an xmlNode. For the stages that read XML; nothing behind fo/ includes it. What is returned belongs to the document. */
#ifndef DENGBAO_BASE_NODE_H
#define DENGBAO_BASE_NODE_H
#include <libxml/tree.h>
#include <stdbool.h>

bool node_is(const xmlNode *, const char *name);              /* an element of that local name; NULL is none */
xmlNode *node_child(const xmlNode *parent, const char *name); /* the first element of that local name; NULL when there is none, or no parent */
const char *node_text(const xmlNode *);                       /* of an element that has nothing but text; "" when it is empty or NULL */
const char *node_attribute(const xmlNode *, const char *name); /* without namespace; NULL when it is not there */
const xmlChar *node_only_text(const xmlNode *);                /* of an element that has one text and nothing else, NULL of any other node */
#endif
