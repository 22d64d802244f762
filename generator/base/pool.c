/* base: pool, pieces of a few sizes cut from larger ones; what is too large for it comes from malloc. */
#include "pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "sanitize.h"

enum { STEP = 16, STEPS = 17 /* pieces of up to 256 bytes */, CUT = 256 * 1024 };

struct piece {
    size_t steps; /* its size, the head included; 0: from malloc */
    union {
        struct piece *next; /* of those given back */
        char data[1];
    };
};
enum { HEAD = offsetof(struct piece, data), LARGEST = SANITIZED ? 0 : (STEPS - 1) * STEP - HEAD }; /* 0: what uses a piece that was given back shall be seen */

static struct piece *kept[STEPS];
static char *uncut;
static size_t uncut_size;

static struct piece *piece_of(void *data)
{
    return (struct piece *)((char *)data - HEAD);
}

static struct piece *piece_new(size_t steps)
{
    struct piece *p = kept[steps];
    if (p) {
        kept[steps] = p->next;
        return p;
    }
    if (uncut_size < steps * STEP) { /* what is left of the last one is lost */
        uncut = mem_realloc(NULL, CUT);
        uncut_size = CUT;
    }
    p = (struct piece *)uncut;
    uncut += steps * STEP;
    uncut_size -= steps * STEP;
    p->steps = steps;
    return p;
}

static void *large_realloc(struct piece *old, size_t size)
{
    if (size > SIZE_MAX - HEAD)
        mem_exhausted();
    struct piece *p = mem_realloc(old, HEAD + size);
    p->steps = 0;
    return p->data;
}

void *pool_alloc(size_t size)
{
    return size <= LARGEST ? piece_new((HEAD + size + STEP - 1) / STEP)->data : large_realloc(NULL, size);
}

void *pool_realloc(void *old, size_t size)
{
    size_t steps = old ? piece_of(old)->steps : 0, room = steps * STEP - HEAD;
    if (!old)
        return pool_alloc(size);
    if (!steps)
        return large_realloc(piece_of(old), size); /* stays from malloc when it becomes small */
    if (size <= room)
        return old;
    void *new = memcpy(pool_alloc(size), old, room);
    pool_free(old);
    return new;
}

char *pool_strdup(const char *s)
{
    size_t size = strlen(s) + 1;
    return memcpy(pool_alloc(size), s, size);
}

void pool_free(void *data)
{
    struct piece *p = data ? piece_of(data) : NULL;
    if (p && p->steps) {
        p->next = kept[p->steps];
        kept[p->steps] = p;
    } else
        free(p);
}
