/* topology: network, description -> zones, nodes and links with every reference resolved. What cannot be resolved is left out: the rules have said it. */
#include "network.h"

#include <stdlib.h>
#include <string.h>

#include "../base/node.h"
#include "look.h"

struct reading {
    struct network *n;
    const struct vocab *vocab;
    const struct look *look;
    struct diags *diags;
    const xmlNode *network, *system;
};

static const char *text(const xmlNode *n, const char *name)
{
    return node_text(node_child(n, name));
}

static int count(const xmlNode *list)
{
    return list ? (int)xmlChildElementCount((xmlNode *)list) : 0;
}

/* The printed name of an option. */
static const char *option(const struct reading *r, const xmlNode *parent, const char *name, const char *otherwise)
{
    const xmlNode *n = node_child(parent, name);
    const struct vocab_element *e = n ? vocab_of(r->vocab, n) : NULL;
    const struct vocab_value *v = e ? vocab_value(e->type, text(parent, name)) : NULL;
    return v ? v->label : otherwise;
}

static const char *own(const struct reading *r, const char *s)
{
    return arena_strdup(r->n->arena, s);
}

static int zone_of(const struct network *n, const char *id)
{
    for (int i = 0; *id && i < n->zone_count; i++)
        if (!strcmp(n->zones[i].id, id))
            return i;
    return -1;
}

static int node_of(const struct network *n, const char *id)
{
    for (int i = 0; *id && i < n->node_count; i++)
        if (!strcmp(n->nodes[i].id, id))
            return i;
    return -1;
}

static const char *join(struct reading *r, const xmlNode *zone)
{
    struct buf out = {0};
    for (const xmlNode *c = node_child(zone, "addresses") ? node_child(zone, "addresses")->children : NULL; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE && c->children)
            buf_printf(&out, "%s%s", out.len ? "、" : "", (const char *)c->children->content);
    if (*text(zone, "vlan"))
        buf_printf(&out, "%sVLAN %s", out.len ? "  " : "", text(zone, "vlan"));
    const char *copy = own(r, buf_text(&out));
    buf_free(&out);
    return copy;
}

bool zone_inside(const struct network *n, int zone, int outer)
{
    for (; zone >= 0; zone = n->zones[zone].parent)
        if (zone == outer)
            return true;
    return false;
}

static void zones_read(struct reading *r)
{
    struct network *n = r->n;
    for (const xmlNode *z = node_child(r->network, "zones") ? node_child(r->network, "zones")->children : NULL; z; z = z->next) {
        if (z->type != XML_ELEMENT_NODE || zone_of(n, text(z, "id")) >= 0)
            continue;
        const char *kind = *text(z, "kind") ? text(z, "kind") : "other", *tier = text(z, "tier");
        n->zones[n->zone_count++] = (struct net_zone){.id = own(r, text(z, "id")), .name = own(r, text(z, "name")), .kind = own(r, kind), .note = join(r, z), .parent = -1,
                                                      .tier = *tier ? atoi(tier) : look_tier(r->look, kind), .source = z};
    }
    for (int i = 0; i < n->zone_count; i++) {
        int parent = zone_of(n, text(n->zones[i].source, "parent"));
        if (parent >= 0 && zone_inside(n, parent, i))
            diag_add(r->diags, D_TOPOLOGY_CYCLE, input_origin_of(node_child(n->zones[i].source, "parent"))->value, n->zones[i].name);
        else
            n->zones[i].parent = parent;
    }
}

static void devices_read(struct reading *r)
{
    struct network *n = r->n;
    const xmlNode *list = node_child(r->network, "devices");
    for (const xmlNode *d = list ? list->children : NULL; d; d = d->next) {
        if (d->type != XML_ELEMENT_NODE || node_of(n, text(d, "id")) >= 0)
            continue;
        const char *kind = *text(d, "kind") ? text(d, "kind") : "other";
        int zone = zone_of(n, text(d, "zone")), quantity = atoi(text(d, "quantity"));
        n->nodes[n->node_count++] = (struct net_node){.kind = NODE_DEVICE, .id = own(r, text(d, "id")), .name = own(r, text(d, "name")), .symbol = look_symbol(r->look, kind) ? own(r, kind) : "other",
                                                      .label = own(r, option(r, d, "kind", "其他设备")), .note = own(r, text(d, "address")), .zone = zone,
                                                      .order = (zone >= 0 ? n->zones[zone].tier : 5) * ORDERS + look_order(r->look, kind), .quantity = quantity > 1 ? quantity : 1, .mate = -1};
        n->devices++;
    }
    for (const xmlNode *d = list ? list->children : NULL; d; d = d->next) {
        if (d->type != XML_ELEMENT_NODE || !*text(d, "redundant-with"))
            continue;
        int a = node_of(n, text(d, "id")), b = node_of(n, text(d, "redundant-with"));
        if (a < 0 || b < 0 || a == b || n->nodes[a].mate >= 0 || n->nodes[b].mate >= 0 || n->nodes[a].zone != n->nodes[b].zone)
            continue;
        n->nodes[a].mate = b;
        n->nodes[b].mate = a;
    }
}

