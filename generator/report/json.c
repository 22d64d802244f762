/* report: json, the findings as one JSON object. Members that are not known are left out; columns count characters from 1. */
#include "formats.h"

static void place_put(struct buf *out, struct place place, const struct quote *quote)
{
    buf_puts(out, "\"file\": ");
    if (place.file)
        buf_json(out, place.file);
    else
        buf_puts(out, "null");
    if (place.line)
        buf_printf(out, ", \"line\": %d, \"column\": %d", place.line, place.col ? place.col : 1);
    if (place.line && quote->text)
        buf_printf(out, ", \"endColumn\": %d", place.col + quote->span);
}

static void member_put(struct buf *out, const char *name, const char *value)
{
    if (!value)
        return;
    buf_printf(out, ", \"%s\": ", name);
    buf_json(out, value);
}

static void diag_put(const struct diag *d, struct buf *out)
{
    buf_puts(out, "    {");
    place_put(out, d->place, &d->quote);
    member_put(out, "level", level_name(d->level));
    member_put(out, "code", d->code);
    member_put(out, "message", d->text);
    for (int i = 0; i < DIAG_PARTS; i++)
        member_put(out, diag_part_name((enum diag_part)i), d->part[i]);
    if (d->also)
        buf_puts(out, ", \"related\": [");
    for (const struct diag_also *a = d->also; a; a = a->next) {
        buf_putc(out, '{');
        place_put(out, a->place, &a->quote);
        member_put(out, "message", a->text);
        buf_puts(out, a->next ? "}, " : "}]");
    }
    buf_putc(out, '}');
}

void json_write(const struct diags *ds, const struct report_options *o, struct buf *out)
{
    int errors = diags_count_level(ds, DIAG_ERROR), warnings = diags_count_level(ds, DIAG_WARNING) - errors, all = diags_count_level(ds, DIAG_INFO);
    int shown = report_shown(ds, o);
    buf_puts(out, "{\n  \"findings\": [\n");
    for (int i = 0; i < shown; i++) {
        diag_put(diags_at(ds, i), out);
        buf_puts(out, i + 1 < shown ? ",\n" : "\n");
    }
    buf_puts(out, "  ],\n");
    if (o->extra)
        buf_printf(out, "  %s,\n", o->extra);
    buf_printf(out, "  \"summary\": {\"files\": %d, \"errors\": %d, \"warnings\": %d, \"infos\": %d, \"notShown\": %d}\n}\n", o->files, errors, warnings, all - errors - warnings, all - shown);
}
