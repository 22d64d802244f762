/* base: diag, the list of what went wrong. */
#include "diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "lang.h"
#include "utf8.h"

enum { DIAGS_MOST = 10000, QUOTE_BEFORE = 150, QUOTE_AFTER = 250 /* characters kept of a long line, before and after the place */ };

static const struct diag_row codes[] = {
#define DIAG(code, name, level, format) {name, format, level},
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
    int dropped[DIAG_ENVIRONMENT + 1]; /* of each level, beyond DIAGS_MOST */
    enum diag_reserve reserve;
    int unquoted;                      /* places that may still get their source line */
    const char *file;                  /* the name copied last: most findings follow one of the same file */
};

const char *diag_part_name(enum diag_part part)
{
    static const char *const names[] = {"subject", "found", "expected", "meant", "hint", "article"};
    return names[part];
}

const struct diag_row *diag_row(enum diag_code code)
{
    return &codes[code];
}

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

/* ---- reserve ---- */

void diags_reserve(struct diags *ds, enum diag_reserve reserve)
{
    if (reserve > ds->reserve)
        ds->reserve = reserve;
}

bool diags_quiet(const struct diags *ds)
{
    return ds->reserve == DIAG_QUIET;
}

#define HIDE_FROM "\1\2" /* around what a conversion of a format gives */
#define HIDE_TO "\2\1"

/* Every %s and %X of a format between marks; %d counts, and is no text of the user's. */
static void format_mark(const char *format, struct buf *out)
{
    for (const char *p = format; *p;) {
        const char *end = *p == '%' ? p + 1 + strspn(p + 1, "0123456789$.#-") : p;
        bool hides = *p == '%' && (*end == 's' || *end == 'X');
        size_t len = *p == '%' && *end ? (size_t)(end + 1 - p) : 1;
        buf_puts(out, hides ? HIDE_FROM : "");
        buf_add(out, p, len);
        buf_puts(out, hides ? HIDE_TO : "");
        p += len;
    }
}

/* … in the place of what stands between marks. */
static void marked_hide(const char *text, struct buf *out)
{
    for (const char *from; (from = strstr(text, HIDE_FROM)); text = strstr(from, HIDE_TO) + strlen(HIDE_TO)) {
        buf_add(out, text, (size_t)(from - text));
        buf_puts(out, "…");
    }
    buf_puts(out, text);
}

/* ---- adding ---- */

static const char *copy(struct diags *ds, const char *text)
{
    return text ? arena_strdup(ds->arena, text) : NULL;
}

static struct place place_copy(struct diags *ds, struct place place)
{
    if (place.file && (!ds->file || strcmp(ds->file, place.file)))
        ds->file = arena_strdup(ds->arena, place.file);
    place.file = place.file ? ds->file : NULL;
    return place;
}

static bool place_equal(struct place a, struct place b)
{
    bool file = a.file == b.file || (a.file && b.file && !strcmp(a.file, b.file));
    return file && a.line == b.line && a.col == b.col;
}

static struct quote quote_copy(struct diags *ds, struct quote quote, struct place place)
{
    if (ds->reserve != DIAG_OPEN)
        return (struct quote){0};
    quote.text = copy(ds, quote.text);
    ds->unquoted += !quote.text && place.line > 0;
    return quote;
}

