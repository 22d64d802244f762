/* layout: fill, one page's worth of a flow: columns, blocks that span them, footnotes at the foot. A page that was filled can be taken back and filled again for another master. */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

enum { BALANCE_STEPS = 12, SHRINK_TRIES = 3, NOTE_TRIES = 5, AGAIN_MOST = 300000 /* boxes laid again for another width */ };

static mpt larger(mpt a, mpt b)
{
    return a > b ? a : b;
}

/* ---- the feed: children of the flow, laid as pages need them ---- */

static bool spans_columns(const struct feed *f, const struct fo_node *n, bool now)
{
    if (f->columns == 1 || para_is_inline(n) || n->kind == FO_MARKER)
        return now;
    return n->props->span == ENUM_ALL;
}

static struct segment *segment_new(struct layout *l, struct feed *f, bool spans)
{
    struct segment *s = ARENA_NEW(l->arena, struct segment);
    s->spans = spans;
    s->box = box_new(l, BOX_BLOCK, f->flow);
    if (f->last)
        f->last->next = s;
    return f->last = s;
}

static void segment_end(struct segment *s)
{
    const struct box *b = s->box, *last = b->child_count ? b->child[b->child_count - 1] : NULL;
    s->after = last ? last->after.all : (struct space){0};
    s->keep = last ? last->keep_after : (struct fo_keep){0};
}

/* Lays children until the segment is higher than need or ends. */
static void segment_lay(struct layout *l, struct feed *f, struct segment *s, int64_t need)
{
    struct box *b = s->box;
    while (!s->closed && (b->child_count == 0 || b->stack - b->give_in <= need)) {
        const struct fo_node *n = f->next;
        bool spans = n && spans_columns(f, n, s->spans && b->child_count > 0);
        if (!n || (b->child_count && spans != s->spans)) {
            s->closed = true;
            if (n)
                segment_new(l, f, spans);
            break;
        }
        s->spans = spans;
        f->next = block_lay_next(l, b, n, spans ? f->width : f->column, f->tag, true);
        segment_end(s);
    }
    b->h = b->stack;
}

/* Goes on to a segment that has something; NULL at the end of the flow. */
static struct segment *feed_settle(struct layout *l, struct feed *f)
{
    while (f->segment) {
        segment_lay(l, f, f->segment, 0);
        if (f->segment->box && f->segment->box->child_count)
            break;
        f->segment = f->segment->next;
    }
    return f->segment;
}

/* What is left of the page before is laid again for another width. */
static void feed_relay(struct layout *l, struct feed *f)
{
    struct segment *s = f->segment;
    const struct box *rest = s->box;
    int boxes = l->boxes;
    if (l->laid_again > AGAIN_MOST) {
        diag_add(l->diags, D_LAYOUT_WIDTH, layout_place(l, rest->child[0]->run ? rest->child[0]->run->first : rest->child[0]->node));
        return;
    }
    s->box = box_new(l, BOX_BLOCK, f->flow);
    f->next = block_relay_first(l, s->box, rest, s->spans ? f->width : f->column, f->tag);
    segment_end(s);
    s->closed = false;
    s->next = NULL;
    f->last = s;
    l->laid_again += l->boxes - boxes;
}

static void notes_relay(struct layout *l, struct feed *f)
{
    l->note_width = 0; /* none inside */
    for (int i = 0; i < f->notes.count; i++)
        f->notes.note[i] = box_relay(l, f->notes.note[i], f->width, NULL);
    l->note_width = f->width;
}

void feed_width(struct layout *l, struct feed *f, mpt width, int columns, mpt gap)
{
    mpt column = (mpt)(((int64_t)width - (int64_t)gap * (columns - 1)) / columns);
    if (column < MPT_PT)
        column = MPT_PT;
    bool wide = f->width != width, other = f->segment && (wide || f->column != column);
    f->width = width;
    f->columns = columns;
    f->column = column;
    l->note_width = width;
    if (!f->last)
        f->segment = segment_new(l, f, false);
    if (other)
        feed_relay(l, f);
    if (wide)
        notes_relay(l, f);
    feed_settle(l, f);
}

bool feed_more(const struct feed *f)
{
    return f->segment || f->notes.count;
}

/* ---- one page ---- */

static void filled_cut(struct filled *out, struct box_cut cut)
{
    MEM_GROW(out->cuts, out->cut_count, out->cut_cap);
    out->cuts[out->cut_count++] = cut;
}

