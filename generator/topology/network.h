/* topology: network, what the files of the stage share first: the network as read, without places. Strings belong to the arena of the network. */
#ifndef DENGBAO_TOPOLOGY_NETWORK_H
#define DENGBAO_TOPOLOGY_NETWORK_H
#include <stdbool.h>

#include "../base/arena.h"
#include "topology.h"

enum { TIERS = 10, ORDERS = 10, NODES_MOST = 3000, LINKS_MOST = 6000, ZONES_MOST = 1000 };

enum node_kind { NODE_DEVICE, NODE_CLOUD /* the internet, or another zone of that kind without devices */, NODE_SYSTEM /* interconnected or parent system */,
                 NODE_PANEL /* an empty zone */ };

struct net_zone {
    const char *id, *name, *kind; /* code of zone-kind */
    const char *note;             /* addresses and VLAN, or "" */
    int parent;                   /* index or -1 */
    int tier;                     /* 0 top .. 9 bottom */
    int devices;                  /* in it and in zones inside it */
    const xmlNode *source;
};

struct net_node {
    enum node_kind kind;
    const char *id, *name;
    const char *symbol, *label; /* code and printed name of the device kind */
    const char *note;           /* address; unit of a system; "" */
    int zone;                   /* index or -1 */
    int order;                  /* tier * ORDERS + place of its kind inside a zone: links run from small to great */
    int quantity;
    int mate;                   /* the other of a redundant pair, or -1 */
    bool boundary;              /* a boundary is kept by it */
};

struct net_end { /* one of them is -1 */
    int node, zone;
};

struct net_link {
    struct net_end from, to; /* from is the upper end */
    const char *kind, *kind_label;
    const char *label;       /* bandwidth and operator, or "" */
    bool redundant;
};

struct network {
    struct arena *arena;
    const char *title, *unit, *system, *date, *version;
    struct net_zone *zones;
    struct net_node *nodes;
    struct net_link *links;
    int zone_count, node_count, link_count;
    int devices; /* nodes that are devices */
};

struct look; /* look.h */

/* Reads network/ of the system. NULL when there is nothing to draw or (with a diagnostic) too much. The caller frees with network_free. */
struct network *network_read(const struct vocab *, const struct look *, const xmlNode *system, struct diags *);
/* A network of its own with the same title; arrays have room for the given counts. */
struct network *network_new(const struct network *like, int zones, int nodes, int links);
void network_free(struct network *);
/* The zone or one that it lies in, or -1. */
bool zone_inside(const struct network *, int zone, int outer);
#endif
