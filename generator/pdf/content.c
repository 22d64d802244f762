/* pdf: content, the ops of a page -> its content stream, with marked content for each structure element. */
#include <stdlib.h>
#include <string.h>

#include "writer.h"

struct pen { /* what the stream has set already */
    uint32_t fill, stroke;
    mpt width;
    int dash, depth;
    const struct font_face *face;
    mpt size, spacing;
    int clear; /* how clear fill and stroke are: fill + 1001 * stroke */
};

struct mark { /* the marked content under way */
    bool open;
    const struct page_tag *tag;
    enum page_artifact artifact;
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

static void factor_put(struct buf *b, int32_t v)
{
    int64_t millionths = (int64_t)v * 1000000 / 65536;
    buf_printf(b, "%s%d.%06d ", millionths < 0 ? "-" : "", (int)((millionths < 0 ? -millionths : millionths) / 1000000), (int)((millionths < 0 ? -millionths : millionths) % 1000000));
}

static void matrix_put(struct buf *b, int32_t m, int32_t n, int32_t o, int32_t p, mpt x, mpt y)
{
    factor_put(b, m);
    factor_put(b, n);
    factor_put(b, o);
    factor_put(b, p);
    point_put(b, x, y);
    buf_puts(b, "cm ");
}

/* Transparency, as a named graphics state. */
static void clear_set(struct writer *w, struct buf *b, struct pen *p, int fill, int stroke)
{
    if (p->clear == fill + 1001 * stroke)
        return;
    p->clear = fill + 1001 * stroke;
    buf_puts(b, "/G");
    buf_int(b, state_number(w, fill, stroke));
    buf_puts(b, " gs\n");
}

enum { PLACE_ERROR = 20 /* mpt that a glyph may stand beside its place: 1/3600 inch */, SAMPLES = 64 };

static mpt advance_of(const struct page_text *t, const struct page_glyph *g)
{
    return mpt_scale(mpt_scale(font_advance(t->face, g->glyph), 1000, t->face->upem), t->size, 1000);
}

static int by_size(const void *a, const void *b)
{
    return *(const mpt *)a < *(const mpt *)b ? -1 : *(const mpt *)a > *(const mpt *)b;
}

/* The space that most glyphs of the run have after them (a line that is spread out): one Tc instead of a number after each. */
static mpt spacing_of(const struct page_text *t)
{
    mpt gaps[SAMPLES];
    int n = 0;
    for (int i = 0; i + 1 < t->glyph_count && n < SAMPLES; i++)
        gaps[n++] = t->glyphs[i + 1].x - t->glyphs[i].x - advance_of(t, &t->glyphs[i]);
    if (n < 2)
        return 0;
    qsort(gaps, (size_t)n, sizeof *gaps, by_size);
    mpt most = gaps[n / 2];
    return most > 1 || most < -1 ? most : 0;
}

/* Two bytes of a literal string: a tenth shorter than hexadecimal once it is deflated. */
static void code_put(struct buf *b, unsigned code)
{
    for (int shift = 8; shift >= 0; shift -= 8) {
        char c = (char)(code >> shift & 255);
        if (c == '(' || c == ')' || c == '\\' || c == '\r')
            buf_putc(b, '\\');
        buf_putc(b, c == '\r' ? 'r' : c);
    }
}

/* A glyph that stands for other characters here than elsewhere in the document: its text is said beside it. */
static bool is_other(const struct pdf_font *f, const struct page_text *t, const struct page_glyph *g)
{
    const char *text = t->text + g->text_from;
    bool space = g->text_len == 2 && !memcmp(text, "\xC2\xA0", 2); /* no-break space: a space to readers */
    return g->text_len && !space && f->text[g->glyph] && (f->text_len[g->glyph] != g->text_len || memcmp(f->text[g->glyph], text, g->text_len));
}

static void glyphs_put(struct buf *b, const struct pdf_font *f, const struct page_text *t, mpt spacing)
{
    mpt at = t->glyph_count ? t->glyphs[0].x : 0; /* where the pen of the reader stands */
    buf_puts(b, "[(");
    for (int i = 0; i < t->glyph_count; i++) {
        const struct page_glyph *g = &t->glyphs[i];
        mpt off = at - g->x;
        if ((off > PLACE_ERROR || off < -PLACE_ERROR) && t->size > 0) {
            mpt units = mpt_scale(off, 1000, t->size);
            buf_putc(b, ')');
            buf_int(b, units);
            buf_putc(b, '(');
            at -= mpt_scale(units, t->size, 1000);
        }
        bool other = is_other(f, t, g);
        if (other) {
            buf_puts(b, ")]TJ /Span<</ActualText");
            buf_utf16(b, t->text + g->text_from, g->text_len, true);
            buf_puts(b, ">>BDC [(");
        }
        code_put(b, f->code[g->glyph]);
        if (other)
            buf_puts(b, ")]TJ EMC [(");
        at += advance_of(t, g) + spacing;
    }
    buf_puts(b, ")]TJ");
}

static void text_put(struct writer *w, struct buf *b, struct pen *p, const struct page_text *t, mpt height)
{
    const struct pdf_font *f = &w->fonts[t->face->number];
    mpt spacing = spacing_of(t), x = t->x + (t->glyph_count ? t->glyphs[0].x : 0);
    fill_set(b, p, t->color);
    clear_set(w, b, p, t->clear, 0);
    buf_puts(b, "BT ");
    if (p->face != t->face || p->size != t->size) {
        buf_puts(b, "/F");
        buf_int(b, t->face->number);
        buf_putc(b, ' ');
        buf_decimal(b, t->size);
        buf_puts(b, " Tf ");
        p->face = t->face;
        p->size = t->size;
    }
    if (p->spacing != spacing) {
        buf_decimal(b, p->spacing = spacing);
        buf_puts(b, " Tc ");
    }
    if (p->depth)
        buf_puts(b, "1 0 0 -1 "); /* the letters stand upright in turned coordinates */
    point_put(b, x, upward(p, t->y, height));
    buf_puts(b, p->depth ? "Tm " : "Td ");
    glyphs_put(b, f, t, spacing);
    buf_puts(b, " ET\n");
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

static void segments_put(struct buf *b, const struct page_segment *segments, int count)
{
    static const char *const end[] = {"m ", "l ", "c ", "h "};
    for (int i = 0; i < count; i++) {
        const struct page_segment *s = &segments[i];
        for (int k = 0; s->kind != SEG_CLOSE && k < (s->kind == SEG_CURVE ? 3 : 1); k++)
            point_put(b, s->p[k].x, s->p[k].y);
        buf_puts(b, end[s->kind]);
    }
}

/* The path as a window, behind it the shading. */
static void gradient_put(struct writer *w, struct buf *b, const struct page_path *path)
{
    const struct page_matrix *m = &path->gradient->matrix;
    buf_puts(b, "q ");
    segments_put(b, path->segments, path->segment_count);
    buf_puts(b, path->even_odd ? "W* n " : "W n ");
    matrix_put(b, m->a, m->b, m->c, m->d, m->e, m->f);
    buf_puts(b, "/S");
    buf_int(b, shading_number(w, path->gradient));
    buf_puts(b, " sh Q\n");
}

static void path_put(struct writer *w, struct buf *b, struct pen *p, const struct page_path *path)
{
    bool fill = path->fill <= 0xFFFFFF && !path->gradient, stroke = path->stroke <= 0xFFFFFF && path->stroke_width > 0;
    if (path->gradient || fill || stroke)
        clear_set(w, b, p, path->fill_clear, path->stroke_clear);
    if (path->gradient)
        gradient_put(w, b, path);
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
        buf_puts(b, "] ");
        buf_decimal(b, path->dash_offset);
        buf_puts(b, " d ");
        if (path->join == 0) {
            buf_decimal(b, path->miter_limit);
            buf_puts(b, " M ");
        }
        buf_putc(b, '\n');
        p->dash = -1;
    }
    segments_put(b, path->segments, path->segment_count);
    buf_puts(b, fill && stroke ? (path->even_odd ? "B*\n" : "B\n") : fill ? (path->even_odd ? "f*\n" : "f\n") : "S\n");
}

static void push_put(struct buf *b, const struct pen *p, const struct page_push *m, mpt height)
{
    int depth = p->depth;
    buf_puts(b, "q\n");
    if (m->has_clip)
        rect_put(b, p, m->clip, height, "re W n\n");
    if (m->clip_path) {
        segments_put(b, m->clip_path, m->clip_count);
        buf_puts(b, m->clip_even_odd ? "W* n\n" : "W n\n");
    }
    if (m->a != 65536 || m->b || m->c || m->d != 65536 || m->e || m->f || !depth)
        matrix_put(b, m->a, depth ? m->b : -m->b, m->c, depth ? m->d : -m->d, m->e, depth ? m->f : height - m->f);
}

static void image_put(struct writer *w, struct buf *b, const struct pen *p, const struct page_image *i, mpt height)
{
    int number = image_number(w, i);
    if (!number)
        return;
    /* unit square -> upright unit square, for each EXIF orientation (u, v grow to the right and upwards) */
    static const int8_t turns[9][6] = {{1, 0, 0, 1, 0, 0}, {1, 0, 0, 1, 0, 0}, {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}, {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0}};
    const int8_t *t = turns[i->orientation <= 8 ? i->orientation : 0];
    mpt width = i->rect.w, h = p->depth ? -i->rect.h : i->rect.h, bottom = p->depth ? i->rect.y + i->rect.h : height - i->rect.y - i->rect.h;
    buf_puts(b, "q ");
    point_put(b, t[0] * width, t[1] * h);
    point_put(b, t[2] * width, t[3] * h);
    point_put(b, i->rect.x + t[4] * width, bottom + t[5] * h);
    buf_puts(b, "cm /I");
    buf_int(b, number);
    buf_puts(b, " Do Q\n");
}

static void mark_end(struct buf *b, struct mark *m)
{
    if (m->open)
        buf_puts(b, "EMC\n");
    m->open = false;
}

/* Everything shown stands in marked content: of its element, or an artifact of its kind (ISO 32000-1 14.8.2.2). */
static void mark_set(struct writer *w, struct buf *b, struct mark *m, const struct page_op *op, int page)
{
    static const char *const artifacts[] = {"/Artifact<</Type/Layout>>BDC\n", "/Artifact<</Type/Background>>BDC\n", "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
                                            "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n", "/Artifact<</Type/Pagination>>BDC\n"};
    enum page_artifact artifact = op->artifact == ARTIFACT_LAYOUT && op->kind == OP_FILL ? ARTIFACT_BACKGROUND : op->artifact;
    if (m->open && m->tag == op->tag && (op->tag || m->artifact == artifact))
        return;
    mark_end(b, m);
    *m = (struct mark){true, op->tag, artifact};
    if (!op->tag) {
        buf_puts(b, artifacts[artifact]);
        return;
    }
    buf_name(b, w->elements[op->tag->number].role);
    buf_puts(b, "<</MCID ");
    buf_int(b, structure_mark(w, page, op->tag));
    buf_puts(b, ">>BDC\n");
}

static void op_put(struct writer *w, struct buf *b, struct pen *p, const struct page_op *op, mpt height)
{
    switch (op->kind) {
    case OP_TEXT: text_put(w, b, p, &op->u.text, height); break;
    case OP_RULE: rule_put(b, p, &op->u.rule, height); break;
    case OP_FILL:
        fill_set(b, p, op->u.fill.color);
        rect_put(b, p, op->u.fill.rect, height, "re f\n");
        break;
    case OP_PATH: path_put(w, b, p, &op->u.path); break;
    case OP_IMAGE: image_put(w, b, p, &op->u.image, height); break;
    case OP_PUSH: push_put(b, p, &op->u.push, height); break;
    case OP_POP: buf_puts(b, "Q\n"); break;
    }
}

/* What the structure wants to know of the content. */
static void op_tell(struct writer *w, const struct page_op *op, int page, int depth)
{
    if (op->kind == OP_TEXT)
        structure_label(w, op->tag, &op->u.text);
    else if (!depth && op->kind == OP_IMAGE)
        structure_figure(w, page, op->tag, op->u.image.rect);
    else if (!depth && op->kind == OP_PUSH && op->u.push.has_clip)
        structure_figure(w, page, op->tag, op->u.push.clip);
}

void content_write(struct writer *w, int index)
{
    const struct page *page = w->list->pages[index];
    struct buf b = {0};
    struct mark mark = {0};
    struct pen pen = {.width = 1000}, *saved = NULL; /* saved: one per PUSH that is open */
    int saved_cap = 0;
    for (const struct page_op *op = page->ops; op; op = op->next) {
        if (!op->tag && (op->kind == OP_PUSH || op->kind == OP_POP))
            mark_end(&b, &mark); /* a transform of what comes is not content itself */
        else
            mark_set(w, &b, &mark, op, index);
        if (op->tag)
            op_tell(w, op, index, pen.depth);
        op_put(w, &b, &pen, op, page->height);
        if (op->kind == OP_PUSH) {
            MEM_GROW(saved, pen.depth, saved_cap);
            saved[pen.depth] = pen;
            pen.depth++;
        } else if (op->kind == OP_POP)
            pen = saved[pen.depth - 1];
    }
    mark_end(&b, &mark);
    HPDF_Dict_Add(w->pages[index].dict, "Contents", writer_stream(w, buf_text(&b), b.len, true));
    buf_free(&b);
    free(saved);
}
