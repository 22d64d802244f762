/* check: functions, what rules may call besides XPath 1.0. */
#include "functions.h"

#include <ctype.h>
#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/date.h"
#include "../base/file.h"
#include "../base/node.h"
#include "../input/tree.h"
#include "codes.h"
#include "index.h"

/* What functions keep while the rules of one description run; hangs on the XPath context. */
struct functions {
    bool english;
    struct index *indexes;
    const xmlNodeSet *placeholders;
};

/* Whether schemas/control-points.xml has a control point of that id; read when first asked for, kept to the end of the process. */
static bool control_ok(const char *id)
{
    static xmlHashTable *known;
    if (!known) {
        struct diags *none = diags_new();
        char *path = file_own("schemas/control-points.xml", none);
        xmlDoc *doc = path ? xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
        known = xmlHashCreate(128);
        for (xmlNode *class = doc ? xmlFirstElementChild(xmlDocGetRootElement(doc)) : NULL; class; class = xmlNextElementSibling(class))
            for (xmlNode *c = xmlFirstElementChild(class); c; c = xmlNextElementSibling(c)) {
                xmlChar *name = xmlGetNoNsProp(c, (const xmlChar *)"id");
                if (name)
                    xmlHashAddEntry(known, name, known);
                xmlFree(name);
            }
        xmlFreeDoc(doc);
        free(path);
        diags_free(none);
    }
    return xmlHashLookup(known, (const xmlChar *)id) != NULL;
}

/* An argument as text, borrowed where it is the text of one element: what functions are mostly given. */
struct text {
    const char *s;
    xmlXPathObject *object;
    xmlChar *own;
};

static struct text text_pop(xmlXPathParserContext *ctxt)
{
    struct text t = {.object = valuePop(ctxt)};
    const xmlNodeSet *set = t.object && t.object->type == XPATH_NODESET ? t.object->nodesetval : NULL;
    const xmlChar *s = set && set->nodeNr == 1 ? node_only_text(set->nodeTab[0]) : NULL;
    if (!s)
        s = t.own = xmlXPathCastToString(t.object);
    t.s = (const char *)s;
    return t;
}

static void text_free(struct text *t)
{
    xmlFree(t->own);
    xmlXPathFreeObject(t->object);
}

/* The text of a node, to be given back with xmlFree(*own). */
static const xmlChar *node_content(const xmlNode *n, xmlChar **own)
{
    const xmlChar *s = node_only_text(n);
    *own = s ? NULL : xmlNodeGetContent(n);
    return s ? s : *own;
}

typedef bool test1(const char *);

static void test_function(xmlXPathParserContext *ctxt, int nargs, test1 *test)
{
    CHECK_ARITY(1);
    struct text t = text_pop(ctxt);
    valuePush(ctxt, xmlXPathNewBoolean(test(t.s)));
    text_free(&t);
}

static void function_credit_code(xmlXPathParserContext *ctxt, int nargs)
{
    test_function(ctxt, nargs, credit_code_ok);
}

static void function_id_number(xmlXPathParserContext *ctxt, int nargs)
{
    test_function(ctxt, nargs, id_number_ok);
}

static void function_control_ok(xmlXPathParserContext *ctxt, int nargs)
{
    test_function(ctxt, nargs, control_ok);
}

static void function_ip_ok(xmlXPathParserContext *ctxt, int nargs)
{
    test_function(ctxt, nargs, ip_ok);
}

static void function_ip_in(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(2);
    xmlXPathObject *ranges = valuePop(ctxt);
    struct text address = text_pop(ctxt);
    bool in = false;
    for (int i = 0; !in && ranges->type == XPATH_NODESET && ranges->nodesetval && i < ranges->nodesetval->nodeNr; i++) {
        xmlChar *own;
        in = ip_in(address.s, (const char *)node_content(ranges->nodesetval->nodeTab[i], &own));
        xmlFree(own);
    }
    valuePush(ctxt, xmlXPathNewBoolean(in));
    text_free(&address);
    xmlXPathFreeObject(ranges);
}

static void function_days(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    struct text t = text_pop(ctxt);
    long days;
    valuePush(ctxt, xmlXPathNewFloat(date_parse(t.s, &days) ? (double)days : xmlXPathNAN));
    text_free(&t);
}

