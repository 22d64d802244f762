/* layout: split, cuts a box at a height. The best cut is the lowest with strength 0; a keep is broken only when nothing else fits. */
#include <string.h>

#include "box.h"

static struct box *part_of(struct layout *l, const struct box *b)
{
    return arena_dup(l->pages->arena, b, sizeof *b);
}

/* Children 0..count-1, with the last one replaced by cut_child when it was cut. */
static struct box *head_of(struct layout *l, const struct box *b, int count, struct box *cut_child)
{
    struct box *h = part_of(l, b);
    h->child = ARENA_ARRAY(l->pages->arena, struct box *, count);
    memcpy(h->child, b->child, sizeof *h->child * (size_t)count);
    if (cut_child)
        h->child[count - 1] = cut_child;
    h->child_count = h->child_cap = count;
    h->cut_below = true;
    h->foot = 0;
    h->h = h->top + box_stack_height(h);
    return h;
}

/* Children from on; the first replaced by what a cut left of it. The array is shared: the original is not used any more. */
static struct box *tail_of(struct layout *l, const struct box *b, int from, struct box *rest)
{
    struct box *t = part_of(l, b);
    t->child = b->child + from;
    t->child_count = b->child_count - from;
    t->child_cap = 0;
    t->undo = NULL;
    if (rest) {
        t->undo = t->child[0];
        t->child[0] = rest;
    }
    t->cut_above = true;
    t->top = 0;
    t->break_before = ENUM_UNSET;
    t->keep_before = 0;
    t->h = t->top + box_stack_height(t) + t->foot;
    return t;
}

static void tail_undo(struct box *t)
{
    if (t->kind == BOX_TABLE) {
        table_unsplit(t);
    } else if (t->kind == BOX_ITEM) {
        for (int i = 0; i < t->child_count; i++)
            tail_undo(t->child[i]);
    } else if (t->undo) {
        struct box *rest = t->child[0];
        t->child[0] = t->undo;
        t->undo = NULL;
        tail_undo(rest);
    }
}

void box_unsplit(struct box_cut *cut)
{
    if (cut->head && cut->tail)
        tail_undo(cut->tail);
    *cut = (struct box_cut){0};
}

static struct box_cut whole(struct box *b)
{
    return (struct box_cut){.head = b, .used = b->h};
}

static struct box_cut nothing(struct box *b)
{
    return (struct box_cut){.tail = b};
}

/* A place between two children, or inside one. */
struct place_found {
    int child;       /* the cut is before this child, or inside it when inner.head is set */
    int32_t strength;
    bool valid;
};

static struct box_cut block_split(struct layout *l, struct box *b, mpt room, bool first)
{
    mpt y = b->top;
    struct place_found best = {0};
    struct box_cut inner = {0};
    int i;
    for (i = 0; i < b->child_count; i++) {
        struct box *c = b->child[i];
        mpt gap = i ? c->gap : c->gap_first;
        if (i && (c->break_before != ENUM_UNSET))
            return (struct box_cut){head_of(l, b, i, NULL), tail_of(l, b, i, NULL), -1, y};
        if (i && (!best.valid || c->keep_before <= best.strength))
            best = (struct place_found){i, c->keep_before, true};
        bool fits = y + gap + c->h <= room;
        if (!fits || c->breaks) {
            inner = box_split(l, c, room - y - gap, first && i == 0);
            if (!fits || (inner.tail && inner.strength < 0))
                break;
            box_unsplit(&inner);
        }
        y += gap + c->h;
    }
    if (i == b->child_count) /* the children fit, what follows them does not */
        return b->h <= room || !best.valid ? (b->h <= room || first ? whole(b) : nothing(b)) : (struct box_cut){head_of(l, b, best.child, NULL), tail_of(l, b, best.child, NULL), best.strength, 0};
    if (inner.head && !inner.tail) { /* taken whole although too high: it stands alone at the top */
        if (i + 1 == b->child_count)
            return whole(b);
        struct box *head = head_of(l, b, i + 1, NULL);
        return (struct box_cut){head, tail_of(l, b, i + 1, NULL), 0, head->h};
    }
    if (inner.head && (!best.valid || inner.strength <= best.strength)) {
        struct box *head = head_of(l, b, i + 1, inner.head);
        return (struct box_cut){head, tail_of(l, b, i, inner.tail), inner.strength, head->h};
    }
    if (!best.valid) {
        box_unsplit(&inner);
        return nothing(b);
    }
    box_unsplit(&inner);
    struct box *head = head_of(l, b, best.child, NULL);
    return (struct box_cut){head, tail_of(l, b, best.child, NULL), best.strength, head->h};
}

/* list-item: both sides are cut at the same height. */
static struct box_cut item_split(struct layout *l, struct box *b, mpt room, bool first)
{
    struct box *head = part_of(l, b), *tail = part_of(l, b);
    head->child = ARENA_ARRAY(l->pages->arena, struct box *, b->child_count);
    tail->child = ARENA_ARRAY(l->pages->arena, struct box *, b->child_count);
    head->h = tail->h = 0;
    int32_t strength = 0;
    bool any = false, rest = false;
    for (int i = 0; i < b->child_count; i++) {
        struct box *c = b->child[i];
        struct box_cut cut = c->h <= room - b->top ? whole(c) : box_split(l, c, room - b->top, first);
        if (!cut.head && c->h > 0) {
            while (i--)
                if (tail->child[i] != head->child[i])
                    tail_undo(tail->child[i]);
            return nothing(b);
        }
        struct box *none = box_new(l, BOX_BLOCK, c->node);
        head->child[i] = cut.head ? cut.head : none;
        tail->child[i] = cut.tail ? cut.tail : none;
        strength = cut.strength > strength ? cut.strength : strength;
        head->h = head->child[i]->h > head->h ? head->child[i]->h : head->h;
        tail->h = tail->child[i]->h > tail->h ? tail->child[i]->h : tail->h;
        any |= cut.head != NULL;
        rest |= cut.tail != NULL;
    }
    if (!any)
        return nothing(b);
    head->cut_below = tail->cut_above = true;
    head->h += b->top;
    tail->h += b->foot;
    tail->top = 0;
    return (struct box_cut){head, rest ? tail : NULL, strength, head->h};
}

struct box_cut box_split(struct layout *l, struct box *b, mpt room, bool first)
{
    if (b->h <= room && b->kind != BOX_BLOCK && !b->breaks)
        return whole(b);
    struct box_cut cut;
    switch (b->kind) {
    case BOX_BLOCK: cut = block_split(l, b, room, first); break;
    case BOX_ITEM: cut = item_split(l, b, room, first); break;
    case BOX_TABLE: cut = table_split(l, b, room, first); break;
    default:
        if (first && b->h > room)
            diag_add(l->diags, D_LAYOUT_HIGH, (struct place){l->tree->file, b->node ? b->node->line : 0, 0}, (b->h - room) / 1000);
        return first ? whole(b) : nothing(b);
    }
    if (cut.head && cut.tail && cut.strength >= 0 && b->keep_inside > cut.strength) {
        cut.strength = b->keep_inside;
    }
    return cut;
}
