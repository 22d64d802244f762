/* report: sarif, the findings as SARIF 2.1.0 (OASIS standard, 2020): one run, columns in characters from 1. */
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "formats.h"

static const char *level_of(enum diag_level level)
{
    return level == DIAG_INFO ? "note" : level_name(level);
}

struct numbered { /* distinct names in the order they came */
    const char **names;
    int count;
};

static int number_of(struct numbered *n, const char *name)
{
    for (int i = 0; i < n->count; i++)
        if (!strcmp(n->names[i], name))
            return i;
    n->names[n->count] = name;
    return n->count++;
}

/* A path as a URI reference (RFC 3986): relative ones stay relative, absolute ones become file: URIs. */
static void uri_put(struct buf *out, const char *path)
{
    buf_puts(out, path[0] == '/' ? "\"file://" : "\"");
    for (const char *p = path; *p; p++)
        if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') || strchr("/-._~", *p))
            buf_putc(out, *p);
        else
            buf_printf(out, "%%%02X", (unsigned char)*p);
    buf_putc(out, '"');
}

static void location_put(struct buf *out, struct place place, const struct quote *quote)
{
    buf_puts(out, "\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
    uri_put(out, place.file);
    buf_putc(out, '}');
    if (place.line) {
        buf_printf(out, ", \"region\": {\"startLine\": %d, \"startColumn\": %d", place.line, place.col ? place.col : 1);
        if (quote->text) {
            buf_printf(out, ", \"endColumn\": %d, \"snippet\": {\"text\": ", (place.col ? place.col : 1) + quote->span);
            buf_json(out, quote->text);
            buf_putc(out, '}');
        }
        buf_putc(out, '}');
    }
    buf_putc(out, '}');
}

static void result_put(struct buf *out, const struct diag *d, int rule)
{
    struct buf message = {0};
    message_put(&message, d);
    buf_puts(out, "        {\"ruleId\": ");
    buf_json(out, d->code);
    buf_printf(out, ", \"ruleIndex\": %d, \"level\": \"%s\", \"message\": {\"text\": ", rule, level_of(d->level));
    buf_json(out, buf_text(&message));
    buf_putc(out, '}');
    if (d->place.file) {
        buf_puts(out, ", \"locations\": [{");
        location_put(out, d->place, &d->quote);
        buf_puts(out, "}]");
    }
    int id = 0;
    for (const struct diag_also *a = d->also; a; a = a->next) {
        if (!a->place.file)
            continue;
        buf_printf(out, id ? ", {\"id\": %d, " : ", \"relatedLocations\": [{\"id\": %d, ", id + 1);
        id++;
        location_put(out, a->place, &a->quote);
        buf_puts(out, ", \"message\": {\"text\": ");
        buf_json(out, a->text);
        buf_puts(out, "}}");
    }
    buf_puts(out, id ? "]}" : "}");
    buf_free(&message);
}

static void rule_put(struct buf *out, const char *code, const struct report_options *o)
{
    buf_puts(out, "        {\"id\": ");
    buf_json(out, code);
    if (o->describe)
        o->describe(o->describe_data, code, out);
    buf_putc(out, '}');
}

void sarif_write(const struct diags *ds, const struct report_options *o, struct buf *out)
{
    int shown = report_shown(ds, o);
    struct numbered codes = {mem_alloc(sizeof(char *) * ((size_t)shown + 1)), 0}, files = {mem_alloc(sizeof(char *) * ((size_t)shown + 1)), 0};
    struct buf results = {0};
    for (int i = 0; i < shown; i++) {
        const struct diag *d = diags_at(ds, i);
        result_put(&results, d, number_of(&codes, d->code));
        buf_puts(&results, i + 1 < shown ? ",\n" : "\n");
        if (d->place.file)
            number_of(&files, d->place.file);
    }
    buf_puts(out, "{\n  \"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n  \"version\": \"2.1.0\",\n"
                  "  \"runs\": [\n    {\n      \"tool\": {\"driver\": {\"name\": \"dengbao\", \"rules\": [\n");
    for (int i = 0; i < codes.count; i++) {
        rule_put(out, codes.names[i], o);
        buf_puts(out, i + 1 < codes.count ? ",\n" : "\n");
    }
    buf_puts(out, "      ]}},\n      \"columnKind\": \"unicodeCodePoints\",\n      \"artifacts\": [");
    for (int i = 0; i < files.count; i++) {
        buf_puts(out, i ? ", {\"location\": {\"uri\": " : "{\"location\": {\"uri\": ");
        uri_put(out, files.names[i]);
        buf_puts(out, "}}");
    }
    buf_printf(out, "],\n      \"results\": [\n%s      ]\n    }\n  ]\n}\n", buf_text(&results));
    buf_free(&results);
    free(codes.names);
    free(files.names);
}
