/* check: schematron, rule files -> compiled rules. Every expression is compiled once, here. */
#include "schematron.h"

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/node.h"
#include "reads.h"

enum { PATTERNS_MOST = 512 };

static int count_of(xmlNode *parent, const char *name)
{
    int count = 0;
    for (xmlNode *n = xmlFirstElementChild(parent); n; n = xmlNextElementSibling(n))
        count += node_is(n, name);
    return count;
}

/* By local name: article is in the namespace of this project's annotations. */
static const char *attribute(struct reading *r, const xmlNode *n, const char *name)
{
    for (const xmlAttr *a = n->properties; a; a = a->next)
        if (!strcmp((const char *)a->name, name) && a->children)
            return arena_strdup(r->s->arena, (const char *)a->children->content);
    return NULL;
}

static xmlXPathCompExpr *compile(struct reading *r, const char *text)
{
    struct schematron *s = r->s;
    if (!text)
        return NULL;
    xmlXPathCompExpr *e = xmlXPathCtxtCompile(r->xp, (const xmlChar *)text);
    if (!e) {
        broken(r, text);
        return NULL;
    }
    MEM_GROW(s->expressions, s->expression_count, s->expression_cap);
    return s->expressions[s->expression_count++] = e;
}

/* A name stands for one thing: an inner let would overwrite the outer one. */
static bool let_known(const char *name, const struct lets *const *scopes, const struct let *self)
{
    for (; *scopes; scopes++)
        for (int i = 0; i < (*scopes)->count; i++)
            if (&(*scopes)->list[i] != self && (*scopes)->list[i].name && !strcmp((*scopes)->list[i].name, name))
                return true;
    return false;
}

/* far: they are evaluated from the document, not from the nodes of a rule. */
static void lets_read(struct reading *r, xmlNode *parent, bool far, struct lets *lets, const struct lets *const *scopes)
{
    lets->list = ARENA_ARRAY(r->s->arena, struct let, count_of(parent, "let") + 1);
    for (xmlNode *n = xmlFirstElementChild(parent); n; n = xmlNextElementSibling(n)) {
        if (!node_is(n, "let"))
            continue;
        if (lets->count == LETS_MOST) {
            broken(r, "too many lets");
            return;
        }
        struct let *let = &lets->list[lets->count++];
        let->name = attribute(r, n, "name");
        if (let->name && let_known(let->name, scopes, let))
            broken(r, let->name);
        const char *value = attribute(r, n, "value");
        let->value = compile(r, value);
        reads_of(r, value, far, &let->reads, scopes);
    }
}

/* value-of selects of a text are compiled with it; parts in sch:emph or sch:span are not used here. */
static xmlNode *message_read(struct reading *r, xmlNode *n, const struct lets *const *scopes)
{
    for (xmlNode *c = n ? n->children : NULL; c; c = c->next)
        if (node_is(c, "value-of")) {
            struct reads none = {0};
            const char *select = attribute(r, c, "select");
            c->_private = compile(r, select);
            reads_of(r, select, false, &none, scopes); /* its variables are known */
        }
    return n;
}

/* The last slash of a path that stands in no predicate, or NULL: also for an alternative, which has no parent. */
static char *last_step(char *path)
{
    int depth = 0;
    char *cut = NULL;
    for (char *p = path; *p; p++) {
        depth += (*p == '[' || *p == '(') - (*p == ']' || *p == ')');
        if (*p == '|')
            return NULL;
        if (*p == '/' && !depth && p > path)
            cut = p;
    }
    return cut;
}

/* a/b[c/d]/e gives a/b[c/d]/e, a/b[c/d] and a: when the last is missing, the place of its parent is shown. */
static void subjects_read(struct reading *r, const char *subject, struct assertion *a)
{
    char *path = subject ? arena_strdup(r->s->arena, subject) : NULL;
    for (int i = 0; path && i < SUBJECTS_MOST; i++) {
        a->subjects[i] = compile(r, path);
        char *cut = last_step(path);
        if (cut)
            *cut = 0;
        else
            path = NULL;
    }
}

static xmlNode *diagnostic_of(struct reading *r, xmlNode *n, const char *id)
{
    xmlNode *root = xmlDocGetRootElement(n->doc);
    for (xmlNode *group = id ? xmlFirstElementChild(root) : NULL; group; group = xmlNextElementSibling(group))
        for (xmlNode *d = node_is(group, "diagnostics") ? xmlFirstElementChild(group) : NULL; d; d = xmlNextElementSibling(d)) {
            const char *its = attribute(r, d, "id");
            if (its && !strcmp(its, id))
                return d;
        }
    if (id)
        broken(r, id);
    return NULL;
}

