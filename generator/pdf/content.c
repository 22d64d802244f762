/* pdf: content, the ops of a page -> its content stream, with marked content for each structure element. */
#include <stdlib.h>
#include <string.h>

#include "writer.h"

struct pen { /* what the stream has set already */
    const struct page_tag *tag;
    bool marked;
    uint32_t fill, stroke;
    mpt width;
    int dash, depth;
    const struct font_face *face;
    mpt size;
};

static void point_put(struct buf *b, mpt x, mpt y)
{
    buf_decimal(b, x);
    buf_putc(b, ' ');
    buf_decimal(b, y);
    buf_putc(b, ' ');
}

static void color_put(struct buf *b, uint32_t c, bool stroke)
{
    if ((c >> 16 & 255) == (c & 255) && (c >> 8 & 255) == (c & 255)) {
        buf_decimal(b, mpt_scale(c & 255, 1000, 255));
        buf_puts(b, stroke ? " G\n" : " g\n");
        return;
    }
    for (int i = 16; i >= 0; i -= 8) {
        buf_decimal(b, mpt_scale(c >> i & 255, 1000, 255));
        buf_putc(b, ' ');
    }
    buf_puts(b, stroke ? "RG\n" : "rg\n");
}

static void fill_set(struct buf *b, struct pen *p, uint32_t c)
{
    if (p->fill != c)
        color_put(b, p->fill = c, false);
}

static void stroke_set(struct buf *b, struct pen *p, uint32_t c, mpt width)
{
    if (p->stroke != c)
        color_put(b, p->stroke = c, true);
    if (p->width != width) {
        buf_decimal(b, p->width = width);
        buf_puts(b, " w\n");
    }
}

/* On the page y grows upwards; inside PUSH..POP coordinates are the drawing's own, y down: the outermost transform turns them over. */
static mpt upward(const struct pen *p, mpt y, mpt height)
{
    return p->depth ? y : height - y;
}

static void text_put(struct writer *w, struct buf *b, struct pen *p, const struct page_text *t, mpt height)
{
    const struct pdf_font *f = &w->fonts[t->face->number];
    fill_set(b, p, t->color);
    buf_puts(b, "BT ");
    if (p->face != t->face || p->size != t->size) {
        buf_printf(b, "/F%d ", t->face->number);
        buf_decimal(b, t->size);
        buf_puts(b, " Tf ");
        p->face = t->face;
        p->size = t->size;
    }
    if (p->depth)
        buf_puts(b, "1 0 0 -1 "); /* the letters stand upright in turned coordinates */
    point_put(b, t->x + (t->glyph_count ? t->glyphs[0].x : 0), upward(p, t->y, height));
    buf_puts(b, p->depth ? "Tm [<" : "Td [<");
    mpt at = t->glyph_count ? t->glyphs[0].x : 0;
    int64_t carried = 0; /* what rounding to whole units of 1/1000 em has left over, in 1/1000 of those */
    for (int i = 0; i < t->glyph_count; i++) {
        const struct page_glyph *g = &t->glyphs[i];
        if (i && t->size > 0) {
            int64_t off = ((int64_t)at - g->x) * 1000000 / t->size + carried, units = (off >= 0 ? off + 500 : off - 500) / 1000;
            carried = off - units * 1000;
            if (units) {
                buf_printf(b, "> %d <", (int)units);
            }
        }
        buf_printf(b, "%04X", f->code[g->glyph]);
        at = g->x + mpt_scale((int64_t)mpt_scale(font_advance(t->face, g->glyph), 1000, t->face->upem), t->size, 1000);
    }
    buf_puts(b, ">] TJ ET\n");
}

static void rule_put(struct buf *b, struct pen *p, const struct page_rule *r, mpt height)
{
    stroke_set(b, p, r->color, r->width);
    if (p->dash != r->dash) {
        if (r->dash) {
            buf_putc(b, '[');
            buf_decimal(b, r->dash == 1 ? 3 * r->width : r->width);
            buf_putc(b, ' ');
            buf_decimal(b, 2 * r->width);
            buf_puts(b, "] 0 d\n");
        } else
            buf_puts(b, "[] 0 d\n");
        p->dash = r->dash;
    }
    point_put(b, r->a.x, upward(p, r->a.y, height));
    buf_puts(b, "m ");
    point_put(b, r->b.x, upward(p, r->b.y, height));
    buf_puts(b, "l S\n");
}

static void rect_put(struct buf *b, const struct pen *p, struct rect r, mpt height, const char *end)
{
    point_put(b, r.x, p->depth ? r.y : height - r.y - r.h);
    point_put(b, r.w, r.h);
    buf_puts(b, end);
}

