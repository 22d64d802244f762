/* base: pool, memory for a library that makes and gives back thousands of small things: a piece that is given back is kept by its size and is the next one given out.
 * Nothing returns to the system. For xmlMemSetup: with malloc, a tenth of the time of checking goes into tidying up after the trees of descriptions.
 * Aligned for pointers and doubles. Out of memory ends the process. */
#ifndef DENGBAO_BASE_POOL_H
#define DENGBAO_BASE_POOL_H
#include <stddef.h>

void *pool_alloc(size_t size);
void *pool_realloc(void *, size_t size);
char *pool_strdup(const char *);
void pool_free(void *); /* NULL is allowed */
#endif
