/* batch: roll-up: results -> one document -> three files. */
#include "rollup.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/date.h"
#include "../base/file.h"
#include "../base/hash.h"

static const char *const files[] = {"index.html", "index.csv", "index.json"};
static const char *const sheets[] = {"templates/roll-up/html.xsl", "templates/roll-up/csv.xsl", "templates/roll-up/json.xsl"};
enum { FILES = sizeof files / sizeof *files };

static bool is_there(const char *folder)
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

static void document_write(const struct roster *r, const char *const *results, long day, struct buf *xml)
{
    buf_puts(xml, "<roll-up name=\"");
    buf_xml(xml, r->name);
    char date[DATE_SIZE];
    date_print(day, date);
    buf_printf(xml, "\" day=\"%s\">", date);
    for (int i = 0; i < r->count; i++)
        buf_puts(xml, results[i]);
    buf_puts(xml, "</roll-up>");
}

static void content_add(struct buf *into, const char *path)
{
    struct diags *ignored = diags_new(); /* a missing sheet is told when it is used */
    file_read(path, 1 << 20, into, ignored);
    diags_free(ignored);
}

/* Of all that the files are made from. */
static void hash_make(const struct buf *xml, char hash[65], struct diags *ds)
{
    struct buf all = {0};
    char *sheets_folder = file_own("templates/roll-up", ds);
    buf_add(&all, xml->data, xml->len);
    if (sheets_folder)
        file_each(sheets_folder, content_add, &all);
    hash_sha256_hex(all.data, all.len, hash);
    free(sheets_folder);
    buf_free(&all);
}

static bool files_write(xmlDoc *doc, struct transformer *t, const char *folder, struct diags *ds)
{
    bool ok = doc;
    for (int i = 0; ok && i < FILES; i++) {
        struct buf out = {0}, path = {0};
        buf_printf(&path, "%s/%s", folder, files[i]);
        ok = transform_document(t, sheets[i], doc, &out, ds) && file_write(path.data, buf_text(&out), out.len, ds);
        buf_free(&out);
        buf_free(&path);
    }
    return ok;
}

void rollup_write(const struct roster *r, const char *const *results, long day, struct transformer *t, struct state *state, const char *folder, struct diags *ds)
{
    static const char row[] = "/"; /* of the state: no unit is called so */
    struct buf xml = {0};
    char hash[65];
    document_write(r, results, day, &xml);
    hash_make(&xml, hash, ds);
    const struct known *before = state_lookup(state, row);
    if (!before || strcmp(before->merged, hash) != 0 || !is_there(folder)) {
        xmlDoc *doc = xmlReadMemory(buf_text(&xml), (int)xml.len, "roll-up", NULL, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
        if (files_write(doc, t, folder, ds))
            state_note(state, &(struct known){row, "", hash, ""}, ds);
        xmlFreeDoc(doc);
    }
    buf_free(&xml);
}
