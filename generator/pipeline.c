/* pipeline: the straight line: input -> check -> transform -> fo -> layout -> pdf -> files. */
#include "pipeline.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/private.h"
#include "base/utf8.h"
#include "check/check.h"
#include "calendar/calendar.h"
#include "check/separation.h"
#include "fo/fo.h"
#include "input/input.h"
#include "layout/layout.h"
#include "manifest.h"
#include "pdf/pdf.h"
#include "text/font.h"
#include "topology/topology.h"
#include "transform/transform.h"
#include "verdict/verdict.h"

enum { FO_FILE_MOST = 256 << 20 };

/* The paper that is asked for, NULL: all. */
static bool paper_exists(const struct transformer *t, const char *id, struct diags *ds)
{
    struct buf known = {0};
    const char *before = "";
    bool there = !id;
    for (int p = 0; p < transformer_paper_count(t); p++) {
        const char *name = transformer_paper(t, p)->id;
        there = there || !strcmp(name, id);
        if (strcmp(name, before) != 0) /* editions of one paper stand together */
            buf_printf(&known, "%s%s", p ? ", " : "", name);
        before = name;
    }
    struct diag_detail detail = {.part = {[DIAG_EXPECTED] = buf_text(&known)}};
    if (!there)
        diag_add_with(ds, D_PAPER_UNKNOWN, (struct place){0}, &detail, id);
    buf_free(&known);
    return there;
}

struct tools *tools_load(const struct job *job, bool papers, struct diags *ds)
{
    struct tools *t = mem_alloc(sizeof *t);
    t->vocab = vocab_load(ds);
    t->checker = t->vocab ? checker_new(t->vocab) : NULL;
    bool ok = t->checker;
    if (ok && job->verdict) {
        t->duties = duties_load(job->holidays, ds);
        ok = t->duties;
    }
    if (ok)
        checker_phase(t->checker, job->phase);
    if (ok && papers) {
        t->transformer = transformer_new(t->vocab, ds);
        t->fonts = t->transformer && paper_exists(t->transformer, job->paper, ds) ? font_set_load(NULL, job->fonts, ds) : NULL;
        ok = t->fonts;
    }
    if (ok)
        return t;
    tools_free(t);
    return NULL;
}

void tools_free(struct tools *t)
{
    if (!t)
        return;
    duties_free(t->duties);
    font_set_free(t->fonts);
    transformer_free(t->transformer);
    checker_free(t->checker);
    vocab_free(t->vocab);
    free(t);
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf folder = {0};
    buf_add(&folder, slash ? path : ".", slash ? (size_t)(slash - path) : 1);
    if (slash == path)
        buf_puts(&folder, "/");
    return folder.data;
}

bool fo_to_pdf(const xmlDoc *fo, const char *name, const struct job *job, struct font_set *fonts, bool anyway,
               struct buf *out, int *page_count, struct diags *ds)
{
    char *folder = folder_of(job->input);
    struct layout_options options = {.fonts = fonts, .base_folder = folder};
    struct page_list *pages = NULL;
    int errors = diags_count_level(ds, DIAG_ERROR);

    struct fo_tree *tree = fo_build(fo, name, ds);
    if (tree && job->dump == DUMP_TREE)
        fo_dump(tree, out);
    else if (tree)
        pages = layout_run(tree, &options, ds);
    if (pages && job->dump == DUMP_PAGES)
        page_dump(pages, out);
    else if (pages && (anyway || diags_count_level(ds, DIAG_ERROR) == errors))
        pdf_write(pages, out, ds);
    if (pages && page_count)
        *page_count = pages->count;

    page_list_free(pages);
    fo_free(tree);
    free(folder);
    return diags_count_level(ds, DIAG_ERROR) == errors;
}

/* A character no font has is an error at its place in the description. */
static void glyphs_check(const xmlNode *text, const struct font_stack *stack, struct diags *ds)
{
    const char *p = (const char *)text->content, *end = p + strlen(p);
    while (p < end) {
        const char *from = p;
        int32_t cp = utf8_next(&p, end);
        if (cp > 0x20 && !font_stack_face(stack, (uint32_t)cp)) {
            char shown[8] = {0};
            memcpy(shown, from, (size_t)(p - from));
            diag_add(ds, D_GLYPH_NONE, input_origin_of(text)->value, shown, (unsigned)cp);
        }
    }
}

