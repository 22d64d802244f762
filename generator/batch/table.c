/* batch: table, columns to fields, rows to descriptions. */
#define _DEFAULT_SOURCE /* strsep */
#include "table.h"

#include <string.h>

#include "../input/tree.h"

enum { DEPTH_PATH = 8, PARTS_MOST = 8, CANDIDATES_SHOWN = 3 };

static bool key_matches(const struct vocab_element *e, const char *key)
{
    struct vocab_type one = {.kind = VOCAB_RECORD, .elements = e, .element_count = 1};
    return vocab_child(&one, key) != NULL;
}

struct search {
    char *parts[PARTS_MOST]; /* of the heading */
    int part_count;
    const struct vocab_element *path[DEPTH_PATH], *found[2][DEPTH_PATH]; /* found: [0] beside lists, [1] inside lists */
    int found_depth[2], hits[2];
    struct buf candidates;
};

static bool tail_matches(const struct search *s, int depth)
{
    int at = depth - 1;
    for (int part = s->part_count - 1; part >= 0; part--, at--)
        if (at < 0 || !key_matches(s->path[at], s->parts[part]))
            return false;
    return true;
}

static void fields_search(struct search *s, const struct vocab_type *t, int depth, int lists)
{
    for (int i = 0; t && i < t->element_count && depth < DEPTH_PATH; i++) {
        const struct vocab_element *e = &t->elements[i];
        if (!e->type)
            continue;
        s->path[depth] = e;
        if (e->type->kind != VOCAB_SCALAR) {
            bool list = e->type->kind == VOCAB_LIST && strcmp(e->name, "systems") != 0;
            if (e->type->kind == VOCAB_LIST && e->type->elements[0].type && e->type->elements[0].type->kind == VOCAB_SCALAR && tail_matches(s, depth + 1)) {
                s->path[depth + 1] = &e->type->elements[0];
                s->hits[0]++;
                memcpy(s->found[0], s->path, sizeof s->path);
                s->found_depth[0] = depth + 2;
                continue;
            }
            fields_search(s, e->type, depth + 1, lists + list);
            continue;
        }
        if (!tail_matches(s, depth + 1))
            continue;
        int kind = lists > 0;
        if (s->hits[kind]++ == 0 || !kind) {
            memcpy(s->found[kind], s->path, sizeof s->path);
            s->found_depth[kind] = depth + 1;
        }
        if (!kind && s->hits[0] <= CANDIDATES_SHOWN) {
            buf_puts(&s->candidates, s->hits[0] > 1 ? "、" : "");
            for (int k = depth > 1 ? depth - 1 : 0; k <= depth; k++)
                buf_printf(&s->candidates, "%s%s", k > (depth > 1 ? depth - 1 : 0) ? "/" : "", s->path[k]->label);
        }
    }
}

static bool column_resolve(struct column *c, const struct csv_cell *heading, const char *file, const struct vocab *vocab, struct arena *arena, struct diags *ds)
{
    if (!*heading->text)
        return true;
    if (!strcmp(heading->text, "id") || !strcmp(heading->text, "单位编号")) {
        c->depth = -1;
        return true;
    }
    struct search s = {0};
    char *rest = arena_strdup(arena, heading->text), *part;
    while ((part = strsep(&rest, "/")) && s.part_count < PARTS_MOST)
        s.parts[s.part_count++] = part;
    fields_search(&s, vocab_root(vocab, "filing")->type, 0, 0);
    int kind = s.hits[0] ? 0 : 1;
    bool ok = s.hits[kind] == 1;
    struct place at = {file, heading->line, heading->col};
    if (ok) {
        c->path = arena_dup(arena, s.found[kind], sizeof s.found[kind]);
        c->depth = s.found_depth[kind];
        c->of_system = !strcmp(c->path[0]->name, "systems");
    } else if (s.hits[kind])
        diag_add(ds, D_TABLE_HEADING_TWICE, at, heading->text, s.hits[0] ? buf_text(&s.candidates) : "");
    else
        diag_add(ds, D_TABLE_HEADING, at, heading->text);
    buf_free(&s.candidates);
    return ok;
}

