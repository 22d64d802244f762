/* layout: block, block-level objects -> boxes. Spaces, indents, keeps and breaks are settled here; no page is known. */
#include <string.h>

#include "box.h"

enum { KEEP_LINES = 1000 /* strength of widows and orphans: weaker than always */ };

struct box *box_new(struct layout *l, enum box_kind kind, const struct fo_node *node)
{
    struct box *b = ARENA_NEW(l->pages->arena, struct box);
    b->kind = kind;
    b->node = node;
    b->props = node ? node->props : NULL;
    return b;
}

static mpt larger(mpt a, mpt b)
{
    return a > b ? a : b;
}

void box_add(struct layout *l, struct box *parent, struct box *child)
{
    struct box *before = parent->child_count ? parent->child[parent->child_count - 1] : NULL;
    if (before) {
        child->gap = larger(child->gap, before->tail);
        child->keep_before = child->keep_before > before->keep_after ? child->keep_before : before->keep_after;
        if (before->break_after != ENUM_UNSET && child->break_before == ENUM_UNSET)
            child->break_before = before->break_after;
    }
    parent->breaks |= child->breaks || (before && child->break_before != ENUM_UNSET);
    if (parent->child_count == parent->child_cap) {
        struct box **old = parent->child;
        parent->child_cap = parent->child_cap ? 2 * parent->child_cap : 4;
        parent->child = ARENA_ARRAY(l->pages->arena, struct box *, parent->child_cap);
        if (parent->child_count)
            memcpy(parent->child, old, sizeof *old * (size_t)parent->child_count);
    }
    parent->child[parent->child_count++] = child;
}

mpt box_stack_height(const struct box *b)
{
    mpt h = 0;
    for (int i = 0; i < b->child_count; i++)
        h += (i ? b->child[i]->gap : b->child[i]->gap_first) + b->child[i]->h;
    return h;
}

void box_close(struct box *b)
{
    if (b->child_count) {
        struct box *first = b->child[0], *last = b->child[b->child_count - 1];
        if (!b->top) { /* nothing stands between the two spaces */
            b->gap = larger(b->gap, first->gap);
            b->gap_first = larger(b->gap_first, first->gap_first);
            first->gap = first->gap_first = 0;
        } else
            first->gap_first = first->gap; /* inside a border the space stays */
        if (!b->foot) {
            b->tail = larger(b->tail, last->tail);
            last->tail = 0;
        }
        if (first->break_before != ENUM_UNSET) {
            b->break_before = first->break_before;
            first->break_before = ENUM_UNSET;
        }
        if (last->break_after != ENUM_UNSET)
            b->break_after = last->break_after;
        b->keep_before = first->keep_before > b->keep_before ? first->keep_before : b->keep_before;
        b->keep_after = last->keep_after > b->keep_after ? last->keep_after : b->keep_after;
    }
    mpt tail = b->foot && b->child_count ? b->child[b->child_count - 1]->tail : 0;
    b->h = b->top + box_stack_height(b) + tail + b->foot;
    if (b->props && b->node && !b->props->height.is_auto && b->props->height.abs > b->h && b->node->kind != FO_ROOT && b->kind == BOX_BLOCK && b->node->kind == FO_BLOCK_CONTAINER)
        b->h = b->props->height.abs;
}

static enum fo_enum break_of(enum fo_enum e)
{
    return e == ENUM_AUTO ? ENUM_UNSET : e;
}

static int32_t strength(struct fo_keep k)
{
    return k.page > k.column ? k.page : k.column;
}

mpt frame_side(const struct fo_props *p, enum fo_side side, mpt base)
{
    return p->border[side].width + fo_length_of(p->padding[side], base);
}

/* Spaces, keeps and breaks of the object itself; x and width from its indents. */
static void box_open(struct box *b, mpt width)
{
    const struct fo_props *p = b->props;
    mpt start = fo_length_of(p->start_indent, width), end = fo_length_of(p->end_indent, width);
    b->x = start - frame_side(p, SIDE_START, width);
    b->w = width - start - end + frame_side(p, SIDE_START, width) + frame_side(p, SIDE_END, width);
    b->top = frame_side(p, SIDE_BEFORE, width);
    b->foot = frame_side(p, SIDE_AFTER, width);
    b->gap = fo_length_of(p->space_before.opt, width);
    b->gap_first = p->space_before.retain ? b->gap : 0;
    b->tail = fo_length_of(p->space_after.opt, width);
    b->keep_before = strength(p->keep_with_previous);
    b->keep_after = strength(p->keep_with_next);
    b->keep_inside = strength(p->keep_together);
    b->break_before = break_of(p->break_before);
    b->break_after = break_of(p->break_after);
    b->span_all = p->span == ENUM_ALL;
}

struct page_tag *box_tag(struct layout *l, const struct fo_node *n, struct page_tag *parent, const char *standard)
{
    const char *role = n->props->role ? n->props->role : standard;
    if (!parent || !role || l->para.draft_artifact || !strcmp(role, "Artifact") || !strcmp(role, "artifact"))
        return NULL;
    struct page_tag *t = page_tag_add(l->pages, parent, arena_strdup(l->pages->arena, role));
    t->alt = n->props->alt_text ? arena_strdup(l->pages->arena, n->props->alt_text) : NULL;
    return t;
}

