/* check: functions, what rules may call besides XPath 1.0 (no prefix):
 *   credit-code-ok(text)      GB 32100-2015: 18 characters with the right check character
 *   days(date)                days since 1970-01-01, NaN for no date
 *   ip-in(address, range)     whether an IPv4 address lies in a range 10.0.0.0/8 or 10.0.0.1-10.0.0.9 */
#ifndef DENGBAO_CHECK_FUNCTIONS_H
#define DENGBAO_CHECK_FUNCTIONS_H
#include <libxml/xpath.h>

void functions_register(xmlXPathContext *);
#endif
