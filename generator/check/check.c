/* check: the entry: structure against the vocabulary, then every value against the XSD, so that no fault hides another. */
#include "check.h"

#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "rules.h"
#include "separation.h"
#include "structure.h"
#include "values.h"

/* A schema and its rules, compiled when the first description of its kind is met. */
struct kind {
    xmlSchema *schema;
    struct values *values;
    struct rules *rules;
    bool tried;
};

struct checker {
    const struct vocab *vocab;
    struct kind *kinds;
    const char *phase;
    bool draft;
};

struct checker *checker_new(const struct vocab *vocab)
{
    struct checker *c = mem_alloc(sizeof *c);
    c->vocab = vocab;
    c->kinds = mem_alloc(sizeof *c->kinds * (size_t)vocab_schema_count(vocab));
    return c;
}

void checker_phase(struct checker *c, const char *phase)
{
    c->phase = phase;
}

void checker_draft(struct checker *c)
{
    c->draft = true;
}

void checker_free(struct checker *c)
{
    if (!c)
        return;
    for (int i = 0; i < vocab_schema_count(c->vocab); i++) {
        rules_free(c->kinds[i].rules);
        values_free(c->kinds[i].values);
        xmlSchemaFree(c->kinds[i].schema);
    }
    free(c->kinds);
    free(c);
}

/* NULL and a diagnostic when the program's own schema or rules are broken. */
static const struct kind *kind_of(struct checker *c, const char *root, struct diags *ds)
{
    int i = vocab_schema_of(c->vocab, root);
    struct kind *k = &c->kinds[i < 0 ? 0 : i];
    const char *rules = vocab_schema_rules(c->vocab, i < 0 ? 0 : i);
    if (!k->tried) {
        xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt((xmlDoc *)vocab_schema(c->vocab, i < 0 ? 0 : i));
        k->schema = xmlSchemaParse(parser);
        xmlSchemaFreeParserCtxt(parser);
        k->values = k->schema ? values_new(k->schema, c->vocab) : NULL;
        k->rules = rules ? rules_load(rules, ds) : NULL;
        k->tried = true;
    }
    if (!k->schema)
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, vocab_schema_file(c->vocab, i < 0 ? 0 : i), "it is not a valid XML Schema");
    return k->schema && (k->rules || !rules) ? k : NULL;
}

void check_run(struct checker *c, struct input *in, struct diags *ds)
{
    const char *root = (const char *)xmlDocGetRootElement(in->doc)->name;
    const struct vocab_element *element = vocab_root(c->vocab, root);
    const struct kind *kind = kind_of(c, root, ds);
    if (!kind)
        return;
    separation_check(in, c->vocab, ds);
    const struct structure structure = {c->vocab, in, element && element->partial, c->draft, ds};
    structure_check(&structure);
    xmlNodeSet *placeholders = xmlXPathNodeSetCreate(NULL);
    values_check(kind->values, &structure, placeholders);
    if (kind->rules && !diags_full(ds)) /* those that read nothing faulty */
        rules_run(kind->rules, &(struct rules_job){in, placeholders, c->phase, c->draft}, ds);
    xmlXPathFreeNodeSet(placeholders);
    diags_quote(ds, in->path, in->text, in->size);
}
