/* layout: para, inline content -> units -> lines. Walks the inline objects; white space, case and hyphens are settled here. */
#include "para.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>

#include "../base/utf8.h"
#include "../text/hyphen.h"
#include "line.h"

enum { UNITS_MOST = 1 << 16 /* of a paragraph at a time: a longer one is set in parts */, INLINE_DEEP = 1000 /* deeper than fo builds; leaders inside leaders count on */, SMALL_CAPS = 800 /* of 1000: size of small capitals */ };

struct walk {
    const struct para_context *c;
    struct unit_list list;
    struct arena *arena; /* styles and boxes: of this paragraph */
    const struct page_tag *tag;
    const struct inline_box *box;
    const struct unit_style *style; /* made last */
    const struct fo_node *full, *small; /* an object, and the same with letters of small capitals */
    mpt raise;
    int depth;
    bool together;    /* inside keep-together.within-line */
    bool after_space; /* a collapsible space or the start of the paragraph stands before */
    bool at_linefeed; /* only spaces since a preserved linefeed */
    bool letters;     /* the last character was a letter: for capitalize */
    struct setting *setting; /* NULL while measuring */
    int skip;         /* units that stand already */
};

bool para_is_inline(const struct fo_node *n)
{
    switch (n->kind) {
    case FO_TEXT: case FO_INLINE: case FO_CHARACTER: case FO_LEADER: case FO_BASIC_LINK: case FO_PAGE_NUMBER: case FO_PAGE_NUMBER_CITATION:
    case FO_PAGE_NUMBER_CITATION_LAST: case FO_FOOTNOTE: case FO_EXTERNAL_GRAPHIC: case FO_INSTREAM_FOREIGN_OBJECT: case FO_INLINE_CONTAINER:
        return true;
    case FO_WRAPPER: case FO_RETRIEVE_MARKER: case FO_RETRIEVE_TABLE_MARKER:
        return !n->first || para_is_inline(n->first);
    default:
        return false;
    }
}

void para_page_number_key(const struct fo_node *n, char key[32])
{
    snprintf(key, 32, "%c%llx", PARA_PAGE_NUMBER, (unsigned long long)(uintptr_t)n);
}

static const struct unit_style *style_of(struct walk *w, const struct fo_node *node)
{
    const struct unit_style *s = w->style;
    if (s && s->node == node && s->tag == w->tag && s->box == w->box && s->raise == w->raise && s->together == w->together)
        return s;
    const struct fo_props *p = node->props;
    struct unit_style *fresh = ARENA_NEW(w->arena, struct unit_style);
    *fresh = (struct unit_style){.props = p, .node = node, .tag = w->tag, .box = w->box, .raise = w->raise, .together = w->together,
                                 .stack = font_stack_lookup(w->c->fonts, p->font_family, p->font_weight, p->font_style == ENUM_ITALIC || p->font_style == ENUM_OBLIQUE, w->c->diags)};
    return w->style = fresh;
}

static struct unit *unit_add(struct walk *w, enum unit_kind kind, const struct fo_node *node)
{
    MEM_GROW(w->list.units, w->list.count, w->list.cap);
    struct unit *u = &w->list.units[w->list.count++];
    *u = (struct unit){.kind = kind, .style = style_of(w, node)};
    return u;
}

static uint32_t case_of(struct walk *w, uint32_t cp, enum fo_enum transform)
{
    bool letter = u_isalpha((UChar32)cp);
    if (transform == ENUM_UPPERCASE || (transform == ENUM_CAPITALIZE && letter && !w->letters))
        cp = (uint32_t)u_toupper((UChar32)cp);
    else if (transform == ENUM_LOWERCASE)
        cp = (uint32_t)u_tolower((UChar32)cp);
    w->letters = letter || (cp == '\'' || cp == 0x2019);
    return cp;
}

/* ---- white space (XSL 7.17) ---- */

static bool is_last_collapsible(const struct walk *w)
{
    const struct unit *u = w->list.count ? &w->list.units[w->list.count - 1] : NULL;
    return u && u->kind == UNIT_SPACE && u->cp == ' ' && !(u->flags & UNIT_FIXED);
}

