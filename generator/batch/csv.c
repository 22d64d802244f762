/* batch: csv, reading of tables. */
#include "csv.h"

#include <iconv.h>
#include <string.h>

#include "../base/buf.h"
#include "../base/file.h"
#include "../base/utf8.h"

enum { CSV_MOST = 64 << 20 };

/* GB18030 -> UTF-8 in place; false when it is neither. */
static bool to_utf8(struct buf *text)
{
    iconv_t cd = iconv_open("UTF-8", "GB18030");
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

/* One field up to its comma or line end, which is left. */
static struct csv_cell cell_read(struct scanner *s, struct arena *arena)
{
    struct buf text = {0};
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t'))
        step(s);
    struct csv_cell cell = {"", s->line, s->col};
    if (s->p < s->end && *s->p == '"') {
        step(s);
        while (s->p < s->end) {
            char c = step(s);
            if (c == '"' && !(s->p < s->end && *s->p == '"'))
                break;
            if (c == '"')
                step(s);
            if (c != '\r')
                buf_putc(&text, c);
        }
    }
    while (s->p < s->end && *s->p != ',' && *s->p != '\n') {
        char c = step(s);
        if (c != '\r')
            buf_putc(&text, c);
    }
    while (text.len && strchr(" \t\n", text.data[text.len - 1]))
        text.data[--text.len] = 0;
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

static struct csv *table_read(const char *data, size_t len, struct arena *arena)
{
    struct csv *csv = ARENA_NEW(arena, struct csv);
    struct scanner s = {data, data + len, 1, 1};
    if (len >= 3 && !memcmp(data, "\xEF\xBB\xBF", 3))
        s.p += 3;
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
    return csv;
}

struct csv *csv_read(const char *path, struct arena *arena, struct diags *ds)
{
    struct buf text = {0};
    struct csv *csv = NULL;
    if (!file_read(path, CSV_MOST, &text, ds))
        return NULL;
    bool ok = !text.len || (utf8_valid(text.data, text.len) == text.len && !memchr(text.data, 0, text.len));
    if (!ok)
        ok = to_utf8(&text) && !memchr(text.data, 0, text.len) && utf8_valid(text.data, text.len) == text.len;
    if (!ok)
        diag_add(ds, D_TABLE_ENCODING, (struct place){path, 1, 1});
    else
        csv = table_read(buf_text(&text), text.len, arena);
    if (csv && csv->count < 2) {
        diag_add(ds, D_TABLE_EMPTY, (struct place){path, 1, 1});
        csv = NULL;
    }
    buf_free(&text);
    return csv;
}