static void assertion_read(struct reading *r, xmlNode *n, struct assertion *a, const struct lets *const *scopes)
{
    const char *role = attribute(r, n, "role"), *test = attribute(r, n, "test");
    a->id = attribute(r, n, "id");
    a->article = attribute(r, n, "article");
    a->level = role && !strcmp(role, "warning") ? DIAG_WARNING : role && !strcmp(role, "info") ? DIAG_INFO : DIAG_ERROR;
    a->report = node_is(n, "report");
    a->test = compile(r, test);
    if (!a->id || !test)
        broken(r, a->id ? a->id : "an assertion without id");
    reads_of(r, test, false, &a->reads, scopes);
    const char *subject = attribute(r, n, "subject");
    struct reads none = {0};
    reads_of(r, subject, false, &none, scopes);
    subjects_read(r, subject, a);
    a->chinese = message_read(r, n, scopes);
    a->english = message_read(r, diagnostic_of(r, n, attribute(r, n, "diagnostics")), scopes);
}

static int slot_of(struct schematron *s, const char *name)
{
    void *known = xmlHashLookup(s->slots, (const xmlChar *)name);
    if (!known) {
        known = (void *)(intptr_t)++s->slot_count;
        xmlHashAddEntry(s->slots, (const xmlChar *)name, known);
    }
    return (int)(intptr_t)known - 1;
}

/* [a][b] as one condition: (a) and (b). */
static const char *conditions_join(struct reading *r, const char *p, const char *end)
{
    struct buf joined = {0};
    while (p < end) {
        int depth = 0;
        const char *from = p + 1;
        do
            depth += (*p == '[') - (*p == ']');
        while (depth && ++p < end);
        buf_printf(&joined, "%s(%.*s)", joined.len ? " and " : "", (int)(p - from), from);
        p++;
    }
    const char *text = joined.len ? arena_strdup(r->s->arena, joined.data) : NULL;
    buf_free(&joined);
    return text;
}

/* One step, from p to end: a name and conditions in brackets. */
static bool step_read(struct reading *r, const char *p, const char *end, struct step *step)
{
    const char *name = p;
    while (p < end && is_name(*p))
        p++;
    if (p == name || (p < end && *p != '['))
        return false;
    step->name = arena_strndup(r->s->arena, name, (size_t)(p - name));
    step->text = conditions_join(r, p, end);
    step->condition = compile(r, step->text);
    return true;
}

/* name, parent/name, name[condition]: such nodes are found by their name, without a search of the whole description. false: some other expression. */
static bool path_read(struct reading *r, const char *text, struct context *c)
{
    struct step steps[STEPS_MOST];
    int count = 0, depth = 0;
    for (const char *p = text, *from = text;; p++) {
        depth += (*p == '[') - (*p == ']');
        if (*p && (*p != '/' || depth))
            continue;
        if (count == STEPS_MOST || !step_read(r, from, p, &steps[count]))
            return false;
        count++;
        from = p + 1;
        if (!*p)
            break;
    }
    for (int i = 0; i < count; i++)
        c->steps[i] = steps[count - 1 - i];
    c->step_count = count;
    c->slot = slot_of(r->s, c->steps[0].name);
    return true;
}

static void contexts_read(struct reading *r, const char *text, struct rule *rule)
{
    struct arena *arena = r->s->arena;
    int alternatives = 1, depth = 0;
    for (const char *p = text; *p; p++)
        alternatives += *p == '|';
    rule->contexts = ARENA_ARRAY(arena, struct context, alternatives);
    for (const char *p = text, *from = text;; p++) {
        depth += (*p == '[' || *p == '(') - (*p == ']' || *p == ')');
        if (*p && (*p != '|' || depth))
            continue;
        from += strspn(from, " \n");
        size_t len = (size_t)(p - from);
        while (len && (from[len - 1] == ' ' || from[len - 1] == '\n'))
            len--;
        struct context *c = &rule->contexts[rule->context_count++];
        const char *alternative = arena_strndup(arena, from, len);
        c->text = alternative;
        if (!path_read(r, alternative, c))
            c->expression = compile(r, alternative);
        if (!*p)
            return;
        from = p + 1;
    }
}

/* Only the conditions on the node itself read what is below it. */
static void context_reads(struct reading *r, const struct context *c, struct reads *reads, const struct lets *const *scopes)
{
    for (int i = 0; i < c->step_count; i++)
        reads_of(r, c->steps[i].text, i > 0, reads, scopes);
    reads_of(r, c->step_count ? NULL : c->text, true, reads, scopes);
}

static void rule_read(struct reading *r, xmlNode *n, struct rule *rule, const struct lets *schema_lets, const struct lets *pattern_lets)
{
    const char *context = attribute(r, n, "context");
    struct reads of_context = {0};
    const struct lets *scopes[] = {schema_lets, pattern_lets, &rule->lets, NULL};
    if (!context) {
        broken(r, "a rule without context");
        return;
    }
    contexts_read(r, context, rule);
    lets_read(r, n, false, &rule->lets, scopes);
    for (int i = 0; i < rule->context_count; i++)
        context_reads(r, &rule->contexts[i], &of_context, scopes);
    rule->assertions = ARENA_ARRAY(r->s->arena, struct assertion, xmlChildElementCount(n));
    for (xmlNode *a = xmlFirstElementChild(n); a; a = xmlNextElementSibling(a))
        if (node_is(a, "assert") || node_is(a, "report")) {
            struct assertion *into = &rule->assertions[rule->count++];
            assertion_read(r, a, into, scopes);
            reads_join(&into->reads, &of_context);
        }
}

