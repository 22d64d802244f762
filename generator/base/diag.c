/* base: diag, the list of what went wrong. */
#include "diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "lang.h"

static const struct {
    const char *name;
    enum diag_level level;
    const char *format;
} codes[] = {
#define DIAG(code, name, level, format) {name, level, format},
#include "diag.def"
#undef DIAG
};

struct entry {
    struct diag d;
    int order;
};

struct diags {
    struct arena *arena;
    struct entry *list;
    int count, cap;
    const char *file; /* the name copied last: most findings follow one of the same file */
};

struct diags *diags_new(void)
{
    struct diags *ds = mem_alloc(sizeof *ds);
    ds->arena = arena_new();
    return ds;
}

void diags_free(struct diags *ds)
{
    if (!ds)
        return;
    arena_free(ds->arena);
    free(ds->list);
    free(ds);
}

static bool place_equal(struct place a, struct place b)
{
    bool file = a.file == b.file || (a.file && b.file && !strcmp(a.file, b.file));
    return file && a.line == b.line && a.col == b.col;
}

static bool diag_known(const struct diags *ds, const char *code, struct place place, const char *text)
{
    int from = ds->count > 200 ? ds->count - 200 : 0;
    for (int i = ds->count - 1; i >= from; i--) {
        const struct diag *d = &ds->list[i].d;
        if (place_equal(d->place, place) && !strcmp(d->code, code) && !strcmp(d->text, text))
            return true;
    }
    return false;
}

void diag_add_text(struct diags *ds, const char *code, enum diag_level level, struct place place, const char *article,
                   const char *text)
{
    if (diag_known(ds, code, place, text))
        return;
    if (place.file && (!ds->file || strcmp(ds->file, place.file)))
        ds->file = arena_strdup(ds->arena, place.file);
    place.file = place.file ? ds->file : NULL;
    MEM_GROW(ds->list, ds->count, ds->cap);
    ds->list[ds->count] = (struct entry){{arena_strdup(ds->arena, code), level, place, arena_strdup(ds->arena, text),
                                          article ? arena_strdup(ds->arena, article) : NULL},
                                         ds->count};
    ds->count++;
}

void diag_add(struct diags *ds, enum diag_code code, struct place place, ...)
{
    struct buf text = {0};
    va_list list;
    va_start(list, place);
    buf_vprintf(&text, _(codes[code].format), list);
    va_end(list);
    diag_add_text(ds, codes[code].name, codes[code].level, place, NULL, buf_text(&text));
    buf_free(&text);
}

int diags_count(const struct diags *ds)
{
    return ds->count;
}

const struct diag *diags_at(const struct diags *ds, int index)
{
    return &ds->list[index].d;
}

int diags_count_level(const struct diags *ds, enum diag_level least)
{
    int n = 0;
    for (int i = 0; i < ds->count; i++)
        n += ds->list[i].d.level >= least;
    return n;
}

static int entry_order(const void *pa, const void *pb)
{
    const struct entry *a = pa, *b = pb;
    const char *fa = a->d.place.file ? a->d.place.file : "", *fb = b->d.place.file ? b->d.place.file : "";
    int file = strcmp(fa, fb);
    if (file)
        return file;
    if (a->d.place.line != b->d.place.line)
        return a->d.place.line - b->d.place.line;
    if (a->d.place.col != b->d.place.col)
        return a->d.place.col - b->d.place.col;
    return a->order - b->order;
}

void diags_sort(struct diags *ds)
{
    if (ds->count)
        qsort(ds->list, (size_t)ds->count, sizeof *ds->list, entry_order);
}

int diags_exit_status(const struct diags *ds)
{
    if (diags_count_level(ds, DIAG_ENVIRONMENT))
        return 3;
    return diags_count_level(ds, DIAG_ERROR) ? 1 : 0;
}

void diags_print(const struct diags *ds, FILE *out)
{
    static const char *const level[] = {"info", "warning", "error", "error"};
    for (int i = 0; i < ds->count; i++) {
        const struct diag *d = &ds->list[i].d;
        fprintf(out, "%s:", d->place.file ? d->place.file : "dengbao");
        if (d->place.line)
            fprintf(out, "%d:%d:", d->place.line, d->place.col ? d->place.col : 1);
        fprintf(out, " %s: %s: %s", level[d->level], d->code, d->text);
        fprintf(out, d->article ? " [Art. %s]\n" : "\n", d->article);
    }
}
