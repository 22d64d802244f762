/* layout: block, block-level objects -> boxes. Spaces, indents, keeps and breaks are settled here; no page is known. */
#include <string.h>

#include "box.h"

enum { KEEP_LINES = 1000 /* strength of widows and orphans: weaker than always */, STACK_MOST = 2000000000 /* mpt: the height of one object */, NOTE_SPLIT_LINES = 4 /* a longer footnote may go on overleaf */ };

struct place layout_place(const struct layout *l, const struct fo_node *n)
{
    return n->origin.file ? n->origin : (struct place){l->tree->file, n->line, 0};
}

struct box *box_new(struct layout *l, enum box_kind kind, const struct fo_node *node)
{
    struct box *b = ARENA_NEW(l->arena, struct box);
    l->boxes++;
    b->kind = kind;
    b->node = node;
    b->props = node ? node->props : NULL;
    return b;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

enum fo_enum break_of(enum fo_enum e)
{
    return e == ENUM_AUTO ? ENUM_UNSET : e;
}

static int break_rank(enum fo_enum e)
{
    return e == ENUM_COLUMN ? 1 : e == ENUM_PAGE ? 2 : e == ENUM_EVEN_PAGE || e == ENUM_ODD_PAGE ? 3 : 0;
}

enum fo_enum break_stronger(enum fo_enum a, enum fo_enum b)
{
    return break_rank(b) > break_rank(a) ? break_of(b) : break_of(a);
}

struct fo_keep keep_stronger(struct fo_keep a, struct fo_keep b)
{
    return (struct fo_keep){larger(a.line, b.line), larger(a.column, b.column), larger(a.page, b.page)};
}

int32_t keep_strength(const struct layout *l, struct fo_keep k)
{
    return l->column_break ? k.column : larger(k.column, k.page); /* the end of a page ends a column too */
}

/* Whether a child keeps the height of its parent within what mpt holds; told once. */
static bool box_holds(struct layout *l, const struct box *parent, const struct box *child)
{
    mpt gap = parent->child_count ? space_join(parent->child[parent->child_count - 1]->after.all, child->before.all).opt : child->before.kept.opt;
    if ((int64_t)parent->stack + gap + child->h <= STACK_MOST)
        return true;
    diag_add(l->diags, D_LAYOUT_ENDLESS, parent->node ? layout_place(l, parent->node) : (struct place){l->tree->file, 0, 0}, STACK_MOST / 1000);
    return false;
}

void box_add(struct layout *l, struct box *parent, struct box *child)
{
    if (!box_holds(l, parent, child))
        return;
    struct box *last = parent->child_count ? parent->child[parent->child_count - 1] : NULL;
    struct space above = child->before.all;
    if (last) {
        above = space_join(last->after.all, above);
        child->keep_before = keep_stronger(child->keep_before, last->keep_after);
        child->break_before = break_stronger(last->break_after, child->break_before);
    }
    child->gap = above.opt;
    child->gap_first = child->before.kept.opt;
    child->give = last && above.opt > above.min ? above.opt - above.min : 0;
    parent->give_in += child->give + (child->kind == BOX_BLOCK ? child->give_in : 0);
    parent->breaks |= child->breaks || (last && child->break_before != ENUM_UNSET);
    parent->stack += (last ? child->gap : child->gap_first) + child->h;
    parent->note_least = parent->note_h ? parent->note_least : child->note_least;
    parent->note_h += child->note_h;
    if (parent->child_count >= parent->child_cap) {
        struct box **old = parent->child;
        parent->child_cap = parent->child_count ? 2 * parent->child_count : 4;
        parent->child = ARENA_ARRAY(l->arena, struct box *, parent->child_cap);
        if (parent->child_count)
            memcpy(parent->child, old, sizeof *old * (size_t)parent->child_count);
    }
    parent->child[parent->child_count++] = child;
}

/* Space before the first child: it meets that of the box when nothing stands between, else it stays inside. */
static void first_settle(struct box *b, struct box *first)
{
    b->stack -= first->gap_first;
    if (b->area)
        first->gap = first->gap_first = first->before.kept.opt; /* the beginning of a reference area */
    else if (b->top)
        first->gap = first->gap_first = first->before.all.opt;
    else {
        b->before = spaces_before(b->before, first->before);
        first->gap = first->gap_first = 0;
    }
    b->stack += first->gap_first;
    b->break_before = break_stronger(b->break_before, first->break_before);
    first->break_before = ENUM_UNSET;
    b->keep_before = keep_stronger(b->keep_before, first->keep_before);
}

static void last_settle(struct box *b, const struct box *last)
{
    if (b->area)
        b->foot += last->after.kept.opt;
    else if (b->foot)
        b->foot += last->after.all.opt;
    else
        b->after = spaces_after(last->after, b->after);
    b->break_after = break_stronger(b->break_after, last->break_after);
    b->keep_after = keep_stronger(b->keep_after, last->keep_after);
}

void box_close(struct box *b)
{
    if (b->child_count) {
        first_settle(b, b->child[0]);
        last_settle(b, b->child[b->child_count - 1]);
    }
    b->h = b->top + b->stack + b->foot;
}

void box_close_rest(struct box *b)
{
    if (b->child_count)
        last_settle(b, b->child[b->child_count - 1]);
    b->cut_above = true;
    b->before = (struct spaces){0};
    b->gap = b->gap_first = 0;
    b->keep_before = (struct fo_keep){0};
    b->break_before = b->child_count ? b->child[0]->break_before : ENUM_UNSET;
    b->h = b->top + b->stack + b->foot;
}

mpt frame_side(const struct fo_props *p, enum fo_side side, mpt base)
{
    return p->border[side].width + fo_length_of(p->padding[side], base);
}

/* What of it stays at a cut. */
static mpt frame_side_kept(const struct fo_props *p, enum fo_side side, mpt base)
{
    return (p->border[side].retain ? p->border[side].width : 0) + (p->padding_retain[side] ? fo_length_of(p->padding[side], base) : 0);
}

void box_outside(struct box *b, const struct fo_props *p)
{
    b->before = spaces_of(&p->space_before);
    b->after = spaces_of(&p->space_after);
    b->gap = b->before.all.opt;
    b->gap_first = b->before.kept.opt;
    b->keep_before = p->keep_with_previous;
    b->keep_after = p->keep_with_next;
    b->keep_inside = p->keep_together;
    b->break_before = break_of(p->break_before);
    b->break_after = break_of(p->break_after);
}

void box_frame(struct box *b, mpt width)
{
    const struct fo_props *p = b->props;
    mpt start = fo_length_of(p->start_indent, width), end = fo_length_of(p->end_indent, width);
    b->x = start - frame_side(p, SIDE_START, width);
    b->w = width - start - end + frame_side(p, SIDE_START, width) + frame_side(p, SIDE_END, width);
    b->top = frame_side(p, SIDE_BEFORE, width);
    b->foot = frame_side(p, SIDE_AFTER, width);
    b->top_kept = frame_side_kept(p, SIDE_BEFORE, width);
    b->foot_kept = frame_side_kept(p, SIDE_AFTER, width);
}

void box_open(struct box *b, mpt width)
{
    box_frame(b, width);
    box_outside(b, b->props);
}

struct page_tag *box_tag(struct layout *l, const struct fo_node *n, struct page_tag *parent, const char *standard)
{
    const char *role = n->props->role ? n->props->role : standard;
    if (!parent || !role || l->para.draft_artifact || !strcmp(role, "Artifact") || !strcmp(role, "artifact"))
        return NULL;
    struct page_tag *t = page_tag_add(l->pages, parent, arena_strdup(l->pages->arena, role));
    t->alt = n->props->alt_text ? arena_strdup(l->pages->arena, n->props->alt_text) : NULL;
    t->lang = fo_lang_of(n) ? arena_strdup(l->pages->arena, fo_lang_of(n)) : NULL;
    t->standard = standard;
    return t;
}

/* Lines in a box from its first on, and their height; at most most of them. */
static int lines_count(const struct box *b, int most, mpt *height)
{
    int n = 0;
    if (b->kind == BOX_LINE) {
        *height += b->h;
        return 1;
    }
    for (int i = 0; i < b->child_count && n < most && (b->kind == BOX_BLOCK || i == 0); i++)
        n += lines_count(b->child[i], most - n, height);
    return n;
}

/* The body of a footnote: laid where it is called, placed at the foot of the page. */
static struct box *note_lay(struct layout *l, const struct fo_node *footnote, struct page_tag *tag)
{
    const struct fo_node *body = footnote->first;
    while (body && body->kind != FO_FOOTNOTE_BODY)
        body = body->next;
    if (!body)
        return NULL;
    struct box *b = box_new(l, BOX_BLOCK, body);
    b->tag = box_tag(l, body, tag, "Note");
    if (b->tag)
        b->tag->id = arena_printf(l->pages->arena, "note-%d", b->tag->number);
    b->w = l->note_width;
    mpt width = l->note_width;
    l->note_width = 0; /* none inside */
    block_lay_children(l, b, body->first, width, b->tag);
    l->note_width = width;
    box_close(b);
    return b;
}

static void line_notes(struct layout *l, struct box *b, struct page_tag *tag)
{
    const struct line *line = b->line;
    if (l->para.draft_artifact)
        return;
    if (!l->note_width) { /* nothing is lost in silence */
        for (int i = 0; i < line->footnote_count; i++)
            diag_add(l->diags, D_LAYOUT_OBJECT, layout_place(l, line->footnotes[i]), fo_kind_name(FO_FOOTNOTE));
        return;
    }
    b->notes = ARENA_ARRAY(l->arena, struct box *, line->footnote_count);
    for (int i = 0; i < line->footnote_count; i++) {
        struct box *note = note_lay(l, line->footnotes[i], tag);
        if (!note)
            continue;
        mpt two = 0;
        bool breakable = lines_count(note, NOTE_SPLIT_LINES, &two) == NOTE_SPLIT_LINES && keep_strength(l, note->keep_inside) == 0;
        b->notes[b->note_count++] = note;
        b->note_least = b->note_h + (breakable ? two / 2 : note->h);
        b->note_h += note->h;
    }
}

void lines_add(struct layout *l, struct box *into, const struct run *run, int skip, mpt width, struct page_tag *tag)
{
    const struct fo_props *p = into->props;
    const struct fo_keep lonely = {0, KEEP_LINES, KEEP_LINES};
    mpt inner = width - fo_length_of(p->start_indent, width) - fo_length_of(p->end_indent, width);
    const struct lines *lines = para_lay(&l->para, run->first, run->last, p, inner, tag, run->begins, skip);
    for (int i = 0; i < lines->count; i++) {
        struct box *b = box_new(l, BOX_LINE, NULL);
        b->props = p;
        b->line = &lines->lines[i];
        b->run = run;
        b->x = fo_length_of(p->start_indent, width);
        b->h = b->line->before + b->line->after;
        if (i && ((i < p->orphans && !skip) || lines->count - i < p->widows))
            b->keep_before = lonely;
        if (b->line->footnote_count)
            line_notes(l, b, tag);
        box_add(l, into, b);
    }
}

static bool holds_blocks(const struct fo_node *n)
{
    for (const struct fo_node *c = n->first; c; c = c->next)
        if (!para_is_inline(c))
            return true;
    return false;
}

/* An inline object that holds blocks is opened: its blocks stand between its lines (XSL 4.7.3). */
static const struct fo_node *run_end(const struct fo_node *first)
{
    const struct fo_node *last = NULL;
    for (const struct fo_node *n = first; n && para_is_inline(n) && !(n->kind != FO_TEXT && n->kind != FO_FOOTNOTE && n->kind != FO_INLINE_CONTAINER && holds_blocks(n)); n = n->next)
        last = n;
    return last;
}

/* fo:retrieve-marker where blocks stand: what the marker holds takes its place. */
static bool marker_lay(struct layout *l, struct box *into, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    if (n->kind != FO_RETRIEVE_MARKER && n->kind != FO_RETRIEVE_TABLE_MARKER)
        return false;
    const struct fo_node *marker = l->para.marker(l->para.user, n);
    if (!marker || !holds_blocks(marker))
        return false;
    block_lay_children(l, into, marker->first, width, tag);
    return true;
}

static bool has_inline(const struct fo_node *n)
{
    for (const struct fo_node *c = n->first; c; c = c->next)
        if (para_is_inline(c) && !(c->kind == FO_TEXT && strspn(c->text, " \n\t\r") == c->len))
            return true;
    return false;
}

/* One block-level object, its end spaces and breaks settled: dispatches to list, table, container. */
static struct box *block_lay(struct layout *l, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    struct box *b;
    switch (n->kind) {
    case FO_BLOCK_CONTAINER: return container_lay(l, n, width, tag);
    case FO_LIST_BLOCK: return list_lay(l, n, width, tag);
    case FO_TABLE: case FO_TABLE_AND_CAPTION: return table_lay(l, n, width, tag);
    case FO_WRAPPER: case FO_INLINE: case FO_BASIC_LINK: case FO_LEADER: /* blocks inside inline objects */
        b = box_new(l, BOX_BLOCK, n);
        block_lay_children(l, b, n->first, width, tag);
        box_close(b);
        return b;
    case FO_BLOCK:
        b = box_new(l, BOX_BLOCK, n);
        box_open(b, width);
        b->tag = box_tag(l, n, tag, has_inline(n) ? "P" : NULL);
        block_lay_children(l, b, n->first, width, b->tag ? b->tag : tag);
        box_close(b);
        return b;
    default:
        diag_add(l->diags, D_LAYOUT_OBJECT, layout_place(l, n), fo_kind_name(n->kind));
        return NULL;
    }
}

const struct fo_node *block_lay_next(struct layout *l, struct box *into, const struct fo_node *n, mpt width, struct page_tag *tag, bool begins)
{
    const struct fo_node *last = run_end(n);
    if (n->kind == FO_MARKER || marker_lay(l, into, n, width, tag))
        return n->next;
    if (last) {
        struct run run = {n, last, begins};
        lines_add(l, into, arena_dup(l->arena, &run, sizeof run), 0, width, tag);
        return last->next;
    }
    struct box *b = block_lay(l, n, width, tag);
    if (b)
        box_add(l, into, b);
    return n->next;
}

void block_lay_children(struct layout *l, struct box *into, const struct fo_node *first, mpt width, struct page_tag *tag)
{
    bool begins = true;
    for (const struct fo_node *n = first; n;) {
        int before = into->child_count;
        n = block_lay_next(l, into, n, width, tag, begins);
        begins = begins && into->child_count == before;
    }
}
