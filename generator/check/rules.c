/* check: rules, compiled Schematron applied to a description: within a pattern the first rule whose context matches a node is applied (ISO/IEC 19757-3 6.5). */
#include "rules.h"

#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/lang.h"
#include "../input/tree.h"
#include "functions.h"
#include "schematron.h"
#include "wording.h"

/* Steps of all XPath evaluations for one description; the largest sample takes 0.1 million. Rules that compare lists with lists are cut off here. */
enum { OPERATIONS_MOST = 10000000 };

/* Nodes of one name, in document order. */
struct slot {
    xmlNode **nodes;
    int count, cap;
};

/* Something that checking found wrong: an element, or a child it lacks. */
struct fault {
    xmlNode *element;
    const char *name; /* what an expression would have to name to read it */
};

/* The lets of a schema, a pattern or a rule, for one node: a value is found when an expression first asks for it. */
struct scope {
    const struct lets *lets;
    xmlNode *node;
    xmlXPathObject *values[LETS_MOST]; /* NULL: not asked for yet */
};
enum { SCOPE_SCHEMA, SCOPE_PATTERN, SCOPE_RULE, SCOPES };

struct run {
    const struct schematron *s;
    struct scope scopes[SCOPES];
    xmlXPathContext *xp;
    const struct input *in;
    struct slot *slots;
    struct fault *faults;
    int fault_count, fault_cap;
    xmlNode **spoken; /* whose psvi names the last pattern that spoke about them */
    int spoken_count, spoken_cap;
    bool draft; /* a finding that rests on what is missing is a remark */
    struct diags *diags;
};

struct rules {
    struct schematron *schematron;
    xmlXPathContext *xp; /* of one description after the other */
};

/* Expressions were compiled when they were loaded: what can still go wrong is the limit, and that is told once, by rules_run. */
static void limit_told(void *user, xmlErrorPtr error)
{
    (void)user;
    (void)error;
}

struct rules *rules_load(const char *folder, struct diags *ds)
{
    struct schematron *s = schematron_load(folder, ds);
    if (!s)
        return NULL;
    struct rules *r = mem_alloc(sizeof *r);
    r->schematron = s;
    r->xp = xmlXPathNewContext(NULL);
    functions_register(r->xp, !lang_is_chinese());
    r->xp->opLimit = OPERATIONS_MOST;
    r->xp->error = limit_told;
    xmlXPathContextSetCache(r->xp, 1, -1, 0);
    return r;
}

void rules_free(struct rules *r)
{
    if (!r)
        return;
    functions_free(r->xp);
    xmlXPathFreeContext(r->xp);
    schematron_free(r->schematron);
    free(r);
}

static xmlNode *next_element(xmlNode *n, xmlNode *root)
{
    xmlNode *next = xmlFirstElementChild(n);
    while (!next && n != root) {
        next = xmlNextElementSibling(n);
        n = n->parent;
    }
    return next;
}

static void fault_note(struct run *r, xmlNode *element, const char *name)
{
    MEM_GROW(r->faults, r->fault_count, r->fault_cap);
    r->faults[r->fault_count++] = (struct fault){element, name};
}

/* Names are shared by the nodes of a document: those met lately are known by their address. */
struct met {
    const xmlChar *name;
    struct slot *slot; /* NULL: no rule asks for nodes of that name */
};
enum { MET = 512 };

static struct slot *slot_of(struct run *r, const xmlChar *name, struct met *met)
{
    struct met *m = &met[(uintptr_t)name / 4 % MET];
    if (m->name == name)
        return m->slot;
    char *known = xmlHashLookup(r->s->slots, name);
    *m = (struct met){name, known ? &r->slots[known - (char *)0 - 1] : NULL};
    return m->slot;
}

