/* base: arena, the memory of one result. Everything allocated from an arena lives until arena_free, which is one call.
 * Out of memory prints one line and ends the process (exit status 4). */
#ifndef DENGBAO_BASE_ARENA_H
#define DENGBAO_BASE_ARENA_H
#include <stddef.h>

struct arena;

struct arena *arena_new(void);                                  /* the caller owns it; arena_free gives it back */
void arena_free(struct arena *);                                /* NULL is allowed */
void *arena_alloc(struct arena *, size_t size);                 /* zeroed, aligned for any type */
void *arena_dup(struct arena *, const void *data, size_t size); /* copy of size bytes */
char *arena_strdup(struct arena *, const char *);
char *arena_strndup(struct arena *, const char *, size_t len);  /* terminated copy of len bytes */
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

/* malloc family that never returns NULL, for what must be resized or outlive arenas. */
void *mem_alloc(size_t size); /* zeroed */
void *mem_realloc(void *, size_t size);
char *mem_strdup(const char *);
_Noreturn void mem_exhausted(void);

/* Makes room for one more element in a growing malloc'ed array. */
#define MEM_GROW(array, count, capacity)                                                                     \
    do {                                                                                                     \
        if ((count) == (capacity)) {                                                                         \
            (capacity) = (capacity) ? 2 * (capacity) : 16;                                                   \
            (array) = mem_realloc((array), sizeof *(array) * (size_t)(capacity));                            \
        }                                                                                                    \
    } while (0)
#endif
