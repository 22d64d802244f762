/* topology: graphviz, libgvc and its dot layout, loaded when the first drawing is made (a program that draws nothing does not pay for it). Only place.c uses it. */
#ifndef DENGBAO_TOPOLOGY_GRAPHVIZ_H
#define DENGBAO_TOPOLOGY_GRAPHVIZ_H
#include <graphviz/gvc.h>
#include <stdbool.h>

#include "../base/diag.h"

struct graphviz {
    GVC_t *gvc;
    int (*layout)(GVC_t *, graph_t *, const char *);
    int (*free_layout)(GVC_t *, graph_t *);
    Agraph_t *(*open)(char *, Agdesc_t, Agdisc_t *);
    int (*close)(Agraph_t *);
    Agraph_t *(*subg)(Agraph_t *, char *, int);
    Agnode_t *(*node)(Agraph_t *, char *, int);
    Agedge_t *(*edge)(Agraph_t *, Agnode_t *, Agnode_t *, char *, int);
    int (*set)(void *, char *, char *, char *);
    Agsym_t *(*attr)(Agraph_t *, int, char *, const char *);
    char *(*strdup_html)(Agraph_t *, const char *);
    int (*xset)(void *, Agsym_t *, char *);
    Agdesc_t directed;
};

const struct graphviz *graphviz_load(struct diags *); /* NULL and a diagnostic when the library is missing; the same each time */
#endif