/* One walk through the description: where the nodes of each name are, and what is faulty. */
static void survey(struct run *r)
{
    struct met met[MET] = {{NULL, NULL}};
    xmlNode *root = xmlDocGetRootElement(r->in->doc);
    for (xmlNode *n = root; n; n = next_element(n, root)) {
        struct slot *slot = slot_of(r, n->name, met);
        if (slot) {
            MEM_GROW(slot->nodes, slot->count, slot->cap);
            slot->nodes[slot->count++] = n;
        }
        uint64_t faults = tree_faults(n);
        if (faults & TREE_FAULT_SELF)
            fault_note(r, n, (const char *)n->name);
        for (int i = 0; faults & ~TREE_FAULT_SELF && i < tree_type(n)->element_count && i < 63; i++)
            if (faults >> i & 1)
                fault_note(r, n, tree_type(n)->elements[i].name);
    }
}

static bool is_inside(const xmlNode *n, const xmlNode *ancestor)
{
    while (n && n != ancestor)
        n = n->parent;
    return n != NULL;
}

static bool reads_fault(const struct run *r, const struct reads *reads, const xmlNode *node)
{
    for (int i = 0; i < r->fault_count; i++) {
        const struct fault *f = &r->faults[i];
        if (tree_faults(f->element) & TREE_FAULT_SELF && is_inside(node, f->element))
            return true;
        bool near = is_inside(f->element, node);
        if (reads->any_far || (reads->any && near))
            return true;
        for (int k = 0; k < reads->count; k++)
            if ((near || reads->far >> k & 1) && !strcmp(reads->names[k], f->name))
                return true;
    }
    return false;
}

static bool is_over(const struct run *r)
{
    return r->xp->opCount >= r->xp->opLimit;
}

static xmlXPathObject *evaluate(struct run *r, xmlXPathCompExpr *e, xmlNode *node)
{
    r->xp->node = node;
    return is_over(r) ? NULL : xmlXPathCompiledEval(e, r->xp);
}

static bool holds(struct run *r, xmlXPathCompExpr *e, xmlNode *node)
{
    r->xp->node = node;
    return !is_over(r) && xmlXPathCompiledEvalToBoolean(e, r->xp) == 1;
}

static void scope_leave(struct scope *scope)
{
    for (int i = 0; scope->lets && i < scope->lets->count; i++) {
        xmlXPathFreeObject(scope->values[i]);
        scope->values[i] = NULL;
    }
    scope->lets = NULL;
}

static void scope_enter(struct scope *scope, const struct lets *lets, xmlNode *node)
{
    scope_leave(scope);
    scope->lets = lets;
    scope->node = node;
}

/* Evaluates a let in the midst of another evaluation, whose state is put back. */
static xmlXPathObject *let_evaluate(struct run *r, const struct let *let, xmlNode *node)
{
    const xmlXPathContext before = *r->xp;
    xmlXPathObject *value = evaluate(r, let->value, node);
    r->xp->node = before.node;
    r->xp->doc = before.doc;
    r->xp->contextSize = before.contextSize;
    r->xp->proximityPosition = before.proximityPosition;
    return value;
}

static xmlXPathObject *let_value(struct run *r, struct scope *scope, int i)
{
    if (!scope->values[i])
        scope->values[i] = let_evaluate(r, &scope->lets->list[i], scope->node);
    return xmlXPathObjectCopy(scope->values[i]);
}

/* $name in an expression. Names stand for one thing each (schematron.c). */
static xmlXPathObject *variable(void *user, const xmlChar *name, const xmlChar *uri)
{
    (void)uri;
    struct run *r = user;
    for (int k = SCOPES - 1; k >= 0; k--)
        for (int i = 0; r->scopes[k].lets && i < r->scopes[k].lets->count; i++)
            if (!strcmp(r->scopes[k].lets->list[i].name, (const char *)name))
                return let_value(r, &r->scopes[k], i);
    return NULL;
}

/* Line ends and indents of the rule file are no part of a sentence; a space between words is. */
static void text_add(struct buf *out, const char *text)
{
    bool line_end = false;
    for (const char *p = text; *p; p++) {
        if (*p == '\n')
            line_end = true;
        if (*p == '\n' || (*p == ' ' && line_end))
            continue;
        if (line_end && out->len && !(out->data[out->len - 1] & 0x80) && !(*p & 0x80))
            buf_putc(out, ' ');
        line_end = false;
        buf_putc(out, *p);
    }
}

