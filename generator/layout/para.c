/* layout: para, inline content -> units -> lines. Walks the inline objects, chooses faces, collapses white space, finds breaks, compresses marks. */
#include "para.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "line.h"

struct walk {
    const struct para_context *c;
    struct unit_list list;
    struct page_tag *tag;
    const struct fo_node *link;
    bool together; /* inside keep-together.within-line */
    bool after_space;
};

bool para_is_inline(const struct fo_node *n)
{
    switch (n->kind) {
    case FO_TEXT: case FO_INLINE: case FO_CHARACTER: case FO_LEADER: case FO_BASIC_LINK: case FO_PAGE_NUMBER: case FO_PAGE_NUMBER_CITATION:
    case FO_PAGE_NUMBER_CITATION_LAST: case FO_FOOTNOTE: case FO_EXTERNAL_GRAPHIC: case FO_INSTREAM_FOREIGN_OBJECT:
        return true;
    case FO_WRAPPER: case FO_RETRIEVE_MARKER: case FO_RETRIEVE_TABLE_MARKER:
        return !n->first || para_is_inline(n->first);
    default:
        return false;
    }
}

static struct unit *unit_add(struct walk *w, enum unit_kind kind, const struct fo_node *node)
{
    MEM_GROW(w->list.units, w->list.count, w->list.cap);
    struct unit *u = &w->list.units[w->list.count++];
    *u = (struct unit){.kind = kind, .node = node, .props = node->props, .tag = w->tag, .link = w->link, .cls = CJK_OTHER};
    return u;
}

static void glyph_add(struct walk *w, const struct fo_node *node, const struct font_stack *stack, uint32_t cp)
{
    const struct fo_props *p = node->props;
    bool space = cp == ' ' || cp == 0xA0;
    const struct font_face *face = space ? font_stack_latin(stack) : font_stack_face(stack, cp);
    if (!face) {
        char shown[8] = {0};
        utf8_put(shown, cp);
        diag_add(w->c->diags, D_GLYPH_MISSING, (struct place){w->c->file, node->line, 0}, shown, cp);
        return;
    }
    struct unit *u = unit_add(w, cp == ' ' ? UNIT_SPACE : UNIT_GLYPH, node);
    u->cp = cp;
    u->face = face;
    u->glyph = font_glyph(face, cp);
    u->cls = cjk_class_of(cp);
    u->width = mpt_scale(font_advance(face, u->glyph), p->font_size, face->upem);
    if (!p->letter_spacing.opt.is_auto)
        u->width += p->letter_spacing.opt.abs;
    if (space && !p->word_spacing.opt.is_auto)
        u->width += p->word_spacing.opt.abs;
    u->may = w->together ? 0xFF : 0;
}

static uint32_t case_of(uint32_t cp, enum fo_enum transform)
{
    if (transform == ENUM_UPPERCASE && cp >= 'a' && cp <= 'z')
        return cp - 32;
    if (transform == ENUM_LOWERCASE && cp >= 'A' && cp <= 'Z')
        return cp + 32;
    return cp;
}

static void text_add(struct walk *w, const struct fo_node *node, const char *text, size_t len)
{
    const struct fo_props *p = node->props;
    const struct font_stack *stack = font_stack_lookup(w->c->fonts, p->font_family, p->font_weight, p->font_style == ENUM_ITALIC || p->font_style == ENUM_OBLIQUE, w->c->diags);
    const char *at = text, *end = text + len;
    while (at < end) {
        int32_t cp = utf8_next(&at, end);
        if (cp == '\n') {
            unit_add(w, UNIT_NEWLINE, node);
            w->after_space = true;
            continue;
        }
        if (cp == '\t' || cp == '\r')
            cp = ' ';
        if (cp == ' ' && w->after_space && p->white_space_collapse == ENUM_TRUE)
            continue;
        w->after_space = cp == ' ';
        if (cp == 0x200B) { /* zero width space: a place to break */
            if (w->list.count)
                w->list.units[w->list.count - 1].may |= 0x40;
        } else if (cp >= ' ' && cp != 0xAD && cp != 0xFEFF)
            glyph_add(w, node, stack, case_of((uint32_t)cp, p->text_transform));
    }
}

static void nodes_add(struct walk *w, const struct fo_node *first, const struct fo_node *last);

