/* verdict: duties as XPath over a description. */
#define _GNU_SOURCE
#include "verdict.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../base/file.h"
#include "../base/node.h"
#include "../check/functions.h"
#include "holidays.h"

enum { DUTIES_MOST = 200 };
enum expression { E_CONTEXT, E_SUBJECT, E_KEY, E_APPLIES, E_PENDING, E_DONE, E_DUE, E_NEXT, EXPRESSIONS };
static const char *const expression_names[EXPRESSIONS] = {"context", "subject", "key", "applies", "pending", "done", "due", "next"};

struct duty {
    const char *id, *who, *title, *title_en;
    int article;
    bool quiet, office;
    xmlXPathCompExpr *e[EXPRESSIONS]; /* NULL: not given */
};

struct duties {
    struct arena *arena;
    struct holidays *holidays;
    xmlXPathCompExpr *day; /* the last day a description tells of */
    struct duty list[DUTIES_MOST];
    int count;
};

/* What the functions of duties need; the context carries it as the data of its function look-up, which is not used otherwise. */
struct evaluation {
    const struct holidays *holidays;
    int unknown_year;
};

static const char *attribute(struct duties *d, xmlNode *n, const char *name)
{
    const char *value = node_attribute(n, name);
    return value ? arena_strdup(d->arena, value) : NULL;
}

static bool duty_read(struct duties *d, xmlNode *n, struct diags *ds)
{
    struct duty *duty = &d->list[d->count++];
    const char *article = attribute(d, n, "article");
    duty->id = attribute(d, n, "id");
    duty->who = attribute(d, n, "who");
    duty->article = article ? atoi(article) : 0;
    duty->quiet = attribute(d, n, "quiet") != NULL;
    duty->office = attribute(d, n, "office") != NULL;
    duty->title = arena_strdup(d->arena, node_text(node_child(n, "zh")));
    duty->title_en = arena_strdup(d->arena, node_text(node_child(n, "en")));
    bool ok = duty->id && duty->who && duty->article >= 1 && duty->article <= 44 && *duty->title && *duty->title_en;
    for (int i = 0; i < EXPRESSIONS; i++) {
        const char *text = attribute(d, n, expression_names[i]);
        duty->e[i] = text ? xmlXPathCompile((const xmlChar *)text) : NULL;
        ok = ok && (!text || duty->e[i]);
    }
    ok = ok && duty->e[E_CONTEXT] && duty->e[E_DONE];
    if (!ok)
        diag_add(ds, D_CHECK_RULE_BROKEN, (struct place){0}, "schemas/duties.xml", duty->id ? duty->id : "duty");
    return ok;
}

struct duties *duties_load(const char *holidays, struct diags *ds)
{
    char *path = file_own("schemas/duties.xml", ds);
    xmlDoc *doc = path ? xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
    if (path && !doc)
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, "schemas/duties.xml", "not XML");
    free(path);
    if (!doc)
        return NULL;
    struct duties *d = mem_alloc(sizeof *d);
    d->arena = arena_new();
    d->holidays = holidays_load(holidays, ds);
    const char *own = node_attribute(xmlDocGetRootElement(doc), "day");
    d->day = own ? xmlXPathCompile((const xmlChar *)own) : NULL;
    bool ok = d->holidays != NULL && d->day;
    if (!d->day)
        diag_add(ds, D_CHECK_RULE_BROKEN, (struct place){0}, "schemas/duties.xml", "day");
    for (xmlNode *n = xmlFirstElementChild(xmlDocGetRootElement(doc)); n && d->count < DUTIES_MOST; n = xmlNextElementSibling(n))
        ok = duty_read(d, n, ds) && ok;
    xmlFreeDoc(doc);
    if (ok)
        return d;
    duties_free(d);
    return NULL;
}

void duties_free(struct duties *d)
{
    if (!d)
        return;
    for (int i = 0; i < d->count; i++)
        for (int k = 0; k < EXPRESSIONS; k++)
            xmlXPathFreeCompExpr(d->list[i].e[k]);
    xmlXPathFreeCompExpr(d->day);
    holidays_free(d->holidays);
    arena_free(d->arena);
    free(d);
}

