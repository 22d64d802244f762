/* svg: values, numbers, lengths, colours, properties, transforms, references. */
#include "drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *skip(const char *s)
{
    return s + strspn(s, " ,\t\r\n");
}

/* Decimal digits with at most 1/1000000 of a unit kept; the exponent moves the point. */
bool svg_number(const char **p, mpt *out)
{
    const char *s = skip(*p);
    bool minus = *s == '-';
    if (*s == '-' || *s == '+')
        s++;
    if (!((*s >= '0' && *s <= '9') || (*s == '.' && s[1] >= '0' && s[1] <= '9')))
        return false;
    int64_t v = 0; /* in 1/1000000 */
    for (; *s >= '0' && *s <= '9'; s++)
        v = v < 1000000 ? v * 10 + (*s - '0') : 1000000;
    v *= 1000000;
    if (*s == '.') {
        int64_t place = 100000;
        for (s++; *s >= '0' && *s <= '9'; s++, place /= 10)
            v += (*s - '0') * place;
    }
    if ((*s == 'e' || *s == 'E') && (strchr("+-0123456789", s[1]) && s[1]) && s[1 + strspn(s + 1, "+-")] >= '0' && s[1 + strspn(s + 1, "+-")] <= '9') {
        char *end;
        long exponent = strtol(s + 1, &end, 10);
        for (; exponent > 0 && v && v < 1000000000000; exponent--)
            v *= 10;
        for (; exponent < 0 && v; exponent++)
            v /= 10;
        s = end;
    }
    v = v > 1000ll * SVG_MOST ? 1000ll * SVG_MOST : v;
    *out = (mpt)((v + 500) / 1000) * (minus ? -1 : 1);
    *p = skip(s);
    return true;
}

bool svg_length(const char *text, mpt em, mpt whole, mpt *out)
{
    static const struct {
        const char *unit;
        int num, den;
    } units[] = {{"px", 1, 1}, {"pt", 4, 3}, {"pc", 16, 1}, {"in", 96, 1}, {"cm", 9600, 254}, {"mm", 960, 254}};
    mpt v;
    if (!svg_number(&text, &v))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strncmp(text, units[i].unit, 2))
            v = mpt_scale(v, units[i].num, units[i].den);
    if (!strncmp(text, "em", 2))
        v = mpt_scale(v, em, SVG_UNIT);
    else if (!strncmp(text, "ex", 2))
        v = mpt_scale(v, em, 2 * SVG_UNIT);
    else if (*text == '%')
        v = mpt_scale(v, whole, 100 * SVG_UNIT);
    *out = v > SVG_MOST ? SVG_MOST : v < -SVG_MOST ? -SVG_MOST : v;
    return true;
}

const char *svg_attribute(const xmlNode *n, const char *name)
{
    for (const xmlAttr *a = n->properties; a; a = a->next)
        if (!a->ns && !strcmp((const char *)a->name, name) && a->children)
            return (const char *)a->children->content;
    return NULL;
}

const char *svg_declaration(const char *s, const char *name)
{
    size_t len = strlen(name);
    const char *found = NULL;
    while (s && *s) {
        s += strspn(s, " ;\t\r\n");
        const char *colon = s + strcspn(s, ":;");
        size_t used = strcspn(s, " :;\t\r\n");
        if (*colon != ':') {
            s = colon;
            continue;
        }
        if (used == len && !strncasecmp(s, name, len))
            found = colon + 1;
        s = colon + strcspn(colon, ";");
    }
    return found;
}

const char *svg_property(const struct drawing *d, const xmlNode *n, const char *name, char out[SVG_VALUE_MOST])
{
    const char *found = svg_declaration(svg_attribute(n, "style"), name);
    if (!found && d->sheet)
        found = svg_sheet_value(d, n, name);
    if (!found && !(found = svg_attribute(n, name)))
        return NULL;
    found += strspn(found, " \t\r\n");
    size_t size = strcspn(found, ";!");
    while (size && strchr(" \t\r\n", found[size - 1]))
        size--;
    size = size < SVG_VALUE_MOST ? size : SVG_VALUE_MOST - 1;
    memcpy(out, found, size);
    out[size] = 0;
    return strcmp(out, "inherit") ? out : NULL;
}

