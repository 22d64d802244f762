/* layout: turn, areas with a reference-orientation or a clip: their content is laid upright and painted through a transform (XSL 7.21.3: counter-clockwise). */
#include "box.h"

enum { ONE = 65536 };

struct rect turn_begin(struct layout *l, struct page *page, struct turn *t, struct rect outer, int angle, bool clip)
{
    *t = (struct turn){.angle = angle, .outer = outer, .pushed = angle != 0 || clip, .links = page->links, .dests = page->dests};
    if (!t->pushed)
        return outer;
    struct page_op *op = page_op_add(l->pages, page, OP_PUSH, NULL);
    struct page_push *p = &op->u.push;
    bool across = angle == 90 || angle == 270;
    switch (angle) {
    case 90: *p = (struct page_push){.b = -ONE, .c = ONE, .e = outer.x, .f = outer.y + outer.h}; break;
    case 180: *p = (struct page_push){.a = -ONE, .d = -ONE, .e = outer.x + outer.w, .f = outer.y + outer.h}; break;
    case 270: *p = (struct page_push){.b = ONE, .c = -ONE, .e = outer.x + outer.w, .f = outer.y}; break;
    default: *p = (struct page_push){.a = ONE, .d = ONE, .e = outer.x, .f = outer.y};
    }
    p->has_clip = clip;
    p->clip = outer;
    return (struct rect){0, 0, across ? outer.h : outer.w, across ? outer.w : outer.h};
}

static struct point turned(const struct turn *t, struct point p)
{
    const struct rect *o = &t->outer;
    switch (t->angle) {
    case 90: return (struct point){o->x + p.y, o->y + o->h - p.x};
    case 180: return (struct point){o->x + o->w - p.x, o->y + o->h - p.y};
    case 270: return (struct point){o->x + o->w - p.y, o->y + p.x};
    default: return (struct point){o->x + p.x, o->y + p.y};
    }
}

/* Links and destinations are not under the transform: they are moved by hand. */
void turn_end(struct layout *l, struct page *page, struct turn *t)
{
    if (!t->pushed)
        return;
    page_op_add(l->pages, page, OP_POP, NULL);
    for (struct page_link *k = page->links; k && k != t->links; k = k->next) {
        struct point a = turned(t, (struct point){k->rect.x, k->rect.y}), b = turned(t, (struct point){k->rect.x + k->rect.w, k->rect.y + k->rect.h});
        k->rect = (struct rect){a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, a.x < b.x ? b.x - a.x : a.x - b.x, a.y < b.y ? b.y - a.y : a.y - b.y};
    }
    for (struct page_dest *d = page->dests; d && d != t->dests; d = d->next)
        d->at = turned(t, d->at);
}
