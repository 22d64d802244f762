/* topology: look, reads the symbols, frames and line styles. */
#include "look.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/file.h"
#include "../base/node.h"

#define LOOK_FILE "templates/drawing/network.svg"

struct look {
    xmlDoc *doc;
};

struct look *look_load(struct diags *ds)
{
    char *path = file_own(LOOK_FILE, ds);
    if (!path)
        return NULL;
    struct look *l = mem_alloc(sizeof *l);
    l->doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS);
    free(path);
    if (l->doc && look_symbol(l, "other") && look_symbol(l, "cloud") && look_value(l, "zone", "other", "fill") && look_value(l, "link", "wired", "stroke"))
        return l;
    diag_add(ds, D_DATA_BROKEN, (struct place){0}, LOOK_FILE, "symbols or styles are missing");
    look_free(l);
    return NULL;
}

void look_free(struct look *l)
{
    if (!l)
        return;
    xmlFreeDoc(l->doc);
    free(l);
}

/* Symbols stand in defs, styles beside it. */
static const xmlNode *child_of(const xmlNode *parent, const char *id)
{
    for (const xmlNode *n = parent ? parent->children : NULL; n; n = n->next) {
        const char *own = n->type == XML_ELEMENT_NODE ? node_attribute(n, "id") : NULL;
        if (own && !strcmp(own, id))
            return n;
    }
    return NULL;
}

const xmlNode *look_symbol(const struct look *l, const char *id)
{
    const xmlNode *defs = xmlFirstElementChild(xmlDocGetRootElement(l->doc));
    return child_of(defs, id);
}

static int digit(const char *text, int otherwise)
{
    return text && *text >= '0' && *text <= '9' ? *text - '0' : otherwise;
}

int look_order(const struct look *l, const char *device_kind)
{
    return digit(node_attribute(look_symbol(l, device_kind), "data-order"), 7);
}

int look_tier(const struct look *l, const char *zone_kind)
{
    return digit(look_value(l, "zone", zone_kind, "data-tier"), 5);
}

const char *look_value(const struct look *l, const char *group, const char *id, const char *attribute)
{
    char name[64];
    const xmlNode *root = xmlDocGetRootElement(l->doc);
    snprintf(name, sizeof name, "%s-%s", group, id);
    const xmlNode *n = child_of(root, name);
    if (!n) {
        snprintf(name, sizeof name, "%s-other", group);
        n = child_of(root, name);
    }
    return node_attribute(n, attribute);
}
