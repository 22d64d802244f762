/* topology: draw, frames, links, devices, labels, title and legend as SVG, from back to front. */
#include "draw.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 26000, TITLE = 11000, TITLE_LINE = TITLE * 5 / 4, NARROW = 340000 /* what any paper has room for, however much a drawing is enlarged */, LEGEND_ROW = 17000, LEGEND_PAD = 6000, LEGEND_ICON_W = 18000, LEGEND_ICON_H = 15000, LEGEND_LINE = 26000, LEGEND_GAP = 12000, FOOT = 12000, ASCENT = 880 /* 1/1000 of the size, to the baseline */ };

#define FAMILY "hei, 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', SimHei, sans-serif"

static void pt(struct buf *out, mpt v)
{
    buf_printf(out, "%s%d", v < 0 ? "-" : "", abs(v) / 1000);
    if (v % 1000)
        buf_printf(out, ".%03d", abs(v) % 1000);
}

static void attribute(struct buf *out, const char *name, mpt v)
{
    buf_printf(out, " %s=\"", name);
    pt(out, v);
    buf_puts(out, "\"");
}

/* One line of text; y is the top of its line of the given height. */
static void text(struct buf *out, const char *s, mpt x, mpt y, mpt size, mpt leading, const char *more)
{
    buf_puts(out, "<text");
    attribute(out, "x", x);
    attribute(out, "y", y + (leading - size) / 2 + size * (int64_t)ASCENT / 1000);
    attribute(out, "font-size", size);
    buf_printf(out, "%s>", more);
    buf_xml(out, s);
    buf_puts(out, "</text>");
}

/* Lines below each other, each in the middle of the width or at its left (from) or right end (to). */
static mpt text_block(struct buf *out, const struct lines *l, struct rect in, mpt y, mpt size, mpt leading, enum box_form form, const char *more)
{
    for (int i = 0; i < l->count; i++, y += leading)
        text(out, l->text[i], form == BOX_RIGHT ? in.x : form == BOX_LEFT ? in.x + in.w - l->width[i] : in.x + (in.w - l->width[i]) / 2, y, size, leading, more);
    return y;
}

static const char *style(const struct drawing *d, const char *group, const char *id, const char *name)
{
    const char *v = look_value(d->look, group, id, name);
    return v ? v : "none";
}

static void frames_write(const struct drawing *d, struct buf *out)
{
    const struct network *n = d->plan->network;
    for (int depth = 0, more = 1; more; depth++) {
        more = 0;
        for (int i = 0; i < n->zone_count; i++) {
            const struct frame *f = &d->plan->frames[i];
            more |= f->rect.w && f->depth > depth;
            if (!f->rect.w || f->depth != depth)
                continue;
            const char *kind = n->zones[i].kind, *stroke = style(d, "zone", kind, "stroke");
            buf_puts(out, "<rect");
            attribute(out, "x", f->rect.x), attribute(out, "y", f->rect.y), attribute(out, "width", f->rect.w), attribute(out, "height", f->rect.h);
            buf_printf(out, " rx=\"3\" fill=\"%s\" stroke=\"%s\" stroke-width=\"0.8\"%s/>", style(d, "zone", kind, "fill"), stroke, depth ? " stroke-dasharray=\"4 2\"" : "");
            bool beside = f->title.h == TITLE_LEADING && f->note.count;
            mpt y = text_block(out, &f->name, f->title, f->title.y, TITLE_SIZE, TITLE_LEADING, BOX_RIGHT, " font-weight=\"bold\" fill=\"#26323d\"");
            struct rect note = f->title;
            note.x += beside ? f->name.widest + 4000 : 0;
            text_block(out, &f->note, note, beside ? f->title.y + (TITLE_LEADING - TEXT_LEADING) / 2 : y, TEXT_SIZE, TEXT_LEADING, BOX_RIGHT, " fill=\"#4a5763\"");
        }
    }
}

