/* layout: picture, external-graphic and instream-foreign-object -> ops and a size. Files are read below the base folder only; nothing is fetched. */
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../svg/svg.h"
#include "box.h"

enum { PICTURE_MOST = 64 << 20, DPI_DEFAULT = 96 };

struct picture_size {
    mpt w, h;
    bool is_jpeg;
};

static unsigned be32(const unsigned char *p)
{
    return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static mpt at_dpi(unsigned pixels, unsigned dpi)
{
    return mpt_scale(pixels > 100000 ? 100000 : pixels, 72000, dpi ? dpi : DPI_DEFAULT);
}

static bool png_size(const unsigned char *d, size_t n, struct picture_size *s)
{
    if (n < 45 || memcmp(d, "\x89PNG\r\n\x1A\n", 8) != 0 || memcmp(d + 12, "IHDR", 4) != 0)
        return false;
    unsigned dpi = DPI_DEFAULT;
    for (size_t at = 33; at + 12 <= n && memcmp(d + at + 4, "IDAT", 4) != 0; at += (size_t)be32(d + at) + 12) {
        if (be32(d + at) > n)
            return false;
        if (!memcmp(d + at + 4, "pHYs", 4) && at + 17 <= n && d[at + 16] == 1)
            dpi = (unsigned)((be32(d + at + 8) * 254ull + 5000) / 10000);
    }
    *s = (struct picture_size){at_dpi(be32(d + 16), dpi), at_dpi(be32(d + 20), dpi), false};
    return s->w > 0 && s->h > 0;
}

static bool jpeg_size(const unsigned char *d, size_t n, struct picture_size *s)
{
    unsigned dpi = DPI_DEFAULT;
    if (n < 4 || d[0] != 0xFF || d[1] != 0xD8)
        return false;
    for (size_t at = 2; at + 9 < n && d[at] == 0xFF;) {
        unsigned marker = d[at + 1], len = (unsigned)d[at + 2] << 8 | d[at + 3];
        if (marker == 0xE0 && at + 16 < n && !memcmp(d + at + 4, "JFIF", 4) && d[at + 11] == 1)
            dpi = (unsigned)d[at + 12] << 8 | d[at + 13];
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            *s = (struct picture_size){at_dpi((unsigned)d[at + 7] << 8 | d[at + 8], dpi), at_dpi((unsigned)d[at + 5] << 8 | d[at + 6], dpi), true};
            return s->w > 0 && s->h > 0;
        }
        at += 2 + len;
    }
    return false;
}

/* url(x), url('x') or x -> path below the base folder; NULL with a diagnostic for what would need a network. */
static char *path_of(struct layout *l, const struct fo_node *n)
{
    const char *src = n->props->src ? n->props->src : "";
    if (!strncmp(src, "url(", 4)) {
        src += 4;
        src += strspn(src, " '\"");
    }
    size_t len = strcspn(src, "'\")");
    if (!strncmp(src, "file:", 5))
        src += 5, len -= 5;
    struct buf path = {0};
    if (len && src[0] != '/')
        buf_printf(&path, "%s/", l->options->base_folder ? l->options->base_folder : ".");
    buf_add(&path, src, len);
    if (!len || strstr(path.data, "://")) {
        diag_add(l->diags, D_PICTURE_PLACE, (struct place){l->tree->file, n->line, 0}, buf_text(&path));
        buf_free(&path);
        return NULL;
    }
    return path.data;
}

static mpt wanted(struct fo_length content, enum fo_enum kind, mpt natural, mpt box, bool *fit)
{
    *fit = false;
    if (kind && box > 0 && (kind == ENUM_SCALE_TO_FIT || (kind == ENUM_SCALE_DOWN_TO_FIT && natural > box) || (kind == ENUM_SCALE_UP_TO_FIT && natural < box))) {
        *fit = true;
        return box;
    }
    if (content.is_auto || kind)
        return 0;
    return fo_length_of(content, natural);
}

