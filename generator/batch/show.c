/* batch: show, the merged description of one unit, every value with the place it comes from. */
#include <stdio.h>
#include <string.h>

#include "../base/lang.h"
#include "batch.h"
#include "roster.h"

static void node_show(const xmlNode *n, int depth, struct buf *out)
{
    const struct input_origin *o = input_origin_of(n);
    buf_printf(out, "%*s%s:", 2 * depth, "", (const char *)n->name);
    if (n->children && xmlNodeIsText(n->children)) {
        buf_putc(out, ' ');
        for (const char *p = (const char *)n->children->content; *p; p++)
            buf_putc(out, *p == '\n' ? ' ' : *p);
        buf_printf(out, "  # %s:%d:%d", o->value.file ? o->value.file : "-", o->value.line, o->value.col);
        if (o->over.line)
            buf_printf(out, _(" instead of %s:%d:%d"), o->over.file, o->over.line, o->over.col);
        else if (o->used.line)
            buf_printf(out, _(" for %s:%d:%d"), o->used.file, o->used.line, o->used.col);
    }
    buf_putc(out, '\n');
    for (const xmlNode *c = xmlFirstElementChild((xmlNode *)n); c; c = xmlNextElementSibling((xmlNode *)c))
        node_show(c, depth + 1, out);
}

static void unit_unknown(const struct job *job, const struct roster *r, struct diags *ds)
{
    enum { SHOWN_MOST = 20 };
    struct buf ids = {0};
    for (int i = 0; i < r->count && i < SHOWN_MOST; i++)
        buf_printf(&ids, "%s%s", i ? ", " : "", r->units[i].id);
    buf_puts(&ids, r->count > SHOWN_MOST ? ", …" : "");
    struct diag_detail detail = {.part = {[DIAG_EXPECTED] = buf_text(&ids)}};
    diag_add_with(ds, D_ROSTER_UNKNOWN, (struct place){job->input, 0, 0}, &detail, job->unit);
    buf_free(&ids);
}

void batch_show(const struct job *job, struct diags *ds)
{
    struct tools *tools = tools_load(job, false, ds);
    struct roster *roster = tools ? roster_read(job->input, tools->vocab, tools->checker, ds) : NULL;
    const struct unit *unit = roster ? roster_unit(roster, job->unit) : NULL;
    if (roster && !unit)
        unit_unknown(job, roster, ds);
    struct input *in = unit ? unit_read(roster, unit, tools->vocab, ds) : NULL;
    if (in) {
        struct buf out = {0};
        check_run(tools->checker, in, ds); /* for the order of the schema */
        node_show(xmlDocGetRootElement(in->doc), 0, &out);
        fputs(buf_text(&out), stdout);
        buf_free(&out);
    }
    input_free(in);
    roster_free(roster);
    tools_free(tools);
}