/* So is a picture that is not there. */
static void picture_check(const struct input *in, const xmlNode *text, struct diags *ds)
{
    char *folder = folder_of(in->path);
    struct buf path = {0};
    const char *name = (const char *)text->content;
    if (name[0] != '/')
        buf_printf(&path, "%s/", folder);
    buf_puts(&path, name);
    if (access(path.data, R_OK) != 0)
        diag_add(ds, D_PICTURE_MISSING, input_origin_of(text)->value, name, lang_error(errno));
    buf_free(&path);
    free(folder);
}

/* What only the papers need and the checker cannot know: fonts and files. */
static void means_check(const struct input *in, struct font_set *fonts, struct diags *ds)
{
    const struct font_stack *stack = font_stack_lookup(fonts, "song", 400, false, ds);
    for (xmlNode *n = xmlDocGetRootElement(in->doc); n;) {
        if (xmlNodeIsText(n) && n->content) {
            glyphs_check(n, stack, ds);
            if (n->parent->parent && !strcmp((const char *)n->parent->name, "file") && !strcmp((const char *)n->parent->parent->name, "picture"))
                picture_check(in, n, ds);
        }
        if (n->children) {
            n = n->children;
            continue;
        }
        while (n && !n->next)
            n = n->parent && n->parent->type == XML_ELEMENT_NODE ? n->parent : NULL;
        n = n ? n->next : NULL;
    }
}

static void paper_build(struct tools *t, const struct job *job, const struct input *in, const struct paper_request *request,
                        struct manifest *manifest, struct diags *ds)
{
    struct paper_fo fo;
    if (!transform_paper(t->transformer, in, request, &fo, ds))
        return;
    struct buf pdf = {0};
    int page_count = 0;
    if (job->dump == DUMP_FO) {
        xmlChar *text;
        int len;
        xmlDocDumpFormatMemoryEnc(fo.fo, &text, &len, "UTF-8", 0);
        buf_add(&pdf, text, (size_t)len);
        xmlFree(text);
    } else {
        fo_to_pdf(fo.fo, request->paper->id, job, t->fonts, false, &pdf, &page_count, ds);
    }
    if (job->dump)
        fwrite(buf_text(&pdf), 1, pdf.len, stdout), buf_free(&pdf);
    else
        manifest_add(manifest, request, &fo, page_count, &pdf); /* takes the bytes */
    paper_fo_free(&fo);
}

/* Drawings of networks, each made when the first paper asks for it. */
struct drawings {
    struct topology_tools tools;
    const struct input *in;
    struct diags *diags;
    xmlDoc **list; /* by system, from 1; NULL: not yet, or it cannot be drawn */
};

static const xmlDoc *drawing_of(void *user, int system)
{
    struct drawings *d = user;
    if (system && !d->list[system])
        d->list[system] = topology_draw(&d->tools, d->in, system, NULL, d->diags);
    return system ? d->list[system] : NULL;
}

static void papers_build(struct tools *t, const struct job *job, const struct input *in, int copy, struct manifest *manifest,
                         struct diags *ds)
{
    int count = manifest_system_count(manifest);
    struct drawings drawings = {{t->vocab, t->fonts}, in, ds, mem_alloc(sizeof(xmlDoc *) * (size_t)(count + 1))};
    for (int p = 0; p < transformer_paper_count(t->transformer); p++) {
        const struct paper *paper = transformer_paper(t->transformer, p);
        if ((job->paper && strcmp(job->paper, paper->id) != 0) || !manifest_wants(manifest, paper))
            continue;
        for (int s = paper->per_system ? 1 : 0; s <= (paper->per_system ? count : 0); s++) {
            if (job->system && s && s != job->system)
                continue;
            if (manifest_level(manifest, s) >= paper->least_level && !manifest_leaves_out(manifest, paper, s, ds))
                paper_build(t, job, in, &(struct paper_request){paper, s, copy, job->draft, drawing_of, &drawings}, manifest, ds);
        }
    }
    for (int s = 1; s <= count; s++)
        xmlFreeDoc(drawings.list[s]);
    free(drawings.list);
}

void description_check(struct tools *t, struct input *in, struct diags *ds)
{
    check_run(t->checker, in, ds);
    means_check(in, t->fonts, ds);
}

