/* svg: a drawing -> page ops. Walks the elements; one transform maps the viewBox onto the box asked for. */
#include "svg.h"

#include <libxml/parser.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "drawing.h"

enum { DEPTH_MOST = 64, STATES_MOST = 20 /* PUSHes open at once: PDF/A-2 allows 28 with those around (ISO 19005-2 6.1.13) */, ELEMENTS_MOST = 200000, BYTES_MOST = 64 << 20 };

struct page_op *svg_op(struct drawing *d, enum page_op_kind kind)
{
    struct page_op *op = ARENA_NEW(d->context->pages->arena, struct page_op);
    op->kind = kind;
    op->tag = d->context->tag;
    d->open += kind == OP_PUSH ? 1 : kind == OP_POP ? -1 : 0;
    if (d->last)
        d->last = d->last->next = op;
    else
        d->first = d->last = op;
    return op;
}

void svg_fault(struct drawing *d, const xmlNode *n, const char *what)
{
    struct place place = d->context->place;
    if (xmlGetLineNo(n) > 0)
        place.line = (int)xmlGetLineNo(n);
    diag_add(d->context->diags, D_SVG, place, what);
}

/* To 16.16 and mpt; what lies beyond the range is cut off. */
static int32_t fixed(double v, double one, double most)
{
    v = v > most ? most : v < -most ? -most : v;
    return (int32_t)floor(v * one + 0.5);
}

struct page_matrix svg_fixed(struct svg_matrix m)
{
    return (struct page_matrix){fixed(m.a, 65536, 30000), fixed(m.b, 65536, 30000), fixed(m.c, 65536, 30000), fixed(m.d, 65536, 30000), fixed(m.e, 1, MPT_MAX), fixed(m.f, 1, MPT_MAX)};
}

void svg_push(struct drawing *d, struct svg_matrix matrix)
{
    struct page_matrix m = svg_fixed(matrix);
    svg_op(d, OP_PUSH)->u.push = (struct page_push){.a = m.a, .b = m.b, .c = m.c, .d = m.d, .e = m.e, .f = m.f};
}

static mpt natural(const xmlNode *svg, const char *name, mpt view)
{
    const char *text = svg_attribute(svg, name);
    mpt v;
    return text && svg_length(text, 16 * SVG_UNIT, view, &v) && v > 0 ? v : view;
}

static void natural_size(const xmlNode *svg, mpt *w, mpt *h)
{
    mpt box[4] = {0, 0, 100 * SVG_UNIT, 100 * SVG_UNIT};
    const char *view = svg_attribute(svg, "viewBox");
    for (int i = 0; view && i < 4 && svg_number(&view, &box[i]); i++)
        continue;
    *w = natural(svg, "width", box[2] > 0 ? box[2] : SVG_UNIT);
    *h = natural(svg, "height", box[3] > 0 ? box[3] : SVG_UNIT);
}

void svg_size(const void *svg, mpt *w, mpt *h)
{
    natural_size(svg, w, h);
    *w = mpt_scale(*w, 3, 4);
    *h = mpt_scale(*h, 3, 4);
}

const char *svg_title(const void *svg, struct arena *arena)
{
    const xmlNode *n = ((const xmlNode *)svg)->children;
    while (n && (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "title")))
        n = n->next;
    xmlChar *text = n ? xmlNodeGetContent(n) : NULL;
    const char *words = text ? (const char *)text + strspn((const char *)text, " \t\r\n") : "";
    size_t len = strlen(words);
    while (len && strchr(" \t\r\n", words[len - 1]))
        len--;
    const char *title = len ? arena_strndup(arena, words, len) : NULL;
    xmlFree(text);
    return title;
}

