/* check: index, hash tables from text to what has it. */
#include "index.h"

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/node.h"

struct index {
    const xmlNode *top;
    char *path;
    xmlHashTable *texts;     /* text -> node set of items; or anything */
    xmlHashDeallocator drop; /* of the node sets; NULL: there are none */
    bool filled;
    struct index *next;
};

/* The name is the first len bytes of a path. */
static bool name_is(const xmlNode *n, const char *name, size_t len)
{
    return n->type == XML_ELEMENT_NODE && !strncmp((const char *)n->name, name, len) && !n->name[len];
}

static void set_free(void *set, const xmlChar *name)
{
    (void)name;
    xmlXPathFreeNodeSet(set);
}

static void index_add(xmlHashTable *index, xmlNode *item, const char *child)
{
    for (const xmlNode *c = item->children; c; c = c->next) {
        if (!node_is(c, child) || !c->children || !c->children->content)
            continue;
        xmlNodeSet *set = xmlHashLookup(index, c->children->content);
        if (!set)
            xmlHashAddEntry(index, c->children->content, set = xmlXPathNodeSetCreate(NULL));
        if (!set->nodeNr || set->nodeTab[set->nodeNr - 1] != item)
            xmlXPathNodeSetAddUnique(set, item);
    }
}

/* One that was made already, or a new one that is empty. */
static struct index *index_lookup(struct index **all, const xmlNode *top, const char *path, xmlHashDeallocator drop)
{
    for (struct index *i = *all; i; i = i->next)
        if (i->top == top && i->drop == drop && !strcmp(i->path, path))
            return i;
    struct index *index = mem_alloc(sizeof *index);
    *index = (struct index){.top = top, .path = mem_strdup(path), .texts = xmlHashCreate(64), .drop = drop, .next = *all};
    return *all = index;
}

const xmlNodeSet *index_items(struct index **all, const xmlNode *list, const char *path, const xmlChar *text, unsigned long *steps)
{
    struct index *index = index_lookup(all, list, path, set_free);
    const char *slash = strchr(path, '/');
    for (xmlNode *item = index->filled ? NULL : list->children; item; item = item->next)
        if (name_is(item, path, (size_t)(slash - path))) {
            ++*steps;
            index_add(index->texts, item, slash + 1);
        }
    index->filled = true;
    return xmlHashLookup(index->texts, text);
}

/* The texts at the path a/b/c below a node. */
static void texts_add(xmlHashTable *texts, const xmlNode *top, const char *path, unsigned long *steps)
{
    size_t len = strcspn(path, "/ |");
    for (const xmlNode *c = top->children; c; c = c->next) {
        if (!name_is(c, path, len))
            continue;
        ++*steps;
        if (path[len] == '/')
            texts_add(texts, c, path + len + 1, steps);
        else if (node_only_text(c))
            xmlHashAddEntry(texts, node_only_text(c), texts);
    }
}

bool index_known(struct index **all, const xmlNode *top, const char *paths, const xmlChar *text, unsigned long *steps)
{
    struct index *index = index_lookup(all, top, paths, NULL);
    for (const char *p = index->filled ? NULL : paths; p; p = strchr(p, '|'), p = p ? p + 1 : NULL) {
        p += strspn(p, " ");
        texts_add(index->texts, top, p, steps);
    }
    index->filled = true;
    return xmlHashLookup(index->texts, text) != NULL;
}

void index_forget(struct index **all)
{
    for (struct index *i = *all, *next; i; i = next) {
        next = i->next;
        xmlHashFree(i->texts, i->drop);
        free(i->path);
        free(i);
    }
    *all = NULL;
}
