/* layout: split, cuts a box at a height. The best cut is the lowest with strength 0; a keep is broken only when nothing else fits. Footnotes called in the head take their room from the same page. */
#include <string.h>

#include "box.h"

int64_t notes_cost(const struct layout *l, int64_t note_h)
{
    return l->notes_apart || !note_h ? 0 : note_h + l->note_lead;
}

static struct box *part_of(struct layout *l, const struct box *b)
{
    return arena_dup(l->arena, b, sizeof *b);
}

/* Height of the first count children with their gaps. */
static mpt stack_of(const struct box *b, int count)
{
    mpt h = 0;
    for (int i = 0; i < count; i++)
        h += (i ? b->child[i]->gap : b->child[i]->gap_first) + b->child[i]->h;
    return h;
}

static mpt notes_of(const struct box *b, int count)
{
    mpt h = 0;
    for (int i = 0; b->note_h && i < count; i++)
        h += b->child[i]->note_h;
    return h;
}

/* What their gaps can give. */
static mpt give_of(const struct box *b, int count)
{
    mpt give = 0;
    for (int i = 0; b->give_in && i < count; i++)
        give += (i ? b->child[i]->give : 0) + (b->child[i]->kind == BOX_BLOCK ? b->child[i]->give_in : 0);
    return give;
}

/* Children 0..count-1, with the last one replaced by cut_child when it was cut. */
static struct box *head_of(struct layout *l, const struct box *b, int count, struct box *cut_child)
{
    struct box *h = part_of(l, b);
    h->child = ARENA_ARRAY(l->arena, struct box *, count);
    memcpy(h->child, b->child, sizeof *h->child * (size_t)count);
    if (cut_child)
        h->child[count - 1] = cut_child;
    h->child_count = h->child_cap = count;
    h->cut_below = true;
    h->foot = b->foot_kept;
    h->stack = stack_of(h, count);
    h->note_h = notes_of(h, count);
    h->give_in = give_of(h, count);
    h->h = h->top + h->stack + h->foot;
    return h;
}

