/* layout: ids, which page an id stands on, for citations, links and bookmarks. What a pass finds is what the next one cites. */
#include <stdio.h>
#include <string.h>

#include "flow.h"

enum { SLOTS = 8192 };

struct id_page {
    const char *id;
    const char *label, *last_label; /* of the first and the last page it is on */
    int sequence;                   /* counted from 1 */
    struct id_page *next;           /* of its slot */
    struct id_page *later;          /* found after it */
};

struct id_table {
    struct arena *arena;
    struct id_page *slot[SLOTS], *first, *last;
};

static unsigned id_hash(const char *id)
{
    unsigned h = 5381;
    for (; *id; id++)
        h = h * 33 ^ (unsigned char)*id;
    return h % SLOTS;
}

static struct id_page *id_find(const struct id_table *t, const char *id)
{
    struct id_page *p = t ? t->slot[id_hash(id)] : NULL;
    while (p && strcmp(p->id, id) != 0)
        p = p->next;
    return p;
}

struct id_table *ids_new(void)
{
    struct arena *a = arena_new();
    struct id_table *t = ARENA_NEW(a, struct id_table);
    t->arena = a;
    return t;
}

void ids_free(struct id_table *t)
{
    if (t)
        arena_free(t->arena);
}

const struct id_page *ids_first(const struct id_table *t)
{
    return t ? t->first : NULL;
}

static void ids_add(struct id_table *t, struct id_page *p)
{
    struct id_page **slot = &t->slot[id_hash(p->id)];
    p->next = *slot;
    *slot = p;
    p->later = NULL;
    if (t->last)
        t->last = t->last->later = p;
    else
        t->first = t->last = p;
}

void ids_keep(struct flow_state *f)
{
    struct arena *arena = f->found->arena;
    while (f->kept && f->kept->sequence < f->sequence_index)
        f->kept = f->kept->later;
    for (; f->kept && f->kept->sequence == f->sequence_index; f->kept = f->kept->later) {
        struct id_page *p = arena_dup(arena, f->kept, sizeof *p);
        p->id = arena_strdup(arena, p->id);
        p->label = arena_strdup(arena, p->label);
        p->last_label = arena_strdup(arena, p->last_label);
        ids_add(f->found, p);
    }
}

bool ids_equal(const struct id_table *a, const struct id_table *b)
{
    for (int i = 0; i < SLOTS; i++)
        for (const struct id_page *p = b->slot[i]; p; p = p->next) {
            const struct id_page *q = id_find(a, p->id);
            if (!q || strcmp(q->label, p->label) || strcmp(q->last_label, p->last_label))
                return false;
        }
    return true;
}

void flow_anchor(struct layout *l, const char *id, struct page *page, mpt x, mpt y)
{
    struct id_table *t = l->flow->found;
    if (l->repeating)
        return;
    struct id_page *p = id_find(t, id);
    const char *label = arena_strdup(t->arena, page->label ? page->label : "");
    if (p) {
        p->last_label = label;
        return;
    }
    p = ARENA_NEW(t->arena, struct id_page);
    *p = (struct id_page){arena_strdup(t->arena, id), label, label, l->flow->sequence_index, NULL, NULL};
    ids_add(t, p);
    if (*id == PARA_PAGE_NUMBER) /* a page number in the flow: only its page is wanted */
        return;
    struct page_dest *d = ARENA_NEW(l->pages->arena, struct page_dest);
    *d = (struct page_dest){arena_strdup(l->pages->arena, id), {x, y}, page->dests};
    page->dests = d;
}

/* fo:page-number in a flow is laid before its page is known: it cites the page it was on. */
static const char *own_number(struct layout *l, const struct fo_node *n)
{
    char key[32];
    if (l->flow->label)
        return l->flow->label;
    l->flow->cites = true;
    para_page_number_key(n, key);
    const struct id_page *p = id_find(l->flow->known, key);
    return p ? arena_strdup(l->pages->arena, p->label) : "00";
}

const char *ids_field_text(void *user, const struct fo_node *n)
{
    struct layout *l = user;
    struct flow_state *f = l->flow;
    if (n->kind == FO_PAGE_NUMBER)
        return own_number(l, n);
    f->cites = true;
    const char *id = n->props->ref_id ? n->props->ref_id : "";
    const struct id_page *p = id_find(f->known, id);
    if (!p && f->known)
        diag_add(l->diags, D_LAYOUT_ID, layout_place(l, n), id);
    if (!p)
        return f->known ? "?" : "000";
    return arena_strdup(l->pages->arena, n->kind == FO_PAGE_NUMBER_CITATION_LAST ? p->last_label : p->label);
}
