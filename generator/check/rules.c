/* check: rules, ISO Schematron (schemas/rules.sch) on libxml2's XPath: within a pattern the first rule whose context matches a node is applied (ISO/IEC 19757-3 6.5). */
#include "rules.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "functions.h"

enum { MATCHED_MOST = 100000 };

struct assertion {
    const char *id, *article;
    enum diag_level level;
    bool report; /* sch:report: a finding when the test holds */
    xmlXPathCompExpr *test, *at;
    xmlNode *message; /* mixed content with sch:value-of */
};

struct rule {
    bool starts_pattern;
    xmlXPathCompExpr *context;
    struct assertion *assertions;
    int count;
};

struct rules {
    struct arena *arena;
    xmlDoc *doc;
    struct rule *rules;
    int count;
};

static bool is(const xmlNode *n, const char *name)
{
    return n->type == XML_ELEMENT_NODE && !strcmp((const char *)n->name, name);
}

static const char *attribute(struct rules *r, xmlNode *n, const char *name)
{
    xmlChar *v = xmlGetNoNsProp(n, (const xmlChar *)name);
    const char *copy = v ? arena_strdup(r->arena, (const char *)v) : NULL;
    xmlFree(v);
    return copy;
}

static xmlXPathCompExpr *compile(xmlXPathContext *xp, const char *text, const char *id, struct diags *ds)
{
    xmlXPathCompExpr *e = text ? xmlXPathCtxtCompile(xp, (const xmlChar *)text) : NULL;
    if (text && !e)
        diag_add(ds, D_CHECK_RULE_BROKEN, (struct place){0}, id ? id : "context", text);
    return e;
}

static void assertion_read(struct rules *r, xmlXPathContext *xp, xmlNode *n, struct assertion *a, struct diags *ds)
{
    const char *role = attribute(r, n, "role");
    a->id = attribute(r, n, "id");
    a->article = attribute(r, n, "article");
    a->level = role && !strcmp(role, "warning") ? DIAG_WARNING : role && !strcmp(role, "info") ? DIAG_INFO : DIAG_ERROR;
    a->report = is(n, "report");
    a->test = compile(xp, attribute(r, n, "test"), a->id, ds);
    a->at = compile(xp, attribute(r, n, "at"), a->id, ds);
    a->message = n;
    for (xmlNode *c = n->children; c; c = c->next) /* value-of selects are compiled once, too */
        if (is(c, "value-of"))
            c->_private = compile(xp, attribute(r, c, "select"), a->id, ds);
}

static void rules_read(struct rules *r, xmlXPathContext *xp, struct diags *ds)
{
    int count = 0;
    xmlNode *root = xmlDocGetRootElement(r->doc);
    for (xmlNode *p = xmlFirstElementChild(root); p; p = xmlNextElementSibling(p))
        count += is(p, "pattern") ? (int)xmlChildElementCount(p) : 0;
    r->rules = ARENA_ARRAY(r->arena, struct rule, count ? count : 1);
    for (xmlNode *p = xmlFirstElementChild(root); p; p = xmlNextElementSibling(p)) {
        bool first = true;
        for (xmlNode *n = is(p, "pattern") ? xmlFirstElementChild(p) : NULL; n; n = xmlNextElementSibling(n)) {
            if (!is(n, "rule"))
                continue;
            struct rule *rule = &r->rules[r->count++];
            rule->starts_pattern = first;
            first = false;
            const char *context = attribute(r, n, "context");
            rule->context = compile(xp, context && context[0] != '/' ? arena_printf(r->arena, "//%s", context) : context, "context", ds);
            rule->assertions = ARENA_ARRAY(r->arena, struct assertion, xmlChildElementCount(n));
            for (xmlNode *a = xmlFirstElementChild(n); a; a = xmlNextElementSibling(a))
                if (is(a, "assert") || is(a, "report"))
                    assertion_read(r, xp, a, &rule->assertions[rule->count++], ds);
        }
    }
}

struct rules *rules_load(const char *file, struct diags *ds)
{
    char *path = file_own(file, ds);
    struct rules *r = mem_alloc(sizeof *r);
    r->arena = arena_new();
    r->doc = path ? xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
    free(path);
    int before = diags_count_level(ds, DIAG_ENVIRONMENT);
    if (r->doc) {
        xmlXPathContext *xp = xmlXPathNewContext(r->doc);
        functions_register(xp);
        rules_read(r, xp, ds);
        xmlXPathFreeContext(xp);
    } else
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, file, "not XML");
    if (diags_count_level(ds, DIAG_ENVIRONMENT) == before)
        return r;
    rules_free(r);
    return NULL;
}

