/* topology: graphviz, finds the functions of the library. The dot layout is given as built in, so that no list of plug-ins and no environment variable is read. */
#define _GNU_SOURCE
#include "graphviz.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "../base/sanitize.h"

#if SANITIZED
/* Graphviz keeps memory of its own until the process ends; nothing else is let through. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc.so\nleak:libcgraph.so\nleak:libgvplugin_dot_layout.so\n";
}
const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

/* A function of the library; POSIX lets an object pointer of dlsym be a function. */
static bool find(void *library, const char *name, void *into)
{
    void *symbol = dlsym(library, name);
    memcpy(into, &symbol, sizeof symbol);
    return symbol;
}

static bool functions_find(void *gvc, struct graphviz *g)
{
    return find(gvc, "gvLayout", &g->layout) && find(gvc, "gvFreeLayout", &g->free_layout) && find(gvc, "agopen", &g->open) && find(gvc, "agclose", &g->close) && find(gvc, "agsubg", &g->subg) &&
           find(gvc, "agnode", &g->node) && find(gvc, "agedge", &g->edge) && find(gvc, "agsafeset", &g->set) && find(gvc, "agattr", &g->attr) && find(gvc, "agstrdup_html", &g->strdup_html) &&
           find(gvc, "agxset", &g->xset);
}

/* The plug-in stands in the folder graphviz/ beside the library. */
static void *plugin_open(void *function)
{
    Dl_info info;
    char path[4096];
    if (!dladdr(function, &info) || !strrchr(info.dli_fname, '/'))
        return NULL;
    snprintf(path, sizeof path, "%.*s/graphviz/libgvplugin_dot_layout.so.6", (int)(strrchr(info.dli_fname, '/') - info.dli_fname), info.dli_fname);
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

static const char *load(struct graphviz *g)
{
    GVC_t *(*context)(const lt_symlist_t *, int);
    int (*seterr)(int);
    static lt_symlist_t built_in[2];
    void *gvc = dlopen("libgvc.so.6", RTLD_NOW | RTLD_GLOBAL);
    if (!gvc || !functions_find(gvc, g) || !find(gvc, "gvContextPlugins", &context) || !find(gvc, "agseterr", &seterr))
        return "libgvc.so.6 is missing";
    void *plugin = plugin_open(dlsym(gvc, "gvContextPlugins")), *directed = dlsym(gvc, "Agdirected"), *library = plugin ? dlsym(plugin, "gvplugin_dot_layout_LTX_library") : NULL;
    if (!library || !directed)
        return "the dot layout of Graphviz is missing";
    g->directed = *(Agdesc_t *)directed;
    built_in[0] = (lt_symlist_t){"gvplugin_dot_layout_LTX_library", library};
    seterr(AGMAX);
    g->gvc = context(built_in, 0);
    return g->gvc ? NULL : "Graphviz does not start";
}

const struct graphviz *graphviz_load(struct diags *ds)
{
    static struct graphviz g;
    static const char *fault;
    static bool tried;
    if (!tried)
        fault = load(&g);
    tried = true;
    if (fault)
        diag_add(ds, D_TOPOLOGY_LIBRARY, (struct place){0}, fault);
    return fault ? NULL : &g;
}