static void date_function(xmlXPathParserContext *ctxt, int nargs, bool months)
{
    CHECK_ARITY(2);
    double n = xmlXPathPopNumber(ctxt);
    struct text t = text_pop(ctxt);
    char text[DATE_SIZE] = "";
    long days;
    if (date_parse(t.s, &days) && n > -12000 && n < 12000)
        date_print(months ? date_add_months(days, (int)n) : days + (long)n, text);
    valuePush(ctxt, xmlXPathNewCString(text));
    text_free(&t);
}

static void function_add_days(xmlXPathParserContext *ctxt, int nargs)
{
    date_function(ctxt, nargs, false);
}

static void function_add_months(xmlXPathParserContext *ctxt, int nargs)
{
    date_function(ctxt, nargs, true);
}

static void function_label(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlXPathObject *o = valuePop(ctxt);
    const xmlNode *n = o && o->type == XPATH_NODESET && o->nodesetval && o->nodesetval->nodeNr ? o->nodesetval->nodeTab[0] : NULL;
    xmlChar *text = xmlXPathCastToString(o);
    const struct vocab_value *v = n ? vocab_value(tree_type(n), (const char *)text) : NULL;
    valuePush(ctxt, xmlXPathNewCString(!v ? (const char *)text : ((struct functions *)ctxt->context->userData)->english ? v->en : v->label));
    xmlFree(text);
    xmlXPathFreeObject(o);
}

static void texts_collect(const xmlXPathObject *o, xmlHashTable *into)
{
    for (int i = 0; o->type == XPATH_NODESET && o->nodesetval && i < o->nodesetval->nodeNr; i++) {
        xmlChar *own;
        xmlHashAddEntry(into, node_content(o->nodesetval->nodeTab[i], &own), into);
        xmlFree(own);
    }
}

/* The nodes whose text is in the table or is not; with fill, each enters it after it was looked up. */
static void select_by_text(xmlXPathParserContext *ctxt, xmlXPathObject *o, xmlHashTable *known, bool wanted, bool fill)
{
    xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);
    for (int i = 0; o->type == XPATH_NODESET && o->nodesetval && i < o->nodesetval->nodeNr; i++) {
        xmlChar *own;
        const xmlChar *text = node_content(o->nodesetval->nodeTab[i], &own);
        if ((xmlHashLookup(known, text) != NULL) == wanted)
            xmlXPathNodeSetAddUnique(set, o->nodesetval->nodeTab[i]);
        else if (fill)
            xmlHashAddEntry(known, text, known);
        xmlFree(own);
    }
    xmlHashFree(known, NULL);
    xmlXPathFreeObject(o);
    valuePush(ctxt, xmlXPathWrapNodeSet(set));
}

static void function_repeated(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlXPathObject *o = valuePop(ctxt);
    if (o->type == XPATH_NODESET && o->nodesetval)
        xmlXPathNodeSetSort(o->nodesetval);
    select_by_text(ctxt, o, xmlHashCreate(32), true, true);
}

static void known_function(xmlXPathParserContext *ctxt, int nargs, bool wanted)
{
    CHECK_ARITY(2);
    xmlXPathObject *known = valuePop(ctxt), *nodes = valuePop(ctxt);
    xmlHashTable *table = xmlHashCreate(32);
    texts_collect(known, table);
    xmlXPathFreeObject(known);
    select_by_text(ctxt, nodes, table, wanted, false);
}

static void function_known(xmlXPathParserContext *ctxt, int nargs)
{
    known_function(ctxt, nargs, true);
}

static void function_unknown(xmlXPathParserContext *ctxt, int nargs)
{
    known_function(ctxt, nargs, false);
}