struct manifest *description_build(struct tools *t, const struct job *job, const struct input *in, struct diags *ds)
{
    if (!separation_check(in, t->vocab, ds))
        return NULL;
    struct manifest *manifest = manifest_new(in, ds);
    int errors = diags_count_level(ds, DIAG_ERROR);
    if (!job->copies)
        papers_build(t, job, in, 0, manifest, ds);
    for (int copy = 1; copy <= job->copies; copy++)
        papers_build(t, job, in, copy, manifest, ds);
    if (diags_count_level(ds, DIAG_ERROR) == errors)
        return manifest;
    manifest_free(manifest);
    return NULL;
}

/* That holidays of a year are not known, once for all descriptions. */
static void unknown_year_tell(struct tools *t, const struct verdict *v, const char *path, struct diags *ds)
{
    for (int i = 0; i < v->count && !t->unknown_year; i++)
        if (v->rows[i].unknown_year)
            diag_add(ds, D_HOLIDAYS_YEAR, (struct place){path, 0, 0}, t->unknown_year = v->rows[i].unknown_year);
}

/* The duties and their state, behind the findings. */
static void verdict_write(struct tools *t, const struct job *job, const struct input *in, bool faulty, struct diags *ds)
{
    long day;
    struct verdict *v = verdict_day(job->date, NULL, &day) ? verdict_make(t->duties, in, day) : NULL;
    if (!v)
        return;
    unknown_year_tell(t, v, in->path, ds);
    if (!job->verdict_json) {
        verdict_text(v, job->verdict);
        if (faulty && v->count)
            buf_puts(job->verdict, _("The description has errors: what rests on them may be judged wrongly until they are mended.\n"));
    } else {
        char date[DATE_SIZE];
        date_print(day, date);
        buf_puts(job->verdict, job->verdict->len ? ",\n    {\"file\":" : "\n    {\"file\":");
        buf_json(job->verdict, in->path);
        buf_printf(job->verdict, ",\"date\":\"%s\",\"duties\":", date);
        verdict_json(v, job->verdict);
        buf_putc(job->verdict, '}');
    }
    verdict_free(v);
}

static bool is_classified(const struct input *in)
{
    return !strcmp((const char *)xmlDocGetRootElement(in->doc)->name, "approval");
}

/* A classified description is its user's alone: so is everything that is made of it. */
static struct input *description_read(struct tools *t, const char *path, struct diags *ds)
{
    struct input *in = input_read(path, t->vocab, ds);
    if (in && is_classified(in))
        private_files();
    return in;
}

void pipeline_check(const struct job *job, struct diags *ds)
{
    struct tools *t = tools_load(job, false, ds);
    if (t && job->draft)
        checker_draft(t->checker);
    for (int i = 0; t && i < job->input_count; i++) {
        int errors = diags_count_level(ds, DIAG_ERROR);
        struct input *in = description_read(t, job->inputs[i], ds);
        if (in)
            check_run(t->checker, in, ds);
        if (in && job->verdict)
            verdict_write(t, job, in, diags_count_level(ds, DIAG_ERROR) > errors, ds);
        input_free(in);
    }
    diags_sort(ds);
    tools_free(t);
}

/* The text of a child of the unit, or NULL. */
static const char *unit_text(const struct input *in, const char *name, struct buf *into)
{
    for (xmlNode *n = xmlFirstElementChild(xmlDocGetRootElement(in->doc)); n; n = xmlNextElementSibling(n))
        for (xmlNode *c = strcmp((const char *)n->name, "unit") ? NULL : xmlFirstElementChild(n); c; c = xmlNextElementSibling(c))
            if (!strcmp((const char *)c->name, name) && c->children)
                buf_puts(into, (const char *)c->children->content);
    return into->data;
}

void pipeline_calendar(const struct job *job, struct diags *ds)
{
    struct buf unit = {0}, key = {0}, out = {0};
    struct job with_duties = *job;
    with_duties.verdict = &out;
    struct tools *t = tools_load(&with_duties, false, ds);
    struct input *in = t ? description_read(t, job->input, ds) : NULL;
    struct verdict *v = NULL;
    long day;
    char last[DATE_SIZE];
    if (in)
        check_run(t->checker, in, ds);
    if (in && is_classified(in))
        diag_add(ds, D_CALENDAR_CLASSIFIED, (struct place){job->input, 0, 0});
    else if (in && verdict_day(job->date, verdict_last_day(t->duties, in, last), &day)) /* so the same description gives the same calendar */
        v = verdict_make(t->duties, in, day);
    if (v) {
        unknown_year_tell(t, v, in->path, ds);
        const char *name = unit_text(in, "name", &unit), *credit_code = unit_text(in, "credit-code", &key);
        calendar_write(v, name ? name : "", credit_code ? credit_code : name ? name : "", &out);
        if (job->output)
            file_write(job->output, buf_text(&out), out.len, ds);
        else
            fwrite(buf_text(&out), 1, out.len, stdout);
    }
    verdict_free(v);
    input_free(in);
    tools_free(t);
    buf_free(&unit);
    buf_free(&key);
    buf_free(&out);
}