/* add-workdays(date, n): see holidays_add; '' for no date. */
static void function_add_workdays(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(2);
    int n = (int)xmlXPathPopNumber(ctxt);
    xmlChar *s = xmlXPathPopString(ctxt);
    char text[DATE_SIZE] = "";
    long days;
    struct evaluation *e = ctxt->context->funcLookupData;
    if (date_parse((const char *)s, &days) && n >= 0 && n < 1000)
        date_print(holidays_add(e->holidays, days, n, &e->unknown_year), text);
    valuePush(ctxt, xmlXPathNewCString(text));
    xmlFree(s);
}

/* latest(nodes): the latest of the dates, '' when there is none. */
static void function_latest(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlXPathObject *o = valuePop(ctxt);
    char text[DATE_SIZE] = "";
    long latest = 0, days;
    for (int i = 0; o->type == XPATH_NODESET && o->nodesetval && i < o->nodesetval->nodeNr; i++) {
        xmlChar *s = xmlNodeGetContent(o->nodesetval->nodeTab[i]);
        if (date_parse((const char *)s, &days) && (!*text || days > latest))
            date_print(latest = days, text);
        xmlFree(s);
    }
    xmlXPathFreeObject(o);
    valuePush(ctxt, xmlXPathNewCString(text));
}

static xmlXPathContext *context_new(const struct input *in, struct evaluation *e, long day)
{
    xmlXPathContext *xp = xmlXPathNewContext(in->doc);
    char today[DATE_SIZE];
    functions_register(xp, false);
    xmlXPathRegisterFunc(xp, (const xmlChar *)"add-workdays", function_add_workdays);
    xmlXPathRegisterFunc(xp, (const xmlChar *)"latest", function_latest);
    xp->funcLookupData = e;
    date_print(day, today);
    xmlXPathRegisterVariable(xp, (const xmlChar *)"today", xmlXPathNewCString(today));
    return xp;
}

/* Errors of evaluation (a function that does not exist) are bugs of duties.xml: trace.sh runs every duty. */
static bool truth(xmlXPathContext *xp, xmlXPathCompExpr *e, xmlNode *node, bool otherwise)
{
    xp->node = node;
    return e ? xmlXPathCompiledEvalToBoolean(e, xp) == 1 : otherwise;
}

static const char *string_of(xmlXPathContext *xp, xmlXPathCompExpr *e, xmlNode *node, struct arena *arena)
{
    xp->node = node;
    xmlXPathObject *o = e ? xmlXPathCompiledEval(e, xp) : NULL;
    xmlChar *s = o ? xmlXPathCastToString(o) : NULL;
    const char *copy = arena_strdup(arena, s ? (const char *)s : "");
    xmlFree(s);
    xmlXPathFreeObject(o);
    return copy;
}

static enum duty_state state_of(const struct verdict_row *row, bool done, bool pending, long day)
{
    if (row->dated && row->day < day)
        return DUTY_LATE;
    if (done)
        return DUTY_DONE;
    return row->dated || pending ? DUTY_DUE : DUTY_MISSING;
}

/* The Measures do not say whether a term moves that ends on a day of rest (as Article 203 of the Civil Code says of terms of civil law): the earlier day stands, and the reader is told,
 * as long as it is of use. */
static void rest_days(struct verdict_row *row, struct evaluation *e, long day)
{
    int unknown = e->unknown_year;
    row->opens_before = holidays_nearest(e->holidays, row->day, -1, &unknown);
    row->opens_after = holidays_nearest(e->holidays, row->day, 1, &unknown);
    row->resting = row->opens_before != row->day && row->opens_after >= day;
    if (row->resting)
        e->unknown_year = unknown;
}