static void message_write(struct run *r, const xmlNode *message, xmlNode *node, struct buf *out)
{
    for (xmlNode *c = message->children; c; c = c->next) {
        if (c->type == XML_ELEMENT_NODE && diags_quiet(r->diags)) {
            buf_puts(out, "…");
        } else if (c->type == XML_ELEMENT_NODE && c->_private) {
            xmlXPathObject *v = evaluate(r, c->_private, node);
            xmlChar *text = xmlXPathCastToString(v);
            buf_puts(out, (const char *)text);
            xmlFree(text);
            xmlXPathFreeObject(v);
        } else if (c->type == XML_TEXT_NODE)
            text_add(out, (const char *)c->content);
    }
}

/* The node a finding is about: what the rule names as its subject, or what lacks it. */
static xmlNode *finding_node(struct run *r, const struct assertion *a, xmlNode *node, struct place *place)
{
    for (int i = 0; i < SUBJECTS_MOST && a->subjects[i]; i++) {
        xmlXPathObject *v = evaluate(r, a->subjects[i], node);
        xmlNode *at = v && v->type == XPATH_NODESET && v->nodesetval && v->nodesetval->nodeNr ? v->nodesetval->nodeTab[0] : NULL;
        xmlXPathFreeObject(v);
        if (at) { /* the value itself, or the key of what lacks it */
            *place = i == 0 ? input_origin_of(at)->value : input_origin_of(at)->key;
            return at;
        }
    }
    *place = input_origin_of(node)->key;
    return node;
}

/* Does an expression read an element that is not there (yet)? */
static bool is_lacking(const struct reads *reads, xmlNode *node)
{
    for (int i = 0; i < reads->count; i++) {
        xmlNode *top = reads->far >> i & 1 ? xmlDocGetRootElement(node->doc) : node, *n = top;
        while (n && strcmp((const char *)n->name, reads->names[i]) != 0)
            n = next_element(n, top);
        if (!n)
            return true;
    }
    return false;
}

static void assertion_apply(struct run *r, const struct assertion *a, xmlNode *node)
{
    if (r->fault_count && reads_fault(r, &a->reads, node))
        return;
    if (holds(r, a->test, node) != a->report || is_over(r))
        return;
    struct buf text = {0}, subject = {0};
    struct place place;
    xmlNode *at = finding_node(r, a, node, &place);
    struct diag_detail detail = {.part = {[DIAG_ARTICLE] = a->article, [DIAG_FOUND] = input_origin_of(at)->value_text}};
    if (!input_also(r->in, at, place, &detail.also))
        detail.also.text = NULL;
    subject_put(at, &subject);
    detail.part[DIAG_SUBJECT] = buf_text(&subject);
    message_write(r, a->english && !lang_is_chinese() ? a->english : a->chinese, node, &text);
    diag_add_text(r->diags, a->id, r->draft && is_lacking(&a->reads, node) ? DIAG_INFO : a->level, place, &detail, buf_text(&text));
    buf_free(&subject);
    buf_free(&text);
}

static void node_apply(struct run *r, const struct pattern *pattern, const struct rule *rule, xmlNode *node)
{
    if (node->psvi == pattern) /* an earlier rule of the pattern spoke about it */
        return;
    if (!node->psvi) {
        MEM_GROW(r->spoken, r->spoken_count, r->spoken_cap);
        r->spoken[r->spoken_count++] = node;
    }
    node->psvi = (void *)pattern;
    scope_enter(&r->scopes[SCOPE_RULE], &rule->lets, node);
    for (int i = 0; i < rule->count; i++)
        assertion_apply(r, &rule->assertions[i], node);
}

/* What was found of the last node each step was asked about: the nodes of a slot come in the order of the document and share their ancestors. */
struct memory {
    const xmlNode *node;
    bool held;
};

