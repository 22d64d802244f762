/* batch: merge, group data into the description of a unit. */
#include "merge.h"

#include <string.h>

#include "../input/tree.h"

static xmlNode *child(const xmlNode *parent, const char *name)
{
    xmlNode *n = parent ? xmlFirstElementChild((xmlNode *)parent) : NULL;
    while (n && strcmp((const char *)n->name, name) != 0)
        n = xmlNextElementSibling(n);
    return n;
}

static bool text_equal(const xmlNode *a, const xmlNode *b)
{
    const xmlNode *x = a ? a->children : NULL, *y = b ? b->children : NULL;
    return x && y && x->content && y->content && xmlStrEqual(x->content, y->content);
}

static bool is_empty(const xmlNode *n)
{
    return !n->children || (xmlNodeIsText(n->children) && !n->children->next && !*n->children->content);
}

/* A deep copy that knows the same origins. */
static xmlNode *copy_under(xmlNode *parent, const xmlNode *from)
{
    xmlNode *copy = xmlNewDocNode(parent->doc, NULL, from->name, NULL);
    copy->_private = from->_private;
    xmlAddChild(parent, copy);
    for (const xmlNode *c = from->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            copy_under(copy, c);
        else if (xmlNodeIsText(c))
            xmlNodeAddContent(copy, c->content);
    return copy;
}

/* The field that tells the items of a list apart, or NULL. */
static const char *key_of(const struct vocab_type *list)
{
    static const char *const keys[] = {"id", "title", "name", "kind", "class", NULL};
    const struct vocab_type *item = list->elements[0].type;
    if (!item || item->kind != VOCAB_RECORD || !item->element_count || !item->elements[0].required)
        return NULL;
    for (const char *const *k = keys; *k; k++)
        if (!strcmp(item->elements[0].name, *k))
            return *k;
    return NULL;
}

static xmlNode *item_lookup(const xmlNode *list, const char *key, const xmlNode *like)
{
    for (xmlNode *i = xmlFirstElementChild((xmlNode *)list); i; i = xmlNextElementSibling(i))
        if (text_equal(child(i, key), child(like, key)))
            return i;
    return NULL;
}

static void record_merge(xmlNode *unit, const xmlNode *group);

static void list_merge(xmlNode *unit, const xmlNode *group, const char *key)
{
    for (xmlNode *g = xmlFirstElementChild((xmlNode *)group); g; g = xmlNextElementSibling(g)) {
        xmlNode *own = item_lookup(unit, key, g);
        if (own)
            record_merge(own, g);
        else
            copy_under(unit, g);
    }
}

static void record_merge(xmlNode *unit, const xmlNode *group)
{
    for (xmlNode *g = xmlFirstElementChild((xmlNode *)group); g; g = xmlNextElementSibling(g)) {
        xmlNode *own = child(unit, (const char *)g->name);
        const struct vocab_type *type = tree_type(g);
        const char *key = type && type->kind == VOCAB_LIST ? key_of(type) : NULL;
        if (!own)
            copy_under(unit, g);
        else if (is_empty(own) || !type || tree_type(own) != type)
            continue;
        else if (type->kind == VOCAB_RECORD)
            record_merge(own, g);
        else if (key)
            list_merge(own, g, key);
    }
}

/* Is there an element of this name and text below n? */
static bool is_referred(const xmlNode *n, const char *name, const xmlNode *id)
{
    for (xmlNode *c = xmlFirstElementChild((xmlNode *)n); c; c = xmlNextElementSibling(c))
        if ((!strcmp((const char *)c->name, name) && text_equal(c, id)) || is_referred(c, name, id))
            return true;
    return false;
}

/* products, assessors, policies: fills the unit's items, brings in those that its systems refer to by id. */
static void library_merge(xmlNode *unit, const xmlNode *shelf)
{
    const char *list_name = (const char *)shelf->name, *key = tree_type(shelf) ? key_of(tree_type(shelf)) : NULL;
    xmlNode *systems = child(unit, "systems"), *list = child(unit, list_name);
    for (xmlNode *g = xmlFirstElementChild((xmlNode *)shelf); key && g; g = xmlNextElementSibling(g)) {
        xmlNode *own = list ? item_lookup(list, key, g) : NULL;
        if (own) {
            record_merge(own, g);
        } else if (systems && is_referred(systems, (const char *)g->name, child(g, key))) {
            if (!list || is_empty(list)) {
                xmlNode *made = xmlNewDocNode(unit->doc, NULL, shelf->name, NULL);
                made->_private = shelf->_private;
                if (list) {
                    xmlReplaceNode(list, made);
                    xmlFreeNode(list);
                } else {
                    xmlAddChild(unit, made);
                }
                list = made;
            }
            copy_under(list, g);
        }
    }
}

/* A system that names its parent by the id in the library gets the parent's name and unit. */
static void parent_merge(xmlNode *system, const xmlNode *parents)
{
    xmlNode *named = child(system, "parent-system");
    for (xmlNode *p = named ? xmlFirstElementChild((xmlNode *)parents) : NULL; p; p = xmlNextElementSibling(p)) {
        if (!text_equal(child(p, "id"), named) && !text_equal(child(p, "name"), named))
            continue;
        xmlNode *name = child(p, "name"), *unit = child(p, "unit");
        if (name && name->children && !text_equal(name, named)) {
            xmlNodeSetContent(named, NULL);
            xmlNodeAddContent(named, name->children->content);
        }
        if (unit && !child(system, "parent-unit")) {
            xmlNode *copy = copy_under(system, unit);
            xmlNodeSetName(copy, (const xmlChar *)"parent-unit");
        }
        return;
    }
}

/* Takes out what is empty: it has done its work. */
static void settle(xmlNode *n)
{
    for (xmlNode *c = xmlFirstElementChild(n), *next; c; c = next) {
        next = xmlNextElementSibling(c);
        if (xmlFirstElementChild(c))
            settle(c);
        if (is_empty(c)) {
            xmlUnlinkNode(c);
            xmlFreeNode(c);
        }
    }
}

void merge_group(struct input *in, const struct input *group)
{
    xmlNode *unit = xmlDocGetRootElement(in->doc), *root = group ? xmlDocGetRootElement(group->doc) : NULL;
    const xmlNode *defaults = child(root, "defaults"), *per_system = child(root, "system-defaults"), *library = child(root, "library");
    if (defaults)
        record_merge(unit, defaults);
    xmlNode *systems = child(unit, "systems");
    for (xmlNode *s = systems ? xmlFirstElementChild(systems) : NULL; s; s = xmlNextElementSibling(s)) {
        if (per_system)
            record_merge(s, per_system);
        if (child(library, "parent-systems"))
            parent_merge(s, child(library, "parent-systems"));
    }
    for (xmlNode *shelf = library ? xmlFirstElementChild((xmlNode *)library) : NULL; shelf; shelf = xmlNextElementSibling(shelf))
        if (strcmp((const char *)shelf->name, "parent-systems") != 0)
            library_merge(unit, shelf);
    settle(unit);
}