static void duty_judge(struct verdict *v, const struct duty *duty, xmlXPathContext *xp, xmlNode *node)
{
    struct evaluation *e = xp->funcLookupData;
    if (!truth(xp, duty->e[E_APPLIES], node, true))
        return;
    bool done = truth(xp, duty->e[E_DONE], node, false), pending = truth(xp, duty->e[E_PENDING], node, false);
    e->unknown_year = 0;
    const char *date = string_of(xp, duty->e[done ? E_NEXT : E_DUE], node, v->arena);
    struct verdict_row row = {.duty = duty->id, .article = duty->article, .who = duty->who, .title = duty->title, .title_en = duty->title_en, .quiet = duty->quiet};
    row.dated = (done || !pending) && date_parse(date, &row.day);
    row.state = state_of(&row, done, pending, v->day);
    if (row.dated && !done && duty->office)
        rest_days(&row, e, v->day);
    row.unknown_year = row.dated ? e->unknown_year : 0;
    row.subject = string_of(xp, duty->e[E_SUBJECT], node, v->arena);
    row.key = string_of(xp, duty->e[E_KEY], node, v->arena);
    row.place = input_origin_of(node)->key;
    row.order = v->count;
    MEM_GROW(v->rows, v->count, v->cap);
    v->rows[v->count++] = row;
}

/* In the order of the description; what belongs to one system stands together. */
static int row_order(const void *pa, const void *pb)
{
    const struct verdict_row *a = pa, *b = pb;
    int file = strcmp(a->place.file ? a->place.file : "", b->place.file ? b->place.file : "");
    if (file)
        return file;
    if (a->place.line != b->place.line)
        return a->place.line - b->place.line;
    return a->place.col != b->place.col ? a->place.col - b->place.col : a->order - b->order;
}

struct verdict *verdict_make(const struct duties *d, const struct input *in, long day)
{
    if (strcmp((const char *)xmlDocGetRootElement(in->doc)->name, "filing"))
        return NULL;
    struct verdict *v = mem_alloc(sizeof *v);
    struct evaluation e = {.holidays = d->holidays};
    xmlXPathContext *xp = context_new(in, &e, day);
    v->arena = arena_new();
    v->day = day;
    for (int i = 0; i < d->count; i++) {
        xp->node = (xmlNode *)in->doc;
        xmlXPathObject *nodes = xmlXPathCompiledEval(d->list[i].e[E_CONTEXT], xp);
        for (int k = 0; nodes && nodes->type == XPATH_NODESET && nodes->nodesetval && k < nodes->nodesetval->nodeNr; k++)
            duty_judge(v, &d->list[i], xp, nodes->nodesetval->nodeTab[k]);
        xmlXPathFreeObject(nodes);
    }
    functions_free(xp);
    xmlXPathFreeContext(xp);
    if (v->count)
        qsort(v->rows, (size_t)v->count, sizeof *v->rows, row_order);
    return v;
}

const char *verdict_last_day(const struct duties *d, const struct input *in, char text[DATE_SIZE])
{
    struct evaluation e = {.holidays = d->holidays};
    xmlXPathContext *xp = context_new(in, &e, 0);
    struct arena *arena = arena_new();
    const char *day = string_of(xp, d->day, (xmlNode *)in->doc, arena);
    snprintf(text, DATE_SIZE, "%s", day);
    arena_free(arena);
    functions_free(xp);
    xmlXPathFreeContext(xp);
    return *text ? text : NULL;
}

void verdict_free(struct verdict *v)
{
    if (!v)
        return;
    arena_free(v->arena);
    free(v->rows);
    free(v);
}

const char *duty_state_name(enum duty_state state)
{
    static const char *const names[] = {"done", "due", "missing", "late"};
    return names[state];
}

bool verdict_day(const char *text, const char *fallback, long *day)
{
    if (text)
        return date_parse(text, day);
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (epoch && *epoch) {
        *day = (long)(atoll(epoch) / 86400);
        return true;
    }
    if (fallback && date_parse(fallback, day))
        return true;
    time_t now = time(NULL);
    struct tm local;
    char today[DATE_SIZE];
    strftime(today, sizeof today, "%Y-%m-%d", localtime_r(&now, &local));
    return date_parse(today, day);
}
