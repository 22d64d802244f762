/* svg: a drawing -> page ops. Coordinates are 1/1000 of a user unit; one transform maps the viewBox onto the box asked for. */
#include "svg.h"

#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

enum { UNIT = 1000, DEPTH_MOST = 64, COLOR_NONE = 0x1000000 };

struct style {
    uint32_t fill, stroke;
    mpt width;
    uint8_t cap, join;
};

struct drawing {
    struct page_list *pages;
    const struct page_tag *tag;
    struct page_op *first, *last;
    struct place place;
    struct diags *diags;
    struct page_segment *segments;
    int count, cap;
};

/* A decimal number at *p in 1/1000, *p behind it and the comma or spaces; false at the end. */
static bool number(const char **p, mpt *out)
{
    const char *s = *p + strspn(*p, " ,\t\r\n");
    bool minus = *s == '-';
    int64_t whole = 0, part = 0, scale = UNIT;
    if (*s == '-' || *s == '+')
        s++;
    if (!((*s >= '0' && *s <= '9') || *s == '.'))
        return false;
    for (; *s >= '0' && *s <= '9'; s++)
        whole = whole < 1000000 ? whole * 10 + (*s - '0') : 1000000;
    if (*s == '.')
        for (s++; *s >= '0' && *s <= '9'; s++)
            if (scale > 1)
                scale /= 10, part += (*s - '0') * scale;
    int64_t v = (whole > 1000000 ? 1000000 : whole) * UNIT + part;
    *out = (mpt)(minus ? -v : v);
    *p = s + strspn(s, " ,\t\r\n");
    return true;
}

static const char *attribute(const xmlNode *n, const char *name)
{
    for (const xmlAttr *a = n->properties; a; a = a->next)
        if (!a->ns && !strcmp((const char *)a->name, name) && a->children)
            return (const char *)a->children->content;
    return NULL;
}

static mpt length(const xmlNode *n, const char *name, mpt otherwise)
{
    const char *text = attribute(n, name);
    mpt v;
    return text && number(&text, &v) ? v : otherwise;
}

void svg_size(const void *svg, mpt *w, mpt *h)
{
    mpt box[4] = {0, 0, 100 * UNIT, 100 * UNIT};
    const char *view = attribute(svg, "viewBox");
    for (int i = 0; view && i < 4 && number(&view, &box[i]); i++)
        continue;
    *w = mpt_scale(length(svg, "width", box[2]), 3, 4);
    *h = mpt_scale(length(svg, "height", box[3]), 3, 4);
}

static struct page_op *op_add(struct drawing *d, enum page_op_kind kind)
{
    struct page_op *op = ARENA_NEW(d->pages->arena, struct page_op);
    op->kind = kind;
    op->tag = d->tag;
    if (d->last)
        d->last = d->last->next = op;
    else
        d->first = d->last = op;
    return op;
}

static uint32_t color(const char *text, uint32_t otherwise)
{
    if (!text)
        return otherwise;
    if (!strcmp(text, "none"))
        return COLOR_NONE;
    if (*text == '#' && strlen(text) == 7)
        return (uint32_t)strtoul(text + 1, NULL, 16);
    return !strcmp(text, "white") ? 0xFFFFFF : !strcmp(text, "red") ? 0xFF0000 : 0;
}

static void segment(struct drawing *d, enum page_segment_kind kind, const mpt *at)
{
    MEM_GROW(d->segments, d->count, d->cap);
    struct page_segment *s = &d->segments[d->count++];
    *s = (struct page_segment){.kind = kind};
    for (int i = 0; kind != SEG_CLOSE && i < (kind == SEG_CURVE ? 3 : 1); i++)
        s->p[i] = (struct point){at[2 * i], at[2 * i + 1]};
}

static void move_or_line(struct drawing *d, mpt x, mpt y)
{
    segment(d, d->count ? SEG_LINE : SEG_MOVE, (mpt[]){x, y});
}

/* M L H V C Z, absolute and relative. */
static bool path_read(struct drawing *d, const char *p)
{
    mpt x = 0, y = 0, v[6], start[2] = {0, 0};
    char command = 0;
    while (*(p += strspn(p, " ,\t\r\n"))) {
        if ((*p | 32) >= 'a' && (*p | 32) <= 'z')
            command = *p++;
        char kind = (char)(command | 32);
        bool relative = command == kind;
        int want = kind == 'h' || kind == 'v' ? 1 : kind == 'c' ? 6 : kind == 'm' || kind == 'l' ? 2 : 0;
        if (kind == 'z') {
            segment(d, SEG_CLOSE, NULL);
            x = start[0], y = start[1];
            command = 0;
            continue;
        }
        if (!want)
            return false;
        for (int i = 0; i < want; i++) {
            if (!number(&p, &v[i]))
                return false;
            if (relative)
                v[i] += kind == 'v' || (kind != 'h' && (i & 1)) ? y : x;
        }
        if (kind == 'h')
            v[1] = y;
        if (kind == 'v')
            v[1] = v[0], v[0] = x;
        segment(d, kind == 'm' ? SEG_MOVE : kind == 'c' ? SEG_CURVE : SEG_LINE, v);
        x = v[want == 6 ? 4 : 0], y = v[want == 6 ? 5 : 1];
        if (kind == 'm') {
            start[0] = x, start[1] = y;
            command = relative ? 'l' : 'L';
        }
    }
    return d->count > 0;
}

static bool points_read(struct drawing *d, const char *p, bool close)
{
    mpt x, y;
    while (p && number(&p, &x) && number(&p, &y))
        move_or_line(d, x, y);
    if (close && d->count)
        segment(d, SEG_CLOSE, NULL);
    return d->count > 1;
}

