/* check: the entry: structure against the vocabulary, then every value against the XSD, so that no fault hides another. */
#include "check.h"

#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "rules.h"
#include "structure.h"

struct checker {
    const struct vocab *vocab;
    xmlSchema *schema;
    struct rules *rules;
};

struct checker *checker_new(const struct vocab *vocab, struct diags *ds)
{
    struct checker *c = mem_alloc(sizeof *c);
    c->vocab = vocab;
    xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt((xmlDoc *)vocab_schema(vocab));
    c->schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    c->rules = rules_load(ds);
    if (c->schema && c->rules)
        return c;
    if (!c->schema)
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, "schemas/filing.xsd", "it is not a valid XML Schema");
    checker_free(c);
    return NULL;
}

void checker_free(struct checker *c)
{
    if (!c)
        return;
    rules_free(c->rules);
    xmlSchemaFree(c->schema);
    free(c);
}

struct values_state {
    struct diags *diags;
    const xmlNode *last;
};

/* Every error of libxml2 about a simple type, at the node's own place, in our words. Errors about structure are structure.c's and were told. */
static void value_error(void *user, xmlErrorPtr e)
{
    struct values_state *s = user;
    const xmlNode *n = e->node;
    if (!n || n == s->last || e->code == XML_SCHEMAV_ELEMENT_CONTENT || e->code == XML_SCHEMAV_CVC_ELT_1)
        return;
    s->last = n;
    value_report(n, s->diags);
}

void check_run(struct checker *c, struct input *in, struct diags *ds)
{
    int errors = diags_count_level(ds, DIAG_ERROR);
    structure_check(in, ds);
    xmlDoc *clean = structure_clean(in); /* what is unknown left out, so that the validator never stops */
    struct values_state state = {.diags = ds};
    xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt(c->schema);
    xmlSchemaSetValidStructuredErrors(valid, value_error, &state);
    xmlSchemaValidateDoc(valid, clean);
    xmlSchemaFreeValidCtxt(valid);
    xmlFreeDoc(clean);
    if (diags_count_level(ds, DIAG_ERROR) == errors) /* rules speak about values: only when there are values to speak about */
        rules_run(c->rules, in, ds);
    diags_sort(ds);
}
