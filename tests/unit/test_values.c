/* tests: values: the verdict on every value is the one of libxml2's XSD validator. */
#include <check.h>
#include <libxml/parser.h>
#include <libxml/schemasInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../../generator/base/node.h"
#include "../../generator/check/values.h"

Suite *suite_values(void);

static const char *const words[] = {
    "", "x", "0", "1", "01", "7", "-1", "+1", "1.5", "1.50", "1.555", "100", "100.1", "99999999999999999999", "1e3", "true", "false", "是", "TRUE", "2026-05-18", "2026-02-30",
    "2026-5-18", "20260518", "2026-05-18Z", "2026-05-18+08:00", "1899-12-31", "-2026-05-18", "2026-05", "2026", "310101", "200120", "20012", "021-58881234", "13800138000", "a@b.cn",
    "a@b", "10.0.0.0/8", "10.0.0.1-10.0.0.9", "港口", "港", "两行\n文字", "S3A3G3", "S2A2G3", "91310115MA1K35DM0X", "31010519800101001X", "3101151-00001", "31011543001-00001", "a b",
};

/* The schema with a root element for every simple type of it, so that the validator can be asked about one value. */
static xmlDoc *schema_of_types(const xmlDoc *schema)
{
    xmlDoc *doc = xmlCopyDoc((xmlDoc *)schema, 1);
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *n = xmlFirstElementChild(root); n; n = xmlNextElementSibling(n)) {
        if (!node_is(n, "simpleType"))
            continue;
        xmlNode *e = xmlNewDocNode(doc, root->ns, (const xmlChar *)"element", NULL);
        xmlNewProp(e, (const xmlChar *)"name", (const xmlChar *)node_attribute(n, "name"));
        xmlNewProp(e, (const xmlChar *)"type", (const xmlChar *)node_attribute(n, "name"));
        xmlAddChild(root, e);
    }
    return doc;
}

static void error_ignore(void *user, xmlErrorPtr error)
{
    (void)user;
    (void)error;
}

static bool validator_fits(xmlSchema *schema, const char *type, const char *value)
{
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *n = xmlNewDocNode(doc, NULL, (const xmlChar *)type, NULL);
    xmlDocSetRootElement(doc, n);
    xmlNodeAddContent(n, (const xmlChar *)value);
    xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt(schema);
    xmlSchemaSetValidStructuredErrors(valid, error_ignore, NULL);
    bool fits = xmlSchemaValidateDoc(valid, doc) == 0;
    xmlSchemaFreeValidCtxt(valid);
    xmlFreeDoc(doc);
    return fits;
}

static int type_compare(struct values *values, xmlSchema *schema, const struct vocab_type *t)
{
    int count = t->value_count;
    for (int i = 0; i < t->value_count; i++)
        ck_assert_msg(value_fits(values, t, t->values[i].code), "%s: %s", t->name, t->values[i].code);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++, count++)
        ck_assert_msg(value_fits(values, t, words[i]) == validator_fits(schema, t->name, words[i]), "%s: \"%s\"", t->name, words[i]);
    return count;
}

START_TEST(values_fit_as_the_validator_says)
{
    struct diags *ds = diags_new();
    struct vocab *vocab = vocab_load(ds);
    xmlDoc *doc = schema_of_types(vocab_schema(vocab, _i));
    xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(doc);
    xmlSchema *schema = xmlSchemaParse(parser);
    struct values *values = values_new(schema, vocab);
    int count = 0;
    for (int i = 0; i < vocab_type_count(vocab); i++)
        if (vocab_type_at(vocab, i)->kind == VOCAB_SCALAR && xmlHashLookup2(schema->elemDecl, (const xmlChar *)vocab_type_at(vocab, i)->name, NULL))
            count += type_compare(values, schema, vocab_type_at(vocab, i));
    ck_assert_int_gt(count, 0);
    values_free(values);
    xmlSchemaFree(schema);
    xmlSchemaFreeParserCtxt(parser);
    xmlFreeDoc(doc);
    vocab_free(vocab);
    diags_free(ds);
}
END_TEST

Suite *suite_values(void)
{
    Suite *s = suite_create("values");
    TCase *t = tcase_create("values");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, values_fit_as_the_validator_says, 0, 3); /* each schema */
    suite_add_tcase(s, t);
    return s;
}