static void lines_add(struct layout *l, struct box *into, const struct lines *lines, const struct fo_props *p, mpt width)
{
    for (int i = 0; i < lines->count; i++) {
        struct box *b = box_new(l, BOX_LINE, NULL);
        b->props = p;
        b->line = &lines->lines[i];
        b->x = fo_length_of(p->start_indent, width);
        b->h = b->line->before + b->line->after;
        if (i && (i < p->orphans || lines->count - i < p->widows))
            b->keep_before = KEEP_LINES;
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
    for (const struct fo_node *n = first; n && para_is_inline(n) && !(n->kind != FO_TEXT && n->kind != FO_FOOTNOTE && holds_blocks(n)); n = n->next)
        last = n;
    return last;
}

void block_lay_children(struct layout *l, struct box *into, const struct fo_node *first, mpt width, struct page_tag *tag)
{
    const struct fo_props *p = into->props;
    bool begins = true;
    for (const struct fo_node *n = first; n; n = n->next) {
        const struct fo_node *last = run_end(n);
        if (last) {
            mpt inner = width - fo_length_of(p->start_indent, width) - fo_length_of(p->end_indent, width);
            lines_add(l, into, para_lay(&l->para, n, last, p, inner, tag, begins), p, width);
            n = last;
            begins = false;
        } else if (n->kind == FO_MARKER)
            continue;
        else {
            struct box *b = block_lay(l, n, width, tag);
            if (b)
                box_add(l, into, b);
        }
    }
}

static bool has_inline(const struct fo_node *n)
{
    for (const struct fo_node *c = n->first; c; c = c->next)
        if (para_is_inline(c) && !(c->kind == FO_TEXT && strspn(c->text, " \n\t\r") == c->len))
            return true;
    return false;
}

struct box *block_lay(struct layout *l, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    struct box *b;
    if (n->kind == FO_BLOCK_CONTAINER)
        return container_lay(l, n, width, tag);
    if (n->kind == FO_TABLE || n->kind == FO_TABLE_AND_CAPTION)
        return table_lay(l, n, width, tag);
    b = box_new(l, BOX_BLOCK, n);
    if (n->kind == FO_WRAPPER || n->kind == FO_INLINE || n->kind == FO_BASIC_LINK) { /* blocks inside inline objects */
        block_lay_children(l, b, n->first, width, tag);
        box_close(b);
        return b;
    }
    box_open(b, width);
    switch (n->kind) {
    case FO_BLOCK:
        b->tag = box_tag(l, n, tag, has_inline(n) ? "P" : NULL);
        block_lay_children(l, b, n->first, width, b->tag ? b->tag : tag);
        break;
    case FO_LIST_BLOCK:
        b->tag = box_tag(l, n, tag, "L");
        for (const struct fo_node *item = n->first; item; item = item->next)
            if (item->kind == FO_LIST_ITEM)
                box_add(l, b, list_lay(l, item, width, b->tag));
        break;
    default:
        diag_add(l->diags, D_LAYOUT_OBJECT, (struct place){l->tree->file, n->line, 0}, fo_kind_name(n->kind));
        return NULL;
    }
    for (const struct fo_node *m = n->first; m; m = m->next)
        b->marker_count += m->kind == FO_MARKER;
    box_close(b);
    return b;
}

/* list-item: label and body stand side by side and are cut together. */
struct box *list_lay(struct layout *l, const struct fo_node *item, mpt width, struct page_tag *tag)
{
    struct box *b = box_new(l, BOX_ITEM, item);
    box_open(b, width);
    b->tag = box_tag(l, item, tag, "LI");
    for (const struct fo_node *part = item->first; part; part = part->next) {
        if (part->kind != FO_LIST_ITEM_LABEL && part->kind != FO_LIST_ITEM_BODY)
            continue;
        struct box *side = box_new(l, BOX_BLOCK, part);
        side->tag = box_tag(l, part, b->tag, part->kind == FO_LIST_ITEM_LABEL ? "Lbl" : "LBody");
        block_lay_children(l, side, part->first, width, side->tag);
        box_close(side);
        side->gap = side->gap_first = side->tail = 0;
        side->break_before = side->break_after = ENUM_UNSET;
        b->h = larger(b->h, b->top + side->h + b->foot);
        side->keep_after = side->keep_before = 0;
        struct box *shared = b->child_count ? b->child[b->child_count - 1] : NULL;
        box_add(l, b, side);
        if (shared)
            side->gap = 0;
    }
    return b;
}

struct box *container_lay(struct layout *l, const struct fo_node *n, mpt width, struct page_tag *tag)
{
    const struct fo_props *p = n->props;
    bool fixed = p->absolute_position == ENUM_ABSOLUTE || p->absolute_position == ENUM_FIXED;
    struct box *b = box_new(l, fixed ? BOX_FIXED : BOX_BLOCK, n);
    box_open(b, width);
    mpt start = fo_length_of(p->start_indent, width), inner = p->width.is_auto ? width - start - fo_length_of(p->end_indent, width) : fo_length_of(p->width, width);
    struct box *content = box_new(l, BOX_BLOCK, n); /* a reference area of its own: indents inside count from it */
    static const struct fo_length zero;
    struct fo_props *own = arena_dup(l->pages->arena, p, sizeof *p);
    own->start_indent = own->end_indent = zero;
    content->props = own;
    block_lay_children(l, content, n->first, inner, tag);
    box_close(content);
    if (!fixed) {
        b->w = inner + frame_side(p, SIDE_START, width) + frame_side(p, SIDE_END, width);
        for (int i = 0; i < content->child_count; i++) {
            box_add(l, b, content->child[i]);
            content->child[i]->x += start;
        }
        box_close(b);
        return b;
    }
    b->detail = content;
    b->w = inner;
    b->h = 0; /* out of the flow */
    b->gap = b->gap_first = b->tail = 0;
    return b;
}
