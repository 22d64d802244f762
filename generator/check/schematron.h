/* check: schematron, the rule files of a schema as compiled expressions. Used by rules.c alone. Read-only after loading.
 * ISO/IEC 19757-3: schema, let, phase/active, pattern, rule, assert, report, diagnostics; the language of queries is XPath 1.0 with the functions of functions.h. */
#ifndef DENGBAO_CHECK_SCHEMATRON_H
#define DENGBAO_CHECK_SCHEMATRON_H
#include <libxml/hash.h>
#include <libxml/xpath.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/diag.h"

enum { SUBJECTS_MOST = 4, NAMES_MOST = 64, STEPS_MOST = 8, LETS_MOST = 32 /* of a schema, pattern or rule */ };

/* What an expression reads: the names of elements in it, and which of them lie outside the subtree of its context. */
struct reads {
    const char *names[NAMES_MOST];
    uint64_t far; /* bit i: names[i] is reached from the root, a parent, an ancestor or a sibling */
    int count;
    bool any, any_far; /* a wildcard, or more names than are kept */
};

struct let {
    const char *name;
    xmlXPathCompExpr *value;
    struct reads reads;
};

struct lets {
    struct let *list;
    int count;
};

struct assertion {
    const char *id, *article;
    enum diag_level level;
    bool report; /* sch:report: a finding when the test holds; sch:assert: when it does not */
    xmlXPathCompExpr *test;
    xmlXPathCompExpr *subjects[SUBJECTS_MOST]; /* the path of the subject, then its parents: the first that selects a node gives the place */
    xmlNode *chinese, *english;                /* mixed content with sch:value-of, whose _private is the compiled select; english may be NULL */
    struct reads reads;
};

struct step {
    const char *name, *text;
    xmlXPathCompExpr *condition; /* of text; NULL: none */
};

/* One alternative of a rule's context: the last steps of a path, as unit[name]/contact; or any expression that selects nodes, evaluated from the root. */
struct context {
    const char *text;
    struct step steps[STEPS_MOST]; /* from the node upwards */
    int step_count;                /* 0: expression */
    int slot;                      /* nodes of that name, see schematron.slots */
    xmlXPathCompExpr *expression;
};

struct rule {
    struct context *contexts;
    int context_count;
    struct lets lets;
    struct assertion *assertions;
    int count;
};

struct pattern {
    const char *id;
    unsigned phases; /* bit i: active in phases[i] */
    const struct lets *schema_lets;
    struct lets lets;
    struct rule *rules;
    int count;
};

struct schematron {
    struct arena *arena;
    xmlDoc **docs;
    struct lets *schema_lets; /* of each document */
    int doc_count;
    struct pattern *patterns;
    int count;
    const char *phases[32]; /* ids, of all documents */
    int phase_count;
    xmlHashTable *slots; /* element name -> number of its slot + 1 */
    int slot_count;
    xmlXPathCompExpr **expressions; /* everything compiled, to be freed */
    int expression_count, expression_cap;
};

/* Every *.sch of the folder, in order of their names. NULL and a diagnostic when one is broken. */
struct schematron *schematron_load(const char *folder, struct diags *);
void schematron_free(struct schematron *);
#endif
