/* transform: description tree -> XSL-FO document, by libxslt, with every access outside forbidden. */
#include "transform.h"

#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/node.h"

#define DB_FUNCTIONS "urn:dengbao:functions"
#define DB_PAPER "urn:dengbao:paper"
enum { DEPTH_MOST = 800, OPERATIONS_MOST = 50 * 1000 * 1000 };

struct data_file { /* a document of the program's own, read once */
    char *name;
    xmlDoc *doc;
    struct data_file *next;
};

struct transformer {
    const struct vocab *vocab;
    xsltStylesheet *sheet;
    xsltSecurityPrefs *security;
    struct data_file *data;
    struct arena *arena;
    struct paper *papers;
    int paper_count;
    struct diags *diags; /* of the run under way */
    const struct paper_request *request; /* under way, or NULL */
    const char *running; /* id of the paper under way, for messages */
};

static xmlDoc *own_document(const char *name, struct diags *ds)
{
    char *path = file_own(name, ds);
    if (!path)
        return NULL;
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS);
    if (!doc) {
        const xmlError *e = xmlGetLastError();
        struct buf text = {0};
        buf_printf(&text, "line %d: %s", e ? e->line : 0, e && e->message ? e->message : "cannot be read");
        while (text.len && text.data[text.len - 1] == '\n')
            text.data[--text.len] = 0;
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, name, buf_text(&text));
        buf_free(&text);
    }
    free(path);
    return doc;
}

static xmlDoc *data_lookup(struct transformer *t, const char *name)
{
    for (struct data_file *f = t->data; f; f = f->next)
        if (!strcmp(f->name, name))
            return f->doc;
    struct data_file *f = mem_alloc(sizeof *f);
    f->name = mem_strdup(name);
    f->doc = own_document(name, t->diags);
    f->next = t->data;
    t->data = f;
    return f->doc;
}

static bool data_allowed(const char *name)
{
    return (!strncmp(name, "templates/", 10) || !strncmp(name, "schemas/", 8)) && !strstr(name, "..");
}

/* db:data('schemas/filing.xsd'): the document node of a file of ours. */
static void function_data(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlChar *name = xmlXPathPopString(ctxt);
    struct transformer *t = xsltXPathGetTransformContext(ctxt)->_private;
    xmlDoc *doc = data_allowed((const char *)name) ? data_lookup(t, (const char *)name) : NULL;
    xmlFree(name);
    valuePush(ctxt, doc ? xmlXPathNewNodeSet((xmlNode *)doc) : xmlXPathNewNodeSet(NULL));
}

/* f:drawing(): the <topology> of the system under way; nothing without one. */
static void function_drawing(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(0);
    struct transformer *t = xsltXPathGetTransformContext(ctxt)->_private;
    const struct paper_request *r = t->request;
    const xmlDoc *doc = r && r->draw ? r->draw(r->user, r->system) : NULL;
    valuePush(ctxt, xmlXPathNewNodeSet(doc ? xmlDocGetRootElement(doc) : NULL));
}

static void sheet_error(void *user, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void sheet_error(void *user, const char *format, ...)
{
    struct transformer *t = user;
    struct buf text = {0};
    va_list list;
    va_start(list, format);
    buf_vprintf(&text, format, list);
    va_end(list);
    while (text.len && text.data[text.len - 1] == '\n')
        text.data[--text.len] = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] == '\n')
            text.data[i] = ' ';
    if (text.len)
        diag_add(t->diags, D_XSLT_FAILED, (struct place){0}, t->running, text.data);
    buf_free(&text);
}