static bool step_holds(struct run *r, const struct step *step, struct memory *memory, xmlNode *node)
{
    if (!step->condition)
        return true;
    if (memory->node != node)
        *memory = (struct memory){node, holds(r, step->condition, node)};
    return memory->held;
}

static bool path_matches(struct run *r, const struct context *c, struct memory *memory, xmlNode *node)
{
    for (int i = 0; i < c->step_count; i++, node = node->parent) {
        if (!node || node->type != XML_ELEMENT_NODE || (i && strcmp((const char *)node->name, c->steps[i].name)))
            return false;
        if (!step_holds(r, &c->steps[i], &memory[i], node))
            return false;
    }
    return true;
}

static void context_apply(struct run *r, const struct pattern *pattern, const struct rule *rule, const struct context *c)
{
    if (c->step_count) {
        const struct slot *slot = &r->slots[c->slot];
        struct memory memory[STEPS_MOST] = {0};
        for (int i = 0; i < slot->count; i++)
            if (path_matches(r, c, memory, slot->nodes[i]))
                node_apply(r, pattern, rule, slot->nodes[i]);
        return;
    }
    xmlXPathObject *nodes = evaluate(r, c->expression, (xmlNode *)r->in->doc);
    for (int i = 0; nodes && nodes->type == XPATH_NODESET && nodes->nodesetval && i < nodes->nodesetval->nodeNr; i++)
        node_apply(r, pattern, rule, nodes->nodesetval->nodeTab[i]);
    xmlXPathFreeObject(nodes);
}

static void pattern_apply(struct run *r, const struct pattern *p)
{
    scope_leave(&r->scopes[SCOPE_RULE]);
    scope_enter(&r->scopes[SCOPE_PATTERN], &p->lets, (xmlNode *)r->in->doc);
    for (int i = 0; i < p->count; i++)
        for (int k = 0; k < p->rules[i].context_count; k++)
            context_apply(r, p, &p->rules[i], &p->rules[i].contexts[k]);
}

/* The bit of a phase; 0 for an unknown one, which has no patterns. */
static unsigned phase_bit(const struct schematron *s, const char *phase)
{
    for (int i = 0; i < s->phase_count; i++)
        if (!strcmp(s->phases[i], phase))
            return 1u << i;
    return 0;
}

void rules_run(struct rules *rules, const struct rules_job *job, struct diags *ds)
{
    const struct schematron *s = rules->schematron;
    struct run r = {.s = s, .in = job->in, .xp = rules->xp, .draft = job->draft, .diags = ds};
    unsigned wanted = job->phase ? phase_bit(s, job->phase) : ~0u;
    r.slots = mem_alloc(sizeof *r.slots * (size_t)(s->slot_count + 1));
    r.xp->doc = job->in->doc;
    r.xp->opCount = 0;
    r.xp->depth = 0; /* an evaluation that was cut off may leave it where it was */
    functions_about(r.xp, job->placeholders);
    xmlXPathRegisterVariableLookup(r.xp, variable, &r);
    survey(&r);
    for (int i = 0; i < s->count; i++) {
        const struct pattern *p = &s->patterns[i];
        if (job->phase && !(p->phases & wanted))
            continue;
        if (p->schema_lets != r.scopes[SCOPE_SCHEMA].lets)
            scope_enter(&r.scopes[SCOPE_SCHEMA], p->schema_lets, (xmlNode *)job->in->doc);
        pattern_apply(&r, p);
    }
    if (is_over(&r))
        diag_add(ds, D_RULES_LIMIT, (struct place){job->in->path, 1, 1});
    for (int i = 0; i < r.spoken_count; i++)
        r.spoken[i]->psvi = NULL; /* the transform's generate-id() finds it as it was */
    free(r.spoken);
    for (int i = 0; i < s->slot_count; i++)
        free(r.slots[i].nodes);
    free(r.slots);
    free(r.faults);
    for (int k = 0; k < SCOPES; k++)
        scope_leave(&r.scopes[k]);
    functions_forget(r.xp);
}