/* What stands between the names of a text: enumeration comma, comma, semicolon, space, and what follows a name in brackets. */
static size_t separator(const char *p)
{
    static const char *const separators[] = {"、", "，", "；", ",", ";", " ", "\n", "/"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (!strncmp(p, separators[i], strlen(separators[i])))
            return strlen(separators[i]);
    return 0;
}

static size_t bracket(const char *p)
{
    return *p == '(' ? 1 : !strncmp(p, "（", 3) ? 3 : 0;
}

/* Looks one name of a text up; the first that is known (wanted) or is not is kept. */
static void name_check(const char *name, size_t len, xmlHashTable *known, bool wanted, struct buf *found)
{
    struct buf copy = {0};
    buf_add(&copy, name, len);
    if (len && !found->len && (xmlHashLookup(known, (const xmlChar *)buf_text(&copy)) != NULL) == wanted)
        buf_puts(found, buf_text(&copy));
    buf_free(&copy);
}

/* Calls name_check for each name of a text; what stands in brackets behind a name is left out. With enter, the names enter the table instead. */
static void names_each(const char *text, xmlHashTable *known, bool enter, bool wanted, struct buf *found)
{
    const char *from = text, *p = text;
    for (;;) {
        size_t gap = separator(p), open = bracket(p);
        if (*p && !gap && !open) {
            p++;
            continue;
        }
        if (enter) {
            xmlChar *name = xmlStrndup((const xmlChar *)from, (int)(p - from));
            xmlHashAddEntry(known, name, known);
            xmlFree(name);
        } else
            name_check(from, (size_t)(p - from), known, wanted, found);
        if (!*p)
            return;
        p += gap;
        for (; open && *p; p++) /* to the closing bracket */
            if (*p == ')' || !strncmp(p, "）", 3)) {
                p += *p == ')' ? 1 : 3;
                break;
            }
        from = p;
    }
}

static void names_function(xmlXPathParserContext *ctxt, int nargs, bool wanted)
{
    CHECK_ARITY(2);
    xmlXPathObject *nodes = valuePop(ctxt);
    struct text text = text_pop(ctxt);
    xmlHashTable *known = xmlHashCreate(32);
    struct buf found = {0};
    for (int i = 0; nodes->type == XPATH_NODESET && nodes->nodesetval && i < nodes->nodesetval->nodeNr; i++) {
        xmlChar *own;
        names_each((const char *)node_content(nodes->nodesetval->nodeTab[i], &own), known, true, false, NULL);
        xmlFree(own);
    }
    names_each(text.s, known, false, wanted, &found);
    valuePush(ctxt, xmlXPathNewCString(buf_text(&found)));
    buf_free(&found);
    xmlHashFree(known, NULL);
    xmlXPathFreeObject(nodes);
    text_free(&text);
}

static void function_unlisted(xmlXPathParserContext *ctxt, int nargs)
{
    names_function(ctxt, nargs, false);
}

static void function_shared(xmlXPathParserContext *ctxt, int nargs)
{
    names_function(ctxt, nargs, true);
}

/* The name of an element as the user wrote it. */
static void function_key(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlXPathObject *o = valuePop(ctxt);
    const xmlNode *n = o && o->type == XPATH_NODESET && o->nodesetval && o->nodesetval->nodeNr ? o->nodesetval->nodeTab[0] : NULL;
    valuePush(ctxt, xmlXPathNewCString(n && input_origin_of(n)->key_text ? input_origin_of(n)->key_text : ""));
    xmlXPathFreeObject(o);
}

/* References that lead nowhere: those of the nodes whose text is found at none of the paths below the ancestor of that name. */
static void function_unresolved(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(3);
    struct functions *f = ctxt->context->userData;
    struct text paths = text_pop(ctxt), scope = text_pop(ctxt);
    xmlXPathObject *o = valuePop(ctxt);
    xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);
    for (int i = 0; o->type == XPATH_NODESET && o->nodesetval && i < o->nodesetval->nodeNr; i++) {
        xmlNode *n = o->nodesetval->nodeTab[i];
        const xmlNode *top = n->parent;
        while (top && !node_is(top, scope.s))
            top = top->parent;
        ctxt->context->opCount++;
        if (top && node_only_text(n) && !index_known(&f->indexes, top, paths.s, node_only_text(n), &ctxt->context->opCount))
            xmlXPathNodeSetAddUnique(set, n);
    }
    xmlXPathFreeObject(o);
    text_free(&scope);
    text_free(&paths);
    valuePush(ctxt, xmlXPathWrapNodeSet(set));
}

static bool has_child(const xmlNode *n, const char *name, const xmlChar *text)
{
    for (const xmlNode *c = n->children; c; c = c->next)
        if (node_is(c, name) && c->children && xmlStrEqual(c->children->content, text))
            return true;
    return false;
}

/* What having() looks in and for. */
struct search {
    const xmlNodeSet *nodes;
    const char *path;
    bool items; /* path is item/child: look in the items of the nodes */
    xmlNodeSet *found;
};

