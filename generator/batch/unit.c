/* batch: unit, the work of a worker. */
#define _GNU_SOURCE
#include "unit.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/hash.h"
#include "../base/lang.h"
#include "../base/node.h"
#include "../verdict/verdict.h"
#include "table.h"

static void stat_add(struct buf *into, const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0)
        buf_printf(into, "%s:%lld:%lld.%09ld|", path, (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
    else
        buf_printf(into, "%s:-|", path);
}

void unit_stamp(const struct unit_job *j, const struct unit *u, struct buf *stamp)
{
    buf_printf(stamp, "%s|%s|%s|%s|%d|", j->tools_stamp, lang_is_chinese() ? "zh" : "en", j->job->holidays ? j->job->holidays : "", j->job->paper ? j->job->paper : "", j->job->draft);
    if (j->roster->group)
        stat_add(stamp, j->roster->group->path);
    if (!u->table) {
        stat_add(stamp, u->path);
        return;
    }
    struct buf text = {0};
    char hash[65];
    for (int k = -1; k < u->row_count; k++) { /* the headings too */
        const struct csv_row *row = &u->table->csv->rows[k < 0 ? 0 : u->rows[k]];
        buf_printf(&text, "%d|", row->cells[0].line); /* findings name it */
        for (int i = 0; i < row->count; i++)
            buf_add(&text, row->cells[i].text, strlen(row->cells[i].text) + 1);
    }
    hash_sha256_hex(text.data, text.len, hash);
    buf_printf(stamp, "%s:%s", u->path, hash);
    buf_free(&text);
}

static xmlDoc *result_parse(const char *result)
{
    return xmlReadMemory(result, (int)strlen(result), "result", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
}

static bool file_intact(const char *folder, const xmlNode *n)
{
    const char *path = node_attribute(n, "path"), *bytes = node_attribute(n, "bytes"), *time = node_attribute(n, "time");
    struct buf full = {0};
    struct stat st;
    if (folder)
        buf_printf(&full, "%s/", folder);
    buf_puts(&full, path ? path : "");
    bool ok = path && bytes && stat(full.data, &st) == 0 && st.st_size == atoll(bytes);
    if (ok && time) {
        char now[64];
        snprintf(now, sizeof now, "%lld.%09ld", (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
        ok = !strcmp(now, time);
    }
    buf_free(&full);
    return ok;
}

bool unit_intact(const char *output, const struct unit *u, const char *result)
{
    xmlDoc *doc = result_parse(result);
    if (!doc)
        return false;
    struct buf folder = {0};
    buf_printf(&folder, "%s/%s", output, u->id);
    bool ok = true;
    for (xmlNode *n = xmlFirstElementChild(xmlDocGetRootElement(doc)); n && ok; n = xmlNextElementSibling(n)) {
        if (!strcmp((const char *)n->name, "file"))
            ok = file_intact(folder.data, n);
        else if (!strcmp((const char *)n->name, "used"))
            ok = file_intact(NULL, n);
    }
    buf_free(&folder);
    xmlFreeDoc(doc);
    return ok;
}

/* The pictures a description refers to: <used>. */
static void used_add(const xmlNode *n, const char *base, struct buf *xml)
{
    for (const xmlNode *c = xmlFirstElementChild((xmlNode *)n); c; c = xmlNextElementSibling((xmlNode *)c)) {
        if (!strcmp((const char *)c->name, "picture") && *node_text(node_child(c, "file"))) {
            const char *name = node_text(node_child(c, "file")), *slash = strrchr(base, '/');
            struct buf path = {0};
            struct stat st;
            if (name[0] != '/' && slash)
                buf_add(&path, base, (size_t)(slash + 1 - base));
            buf_puts(&path, name);
            if (stat(path.data, &st) == 0) {
                buf_puts(xml, "<used path=\"");
                buf_xml(xml, path.data);
                buf_printf(xml, "\" bytes=\"%lld\" time=\"%lld.%09ld\"/>", (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
            }
            buf_free(&path);
        }
        used_add(c, base, xml);
    }
}

static void place_add(struct place place, const struct quote *quote, struct buf *xml)
{
    buf_puts(xml, " file=\"");
    buf_xml(xml, place.file ? place.file : "");
    buf_printf(xml, "\" line=\"%d\" col=\"%d\"", place.line, place.col);
    if (quote->text) {
        buf_printf(xml, " from=\"%d\" span=\"%d\" quote=\"", quote->from, quote->span);
        buf_xml(xml, quote->text);
        buf_putc(xml, '"');
    }
}

void unit_finding(const struct diag *d, struct buf *xml)
{
    buf_printf(xml, "<finding level=\"%d\" code=\"", (int)d->level);
    buf_xml(xml, d->code);
    buf_putc(xml, '"');
    place_add(d->place, &d->quote, xml);
    for (int part = 0; part < DIAG_PARTS; part++)
        if (d->part[part]) {
            buf_printf(xml, " %s=\"", diag_part_name((enum diag_part)part));
            buf_xml(xml, d->part[part]);
            buf_putc(xml, '"');
        }
    buf_putc(xml, '>');
    buf_xml(xml, d->text);
    for (const struct diag_also *also = d->also; also; also = also->next) {
        buf_puts(xml, "<also text=\"");
        buf_xml(xml, also->text);
        buf_putc(xml, '"');
        place_add(also->place, &also->quote, xml);
        buf_puts(xml, "/>");
    }
    buf_puts(xml, "</finding>");
}

static void findings_add(const struct diags *ds, struct buf *xml)
{
    for (int i = 0; i < diags_count(ds); i++)
        unit_finding(diags_at(ds, i), xml);
}

/* <system> and <file> of an earlier result that still holds. */
static void earlier_add(const char *result, struct buf *xml)
{
    xmlDoc *doc = result_parse(result);
    xmlBuffer *text = xmlBufferCreate();
    for (xmlNode *n = doc ? xmlFirstElementChild(xmlDocGetRootElement(doc)) : NULL; n; n = xmlNextElementSibling(n))
        if (!strcmp((const char *)n->name, "system") || !strcmp((const char *)n->name, "file"))
            xmlNodeDump(text, doc, n, 0, 0);
    buf_puts(xml, (const char *)xmlBufferContent(text));
    xmlBufferFree(text);
    xmlFreeDoc(doc);
}

static bool is_paper(const xmlNode *n)
{
    return !strcmp((const char *)n->name, "file") || !strcmp((const char *)n->name, "old");
}

/* <old>: papers of an earlier description that is no longer what the unit says; still there, and not forgotten. */
static void old_add(const char *result, struct buf *xml)
{
    xmlDoc *doc = result_parse(result);
    for (xmlNode *n = doc ? xmlFirstElementChild(xmlDocGetRootElement(doc)) : NULL; n; n = xmlNextElementSibling(n)) {
        const char *path = is_paper(n) ? node_attribute(n, "path") : NULL;
        if (path) {
            buf_puts(xml, "<old path=\"");
            buf_xml(xml, path);
            buf_puts(xml, "\"/>");
        }
    }
    xmlFreeDoc(doc);
}

/* Takes away papers that an earlier run wrote and this one does not. */
static void stale_remove(const char *folder, const char *before, const char *now)
{
    xmlDoc *doc = result_parse(before);
    for (xmlNode *n = doc ? xmlFirstElementChild(xmlDocGetRootElement(doc)) : NULL; n; n = xmlNextElementSibling(n)) {
        const char *path = is_paper(n) ? node_attribute(n, "path") : NULL;
        struct buf mark = {0}, full = {0};
        if (path) {
            buf_puts(&mark, "<file path=\"");
            buf_xml(&mark, path);
            buf_putc(&mark, '"');
            buf_printf(&full, "%s/%s", folder, path);
            if (!strstr(now, mark.data)) {
                unlink(full.data);
                char *slash = strrchr(full.data, '/');
                *slash = 0;
                rmdir(full.data); /* only when nothing is left in it */
            }
        }
        buf_free(&mark);
        buf_free(&full);
    }
    xmlFreeDoc(doc);
}

void unit_prune(const char *output, const struct known *k)
{
    struct buf folder = {0};
    buf_printf(&folder, "%s/%s", output, k->id);
    stale_remove(folder.data, k->result, "");
    buf_puts(&folder, "/manifest.json");
    unlink(folder.data);
    folder.data[folder.len - strlen("/manifest.json")] = 0;
    rmdir(folder.data);
    buf_free(&folder);
}

static bool papers_write(const struct unit_job *j, const struct unit *u, const struct input *in, const struct known *before, struct buf *xml, struct diags *ds)
{
    struct job job = *j->job;
    struct buf folder = {0};
    job.input = u->path;
    buf_printf(&folder, "%s/%s", j->job->output, u->id);
    struct manifest *manifest = description_build(j->tools, &job, in, ds);
    bool ok = manifest && manifest_write(manifest, folder.data, ds);
    if (ok) {
        struct buf summary = {0};
        manifest_summary(manifest, &summary);
        if (before)
            stale_remove(folder.data, before->result, buf_text(&summary));
        buf_puts(xml, buf_text(&summary));
        buf_free(&summary);
    }
    manifest_free(manifest);
    buf_free(&folder);
    return ok;
}

static void merged_hash(const struct unit_job *j, const struct input *in, const char *used, char hash[65])
{
    struct buf text = {0};
    buf_printf(&text, "%s|%s|%d|%s|", j->tools_stamp, j->job->paper ? j->job->paper : "", j->job->draft, used);
    input_dump(in, &text);
    hash_sha256_hex(text.data, text.len, hash);
    buf_free(&text);
}

/* <system> of a unit without papers. */
static void systems_add(const xmlNode *root, struct buf *xml)
{
    const xmlNode *systems = node_child(root, "systems");
    for (xmlNode *s = systems ? xmlFirstElementChild((xmlNode *)systems) : NULL; s; s = xmlNextElementSibling(s)) {
        buf_puts(xml, "<system name=\"");
        buf_xml(xml, node_text(node_child(s, "name")));
        buf_puts(xml, "\" number=\"");
        buf_xml(xml, node_text(node_child(s, "number")));
        buf_printf(xml, "\" level=\"%d\"/>", atoi(node_text(node_child(node_child(s, "grading"), "level"))));
    }
}

/* What the Measures demand of the unit and is open, or comes again on a day: <duty>. Whether a day has passed is seen when the roll-up is written. */
static void duties_add(const struct unit_job *j, const struct input *in, struct buf *xml)
{
    struct verdict *v = verdict_make(j->tools->duties, in, j->day);
    for (int i = 0; v && i < v->count; i++) {
        const struct verdict_row *r = &v->rows[i];
        char day[DATE_SIZE];
        if (r->quiet || strcmp(r->who, "unit") != 0 || (!r->dated && r->state != DUTY_MISSING))
            continue;
        buf_puts(xml, "<duty title=\"");
        buf_xml(xml, r->title);
        buf_puts(xml, "\" subject=\"");
        buf_xml(xml, r->subject);
        buf_printf(xml, "\" article=\"%d\"", r->article);
        if (r->dated) {
            date_print(r->day, day);
            buf_printf(xml, " day=\"%s\"", day);
        }
        buf_puts(xml, "/>");
    }
    verdict_free(v);
}

void unit_do(const struct unit_job *j, const struct unit *u, const struct known *before, struct buf *result)
{
    struct diags *ds = diags_new();
    struct input *in = unit_read(j->roster, u, j->tools->vocab, ds);
    struct buf body = {0}, used = {0}, duties = {0};
    char hash[65] = "-";
    const char *name = "";
    bool written = false, built = false;
    if (in) {
        name = node_text(node_child(node_child(xmlDocGetRootElement(in->doc), "unit"), "name"));
        used_add(xmlDocGetRootElement(in->doc), in->path, &used);
        description_check(j->tools, in, ds);
        duties_add(j, in, &duties);
        if (j->roster->group)
            diags_quote(ds, j->roster->group->path, j->roster->group->text, j->roster->group->size);
        merged_hash(j, in, buf_text(&used), hash);
        if (!diags_exit_status(ds) || j->job->draft) {
            written = before && !strcmp(before->merged, hash) && unit_intact(j->job->output, u, before->result);
            if (written)
                earlier_add(before->result, &body);
            else
                written = built = papers_write(j, u, in, before, &body, ds);
        }
    }
    if (!written) {
        strcpy(hash, "-"); /* to be tried again when anything changed */
        if (in)
            systems_add(xmlDocGetRootElement(in->doc), &body);
        if (before)
            old_add(before->result, &body);
    }
    buf_printf(result, "%s %d\n<unit id=\"", hash, built);
    buf_xml(result, u->id);
    buf_puts(result, "\" path=\"");
    buf_xml(result, u->path);
    buf_puts(result, "\" name=\"");
    buf_xml(result, name);
    buf_printf(result, "\" written=\"%s\" errors=\"%d\" warnings=\"%d\">%s%s", written ? "yes" : "no", diags_count_level(ds, DIAG_ERROR),
               diags_count_level(ds, DIAG_WARNING) - diags_count_level(ds, DIAG_ERROR), buf_text(&body), buf_text(&used));
    buf_puts(result, buf_text(&duties));
    findings_add(ds, result);
    buf_puts(result, "</unit>");
    buf_free(&body);
    buf_free(&used);
    buf_free(&duties);
    input_free(in);
    diags_free(ds);
}