const char *svg_reference(const xmlNode *n)
{
    for (const xmlAttr *a = n->properties; a; a = a->next)
        if (!strcmp((const char *)a->name, "href") && a->children)
            return (const char *)a->children->content;
    return NULL;
}

mpt svg_length_of(const struct drawing *d, const xmlNode *n, const char *name, mpt otherwise, char axis)
{
    const char *text = svg_attribute(n, name);
    mpt whole = axis == 'x' ? d->view_w : axis == 'y' ? d->view_h : (d->view_w / 2 + d->view_h / 2), v;
    return text && svg_length(text, 16 * SVG_UNIT, whole, &v) ? v : otherwise;
}

/* The colour keywords of SVG 1.1 4.4. */
static const struct color_name {
    const char *name;
    uint32_t value;
} colors[] = {
    {"aliceblue", 0xF0F8FF}, {"aqua", 0x00FFFF}, {"azure", 0xF0FFFF}, {"beige", 0xF5F5DC}, {"black", 0x000000}, {"blue", 0x0000FF}, {"brown", 0xA52A2A}, {"chocolate", 0xD2691E},
    {"coral", 0xFF7F50}, {"cornflowerblue", 0x6495ED}, {"crimson", 0xDC143C}, {"cyan", 0x00FFFF}, {"darkblue", 0x00008B}, {"darkcyan", 0x008B8B}, {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400}, {"darkgrey", 0xA9A9A9}, {"darkorange", 0xFF8C00}, {"darkred", 0x8B0000}, {"darkslategray", 0x2F4F4F}, {"deepskyblue", 0x00BFFF}, {"dimgray", 0x696969},
    {"dimgrey", 0x696969}, {"dodgerblue", 0x1E90FF}, {"firebrick", 0xB22222}, {"forestgreen", 0x228B22}, {"fuchsia", 0xFF00FF}, {"gainsboro", 0xDCDCDC}, {"gold", 0xFFD700},
    {"goldenrod", 0xDAA520}, {"gray", 0x808080}, {"green", 0x008000}, {"grey", 0x808080}, {"honeydew", 0xF0FFF0}, {"hotpink", 0xFF69B4}, {"indianred", 0xCD5C5C}, {"indigo", 0x4B0082},
    {"ivory", 0xFFFFF0}, {"khaki", 0xF0E68C}, {"lavender", 0xE6E6FA}, {"lightblue", 0xADD8E6}, {"lightcyan", 0xE0FFFF}, {"lightgray", 0xD3D3D3}, {"lightgreen", 0x90EE90},
    {"lightgrey", 0xD3D3D3}, {"lightpink", 0xFFB6C1}, {"lightskyblue", 0x87CEFA}, {"lightsteelblue", 0xB0C4DE}, {"lightyellow", 0xFFFFE0}, {"lime", 0x00FF00}, {"limegreen", 0x32CD32},
    {"linen", 0xFAF0E6}, {"magenta", 0xFF00FF}, {"maroon", 0x800000}, {"mediumblue", 0x0000CD}, {"midnightblue", 0x191970}, {"mintcream", 0xF5FFFA}, {"navy", 0x000080},
    {"oldlace", 0xFDF5E6}, {"olive", 0x808000}, {"orange", 0xFFA500}, {"orangered", 0xFF4500}, {"orchid", 0xDA70D6}, {"palegreen", 0x98FB98}, {"peru", 0xCD853F}, {"pink", 0xFFC0CB},
    {"plum", 0xDDA0DD}, {"powderblue", 0xB0E0E6}, {"purple", 0x800080}, {"red", 0xFF0000}, {"royalblue", 0x4169E1}, {"salmon", 0xFA8072}, {"seagreen", 0x2E8B57}, {"seashell", 0xFFF5EE},
    {"sienna", 0xA0522D}, {"silver", 0xC0C0C0}, {"skyblue", 0x87CEEB}, {"slateblue", 0x6A5ACD}, {"slategray", 0x708090}, {"slategrey", 0x708090}, {"snow", 0xFFFAFA},
    {"springgreen", 0x00FF7F}, {"steelblue", 0x4682B4}, {"tan", 0xD2B48C}, {"teal", 0x008080}, {"thistle", 0xD8BFD8}, {"tomato", 0xFF6347}, {"turquoise", 0x40E0D0}, {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3}, {"white", 0xFFFFFF}, {"whitesmoke", 0xF5F5F5}, {"yellow", 0xFFFF00}, {"yellowgreen", 0x9ACD32},
};

