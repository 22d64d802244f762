/* page: the list of placed things. */
#include "page.h"

#include <stdlib.h>
#include <string.h>

struct page_list *page_list_new(void)
{
    struct page_list *l = mem_alloc(sizeof *l);
    l->arena = arena_new();
    l->tags = page_tag_add(l, NULL, "Document");
    return l;
}

void page_list_free(struct page_list *l)
{
    if (!l)
        return;
    arena_free(l->arena);
    free(l->pages);
    free(l);
}

void page_list_append(struct page_list *l, struct page *p)
{
    MEM_GROW(l->pages, l->count, l->cap);
    l->pages[l->count++] = p;
}

struct page *page_add(struct page_list *l, mpt width, mpt height)
{
    struct page *p = ARENA_NEW(l->arena, struct page);
    p->width = width;
    p->height = height;
    page_list_append(l, p);
    return p;
}

struct page_op *page_op_add(struct page_list *l, struct page *p, enum page_op_kind kind, const struct page_tag *tag)
{
    struct page_op *op = ARENA_NEW(l->arena, struct page_op);
    op->kind = kind;
    op->tag = tag;
    op->artifact = p->artifact;
    if (p->last_op)
        p->last_op = p->last_op->next = op;
    else
        p->ops = p->last_op = op;
    return op;
}

struct page_tag *page_tag_add(struct page_list *l, struct page_tag *parent, const char *role)
{
    struct page_tag *t = ARENA_NEW(l->arena, struct page_tag);
    t->role = role;
    t->parent = parent;
    t->number = ++l->tag_count;
    if (parent && parent->last)
        parent->last = parent->last->next = t;
    else if (parent)
        parent->first = parent->last = t;
    return t;
}

void page_ops_move(struct page_op *op, mpt dx, mpt dy)
{
    int depth = 0; /* inside PUSH..POP only the transform moves */
    for (; op; op = op->next) {
        if (op->kind == OP_POP)
            depth--;
        if (depth == 0)
            switch (op->kind) {
            case OP_TEXT: op->u.text.x += dx, op->u.text.y += dy; break;
            case OP_RULE: op->u.rule.a.x += dx, op->u.rule.a.y += dy, op->u.rule.b.x += dx, op->u.rule.b.y += dy; break;
            case OP_FILL: op->u.fill.rect.x += dx, op->u.fill.rect.y += dy; break;
            case OP_IMAGE: op->u.image.rect.x += dx, op->u.image.rect.y += dy; break;
            case OP_PUSH: op->u.push.e += dx, op->u.push.f += dy, op->u.push.clip.x += dx, op->u.push.clip.y += dy; break;
            default: break; /* paths are drawn inside a transform; POP has no place */
            }
        if (op->kind == OP_PUSH)
            depth++;
    }
}

/* ---- elements that nothing refers to ---- */

static void mark_used(bool *used, const struct page_tag *t)
{
    for (; t && !used[t->number]; t = t->parent)
        used[t->number] = true;
}

static bool is_of_grid(const struct page_tag *t)
{
    static const char *const names[] = {"THead", "TBody", "TFoot", "TR", "TH", "TD"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(t->standard ? t->standard : t->role, names[i]))
            return true;
    return false;
}

static void prune(struct page_tag *parent, const bool *used)
{
    struct page_tag *all = parent->first;
    parent->first = parent->last = NULL;
    for (struct page_tag *t = all, *next; t; t = next) {
        next = t->next;
        if (!used[t->number] && !is_of_grid(t))
            continue;
        t->next = NULL;
        if (parent->last)
            parent->last->next = t;
        else
            parent->first = t;
        parent->last = t;
        prune(t, used);
    }
}

void page_tags_prune(struct page_list *l)
{
    bool *used = mem_alloc((size_t)l->tag_count + 1);
    memset(used, 0, (size_t)l->tag_count + 1);
    for (int i = 0; i < l->count; i++) {
        for (const struct page_op *op = l->pages[i]->ops; op; op = op->next)
            mark_used(used, op->tag);
        for (const struct page_link *k = l->pages[i]->links; k; k = k->next)
            mark_used(used, k->tag);
    }
    prune(l->tags, used);
    free(used);
}
