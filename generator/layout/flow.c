/* layout: flow, page sequences: flows cut into pages, static content, page numbers, citations, bookmarks. Passes are repeated (at most 5 times) until no number changes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "box.h"
#include "master.h"

enum { PASSES_MOST = 5, PAGES_MOST = 20000, IDS = 8192 };

struct id_page { /* where an id stands: known after the pass that placed it */
    const char *id;
    int first, last;       /* index of page */
    const char *label, *last_label;
    struct id_page *next;
};

struct id_table {
    struct arena *arena;
    struct id_page *slot[IDS];
};

struct flow_state {
    struct id_table *known, *found; /* of the pass before, of this pass */
    bool cites;                     /* some text hangs on a page number that is not known yet */
    const char *label;              /* of the page under way; NULL while flows are laid */
    int number;                     /* of the next page */
    int page_index;
};

static unsigned id_hash(const char *id)
{
    unsigned h = 5381;
    for (; *id; id++)
        h = h * 33 ^ (unsigned char)*id;
    return h % IDS;
}

static struct id_page *id_find(const struct id_table *t, const char *id)
{
    struct id_page *p = t ? t->slot[id_hash(id)] : NULL;
    while (p && strcmp(p->id, id) != 0)
        p = p->next;
    return p;
}

static struct id_table *id_table_new(void)
{
    struct arena *a = arena_new();
    struct id_table *t = ARENA_NEW(a, struct id_table);
    t->arena = a;
    return t;
}

static void id_table_free(struct id_table *t)
{
    if (t)
        arena_free(t->arena);
}

void flow_anchor(struct layout *l, const char *id, struct page *page, mpt x, mpt y)
{
    struct id_table *t = l->flow->found;
    struct id_page *p = id_find(t, id);
    if (p) {
        p->last = l->flow->page_index;
        p->last_label = page->label ? arena_strdup(t->arena, page->label) : "";
        return;
    }
    p = ARENA_NEW(t->arena, struct id_page);
    const char *label = arena_strdup(t->arena, page->label ? page->label : "");
    *p = (struct id_page){arena_strdup(t->arena, id), l->flow->page_index, l->flow->page_index, label, label, t->slot[id_hash(id)]};
    t->slot[id_hash(id)] = p;
    struct page_dest *d = ARENA_NEW(l->pages->arena, struct page_dest);
    *d = (struct page_dest){arena_strdup(l->pages->arena, id), {x, y}, page->dests};
    page->dests = d;
}

static const char *field_text(void *user, const struct fo_node *n)
{
    struct layout *l = user;
    struct flow_state *f = l->flow;
    if (n->kind == FO_PAGE_NUMBER)
        return f->label ? f->label : "?";
    f->cites = true;
    const char *id = n->props->ref_id ? n->props->ref_id : "";
    const struct id_page *p = id_find(f->known, id);
    if (!p && f->known)
        diag_add(l->diags, D_LAYOUT_ID, (struct place){l->tree->file, n->line, 0}, id);
    return !p ? "000" : arena_strdup(l->pages->arena, n->kind == FO_PAGE_NUMBER_CITATION_LAST ? p->last_label : p->label);
}

static const struct fo_node *no_marker(void *user, const struct fo_node *retrieve)
{
    struct layout *l = user;
    diag_add(l->diags, D_LAYOUT_OBJECT, (struct place){l->tree->file, retrieve->line, 0}, "retrieve-marker");
    return NULL;
}

static const struct fo_node *child_of(const struct fo_node *n, enum fo_kind kind)
{
    const struct fo_node *c = n->first;
    while (c && c->kind != kind)
        c = c->next;
    return c;
}

static struct box *content_lay(struct layout *l, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    struct box *b = box_new(l, BOX_BLOCK, n);
    block_lay_children(l, b, n->first, width, tag);
    box_close(b);
    b->gap = 0;
    if (b->break_before != ENUM_UNSET)
        b->break_before = ENUM_UNSET;
    return b;
}

/* Static content of a region, without tags: it is no part of the text. */
static void region_paint(struct layout *l, const struct fo_node *sequence, const struct fo_node *region, struct rect area, struct page *page)
{
    const struct fo_node *content = NULL;
    for (const struct fo_node *c = sequence->first; c; c = c->next)
        if (c->kind == FO_STATIC_CONTENT && c->props->flow_name && !strcmp(c->props->flow_name, master_region_name(region)))
            content = c;
    if (!content || area.w <= 0)
        return;
    l->para.draft_artifact = true;
    l->flow->label = page->label;
    l->region = area;
    page->artifact = region->kind == FO_REGION_BEFORE ? ARTIFACT_HEADER : region->kind == FO_REGION_AFTER ? ARTIFACT_FOOTER : ARTIFACT_PAGINATION;
    struct box *b = content_lay(l, content, area.w, NULL);
    mpt free_height = area.h - b->h;
    mpt dy = region->props->display_align == ENUM_AFTER ? free_height : region->props->display_align == ENUM_CENTER ? free_height / 2 : 0;
    box_paint(l, page, b, area.x, area.y + dy);
    page->artifact = ARTIFACT_LAYOUT;
    l->flow->label = NULL;
    l->para.draft_artifact = false;
}

static struct page *page_begin(struct layout *l, const struct fo_node *sequence, const struct fo_node *master)
{
    struct page *page = page_add(l->pages, master_width(master), master_height(master));
    l->flow->page_index = l->pages->count - 1;
    page->label = master_number(l->pages->arena, l->flow->number++, sequence->props->format);
    for (const struct fo_node *r = master->first; r; r = r->next)
        if (r->kind >= FO_REGION_BEFORE && r->kind <= FO_REGION_END)
            region_paint(l, sequence, r, master_area(master, r), page);
    return page;
}