static void linefeed_add(struct walk *w, const struct fo_node *node)
{
    enum fo_enum treatment = node->props->white_space_treatment;
    if (treatment == ENUM_IGNORE_IF_BEFORE_LINEFEED || treatment == ENUM_IGNORE_IF_SURROUNDING_LINEFEED)
        while (is_last_collapsible(w))
            w->list.count--;
    unit_add(w, UNIT_NEWLINE, node)->cp = '\n';
    w->after_space = false;
    w->at_linefeed = true;
}

static void space_add(struct walk *w, const struct fo_node *node)
{
    const struct fo_props *p = node->props;
    bool ignored = p->white_space_treatment == ENUM_IGNORE ||
                   (w->at_linefeed && (p->white_space_treatment == ENUM_IGNORE_IF_AFTER_LINEFEED || p->white_space_treatment == ENUM_IGNORE_IF_SURROUNDING_LINEFEED));
    if (ignored || (w->after_space && p->white_space_collapse != ENUM_FALSE))
        return;
    struct unit *u = unit_add(w, UNIT_SPACE, node);
    u->cp = ' ';
    if (p->white_space_treatment == ENUM_PRESERVE || p->white_space_collapse == ENUM_FALSE || (w->at_linefeed && p->white_space_treatment == ENUM_IGNORE_IF_BEFORE_LINEFEED))
        u->flags |= UNIT_FIXED;
    w->after_space = true;
}

static uint32_t script_of(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
        at++;
    int32_t cp = at < end ? utf8_next(&at, end) : 0;
    return cp > 0 ? (uint32_t)cp : 0;
}

static bool is_full(uint32_t cp)
{
    enum cjk_class c = cjk_class_of(cp);
    return c == CJK_HAN || c == CJK_OPEN || c == CJK_CLOSE || c == CJK_MARK;
}

/* A linefeed between two Chinese characters is only the writer's line: it leaves no space (CSS Text 4.1.3 has the same); the spaces around it go with it. */
static bool linefeed_vanishes(const struct walk *w, const char *at, const char *end)
{
    int i = w->list.count - 1;
    while (i >= 0 && (w->list.units[i].kind == UNIT_EDGE || w->list.units[i].kind == UNIT_NOTHING))
        i--;
    if (i >= 0 && w->list.units[i].kind == UNIT_SPACE)
        i--;
    return i >= 0 && w->list.units[i].kind == UNIT_GLYPH && is_full(w->list.units[i].cp) && is_full(script_of(at, end));
}

static bool white_add(struct walk *w, const struct fo_node *node, int32_t cp, const char **at, const char *end)
{
    const struct fo_props *p = node->props;
    if (cp == '\n') {
        switch (p->linefeed_treatment) {
        case ENUM_PRESERVE: linefeed_add(w, node); return true;
        case ENUM_IGNORE: return true;
        case ENUM_TREAT_AS_ZERO_WIDTH_SPACE: unit_add(w, UNIT_GLYPH, node)->cp = 0x200B; return true;
        default: break;
        }
        if (p->white_space_collapse != ENUM_FALSE && p->white_space_treatment != ENUM_PRESERVE && linefeed_vanishes(w, *at, end)) {
            while (is_last_collapsible(w))
                w->list.count--;
            while (*at < end && (**at == ' ' || **at == '\n' || **at == '\t' || **at == '\r'))
                ++*at;
            w->after_space = false;
            return true;
        }
    } else if (cp != ' ' && cp != '\t' && cp != '\r')
        return false;
    space_add(w, node);
    return true;
}

/* ---- text ---- */

static void set(struct walk *, bool finished);