/* Content size after scaling (XSL 7.15.4): uniform scaling keeps the proportions. */
static void scale(const struct fo_props *p, mpt line_width, mpt nw, mpt nh, mpt *w, mpt *h)
{
    bool fit_w, fit_h;
    mpt box_w = p->width.is_auto ? line_width : fo_length_of(p->width, line_width), box_h = p->height.is_auto ? 0 : p->height.abs;
    *w = wanted(p->content_width, p->content_width_kind, nw, box_w, &fit_w);
    *h = wanted(p->content_height, p->content_height_kind, nh, box_h, &fit_h);
    if (!*w && !*h)
        *w = nw, *h = nh;
    else if (p->scaling == ENUM_NON_UNIFORM || (*w && *h && !fit_w && !fit_h)) {
        *w = *w ? *w : nw;
        *h = *h ? *h : nh;
    } else {
        mpt by_w = *w ? mpt_scale(nh, *w, nw) : 0, by_h = *h ? mpt_scale(nw, *h, nh) : 0;
        if (*w && (!*h || by_w <= *h))
            *h = by_w;
        else
            *w = by_h;
    }
}

/* An .svg file; its lines are those of the diagnostics. */
static bool drawing_lay(struct layout *l, const struct fo_node *n, const char *path, const struct buf *data, mpt line_width, const struct page_tag *tag, struct page_op **ops, mpt *w, mpt *h)
{
    const void *svg;
    void *doc = svg_open(buf_text(data), data->len, &svg);
    if (!doc)
        return false;
    mpt nw, nh;
    svg_size(svg, &nw, &nh);
    scale(n->props, line_width, nw, nh, w, h);
    struct svg_context context = {l->options->fonts, l->pages, tag, {arena_strdup(l->tree->arena, path), 1, 0}, l->diags};
    *ops = svg_draw(&context, svg, *w, *h);
    svg_close(doc);
    return true;
}

static bool file_lay(struct layout *l, const struct fo_node *n, mpt line_width, const struct page_tag *tag, struct page_op **ops, mpt *w, mpt *h)
{
    char *path = path_of(l, n);
    if (!path)
        return false;
    struct buf data = {0};
    struct picture_size size = {0};
    bool ok = file_read(path, PICTURE_MOST, &data, l->diags);
    const unsigned char *d = (const unsigned char *)buf_text(&data);
    if (ok && drawing_lay(l, n, path, &data, line_width, tag, ops, w, h)) {
        buf_free(&data);
        free(path);
        return true;
    }
    if (ok && !png_size(d, data.len, &size) && !jpeg_size(d, data.len, &size)) {
        diag_add(l->diags, D_PICTURE_BROKEN, (struct place){l->tree->file, n->line, 0}, path);
        ok = false;
    }
    if (ok) {
        scale(n->props, line_width, size.w, size.h, w, h);
        struct page_op *op = ARENA_NEW(l->pages->arena, struct page_op);
        op->kind = OP_IMAGE;
        op->tag = tag;
        op->u.image = (struct page_image){.rect = {0, 0, *w, *h}, .key = arena_strdup(l->pages->arena, path), .data = arena_dup(l->pages->arena, d, data.len), .size = data.len, .is_jpeg = size.is_jpeg};
        *ops = op;
    }
    buf_free(&data);
    free(path);
    return ok;
}

bool picture_lay(void *user, const struct fo_node *n, mpt line_width, const struct page_tag *parent, struct page_op **ops, mpt *w, mpt *h)
{
    struct layout *l = user;
    struct page_tag *tag = NULL;
    if (parent) {
        tag = page_tag_add(l->pages, (struct page_tag *)parent, "Figure");
        tag->alt = n->props->alt_text ? arena_strdup(l->pages->arena, n->props->alt_text) : "";
    }
    if (n->kind == FO_EXTERNAL_GRAPHIC)
        return file_lay(l, n, line_width, tag, ops, w, h);
    if (!n->foreign)
        return false;
    mpt nw, nh;
    svg_size(n->foreign, &nw, &nh);
    scale(n->props, line_width, nw, nh, w, h);
    struct svg_context context = {l->options->fonts, l->pages, tag, {l->tree->file, n->line, 0}, l->diags};
    *ops = svg_draw(&context, n->foreign, *w, *h);
    return true;
}