static int phase_number(struct schematron *s, const char *id)
{
    for (int i = 0; i < s->phase_count; i++)
        if (!strcmp(s->phases[i], id))
            return i;
    if (s->phase_count == 32)
        return 31;
    s->phases[s->phase_count] = id;
    return s->phase_count++;
}

static unsigned phases_of(struct reading *r, xmlNode *root, const char *pattern)
{
    unsigned phases = 0;
    for (xmlNode *p = xmlFirstElementChild(root); p; p = xmlNextElementSibling(p))
        for (xmlNode *a = node_is(p, "phase") ? xmlFirstElementChild(p) : NULL; a; a = xmlNextElementSibling(a)) {
            const char *active = attribute(r, a, "pattern"), *id = attribute(r, p, "id");
            if (active && pattern && id && !strcmp(active, pattern))
                phases |= 1u << phase_number(r->s, id);
        }
    return phases;
}

static void patterns_read(struct reading *r, xmlNode *root, struct lets *schema_lets)
{
    struct schematron *s = r->s;
    const struct lets *none[] = {schema_lets, NULL};
    lets_read(r, root, true, schema_lets, none);
    for (xmlNode *p = xmlFirstElementChild(root); p; p = xmlNextElementSibling(p)) {
        if (node_is(p, "phase") && attribute(r, p, "id"))
            phase_number(s, attribute(r, p, "id"));
        if (!node_is(p, "pattern"))
            continue;
        if (s->count == PATTERNS_MOST) {
            broken(r, "too many patterns");
            return;
        }
        struct pattern *pattern = &s->patterns[s->count++];
        const struct lets *scopes[] = {schema_lets, &pattern->lets, NULL};
        pattern->id = attribute(r, p, "id");
        pattern->phases = phases_of(r, root, pattern->id);
        pattern->schema_lets = schema_lets;
        lets_read(r, p, true, &pattern->lets, scopes);
        pattern->rules = ARENA_ARRAY(s->arena, struct rule, count_of(p, "rule") + 1);
        for (xmlNode *n = xmlFirstElementChild(p); n; n = xmlNextElementSibling(n))
            if (node_is(n, "rule"))
                rule_read(r, n, &pattern->rules[pattern->count++], schema_lets, &pattern->lets);
    }
}

static void paths_add(struct buf *list, const char *path)
{
    size_t len = strlen(path);
    if (len > 4 && !strcmp(path + len - 4, ".sch"))
        buf_add(list, path, len + 1);
}

static void file_load(struct reading *r, const char *path)
{
    struct schematron *s = r->s;
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc) {
        diag_add(r->diags, D_DATA_BROKEN, (struct place){0}, path, "not XML");
        return;
    }
    r->file = path;
    s->docs[s->doc_count] = doc;
    patterns_read(r, xmlDocGetRootElement(doc), &s->schema_lets[s->doc_count++]);
}

/* Room for every pattern of every file: the arrays must not move, patterns point into them. */
static void files_load(struct reading *r, const struct buf *paths)
{
    struct schematron *s = r->s;
    int files = 0;
    for (size_t i = 0; i < paths->len; i++)
        files += !paths->data[i];
    s->docs = ARENA_ARRAY(s->arena, xmlDoc *, files + 1);
    s->schema_lets = ARENA_ARRAY(s->arena, struct lets, files + 1);
    s->patterns = ARENA_ARRAY(s->arena, struct pattern, PATTERNS_MOST);
    for (const char *p = paths->data; p && p < paths->data + paths->len; p += strlen(p) + 1)
        file_load(r, p);
}

struct schematron *schematron_load(const char *folder, struct diags *ds)
{
    char *path = file_own(folder, ds);
    if (!path)
        return NULL;
    struct schematron *s = mem_alloc(sizeof *s);
    s->arena = arena_new();
    s->slots = xmlHashCreate(64);
    int before = diags_count_level(ds, DIAG_ENVIRONMENT);
    struct buf paths = {0};
    struct reading r = {.s = s, .xp = xmlXPathNewContext(NULL), .file = path, .diags = ds};
    file_each(path, paths_add, &paths);
    files_load(&r, &paths);
    xmlXPathFreeContext(r.xp);
    buf_free(&paths);
    free(path);
    if (diags_count_level(ds, DIAG_ENVIRONMENT) == before)
        return s;
    schematron_free(s);
    return NULL;
}

void schematron_free(struct schematron *s)
{
    if (!s)
        return;
    for (int i = 0; i < s->expression_count; i++)
        xmlXPathFreeCompExpr(s->expressions[i]);
    for (int i = 0; i < s->doc_count; i++)
        xmlFreeDoc(s->docs[i]);
    xmlHashFree(s->slots, NULL);
    free(s->expressions);
    arena_free(s->arena);
    free(s);
}