static void path_put(struct buf *b, struct pen *p, const struct page_path *path)
{
    bool fill = path->fill <= 0xFFFFFF, stroke = path->stroke <= 0xFFFFFF && path->stroke_width > 0;
    if (!fill && !stroke)
        return;
    if (fill)
        fill_set(b, p, path->fill);
    if (stroke) {
        stroke_set(b, p, path->stroke, path->stroke_width);
        buf_printf(b, "%d J %d j\n[", path->cap, path->join);
        for (int i = 0; i < path->dash_count; i++) {
            buf_decimal(b, path->dashes[i]);
            buf_putc(b, ' ');
        }
        buf_puts(b, "] 0 d\n");
        p->dash = -1;
    }
    static const char *const end[] = {"m ", "l ", "c ", "h "};
    for (int i = 0; i < path->segment_count; i++) {
        const struct page_segment *s = &path->segments[i];
        for (int k = 0; s->kind != SEG_CLOSE && k < (s->kind == SEG_CURVE ? 3 : 1); k++)
            point_put(b, s->p[k].x, s->p[k].y);
        buf_puts(b, end[s->kind]);
    }
    buf_puts(b, fill && stroke ? (path->even_odd ? "B*\n" : "B\n") : fill ? (path->even_odd ? "f*\n" : "f\n") : "S\n");
}

static void factor_put(struct buf *b, int32_t v)
{
    int64_t millionths = (int64_t)v * 1000000 / 65536;
    buf_printf(b, "%s%d.%06d ", millionths < 0 ? "-" : "", (int)((millionths < 0 ? -millionths : millionths) / 1000000), (int)((millionths < 0 ? -millionths : millionths) % 1000000));
}

static void push_put(struct buf *b, const struct pen *p, const struct page_push *m, mpt height)
{
    int depth = p->depth;
    buf_puts(b, "q\n");
    if (m->has_clip)
        rect_put(b, p, m->clip, height, "re W n\n");
    factor_put(b, m->a);
    factor_put(b, depth ? m->b : -m->b);
    factor_put(b, m->c);
    factor_put(b, depth ? m->d : -m->d);
    point_put(b, m->e, depth ? m->f : height - m->f);
    buf_puts(b, "cm\n");
}

static void image_put(struct writer *w, struct buf *b, const struct pen *p, const struct page_image *i, mpt height)
{
    HPDF_Dict object = image_object(w, i);
    if (!object)
        return;
    buf_puts(b, "q ");
    buf_decimal(b, i->rect.w);
    buf_puts(b, " 0 0 ");
    buf_decimal(b, p->depth ? -i->rect.h : i->rect.h);
    buf_putc(b, ' ');
    point_put(b, i->rect.x, p->depth ? i->rect.y + i->rect.h : height - i->rect.y - i->rect.h);
    int n = 0;
    while (w->images[n].object != object)
        n++;
    buf_printf(b, "cm /I%d Do Q\n", n);
}

static void mark_set(struct writer *w, struct buf *b, struct pen *p, const struct page_tag *tag, int page)
{
    if (p->marked && p->tag == tag)
        return;
    if (p->marked)
        buf_puts(b, "EMC\n");
    if (tag)
        buf_printf(b, "/%s <</MCID %d>> BDC\n", tag->role, structure_mark(w, page, tag));
    else
        buf_puts(b, "/Artifact BMC\n");
    p->tag = tag;
    p->marked = true;
}

void content_write(struct writer *w, int index)
{
    const struct page *page = w->list->pages[index];
    struct buf b = {0};
    struct pen pen = {.fill = 0, .stroke = 0, .width = 1000}, *saved = NULL; /* saved: one per PUSH that is open */
    int saved_cap = 0;
    for (const struct page_op *op = page->ops; op; op = op->next) {
        if (!pen.depth)
            mark_set(w, &b, &pen, op->tag, index);
        switch (op->kind) {
        case OP_TEXT: text_put(w, &b, &pen, &op->u.text, page->height); break;
        case OP_RULE: rule_put(&b, &pen, &op->u.rule, page->height); break;
        case OP_FILL:
            fill_set(&b, &pen, op->u.fill.color);
            rect_put(&b, &pen, op->u.fill.rect, page->height, "re f\n");
            break;
        case OP_PATH: path_put(&b, &pen, &op->u.path); break;
        case OP_IMAGE: image_put(w, &b, &pen, &op->u.image, page->height); break;
        case OP_PUSH:
            MEM_GROW(saved, pen.depth, saved_cap);
            saved[pen.depth] = pen;
            push_put(&b, &pen, &op->u.push, page->height);
            pen.depth++;
            break;
        case OP_POP:
            buf_puts(&b, "Q\n");
            pen = saved[pen.depth - 1];
            break;
        }
    }
    if (pen.marked)
        buf_puts(&b, "EMC\n");
    HPDF_Dict stream = writer_stream(w, buf_text(&b), b.len, true);
    HPDF_Dict_Add(w->pages[index], "Contents", stream);
    buf_free(&b);
    free(saved);
}