/* Counts devices of zones; turns zones without devices into nodes (they have no frame): when all zones and nodes are there. */
static void network_settle(struct network *n)
{
    for (int i = 0; i < n->zone_count; i++)
        n->zones[i].devices = 0;
    for (int i = 0; i < n->node_count; i++)
        for (int z = n->nodes[i].zone; z >= 0; z = n->zones[z].parent)
            n->zones[z].devices++;
    int nodes = n->node_count;
    for (int i = 0; i < n->zone_count; i++) {
        struct net_zone *z = &n->zones[i];
        bool has_zones = false;
        for (int k = 0; k < n->zone_count; k++)
            has_zones |= n->zones[k].parent == i;
        if (z->devices || has_zones)
            continue;
        bool internet = !strcmp(z->kind, "internet");
        n->nodes[n->node_count++] = (struct net_node){.kind = internet ? NODE_CLOUD : NODE_PANEL, .id = z->id, .name = z->name, .symbol = internet ? "cloud" : z->kind, .label = "", .note = z->note,
                                                      .zone = z->parent, .order = z->tier * ORDERS + 5, .quantity = 1, .mate = -1};
    }
    for (int i = nodes; i < n->node_count; i++)
        for (int z = n->nodes[i].zone; z >= 0; z = n->zones[z].parent)
            n->zones[z].devices++;
}

static struct net_end end_of(const struct network *n, const char *id)
{
    int node = node_of(n, id);
    return (struct net_end){node, node < 0 ? zone_of(n, id) : -1};
}

static int order_of(const struct network *n, struct net_end e)
{
    return e.node >= 0 ? n->nodes[e.node].order : n->zones[e.zone].tier * ORDERS;
}

static void link_add(struct reading *r, struct net_end from, struct net_end to, const xmlNode *source, const char *kind_element)
{
    struct network *n = r->n;
    if ((from.node < 0 && from.zone < 0) || (to.node < 0 && to.zone < 0) || (from.node == to.node && from.zone == to.zone))
        return;
    const char *kind = *text(source, kind_element) ? text(source, kind_element) : "wired", *operator = text(source, "operator"), *bandwidth = text(source, "bandwidth");
    bool down = order_of(n, from) <= order_of(n, to);
    n->links[n->link_count++] = (struct net_link){.from = down ? from : to, .to = down ? to : from, .kind = own(r, kind), .kind_label = own(r, option(r, source, kind_element, "有线")),
                                                  .label = arena_printf(n->arena, "%s%s%s", operator, *operator && *bandwidth ? " " : "", bandwidth),
                                                  .redundant = !strcmp(text(source, "redundant"), "true")};
}

static void links_read(struct reading *r)
{
    const xmlNode *list = node_child(r->network, "links");
    for (const xmlNode *l = list ? list->children : NULL; l; l = l->next)
        if (l->type == XML_ELEMENT_NODE)
            link_add(r, end_of(r->n, text(l, "from")), end_of(r->n, text(l, "to")), l, "kind");
}

static int node_add(struct reading *r, enum node_kind kind, const char *symbol, const char *name, const char *note)
{
    struct network *n = r->n;
    n->nodes[n->node_count] = (struct net_node){.kind = kind, .id = "", .name = own(r, name), .symbol = symbol, .label = kind == NODE_SYSTEM ? "互联系统" : "", .note = own(r, note), .zone = -1, .order = 0,
                                                .quantity = 1, .mate = -1};
    return n->node_count++;
}

/* Exits that no link shows get one, from the internet to their device. */
static void exits_read(struct reading *r)
{
    struct network *n = r->n;
    const xmlNode *list = node_child(r->network, "internet-exits");
    struct net_end internet = {-1, -1};
    for (int i = 0; i < n->zone_count && internet.node < 0 && internet.zone < 0; i++)
        if (!strcmp(n->zones[i].kind, "internet"))
            internet = end_of(n, n->zones[i].id);
    for (const xmlNode *e = list ? list->children : NULL; e; e = e->next) {
        if (e->type != XML_ELEMENT_NODE)
            continue;
        if (internet.node < 0 && internet.zone < 0)
            internet.node = node_add(r, NODE_CLOUD, "cloud", "互联网", "");
        struct net_end device = end_of(n, text(e, "device"));
        bool shown = false;
        for (int i = 0; i < n->link_count; i++) {
            const struct net_link *l = &n->links[i];
            shown |= l->from.node == internet.node && l->from.zone == internet.zone && l->to.node == device.node && l->to.zone == device.zone;
        }
        if (!shown)
            link_add(r, internet, device, e, "kind");
    }
}