static xsltSecurityPrefs *security_new(void)
{
    static const xsltSecurityOption all[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
                                             XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
    xsltSecurityPrefs *s = xsltNewSecurityPrefs();
    if (!s)
        mem_exhausted();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        xsltSetSecurityPrefs(s, all[i], xsltSecurityForbid);
    return s;
}

static const char *attribute(struct arena *arena, xmlNode *node, const char *name)
{
    const char *value = node_attribute(node, name);
    return arena_strdup(arena, value ? value : "");
}

static void papers_read(struct transformer *t, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    t->papers = ARENA_ARRAY(t->arena, struct paper, xmlChildElementCount(root));
    for (xmlNode *n = xmlFirstElementChild(root); n; n = xmlNextElementSibling(n))
        t->papers[t->paper_count++] = (struct paper){
            .id = attribute(t->arena, n, "id"),
            .edition = attribute(t->arena, n, "edition"),
            .title = attribute(t->arena, n, "title"),
            .file = attribute(t->arena, n, "file"),
            .article = attribute(t->arena, n, "article"),
            .item = attribute(t->arena, n, "item"),
            .of = attribute(t->arena, n, "of"),
            .given = attribute(t->arena, n, "given"),
            .material = attribute(t->arena, n, "material"),
            .per_system = !strcmp(attribute(t->arena, n, "scope"), "system"),
            .least_level = atoi(attribute(t->arena, n, "least-level")),
        };
}

static xsltStylesheet *sheet_load(struct transformer *t, const char *file, struct diags *ds)
{
    char *path = file_own(file, ds);
    if (!path)
        return NULL;
    xsltSetGenericErrorFunc(t, sheet_error);
    xsltStylesheet *sheet = xsltParseStylesheetFile((const xmlChar *)path);
    if (sheet && sheet->errors) {
        xsltFreeStylesheet(sheet);
        sheet = NULL;
    }
    if (!sheet && !diags_count_level(ds, DIAG_ENVIRONMENT))
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, file, "it does not compile");
    free(path);
    return sheet;
}

struct transformer *transformer_new(const struct vocab *vocab, struct diags *ds)
{
    static bool registered;
    if (!registered) {
        exsltCommonRegister();
        exsltStrRegister();
        exsltDateRegister();
        exsltSetsRegister();
        exsltMathRegister();
        registered = true;
    }
    struct transformer *t = mem_alloc(sizeof *t);
    t->vocab = vocab;
    t->arena = arena_new();
    t->diags = ds;
    t->running = "main.xsl";
    t->security = security_new();
    xmlDoc *papers = data_lookup(t, "templates/papers.xml");
    t->sheet = papers ? sheet_load(t, "templates/main.xsl", ds) : NULL;
    if (!t->sheet) {
        transformer_free(t);
        return NULL;
    }
    papers_read(t, papers);
    return t;
}

void transformer_free(struct transformer *t)
{
    if (!t)
        return;
    for (struct data_file *f = t->data, *next; f; f = next) {
        next = f->next;
        xmlFreeDoc(f->doc);
        free(f->name);
        free(f);
    }
    xsltFreeStylesheet(t->sheet);
    xsltFreeSecurityPrefs(t->security);
    arena_free(t->arena);
    free(t);
}

int transformer_paper_count(const struct transformer *t)
{
    return t->paper_count;
}

const struct paper *transformer_paper(const struct transformer *t, int index)
{
    return &t->papers[index];
}

/* Takes the db:* attributes out of the FO; a db:blank becomes a row of the to-fill list, db:mark the secrecy mark. */
struct sweep {
    struct paper_fo *into;
    struct blank **end;
};

static void blank_add(struct sweep *s, const char *what, const char *by)
{
    for (struct blank *b = s->into->blanks; b; b = b->next)
        if (!strcmp(b->what, what) && !strcmp(b->by, by))
            return;
    struct blank *b = ARENA_NEW(s->into->arena, struct blank);
    b->what = arena_strdup(s->into->arena, what);
    b->by = arena_strdup(s->into->arena, by);
    *s->end = b;
    s->end = &b->next;
}

static void sweep_element(struct sweep *s, xmlNode *node)
{
    const char *what = NULL, *by = "";
    for (xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns && !strcmp((const char *)a->ns->href, DB_PAPER) && a->children) {
            if (!strcmp((const char *)a->name, "blank"))
                what = (const char *)a->children->content;
            if (!strcmp((const char *)a->name, "by"))
                by = (const char *)a->children->content;
            if (!strcmp((const char *)a->name, "mark"))
                s->into->mark = arena_strdup(s->into->arena, (const char *)a->children->content);
        }
    if (what)
        blank_add(s, what, by);
    for (xmlAttr *a = node->properties, *next; a; a = next) {
        next = a->next;
        if (a->ns && !strcmp((const char *)a->ns->href, DB_PAPER))
            xmlRemoveProp(a);
    }
}