static bool is_word(int32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* Soft hyphens into the word that was just added. */
static void word_hyphenate(struct walk *w, const struct fo_node *node, int from)
{
    char word[HYPHEN_WORD_MOST + 1], may[HYPHEN_WORD_MOST];
    int n = w->list.count - from;
    if (n < 5 || n > HYPHEN_WORD_MOST)
        return;
    for (int i = 0; i < n; i++)
        word[i] = (char)w->list.units[from + i].cp;
    word[n] = 0;
    if (!hyphen_find(word, n, may))
        return;
    w->list.count = from;
    for (int i = 0; i < n; i++) {
        unit_add(w, UNIT_GLYPH, node)->cp = (uint32_t)(unsigned char)word[i];
        if (may[i] && i >= 1 && i < n - 3)
            unit_add(w, UNIT_HYPHEN, node)->cp = 0xAD;
    }
}

/* The object as it sets the small letters of font-variant="small-caps". */
static const struct fo_node *small_of(struct walk *w, const struct fo_node *node)
{
    if (w->full == node)
        return w->small;
    struct fo_node *small = arena_dup(w->arena, node, sizeof *node);
    struct fo_props *p = arena_dup(w->arena, node->props, sizeof *p);
    mpt less = p->font_size - mpt_scale(p->font_size, SMALL_CAPS, 1000);
    p->font_size -= less;
    p->line_height -= less;
    small->props = p;
    w->full = node;
    return w->small = small;
}

static void text_add(struct walk *w, const struct fo_node *node, const char *text, size_t len)
{
    const struct fo_props *p = node->props;
    const char *at = text, *end = text + len;
    int word = -1; /* unit where a word of letters began */
    bool caps = p->font_variant == ENUM_SMALL_CAPS, hyphenate = p->hyphenate == ENUM_TRUE && !caps;
    while (at < end) {
        int32_t cp = utf8_next(&at, end);
        if (hyphenate && word >= 0 && !is_word(cp)) {
            word_hyphenate(w, node, word);
            word = -1;
        }
        if (white_add(w, node, cp, &at, end)) {
            w->letters = false;
            continue;
        }
        if (cp < ' ')
            continue;
        if (w->list.count >= UNITS_MOST && w->setting)
            set(w, false);
        if (hyphenate && word < 0 && is_word(cp) && !(w->list.count && w->list.units[w->list.count - 1].kind == UNIT_GLYPH && is_word((int32_t)w->list.units[w->list.count - 1].cp)))
            word = w->list.count;
        w->after_space = w->at_linefeed = false;
        enum unit_kind kind = cp == 0xAD ? UNIT_HYPHEN : cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x205F ? UNIT_SPACE : UNIT_GLYPH;
        uint32_t shown = p->text_transform != ENUM_NONE && p->text_transform ? case_of(w, (uint32_t)cp, p->text_transform) : (uint32_t)cp;
        bool small = caps && u_toupper((UChar32)shown) != (UChar32)shown;
        unit_add(w, kind, small ? small_of(w, node) : node)->cp = small ? (uint32_t)u_toupper((UChar32)shown) : shown;
    }
    if (hyphenate && word >= 0)
        word_hyphenate(w, node, word);
}

/* ---- objects ---- */

static void nodes_add(struct walk *w, const struct fo_node *first, const struct fo_node *last);

static void field_add(struct walk *w, const struct fo_node *node)
{
    const char *text = w->c->field_text(w->c->user, node);
    text_add(w, node, text, strlen(text));
}

static void object_add(struct walk *w, const struct fo_node *node)
{
    struct unit_object *u = ARENA_NEW(w->arena, struct unit_object);
    struct para_object *o = &u->o;
    mpt raise = w->raise, line_width = w->setting ? w->setting->width : 0;
    if (node->kind == FO_INLINE_CONTAINER)
        w->c->container(w->c->user, node, line_width, w->tag, o);
    else if (!w->c->picture(w->c->user, node, line_width, w->tag, &o->ops, &o->width, &o->height))
        return;
    enum fo_enum baseline = baseline_of(node->props);
    if (baseline != ENUM_BASELINE && baseline != ENUM_ALPHABETIC)
        o->depth = 0; /* its edge is aligned, not its words */
    w->raise += object_raise(node, o->height);
    unit_add(w, UNIT_OBJECT, node)->object = u;
    w->raise = raise;
    w->after_space = w->at_linefeed = w->letters = false;
}

static void leader_add(struct walk *w, const struct fo_node *node)
{
    struct unit_object *o = ARENA_NEW(w->arena, struct unit_object);
    if (node->props->leader_pattern == ENUM_USE_CONTENT && node->first && w->depth < INLINE_DEEP) {
        struct walk inner = {.c = w->c, .arena = w->arena, .tag = NULL, .box = NULL, .after_space = true, .depth = w->depth + 1};
        nodes_add(&inner, node->first, node->last);
        units_prepare(w->c, &inner.list);
        o->content = ARENA_NEW(w->arena, struct unit_list);
        o->content->count = inner.list.count;
        o->content->units = arena_dup(w->arena, inner.list.units, sizeof *inner.list.units * (size_t)inner.list.count);
        free(inner.list.units);
    }
    unit_add(w, UNIT_LEADER, node)->object = o;
    w->after_space = w->at_linefeed = w->letters = false;
}

static bool shows_box(const struct fo_node *n, uint32_t decoration)
{
    const struct fo_props *p = n->props;
    if (n->kind == FO_BASIC_LINK || decoration)
        return true;
    if (n->kind != FO_INLINE)
        return false;
    bool shows = p->background_color != FO_COLOR_NONE || p->space_start.opt.abs || p->space_end.opt.abs;
    for (int i = 0; i < 4; i++)
        shows |= p->border[i].width > 0 || p->padding[i].abs != 0 || p->padding[i].pct != 0;
    return shows;
}

static mpt edge_width(const struct fo_props *p, bool start)
{
    enum fo_side side = start ? SIDE_START : SIDE_END;
    const struct fo_space *space = start ? &p->space_start : &p->space_end;
    return fo_length_of(space->opt, 0) + p->border[side].width + fo_length_of(p->padding[side], 0);
}

static void edge_add(struct walk *w, const struct fo_node *node, bool start)
{
    struct unit *u = unit_add(w, UNIT_EDGE, node);
    u->width = node->kind == FO_INLINE ? edge_width(node->props, start) : 0;
    u->flags = start ? UNIT_STARTS : 0;
    if (u->width > 0 && start)
        w->letters = false;
}

/* The call of a footnote refers to it (ISO 32000-1 14.8.4.4.1). */
static const char *inline_role(const struct fo_node *node)
{
    if (node->kind == FO_BASIC_LINK)
        return "Link";
    if (!node->props->role && node->kind == FO_INLINE && node->parent->kind == FO_FOOTNOTE)
        return "Reference";
    return node->props->role;
}

/* The element of an inline object: a Link, or what its role or another language asks for; else that around it. */
static const struct page_tag *inline_tag(const struct walk *w, const struct fo_node *node)
{
    struct page_list *pages = w->c->pages;
    const char *role = inline_role(node), *lang = fo_lang_of(node);
    if (!w->tag || (!role && !lang))
        return w->tag;
    if (role && !strcasecmp(role, "artifact"))
        return NULL;
    struct page_tag *t = page_tag_add(pages, (struct page_tag *)w->tag, role ? arena_strdup(pages->arena, role) : "Span");
    t->lang = lang ? arena_strdup(pages->arena, lang) : NULL;
    t->standard = "Span";
    return t;
}

/* An inline object and all inside it. */
static void inside_add(struct walk *w, const struct fo_node *node)
{
    struct walk before = *w; /* what holds around the object */
    uint32_t decoration = node->props->text_decoration & ~(node->parent ? node->parent->props->text_decoration : 0);
    if (node->props->keep_together.line == FO_FORCE)
        w->together = true;
    if (node->kind != FO_WRAPPER)
        w->raise += inline_raise(node);
    w->tag = inline_tag(w, node);
    bool box = shows_box(node, decoration);
    if (box) {
        struct inline_box *b = ARENA_NEW(w->arena, struct inline_box);
        *b = (struct inline_box){w->box, node, node->kind == FO_BASIC_LINK ? w->tag : NULL, w->raise, (uint8_t)decoration};
        w->box = b;
        edge_add(w, node, true);
    }
    if (node->first)
        nodes_add(w, node->first, node->last);
    if (box)
        edge_add(w, node, false);
    if (w->together && !before.together && w->list.count)
        w->list.units[w->list.count - 1].flags |= UNIT_JOIN_LAST; /* behind it a line may end */
    w->together = before.together;
    w->tag = before.tag;
    w->box = before.box;
    w->raise = before.raise;
}

static void node_add(struct walk *w, const struct fo_node *node)
{
    if (node->kind != FO_TEXT && (node->props->id || (node->kind == FO_PAGE_NUMBER && !w->c->draft_artifact)))
        unit_add(w, UNIT_NOTHING, node);
    switch (node->kind) {
    case FO_TEXT: text_add(w, node, node->text, node->len); break;
    case FO_CHARACTER:
        if (node->props->character)
            text_add(w, node, node->props->character, strlen(node->props->character));
        break;
    case FO_LEADER: leader_add(w, node); break;
    case FO_PAGE_NUMBER: case FO_PAGE_NUMBER_CITATION: case FO_PAGE_NUMBER_CITATION_LAST: field_add(w, node); break;
    case FO_EXTERNAL_GRAPHIC: case FO_INSTREAM_FOREIGN_OBJECT: case FO_INLINE_CONTAINER: object_add(w, node); break;
    case FO_FOOTNOTE:
        if (node->first)
            node_add(w, node->first);
        unit_add(w, UNIT_NOTHING, node)->cp = 1; /* the call itself; an id of the footnote stands before it */
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
    if (++w->depth < INLINE_DEEP)
        for (const struct fo_node *n = first; n; n = n->next) {
            node_add(w, n);
            if (n == last)
                break;
        }
    w->depth--;
}

/* ---- paragraphs ---- */

static void para_walk(struct walk *w, const struct fo_node *first, const struct fo_node *last)
{
    w->after_space = true;
    const struct fo_node *block = first->parent;
    if (block && block->props->text_decoration && block->kind != FO_INLINE) { /* the block decorates all its text */
        struct inline_box *b = ARENA_NEW(w->arena, struct inline_box);
        *b = (struct inline_box){NULL, block, NULL, 0, (uint8_t)block->props->text_decoration};
        w->box = b;
    }
    nodes_add(w, first, last);
    while (is_last_collapsible(w))
        w->list.count--;
}

/* The first units stand: the list goes on behind them. */
static void units_done(struct walk *w, int done)
{
    struct setting *s = w->setting;
    if (!done)
        return;
    s->after_newline = w->list.units[done - 1].kind == UNIT_NEWLINE;
    s->begun = true;
    s->done += done;
    w->list.count -= done;
    memmove(w->list.units, w->list.units + done, sizeof *w->list.units * (size_t)w->list.count);
}

/* Sets what the walk has so far; of an unfinished paragraph the units that may still change are kept. */
static void set(struct walk *w, bool finished)
{
    struct setting *s = w->setting;
    units_prepare(w->c, &w->list);
    int skipped = w->skip < w->list.count ? w->skip : w->list.count;
    w->skip -= skipped;
    units_done(w, skipped);
    s->units = w->list.units;
    s->count = w->list.count;
    units_done(w, lines_set(s, finished));
}

struct lines *para_lay(const struct para_context *c, const struct fo_node *first, const struct fo_node *last, const struct fo_props *block, mpt width, struct page_tag *tag, bool starts_block, int skip)
{
    struct setting s = {.c = c, .block = block, .width = width > 0 ? width : 1, .begun = !starts_block};
    struct walk w = {.c = c, .arena = arena_new(), .tag = c->draft_artifact ? NULL : tag, .setting = &s, .skip = skip};
    s.indent = fo_length_of(block->text_indent, s.width);
    if (block->character_grid.abs > 0) /* indents are counted in cells */
        s.indent = (s.indent + (s.indent < 0 ? -1 : 1) * block->character_grid.abs / 2) / block->character_grid.abs * block->character_grid.abs;
    s.last_indent = fo_length_of(block->last_line_end_indent, s.width);
    s.lines = ARENA_NEW(c->arena, struct lines);
    para_walk(&w, first, last);
    set(&w, true);
    struct line *lines = s.lines->lines;
    if (lines)
        s.lines->lines = arena_dup(c->arena, lines, sizeof *lines * (size_t)s.lines->count);
    free(lines);
    free(w.list.units);
    arena_free(w.arena);
    return s.lines;
}

void para_measure(const struct para_context *c, const struct fo_node *first, const struct fo_node *last, const struct fo_props *block, mpt *least, mpt *most)
{
    struct walk w = {.c = c, .arena = arena_new()};
    para_walk(&w, first, last);
    units_prepare(c, &w.list);
    int64_t word = 0, line = fo_length_of(block->text_indent, 0), wide = 0, long_one = 0;
    for (int i = 0; i < w.list.count; i++) {
        const struct unit *u = &w.list.units[i];
        mpt width = u->kind == UNIT_LEADER ? leader_least(u, 0) : u->width;
        bool blank = u->kind == UNIT_SPACE || u->kind == UNIT_NEWLINE;
        if (!blank && word + width > wide)
            wide = word + width;
        if (!blank && line + width > long_one)
            long_one = line + width;
        word += width + u->gap;
        line += width + u->gap;
        if (u->may && u->may != BREAK_LAST)
            word = 0;
        if (u->kind == UNIT_NEWLINE)
            line = 0;
    }
    *least = (mpt)(wide < MPT_MAX ? wide : MPT_MAX);
    *most = (mpt)(long_one < MPT_MAX ? long_one : MPT_MAX);
    free(w.list.units);
    arena_free(w.arena);
}
