/* svg: markers, arrow heads and dots on the corners of a path (SVG 1.1 11.6). Directions come from the segments themselves: no angles are computed. */
#include "drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CORNERS_MOST = 2000 };

struct direction {
    double x, y; /* of length 1; 0,0 unknown */
};

static struct direction toward(struct point from, struct point to)
{
    double x = (double)to.x - from.x, y = (double)to.y - from.y, len = sqrt(x * x + y * y);
    return len > 0 ? (struct direction){x / len, y / len} : (struct direction){0, 0};
}

static bool known(struct direction d)
{
    return d.x != 0 || d.y != 0;
}

static struct direction either(struct direction a, struct direction b)
{
    return known(a) ? a : b;
}

static struct direction middle(struct direction a, struct direction b)
{
    double x = a.x + b.x, y = a.y + b.y, len = sqrt(x * x + y * y);
    return len > 1e-9 ? (struct direction){x / len, y / len} : either(a, b);
}

/* Places the content of a marker at a corner. */
static void marker_draw(struct drawing *d, const xmlNode *m, struct point at, struct direction dir, struct svg_style s, int depth)
{
    const char *units = svg_attribute(m, "markerUnits"), *orient = svg_attribute(m, "orient");
    mpt w = svg_length_of(d, m, "markerWidth", 3 * SVG_UNIT, 'x'), h = svg_length_of(d, m, "markerHeight", 3 * SVG_UNIT, 'y'), angle = 0;
    double scale = units && !strcmp(units, "userSpaceOnUse") ? 1 : (double)s.width / SVG_UNIT;
    if (w <= 0 || h <= 0 || scale <= 0)
        return;
    struct svg_matrix place = {1, 0, 0, 1, at.x, at.y}, size = {scale, 0, 0, scale, 0, 0}, turn = {1, 0, 0, 1, 0, 0};
    if (orient && !strncmp(orient, "auto", 4) && known(dir))
        turn = (struct svg_matrix){dir.x, dir.y, -dir.y, dir.x, 0, 0};
    else if (orient && svg_number(&orient, &angle)) {
        double r = angle * 3.14159265358979323846 / 180 / SVG_UNIT;
        turn = (struct svg_matrix){cos(r), sin(r), -sin(r), cos(r), 0, 0};
    }
    bool slice;
    struct svg_matrix view = svg_view(m, w, h, &slice), ref = {1, 0, 0, 1, 0, 0};
    ref.e = -(view.a * svg_length_of(d, m, "refX", 0, 'x') + view.e);
    ref.f = -(view.d * svg_length_of(d, m, "refY", 0, 'y') + view.f);
    svg_push(d, svg_multiply(svg_multiply(svg_multiply(place, turn), size), svg_multiply(ref, view)));
    struct svg_style own = {.stroke = SVG_COLOR_NONE, .width = SVG_UNIT, .miter = 4 * SVG_UNIT, .family = s.family, .size = 16 * SVG_UNIT, .weight = 400};
    own = svg_style_of(d, m, own);
    memset(own.marker, 0, sizeof own.marker);
    for (const xmlNode *c = m->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            svg_element(d, c, own, depth + 1);
    svg_op(d, OP_POP);
}

/* Direction in which a segment leaves its first point, and in which it reaches its last one. */
static void segment_directions(struct point from, const struct page_segment *s, struct point close, struct direction *out, struct direction *in)
{
    struct point end = s->kind == SEG_CLOSE ? close : s->kind == SEG_CURVE ? s->p[2] : s->p[0];
    *out = *in = toward(from, end);
    if (s->kind == SEG_CURVE) {
        *out = either(toward(from, s->p[0]), either(toward(from, s->p[1]), *out));
        *in = either(toward(s->p[1], end), either(toward(s->p[0], end), *in));
    }
}

void svg_markers(struct drawing *d, struct svg_style s, int depth)
{
    int count = d->count < CORNERS_MOST ? d->count : CORNERS_MOST;
    struct page_segment *seg = mem_alloc(sizeof *seg * (size_t)(count + 1)); /* drawing a marker overwrites d->segments */
    memcpy(seg, d->segments, sizeof *seg * (size_t)count);
    struct point at = {0, 0}, start = {0, 0};
    struct direction in = {0, 0};
    for (int i = 0; i < count; i++) {
        struct direction out = {0, 0}, reached = {0, 0};
        struct point next = seg[i].kind == SEG_CLOSE ? start : seg[i].kind == SEG_CURVE ? seg[i].p[2] : seg[i].p[0];
        if (seg[i].kind != SEG_MOVE)
            segment_directions(at, &seg[i], start, &out, &reached);
        else
            start = next;
        if (i == 1 && s.marker[0])
            marker_draw(d, s.marker[0], at, out, s, depth);
        else if (i > 1 && s.marker[1])
            marker_draw(d, s.marker[1], at, middle(in, out), s, depth);
        in = reached;
        at = next;
    }
    if (count > 1 && s.marker[2])
        marker_draw(d, s.marker[2], at, in, s, depth);
    free(seg);
}
