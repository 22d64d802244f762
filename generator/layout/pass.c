/* layout: pass, the document -> pages. Page sequences are laid until no cited page number changes (at most 5 times); what cites nothing and begins with the same number is not laid again. */
#include <stdlib.h>
#include <string.h>

#include "flow.h"

enum { PASSES_MOST = 5 };

struct laid { /* a page sequence and what came of it */
    const struct fo_node *node;
    struct page_tag *tag;
    struct page **pages; /* malloc'ed */
    int page_count, first_number, next_number;
    bool cites;
};

struct passes {
    struct laid *sequences;
    int count, cap;
};

static void bookmarks_add(struct layout *l, const struct fo_node *from, struct page_bookmark *parent)
{
    struct page_bookmark *last = NULL;
    for (const struct fo_node *n = from->first; n; n = n->next) {
        if (n->kind != FO_BOOKMARK)
            continue;
        struct page_bookmark *b = ARENA_NEW(l->pages->arena, struct page_bookmark);
        struct buf title = {0};
        flow_text(flow_child(n, FO_BOOKMARK_TITLE), &title);
        b->title = arena_strdup(l->pages->arena, buf_text(&title));
        buf_free(&title);
        b->id = n->props->internal_destination ? arena_strdup(l->pages->arena, n->props->internal_destination) : NULL;
        b->closed = n->props->starting_state && !strcmp(n->props->starting_state, "hide");
        b->parent = parent;
        if (last)
            last->next = b;
        else if (parent)
            parent->first = b;
        else
            l->pages->bookmarks = b;
        if (parent)
            parent->last = b;
        last = b;
        bookmarks_add(l, n, b);
    }
}

static const char *copy(struct layout *l, const char *text)
{
    return text ? arena_strdup(l->pages->arena, text) : NULL;
}

/* The title of the document: that of its metadata, else the first fo:title. */
static const char *title_of(struct layout *l)
{
    struct buf text = {0};
    for (const struct fo_node *n = l->tree->root->first; n && !l->tree->title && !text.len; n = n->next)
        if (n->kind == FO_PAGE_SEQUENCE)
            flow_text(flow_child(n, FO_TITLE), &text);
    const char *title = text.len ? arena_strdup(l->pages->arena, buf_text(&text)) : copy(l, l->tree->title);
    buf_free(&text);
    return title;
}

static void document_begin(struct layout *l)
{
    const struct fo_tree *t = l->tree;
    l->pages = page_list_new();
    l->para = (struct para_context){.fonts = l->options->fonts, .diags = l->diags, .file = t->file, .pages = l->pages, .field_text = ids_field_text, .picture = picture_lay, .container = inline_container_lay, .marker = marks_retrieve, .user = l};
    l->pages->title = title_of(l);
    l->pages->author = copy(l, t->author);
    l->pages->subject = copy(l, t->subject);
    l->pages->keywords = copy(l, t->keywords);
    l->pages->lang = copy(l, t->lang);
}

static void tag_append(struct page_tag *parent, struct page_tag *t)
{
    t->next = NULL;
    if (parent->last)
        parent->last = parent->last->next = t;
    else
        parent->first = parent->last = t;
}

/* The pages of the pass before stand as they are. */
static void sequence_keep(struct layout *l, const struct laid *s)
{
    for (int i = 0; i < s->page_count; i++)
        page_list_append(l->pages, s->pages[i]);
    if (s->tag)
        tag_append(l->pages->tags, s->tag);
    l->flow->sequence_index++;
    l->flow->number = s->next_number;
    ids_keep(l->flow);
}

static void sequence_set(struct layout *l, struct laid *s)
{
    int from = l->pages->count;
    struct page_tag *last = l->pages->tags->last;
    l->flow->cites = false;
    s->first_number = flow_first_number(l, s->node);
    flow_sequence(l, s->node);
    s->cites = l->flow->cites;
    s->next_number = l->flow->number;
    s->tag = l->pages->tags->last != last ? l->pages->tags->last : NULL;
    s->page_count = l->pages->count - from;
    s->pages = mem_realloc(s->pages, sizeof *s->pages * (size_t)(s->page_count + 1));
    if (s->page_count)
        memcpy(s->pages, l->pages->pages + from, sizeof *s->pages * (size_t)s->page_count);
}

/* Keeping pays when most pages cite nothing; then the memory of those that are laid again is given up. */
static bool keeping_pays(const struct passes *p, const struct flow_state *f)
{
    int citing = 0, all = 0;
    for (int i = 0; i < p->count; i++) {
        all += p->sequences[i].page_count;
        citing += p->sequences[i].cites ? p->sequences[i].page_count : 0;
    }
    return !f->crosses && citing <= all / 2;
}

/* True when something cites a page. */
static bool pass_run(struct layout *l, struct passes *p, bool keep)
{
    bool cites = false;
    if (keep) {
        l->pages->count = 0;
        l->pages->tags->first = l->pages->tags->last = NULL;
    } else {
        page_list_free(l->pages);
        document_begin(l);
    }
    l->flow->number = 1;
    l->flow->kept = ids_first(l->flow->known);
    l->flow->sequence_index = 0;
    l->flow->marks = marks_new();
    for (int i = 0; i < p->count; i++) {
        struct laid *s = &p->sequences[i];
        if (keep && !s->cites && s->first_number == flow_first_number(l, s->node))
            sequence_keep(l, s);
        else
            sequence_set(l, s);
        cites |= s->cites;
    }
    marks_free(l->flow->marks);
    return cites;
}

static void passes_run(struct layout *l, struct passes *p)
{
    bool keep = false;
    for (int pass = 0; pass < PASSES_MOST; pass++) {
        l->flow->found = ids_new();
        bool cites = pass_run(l, p, keep);
        bool done = !cites || (l->flow->known && ids_equal(l->flow->known, l->flow->found));
        ids_free(l->flow->known);
        l->flow->known = l->flow->found;
        if (done)
            return;
        keep = keeping_pays(p, l->flow);
    }
}

struct page_list *layout_run(const struct fo_tree *tree, const struct layout_options *options, struct diags *ds)
{
    struct flow_state flow = {0};
    struct layout l = {.tree = tree, .options = options, .diags = ds, .flow = &flow};
    struct passes p = {0};
    master_check(&l);
    for (const struct fo_node *n = tree->root->first; n; n = n->next)
        if (n->kind == FO_PAGE_SEQUENCE) {
            MEM_GROW(p.sequences, p.count, p.cap);
            p.sequences[p.count++] = (struct laid){.node = n};
        }
    passes_run(&l, &p);
    const struct fo_node *bookmarks = flow_child(tree->root, FO_BOOKMARK_TREE);
    if (bookmarks)
        bookmarks_add(&l, bookmarks, NULL);
    for (int i = 0; i < p.count; i++)
        free(p.sequences[i].pages);
    free(p.sequences);
    ids_free(flow.known);
    free(flow.called.note);
    if (l.laid_again)
        page_tags_prune(l.pages);
    if (l.pages->count == 0) {
        page_list_free(l.pages);
        return NULL;
    }
    return l.pages;
}
