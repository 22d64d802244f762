/* svg: paths and shapes -> segments (SVG 1.1 8.3, 9). Curves are handed on as they are; arcs become curves of a quarter turn at most. */
#include "drawing.h"

#include <math.h>
#include <string.h>

static mpt rounded(double v)
{
    return v > SVG_MOST ? SVG_MOST : v < -SVG_MOST ? -SVG_MOST : (mpt)floor(v + 0.5);
}

static void segment(struct drawing *d, enum page_segment_kind kind, const mpt *at)
{
    MEM_GROW(d->segments, d->count, d->cap);
    struct page_segment *s = &d->segments[d->count++];
    *s = (struct page_segment){.kind = kind};
    for (int i = 0; kind != SEG_CLOSE && i < (kind == SEG_CURVE ? 3 : 1); i++)
        s->p[i] = (struct point){at[2 * i], at[2 * i + 1]};
}

static void move(struct drawing *d, mpt x, mpt y)
{
    segment(d, SEG_MOVE, (mpt[]){x, y});
}

static void line(struct drawing *d, mpt x, mpt y)
{
    segment(d, SEG_LINE, (mpt[]){x, y});
}

static void curve(struct drawing *d, mpt x1, mpt y1, mpt x2, mpt y2, mpt x, mpt y)
{
    segment(d, SEG_CURVE, (mpt[]){x1, y1, x2, y2, x, y});
}

/* Elliptical arc from (x0,y0) (SVG 1.1 F.6.5, F.6.6); double, rounded once at the end. */
static void arc(struct drawing *d, mpt x0, mpt y0, const mpt *v, bool large, bool sweep, mpt x, mpt y)
{
    const double pi = 3.14159265358979323846;
    double rx = fabs((double)v[0]), ry = fabs((double)v[1]), phi = v[2] * pi / 180 / SVG_UNIT, c = cos(phi), s = sin(phi);
    if (rx < 1 || ry < 1 || (x0 == x && y0 == y)) {
        line(d, x, y);
        return;
    }
    double dx = ((double)x0 - x) / 2, dy = ((double)y0 - y) / 2, ax = c * dx + s * dy, ay = -s * dx + c * dy;
    double over = ax * ax / (rx * rx) + ay * ay / (ry * ry);
    if (over > 1) {
        rx *= sqrt(over);
        ry *= sqrt(over);
    }
    double below = rx * rx * ay * ay + ry * ry * ax * ax, root = (rx * rx * ry * ry - below) / below;
    double k = (large == sweep ? -1 : 1) * sqrt(root > 0 ? root : 0), bx = k * rx * ay / ry, by = -k * ry * ax / rx;
    double cx = c * bx - s * by + ((double)x0 + x) / 2, cy = s * bx + c * by + ((double)y0 + y) / 2;
    double from = atan2((ay - by) / ry, (ax - bx) / rx), turn = atan2((-ay - by) / ry, (-ax - bx) / rx) - from;
    if (sweep && turn < 0)
        turn += 2 * pi;
    else if (!sweep && turn > 0)
        turn -= 2 * pi;
    int parts = (int)ceil(fabs(turn) / (pi / 2) - 1e-9);
    parts = parts < 1 ? 1 : parts;
    double step = turn / parts, t = 4.0 / 3 * tan(step / 4);
    for (int i = 0; i < parts; i++) {
        double a = from + i * step, b = a + step;
        double px[3] = {cos(a) - t * sin(a), cos(b) + t * sin(b), cos(b)}, py[3] = {sin(a) + t * cos(a), sin(b) - t * cos(b), sin(b)};
        mpt at[6];
        for (int j = 0; j < 3; j++) {
            at[2 * j] = rounded(cx + c * rx * px[j] - s * ry * py[j]);
            at[2 * j + 1] = rounded(cy + s * rx * px[j] + c * ry * py[j]);
        }
        if (i == parts - 1) {
            at[4] = x;
            at[5] = y;
        }
        segment(d, SEG_CURVE, at);
    }
}

struct pen {
    mpt x, y, start_x, start_y;
    mpt cx, cy; /* last control, for S and T */
    char last;  /* kind of the last command */
};

static mpt mirrored(mpt at, mpt control)
{
    int64_t v = 2 * (int64_t)at - control;
    return v > SVG_MOST ? SVG_MOST : v < -SVG_MOST ? -SVG_MOST : (mpt)v;
}

