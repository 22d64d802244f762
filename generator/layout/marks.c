/* layout: marks, fo:marker by class as pages are painted, and which of them fo:retrieve-marker means (XSL 6.13.6). */
#include <stdlib.h>
#include <string.h>

#include "flow.h"

enum { SLOTS = 256 };

struct mark_class {
    const char *name;
    int page;           /* the page that the next four belong to */
    const struct fo_node *first_start, *first, *last_start, *last_end; /* on it */
    const struct fo_node *carried; /* the latest of the pages before */
    int carried_page, carried_sequence;
    int sequence;       /* of page */
    struct mark_class *next;
};

struct mark_table {
    struct mark_class *slot[SLOTS];
};

struct mark_table *marks_new(void)
{
    return mem_alloc(sizeof(struct mark_table));
}

void marks_free(struct mark_table *t)
{
    for (int i = 0; t && i < SLOTS; i++)
        while (t->slot[i]) {
            struct mark_class *c = t->slot[i];
            t->slot[i] = c->next;
            free(c);
        }
    free(t);
}

static struct mark_class *class_of(struct mark_table *t, const char *name, bool make)
{
    unsigned h = 5381;
    for (const char *p = name; *p; p++)
        h = h * 33 ^ (unsigned char)*p;
    struct mark_class **slot = &t->slot[h % SLOTS], *c = *slot;
    while (c && strcmp(c->name, name) != 0)
        c = c->next;
    if (!c && make) {
        c = mem_alloc(sizeof *c);
        *c = (struct mark_class){.name = name, .page = -1, .next = *slot};
        *slot = c;
    }
    return c;
}

/* Brings a class to the page under way: what stood on an earlier one is carried. */
static void class_turn(struct mark_class *c, const struct flow_state *f)
{
    if (c->page == f->page_index)
        return;
    const struct fo_node *latest = c->last_start ? c->last_start : c->first;
    if (latest) {
        c->carried = latest;
        c->carried_page = c->page;
        c->carried_sequence = c->sequence;
    }
    c->first_start = c->first = c->last_start = c->last_end = NULL;
    c->page = f->page_index;
    c->sequence = f->sequence_index;
}

void flow_mark(struct layout *l, const struct fo_node *marker, bool starts, bool ends)
{
    if (l->para.draft_artifact || l->repeating || !marker->props->marker_class_name)
        return;
    struct mark_class *c = class_of(l->flow->marks, marker->props->marker_class_name, true);
    class_turn(c, l->flow);
    if (!c->first)
        c->first = marker;
    if (starts && !c->first_start)
        c->first_start = marker;
    if (starts)
        c->last_start = marker;
    if (ends)
        c->last_end = marker;
}

static const struct fo_node *mark_meant(const struct mark_class *c, const struct flow_state *f, const struct fo_props *p)
{
    const struct fo_node *m = NULL;
    switch (p->retrieve_position) {
    case ENUM_FIRST_INCLUDING_CARRYOVER: m = c->first; break;
    case ENUM_LAST_STARTING_WITHIN_PAGE: m = c->last_start; break;
    case ENUM_LAST_ENDING_WITHIN_PAGE: m = c->last_end; break;
    default: m = c->first_start;
    }
    if (m || p->retrieve_boundary == ENUM_PAGE || !c->carried)
        return m;
    return p->retrieve_boundary == ENUM_DOCUMENT || c->carried_sequence == f->sequence_index ? c->carried : NULL;
}

bool marks_nested(const struct fo_node *retrieve)
{
    const struct fo_node *n = retrieve->parent;
    while (n && n->kind != FO_MARKER)
        n = n->parent;
    return n;
}

const struct fo_node *marks_retrieve(void *user, const struct fo_node *retrieve)
{
    struct layout *l = user;
    const char *name = retrieve->props->retrieve_class_name;
    if (retrieve->kind != FO_RETRIEVE_MARKER || !l->flow->label || !name || marks_nested(retrieve)) {
        diag_add(l->diags, D_LAYOUT_OBJECT, layout_place(l, retrieve), fo_kind_name(retrieve->kind));
        return NULL;
    }
    l->flow->crosses |= retrieve->props->retrieve_boundary == ENUM_DOCUMENT;
    struct mark_class *c = class_of(l->flow->marks, name, false);
    if (!c)
        return NULL;
    class_turn(c, l->flow);
    const struct fo_node *m = mark_meant(c, l->flow, retrieve->props);
    return m ? fo_retrieve(l->tree, m, retrieve->props, l->diags) : NULL;
}