/* Children from on; the first replaced by what a cut left of it. The array is shared: the original is not used any more. The cost is that of the head, however many children follow. */
static struct box *tail_of(struct layout *l, const struct box *b, int from, struct box *rest)
{
    struct box *t = part_of(l, b), *first = b->child[from];
    mpt gone = stack_of(b, from), notes_gone = notes_of(b, from);
    t->child = b->child + from;
    t->child_count = b->child_count - from;
    t->child_cap = b->child_cap > from ? b->child_cap - from : t->child_count;
    t->undo = NULL;
    t->stack = b->stack - gone - (from ? first->gap : first->gap_first) + first->gap_first;
    t->note_h = b->note_h - notes_gone;
    t->give_in = b->give_in - give_of(b, from) - (from ? first->give : 0);
    if (rest) {
        t->stack += rest->gap_first + rest->h - first->gap_first - first->h;
        t->note_h += rest->note_h - first->note_h;
        t->give_in += rest->kind == BOX_BLOCK ? rest->give_in - first->give_in : 0;
        t->undo = t->child[0];
        t->child[0] = rest;
    }
    t->cut_above = true;
    t->top = b->top_kept;
    t->before = (struct spaces){0};
    t->gap = t->gap_first = 0;
    t->break_before = t->child[0]->break_before;
    t->keep_before = (struct fo_keep){0};
    t->h = t->top + t->stack + t->foot;
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

static struct box_cut cut_between(struct layout *l, struct box *b, int child, int32_t strength)
{
    struct box *head = head_of(l, b, child, NULL);
    return (struct box_cut){head, tail_of(l, b, child, NULL), strength, head->h};
}

struct box_cut box_split_before(struct layout *l, struct box *b, int child)
{
    return cut_between(l, b, child, 0);
}

/* A place between two children. */
struct place_found {
    int child; /* the cut is before this one */
    int32_t strength;
    bool valid;
};

static void place_consider(const struct layout *l, struct place_found *best, const struct box *b, int i)
{
    int32_t strength = keep_strength(l, b->child[i]->keep_before);
    if (!best->valid || strength <= best->strength)
        *best = (struct place_found){i, strength, true};
}

/* What is kept with a table that fits does not: the last rows go with it, rather than the whole table with all that is kept with it. */
static struct box_cut table_cut(struct layout *l, struct box *b, int before, struct place_found best)
{
    for (int j = before - 1; j >= (best.valid ? best.child : 0); j--) {
        struct box *c = b->child[j];
        if (c->kind != BOX_TABLE || c->note_h)
            continue;
        struct box_cut inner = box_split(l, c, c->h - 1, false);
        if (inner.head && inner.tail && inner.strength <= 0)
            return (struct box_cut){head_of(l, b, j + 1, inner.head), tail_of(l, b, j, inner.tail), inner.strength, inner.head->h};
        box_unsplit(&inner);
    }
    return nothing(b);
}

/* The child that goes over the end of the room is cut, or the box before it. */
static struct box_cut block_cut(struct layout *l, struct box *b, int i, struct box_cut inner, struct place_found best)
{
    if (inner.head && !inner.tail) { /* it is taken although too high, or its footnotes go on overleaf: nothing may follow */
        if (i + 1 == b->child_count)
            return whole(b);
        place_consider(l, &best, b, i + 1);
    } else if (inner.head && (!best.valid || inner.strength <= best.strength)) {
        struct box *head = head_of(l, b, i + 1, inner.head);
        return (struct box_cut){head, tail_of(l, b, i, inner.tail), inner.strength, head->h};
    } else
        box_unsplit(&inner);
    struct box_cut rows = table_cut(l, b, i, best);
    if (rows.head)
        return rows;
    return best.valid ? cut_between(l, b, best.child, best.strength) : nothing(b);
}

static struct box_cut block_split(struct layout *l, struct box *b, mpt room, bool first)
{
    int64_t y = b->top, lead = l->note_lead, notes = 0;
    struct place_found best = {0};
    for (int i = 0; i < b->child_count; i++) {
        struct box *c = b->child[i];
        mpt gap = i ? c->gap : c->gap_first;
        if (i && c->break_before != ENUM_UNSET) {
            l->note_lead = (mpt)lead;
            return cut_between(l, b, i, -1);
        }
        if (i)
            place_consider(l, &best, b, i);
        int64_t more = notes_cost(l, c->note_h), left = room - y - gap - notes;
        bool fits = c->h + more <= left;
        if (!fits || c->breaks) {
            struct box_cut inner = box_split(l, c, left < -MPT_MAX ? -MPT_MAX : (mpt)left, first && i == 0);
            if (!fits || (inner.head && inner.tail && inner.strength < 0)) {
                l->note_lead = (mpt)lead;
                return block_cut(l, b, i, inner, best);
            }
            box_unsplit(&inner);
        }
        y += gap + c->h;
        notes += more;
        if (more)
            l->note_lead = 0;
    }
    l->note_lead = (mpt)lead;
    if (y + notes + b->foot <= room || (first && !best.valid))
        return whole(b);
    return best.valid ? cut_between(l, b, best.child, best.strength) : nothing(b); /* the children fit, what follows them does not */
}

/* list-item: both sides are cut at the same height. */
static struct box_cut item_split(struct layout *l, struct box *b, mpt room, bool first)
{
    struct box *head = part_of(l, b), *tail = part_of(l, b);
    head->child = ARENA_ARRAY(l->arena, struct box *, b->child_count);
    tail->child = ARENA_ARRAY(l->arena, struct box *, b->child_count);
    head->stack = tail->stack = head->note_h = tail->note_h = 0;
    int32_t strength = 0;
    bool any = false, rest = false, asked = false;
    for (int i = 0; i < b->child_count; i++) {
        struct box *c = b->child[i];
        struct box_cut cut = c->h + notes_cost(l, c->note_h) <= room - b->top && !c->breaks ? whole(c) : box_split(l, c, room - b->top, first);
        if (!cut.head && c->h > 0) {
            while (i--)
                if (tail->child[i] != head->child[i])
                    tail_undo(tail->child[i]);
            return nothing(b);
        }
        struct box *none = box_new(l, BOX_BLOCK, NULL);
        head->child[i] = cut.head ? cut.head : none;
        tail->child[i] = cut.tail ? cut.tail : none;
        strength = cut.strength > strength ? cut.strength : strength;
        asked |= cut.head && cut.tail && cut.strength < 0;
        tail->break_before = break_stronger(tail->break_before, cut.head && cut.tail ? cut.tail->break_before : ENUM_UNSET);
        head->stack = head->child[i]->h > head->stack ? head->child[i]->h : head->stack;
        tail->stack = tail->child[i]->h > tail->stack ? tail->child[i]->h : tail->stack;
        head->note_h += head->child[i]->note_h;
        tail->note_h += tail->child[i]->note_h;
        any |= cut.head != NULL;
        rest |= cut.tail != NULL;
    }
    if (!any)
        return nothing(b);
    if (!rest)
        return whole(b);
    head->cut_below = tail->cut_above = true;
    head->foot = b->foot_kept;
    tail->top = b->top_kept;
    tail->before = (struct spaces){0};
    tail->gap = tail->gap_first = 0;
    tail->keep_before = (struct fo_keep){0};
    head->h = head->top + head->stack + head->foot;
    tail->h = tail->top + tail->stack + tail->foot;
    return (struct box_cut){head, tail, asked ? -1 : strength, head->h};
}

static int box_line(const struct box *b)
{
    const struct fo_node *n = b->run ? b->run->first : b->node;
    return !n ? 0 : n->line || !b->run ? n->line : n->parent->line;
}

/* What cannot be cut: a line whose footnotes do not all fit is taken when they can go on overleaf. */
static struct box_cut atom_split(struct layout *l, struct box *b, mpt room, bool first)
{
    bool goes_on = b->kind == BOX_LINE && b->note_h && !l->notes_apart && b->h + b->note_least + l->note_lead <= room;
    if (goes_on || b->h + notes_cost(l, b->note_h) <= room)
        return whole(b);
    if (first && b->h > room)
        diag_add(l->diags, D_LAYOUT_HIGH, (struct place){l->tree->file, box_line(b), 0}, (b->h - room) / 1000);
    return first ? whole(b) : nothing(b);
}

struct box_cut box_split(struct layout *l, struct box *b, mpt room, bool first)
{
    if (!b->breaks && b->h + notes_cost(l, b->note_h) <= room)
        return whole(b);
    struct box_cut cut;
    switch (b->kind) {
    case BOX_BLOCK: cut = block_split(l, b, room, first); break;
    case BOX_ITEM: cut = item_split(l, b, room, first); break;
    case BOX_TABLE: cut = table_split(l, b, room, first); break;
    default: return atom_split(l, b, room, first);
    }
    int32_t inside = keep_strength(l, b->keep_inside);
    if (cut.head && cut.tail && cut.strength >= 0 && inside > cut.strength)
        cut.strength = inside;
    return cut;
}