void rules_free(struct rules *r)
{
    if (!r)
        return;
    for (int i = 0; i < r->count; i++) {
        xmlXPathFreeCompExpr(r->rules[i].context);
        for (int k = 0; k < r->rules[i].count; k++) {
            struct assertion *a = &r->rules[i].assertions[k];
            xmlXPathFreeCompExpr(a->test);
            xmlXPathFreeCompExpr(a->at);
            for (xmlNode *c = a->message->children; c; c = c->next)
                if (is(c, "value-of"))
                    xmlXPathFreeCompExpr(c->_private);
        }
    }
    xmlFreeDoc(r->doc);
    arena_free(r->arena);
    free(r);
}

static bool holds(xmlXPathContext *xp, xmlXPathCompExpr *e, xmlNode *node)
{
    xp->node = node;
    return e && xmlXPathCompiledEvalToBoolean(e, xp) == 1;
}

static void message_text(xmlXPathContext *xp, const struct assertion *a, xmlNode *node, struct buf *out)
{
    for (xmlNode *c = a->message->children; c; c = c->next) {
        if (is(c, "value-of") && c->_private) {
            xp->node = node;
            xmlXPathObject *v = xmlXPathCompiledEval(c->_private, xp);
            xmlChar *text = xmlXPathCastToString(v);
            buf_puts(out, (const char *)text);
            xmlFree(text);
            xmlXPathFreeObject(v);
        } else if (c->type == XML_TEXT_NODE) /* line ends and indents of the rule file are no part of the sentence */
            for (const char *p = (const char *)c->content; *p; p++)
                if (*p != '\n' && !(*p == ' ' && (p[1] == ' ' || p[1] == '\n' || (p != (const char *)c->content && (p[-1] == '\n' || p[-1] == ' ')))))
                    buf_putc(out, *p);
    }
}

static struct place finding_place(xmlXPathContext *xp, const struct assertion *a, xmlNode *node)
{
    xmlNode *at = NULL;
    if (a->at) {
        xp->node = node;
        xmlXPathObject *v = xmlXPathCompiledEval(a->at, xp);
        if (v && v->type == XPATH_NODESET && v->nodesetval && v->nodesetval->nodeNr)
            at = v->nodesetval->nodeTab[0];
        xmlXPathFreeObject(v);
    }
    const struct input_origin *o = input_origin_of(at ? at : node);
    return at ? o->value : o->key;
}

static void node_apply(xmlXPathContext *xp, const struct rule *rule, xmlNode *node, struct diags *ds)
{
    for (int i = 0; i < rule->count; i++) {
        const struct assertion *a = &rule->assertions[i];
        if (holds(xp, a->test, node) != a->report)
            continue;
        struct buf text = {0};
        message_text(xp, a, node, &text);
        diag_add_text(ds, a->id, a->level, finding_place(xp, a, node), a->article, buf_text(&text));
        buf_free(&text);
    }
}

void rules_run(struct rules *r, const struct input *in, struct diags *ds)
{
    xmlXPathContext *xp = xmlXPathNewContext(in->doc);
    xmlNode **matched = mem_alloc(sizeof *matched * MATCHED_MOST);
    int count = 0;
    functions_register(xp);
    for (int i = 0; i < r->count; i++) {
        const struct rule *rule = &r->rules[i];
        if (rule->starts_pattern)
            count = 0;
        xp->node = (xmlNode *)in->doc;
        xmlXPathObject *nodes = xmlXPathCompiledEval(rule->context, xp);
        for (int k = 0; nodes && nodes->type == XPATH_NODESET && nodes->nodesetval && k < nodes->nodesetval->nodeNr; k++) {
            xmlNode *node = nodes->nodesetval->nodeTab[k];
            bool before = false;
            for (int m = 0; m < count && !before; m++)
                before = matched[m] == node;
            if (before)
                continue;
            if (i + 1 < r->count && !r->rules[i + 1].starts_pattern && count < MATCHED_MOST)
                matched[count++] = node;
            node_apply(xp, rule, node, ds);
        }
        xmlXPathFreeObject(nodes);
    }
    free(matched);
    xmlXPathFreeContext(xp);
}