static uint32_t color_part(const char **p)
{
    mpt v = 0;
    if (!svg_number(p, &v))
        return 0;
    if (**p == '%') {
        v = mpt_scale(v, 255, 100);
        *p = skip(*p + 1);
    }
    v = (v + 500) / SVG_UNIT;
    return v < 0 ? 0 : v > 255 ? 255 : (uint32_t)v;
}

bool svg_color(const char *text, uint32_t current, uint32_t *out)
{
    size_t digits = *text == '#' ? strspn(text + 1, "0123456789abcdefABCDEF") : 0;
    if (!strcmp(text, "none") || !strcmp(text, "transparent")) {
        *out = SVG_COLOR_NONE;
    } else if (!strcasecmp(text, "currentColor")) {
        *out = current;
    } else if (digits == 6 && !text[7]) {
        *out = (uint32_t)strtoul(text + 1, NULL, 16);
    } else if (digits == 3 && !text[4]) {
        uint32_t v = (uint32_t)strtoul(text + 1, NULL, 16);
        *out = (v >> 8) * 0x110000 + (v >> 4 & 15) * 0x1100 + (v & 15) * 0x11;
    } else if (!strncasecmp(text, "rgb(", 4)) {
        const char *p = text + 4;
        uint32_t r = color_part(&p), g = color_part(&p), b = color_part(&p);
        *out = r << 16 | g << 8 | b;
    } else {
        for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
            if (!strcasecmp(colors[i].name, text)) {
                *out = colors[i].value;
                return true;
            }
        return false;
    }
    return true;
}

static void paint_of(struct drawing *d, const xmlNode *n, const char *name, uint32_t current, uint32_t *out, const xmlNode **gradient_out)
{
    char value[SVG_VALUE_MOST];
    const char *text = svg_property(d, n, name, value);
    if (!text)
        return;
    const char *fallback = !strncmp(text, "url(", 4) && strchr(text, ')') ? skip(strchr(text, ')') + 1) : NULL;
    const xmlNode *gradient = fallback && gradient_out ? svg_target(d, text) : NULL;
    if (gradient_out)
        *gradient_out = gradient && strstr((const char *)gradient->name, "Gradient") ? gradient : NULL;
    if (fallback && (!gradient_out || !*gradient_out))
        svg_fault(d, n, name);
    if (!svg_color(fallback && *fallback ? fallback : text, current, out) && !fallback)
        svg_fault(d, n, name);
}

/* An opacity 0..1 or in percent -> how clear it is, over what was clear already. */
static uint16_t clear_of(const struct drawing *d, const xmlNode *n, const char *name, uint16_t otherwise)
{
    char v[SVG_VALUE_MOST];
    const char *p = svg_property(d, n, name, v);
    mpt number;
    if (!p || !svg_number(&p, &number))
        return otherwise;
    if (*p == '%')
        number /= 100;
    return (uint16_t)(number < 0 ? 1000 : number > SVG_UNIT ? 0 : SVG_UNIT - number);
}

static void dashes_of(const char *text, struct svg_style *s)
{
    mpt v;
    int64_t sum = 0;
    s->dash_count = 0;
    while (s->dash_count < SVG_DASHES_MOST && svg_number(&text, &v)) {
        text += strspn(text, "px");
        s->dash[s->dash_count++] = v < 0 ? 0 : v;
        sum += v;
    }
    if (sum <= 0)
        s->dash_count = 0;
    if (s->dash_count % 2 && s->dash_count <= SVG_DASHES_MOST / 2) { /* an odd list is used twice */
        memcpy(s->dash + s->dash_count, s->dash, sizeof *s->dash * (size_t)s->dash_count);
        s->dash_count *= 2;
    }
}

static int choice(const char *text, const char *one, const char *two, int otherwise)
{
    return !text ? otherwise : !strcmp(text, one) ? 1 : !strcmp(text, two) ? 2 : 0;
}