static void field_add(struct walk *w, const struct fo_node *node)
{
    const char *text = w->c->field_text(w->c->user, node);
    w->after_space = false;
    text_add(w, node, text, strlen(text));
}

static void object_add(struct walk *w, const struct fo_node *node)
{
    struct page_op *ops = NULL;
    mpt width = 0, height = 0;
    if (!w->c->picture(w->c->user, node, 0, w->tag, &ops, &width, &height))
        return;
    struct unit *u = unit_add(w, UNIT_OBJECT, node);
    u->width = width;
    u->height = height;
    u->ops = ops;
    u->may = w->together ? 0xFF : 0;
    w->after_space = false;
}

static void inside_add(struct walk *w, const struct fo_node *node)
{
    bool together = w->together;
    struct page_tag *tag = w->tag;
    const struct fo_node *link = w->link;
    int from = w->list.count;
    if (node->props->keep_together.line == FO_FORCE)
        w->together = true;
    if (node->kind == FO_BASIC_LINK) {
        w->link = node;
        if (tag)
            w->tag = page_tag_add(w->c->pages, tag, "Link");
    }
    if (node->first)
        nodes_add(w, node->first, node->last);
    if (w->list.count > from && node->props->keep_together.line == FO_FORCE && !together)
        w->list.units[w->list.count - 1].may = 0; /* behind it a line may end */
    w->together = together;
    w->tag = tag;
    w->link = link;
}

static void node_add(struct walk *w, const struct fo_node *node)
{
    if (node->kind != FO_TEXT && node->props->id)
        unit_add(w, UNIT_NOTHING, node);
    switch (node->kind) {
    case FO_TEXT: text_add(w, node, node->text, node->len); break;
    case FO_CHARACTER:
        if (node->props->character)
            text_add(w, node, node->props->character, strlen(node->props->character));
        break;
    case FO_LEADER:
        unit_add(w, UNIT_LEADER, node)->may = w->together ? 0xFF : 0;
        w->after_space = false;
        break;
    case FO_PAGE_NUMBER: case FO_PAGE_NUMBER_CITATION: case FO_PAGE_NUMBER_CITATION_LAST: field_add(w, node); break;
    case FO_EXTERNAL_GRAPHIC: case FO_INSTREAM_FOREIGN_OBJECT: object_add(w, node); break;
    case FO_FOOTNOTE:
        if (node->first)
            node_add(w, node->first);
        unit_add(w, UNIT_NOTHING, node);
        break;
    case FO_RETRIEVE_MARKER: case FO_RETRIEVE_TABLE_MARKER: {
        const struct fo_node *marker = w->c->marker(w->c->user, node);
        if (marker && marker->first)
            nodes_add(w, marker->first, marker->last);
        break;
    }
    case FO_MARKER: unit_add(w, UNIT_NOTHING, node); break;
    default: inside_add(w, node);
    }
}

static void nodes_add(struct walk *w, const struct fo_node *first, const struct fo_node *last)
{
    for (const struct fo_node *n = first; n; n = n->next) {
        node_add(w, n);
        if (n == last)
            break;
    }
}

static bool latin(const struct unit *u)
{
    return u->kind == UNIT_GLYPH && u->cls == CJK_LATIN;
}

static bool full(const struct unit *u)
{
    return u->kind == UNIT_GLYPH && (u->cls == CJK_HAN || u->cls == CJK_OPEN || u->cls == CJK_CLOSE || u->cls == CJK_MARK);
}

static bool is_wide(const struct unit *u)
{
    return u->width >= u->props->font_size * 9 / 10;
}

/* CLREQ 3.1.6: of two adjacent marks with room between them one gives up half an em; 3.1.7: line ends. */
static void marks_compress(struct unit *a, struct unit *b)
{
    mpt half = a->props->font_size / 2;
    if (a->cls == CJK_CLOSE && is_wide(a) && (b->cls == CJK_CLOSE || b->cls == CJK_OPEN))
        a->width -= half, a->half = 0;
    else if (a->cls == CJK_OPEN && b->cls == CJK_OPEN && is_wide(b))
        b->width -= half, b->shift = half, b->half = 0;
}

