/* tests: functions: what rules may call besides XPath, on a small document. */
#include <check.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "../../generator/check/functions.h"

Suite *suite_functions(void);

static const char document[] = "<a><products><product><id>p1</id><kind>x</kind></product><product><id>p2</id><kind>y</kind></product><product><id>p3</id><kind>x</kind></product></products>"
                               "<system><uses><use><product>p1</product></use><use><product>p9</product></use><use><product>p2</product></use></uses>"
                               "<zones><zone><id>z1</id></zone></zones><devices><device><id>d1</id></device><device><id>d1</id></device></devices>"
                               "<links><link><from>d1</from><to>z1</to></link><link><from>z2</from><to>d2</to></link></links></system>"
                               "<system><devices><device><id>z2</id></device></devices><links><link><from>d1</from><to>z2</to></link></links></system>"
                               "<range>10.1.0.0/16</range><range>192.168.1.10-192.168.1.20</range><date>2028-02-29</date></a>";

static const struct {
    const char *expression, *value;
} cases[] = {
    {"count(having(/a/products/product, 'kind', 'x'))", "2"},
    {"having(/a/products, 'product/id', 'p2')/kind", "y"},
    {"count(having(/a/products, 'product/kind', 'x'))", "2"},
    {"count(having(/a/products, 'product/id', /a/system/uses/use/product))", "2"},
    {"count(having(/a/products, 'product/id', 'none'))", "0"},
    {"count(having(/a/nothing, 'product/id', 'p1'))", "0"},
    {"count(having(/a/system/devices, 'device/id', 'd1'))", "2"},
    {"string(unresolved(/a/system/links/link/from, 'system', 'devices/device/id | zones/zone/id')[1])", "z2"},
    {"count(unresolved(/a/system/links/link/from, 'system', 'devices/device/id | zones/zone/id'))", "2"}, /* z2 of the first, d1 of the second */
    {"string(unresolved(/a/system/links/link/to, 'system', 'devices/device/id | zones/zone/id'))", "d2"},
    {"count(unresolved(/a/system/links/link/to, 'system', 'nothing/at/all'))", "3"},
    {"count(unresolved(/a/system/links/link/to, 'elsewhere', 'devices/device/id'))", "0"},
    {"string(unknown(/a/system/uses/use/product, /a/products/product/id))", "p9"},
    {"count(known(/a/system/uses/use/product, /a/products/product/id))", "2"},
    {"string(repeated(/a/system/devices/device/id))", "d1"},
    {"ip-in('10.1.200.3', /a/range)", "true"},
    {"ip-in('192.168.1.15', /a/range)", "true"},
    {"ip-in('192.168.1.21', /a/range)", "false"},
    {"ip-in('10.1.0.1-10.1.0.9', /a/range)", "true"},
    {"ip-ok('fe80::1')", "true"},
    {"ip-ok('10.1.0.256')", "false"},
    {"days('2028-03-01') - days(/a/date)", "1"},
    {"days('2027-02-29')", "NaN"},
    {"add-months(/a/date, 12)", "2029-02-28"},
    {"add-days(/a/date, 1)", "2028-03-01"},
    {"credit-code-ok('91350100M000100Y43')", "true"},
    {"credit-code-ok('91350100M000100Y44')", "false"},
    {"id-number-ok('11010519491231002X')", "true"},
    {"id-number-ok('110105194912310021')", "false"},
    {"unlisted('p1、p2，p7（备用）', /a/products/product/id)", "p7"},
    {"shared('p8、p3', /a/products/product/id)", "p3"},
};

START_TEST(functions_answer)
{
    xmlDoc *doc = xmlReadMemory(document, (int)strlen(document), NULL, NULL, XML_PARSE_NOBLANKS);
    xmlXPathContext *xp = xmlXPathNewContext(doc);
    functions_register(xp, false);
    xmlXPathObject *v = xmlXPathEval((const xmlChar *)cases[_i].expression, xp);
    xmlChar *text = xmlXPathCastToString(v);
    ck_assert_msg(v && !strcmp((const char *)text, cases[_i].value), "%s: %s instead of %s", cases[_i].expression, text, cases[_i].value);
    xmlFree(text);
    xmlXPathFreeObject(v);
    functions_free(xp);
    xmlXPathFreeContext(xp);
    xmlFreeDoc(doc);
}
END_TEST

Suite *suite_functions(void)
{
    Suite *s = suite_create("functions");
    TCase *t = tcase_create("functions");
    tcase_add_loop_test(t, functions_answer, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(s, t);
    return s;
}
