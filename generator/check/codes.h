/* check: codes, whether what has a rule of its own is what it says: codes with check digits, addresses of networks. */
#ifndef DENGBAO_CHECK_CODES_H
#define DENGBAO_CHECK_CODES_H
#include <stdbool.h>

bool credit_code_ok(const char *);                   /* GB 32100-2015: 18 characters with the right check character */
bool id_number_ok(const char *);                     /* GB 11643-1999: 18 characters, a birthday that exists, the right check character */
bool ip_in(const char *address, const char *range);  /* an IPv4 address, or all of a range, in a range 10.0.0.0/8 or 10.0.0.1-10.0.0.9 */
bool ip_ok(const char *);                            /* an IPv4 or IPv6 address or range */
#endif
