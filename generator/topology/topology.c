/* topology: the stage as a whole: network -> sheets -> plan -> routes -> SVG, with the alternative text. */
#include "topology.h"

#include <libxml/parser.h>
#include <string.h>

#include "draw.h"
#include "sheets.h"

enum { LISTED = 40 /* links in the alternative text */ };

static const char *end_name(const struct network *n, struct net_end e)
{
    return e.node >= 0 ? n->nodes[e.node].name : n->zones[e.zone].name;
}

/* What the drawing shows, to be read aloud. */
static void alternative(const struct network *n, const char *title, struct buf *out)
{
    int zones = 0, listed = 0;
    struct buf text = {0};
    for (int i = 0; i < n->zone_count; i++)
        zones++;
    buf_printf(&text, "%s。共 %d 个区域、%d 台（组）设备、%d 条链路。", title, zones, n->devices, n->link_count);
    for (int i = 0; i < n->zone_count; i++)
        buf_printf(&text, "%s%s", i ? "、" : "区域：", n->zones[i].name);
    if (n->zone_count)
        buf_puts(&text, "。");
    for (int i = 0; i < n->link_count && listed < LISTED; i++, listed++) {
        const struct net_link *l = &n->links[i];
        buf_printf(&text, "%s%s 至 %s（%s%s%s）", listed ? "；" : "链路：", end_name(n, l->from), end_name(n, l->to), l->kind_label, *l->label ? "，" : "", l->label);
    }
    buf_puts(&text, listed < n->link_count ? "等，全部链路见链路表。" : listed ? "。" : "");
    buf_xml(out, buf_text(&text));
    buf_free(&text);
}

/* As its sheet was chosen; a little less where a legend of many rows or a long title makes the drawing higher than was expected. */
static int per_mille(const struct sheet *s, const struct drawing *d)
{
    int64_t across = (int64_t)s->room_w * 1000 / d->w, down = (int64_t)s->room_h * 1000 / d->h, least = across < down ? across : down;
    return (int)(least < s->per_mille ? least : s->per_mille);
}

static void sheet_write(const struct sheet *s, const struct look *look, struct buf *out, struct buf *dump, struct diags *ds)
{
    struct routes *routes = routes_make(s->plan);
    routes_label(routes, s->plan);
    struct drawing d = {.plan = s->plan, .routes = routes, .look = look, .title = s->title};
    drawing_measure(&d);
    for (int i = 0; i < s->network->link_count; i++)
        if (!routes->list[i].count)
            diag_add(ds, D_TOPOLOGY_LINK, (struct place){0}, end_name(s->network, s->network->links[i].from), end_name(s->network, s->network->links[i].to));
    buf_printf(out, "<sheet paper=\"%s\" title=\"", s->paper);
    buf_xml(out, s->title);
    buf_puts(out, "\" part=\"");
    buf_xml(out, s->part ? s->part : s->title);
    buf_puts(out, "\" alt=\"");
    alternative(s->network, s->title, out);
    buf_puts(out, "\">");
    drawing_write(&d, per_mille(s, &d), out);
    buf_puts(out, "</sheet>");
    if (dump)
        drawing_dump(&d, dump);
    routes_free(routes);
}

static const xmlNode *system_of(const struct input *in, int number)
{
    xmlNode *root = xmlDocGetRootElement(in->doc);
    for (xmlNode *list = root->children; list; list = list->next)
        if (list->type == XML_ELEMENT_NODE && !strcmp((const char *)list->name, "systems"))
            for (xmlNode *s = xmlFirstElementChild(list); s; s = xmlNextElementSibling(s))
                if (!--number)
                    return s;
    return NULL;
}

xmlDoc *topology_draw(const struct topology_tools *t, const struct input *in, int system, struct buf *dump, struct diags *ds)
{
    struct buf out = {0};
    buf_puts(&out, "<topology>");
    const xmlNode *node = system_of(in, system);
    struct look *look = node ? look_load(ds) : NULL;
    struct network *n = look ? network_read(t->vocab, look, node, ds) : NULL;
    struct sheets *sheets = n ? sheets_make(n, lettering_of(t->fonts, ds), ds) : NULL;
    bool ok = !node || (look && (!n || sheets));
    for (int i = 0; sheets && i < sheets->count; i++)
        sheet_write(&sheets->list[i], look, &out, dump, ds);
    sheets_free(sheets);
    network_free(n);
    look_free(look);
    buf_puts(&out, "</topology>");
    xmlDoc *doc = ok ? xmlReadMemory(buf_text(&out), (int)out.len, "topology", "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE) : NULL;
    buf_free(&out);
    return doc;
}