static void stroke(struct buf *out, const struct drawing *d, const char *kind, const char *width, const char *colour)
{
    const char *dashes = look_value(d->look, "link", kind, "stroke-dasharray");
    buf_printf(out, " fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"", colour ? colour : style(d, "link", kind, "stroke"), width ? width : style(d, "link", kind, "stroke-width"));
    if (dashes && !colour)
        buf_printf(out, " stroke-dasharray=\"%s\"", dashes);
}

static void way_write(const struct route *way, struct buf *out)
{
    buf_puts(out, "<path d=\"");
    for (int i = 0; i < way->count; i++) {
        buf_puts(out, i ? "L" : "M");
        pt(out, way->points[i].x);
        buf_puts(out, " ");
        pt(out, way->points[i].y);
    }
    buf_puts(out, "\"");
}

/* A redundant link is a double line: a broad one with a light core. */
static void links_write(const struct drawing *d, struct buf *out)
{
    const struct network *n = d->plan->network;
    for (int i = 0; i < n->link_count; i++) {
        const struct route *way = &d->routes->list[i];
        if (!way->count)
            continue;
        way_write(way, out);
        stroke(out, d, n->links[i].kind, n->links[i].redundant ? "3" : NULL, NULL);
        buf_puts(out, "/>");
        if (n->links[i].redundant) {
            way_write(way, out);
            stroke(out, d, n->links[i].kind, "1", "#ffffff");
            buf_puts(out, "/>");
        }
    }
    for (int i = 0; i < n->link_count; i++)
        if (d->routes->list[i].branches) {
            buf_puts(out, "<circle");
            attribute(out, "cx", d->routes->list[i].branch.x), attribute(out, "cy", d->routes->list[i].branch.y);
            buf_printf(out, " r=\"1.5\" fill=\"%s\"/>", style(d, "link", n->links[i].kind, "stroke"));
        }
}

/* A symbol in a rectangle: its own parts, moved and scaled from its viewBox. */
static void symbol_write(const struct drawing *d, const char *id, struct rect in, struct buf *out)
{
    const xmlNode *symbol = look_symbol(d->look, id);
    symbol = symbol ? symbol : look_symbol(d->look, "other");
    bool cloud = !strcmp(id, "cloud");
    buf_puts(out, "<use");
    buf_printf(out, " href=\"#symbol-%s\" transform=\"translate(", symbol == look_symbol(d->look, "other") ? "other" : id);
    pt(out, in.x);
    buf_puts(out, " ");
    pt(out, in.y);
    buf_printf(out, ") scale(%d.%05d %d.%05d)\"/>", in.w / (cloud ? 80000 : 30000), (int)((int64_t)in.w * 100000 / (cloud ? 80000 : 30000) % 100000), in.h / (cloud ? 40000 : 25000),
               (int)((int64_t)in.h * 100000 / (cloud ? 40000 : 25000) % 100000));
}

static void panel_write(const struct drawing *d, const struct net_node *node, const struct box *b, struct buf *out)
{
    buf_puts(out, "<rect");
    attribute(out, "x", b->rect.x), attribute(out, "y", b->rect.y), attribute(out, "width", b->rect.w), attribute(out, "height", b->rect.h);
    buf_printf(out, " rx=\"3\" fill=\"%s\" stroke=\"%s\" stroke-width=\"0.8\"/>", style(d, "zone", node->symbol, "fill"), style(d, "zone", node->symbol, "stroke"));
}

static void boxes_write(const struct drawing *d, struct buf *out)
{
    const struct network *n = d->plan->network;
    for (int i = 0; i < n->node_count; i++) {
        const struct box *b = &d->plan->boxes[i];
        bool plain = b->form == BOX_CLOUD || b->form == BOX_PANEL;
        if (b->form == BOX_PANEL)
            panel_write(d, &n->nodes[i], b, out);
        else
            symbol_write(d, n->nodes[i].symbol, b->icon, out);
        mpt y = text_block(out, &b->name, b->text, b->text.y, plain ? TITLE_SIZE : TEXT_SIZE, plain ? TITLE_LEADING : TEXT_LEADING, b->form, plain ? " font-weight=\"bold\" fill=\"#26323d\"" : " fill=\"#111111\"");
        text_block(out, &b->note, b->text, y, TEXT_SIZE, TEXT_LEADING, b->form, " fill=\"#4a5763\"");
    }
}

static void labels_write(const struct drawing *d, struct buf *out)
{
    for (int i = 0; i < d->plan->network->link_count; i++) {
        const struct label *l = &d->routes->labels[i];
        if (!l->rect.w)
            continue;
        if (l->covers) {
            buf_puts(out, "<rect");
            attribute(out, "x", l->rect.x), attribute(out, "y", l->rect.y), attribute(out, "width", l->rect.w), attribute(out, "height", l->rect.h);
            buf_puts(out, " fill=\"#ffffff\"/>");
        }
        text_block(out, &l->text, l->rect, l->rect.y, TEXT_SIZE, TEXT_LEADING, BOX_BELOW, " fill=\"#7a3b00\"");
    }
}

/* An entry of the legend: a symbol or a piece of line, and its name. */
struct entry {
    const char *id, *label;
    bool line, redundant;
};

static int entries_find(const struct drawing *d, struct entry *list, int most)
{
    const struct network *n = d->plan->network;
    int count = 0;
    for (int pass = 0; pass < 3; pass++)
        for (int i = 0; i < (pass ? n->link_count : n->node_count); i++) {
            struct entry e = pass ? (struct entry){n->links[i].kind, pass == 1 ? n->links[i].kind_label : "冗余链路（双线）", true, pass == 2} : (struct entry){n->nodes[i].symbol, n->nodes[i].label, false, false};
            bool wanted = *e.label && (pass ? d->routes->list[i].count && (pass == 1 || n->links[i].redundant) : n->nodes[i].kind == NODE_DEVICE || n->nodes[i].kind == NODE_SYSTEM);
            for (int k = 0; k < count && wanted; k++)
                wanted = strcmp(list[k].label, e.label) != 0;
            if (wanted && count < most)
                list[count++] = e;
        }
    return count;
}

static mpt entry_width(const struct drawing *d, const struct entry *e)
{
    return (e->line ? LEGEND_LINE : LEGEND_ICON_W) + 3000 + text_width(d->plan->lettering.plain, TEXT_SIZE, e->label);
}

/* How many rows entries make between left and right. */
static int legend_rows(const struct drawing *d, const struct entry *list, int count, mpt left, mpt right)
{
    int rows = 1;
    mpt x = left;
    for (int i = 0; i < count; i++) {
        mpt w = entry_width(d, &list[i]);
        if (x > left && x + w > right)
            x = left, rows++;
        x += w + LEGEND_GAP;
    }
    return rows;
}

/* The legend in rows of the sheet's width, about equally long; out NULL: only its height. */
static mpt legend(const struct drawing *d, mpt top, struct buf *out)
{
    struct entry list[80];
    int count = entries_find(d, list, 80);
    mpt left = LEGEND_PAD + text_width(d->plan->lettering.bold, TEXT_SIZE, "图例") + LEGEND_GAP, right = d->w - LEGEND_PAD, x = left, y = top + LEGEND_PAD;
    for (int rows = legend_rows(d, list, count, left, right); right > left && legend_rows(d, list, count, left, right - LEGEND_GAP) == rows;)
        right -= LEGEND_GAP;
    if (out)
        text(out, "图例", LEGEND_PAD, y, TEXT_SIZE, LEGEND_ICON_H, " font-weight=\"bold\" fill=\"#26323d\"");
    for (int i = 0; i < count; i++) {
        const struct entry *e = &list[i];
        mpt mark = e->line ? LEGEND_LINE : LEGEND_ICON_W, w = entry_width(d, e);
        if (x > left && x + w > right)
            x = left, y += LEGEND_ROW;
        if (out && !e->line)
            symbol_write(d, e->id, (struct rect){x, y, LEGEND_ICON_W, LEGEND_ICON_H}, out);
        for (int core = 0; out && e->line && core <= e->redundant; core++) {
            buf_puts(out, "<path d=\"M");
            pt(out, x), buf_puts(out, " "), pt(out, y + LEGEND_ICON_H / 2), buf_puts(out, "h"), pt(out, LEGEND_LINE), buf_puts(out, "\"");
            stroke(out, d, e->id, core ? "1" : e->redundant ? "3" : NULL, core ? "#ffffff" : e->redundant ? "#33414e" : NULL);
            buf_puts(out, "/>");
        }
        if (out)
            text(out, e->label, x + mark + 3000, y, TEXT_SIZE, LEGEND_ICON_H, " fill=\"#26323d\"");
        x += w + LEGEND_GAP;
    }
    return y + LEGEND_ICON_H + LEGEND_PAD - top;
}

static const char *foot_text(const struct drawing *d)
{
    const struct network *n = d->plan->network;
    return arena_printf(d->plan->arena, "%s%s%s%s%s", n->unit, *n->date ? "　日期：" : "", n->date, *n->version ? "　版本：" : "", n->version);
}

static mpt head_height(const struct drawing *d)
{
    return HEAD + (d->head.count > 1 ? d->head.count - 1 : 0) * TITLE_LINE;
}

void drawing_measure(struct drawing *d)
{
    mpt room = d->plan->w > NARROW ? d->plan->w : NARROW;
    d->head = text_lines(d->plan->arena, d->plan->lettering.bold, TITLE, d->title, room, 3);
    d->foot = text_lines(d->plan->arena, d->plan->lettering.plain, TEXT_SIZE, foot_text(d), room - 2 * LEGEND_PAD, 2);
    d->w = d->plan->w;
    d->w = d->w > d->head.widest ? d->w : d->head.widest;
    d->w = d->w > d->foot.widest + 2 * LEGEND_PAD ? d->w : d->foot.widest + 2 * LEGEND_PAD;
    d->w = d->w > 200000 ? d->w : 200000;
    d->h = head_height(d) + d->plan->h + legend(d, 0, NULL) + FOOT + (d->foot.count > 1) * TEXT_LEADING;
}

static void symbols_write(const struct drawing *d, struct buf *out)
{
    const struct network *n = d->plan->network;
    buf_puts(out, "<defs>");
    for (int i = 0; i < n->node_count; i++) {
        const char *id = n->nodes[i].symbol;
        bool again = n->nodes[i].kind == NODE_PANEL;
        for (int k = 0; k < i && !again; k++)
            again = n->nodes[k].kind != NODE_PANEL && !strcmp(n->nodes[k].symbol, id);
        const xmlNode *symbol = again ? NULL : look_symbol(d->look, id);
        if (!symbol)
            continue;
        buf_printf(out, "<g id=\"symbol-%s\">", id);
        xmlBuffer *text = xmlBufferCreate();
        for (xmlNode *c = symbol->children; c; c = c->next)
            if (c->type == XML_ELEMENT_NODE)
                xmlNodeDump(text, symbol->doc, c, 0, 0);
        buf_puts(out, (const char *)xmlBufferContent(text));
        xmlBufferFree(text);
        buf_puts(out, "</g>");
    }
    buf_puts(out, "</defs>");
}

void drawing_write(const struct drawing *d, int per_mille, struct buf *out)
{
    buf_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    buf_puts(out, " width=\""), pt(out, mpt_scale(d->w, per_mille, 1000));
    buf_puts(out, "pt\" height=\""), pt(out, mpt_scale(d->h, per_mille, 1000));
    buf_puts(out, "pt\" viewBox=\"0 0 ");
    pt(out, d->w), buf_puts(out, " "), pt(out, d->h);
    buf_puts(out, "\" font-family=\"" FAMILY "\">");
    symbols_write(d, out);
    text_block(out, &d->head, (struct rect){0, 0, d->w, 0}, 4000, TITLE, TITLE_LINE, BOX_BELOW, " font-weight=\"bold\" fill=\"#111111\"");
    buf_puts(out, "<g transform=\"translate(");
    pt(out, (d->w - d->plan->w) / 2), buf_puts(out, " "), pt(out, head_height(d));
    buf_puts(out, ")\">");
    frames_write(d, out);
    links_write(d, out);
    boxes_write(d, out);
    labels_write(d, out);
    buf_puts(out, "</g>");
    mpt top = head_height(d) + d->plan->h, below = top + legend(d, top, out);
    buf_puts(out, "<path d=\"M0 ");
    pt(out, top), buf_puts(out, "H"), pt(out, d->w);
    buf_puts(out, "\" fill=\"none\" stroke=\"#9aa3ad\" stroke-width=\"0.5\"/>");
    text_block(out, &d->foot, (struct rect){0, 0, d->w - LEGEND_PAD, 0}, below - 2000, TEXT_SIZE, TEXT_LEADING, BOX_LEFT, " fill=\"#4a5763\"");
    buf_puts(out, "</svg>");
}

static void rect_dump(struct buf *out, const char *kind, int index, struct rect r, const char *name)
{
    buf_printf(out, "%s\t%d\t%d\t%d\t%d\t%d\t%s\n", kind, index, r.x, r.y, r.w, r.h, name);
}

void drawing_dump(const struct drawing *d, struct buf *out)
{
    const struct network *n = d->plan->network;
    rect_dump(out, "sheet", 0, (struct rect){0, 0, d->plan->w, d->plan->h}, d->title);
    for (int i = 0; i < n->zone_count; i++)
        if (d->plan->frames[i].rect.w) {
            rect_dump(out, "frame", i, d->plan->frames[i].rect, n->zones[i].name);
            rect_dump(out, "title", i, d->plan->frames[i].title, n->zones[i].name);
            buf_printf(out, "in\t%d\t%d\n", i, n->zones[i].parent);
        }
    for (int i = 0; i < n->node_count; i++) {
        rect_dump(out, "box", i, d->plan->boxes[i].rect, n->nodes[i].name);
        rect_dump(out, "text", i, d->plan->boxes[i].text, n->nodes[i].name);
        buf_printf(out, "of\t%d\t%d\n", i, n->nodes[i].zone);
    }
    for (int i = 0; i < n->link_count; i++) {
        const struct route *way = &d->routes->list[i];
        if (!way->count)
            buf_printf(out, "lost\t%d\n", i);
        for (int k = 0; k + 1 < way->count; k++)
            buf_printf(out, "line\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", i, way->points[k].x, way->points[k].y, way->points[k + 1].x, way->points[k + 1].y, n->links[i].from.node, n->links[i].to.node);
        if (d->routes->labels[i].rect.w)
            rect_dump(out, "label", i, d->routes->labels[i].rect, n->links[i].label);
        else if (*n->links[i].label && way->count)
            buf_printf(out, "unlabelled\t%d\n", i);
    }
}