static void style_of_text(struct drawing *d, const xmlNode *n, struct svg_style *s)
{
    char v[SVG_VALUE_MOST];
    mpt size;
    if (svg_property(d, n, "font-family", v))
        s->family = arena_strdup(d->context->pages->arena, v);
    if (svg_property(d, n, "font-size", v) && svg_length(v, s->size, s->size, &size) && size > 0)
        s->size = size;
    if (svg_property(d, n, "font-weight", v))
        s->weight = !strncmp(v, "bold", 4) ? 700 : atoi(v) >= 100 && atoi(v) <= 900 ? atoi(v) : 400;
    if (svg_property(d, n, "font-style", v))
        s->italic = !strcmp(v, "italic") || !strcmp(v, "oblique");
    s->anchor = (enum svg_anchor)choice(svg_property(d, n, "text-anchor", v), "middle", "end", (int)s->anchor);
    if (svg_property(d, n, "dominant-baseline", v) || svg_property(d, n, "alignment-baseline", v))
        s->lift = !strcmp(v, "middle") || !strcmp(v, "central") ? -350 : !strcmp(v, "hanging") || !strcmp(v, "text-before-edge") ? -800 : 0;
}

uint16_t svg_clearer(uint16_t a, uint16_t b)
{
    return (uint16_t)(1000 - (1000 - a) * (1000 - b) / 1000);
}

struct svg_style svg_style_of(struct drawing *d, const xmlNode *n, struct svg_style s)
{
    static const char *const marker_names[] = {"marker-start", "marker-mid", "marker-end"}, *const effects[] = {"mask", "filter"};
    char v[SVG_VALUE_MOST];
    mpt number;
    paint_of(d, n, "color", s.color, &s.color, NULL);
    paint_of(d, n, "fill", s.color, &s.fill, &s.gradient);
    paint_of(d, n, "stroke", s.color, &s.stroke, NULL);
    s.fill_clear = clear_of(d, n, "fill-opacity", s.fill_clear);
    s.stroke_clear = clear_of(d, n, "stroke-opacity", s.stroke_clear);
    s.clear = svg_clearer(s.clear, clear_of(d, n, "opacity", 0));
    if (svg_property(d, n, "stroke-width", v) && svg_length(v, s.size, d->view_w, &number))
        s.width = number < 0 ? 0 : number;
    const char *p = svg_property(d, n, "stroke-miterlimit", v);
    if (p && svg_number(&p, &number) && number >= SVG_UNIT)
        s.miter = number;
    s.cap = (uint8_t)choice(svg_property(d, n, "stroke-linecap", v), "round", "square", s.cap);
    s.join = (uint8_t)choice(svg_property(d, n, "stroke-linejoin", v), "round", "bevel", s.join);
    s.even_odd = choice(svg_property(d, n, "fill-rule", v), "evenodd", "", s.even_odd) == 1;
    s.hidden = choice(svg_property(d, n, "visibility", v), "hidden", "collapse", s.hidden) != 0;
    if (svg_property(d, n, "stroke-dasharray", v))
        dashes_of(v, &s);
    if (svg_property(d, n, "stroke-dashoffset", v) && svg_length(v, s.size, d->view_w, &number))
        s.dash_offset = number;
    for (int i = 0; i < 3; i++)
        if (svg_property(d, n, marker_names[i], v) || svg_property(d, n, "marker", v))
            s.marker[i] = !strcmp(v, "none") ? NULL : svg_target(d, v);
    for (int i = 0; i < 2; i++)
        if (svg_property(d, n, effects[i], v) && strcmp(v, "none"))
            svg_fault(d, n, effects[i]);
    style_of_text(d, n, &s);
    return s;
}

struct svg_matrix svg_multiply(struct svg_matrix m, struct svg_matrix n)
{
    return (struct svg_matrix){m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b, m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f};
}

