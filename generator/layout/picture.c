/* layout: picture, external-graphic and instream-foreign-object -> ops and a size. Files are read once a pass; nothing is fetched. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/hash.h"
#include "../base/lang.h"
#include "../svg/svg.h"
#include "box.h"
#include "picture_file.h"

enum { PICTURE_MOST = 64 << 20 };

struct page_picture { /* a file that was read in this pass; in the arena of the pages */
    const char *src, *name; /* as the object says it, and for people */
    const char *key; /* hash of its bytes */
    const uint8_t *data;
    size_t size;
    struct picture_info info;
    struct page_picture *next;
};

/* url(x), url('x') or x -> x */
static char *target_of(struct arena *arena, const char *src)
{
    size_t len = strlen(src);
    if (!strncmp(src, "url(", 4)) {
        src += 4 + strspn(src + 4, " \t\r\n");
        char quote = *src == '\'' || *src == '"' ? *src++ : 0;
        const char *end = quote ? strchr(src, quote) : strrchr(src, ')');
        len = end ? (size_t)(end - src) : strlen(src);
        while (!quote && len && (src[len - 1] == ' ' || src[len - 1] == '\n'))
            len--;
    }
    return arena_strndup(arena, src, len);
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void percent_decode(const char *text, struct buf *out)
{
    for (; *text; text++) {
        bool coded = *text == '%' && hex_digit(text[1]) >= 0 && hex_digit(text[2]) >= 0;
        buf_putc(out, coded ? (char)(hex_digit(text[1]) << 4 | hex_digit(text[2])) : *text);
        text += coded ? 2 : 0;
    }
}

static bool base64_decode(const char *text, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    int count = 0;
    for (; *text && *text != '='; text++) {
        const char *digit = strchr(digits, *text);
        if (!digit && !strchr(" \t\r\n", *text))
            return false;
        if (!digit)
            continue;
        bits = bits << 6 | (uint32_t)(digit - digits);
        if (++count % 4 != 1)
            buf_putc(out, (char)(bits >> (6 - 2 * ((count - 1) % 4)) & 255));
    }
    return true;
}

/* data:[type][;base64],bytes (RFC 2397) */
static bool data_decode(const char *uri, struct buf *out)
{
    const char *comma = strchr(uri, ',');
    if (!comma)
        return false;
    if (comma - uri >= 7 && !strncasecmp(comma - 7, ";base64", 7))
        return base64_decode(comma + 1, out);
    percent_decode(comma + 1, out);
    return true;
}

static bool bytes_read(struct layout *l, const struct fo_node *n, const char *target, struct buf *out)
{
    struct place place = {l->tree->file, n->line, 0};
    if (!strncasecmp(target, "data:", 5)) {
        if (data_decode(target + 5, out))
            return true;
        diag_add(l->diags, D_PICTURE_BROKEN, place, "data:");
        return false;
    }
    struct buf path = {0}, name = {0};
    bool uri = !strncmp(target, "file:", 5);
    if (uri)
        percent_decode(target + 5, &name);
    else
        buf_puts(&name, target);
    if (!name.len || strstr(name.data, uri ? "\n" : "://")) {
        diag_add(l->diags, D_PICTURE_PLACE, place, target);
        buf_free(&name);
        return false;
    }
    if (name.data[0] != '/')
        buf_printf(&path, "%s/", l->options->base_folder ? l->options->base_folder : ".");
    buf_puts(&path, name.data);
    bool ok = access(path.data, R_OK) == 0;
    if (!ok)
        diag_add(l->diags, D_PICTURE_MISSING, place, target, lang_error(errno));
    ok = ok && file_read(path.data, PICTURE_MOST, out, l->diags);
    buf_free(&path);
    buf_free(&name);
    return ok;
}

static const char *name_of(const char *target)
{
    return strncasecmp(target, "data:", 5) ? target : "data:";
}

static const struct page_picture *picture_load(struct layout *l, const struct fo_node *n)
{
    const char *src = n->props->src ? n->props->src : "";
    for (const struct page_picture *p = l->pages->pictures; p; p = p->next)
        if (!strcmp(p->src, src))
            return p;
    struct arena *arena = l->pages->arena;
    struct page_picture *p = ARENA_NEW(arena, struct page_picture);
    const char *target = target_of(arena, src);
    struct buf bytes = {0};
    char key[65];
    p->src = arena_strdup(arena, src);
    p->name = name_of(target);
    p->next = l->pages->pictures;
    l->pages->pictures = p;
    if (!bytes_read(l, n, target, &bytes)) {
        buf_free(&bytes);
        return p;
    }
    struct place place = {l->tree->file, n->line, 0};
    p->info = picture_inspect((const uint8_t *)buf_text(&bytes), bytes.len);
    if (p->info.kind == PICTURE_NONE)
        diag_add(l->diags, D_PICTURE_BROKEN, place, p->name);
    else if (p->info.kind == PICTURE_LARGE)
        diag_add(l->diags, D_PICTURE_LARGE, place, p->name, p->info.width, p->info.height);
    hash_sha256_hex(buf_text(&bytes), bytes.len, key);
    p->key = arena_strdup(arena, key);
    p->data = arena_dup(arena, buf_text(&bytes), bytes.len + 1);
    p->size = bytes.len;
    buf_free(&bytes);
    return p;
}

struct scaled { /* the picture in its viewport (XSL 5.9.13.2, 7.15) */
    mpt view_w, view_h, w, h;
};

/* A side of the content: a length, or from the viewport; 0: from the other side. */
static mpt side_wanted(struct fo_length content, enum fo_enum kind, mpt natural, mpt view)
{
    if (kind && view > 0 && (kind == ENUM_SCALE_TO_FIT || (kind == ENUM_SCALE_DOWN_TO_FIT && natural > view) || (kind == ENUM_SCALE_UP_TO_FIT && natural < view)))
        return view;
    return content.is_auto || kind ? 0 : fo_length_of(content, natural);
}

/* Keeps the proportions, inside both sides when both are given, unless scaling is non-uniform. */
static struct scaled scale(const struct fo_props *p, mpt line_width, mpt nw, mpt nh)
{
    struct scaled s = {.view_w = p->width.is_auto ? 0 : fo_length_of(p->width, line_width), .view_h = p->height.is_auto ? 0 : p->height.abs};
    mpt w = side_wanted(p->content_width, p->content_width_kind, nw, s.view_w ? s.view_w : line_width), h = side_wanted(p->content_height, p->content_height_kind, nh, s.view_h);
    if (!w && !h)
        w = nw, h = nh;
    else if (p->scaling == ENUM_NON_UNIFORM) {
        w = w ? w : nw;
        h = h ? h : nh;
    } else {
        int64_t by_w = w ? (int64_t)nh * w / nw : INT64_MAX, by_h = h ? (int64_t)nw * h / nh : INT64_MAX;
        if (w && (!h || by_w <= h))
            h = by_w > MPT_MAX ? MPT_MAX : (mpt)by_w;
        else
            w = by_h > MPT_MAX ? MPT_MAX : (mpt)by_h;
    }
    s.w = w > 0 ? w : 1;
    s.h = h > 0 ? h : 1;
    s.view_w = s.view_w > 0 ? s.view_w : s.w;
    s.view_h = s.view_h > 0 ? s.view_h : s.h;
    return s;
}

/* Where the content stands in its viewport: text-align and display-align; what goes beyond is cut off when overflow says so. */
static struct page_op *view_set(struct layout *l, const struct fo_props *p, struct scaled s, struct page_op *ops)
{
    mpt free_w = s.view_w - s.w, free_h = s.view_h - s.h;
    mpt dx = p->text_align == ENUM_CENTER ? free_w / 2 : p->text_align == ENUM_END || p->text_align == ENUM_RIGHT ? free_w : 0;
    mpt dy = p->display_align == ENUM_CENTER ? free_h / 2 : p->display_align == ENUM_AFTER ? free_h : 0;
    page_ops_move(ops, dx, dy);
    if (!ops || (free_w >= 0 && free_h >= 0) || (p->overflow != ENUM_HIDDEN && p->overflow != ENUM_SCROLL))
        return ops;
    struct page_op *push = ARENA_NEW(l->pages->arena, struct page_op), *pop = ARENA_NEW(l->pages->arena, struct page_op), *last = ops;
    push->kind = OP_PUSH;
    push->u.push = (struct page_push){.a = 65536, .d = 65536, .has_clip = true, .clip = {0, 0, s.view_w, s.view_h}};
    pop->kind = OP_POP;
    push->tag = pop->tag = ops->tag;
    push->next = ops;
    while (last->next)
        last = last->next;
    last->next = pop;
    return push;
}

static struct page_op *drawing_lay(struct layout *l, const void *svg, const char *file, int line, struct page_tag *tag, const struct scaled *s)
{
    if (tag && !tag->alt)
        tag->alt = svg_title(svg, l->pages->arena);
    struct svg_context context = {l->options->fonts, l->pages, tag, {file, line, 0}, l->diags};
    return svg_draw(&context, svg, s->w, s->h);
}

static struct page_op *file_lay(struct layout *l, const struct fo_node *n, mpt line_width, struct page_tag *tag, struct scaled *s)
{
    const struct page_picture *p = picture_load(l, n);
    struct page_op *op = NULL;
    if (p->info.kind == PICTURE_SVG) {
        const void *svg;
        mpt nw, nh;
        void *doc = svg_open((const char *)p->data, p->size, &svg);
        if (!doc) {
            diag_add(l->diags, D_PICTURE_BROKEN, (struct place){l->tree->file, n->line, 0}, p->name);
            return NULL;
        }
        svg_size(svg, &nw, &nh);
        *s = scale(n->props, line_width, nw, nh);
        op = drawing_lay(l, svg, p->name, 1, tag, s);
        svg_close(doc);
    } else if (p->info.kind == PICTURE_PNG || p->info.kind == PICTURE_JPEG) {
        *s = scale(n->props, line_width, p->info.w, p->info.h);
        op = ARENA_NEW(l->pages->arena, struct page_op);
        op->kind = OP_IMAGE;
        op->tag = tag;
        op->u.image = (struct page_image){.rect = {0, 0, s->w, s->h}, .key = p->key, .data = p->data, .size = p->size, .is_jpeg = p->info.kind == PICTURE_JPEG, .orientation = p->info.orientation};
    }
    return op;
}

/* Borders, padding and background around it. */
static struct page_op *frame_set(struct layout *l, const struct fo_props *p, mpt line_width, struct page_op *ops, mpt *w, mpt *h)
{
    mpt start = frame_side(p, SIDE_START, line_width), before = frame_side(p, SIDE_BEFORE, line_width);
    struct page page = {0};
    *w += start + frame_side(p, SIDE_END, line_width);
    *h += before + frame_side(p, SIDE_AFTER, line_width);
    frame_paint(l, &page, p, (struct rect){0, 0, *w, *h}, false, false, NULL);
    page_ops_move(ops, start, before);
    if (!page.ops)
        return ops;
    page.last_op->next = ops;
    return page.ops;
}

/* A Figure has an alternative text (ISO 14289-1 7.3). Where neither the object nor the drawing has one, that is what is read: a file name says nothing. */
static void figure_describe(struct layout *l, const struct fo_node *n, struct page_tag *tag, bool shown)
{
    if (!tag || tag->alt)
        return;
    if (shown)
        diag_add(l->diags, D_PICTURE_ALT, layout_place(l, n));
    tag->alt = l->tree->lang && strncasecmp(l->tree->lang, "zh", 2) ? "picture without alternative text" : "没有替代文字的图";
}

bool picture_lay(void *user, const struct fo_node *n, mpt line_width, const struct page_tag *parent, struct page_op **ops, mpt *w, mpt *h)
{
    struct layout *l = user;
    struct scaled s = {0};
    if (n->kind == FO_INSTREAM_FOREIGN_OBJECT && !n->foreign)
        return false;
    struct page_tag *tag = box_tag(l, n, (struct page_tag *)parent, "Figure");
    if (n->kind == FO_EXTERNAL_GRAPHIC)
        *ops = file_lay(l, n, line_width, tag, &s);
    else {
        mpt nw, nh;
        svg_size(n->foreign, &nw, &nh);
        s = scale(n->props, line_width, nw, nh);
        *ops = drawing_lay(l, n->foreign, l->tree->file, n->line, tag, &s);
    }
    figure_describe(l, n, tag, s.view_w > 0);
    if (!s.view_w)
        return false;
    *w = s.view_w;
    *h = s.view_h;
    *ops = frame_set(l, n->props, line_width, view_set(l, n->props, s, *ops), w, h);
    return true;
}