static void cuts_undo(struct filled *out, int to)
{
    while (out->cut_count > to)
        box_unsplit(&out->cuts[--out->cut_count]);
}

static void filled_save(struct filled *out, const struct feed *f)
{
    out->segment = f->segment;
    out->taken_count = 0;
}

void fill_undo(struct feed *f, struct filled *out)
{
    cuts_undo(out, 0);
    f->segment = out->segment;
    for (int i = 0; i < out->taken_count; i++)
        out->taken[i].segment->box = out->taken[i].box;
    out->count = out->taken_count = 0;
    out->start = ENUM_UNSET;
    out->used = 0;
}

void filled_free(struct filled *out)
{
    free(out->placed);
    free(out->cuts);
    free(out->taken);
    *out = (struct filled){0};
}

struct columns { /* of one segment on one page */
    int count;
    mpt room, used;
    bool first;
    struct box *head[COLUMNS_MOST], *rest;
    int32_t shrink; /* of the gaps of a single column */
    int heads;
    enum fo_enum start; /* the break that ended them */
    int32_t strength;   /* of what the end of the first column breaks */
};

/* Shrinks the spaces of a page (towards their minimum) where that helps: no keep is broken, or much more comes onto it. */
static void column_shrink(struct layout *l, struct filled *out, struct box *box, struct columns *c)
{
    struct box_cut *plain = &out->cuts[out->cut_count - 1];
    mpt extra = box->give_in < c->room ? box->give_in : c->room, white = c->room - c->used;
    if (extra <= 0 || !c->rest || plain->strength < 0 || (plain->strength == 0 && white < c->room / 10 && box->h - box->give_in > c->room))
        return;
    int32_t strength = plain->strength;
    mpt used = c->used;
    cuts_undo(out, out->cut_count - 1);
    for (int i = 0; i < SHRINK_TRIES && extra > 0; i++) {
        struct box_cut cut = box_split(l, box, c->room + extra, false);
        mpt over = cut.head ? (mpt)(cut.head->h + notes_cost(l, cut.head->note_h) - c->room) : 0;
        if (over > 0 && over <= cut.head->give_in && (cut.strength < strength || !cut.tail || cut.head->h - used > c->room / 10)) {
            filled_cut(out, cut);
            c->head[0] = cut.head;
            c->rest = cut.tail;
            c->used = cut.head->h - over;
            c->shrink = (int32_t)(((int64_t)over * 65536 + cut.head->give_in - 1) / cut.head->give_in);
            return;
        }
        mpt less = cut.head ? cut.head->give_in : 0;
        box_unsplit(&cut);
        extra = less < extra ? less : extra / 2;
    }
    filled_cut(out, box_split(l, box, c->room, c->first));
    c->head[0] = out->cuts[out->cut_count - 1].head;
    c->rest = out->cuts[out->cut_count - 1].tail;
}

static void columns_cut(struct layout *l, struct filled *out, struct box *box, struct columns *c)
{
    c->rest = box;
    c->heads = 0;
    c->used = 0;
    c->start = ENUM_UNSET;
    c->strength = 0;
    for (int k = 0; k < c->count && c->rest; k++) {
        l->column_break = k < c->count - 1;
        struct box_cut cut = box_split(l, c->rest, c->room, c->first);
        l->column_break = false;
        filled_cut(out, cut);
        if (!cut.head)
            return;
        c->head[c->heads++] = cut.head;
        c->used = larger(c->used, cut.head->h);
        c->rest = cut.tail;
        c->strength = k ? c->strength : cut.strength;
        c->start = c->rest && cut.strength < 0 ? c->rest->break_before : ENUM_UNSET;
        if (c->start != ENUM_UNSET && c->start != ENUM_COLUMN)
            return;
    }
}

/* Columns before a block that spans them all end at one height: the least that holds everything. */
static void columns_balance(struct layout *l, struct filled *out, struct box *box, struct columns *c)
{
    int cuts = out->cut_count - c->heads;
    bool first = c->first;
    mpt low = box->stack / c->count, high = c->used;
    c->first = false; /* what is tried need not take anything */
    for (int i = 0; i < BALANCE_STEPS && low < high; i++) {
        mpt room = c->room;
        cuts_undo(out, cuts);
        c->room = low + (high - low) / 2;
        columns_cut(l, out, box, c);
        if (!c->rest && c->used <= c->room)
            high = c->used < c->room ? c->used : c->room;
        else
            low = c->room + 1;
        c->room = room;
    }
    cuts_undo(out, cuts);
    mpt room = c->room;
    c->room = high;
    c->first = first;
    columns_cut(l, out, box, c);
    c->room = room;
}