static void sweep_tree(struct sweep *s, xmlNode *root)
{
    for (xmlNode *n = root; n;) {
        if (n->type == XML_ELEMENT_NODE)
            sweep_element(s, n);
        if (n->type == XML_ELEMENT_NODE && n->children) {
            n = n->children;
            continue;
        }
        while (n != root && !n->next)
            n = n->parent;
        n = n == root ? NULL : n->next;
    }
}

static bool transform_ready(xsltTransformContext *c, struct transformer *t)
{
    c->_private = t;
    c->maxTemplateDepth = DEPTH_MOST;
    c->opLimit = OPERATIONS_MOST;
    xsltSetTransformErrorFunc(c, t, sheet_error);
    return xsltSetCtxtSecurityPrefs(t->security, c) == 0 &&
           xsltRegisterExtFunction(c, (const xmlChar *)"data", (const xmlChar *)DB_FUNCTIONS, function_data) == 0 &&
           xsltRegisterExtFunction(c, (const xmlChar *)"drawing", (const xmlChar *)DB_FUNCTIONS, function_drawing) == 0;
}

bool transform_paper(struct transformer *t, const struct input *in, const struct paper_request *request, struct paper_fo *into, struct diags *ds)
{
    char number[32], copy[32], id[64];
    snprintf(number, sizeof number, "%d", request->system);
    snprintf(copy, sizeof copy, "%d", request->copy);
    snprintf(id, sizeof id, "'%s'", request->paper->id);
    const char *params[] = {"paper-id", id, "system-number", number, "copy", copy, "draft", request->draft ? "true()" : "false()", NULL};
    t->diags = ds;
    t->running = request->paper->id;
    t->request = request;
    *into = (struct paper_fo){.arena = arena_new()};
    xsltTransformContext *c = xsltNewTransformContext(t->sheet, in->doc);
    if (!c)
        mem_exhausted();
    if (transform_ready(c, t))
        into->fo = xsltApplyStylesheetUser(t->sheet, in->doc, params, NULL, NULL, c);
    t->request = NULL;
    bool ok = into->fo && c->state == XSLT_STATE_OK && xmlDocGetRootElement(into->fo);
    xsltFreeTransformContext(c);
    if (!ok) {
        if (!diags_count_level(ds, DIAG_ERROR))
            diag_add(ds, D_XSLT_FAILED, (struct place){0}, request->paper->id, "no document was made");
        paper_fo_free(into);
        return false;
    }
    sweep_tree(&(struct sweep){into, &into->blanks}, xmlDocGetRootElement(into->fo));
    return true;
}

void paper_fo_free(struct paper_fo *p)
{
    xmlFreeDoc(p->fo);
    arena_free(p->arena);
    *p = (struct paper_fo){0};
}

bool transform_document(struct transformer *t, const char *file, xmlDoc *doc, struct buf *out, struct diags *ds)
{
    t->diags = ds;
    t->running = file;
    xsltStylesheet *sheet = sheet_load(t, file, ds);
    xsltTransformContext *c = sheet ? xsltNewTransformContext(sheet, doc) : NULL;
    xmlDoc *result = NULL;
    if (c && transform_ready(c, t))
        result = xsltApplyStylesheetUser(sheet, doc, NULL, NULL, NULL, c);
    bool ok = result && c->state == XSLT_STATE_OK;
    xmlChar *text = NULL;
    int len = 0;
    if (ok && xsltSaveResultToString(&text, &len, result, sheet) == 0)
        buf_add(out, text, (size_t)len);
    else if (!diags_count_level(ds, DIAG_ENVIRONMENT))
        diag_add(ds, D_XSLT_FAILED, (struct place){0}, file, "no document was made");
    xmlFree(text);
    xmlFreeDoc(result);
    xsltFreeTransformContext(c);
    xsltFreeStylesheet(sheet);
    return ok;
}
