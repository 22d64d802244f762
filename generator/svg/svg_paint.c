/* svg: paint, linear and radial gradients (SVG 1.1 13.2) and clipping paths (14.3). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "drawing.h"

enum { STOPS_MOST = 32, TEMPLATES_MOST = 8 };

/* An attribute of a gradient, or of the one it refers to. */
static const char *inherited(const struct drawing *d, const xmlNode *n, const char *name)
{
    for (int i = 0; n && i < TEMPLATES_MOST; i++) {
        const char *v = svg_attribute(n, name), *href = svg_reference(n);
        if (v)
            return v;
        n = href ? svg_target(d, href) : NULL;
    }
    return NULL;
}

static const xmlNode *stops_of(const struct drawing *d, const xmlNode *n)
{
    for (int i = 0; n && i < TEMPLATES_MOST; i++) {
        for (const xmlNode *c = n->children; c; c = c->next)
            if (c->type == XML_ELEMENT_NODE && !strcmp((const char *)c->name, "stop"))
                return c;
        const char *href = svg_reference(n);
        n = href ? svg_target(d, href) : NULL;
    }
    return NULL;
}

static int stops_read(struct drawing *d, const xmlNode *c, uint32_t current, struct page_stop *out)
{
    int n = 0;
    mpt last = 0;
    for (; c && n < STOPS_MOST; c = c->next) {
        char v[SVG_VALUE_MOST];
        mpt at = 0, number;
        if (c->type != XML_ELEMENT_NODE || strcmp((const char *)c->name, "stop"))
            continue;
        const char *offset = svg_attribute(c, "offset"), *p = svg_property(d, c, "stop-opacity", v);
        if (p && svg_number(&p, &number) && number < SVG_UNIT)
            svg_fault(d, c, "stop-opacity");
        if (offset && svg_number(&offset, &at) && *offset == '%')
            at /= 100;
        at = at < last ? last : at > SVG_UNIT ? SVG_UNIT : at;
        out[n] = (struct page_stop){.at = last = at, .color = 0};
        if (svg_property(d, c, "stop-color", v) && (!svg_color(v, current, &out[n].color) || out[n].color > 0xFFFFFF))
            svg_fault(d, c, "stop-color");
        out[n].color &= 0xFFFFFF;
        n++;
    }
    return n;
}

/* A coordinate in user units, or in 1/1000 of the box of the shape. */
static mpt coordinate(const struct drawing *d, const xmlNode *n, const char *name, mpt percent, bool box, char axis)
{
    const char *text = inherited(d, n, name);
    mpt whole = box ? SVG_UNIT : axis == 'x' ? d->view_w : axis == 'y' ? d->view_h : d->view_w / 2 + d->view_h / 2, v;
    return text && svg_length(text, 16 * SVG_UNIT, whole, &v) ? v : mpt_scale(whole, percent, 100);
}

static struct rect bounds_of(const struct drawing *d)
{
    mpt x0 = MPT_MAX, y0 = MPT_MAX, x1 = -MPT_MAX, y1 = -MPT_MAX;
    for (int i = 0; i < d->count; i++)
        for (int k = 0; d->segments[i].kind != SEG_CLOSE && k < (d->segments[i].kind == SEG_CURVE ? 3 : 1); k++) {
            struct point p = d->segments[i].p[k];
            x0 = p.x < x0 ? p.x : x0;
            y0 = p.y < y0 ? p.y : y0;
            x1 = p.x > x1 ? p.x : x1;
            y1 = p.y > y1 ? p.y : y1;
        }
    return x1 < x0 ? (struct rect){0} : (struct rect){x0, y0, x1 - x0, y1 - y0};
}

