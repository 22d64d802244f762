/* batch: roll-up: results -> one document -> three files. */
#include "rollup.h"

#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#include "../base/file.h"

static const char *const files[] = {"index.html", "index.csv", "index.json"};
static const char *const sheets[] = {"templates/roll-up/html.xsl", "templates/roll-up/csv.xsl", "templates/roll-up/json.xsl"};
enum { FILES = sizeof files / sizeof *files };

bool rollup_is_there(const char *folder)
{
    bool there = true;
    for (int i = 0; i < FILES; i++) {
        struct buf path = {0};
        buf_printf(&path, "%s/%s", folder, files[i]);
        there &= access(path.data, R_OK) == 0;
        buf_free(&path);
    }
    return there;
}

static void document_write(const struct roster *r, const char *const *results, struct buf *xml)
{
    buf_puts(xml, "<roll-up name=\"");
    buf_xml(xml, r->name);
    buf_puts(xml, "\">");
    for (int i = 0; i < r->count; i++) {
        if (results[i]) {
            buf_puts(xml, results[i]);
            continue;
        }
        buf_puts(xml, "<unit id=\"");
        buf_xml(xml, r->units[i].id);
        buf_puts(xml, "\" path=\"");
        buf_xml(xml, r->units[i].path);
        buf_puts(xml, "\" name=\"\" written=\"waiting\" errors=\"0\" warnings=\"0\"/>");
    }
    buf_puts(xml, "</roll-up>");
}

void rollup_write(const struct roster *r, const char *const *results, struct transformer *t, const char *folder, struct diags *ds)
{
    struct buf xml = {0};
    document_write(r, results, &xml);
    xmlDoc *doc = xmlReadMemory(buf_text(&xml), (int)xml.len, "roll-up", NULL, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    buf_free(&xml);
    for (int i = 0; doc && i < FILES; i++) {
        struct buf out = {0}, path = {0};
        buf_printf(&path, "%s/%s", folder, files[i]);
        if (transform_document(t, sheets[i], doc, &out, ds))
            file_write(path.data, buf_text(&out), out.len, ds);
        buf_free(&out);
        buf_free(&path);
    }
    xmlFreeDoc(doc);
}
