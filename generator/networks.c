/* pipeline: networks, the drawing of a description's network alone: input -> check -> topology -> files. */
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "check/separation.h"
#include "input/input.h"
#include "pipeline.h"
#include "topology/topology.h"
#include "transform/transform.h"

/* net.svg -> net-2.svg for the second sheet. */
static char *sheet_path(const char *path, int sheet)
{
    struct buf out = {0};
    const char *dot = strrchr(path, '.');
    buf_add(&out, path, (size_t)(dot - path));
    if (sheet > 1)
        buf_printf(&out, "-%d", sheet);
    buf_puts(&out, dot);
    return out.data;
}

static void sheets_write(xmlDoc *drawing, const char *path, struct diags *ds)
{
    int number = 0;
    for (xmlNode *sheet = xmlFirstElementChild(xmlDocGetRootElement(drawing)); sheet; sheet = xmlNextElementSibling(sheet)) {
        xmlBuffer *svg = xmlBufferCreate();
        char *name = sheet_path(path, ++number);
        xmlNodeDump(svg, drawing, xmlFirstElementChild(sheet), 0, 0);
        file_write(name, (const char *)xmlBufferContent(svg), (size_t)xmlBufferLength(svg), ds);
        free(name);
        xmlBufferFree(svg);
    }
}

/* A page for each sheet, by templates/drawing/pages.xsl. */
static void sheets_print(struct tools *t, const struct job *job, xmlDoc *drawing, struct diags *ds)
{
    struct buf fo = {0}, pdf = {0};
    xmlDoc *doc = NULL;
    if (transform_document(t->transformer, "templates/drawing/pages.xsl", drawing, &fo, ds))
        doc = xmlReadMemory(buf_text(&fo), (int)fo.len, job->input, "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE);
    if (doc && fo_to_pdf(doc, "topology", job, t->fonts, false, &pdf, NULL, ds))
        file_write(job->output, buf_text(&pdf), pdf.len, ds);
    xmlFreeDoc(doc);
    buf_free(&fo);
    buf_free(&pdf);
}

void pipeline_topology(const struct job *job, struct diags *ds)
{
    const char *dot = strrchr(job->output, '.');
    bool svg = dot && !strcmp(dot, ".svg");
    if (!svg && (!dot || strcmp(dot, ".pdf") != 0)) {
        diag_add(ds, D_TOPOLOGY_OUTPUT, (struct place){0}, job->output);
        return;
    }
    struct tools *t = tools_load(job, true, ds);
    struct input *in = t ? input_read(job->input, t->vocab, ds) : NULL;
    struct buf placed = {0};
    xmlDoc *drawing = NULL;
    if (in && separation_check(in, t->vocab, ds))
        description_check(t, in, ds);
    if (in && !diags_exit_status(ds))
        drawing = topology_draw(&(struct topology_tools){t->vocab, t->fonts}, in, job->system ? job->system : 1, job->dump == DUMP_PAGES ? &placed : NULL, ds);
    if (drawing && !xmlFirstElementChild(xmlDocGetRootElement(drawing)))
        diag_add(ds, D_TOPOLOGY_NOTHING, (struct place){job->input, 0, 0}, job->system ? job->system : 1);
    else if (drawing && job->dump == DUMP_PAGES)
        fwrite(buf_text(&placed), 1, placed.len, stdout);
    else if (drawing && svg)
        sheets_write(drawing, job->output, ds);
    else if (drawing)
        sheets_print(t, job, drawing, ds);
    buf_free(&placed);
    xmlFreeDoc(drawing);
    input_free(in);
    tools_free(t);
}