struct table *table_read(const char *path, const struct vocab *vocab, struct arena *arena, struct diags *ds)
{
    struct table *t = ARENA_NEW(arena, struct table);
    t->path = arena_strdup(arena, path);
    t->csv = csv_read(path, arena, ds);
    if (!t->csv)
        return NULL;
    const struct csv_row *head = &t->csv->rows[0];
    t->count = head->count;
    t->columns = ARENA_ARRAY(arena, struct column, head->count);
    bool ok = true;
    for (int i = 0; i < head->count; i++)
        ok &= column_resolve(&t->columns[i], &head->cells[i], t->path, vocab, arena, ds);
    return ok ? t : NULL;
}

const char *table_unit(const struct table *t, int row)
{
    const struct csv_row *r = &t->csv->rows[row];
    const char *name = "";
    for (int i = 0; i < t->count && i < r->count; i++) {
        const struct column *c = &t->columns[i];
        if (c->depth < 0 && *r->cells[i].text)
            return r->cells[i].text;
        if (c->depth == 2 && !strcmp(c->path[0]->name, "unit") && !strcmp(c->path[1]->name, "name"))
            name = r->cells[i].text;
    }
    return name;
}

static xmlNode *child_or_new(struct reader *r, xmlNode *parent, const struct vocab_element *e, const char *key, struct place at, bool again)
{
    for (xmlNode *n = again ? NULL : xmlFirstElementChild(parent); n; n = xmlNextElementSibling(n))
        if (!strcmp((const char *)n->name, e->name))
            return n;
    xmlNode *n = tree_element(r, parent, e->name, at);
    ((struct input_origin *)n->_private)->key_text = arena_strdup(r->in->arena, key);
    return n;
}

/* A cell of several values (a list of plain ones): separated by ; or ；. */
static void values_put(struct reader *r, xmlNode *list, const struct vocab_element *item, const struct csv_cell *cell, const char *key, struct place at)
{
    for (const char *p = cell->text; *p;) {
        const char *ascii = strchr(p, ';'), *wide = strstr(p, "；");
        const char *end = ascii && (!wide || ascii < wide) ? ascii : wide;
        size_t len = end ? (size_t)(end - p) : strlen(p);
        tree_text(r, child_or_new(r, list, item, key, at, true), p, len, at);
        p += len + (end ? end == ascii ? 1 : strlen("；") : 0);
    }
}

static void cell_put(struct reader *r, xmlNode *root, xmlNode *system, const struct column *c, const struct csv_cell *cell, const char *key)
{
    struct place at = {r->in->path, cell->line, cell->col};
    xmlNode *n = c->of_system ? system : root;
    int from = c->of_system ? 2 : 0;
    for (int i = from; i < c->depth - 1; i++)
        n = child_or_new(r, n, c->path[i], key, at, false);
    const struct vocab_element *last = c->path[c->depth - 1];
    if (tree_type(n) && tree_type(n)->kind == VOCAB_LIST && last->type->kind == VOCAB_SCALAR) {
        values_put(r, n, last, cell, key, at);
        return;
    }
    if (!c->of_system)
        for (xmlNode *k = xmlFirstElementChild(n); k; k = xmlNextElementSibling(k))
            if (!strcmp((const char *)k->name, last->name))
                return; /* an earlier row of the unit said it */
    tree_text(r, child_or_new(r, n, last, key, at, true), cell->text, strlen(cell->text), at);
}

struct input *table_input(const struct table *t, const int *rows, int count, const struct vocab *vocab, struct diags *ds)
{
    struct input *in = input_new(t->path);
    struct reader r = {.in = in, .vocab = vocab, .diags = ds};
    const struct csv_row *head = &t->csv->rows[0];
    struct place first = {in->path, t->csv->rows[rows[0]].cells[0].line, 1};
    xmlNode *root = tree_element(&r, NULL, "filing", first), *systems = NULL;
    for (int k = 0; k < count; k++) {
        const struct csv_row *row = &t->csv->rows[rows[k]];
        xmlNode *system = NULL;
        for (int i = 0; i < t->count && i < row->count; i++) {
            const struct column *c = &t->columns[i];
            const struct csv_cell *cell = &row->cells[i];
            if (c->depth <= 0 || !*cell->text)
                continue;
            if (c->of_system && !system) {
                struct place at = {in->path, row->cells[0].line, 1};
                systems = systems ? systems : tree_element(&r, root, "systems", at);
                system = tree_element(&r, systems, "system", at);
            }
            cell_put(&r, root, system, c, cell, head->cells[i].text);
        }
    }
    return in;
}
