/* layout: table headers, the TH that each cell of the bodies stands below and beside (ISO 32000-1 Table 349, Headers). Scope alone says it where a single row heads the columns; in other tables every cell
 * names its headers. */
#include "table.h"

#include <stdlib.h>
#include <string.h>

static bool is_header(const struct table_cell *c)
{
    return c->tag && c->tag->scope;
}

static bool heads(const struct table_cell *c, const char *way)
{
    return is_header(c) && (!strcmp(c->tag->scope, way) || !strcmp(c->tag->scope, "Both"));
}

/* More than one row of headers, or one that heads several rows. */
static bool is_complex(const struct table *t)
{
    if (t->body_first > 1)
        return true;
    for (int r = t->body_first; r < t->body_end; r++)
        for (int c = 0; c < t->column_count; c += t->rows[r].slot[c]->cols)
            if (heads(t->rows[r].slot[c], "Row") && t->rows[r].slot[c]->rows > 1)
                return true;
    return false;
}

struct found { /* headers of one cell, in order */
    const struct page_tag **tag;
    int count, cap;
};

static void found_add(struct layout *l, struct found *f, const struct table_cell *header)
{
    if (!header->tag->id)
        header->tag->id = arena_printf(l->pages->arena, "th-%d", header->tag->number);
    MEM_GROW(f->tag, f->count, f->cap);
    f->tag[f->count++] = header->tag;
}

/* The headers in a row from column `from` to column `to`, each at the first place that is looked at. */
static void row_headers(struct layout *l, const struct table *t, int row, bool first_row, int from, int to, const char *way, struct found *f)
{
    for (int c = from; c < to; c++) {
        const struct table_cell *h = t->rows[row].slot[c];
        if (heads(h, way) && (h->row == row || first_row) && (h->col == c || c == from))
            found_add(l, f, h);
    }
}

/* Above it in the header of the table, and before it in its rows. */
static void cell_headers(struct layout *l, const struct table *t, const struct table_cell *c, struct found *f)
{
    f->count = 0;
    for (int r = 0; r < t->body_first; r++)
        row_headers(l, t, r, r == 0, c->col, c->col + c->cols, "Column", f);
    for (int r = c->row; r < c->row + c->rows; r++)
        row_headers(l, t, r, r == c->row, 0, c->col, "Row", f);
}

void table_headers_find(struct layout *l, struct table *t)
{
    struct found f = {0};
    if (!is_complex(t))
        return;
    for (int r = t->body_first; r < t->row_count; r++)
        for (int c = 0; c < t->column_count; c += t->rows[r].slot[c]->cols) {
            struct table_cell *cell = t->rows[r].slot[c];
            if (cell->row != r || !cell->tag)
                continue;
            cell_headers(l, t, cell, &f);
            if (!f.count)
                continue;
            const struct page_tag **headers = ARENA_ARRAY(l->pages->arena, const struct page_tag *, f.count + 1);
            memcpy(headers, f.tag, sizeof *headers * (size_t)f.count);
            cell->tag->headers = headers;
        }
    free(f.tag);
}