/* A quadratic curve is a cubic one. */
static void quadratic(struct drawing *d, const struct pen *p, mpt cx, mpt cy, mpt x, mpt y)
{
    curve(d, p->x + mpt_scale((int64_t)cx - p->x, 2, 3), p->y + mpt_scale((int64_t)cy - p->y, 2, 3), x + mpt_scale((int64_t)cx - x, 2, 3), y + mpt_scale((int64_t)cy - y, 2, 3), x, y);
}

/* v holds absolute coordinates. */
static void command_draw(struct drawing *d, struct pen *p, char kind, const mpt *v)
{
    mpt x = p->x, y = p->y, cx = x, cy = y;
    switch (kind) {
    case 'm': move(d, v[0], v[1]); x = p->start_x = v[0], y = p->start_y = v[1]; break;
    case 'l': line(d, x = v[0], y = v[1]); break;
    case 'h': line(d, x = v[0], y); break;
    case 'v': line(d, x, y = v[0]); break;
    case 'c': curve(d, v[0], v[1], cx = v[2], cy = v[3], x = v[4], y = v[5]); break;
    case 's': {
        bool smooth = p->last == 'c' || p->last == 's';
        curve(d, smooth ? mirrored(x, p->cx) : x, smooth ? mirrored(y, p->cy) : y, v[0], v[1], v[2], v[3]);
        cx = v[0], cy = v[1], x = v[2], y = v[3];
        break;
    }
    case 'q': quadratic(d, p, cx = v[0], cy = v[1], v[2], v[3]); x = v[2], y = v[3]; break;
    case 't': {
        bool smooth = p->last == 'q' || p->last == 't';
        cx = smooth ? mirrored(x, p->cx) : x;
        cy = smooth ? mirrored(y, p->cy) : y;
        quadratic(d, p, cx, cy, v[0], v[1]);
        x = v[0], y = v[1];
        break;
    }
    case 'a': arc(d, x, y, v, v[3] != 0, v[4] != 0, v[5], v[6]); x = v[5], y = v[6]; break;
    default: break;
    }
    *p = (struct pen){x, y, p->start_x, p->start_y, kind == 'c' || kind == 's' || kind == 'q' || kind == 't' ? cx : x, kind == 'c' || kind == 's' || kind == 'q' || kind == 't' ? cy : y, kind};
}

/* Flags of an arc may stand without a separator: "a1 1 0 01.5.5". */
static bool flag(const char **p, mpt *out)
{
    const char *s = *p + strspn(*p, " ,\t\r\n");
    if (*s != '0' && *s != '1')
        return false;
    *out = *s == '1';
    *p = s + 1;
    return true;
}

static mpt shifted(mpt v, mpt by)
{
    v += by;
    return v > SVG_MOST ? SVG_MOST : v < -SVG_MOST ? -SVG_MOST : v;
}

static bool arguments(const char **p, char kind, int want, bool relative, const struct pen *pen, mpt *v)
{
    for (int i = 0; i < want; i++) {
        if (kind == 'a' && (i == 3 || i == 4) ? !flag(p, &v[i]) : !svg_number(p, &v[i]))
            return false;
        bool place = kind != 'a' || i >= 5;
        bool vertical = kind == 'v' || (kind == 'a' ? i == 6 : kind != 'h' && (i & 1));
        if (relative && place)
            v[i] = shifted(v[i], vertical ? pen->y : pen->x);
    }
    return true;
}

static bool svg_path(struct drawing *d, const char *p)
{
    static const char kinds[] = "mlhvcsqta";
    static const int wants[] = {2, 2, 1, 1, 6, 4, 4, 2, 7};
    struct pen pen = {0};
    char command = 0;
    mpt v[7];
    while (*(p += strspn(p, " ,\t\r\n"))) {
        if ((*p | 32) >= 'a' && (*p | 32) <= 'z')
            command = *p++;
        char kind = (char)(command | 32);
        if (!pen.last && kind != 'm')
            return false;
        if (kind == 'z') {
            segment(d, SEG_CLOSE, NULL);
            pen = (struct pen){pen.start_x, pen.start_y, pen.start_x, pen.start_y, pen.start_x, pen.start_y, 'z'};
            command = 0;
            continue;
        }
        const char *found = command ? strchr(kinds, kind) : NULL;
        if (!found || !arguments(&p, kind, wants[found - kinds], command == kind, &pen, v))
            return false;
        if (pen.last == 'z' && kind != 'm')
            move(d, pen.x, pen.y);
        command_draw(d, &pen, kind, v);
        if (kind == 'm')
            command = command == kind ? 'l' : 'L';
    }
    return d->count > 0;
}