static void gaps_set(struct unit_list *l)
{
    struct unit *before = NULL;
    for (int i = 0; i < l->count; i++) {
        struct unit *u = &l->units[i];
        if (u->kind == UNIT_NOTHING)
            continue;
        mpt em = u->props->font_size;
        if (u->kind == UNIT_GLYPH && (u->cls == CJK_CLOSE || u->cls == CJK_OPEN) && is_wide(u))
            u->half = em / 2;
        if (before && before->kind == UNIT_GLYPH && u->kind == UNIT_GLYPH) {
            if ((before->cls == CJK_HAN && latin(u)) || (latin(before) && u->cls == CJK_HAN)) {
                before->gap = em / 4;
                before->stretch = em / 4;
                before->shrink = em / 8;
            } else if (full(before) || full(u)) {
                bool joined = before->cp == u->cp && (u->cp == 0x2014 || u->cp == 0x2026);
                before->stretch = joined ? 0 : em / 10;
            }
            marks_compress(before, u);
        }
        if (u->kind == UNIT_SPACE) {
            u->stretch = u->width / 2;
            u->shrink = u->width / 3;
        }
        before = u;
    }
}

static void breaks_set(struct unit_list *l)
{
    uint32_t *text = mem_alloc(sizeof *text * ((size_t)l->count + 1));
    uint8_t *may = mem_alloc((size_t)l->count + 1);
    int *at = mem_alloc(sizeof *at * ((size_t)l->count + 1)), n = 0;
    for (int i = 0; i < l->count; i++)
        if (l->units[i].kind != UNIT_NOTHING) {
            const struct unit *u = &l->units[i];
            text[n] = u->kind == UNIT_NEWLINE ? '\n' : u->cp ? u->cp : 0xFFFC;
            at[n++] = i;
        }
    breaks_find(text, n, may);
    for (int i = 0; i < n; i++) {
        struct unit *u = &l->units[at[i]];
        if (u->kind == UNIT_OBJECT || (i + 1 < n && l->units[at[i + 1]].kind == UNIT_OBJECT && u->kind != UNIT_SPACE)) /* a box and its words */
            may[i] = may[i] && u->kind != UNIT_OBJECT && i + 1 < n ? 1 : 0;
        bool forced = u->may & 0x40;
        u->may = (u->may & 0x80) ? 0 : forced ? 1 : may[i];
        if (u->props->wrap_option == ENUM_NO_WRAP && u->kind != UNIT_NEWLINE)
            u->may = 0;
    }
    if (n)
        l->units[at[n - 1]].may = 1;
    free(text);
    free(may);
    free(at);
}

static void para_units(struct walk *w, const struct fo_node *first, const struct fo_node *last)
{
    w->after_space = true;
    nodes_add(w, first, last);
    while (w->list.count && w->list.units[w->list.count - 1].kind == UNIT_SPACE && w->list.units[w->list.count - 1].props->white_space_collapse == ENUM_TRUE)
        w->list.count--;
    breaks_set(&w->list);
    gaps_set(&w->list);
}

struct lines *para_lay(const struct para_context *c, const struct fo_node *first, const struct fo_node *last, const struct fo_props *block, mpt width, struct page_tag *tag, bool starts_block)
{
    struct walk w = {.c = c, .tag = c->draft_artifact ? NULL : tag};
    para_units(&w, first, last);
    struct lines *lines = lines_set(c, &w.list, block, width, starts_block);
    free(w.list.units);
    return lines;
}

void para_measure(const struct para_context *c, const struct fo_node *first, const struct fo_node *last, const struct fo_props *block, mpt *least, mpt *most)
{
    struct walk w = {.c = c};
    para_units(&w, first, last);
    mpt word = 0, line = fo_length_of(block->text_indent, 0);
    *least = *most = 0;
    for (int i = 0; i < w.list.count; i++) {
        const struct unit *u = &w.list.units[i];
        mpt width = u->kind == UNIT_LEADER ? fo_length_of(u->props->leader_length_min, 0) : u->width;
        word += width + u->gap;
        line += width + u->gap;
        if (u->may && word > *least)
            *least = word;
        if (u->may)
            word = 0;
        if (line > *most)
            *most = line;
        if (u->kind == UNIT_NEWLINE)
            line = 0;
    }
    free(w.list.units);
}