/* One function of a transform list with its arguments in 1/1000. */
static bool transform_one(const char *name, size_t len, const mpt *v, int count, struct svg_matrix *m)
{
    const double radian = 3.14159265358979323846 / 180 / SVG_UNIT, unit = 1.0 / SVG_UNIT;
    *m = (struct svg_matrix){1, 0, 0, 1, 0, 0};
    if (len == 9 && !strncmp(name, "translate", len) && count >= 1) {
        m->e = v[0];
        m->f = count > 1 ? v[1] : 0;
    } else if (len == 5 && !strncmp(name, "scale", len) && count >= 1) {
        m->a = v[0] * unit;
        m->d = count > 1 ? v[1] * unit : m->a;
    } else if (len == 6 && !strncmp(name, "rotate", len) && count >= 1) {
        double c = cos(v[0] * radian), s = sin(v[0] * radian), x = count > 2 ? v[1] : 0, y = count > 2 ? v[2] : 0;
        if (v[0] % (90 * SVG_UNIT) == 0) { /* exact */
            int quarter = (v[0] / (90 * SVG_UNIT) % 4 + 4) % 4;
            c = quarter == 0 ? 1 : quarter == 2 ? -1 : 0;
            s = quarter == 1 ? 1 : quarter == 3 ? -1 : 0;
        }
        *m = (struct svg_matrix){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
    } else if (len == 5 && !strncmp(name, "skewX", len) && count == 1)
        m->c = tan(v[0] * radian);
    else if (len == 5 && !strncmp(name, "skewY", len) && count == 1)
        m->b = tan(v[0] * radian);
    else if (len == 6 && !strncmp(name, "matrix", len) && count == 6)
        *m = (struct svg_matrix){v[0] * unit, v[1] * unit, v[2] * unit, v[3] * unit, v[4], v[5]};
    else
        return false;
    return true;
}

bool svg_transform(const char *p, struct svg_matrix *out)
{
    *out = (struct svg_matrix){1, 0, 0, 1, 0, 0};
    while (*(p = skip(p))) {
        size_t len = strcspn(p, " (\t\r\n");
        const char *name = p, *open = strchr(p, '(');
        mpt v[6];
        int count = 0;
        if (!open)
            return false;
        p = open + 1;
        while (count < 6 && svg_number(&p, &v[count]))
            count++;
        struct svg_matrix m;
        if (*p != ')' || !transform_one(name, len, v, count, &m))
            return false;
        *out = svg_multiply(*out, m);
        p++;
    }
    return true;
}

struct svg_matrix svg_view(const xmlNode *n, mpt w, mpt h, bool *slice)
{
    struct svg_matrix m = {1, 0, 0, 1, 0, 0};
    const char *view = svg_attribute(n, "viewBox"), *fit = svg_attribute(n, "preserveAspectRatio");
    mpt box[4];
    *slice = false;
    for (int i = 0; i < 4; i++)
        if (!view || !svg_number(&view, &box[i]))
            return m;
    if (box[2] <= 0 || box[3] <= 0)
        return m;
    double sx = (double)w / box[2], sy = (double)h / box[3];
    fit = fit ? skip(fit) : "xMidYMid";
    if (strncmp(fit, "none", 4)) {
        *slice = strstr(fit, "slice") != NULL;
        sx = sy = *slice ? (sx > sy ? sx : sy) : (sx < sy ? sx : sy);
    }
    double x = strstr(fit, "xMin") ? 0 : strstr(fit, "xMax") ? 1 : 0.5, y = strstr(fit, "YMin") ? 0 : strstr(fit, "YMax") ? 1 : 0.5;
    return (struct svg_matrix){sx, 0, 0, sy, (w - box[2] * sx) * x - box[0] * sx, (h - box[3] * sy) * y - box[1] * sy};
}

static const xmlNode *find_id(const xmlNode *n, const char *id, size_t len)
{
    const xmlNode *top = n;
    while (n) {
        const char *own = n->type == XML_ELEMENT_NODE ? svg_attribute(n, "id") : NULL;
        if (own && strlen(own) == len && !strncmp(own, id, len))
            return n;
        if (n->type == XML_ELEMENT_NODE && n->children) {
            n = n->children;
            continue;
        }
        while (n != top && !n->next)
            n = n->parent;
        n = n == top ? NULL : n->next;
    }
    return NULL;
}

const xmlNode *svg_target(const struct drawing *d, const char *reference)
{
    const char *hash = strchr(reference, '#');
    return hash ? find_id(d->root, hash + 1, strcspn(hash + 1, "'\") \t")) : NULL;
}
