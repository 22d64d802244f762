/* base: arena, the memory of one result: a chain of blocks, freed together. */
#include "arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sanitize.h"

enum { BLOCK_FIRST = 16 * 1024, BLOCK = 128 * 1024, ALIGN = 16 };

/* Blocks that are kept for the next arena: one result after the other is made, and the library's malloc tidies up after every large piece that it gets back. */
enum { KEPT_MOST = SANITIZED ? 0 : 32 }; /* none where what uses a result that is gone shall be seen */

struct block {
    struct block *next;
    size_t used, size;
    _Alignas(16) char data[];
};

struct arena {
    struct block *head;
};

static struct block *kept;
static int kept_count;

_Noreturn void mem_exhausted(void)
{
    fputs("dengbao: out of memory\n", stderr);
    exit(4);
}

void *mem_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);
    if (!p)
        mem_exhausted();
    return p;
}

void *mem_realloc(void *old, size_t size)
{
    void *p = realloc(old, size ? size : 1);
    if (!p)
        mem_exhausted();
    return p;
}

char *mem_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(mem_alloc(n), s, n);
}

struct arena *arena_new(void)
{
    return mem_alloc(sizeof(struct arena));
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct block *b = a->head, *next; b; b = next) {
        next = b->next;
        if (b->size == BLOCK && kept_count < KEPT_MOST) {
            b->next = kept;
            kept = b;
            kept_count++;
        } else
            free(b);
    }
    free(a);
}

static struct block *kept_take(void)
{
    struct block *b = kept;
    kept = b->next;
    kept_count--;
    memset(b->data, 0, b->used);
    b->used = 0;
    return b;
}

static struct block *block_add(struct arena *a, size_t least)
{
    size_t usual = a->head ? BLOCK : BLOCK_FIRST, size = usual > least ? usual : least;
    struct block *b = size == BLOCK && kept ? kept_take() : mem_alloc(sizeof *b + size);
    b->size = size;
    b->next = a->head;
    a->head = b;
    return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        mem_exhausted();
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct block *b = a->head;
    if (!b || b->size - b->used < size)
        b = block_add(a, size);
    void *p = b->data + b->used;
    b->used += size;
    return p;
}

void *arena_dup(struct arena *a, const void *data, size_t size)
{
    void *p = arena_alloc(a, size);
    if (size)
        memcpy(p, data, size);
    return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
    char *p = arena_alloc(a, len + 1);
    if (len)
        memcpy(p, s, len);
    return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int n = vsnprintf(NULL, 0, format, list);
    va_end(list);
    assert(n >= 0);
    char *p = arena_alloc(a, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return p;
}