static bool text_equal(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

/* A finding that is there already: the same words about the same thing; or about the same words in the source, which are used in several places. */
static struct diag *diag_known(struct diags *ds, const char *code, struct place place, const struct diag_detail *detail, const char *text)
{
    int from = ds->count > 200 ? ds->count - 200 : 0;
    for (int i = ds->count - 1; i >= from; i--) {
        struct diag *d = &ds->list[i].d;
        if (place_equal(d->place, place) && !strcmp(d->code, code) && !strcmp(d->text, text) && (detail->also.text || text_equal(d->part[DIAG_SUBJECT], detail->part[DIAG_SUBJECT])))
            return d;
    }
    return NULL;
}

/* A part that is the user's text, or follows from it. */
static bool is_of_value(int part)
{
    return part == DIAG_FOUND || part == DIAG_MEANT || part == DIAG_HINT;
}

static void also_add(struct diags *ds, struct diag *d, const struct diag_also *also)
{
    struct diag_also **end = &d->also;
    while (*end && !place_equal((*end)->place, also->place))
        end = &(*end)->next;
    if (*end)
        return;
    *end = ARENA_NEW(ds->arena, struct diag_also);
    (*end)->place = place_copy(ds, also->place);
    (*end)->text = copy(ds, also->text);
    (*end)->quote = quote_copy(ds, also->quote, also->place);
}

void diag_add_text(struct diags *ds, const char *code, enum diag_level level, struct place place, const struct diag_detail *detail, const char *text)
{
    static const struct diag_detail none;
    detail = detail ? detail : &none;
    struct diag *d = diag_known(ds, code, place, detail, text);
    if (!d && diags_full(ds)) {
        ds->dropped[level]++;
        return;
    }
    if (!d) {
        MEM_GROW(ds->list, ds->count, ds->cap);
        ds->list[ds->count] = (struct entry){.order = ds->count};
        d = &ds->list[ds->count++].d;
        d->code = copy(ds, code);
        d->level = level;
        d->place = place_copy(ds, place);
        d->text = copy(ds, text);
        for (int i = 0; i < DIAG_PARTS; i++)
            d->part[i] = diags_quiet(ds) && is_of_value(i) ? NULL : copy(ds, detail->part[i]);
        d->quote = quote_copy(ds, detail->quote, place);
    }
    for (const struct diag_also *also = &detail->also; also && also->text; also = also->next)
        also_add(ds, d, also);
}

static void add(struct diags *ds, enum diag_code code, struct place place, const struct diag_detail *detail, va_list list)
{
    const char *format = _(codes[code].format);
    struct buf text = {0}, marked = {0}, hidden = {0};
    bool quiet = diags_quiet(ds) && codes[code].level < DIAG_ENVIRONMENT;
    if (quiet)
        format_mark(format, &marked);
    buf_vprintf(&text, quiet ? buf_text(&marked) : format, list);
    if (quiet)
        marked_hide(buf_text(&text), &hidden);
    diag_add_text(ds, codes[code].name, codes[code].level, place, detail, buf_text(quiet ? &hidden : &text));
    buf_free(&text);
    buf_free(&marked);
    buf_free(&hidden);
}

void diag_add(struct diags *ds, enum diag_code code, struct place place, ...)
{
    va_list list;
    va_start(list, place);
    add(ds, code, place, NULL, list);
    va_end(list);
}

void diag_add_with(struct diags *ds, enum diag_code code, struct place place, const struct diag_detail *detail, ...)
{
    va_list list;
    va_start(list, detail);
    add(ds, code, place, detail, list);
    va_end(list);
}

/* ---- source lines ---- */

struct wanting { /* a place without its source line */
    struct place place;
    const char *found;
    struct quote *quote;
};

static int wanting_order(const void *pa, const void *pb)
{
    const struct wanting *a = pa, *b = pb;
    return a->place.line != b->place.line ? (a->place.line < b->place.line ? -1 : 1) : a->place.col - b->place.col;
}

static int wanting_collect(struct diags *ds, const char *file, struct wanting *into)
{
    int count = 0;
    for (int i = 0; i < ds->count; i++) {
        struct diag *d = &ds->list[i].d;
        if (!d->quote.text && d->place.line && d->place.file && !strcmp(d->place.file, file))
            into[count++] = (struct wanting){d->place, d->part[DIAG_FOUND], &d->quote};
        for (struct diag_also *a = d->also; a; a = a->next)
            if (!a->quote.text && a->place.line && a->place.file && !strcmp(a->place.file, file))
                into[count++] = (struct wanting){a->place, NULL, &a->quote};
    }
    return count;
}

static const char *step(const char *p, const char *end)
{
    utf8_next(&p, end);
    return p;
}

/* How many characters from p on are meant: what was found, in its quotes or brackets, or else the word that stands there. */
static int span_of(const char *p, const char *end, const char *found)
{
    size_t len = found ? strlen(found) : 0;
    int around = p < end && strchr("'\"<", *p) ? 1 : 0;
    if (len && (size_t)(end - p) >= len + (size_t)around && !memcmp(p + around, found, len)) {
        const char *after = p + around + len;
        bool closed = around && after < end && strchr("'\">", *after);
        return (int)utf8_count(found, len) + (closed ? 2 : around);
    }
    const char *q = p + around;
    while (q < end && !strchr(" \t:,<>{}[]'\"", *q))
        q++;
    return q > p ? (int)utf8_count(p, (size_t)(q - p)) : 1;
}

void diags_quote(struct diags *ds, const char *file, const char *text, size_t size)
{
    if (!ds->unquoted || ds->reserve != DIAG_OPEN)
        return;
    struct wanting *list = mem_alloc(sizeof *list * (size_t)ds->unquoted);
    int count = wanting_collect(ds, file, list), line = 1, col = 1;
    const char *end = text + size, *start = text, *p = text;
    qsort(list, (size_t)count, sizeof *list, wanting_order);
    for (int i = 0; i < count; i++) {
        const struct wanting *w = &list[i];
        for (const char *next; line < w->place.line && (next = memchr(start, '\n', (size_t)(end - start))); line++, col = 1)
            start = p = next + 1;
        if (line < w->place.line)
            break; /* the text has no such line */
        for (; col < w->place.col && p < end && *p != '\n'; col++)
            p = step(p, end);
        const char *from = p, *to = p;
        int before = 0;
        for (; from > start && before < QUOTE_BEFORE; before++)
            do
                from--;
            while (from > start && (*from & 0xC0) == 0x80);
        for (int n = 0; to < end && *to != '\n' && n < QUOTE_AFTER; n++)
            to = step(to, end);
        *w->quote = (struct quote){arena_strndup(ds->arena, from, (size_t)(to - from)), col - before, span_of(p, to, w->found)};
        ds->unquoted--;
    }
    free(list);
}

/* ---- reading the list ---- */

int diags_count(const struct diags *ds)
{
    return ds->count;
}

const struct diag *diags_at(const struct diags *ds, int index)
{
    return &ds->list[index].d;
}

bool diags_full(const struct diags *ds)
{
    return ds->count >= DIAGS_MOST;
}

int diags_count_level(const struct diags *ds, enum diag_level least)
{
    int n = 0;
    for (int i = 0; i < ds->count; i++)
        n += ds->list[i].d.level >= least;
    for (int level = least; level <= DIAG_ENVIRONMENT; level++)
        n += ds->dropped[level];
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