static bool points_read(struct drawing *d, const char *p, bool close)
{
    mpt x, y;
    while (p && svg_number(&p, &x) && svg_number(&p, &y))
        segment(d, d->count ? SEG_LINE : SEG_MOVE, (mpt[]){x, y});
    if (close && d->count)
        segment(d, SEG_CLOSE, NULL);
    return d->count > 1;
}

enum { QUARTER = 5523 /* distance of the controls of a quarter circle, of 10000 */ };

static bool rect_read(struct drawing *d, const xmlNode *n)
{
    mpt x = svg_length_of(d, n, "x", 0, 'x'), y = svg_length_of(d, n, "y", 0, 'y'), w = svg_length_of(d, n, "width", 0, 'x'), h = svg_length_of(d, n, "height", 0, 'y');
    mpt rx = svg_length_of(d, n, "rx", -1, 'x'), ry = svg_length_of(d, n, "ry", rx, 'y');
    if (w <= 0 || h <= 0)
        return w == 0 || h == 0;
    rx = rx < 0 ? ry : rx;
    rx = rx > w / 2 ? w / 2 : rx;
    ry = ry > h / 2 ? h / 2 : ry;
    if (rx <= 0 || ry <= 0) {
        move(d, x, y);
        line(d, x + w, y);
        line(d, x + w, y + h);
        line(d, x, y + h);
    } else {
        mpt kx = rx - mpt_scale(rx, QUARTER, 10000), ky = ry - mpt_scale(ry, QUARTER, 10000);
        move(d, x + rx, y);
        line(d, x + w - rx, y);
        curve(d, x + w - kx, y, x + w, y + ky, x + w, y + ry);
        line(d, x + w, y + h - ry);
        curve(d, x + w, y + h - ky, x + w - kx, y + h, x + w - rx, y + h);
        line(d, x + rx, y + h);
        curve(d, x + kx, y + h, x, y + h - ky, x, y + h - ry);
        line(d, x, y + ry);
        curve(d, x, y + ky, x + kx, y, x + rx, y);
    }
    segment(d, SEG_CLOSE, NULL);
    return true;
}

static bool ellipse_read(struct drawing *d, mpt cx, mpt cy, mpt rx, mpt ry)
{
    mpt kx = mpt_scale(rx, QUARTER, 10000), ky = mpt_scale(ry, QUARTER, 10000);
    if (rx <= 0 || ry <= 0)
        return rx == 0 || ry == 0;
    move(d, cx + rx, cy);
    curve(d, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
    curve(d, cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
    curve(d, cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
    curve(d, cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
    segment(d, SEG_CLOSE, NULL);
    return true;
}

bool svg_is_shape(const char *name)
{
    static const char *const shapes[] = {"rect", "line", "polyline", "polygon", "circle", "ellipse", "path"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (!strcmp(name, shapes[i]))
            return true;
    return false;
}

bool svg_shape(struct drawing *d, const xmlNode *n)
{
    const char *name = (const char *)n->name;
    d->count = 0;
    if (!strcmp(name, "rect"))
        return rect_read(d, n);
    if (!strcmp(name, "line")) {
        move(d, svg_length_of(d, n, "x1", 0, 'x'), svg_length_of(d, n, "y1", 0, 'y'));
        line(d, svg_length_of(d, n, "x2", 0, 'x'), svg_length_of(d, n, "y2", 0, 'y'));
        return true;
    }
    if (!strcmp(name, "polyline") || !strcmp(name, "polygon"))
        return points_read(d, svg_attribute(n, "points"), name[4] == 'g');
    mpt cx = svg_length_of(d, n, "cx", 0, 'x'), cy = svg_length_of(d, n, "cy", 0, 'y');
    if (!strcmp(name, "circle")) {
        mpt r = svg_length_of(d, n, "r", 0, 'o');
        return ellipse_read(d, cx, cy, r, r);
    }
    if (!strcmp(name, "ellipse"))
        return ellipse_read(d, cx, cy, svg_length_of(d, n, "rx", 0, 'x'), svg_length_of(d, n, "ry", 0, 'y'));
    const char *data = svg_attribute(n, "d");
    return !data || !*data || svg_path(d, data);
}