static int first_number(const struct layout *l, const struct fo_node *sequence)
{
    int n = l->flow->number;
    switch (sequence->props->initial_page_number) {
    case FO_PAGE_NUMBER_AUTO: return n;
    case FO_PAGE_NUMBER_AUTO_ODD: return n + !(n & 1);
    case FO_PAGE_NUMBER_AUTO_EVEN: return n + (n & 1);
    default: return sequence->props->initial_page_number;
    }
}

static bool side_wanted(enum fo_enum e, int number)
{
    return (e == ENUM_EVEN_PAGE && (number & 1)) || (e == ENUM_ODD_PAGE && !(number & 1));
}

static void sequence_lay(struct layout *l, const struct fo_node *sequence)
{
    const struct fo_node *flow = child_of(sequence, FO_FLOW);
    if (!flow)
        return;
    l->flow->number = first_number(l, sequence);
    struct master_state masters = {.sequence = sequence};
    const struct fo_node *master = master_next(l, &masters, l->flow->number, false);
    if (!master)
        return;
    struct page_tag *tag = page_tag_add(l->pages, l->pages->tags, "Sect");
    struct rect body = master_area(master, child_of(master, FO_REGION_BODY));
    struct box *rest = content_lay(l, flow, body.w, tag);
    enum fo_enum start = ENUM_UNSET;
    do {
        if (side_wanted(start, l->flow->number)) {
            page_begin(l, sequence, master_next(l, &masters, l->flow->number, true));
            master = master_next(l, &masters, l->flow->number, false);
        }
        body = master_area(master, child_of(master, FO_REGION_BODY));
        struct page *page = page_begin(l, sequence, master);
        l->region = body;
        if (sequence->props->id && !masters.page)
            flow_anchor(l, sequence->props->id, page, body.x, body.y);
        masters.page++;
        struct box_cut cut = box_split(l, rest, body.h, true);
        if (cut.head)
            box_paint(l, page, cut.head, body.x, body.y);
        rest = cut.head ? cut.tail : NULL;
        start = rest && rest->child_count ? rest->child[0]->break_before : ENUM_UNSET;
        if (rest && rest->child_count)
            rest->child[0]->break_before = ENUM_UNSET;
        if (rest)
            master = master_next(l, &masters, l->flow->number, false);
    } while (rest && master && l->pages->count < PAGES_MOST);
    if (sequence->props->id)
        flow_anchor(l, sequence->props->id, l->pages->pages[l->pages->count - 1], 0, 0);
}

static void bookmarks_add(struct layout *l, const struct fo_node *from, struct page_bookmark *parent)
{
    for (const struct fo_node *n = from->first; n; n = n->next) {
        if (n->kind != FO_BOOKMARK)
            continue;
        struct page_bookmark *b = ARENA_NEW(l->pages->arena, struct page_bookmark);
        const struct fo_node *title = child_of(n, FO_BOOKMARK_TITLE);
        b->title = title && title->first ? arena_strndup(l->pages->arena, title->first->text, title->first->len) : "";
        b->id = n->props->internal_destination ? arena_strdup(l->pages->arena, n->props->internal_destination) : NULL;
        b->closed = n->props->starting_state && !strcmp(n->props->starting_state, "hide");
        b->parent = parent;
        struct page_bookmark **end = parent ? &parent->first : &l->pages->bookmarks;
        while (*end)
            end = &(*end)->next;
        *end = b;
        if (parent)
            parent->last = b;
        bookmarks_add(l, n, b);
    }
}

static bool tables_equal(const struct id_table *a, const struct id_table *b)
{
    for (int i = 0; i < IDS; i++)
        for (const struct id_page *p = b->slot[i]; p; p = p->next) {
            const struct id_page *q = id_find(a, p->id);
            if (!q || strcmp(q->label, p->label) || strcmp(q->last_label, p->last_label))
                return false;
        }
    return true;
}

static const char *copy(struct layout *l, const char *text)
{
    return text ? arena_strdup(l->pages->arena, text) : NULL;
}

static void pass_run(struct layout *l)
{
    const struct fo_tree *t = l->tree;
    l->pages = page_list_new();
    l->para = (struct para_context){.fonts = l->options->fonts, .diags = l->diags, .file = t->file, .pages = l->pages, .field_text = field_text, .picture = picture_lay, .marker = no_marker, .user = l};
    l->pages->title = copy(l, t->title);
    l->pages->author = copy(l, t->author);
    l->pages->subject = copy(l, t->subject);
    l->pages->lang = copy(l, t->lang);
    l->flow->number = 1;
    l->flow->cites = false;
    for (const struct fo_node *n = t->root->first; n; n = n->next)
        if (n->kind == FO_PAGE_SEQUENCE)
            sequence_lay(l, n);
    const struct fo_node *tree = child_of(t->root, FO_BOOKMARK_TREE);
    if (tree)
        bookmarks_add(l, tree, NULL);
}

struct page_list *layout_run(const struct fo_tree *tree, const struct layout_options *options, struct diags *ds)
{
    struct flow_state flow = {0};
    struct layout l = {.tree = tree, .options = options, .diags = ds, .flow = &flow};
    for (int pass = 0; pass < PASSES_MOST; pass++) {
        page_list_free(l.pages);
        flow.found = id_table_new();
        pass_run(&l);
        bool done = !flow.cites || (flow.known && tables_equal(flow.known, flow.found));
        id_table_free(flow.known);
        flow.known = flow.found;
        if (done)
            break;
    }
    id_table_free(flow.known);
    if (l.pages->count == 0) {
        page_list_free(l.pages);
        return NULL;
    }
    return l.pages;
}