static bool rect_read(struct drawing *d, const xmlNode *n)
{
    mpt x = length(n, "x", 0), y = length(n, "y", 0), w = length(n, "width", 0), h = length(n, "height", 0);
    if (w <= 0 || h <= 0)
        return false;
    move_or_line(d, x, y);
    move_or_line(d, x + w, y);
    move_or_line(d, x + w, y + h);
    move_or_line(d, x, y + h);
    segment(d, SEG_CLOSE, NULL);
    return true;
}

/* Four Bézier quarters; 0.5523 is the usual distance of the controls. */
static bool ellipse_read(struct drawing *d, mpt cx, mpt cy, mpt rx, mpt ry)
{
    mpt kx = mpt_scale(rx, 5523, 10000), ky = mpt_scale(ry, 5523, 10000);
    if (rx <= 0 || ry <= 0)
        return false;
    move_or_line(d, cx + rx, cy);
    segment(d, SEG_CURVE, (mpt[]){cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry});
    segment(d, SEG_CURVE, (mpt[]){cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy});
    segment(d, SEG_CURVE, (mpt[]){cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry});
    segment(d, SEG_CURVE, (mpt[]){cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy});
    segment(d, SEG_CLOSE, NULL);
    return true;
}

static bool shape_read(struct drawing *d, const xmlNode *n)
{
    const char *name = (const char *)n->name;
    if (!strcmp(name, "rect"))
        return rect_read(d, n);
    if (!strcmp(name, "line")) {
        move_or_line(d, length(n, "x1", 0), length(n, "y1", 0));
        move_or_line(d, length(n, "x2", 0), length(n, "y2", 0));
        return true;
    }
    if (!strcmp(name, "polyline") || !strcmp(name, "polygon"))
        return points_read(d, attribute(n, "points"), name[4] == 'g');
    if (!strcmp(name, "circle"))
        return ellipse_read(d, length(n, "cx", 0), length(n, "cy", 0), length(n, "r", 0), length(n, "r", 0));
    if (!strcmp(name, "ellipse"))
        return ellipse_read(d, length(n, "cx", 0), length(n, "cy", 0), length(n, "rx", 0), length(n, "ry", 0));
    return path_read(d, attribute(n, "d") ? attribute(n, "d") : "");
}

static struct style style_of(const xmlNode *n, struct style s)
{
    const char *cap = attribute(n, "stroke-linecap"), *join = attribute(n, "stroke-linejoin");
    s.fill = color(attribute(n, "fill"), s.fill);
    s.stroke = color(attribute(n, "stroke"), s.stroke);
    s.width = length(n, "stroke-width", s.width);
    s.cap = cap ? (!strcmp(cap, "round") ? 1 : !strcmp(cap, "square") ? 2 : 0) : s.cap;
    s.join = join ? (!strcmp(join, "round") ? 1 : !strcmp(join, "bevel") ? 2 : 0) : s.join;
    return s;
}

static void element_draw(struct drawing *d, const xmlNode *n, struct style s, int depth)
{
    static const char *const shapes[] = {"rect", "line", "polyline", "polygon", "circle", "ellipse", "path"};
    const char *name = (const char *)n->name;
    s = style_of(n, s);
    if (!strcmp(name, "title") || !strcmp(name, "desc"))
        return;
    if (!strcmp(name, "g") || !strcmp(name, "svg")) {
        for (const xmlNode *c = n->children; c && depth < DEPTH_MOST; c = c->next)
            if (c->type == XML_ELEMENT_NODE)
                element_draw(d, c, s, depth + 1);
        return;
    }
    bool known = false;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        known |= !strcmp(name, shapes[i]);
    d->count = 0;
    if (!known || !shape_read(d, n)) {
        diag_add(d->diags, D_SVG, d->place, name);
        return;
    }
    struct page_path *path = &op_add(d, OP_PATH)->u.path;
    *path = (struct page_path){.segments = arena_dup(d->pages->arena, d->segments, sizeof *d->segments * (size_t)d->count), .segment_count = d->count, .fill = s.fill, .stroke = s.stroke,
                               .stroke_width = s.width, .miter_limit = 4 * UNIT, .cap = s.cap, .join = s.join};
}

struct page_op *svg_draw(const void *svg, struct page_list *pages, const struct page_tag *tag, mpt w, mpt h, struct place place, struct diags *ds)
{
    struct drawing d = {.pages = pages, .tag = tag, .place = place, .diags = ds};
    mpt nw, nh, box[4] = {0, 0, 0, 0};
    svg_size(svg, &nw, &nh);
    box[2] = mpt_scale(nw, 4, 3), box[3] = mpt_scale(nh, 4, 3);
    const char *view = attribute(svg, "viewBox");
    for (int i = 0; view && i < 4 && number(&view, &box[i]); i++)
        continue;
    if (box[2] <= 0 || box[3] <= 0)
        return NULL;
    /* preserveAspectRatio xMidYMid meet */
    int64_t sx = (int64_t)w * 65536 / box[2], sy = (int64_t)h * 65536 / box[3], s = sx < sy ? sx : sy;
    struct page_push *push = &op_add(&d, OP_PUSH)->u.push;
    *push = (struct page_push){.a = (int32_t)s, .d = (int32_t)s, .e = (mpt)((w - box[2] * s / 65536) / 2 - box[0] * s / 65536), .f = (mpt)((h - box[3] * s / 65536) / 2 - box[1] * s / 65536)};
    element_draw(&d, svg, (struct style){0, COLOR_NONE, UNIT, 0, 0}, 0);
    op_add(&d, OP_POP);
    free(d.segments);
    return d.first;
}