static void systems_read(struct reading *r)
{
    struct network *n = r->n;
    const xmlNode *list = node_child(r->network, "interconnected-systems");
    const char *parent = !strcmp(text(r->system, "is-branch"), "true") ? text(r->system, "parent-system") : "";
    bool parent_shown = !*parent;
    for (const xmlNode *s = list ? list->children : NULL; s; s = s->next) {
        if (s->type != XML_ELEMENT_NODE)
            continue;
        int node = node_add(r, NODE_SYSTEM, "system", text(s, "name"), text(s, "unit"));
        if (!strcmp(text(s, "name"), parent)) {
            n->nodes[node].name = arena_printf(n->arena, "%s（上级系统）", parent);
            parent_shown = true;
        }
        link_add(r, (struct net_end){node, -1}, end_of(n, text(s, "connected-to")), s, "link-kind");
    }
    if (!parent_shown)
        node_add(r, NODE_SYSTEM, "system", arena_printf(n->arena, "%s（上级系统）", parent), text(r->system, "parent-unit"));
}

/* Which devices keep a boundary between zones: the overview of a divided drawing shows them. */
static void boundaries_read(struct reading *r)
{
    struct network *n = r->n;
    const xmlNode *list = node_child(r->network, "boundaries");
    for (const xmlNode *b = list ? list->children : NULL; b; b = b->next) {
        if (b->type != XML_ELEMENT_NODE)
            continue;
        for (const xmlNode *d = node_child(b, "devices") ? node_child(b, "devices")->children : NULL; d; d = d->next) {
            int node = d->type == XML_ELEMENT_NODE && d->children ? node_of(n, (const char *)d->children->content) : -1;
            if (node >= 0)
                n->nodes[node].boundary = true;
        }
    }
}

static void title_read(struct reading *r)
{
    struct network *n = r->n;
    const xmlNode *w = r->network, *picture = node_child(w, "picture"), *root = xmlDocGetRootElement(r->system->doc);
    n->system = own(r, text(r->system, "name"));
    n->unit = own(r, text(node_child(root, "unit"), "name"));
    n->title = *text(w, "figure-title") ? own(r, text(w, "figure-title")) : arena_printf(n->arena, "%s网络拓扑图", n->system);
    n->date = own(r, *text(w, "figure-date") ? text(w, "figure-date") : text(picture, "date"));
    n->version = own(r, *text(w, "figure-version") ? text(w, "figure-version") : text(picture, "version"));
}

static struct network *network_make(int zones, int nodes, int links)
{
    struct arena *arena = arena_new();
    struct network *n = ARENA_NEW(arena, struct network);
    n->arena = arena;
    n->zones = ARENA_ARRAY(arena, struct net_zone, zones + 1);
    n->nodes = ARENA_ARRAY(arena, struct net_node, nodes + 1);
    n->links = ARENA_ARRAY(arena, struct net_link, links + 1);
    return n;
}

struct network *network_new(const struct network *like, int zones, int nodes, int links)
{
    struct network *n = network_make(zones, nodes + zones, links);
    n->title = like->title;
    n->unit = like->unit;
    n->system = like->system;
    n->date = like->date;
    n->version = like->version;
    return n;
}

struct network *network_read(const struct vocab *vocab, const struct look *look, const xmlNode *system, struct diags *ds)
{
    const xmlNode *w = node_child(system, "network");
    int zones = count(node_child(w, "zones")), devices = count(node_child(w, "devices")), links = count(node_child(w, "links")), exits = count(node_child(w, "internet-exits")),
        systems = count(node_child(w, "interconnected-systems"));
    if (!devices || !links)
        return NULL;
    if (zones > ZONES_MOST || devices + systems > NODES_MOST || links > LINKS_MOST) {
        diag_add(ds, D_TOPOLOGY_LARGE, input_origin_of(node_child(w, "devices"))->key, devices, links, NODES_MOST, LINKS_MOST);
        return NULL;
    }
    struct reading r = {network_make(zones, devices + zones + systems + 2, links + exits + systems), vocab, look, ds, w, system};
    title_read(&r);
    zones_read(&r);
    devices_read(&r);
    boundaries_read(&r);
    network_settle(r.n);
    links_read(&r);
    exits_read(&r);
    systems_read(&r);
    return r.n;
}

void network_free(struct network *n)
{
    if (n)
        arena_free(n->arena);
}