static void columns_place(struct filled *out, const struct feed *f, const struct columns *c, mpt y)
{
    for (int k = 0; k < c->heads; k++) {
        MEM_GROW(out->placed, out->count, out->cap);
        mpt step = f->columns > 1 ? (f->width - f->column) / (f->columns - 1) : 0;
        out->placed[out->count++] = (struct placed){c->head[k], step * k, y, c->shrink};
    }
}

/* Remembers what is left of a segment before this page takes of it. */
static void filled_take(struct filled *out, struct segment *s, const struct columns *c, int cuts, mpt y, mpt gap)
{
    MEM_GROW(out->taken, out->taken_count, out->taken_cap);
    out->taken[out->taken_count++] = (struct taken){s, s->box, c->count, cuts, out->count, y, gap};
}

static int32_t seam_strength(const struct layout *l, const struct taken *above, const struct box *below)
{
    return above ? keep_strength(l, keep_stronger(above->segment->keep, below->child[0]->keep_before)) : 0;
}

/* The lowest place above the end of what is taken that breaks no keep: before a child of a taken segment. */
static bool seam_find(const struct layout *l, const struct filled *out, int *segment, int *child)
{
    for (int i = out->taken_count - 1; i >= 0; i--) {
        const struct taken *t = &out->taken[i];
        for (int k = t->columns == 1 ? t->box->child_count - 1 : 0; k > 0; k--)
            if (!keep_strength(l, t->box->child[k]->keep_before)) {
                *segment = i;
                *child = k;
                return true;
            }
        *segment = i;
        *child = 0;
        if (i && !seam_strength(l, t - 1, t->box))
            return true;
    }
    return false;
}

/* What is kept with the next segment, which the page has no room for, goes with it: a heading over all columns, above all. False: all of the page does. */
static bool take_back(struct layout *l, struct feed *f, struct filled *out, mpt *used)
{
    int segment, child;
    if (!seam_find(l, out, &segment, &child))
        return false;
    struct taken *t = &out->taken[segment];
    cuts_undo(out, t->cut_count);
    out->count = t->placed_count;
    for (int i = segment; i < out->taken_count; i++)
        out->taken[i].segment->box = out->taken[i].box;
    out->taken_count = segment + (child > 0);
    f->segment = t->segment;
    *used = t->y;
    if (!child)
        return true;
    struct box_cut cut = box_split_before(l, t->box, child);
    filled_cut(out, cut);
    MEM_GROW(out->placed, out->count, out->cap);
    out->placed[out->count++] = (struct placed){cut.head, 0, t->y + t->gap, 0};
    t->segment->box = cut.tail;
    *used += t->gap + cut.used;
    return true;
}

/* Segments below one another until the room is used up. */
static void fill_room(struct layout *l, struct feed *f, mpt room, struct filled *out)
{
    struct space after = {0};
    mpt y = 0;
    filled_save(out, f);
    for (struct segment *s; (s = feed_settle(l, f));) {
        const struct box *first = s->box->child[0];
        struct columns c = {.count = s->spans ? 1 : f->columns, .first = y == 0};
        mpt gap = y ? space_join(after, first->before.all).opt - first->gap_first : 0;
        if (y && break_of(first->break_before) != ENUM_UNSET) {
            out->start = first->break_before;
            break;
        }
        c.room = room - y - gap;
        segment_lay(l, f, s, (int64_t)larger(c.room, 0) * c.count);
        int32_t seam = seam_strength(l, out->taken_count ? &out->taken[out->taken_count - 1] : NULL, s->box);
        int cuts = out->cut_count;
        if (!y || c.room > 0)
            columns_cut(l, out, s->box, &c);
        if (y && (!c.heads || (c.rest && c.strength > 0))) {
            cuts_undo(out, cuts);
            if (!seam || take_back(l, f, out, &y) || !c.heads || c.strength > seam)
                break;
            columns_cut(l, out, s->box, &c);
        }
        filled_take(out, s, &c, cuts, y, gap);
        if (c.count == 1 && c.heads)
            column_shrink(l, out, s->box, &c);
        if (!c.rest && c.count > 1 && s->next && s->next->spans)
            columns_balance(l, out, s->box, &c);
        columns_place(out, f, &c, y + gap);
        y += gap + c.used;
        after = s->after;
        s->box = c.rest;
        if (c.rest) {
            out->start = c.rest->break_before != ENUM_UNSET ? c.start : ENUM_UNSET;
            c.rest->break_before = ENUM_UNSET;
            break;
        }
        if (!s->closed) { /* all that was laid is on the page, which is more than full: the rest goes on overleaf */
            s->closed = true;
            f->segment = segment_new(l, f, s->spans);
            break;
        }
        f->segment = s->next;
    }
    feed_settle(l, f);
    out->used = y;
}