static void search_text(xmlXPathParserContext *ctxt, struct search *s, const xmlChar *text)
{
    struct functions *f = ctxt->context->userData;
    for (int i = 0; s->nodes && i < s->nodes->nodeNr; i++) {
        xmlNode *n = s->nodes->nodeTab[i];
        ctxt->context->opCount++;
        const xmlNodeSet *items = s->items ? index_items(&f->indexes, n, s->path, text, &ctxt->context->opCount) : NULL;
        for (int k = 0; items && k < items->nodeNr; k++)
            xmlXPathNodeSetAdd(s->found, items->nodeTab[k]);
        if (!s->items && has_child(n, s->path, text))
            xmlXPathNodeSetAdd(s->found, n);
    }
}

/* What a predicate would select, without its cost: having(nodes, 'child', texts) is nodes[child = texts], having(nodes, 'item/child', texts) is nodes/item[child = texts]. */
static void function_having(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(3);
    xmlXPathObject *texts = valuePop(ctxt);
    struct text path = text_pop(ctxt);
    xmlXPathObject *o = valuePop(ctxt);
    struct search s = {o->type == XPATH_NODESET ? o->nodesetval : NULL, path.s, strchr(path.s, '/'), xmlXPathNodeSetCreate(NULL)};
    xmlChar *own = NULL;
    if (texts->type != XPATH_NODESET)
        search_text(ctxt, &s, own = xmlXPathCastToString(texts));
    for (int i = 0; texts->type == XPATH_NODESET && texts->nodesetval && i < texts->nodesetval->nodeNr; i++) {
        search_text(ctxt, &s, node_content(texts->nodesetval->nodeTab[i], &own));
        xmlFree(own);
        own = NULL;
    }
    xmlFree(own);
    xmlXPathFreeObject(o);
    xmlXPathFreeObject(texts);
    text_free(&path);
    valuePush(ctxt, xmlXPathWrapNodeSet(s.found));
}

/* 0 for no level, 1 秘密, 2 机密, 3 绝密: the codes of secrecy-level and information-level. */
static int secrecy_rank(const xmlNode *n)
{
    static const char *const levels[] = {"secret", "highly-secret", "top-secret"};
    int rank = 0;
    xmlChar *text = xmlNodeGetContent(n);
    for (int i = 0; i < 3; i++)
        if (text && !strcmp((const char *)text, levels[i]))
            rank = i + 1;
    xmlFree(text);
    return rank;
}

static void function_secrecy(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlXPathObject *nodes = valuePop(ctxt);
    int highest = 0;
    for (int i = 0; nodes && nodes->nodesetval && i < nodes->nodesetval->nodeNr; i++) {
        int rank = secrecy_rank(nodes->nodesetval->nodeTab[i]);
        highest = rank > highest ? rank : highest;
    }
    xmlXPathFreeObject(nodes);
    valuePush(ctxt, xmlXPathNewFloat(highest));
}

static void function_placeholders(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(0);
    const struct functions *f = ctxt->context->userData;
    valuePush(ctxt, xmlXPathWrapNodeSet(xmlXPathNodeSetMerge(NULL, (xmlNodeSet *)f->placeholders)));
}

void functions_register(xmlXPathContext *xp, bool english)
{
    static const struct {
        const char *name;
        xmlXPathFunction function;
    } functions[] = {
        {"credit-code-ok", function_credit_code}, {"id-number-ok", function_id_number}, {"days", function_days},
        {"add-days", function_add_days},          {"add-months", function_add_months},  {"ip-in", function_ip_in},
        {"ip-ok", function_ip_ok},                {"label", function_label},            {"repeated", function_repeated},
        {"unknown", function_unknown},            {"unresolved", function_unresolved},
        {"known", function_known},            {"unlisted", function_unlisted},      {"placeholders", function_placeholders},
        {"secrecy", function_secrecy},            {"shared", function_shared},              {"key", function_key},
        {"having", function_having},              {"control-ok", function_control_ok},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        xmlXPathRegisterFunc(xp, (const xmlChar *)functions[i].name, functions[i].function);
    struct functions *f = mem_alloc(sizeof *f);
    f->english = english;
    xp->userData = f;
}

void functions_about(xmlXPathContext *xp, const xmlNodeSet *placeholders)
{
    ((struct functions *)xp->userData)->placeholders = placeholders;
}

void functions_forget(xmlXPathContext *xp)
{
    struct functions *f = xp->userData;
    index_forget(&f->indexes);
    f->placeholders = NULL;
}

void functions_free(xmlXPathContext *xp)
{
    functions_forget(xp);
    free(xp->userData);
    xp->userData = NULL;
}
