/* base: node, what is often asked of an xmlNode. */
#include "node.h"

#include <string.h>

bool node_is(const xmlNode *n, const char *name)
{
    return n && n->type == XML_ELEMENT_NODE && !strcmp((const char *)n->name, name);
}

xmlNode *node_child(const xmlNode *parent, const char *name)
{
    xmlNode *n = parent ? parent->children : NULL;
    while (n && !node_is(n, name))
        n = n->next;
    return n;
}

const char *node_text(const xmlNode *n)
{
    return n && n->children && n->children->content ? (const char *)n->children->content : "";
}

const char *node_attribute(const xmlNode *n, const char *name)
{
    for (const xmlAttr *a = n ? n->properties : NULL; a; a = a->next)
        if (!a->ns && !strcmp((const char *)a->name, name))
            return a->children && a->children->content ? (const char *)a->children->content : "";
    return NULL;
}

const xmlChar *node_only_text(const xmlNode *n)
{
    const xmlNode *only = n->type == XML_ELEMENT_NODE && n->children && !n->children->next ? n->children : NULL;
    return only && only->type == XML_TEXT_NODE ? only->content : NULL;
}