static int64_t notes_height(const struct note_list *n)
{
    int64_t h = 0;
    for (int i = 0; i < n->count; i++)
        h += n->note[i]->h;
    return h;
}

void fill_page(struct layout *l, struct feed *f, mpt height, struct filled *out)
{
    mpt lead = f->separator ? f->separator->h : 0, most = mpt_scale(height, 2, 3);
    int64_t carried = notes_height(&f->notes) + (f->notes.count ? lead : 0), reserve = f->segment && carried > most ? most : carried;
    l->note_lead = carried ? 0 : lead;
    l->notes_apart = f->columns > 1;
    for (int i = 0; f->segment; i++) {
        fill_room(l, f, (mpt)(height - reserve), out);
        int64_t called = 0;
        for (int k = 0; k < out->count; k++)
            called += out->placed[k].box->note_h;
        int64_t need = carried + called + (called ? l->note_lead : 0);
        if (!l->notes_apart || need <= reserve || reserve >= most || i == NOTE_TRIES)
            break;
        reserve = need < most ? need : most;
        fill_undo(f, out);
    }
    l->notes_apart = false;
}

/* ---- painting ---- */

static void note_push(struct note_list *n, struct box *note)
{
    MEM_GROW(n->note, n->count, n->cap);
    n->note[n->count++] = note;
}

void flow_note(struct layout *l, struct box *note)
{
    if (!l->repeating)
        note_push(&l->flow->called, note);
}

/* Footnotes upwards from the foot of the area; what does not fit goes to the next page. */
static void notes_paint(struct layout *l, struct page *page, struct feed *f, mpt used, struct rect body)
{
    struct note_list all = f->notes, here = {0};
    f->notes = (struct note_list){0};
    for (int i = 0; i < l->flow->called.count; i++)
        note_push(&all, l->flow->called.note[i]);
    l->flow->called.count = 0;
    mpt lead = f->separator ? f->separator->h : 0, left = body.h - used - lead, total = 0;
    l->note_lead = 0;
    for (int i = 0; i < all.count; i++) {
        struct box *note = all.note[i];
        if (f->notes.count) {
            note_push(&f->notes, note);
            continue;
        }
        struct box_cut cut = note->h <= left - total ? (struct box_cut){.head = note} : box_split(l, note, left - total, !used && !here.count);
        if (cut.head) {
            note_push(&here, cut.head);
            total += cut.head->h;
        }
        if (!cut.head || cut.tail)
            note_push(&f->notes, cut.tail ? cut.tail : note);
    }
    mpt y = body.y + body.h - total - lead;
    if (here.count && f->separator) {
        l->para.draft_artifact = true;
        box_paint(l, page, f->separator, body.x, y);
        l->para.draft_artifact = false;
    }
    y += lead;
    for (int i = 0; i < here.count; i++) {
        box_paint(l, page, here.note[i], body.x, y);
        y += here.note[i]->h;
    }
    free(all.note);
    free(here.note);
}

void fill_paint(struct layout *l, struct page *page, struct feed *f, const struct filled *out, struct rect body, enum fo_enum align)
{
    mpt notes = 0;
    for (int i = 0; i < out->count; i++)
        notes += out->placed[i].box->note_h;
    mpt slack = body.h - out->used - (notes || f->notes.count ? body.h : 0), down = slack <= 0 ? 0 : align == ENUM_CENTER ? slack / 2 : align == ENUM_AFTER ? slack : 0;
    for (int i = 0; i < out->count; i++) {
        const struct placed *p = &out->placed[i];
        l->area = (struct rect){body.x + p->x, body.y, f->columns > 1 ? f->column : body.w, body.h};
        l->shrink = p->shrink;
        box_paint(l, page, p->box, body.x + p->x, body.y + p->y + down);
        l->shrink = 0;
    }
    if (l->flow->called.count || f->notes.count)
        notes_paint(l, page, f, out->used, body);
}
