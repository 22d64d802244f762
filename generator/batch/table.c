/* batch: table, columns to fields, rows to descriptions. */
#include "table.h"

#include <string.h>

#include "../base/node.h"
#include "../input/tree.h"
#include "heading.h"
#include "spreadsheet.h"

static bool columns_equal(const struct column *a, const struct column *b)
{
    bool equal = a->depth == b->depth && a->depth != 0;
    for (int i = 0; equal && i < a->depth; i++)
        equal = a->path[i].element == b->path[i].element && a->path[i].pick == b->path[i].pick;
    return equal;
}

/* Is the field of a column given by one before it? */
static bool column_repeats(const struct table *t, int column, struct diags *ds)
{
    const struct csv_cell *heads = t->csv->rows[0].cells, *head = &heads[column];
    for (int i = 0; i < column; i++)
        if (columns_equal(&t->columns[i], &t->columns[column])) {
            diag_add(ds, D_TABLE_COLUMN_TWICE, (struct place){t->path, head->line, head->col}, heads[i].text, head->text);
            return true;
        }
    return false;
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
        ok &= column_resolve(&t->columns[i], &head->cells[i], t, vocab_root(vocab, "filing"), arena, ds) && !column_repeats(t, i, ds);
    return ok ? t : NULL;
}

static bool column_is_name(const struct column *c)
{
    return c->depth == 2 && !strcmp(c->path[0].element->name, "unit") && !strcmp(c->path[1].element->name, "name");
}

const char *table_unit(const struct table *t, int row)
{
    const struct csv_row *r = &t->csv->rows[row];
    const char *name = "";
    for (int i = 0; i < t->count && i < r->count; i++) {
        if (t->columns[i].depth < 0 && *r->cells[i].text)
            return r->cells[i].text;
        if (column_is_name(&t->columns[i]))
            name = r->cells[i].text;
    }
    return name;
}

/* ---- cells ---- */

/* The cell under work. */
struct filling {
    struct reader *r;
    const struct csv_cell *cell;
    const char *heading;
    struct place at;
};

static xmlNode *element_new(const struct filling *f, xmlNode *parent, const char *name)
{
    xmlNode *n = tree_element(f->r, parent, name, f->at);
    ((struct input_origin *)n->_private)->key_text = arena_strdup(f->r->in->arena, f->heading);
    return n;
}

static xmlNode *step_take(const struct filling *f, xmlNode *parent, const struct column_step *step)
{
    const char *key = step->pick ? step->element->type->elements[0].name : NULL;
    if (!key) {
        xmlNode *n = node_child(parent, step->element->name);
        return n ? n : element_new(f, parent, step->element->name);
    }
    for (xmlNode *n = xmlFirstElementChild(parent); n; n = xmlNextElementSibling(n))
        if (node_child(n, key) && xmlStrEqual(node_child(n, key)->children->content, (const xmlChar *)step->pick->code))
            return n;
    xmlNode *n = element_new(f, parent, step->element->name);
    tree_text(f->r, element_new(f, n, key), step->pick->code, strlen(step->pick->code), f->at);
    return n;
}

static void text_put(const struct filling *f, xmlNode *n, const struct vocab_type *type, const char *text)
{
    spreadsheet_doubt(type, text, f->heading, f->at, f->r->diags);
    const char *settled = spreadsheet_settle(type, text, f->r->in->arena);
    tree_text(f->r, n, arena_strdup(f->r->in->arena, settled), strlen(settled), f->at);
}

/* A cell of several values (a list of plain ones): separated by ; or ； or 、. */
static void values_put(const struct filling *f, xmlNode *list, const struct vocab_element *item)
{
    static const char *const marks[] = {";", "；", "、", NULL};
    for (const char *p = f->cell->text, *end, *next; *p; p = next) {
        end = next = p + strlen(p);
        for (const char *const *m = marks; *m; m++) {
            const char *found = strstr(p, *m);
            if (found && found < end)
                end = found, next = found + strlen(*m);
        }
        text_put(f, element_new(f, list, item->name), item->type, arena_strndup(f->r->in->arena, p, (size_t)(end - p)));
    }
}

/* Rows of one unit must agree about the unit. */
static void repeat_check(const struct filling *f, const xmlNode *before, const struct vocab_type *type)
{
    const struct input_origin *o = input_origin_of(before);
    if (o->value_text && strcmp(o->value_text, spreadsheet_settle(type, f->cell->text, f->r->in->arena)) != 0)
        diag_add(f->r->diags, D_TABLE_CONFLICT, f->at, f->heading, f->cell->text, o->value_text, o->value.line);
}

static void cell_put(const struct filling *f, xmlNode *root, xmlNode *system, const struct column *c)
{
    xmlNode *n = c->of_system ? system : root;
    for (int i = c->of_system ? 2 : 0; i < c->depth - 1; i++)
        n = step_take(f, n, &c->path[i]);
    const struct vocab_element *last = c->path[c->depth - 1].element;
    xmlNode *before = node_child(n, last->name);
    if (tree_type(n) && tree_type(n)->kind == VOCAB_LIST) {
        if (!before)
            values_put(f, n, last);
    } else if (!before) {
        text_put(f, element_new(f, n, last->name), last->type, f->cell->text);
    } else {
        repeat_check(f, before, last->type);
    }
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
            struct filling f = {&r, &row->cells[i], head->cells[i].text, {in->path, row->cells[i].line, row->cells[i].col}};
            if (c->depth <= 0 || !*f.cell->text)
                continue;
            if (c->of_system && !system) {
                struct place at = {in->path, row->cells[0].line, 1};
                systems = systems ? systems : tree_element(&r, root, "systems", at);
                system = tree_element(&r, systems, "system", at);
            }
            cell_put(&f, root, system, c);
        }
        if (row->count > t->count && *row->cells[t->count].text)
            diag_add(ds, D_TABLE_WIDE, (struct place){in->path, row->cells[t->count].line, row->cells[t->count].col}, row->cells[t->count].text);
    }
    return in;
}