/* Papers of a classified system go where nobody else can look; only they have numbered copies. */
static bool output_check(const struct job *job, const struct input *in, struct diags *ds)
{
    if (is_classified(in))
        return job->dump || private_folder(job->output, ds);
    if (job->copies)
        diag_add(ds, D_COPIES, (struct place){0});
    return !job->copies;
}

/* Was there anything to choose? */
static bool choice_check(const struct job *job, const struct manifest *m, struct diags *ds)
{
    struct place at = {job->input, 0, 0};
    if (job->system > manifest_system_count(m))
        diag_add(ds, D_SYSTEM_UNKNOWN, at, job->system, manifest_system_count(m));
    else if (job->paper && !job->dump && !manifest_paper_count(m))
        diag_add(ds, D_PAPER_NONE, at, job->paper);
    else
        return true;
    return false;
}

void pipeline_build(const struct job *job, struct diags *ds)
{
    /* schema, rules, templates, fonts */
    struct tools *t = tools_load(job, true, ds);
    struct manifest *manifest = NULL;
    /* description -> tree with places */
    struct input *in = t ? description_read(t, job->input, ds) : NULL;
    if (!in)
        goto out;
    /* all faults of the description */
    description_check(t, in, ds);
    if (!output_check(job, in, ds))
        goto out;
    if (job->dump == DUMP_INPUT) {
        struct buf out = {0};
        input_dump(in, &out);
        fwrite(buf_text(&out), 1, out.len, stdout);
        buf_free(&out);
        goto out;
    }
    if (diags_exit_status(ds) && !job->draft)
        goto out;
    /* papers in memory: transform -> fo -> layout -> pdf */
    manifest = description_build(t, job, in, ds);
    /* files, only when every paper came out */
    if (manifest && choice_check(job, manifest, ds) && !job->dump)
        manifest_write(manifest, job->output, ds);
out:
    manifest_free(manifest);
    input_free(in);
    tools_free(t);
}

static xmlDoc *fo_read(const char *path, struct diags *ds)
{
    struct buf text = {0};
    xmlDoc *doc = NULL;
    if (file_read(path, FO_FILE_MOST, &text, ds)) {
        xmlParserCtxt *c = xmlNewParserCtxt();
        doc = xmlCtxtReadMemory(c, buf_text(&text), (int)text.len, path, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
        const xmlError *e = xmlCtxtGetLastError(c);
        if (doc && doc->intSubset) {
            diag_add(ds, D_FO_DOCTYPE, (struct place){path, 1, 1});
            xmlFreeDoc(doc);
            doc = NULL;
        } else if (!doc) {
            struct buf message = {0};
            buf_puts(&message, e && e->message ? e->message : "not XML");
            while (message.len && message.data[message.len - 1] == '\n')
                message.data[--message.len] = 0;
            diag_add(ds, D_FO_SYNTAX, (struct place){path, e ? e->line : 1, e ? e->int2 : 1}, message.data);
            buf_free(&message);
        }
        xmlFreeParserCtxt(c);
    }
    buf_free(&text);
    return doc;
}

void pipeline_render(const struct job *job, struct diags *ds)
{
    struct font_set *fonts = font_set_load(NULL, job->fonts, ds);
    xmlDoc *doc = fonts ? fo_read(job->input, ds) : NULL;
    struct buf out = {0};
    if (doc)
        fo_to_pdf(doc, job->input, job, fonts, true, &out, NULL, ds);
    if (out.len && !job->dump)
        file_write(job->output, buf_text(&out), out.len, ds);
    if (job->dump)
        fwrite(buf_text(&out), 1, out.len, stdout);
    buf_free(&out);
    xmlFreeDoc(doc);
    font_set_free(fonts);
}