static void children_draw(struct drawing *d, const xmlNode *n, struct svg_style s, int depth)
{
    for (const xmlNode *c = n->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            svg_element(d, c, s, depth + 1);
}

static void shape_draw(struct drawing *d, const xmlNode *n, struct svg_style s, int depth)
{
    struct arena *arena = d->context->pages->arena;
    if (!svg_shape(d, n))
        svg_fault(d, n, (const char *)n->name);
    if (!d->count || s.hidden)
        return;
    if (!strcmp((const char *)n->name, "line"))
        s.fill = SVG_COLOR_NONE, s.gradient = NULL;
    if (s.width <= 0)
        s.stroke = SVG_COLOR_NONE;
    const struct page_gradient *gradient = s.gradient ? svg_gradient(d, s.gradient, s.color) : NULL;
    if (gradient || s.fill != SVG_COLOR_NONE || s.stroke != SVG_COLOR_NONE) {
        struct page_path *path = &svg_op(d, OP_PATH)->u.path;
        *path = (struct page_path){.segments = arena_dup(arena, d->segments, sizeof *d->segments * (size_t)d->count), .segment_count = d->count, .fill = s.fill, .stroke = s.stroke, .gradient = gradient,
                                   .fill_clear = svg_clearer(s.clear, s.fill_clear), .stroke_clear = svg_clearer(s.clear, s.stroke_clear), .even_odd = s.even_odd,
                                   .stroke_width = s.width, .miter_limit = s.miter, .cap = s.cap, .join = s.join};
        if (s.dash_count) {
            path->dashes = arena_dup(arena, s.dash, sizeof *s.dash * (size_t)s.dash_count);
            path->dash_count = s.dash_count;
            path->dash_offset = s.dash_offset;
        }
    }
    const char *name = (const char *)n->name;
    if ((s.marker[0] || s.marker[1] || s.marker[2]) && (!strcmp(name, "path") || !strcmp(name, "line") || !strncmp(name, "poly", 4)))
        svg_markers(d, s, depth);
}

/* What 100% are inside a viewport: its viewBox, or itself. */
static void extent_of(struct drawing *d, const xmlNode *n, mpt w, mpt h)
{
    mpt box[4];
    const char *view = svg_attribute(n, "viewBox");
    int i = 0;
    while (view && i < 4 && svg_number(&view, &box[i]))
        i++;
    d->view_w = i == 4 && box[2] > 0 ? box[2] : w;
    d->view_h = i == 4 && box[3] > 0 ? box[3] : h;
}

/* svg inside svg, and symbol: a viewport of its own. */
static void viewport_draw(struct drawing *d, const xmlNode *n, mpt w, mpt h, struct svg_style s, int depth)
{
    mpt old_w = d->view_w, old_h = d->view_h;
    bool slice;
    svg_push(d, svg_view(n, w, h, &slice));
    extent_of(d, n, w, h);
    children_draw(d, n, s, depth);
    d->view_w = old_w;
    d->view_h = old_h;
    svg_op(d, OP_POP);
}

static void use_draw(struct drawing *d, const xmlNode *n, struct svg_style s, int depth)
{
    const char *href = svg_reference(n);
    const xmlNode *target = href && *href == '#' ? svg_target(d, href) : NULL;
    if (!target) {
        svg_fault(d, n, "use");
        return;
    }
    svg_push(d, (struct svg_matrix){1, 0, 0, 1, svg_length_of(d, n, "x", 0, 'x'), svg_length_of(d, n, "y", 0, 'y')});
    if (!strcmp((const char *)target->name, "symbol") || !strcmp((const char *)target->name, "svg")) {
        mpt w = svg_length_of(d, n, "width", natural(target, "width", d->view_w), 'x'), h = svg_length_of(d, n, "height", natural(target, "height", d->view_h), 'y');
        viewport_draw(d, target, w, h, svg_style_of(d, target, s), depth);
    } else
        svg_element(d, target, s, depth + 1);
    svg_op(d, OP_POP);
}

static void nested_draw(struct drawing *d, const xmlNode *n, struct svg_style s, int depth)
{
    svg_push(d, (struct svg_matrix){1, 0, 0, 1, svg_length_of(d, n, "x", 0, 'x'), svg_length_of(d, n, "y", 0, 'y')});
    viewport_draw(d, n, svg_length_of(d, n, "width", d->view_w, 'x'), svg_length_of(d, n, "height", d->view_h, 'y'), s, depth);
    svg_op(d, OP_POP);
}

/* What has no picture of its own. */
static bool is_silent(const char *name)
{
    static const char *const silent[] = {"title", "desc", "metadata", "defs", "symbol", "marker", "style", "clipPath", "linearGradient", "radialGradient"};
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (!strcmp(name, silent[i]))
            return true;
    return false;
}

static void element_draw(struct drawing *d, const xmlNode *n, struct svg_style s, int depth)
{
    const char *name = (const char *)n->name;
    if (!strcmp(name, "g") || !strcmp(name, "a") || !strcmp(name, "switch"))
        children_draw(d, n, s, depth);
    else if (!strcmp(name, "svg"))
        nested_draw(d, n, s, depth);
    else if (!strcmp(name, "use"))
        use_draw(d, n, s, depth);
    else if (!strcmp(name, "text"))
        svg_text(d, n, s);
    else if (svg_is_shape(name))
        shape_draw(d, n, s, depth);
    else
        svg_fault(d, n, name);
}

void svg_element(struct drawing *d, const xmlNode *n, struct svg_style s, int depth)
{
    const char *name = (const char *)n->name, *text = svg_attribute(n, "transform");
    char v[SVG_VALUE_MOST];
    struct svg_matrix m;
    if (is_silent(name) || (n->ns && n->ns->href && strcmp((const char *)n->ns->href, "http://www.w3.org/2000/svg")))
        return;
    if (svg_property(d, n, "display", v) && !strcmp(v, "none"))
        return;
    bool deep = depth > DEPTH_MOST || d->open > STATES_MOST;
    if (deep || ++d->elements > ELEMENTS_MOST) {
        if (deep || d->elements == ELEMENTS_MOST + 1)
            svg_fault(d, n, name);
        return;
    }
    s = svg_style_of(d, n, s);
    bool moved = text && *text;
    if (moved && !svg_transform(text, &m)) {
        svg_fault(d, n, "transform");
        moved = false;
    }
    if (moved)
        svg_push(d, m);
    const xmlNode *clip = svg_property(d, n, "clip-path", v) && strcmp(v, "none") ? svg_target(d, v) : NULL;
    bool clipped = clip && !strcmp((const char *)clip->name, "clipPath") && svg_clip(d, clip);
    if (clip && !clipped)
        svg_fault(d, n, "clip-path");
    element_draw(d, n, s, depth);
    if (clipped)
        svg_op(d, OP_POP);
    if (moved)
        svg_op(d, OP_POP);
}

struct page_op *svg_draw(const struct svg_context *context, const void *svg, mpt w, mpt h)
{
    struct drawing d = {.context = context, .root = svg};
    mpt nw, nh;
    natural_size(svg, &nw, &nh);
    if (w <= 0 || h <= 0)
        return NULL;
    bool slice;
    char v[SVG_VALUE_MOST];
    svg_sheet_read(&d, svg);
    struct svg_matrix m = svg_view(svg, w, h, &slice);
    if (!svg_attribute(svg, "viewBox")) {
        m.a = (double)w / nw;
        m.d = (double)h / nh;
    }
    extent_of(&d, svg, nw, nh);
    svg_push(&d, m);
    d.last->u.push.has_clip = !svg_property(&d, svg, "overflow", v) || strcmp(v, "visible"); /* what an outermost svg shows ends at its box */
    d.last->u.push.clip = (struct rect){0, 0, w, h};
    struct svg_style s = {.stroke = SVG_COLOR_NONE, .width = SVG_UNIT, .miter = 4 * SVG_UNIT, .family = "sans-serif", .size = 16 * SVG_UNIT, .weight = 400};
    children_draw(&d, svg, svg_style_of(&d, svg, s), 0);
    svg_op(&d, OP_POP);
    free(d.segments);
    return d.first;
}

/* A document type declaration is let through (drawing programs write one) when it declares nothing itself: entities never. */
static bool declares_nothing(const char *data, size_t len)
{
    if (len < 2 || !data[0] || !data[1] || (data[0] & 0xFE) == 0xFE) /* UTF-16: what it declares is not looked for */
        return false;
    for (size_t i = 0; i + 9 < len; i++)
        if (!memcmp(data + i, "<!DOCTYPE", 9)) {
            while (i < len && data[i] != '>')
                if (data[i++] == '[')
                    return false;
        }
    return true;
}

static void quiet(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

void *svg_open(const char *data, size_t len, const void **svg_node)
{
    *svg_node = NULL;
    size_t from = len > 3 && !memcmp(data, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (from < len && strchr(" \t\r\n", data[from]) && data[from])
        from++;
    if (from == len || data[from] != '<') /* a PNG is not worth a look at all of it */
        return NULL;
    if (len > BYTES_MOST || !declares_nothing(data, len))
        return NULL;
    xmlParserCtxt *ctxt = xmlNewParserCtxt();
    if (!ctxt)
        return NULL;
    if (ctxt->sax) {
        ctxt->sax->error = quiet;
        ctxt->sax->warning = quiet;
    }
    xmlDoc *doc = xmlCtxtReadMemory(ctxt, data, (int)len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
    xmlFreeParserCtxt(ctxt);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (!root || strcmp((const char *)root->name, "svg")) {
        xmlFreeDoc(doc);
        return NULL;
    }
    *svg_node = root;
    return doc;
}

void svg_close(void *doc)
{
    xmlFreeDoc(doc);
}
