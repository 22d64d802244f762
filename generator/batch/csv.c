/* batch: csv, reading of tables. */
#include "csv.h"

#include <iconv.h>
#include <string.h>

#include "../base/buf.h"
#include "../base/file.h"
#include "../base/utf8.h"

enum { CSV_MOST = 64 << 20 };

/* In place; false when the bytes are not of that encoding. */
static bool to_utf8(struct buf *text, const char *encoding)
{
    iconv_t cd = iconv_open("UTF-8", encoding);
    if (cd == (iconv_t)-1)
        return false;
    struct buf out = {0};
    char *from = text->data;
    size_t left = text->len;
    bool ok = true;
    while (left && ok) {
        char piece[4096], *to = piece;
        size_t room = sizeof piece;
        size_t n = iconv(cd, &from, &left, &to, &room);
        buf_add(&out, piece, sizeof piece - room);
        ok = n != (size_t)-1 || room < sizeof piece; /* full: once more */
    }
    iconv_close(cd);
    if (ok) {
        buf_free(text);
        *text = out;
    } else {
        buf_free(&out);
    }
    return ok;
}

struct scanner {
    const char *p, *end;
    int line, col;
    char separator;
    const char *path;
    struct diags *ds;
    bool broken; /* a quotation mark is not where it should be, so cells are not either */
};

static char step(struct scanner *s)
{
    char c = *s->p++;
    if (c == '\n')
        s->line++, s->col = 1;
    else if (((unsigned char)c & 0xC0) != 0x80)
        s->col++;
    return c;
}

/* What stands in quotation marks, of which two stand for one; the first is the next character. */
static void quoted_read(struct scanner *s, struct buf *text)
{
    struct place at = {s->path, s->line, s->col};
    step(s);
    while (s->p < s->end) {
        char c = step(s);
        if (c == '"' && !(s->p < s->end && *s->p == '"'))
            return;
        if (c == '"')
            step(s);
        if (c != '\r')
            buf_putc(text, c);
    }
    diag_add(s->ds, D_TABLE_QUOTE, at);
    s->broken = true;
}

/* One field up to its separator or line end, which is left. */
static struct csv_cell cell_read(struct scanner *s, struct arena *arena)
{
    struct buf text = {0};
    while (s->p < s->end && (*s->p == ' ' || (*s->p == '\t' && s->separator != '\t')))
        step(s);
    struct csv_cell cell = {"", s->line, s->col};
    bool quoted = s->p < s->end && *s->p == '"';
    if (quoted)
        quoted_read(s, &text);
    size_t len = text.len;
    while (s->p < s->end && *s->p != s->separator && *s->p != '\n') {
        char c = step(s);
        if (c != '\r')
            buf_putc(&text, c);
    }
    while (text.len && strchr(" \t\n", text.data[text.len - 1]))
        text.data[--text.len] = 0;
    if (quoted && text.len > len) {
        diag_add(s->ds, D_TABLE_QUOTE_EARLY, (struct place){s->path, cell.line, cell.col}, text.data + len);
        s->broken = true;
    }
    if (text.len)
        cell.text = arena_strdup(arena, text.data);
    buf_free(&text);
    return cell;
}

static void cell_add(struct csv_row *row, struct csv_cell cell, struct arena *arena)
{
    if (row->count == row->cap) {
        int cap = row->cap ? 2 * row->cap : 16;
        struct csv_cell *cells = ARENA_ARRAY(arena, struct csv_cell, cap);
        if (row->count)
            memcpy(cells, row->cells, sizeof *cells * (size_t)row->count);
        row->cells = cells;
        row->cap = cap;
    }
    row->cells[row->count++] = cell;
}

static void row_add(struct csv *csv, struct csv_row row, struct arena *arena)
{
    if (csv->count == csv->cap) {
        int cap = csv->cap ? 2 * csv->cap : 64;
        struct csv_row *rows = ARENA_ARRAY(arena, struct csv_row, cap);
        if (csv->count)
            memcpy(rows, csv->rows, sizeof *rows * (size_t)csv->count);
        csv->rows = rows;
        csv->cap = cap;
    }
    csv->rows[csv->count++] = row;
}

/* Comma, semicolon or tab: what stands most often in the headings. */
static char separator_find(const char *p, const char *end)
{
    static const char marks[] = ",;\t";
    int count[3] = {0}, best = 0;
    bool quoted = false;
    for (; p < end && (quoted || *p != '\n'); p++) {
        const char *mark = *p && !quoted ? strchr(marks, *p) : NULL;
        quoted ^= *p == '"';
        if (mark)
            count[mark - marks]++;
    }
    for (int i = 1; i < 3; i++)
        best = count[i] > count[best] ? i : best;
    return marks[best];
}

static struct csv *rows_read(const char *path, const char *data, size_t len, struct arena *arena, struct diags *ds)
{
    struct csv *csv = ARENA_NEW(arena, struct csv);
    struct scanner s = {.p = data, .end = data + len, .line = 1, .col = 1, .path = path, .ds = ds};
    if (len >= 3 && !memcmp(data, "\xEF\xBB\xBF", 3))
        s.p += 3;
    s.separator = separator_find(s.p, s.end);
    while (s.p < s.end) {
        struct csv_row row = {0};
        bool some = false;
        for (;;) {
            struct csv_cell cell = cell_read(&s, arena);
            some |= *cell.text != 0;
            cell_add(&row, cell, arena);
            if (s.p >= s.end || step(&s) == '\n')
                break;
        }
        if (some)
            row_add(csv, row, arena);
    }
    if (!s.broken && csv->count < 2)
        diag_add(ds, D_TABLE_EMPTY, (struct place){path, 1, 1});
    return s.broken || csv->count < 2 ? NULL : csv;
}

/* Not saved as text at all: .xlsx (a ZIP archive) or .xls (a compound file). */
static bool is_workbook(const struct buf *text)
{
    return text->len >= 4 && (!memcmp(text->data, "PK\3\4", 4) || !memcmp(text->data, "\xD0\xCF\x11\xE0", 4));
}

static bool is_text(const struct buf *text)
{
    return !text->len || (utf8_valid(text->data, text->len) == text->len && !memchr(text->data, 0, text->len));
}

struct csv *csv_read(const char *path, struct arena *arena, struct diags *ds)
{
    struct buf text = {0};
    struct csv *csv = NULL;
    if (!file_read(path, CSV_MOST, &text, ds)) {
        buf_free(&text);
        return NULL;
    }
    bool utf16 = text.len >= 2 && (!memcmp(text.data, "\xFF\xFE", 2) || !memcmp(text.data, "\xFE\xFF", 2)); /* "Unicode text" of Excel */
    if (is_workbook(&text))
        diag_add(ds, D_TABLE_WORKBOOK, (struct place){path, 1, 1});
    else if (is_text(&text) || (to_utf8(&text, utf16 ? "UTF-16" : "GB18030") && is_text(&text)))
        csv = rows_read(path, buf_text(&text), text.len, arena, ds);
    else
        diag_add(ds, D_TABLE_ENCODING, (struct place){path, 1, 1});
    buf_free(&text);
    return csv;
}
