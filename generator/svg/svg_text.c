/* svg: text, text and tspan -> runs of glyphs. A chunk begins where x or y is given and is placed by text-anchor (SVG 1.1 10.9). */
#include "drawing.h"

#include <stdio.h>
#include <string.h>

#include "../base/utf8.h"

struct chunk {
    struct drawing *d;
    mpt x, y;              /* pen */
    mpt start;             /* x where the chunk began */
    struct page_op *before; /* last op before the chunk */
    enum svg_anchor anchor;
    bool space;            /* a collapsed space is due */
    bool begun;            /* something was set in this text element */
};

/* Moves the runs of the chunk to where its anchor wants them. */
static void chunk_end(struct chunk *c)
{
    mpt width = c->x - c->start, back = c->anchor == ANCHOR_MIDDLE ? width / 2 : c->anchor == ANCHOR_END ? width : 0;
    for (struct page_op *op = c->before ? c->before->next : c->d->first; back && op; op = op->next)
        if (op->kind == OP_TEXT)
            op->u.text.x -= back;
    c->x -= back;
}

static void chunk_begin(struct chunk *c, enum svg_anchor anchor)
{
    c->start = c->x;
    c->before = c->d->last;
    c->anchor = anchor;
}

static void run_set(struct chunk *c, const struct font_face *face, const struct svg_style *s, const char *text, size_t len)
{
    struct page_list *pages = c->d->context->pages;
    struct page_glyph *glyphs = ARENA_ARRAY(pages->arena, struct page_glyph, utf8_count(text, len));
    mpt x = 0;
    int n = 0;
    const char *own = arena_strndup(pages->arena, text, len);
    for (const char *p = own, *end = own + len; p < end; n++) {
        const char *at = p;
        uint32_t glyph = font_glyph(face, (uint32_t)utf8_next(&p, end));
        glyphs[n] = (struct page_glyph){glyph, x, 0, (uint16_t)(at - own), (uint16_t)(p - at)};
        x += mpt_scale(font_advance(face, glyph), s->size, face->upem);
    }
    if (!s->hidden && s->fill != SVG_COLOR_NONE) {
        struct page_text *t = &svg_op(c->d, OP_TEXT)->u.text;
        *t = (struct page_text){.face = face, .size = s->size, .x = c->x, .y = c->y - mpt_scale(s->size, s->lift, 1000), .width = x, .color = s->fill, .clear = svg_clearer(s->clear, s->fill_clear), .glyphs = glyphs, .glyph_count = n,
                                .text = own, .text_len = (int)len};
    }
    c->x = c->x + x > SVG_MOST ? SVG_MOST : c->x + x;
    c->begun = true;
}

static const struct font_face *face_of(struct chunk *c, const struct font_stack *stack, uint32_t cp, const xmlNode *n)
{
    const struct font_face *face = font_stack_face(stack, cp);
    if (face)
        return face;
    char text[5] = {0};
    utf8_put(text, cp);
    struct place place = c->d->context->place;
    place.line = xmlGetLineNo(n) > 0 ? (int)xmlGetLineNo(n) : place.line;
    diag_add(c->d->context->diags, D_GLYPH_NONE, place, text, cp);
    return NULL;
}

/* Characters with white space collapsed (xml:space default), in runs of one face. */
static void characters_set(struct chunk *c, const xmlNode *n, const char *p, const struct svg_style *s)
{
    const struct font_stack *stack = font_stack_lookup(c->d->context->fonts, s->family, s->weight, s->italic, c->d->context->diags);
    const struct font_face *face = NULL;
    char run[4096];
    size_t len = 0;
    for (const char *end = p + strlen(p); p < end;) {
        char out[5] = {0};
        int32_t cp = utf8_next(&p, end);
        if (cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r') {
            c->space = c->begun || len;
            continue;
        }
        if (cp == UTF8_BAD)
            continue;
        const struct font_face *next = face_of(c, stack, (uint32_t)cp, n);
        if (!next)
            continue;
        size_t size = (size_t)utf8_put(out, (uint32_t)cp);
        if (len && (next != face || len + size + 1 >= sizeof run)) {
            if (c->space && font_glyph(face, ' ')) {
                run[len++] = ' ';
                c->space = false;
            }
            run_set(c, face, s, run, len);
            len = 0;
        }
        face = next;
        if (c->space && font_glyph(face, ' '))
            run[len++] = ' ';
        c->space = false;
        memcpy(run + len, out, size);
        len += size;
    }
    if (len)
        run_set(c, face, s, run, len);
}

static void span_set(struct chunk *c, const xmlNode *n, struct svg_style s, int depth)
{
    mpt x = svg_length_of(c->d, n, "x", INT32_MAX, 'x'), y = svg_length_of(c->d, n, "y", INT32_MAX, 'y');
    if (x != INT32_MAX || y != INT32_MAX) {
        chunk_end(c);
        c->x = x != INT32_MAX ? x : c->x;
        c->y = y != INT32_MAX ? y : c->y;
        c->space = false;
        chunk_begin(c, s.anchor);
    }
    c->x += svg_length_of(c->d, n, "dx", 0, 'x');
    c->y += svg_length_of(c->d, n, "dy", 0, 'y');
    for (const xmlNode *k = n->children; k; k = k->next) {
        if (k->type == XML_TEXT_NODE || k->type == XML_CDATA_SECTION_NODE)
            characters_set(c, n, (const char *)k->content, &s);
        else if (k->type == XML_ELEMENT_NODE && (!strcmp((const char *)k->name, "tspan") || !strcmp((const char *)k->name, "a")) && depth < 16)
            span_set(c, k, svg_style_of(c->d, k, s), depth + 1);
        else if (k->type == XML_ELEMENT_NODE && strcmp((const char *)k->name, "title") && strcmp((const char *)k->name, "desc"))
            svg_fault(c->d, k, (const char *)k->name);
    }
}

void svg_text(struct drawing *d, const xmlNode *n, struct svg_style s)
{
    struct chunk c = {.d = d};
    chunk_begin(&c, s.anchor);
    span_set(&c, n, s, 0);
    chunk_end(&c);
}