const struct page_gradient *svg_gradient(struct drawing *d, const xmlNode *n, uint32_t current)
{
    struct page_stop stops[STOPS_MOST];
    const char *units = inherited(d, n, "gradientUnits"), *transform = inherited(d, n, "gradientTransform"), *spread = inherited(d, n, "spreadMethod");
    bool box = !units || strcmp(units, "userSpaceOnUse");
    int count = stops_read(d, stops_of(d, n), current, stops);
    struct rect r = bounds_of(d);
    if (!count || (box && (!r.w || !r.h)))
        return NULL;
    if (spread && strcmp(spread, "pad"))
        svg_fault(d, n, "spreadMethod");
    struct arena *arena = d->context->pages->arena;
    struct page_gradient *g = ARENA_NEW(arena, struct page_gradient);
    g->radial = !strcmp((const char *)n->name, "radialGradient");
    if (g->radial) {
        g->b = (struct point){coordinate(d, n, "cx", 50, box, 'x'), coordinate(d, n, "cy", 50, box, 'y')};
        g->radius = coordinate(d, n, "r", 50, box, 'o');
        g->a = (struct point){inherited(d, n, "fx") ? coordinate(d, n, "fx", 50, box, 'x') : g->b.x, inherited(d, n, "fy") ? coordinate(d, n, "fy", 50, box, 'y') : g->b.y};
        g->radius = g->radius < 0 ? 0 : g->radius;
    } else {
        g->a = (struct point){coordinate(d, n, "x1", 0, box, 'x'), coordinate(d, n, "y1", 0, box, 'y')};
        g->b = (struct point){coordinate(d, n, "x2", 100, box, 'x'), coordinate(d, n, "y2", 0, box, 'y')};
    }
    struct svg_matrix m = {1, 0, 0, 1, 0, 0}, own;
    if (box)
        m = (struct svg_matrix){(double)r.w / SVG_UNIT, 0, 0, (double)r.h / SVG_UNIT, r.x, r.y};
    if (transform && svg_transform(transform, &own))
        m = svg_multiply(m, own);
    g->matrix = svg_fixed(m);
    g->stops = arena_dup(arena, stops, sizeof *stops * (size_t)count);
    g->stop_count = count;
    return g;
}

static void move_segments(struct drawing *d, int from, struct svg_matrix m)
{
    for (int i = from; i < d->count; i++)
        for (int k = 0; k < 3; k++) {
            struct point *p = &d->segments[i].p[k];
            double x = m.a * p->x + m.c * p->y + m.e, y = m.b * p->x + m.d * p->y + m.f;
            *p = (struct point){(mpt)(x > SVG_MOST ? SVG_MOST : x < -SVG_MOST ? -SVG_MOST : floor(x + 0.5)), (mpt)(y > SVG_MOST ? SVG_MOST : y < -SVG_MOST ? -SVG_MOST : floor(y + 0.5))};
        }
}

/* The shapes of a clipPath together, as one PUSH. false: nothing to clip with. */
bool svg_clip(struct drawing *d, const xmlNode *n)
{
    char v[SVG_VALUE_MOST];
    const char *units = svg_attribute(n, "clipPathUnits");
    bool even_odd = false;
    struct page_segment *all = NULL;
    int count = 0, cap = 0;
    if (units && strcmp(units, "userSpaceOnUse"))
        return false;
    for (const xmlNode *c = n->children; c; c = c->next) {
        struct svg_matrix m;
        const char *transform = c->type == XML_ELEMENT_NODE ? svg_attribute(c, "transform") : NULL;
        if (c->type != XML_ELEMENT_NODE || !svg_is_shape((const char *)c->name) || !svg_shape(d, c))
            continue;
        if (transform && svg_transform(transform, &m))
            move_segments(d, 0, m);
        even_odd |= svg_property(d, c, "clip-rule", v) && !strcmp(v, "evenodd");
        for (int i = 0; i < d->count; i++) {
            MEM_GROW(all, count, cap);
            all[count++] = d->segments[i];
        }
    }
    if (!count)
        return false;
    struct page_push *p = &svg_op(d, OP_PUSH)->u.push;
    *p = (struct page_push){.a = 65536, .d = 65536, .clip_path = arena_dup(d->context->pages->arena, all, sizeof *all * (size_t)count), .clip_count = count, .clip_even_odd = even_odd};
    free(all);
    return true;
}
