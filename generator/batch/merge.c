/* batch: merge, group data into the description of a unit. */
#include "merge.h"

#include <string.h>

#include "../base/node.h"
#include "../input/tree.h"

static bool text_equal(const xmlNode *a, const xmlNode *b)
{
    const xmlNode *x = a ? a->children : NULL, *y = b ? b->children : NULL;
    return x && y && x->content && y->content && xmlStrEqual(x->content, y->content);
}

static bool is_empty(const xmlNode *n)
{
    return !n->children || (xmlNodeIsText(n->children) && !n->children->next && !*n->children->content);
}

/* Where the unit says n, or the place in the unit that n was brought in for. */
static struct place unit_place(const struct input *in, const xmlNode *n)
{
    const struct input_origin *o = input_origin_of(n);
    return o->value.file && !strcmp(o->value.file, in->path) ? o->value : o->used;
}

/* A deep copy that knows the same origins, and what in the unit it was brought in for. */
static xmlNode *copy_under(struct input *in, xmlNode *parent, const xmlNode *from, struct place for_what)
{
    xmlNode *copy = xmlNewDocNode(parent->doc, NULL, from->name, NULL);
    tree_adopt(in, copy, from, for_what);
    xmlAddChild(parent, copy);
    for (const xmlNode *c = from->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            copy_under(in, copy, c, for_what);
        else if (xmlNodeIsText(c))
            xmlNodeAddContent(copy, c->content);
    return copy;
}

/* The field that tells the items of a list apart, or NULL. */
static const char *key_of(const struct vocab_type *list)
{
    static const char *const keys[] = {"id", "title", "name", "kind", NULL};
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
        if (text_equal(node_child(i, key), node_child(like, key)))
            return i;
    return NULL;
}

static void record_merge(struct input *in, xmlNode *unit, const xmlNode *group);

/* {name: x, duties: null}: an item with nothing but its key and empty fields is taken out. */
static bool is_removal(const xmlNode *item, const char *key)
{
    bool empties = false;
    for (xmlNode *c = xmlFirstElementChild((xmlNode *)item); c; c = xmlNextElementSibling(c)) {
        if (!strcmp((const char *)c->name, key))
            continue;
        if (!is_empty(c))
            return false;
        empties = true;
    }
    return empties;
}

static void item_empty(xmlNode *item)
{
    for (xmlNode *c; (c = item->children);) {
        xmlUnlinkNode(c);
        xmlFreeNode(c);
    }
}

static void list_merge(struct input *in, xmlNode *unit, const xmlNode *group, const char *key)
{
    for (xmlNode *g = xmlFirstElementChild((xmlNode *)group); g; g = xmlNextElementSibling(g)) {
        xmlNode *own = item_lookup(unit, key, g);
        if (!own)
            copy_under(in, unit, g, unit_place(in, unit));
        else if (is_removal(own, key))
            item_empty(own);
        else
            record_merge(in, own, g);
    }
}

static void record_merge(struct input *in, xmlNode *unit, const xmlNode *group)
{
    for (xmlNode *g = xmlFirstElementChild((xmlNode *)group); g; g = xmlNextElementSibling(g)) {
        xmlNode *own = node_child(unit, (const char *)g->name);
        const struct vocab_type *type = tree_type(g);
        const char *key = type && type->kind == VOCAB_LIST ? key_of(type) : NULL;
        if (!own)
            copy_under(in, unit, g, unit_place(in, unit));
        else if (is_empty(own) || !type || tree_type(own) != type)
            continue;
        else if (type->kind == VOCAB_RECORD)
            record_merge(in, own, g);
        else if (key)
            list_merge(in, own, g, key);
        else if (!text_equal(own, g))
            tree_overrides(own, g);
    }
}

/* The first element of this name and text below n, or NULL. */
static const xmlNode *referrer_lookup(const xmlNode *n, const char *name, const xmlNode *id)
{
    const xmlNode *found = NULL;
    for (xmlNode *c = n ? xmlFirstElementChild((xmlNode *)n) : NULL; c && !found; c = xmlNextElementSibling(c))
        found = !strcmp((const char *)c->name, name) && text_equal(c, id) ? c : referrer_lookup(c, name, id);
    return found;
}

/* The list of the unit that takes items of the library; made when there is none. */
static xmlNode *list_make(struct input *in, xmlNode *unit, xmlNode *list, const xmlNode *shelf)
{
    if (list && !is_empty(list))
        return list;
    if (!list) {
        list = xmlNewDocNode(unit->doc, NULL, shelf->name, NULL);
        xmlAddChild(unit, list);
    }
    tree_adopt(in, list, shelf, (struct place){0});
    return list;
}

/* products, assessors, policies: fills the unit's items, brings in those that its systems refer to by id. */
static void library_merge(struct input *in, xmlNode *unit, const xmlNode *shelf)
{
    const char *key = tree_type(shelf) ? key_of(tree_type(shelf)) : NULL;
    xmlNode *systems = node_child(unit, "systems"), *list = node_child(unit, (const char *)shelf->name);
    for (xmlNode *g = xmlFirstElementChild((xmlNode *)shelf); key && g; g = xmlNextElementSibling(g)) {
        xmlNode *own = list ? item_lookup(list, key, g) : NULL;
        const xmlNode *referrer = own ? NULL : referrer_lookup(systems, (const char *)g->name, node_child(g, key));
        if (own)
            record_merge(in, own, g);
        if (referrer) {
            list = list_make(in, unit, list, shelf);
            copy_under(in, list, g, unit_place(in, referrer));
        }
    }
}

static void parent_unknown(const xmlNode *named, const xmlNode *parents, struct diags *ds)
{
    struct buf known = {0};
    for (xmlNode *p = xmlFirstElementChild((xmlNode *)parents); p; p = xmlNextElementSibling(p))
        buf_printf(&known, "%s%s", known.len ? ", " : "", node_text(node_child(p, "id")));
    struct diag_detail detail = {.part = {[DIAG_EXPECTED] = buf_text(&known)}};
    diag_add_with(ds, D_GROUP_PARENT, input_origin_of(named)->value, &detail, node_text(named));
    buf_free(&known);
}

/* A system that names its parent by the id in the library gets the parent's name and unit. */
static void parent_merge(struct input *in, xmlNode *system, const xmlNode *parents, struct diags *ds)
{
    xmlNode *named = node_child(system, "parent-system");
    for (xmlNode *p = named ? xmlFirstElementChild((xmlNode *)parents) : NULL; p; p = xmlNextElementSibling(p)) {
        if (!text_equal(node_child(p, "id"), named) && !text_equal(node_child(p, "name"), named))
            continue;
        xmlNode *name = node_child(p, "name"), *unit = node_child(p, "unit");
        struct place reference = unit_place(in, named);
        if (name && name->children && !text_equal(name, named)) {
            xmlNodeSetContent(named, NULL);
            xmlNodeAddContent(named, name->children->content);
            tree_adopt(in, named, name, reference);
        }
        if (unit && !node_child(system, "parent-unit")) {
            xmlNode *copy = copy_under(in, system, unit, reference);
            xmlNodeSetName(copy, (const xmlChar *)"parent-unit");
        }
        return;
    }
    if (named && *node_text(named) && !node_child(system, "parent-unit"))
        parent_unknown(named, parents, ds);
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

void merge_group(struct input *in, const struct input *group, struct diags *ds)
{
    xmlNode *unit = xmlDocGetRootElement(in->doc), *root = group ? xmlDocGetRootElement(group->doc) : NULL;
    const xmlNode *defaults = node_child(root, "defaults"), *per_system = node_child(root, "system-defaults"), *library = node_child(root, "library");
    if (defaults)
        record_merge(in, unit, defaults);
    xmlNode *systems = node_child(unit, "systems");
    for (xmlNode *s = systems ? xmlFirstElementChild(systems) : NULL; s; s = xmlNextElementSibling(s)) {
        if (per_system)
            record_merge(in, s, per_system);
        if (node_child(library, "parent-systems"))
            parent_merge(in, s, node_child(library, "parent-systems"), ds);
    }
    for (xmlNode *shelf = library ? xmlFirstElementChild((xmlNode *)library) : NULL; shelf; shelf = xmlNextElementSibling(shelf))
        if (strcmp((const char *)shelf->name, "parent-systems") != 0)
            library_merge(in, unit, shelf);
    settle(unit);
}
