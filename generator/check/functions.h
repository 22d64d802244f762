/* check: functions, what rules and duties may call besides XPath 1.0 (no prefix):
 *   credit-code-ok(text)        GB 32100-2015: 18 characters with the right check character
 *   id-number-ok(text)          GB 11643-1999: 18 characters, a birthday that exists, the right check character
 *   days(date)                  days since 1970-01-01, NaN for no date
 *   add-days(date, n)           the date n days later, '' for no date
 *   add-months(date, n)         the date n months later by the calendar, '' for no date
 *   ip-in(address, ranges)      whether an IPv4 address (or all of a range) lies in one of the ranges 10.0.0.0/8 or 10.0.0.1-10.0.0.9 that nodes hold
 *   ip-ok(address)              whether it is an IPv4 or IPv6 address or range
 *   control-ok(text)            whether it is the id of a control point (schemas/control-points.xml)
 *   label(nodes)                of the first: the label of its option in the language of the message, else its text
 *   repeated(nodes)             those whose text an earlier one has
 *   known(nodes, known)         those whose text one of the known ones has; unknown(nodes, known): those whose text none has
 *   unlisted(text, nodes)       the first of the names in a text (a、b，c (post)) that none of the nodes is, '' when all are
 *   shared(text, nodes)         the first of the names in a text that is also in the text of one of the nodes
 *   having(nodes, 'child', texts) those with a child of that name and one of the texts: nodes[child = texts], fast
 *   having(lists, 'item/child', texts) lists/item[child = texts], by an index that is made once: for what is looked up from each of many
 *   unresolved(nodes, 'scope', 'a/b | c/d/e') references that lead nowhere: the nodes whose text is found at none of the paths below their ancestor of that name
 *   key(nodes)                  of the first: its name as the user wrote it
 *   secrecy(nodes)              the highest secrecy level among them: 0 none, 1 秘密, 2 机密, 3 绝密
 *   placeholders()              the elements that hold text of a form not filled in */
#ifndef DENGBAO_CHECK_FUNCTIONS_H
#define DENGBAO_CHECK_FUNCTIONS_H
#include <libxml/xpath.h>
#include <stdbool.h>

/* english: of label(). The context's userData holds what the functions keep about one document: to be forgotten before that changes or the next comes. */
void functions_register(xmlXPathContext *, bool english);
void functions_about(xmlXPathContext *, const xmlNodeSet *placeholders); /* what placeholders() gives, borrowed until forgotten */
void functions_forget(xmlXPathContext *);
void functions_free(xmlXPathContext *); /* before the context */
#endif
