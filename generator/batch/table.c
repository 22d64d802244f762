/* batch: table, columns to fields, rows to descriptions. */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "../base/lang.h"
#include "../base/node.h"
#include "../check/nearest.h"
#include "../input/tree.h"
#include "spreadsheet.h"

enum { DEPTH_PATH = 8, PARTS_MOST = 8, HITS_MOST = 3 };

struct hit {
    struct column_step path[DEPTH_PATH];
    int depth;
};

struct search {
    char *parts[PARTS_MOST]; /* of the heading */
    int part_count;
    struct column_step path[DEPTH_PATH];
    struct hit hits[HITS_MOST];
    int count; /* may be more than are kept */
    int best; /* rank of the hits */
};

static bool step_matches(const struct column_step *s, const char *part)
{
    const struct vocab_type one = {.kind = VOCAB_RECORD, .elements = s->element, .element_count = 1};
    return vocab_child(&one, part) || (s->element->field && !strcmp(s->element->field, part)) || (s->pick && (!strcmp(s->pick->label, part) || !strcmp(s->pick->code, part)));
}

/* The last part names the field; the others, in order, what stands above it. The number of steps left out between them, or -1. */
static int path_gaps(const struct search *s, int depth)
{
    int at = depth - 1, part = s->part_count - 1, gaps = 0;
    if (!step_matches(&s->path[at--], s->parts[part--]))
        return -1;
    for (; part >= 0 && at >= 0; at--) {
        bool matches = step_matches(&s->path[at], s->parts[part]);
        part -= matches;
        gaps += !matches;
    }
    return part < 0 ? gaps : -1;
}

/* Keeps the best: beside lists before inside them, then what leaves out the fewest steps. */
static void hit_add(struct search *s, int depth, int lists, int gaps)
{
    int rank = lists * DEPTH_PATH + gaps;
    if (!s->count || rank < s->best)
        s->count = 0, s->best = rank;
    if (rank > s->best)
        return;
    if (s->count < HITS_MOST) {
        struct hit *h = &s->hits[s->count];
        memcpy(h->path, s->path, sizeof h->path);
        h->depth = depth;
    }
    s->count++;
}

/* lists: how many the path goes through, systems and picked items not counted */
static void fields_search(struct search *s, const struct vocab_type *t, int depth, int lists);

/* The items of a list: any one, or the one with an option that a part of the heading names. */
static void items_search(struct search *s, const struct vocab_element *item, int depth, int lists)
{
    const struct vocab_type *key = item->type->element_count ? item->type->elements[0].type : NULL;
    for (int part = 0; key && key->value_count && part < s->part_count; part++) {
        s->path[depth].pick = vocab_value(key, s->parts[part]);
        if (s->path[depth].pick)
            fields_search(s, item->type, depth + 1, lists);
    }
    s->path[depth].pick = NULL;
    fields_search(s, item->type, depth + 1, lists + 1);
}

static void fields_search(struct search *s, const struct vocab_type *t, int depth, int lists)
{
    for (int i = 0; i < t->element_count && depth < DEPTH_PATH; i++) {
        const struct vocab_element *e = &t->elements[i], *item = e->type && e->type->kind == VOCAB_LIST ? &e->type->elements[0] : NULL;
        if (!e->type)
            continue;
        s->path[depth] = (struct column_step){e, NULL};
        if (e->type->kind == VOCAB_SCALAR) {
            if (path_gaps(s, depth + 1) >= 0)
                hit_add(s, depth + 1, lists, path_gaps(s, depth + 1));
        } else if (!item) {
            fields_search(s, e->type, depth + 1, lists);
        } else if (depth + 1 < DEPTH_PATH && item->type) {
            s->path[depth + 1] = (struct column_step){item, NULL};
            if (item->type->kind == VOCAB_SCALAR && (path_gaps(s, depth + 1) >= 0 || path_gaps(s, depth + 2) >= 0))
                hit_add(s, depth + 2, lists, 0);
            else if (!strcmp(e->name, "systems"))
                fields_search(s, item->type, depth + 2, lists);
            else
                items_search(s, item, depth + 1, lists);
        }
    }
}

/* Of several fields under one number the one with options is meant: 表二03 is the type of business. */
static void hits_narrow(struct search *s)
{
    int with_options = -1, count = 0;
    for (int i = 0; i < s->count && i < HITS_MOST; i++)
        if (s->hits[i].path[s->hits[i].depth - 1].element->type->value_count)
            with_options = i, count++;
    if (s->count <= HITS_MOST && s->count > 1 && count == 1) {
        s->hits[0] = s->hits[with_options];
        s->count = 1;
    }
}

static void hits_show(const struct search *s, struct buf *out)
{
    for (int i = 0; i < s->count && i < HITS_MOST; i++) {
        const struct hit *h = &s->hits[i];
        buf_printf(out, "%s%s/%s", i ? "、" : "", h->depth > 1 ? h->path[h->depth - 2].element->label : "", h->path[h->depth - 1].element->label);
    }
}

/* At every stroke but the last ones, which belong to the label. */
static void heading_split(struct search *s, char *text, int strokes)
{
    s->part_count = 0;
    for (char *slash; s->part_count < PARTS_MOST - 1 && (slash = strchr(text, '/')); text = slash + 1) {
        int left = 0;
        for (const char *p = slash; (p = strchr(p, '/')); p++)
            left++;
        if (left <= strokes)
            break;
        *slash = 0;
        s->parts[s->part_count++] = text;
    }
    s->parts[s->part_count++] = text;
}

static const char *const none[] = {NULL};
static const struct vocab_element unit_id = {.name = "id", .label = "单位编号", .aliases = none}; /* no field: what tells units apart */

static bool is_unit_id(const char *heading)
{
    return !strcmp(heading, unit_id.name) || !strcmp(heading, unit_id.label);
}

/* Every field that a column may give. */
struct fields {
    struct vocab_element *list;
    int count, cap;
};

static void field_add(struct fields *f, const struct vocab_element *e)
{
    MEM_GROW(f->list, f->count, f->cap);
    f->list[f->count++] = *e;
}

static void fields_list(const struct vocab_type *t, int depth, struct fields *f)
{
    for (int i = 0; t && i < t->element_count && depth < DEPTH_PATH; i++) {
        field_add(f, &t->elements[i]);
        fields_list(t->elements[i].type, depth + 1, f);
    }
}

/* What a heading that nothing answers to was probably meant to be, or "". */
static void heading_guess(const char *heading, const struct vocab_type *filing, struct buf *meant)
{
    const char *stroke = strrchr(heading, '/'), *last = stroke ? stroke + 1 : heading, *written = "";
    struct search s = {.parts = {(char *)last}, .part_count = 1};
    fields_search(&s, filing, 0, 0);
    hits_show(&s, meant); /* only what stands above it is wrong */
    if (s.count)
        return;
    struct fields f = {0};
    field_add(&f, &unit_id);
    fields_list(filing, 0, &f);
    const struct vocab_type all = {.kind = VOCAB_RECORD, .elements = f.list, .element_count = f.count};
    nearest_child(&all, last, &written);
    buf_puts(meant, written);
    free(f.list);
}

/* Does one lonely cell stand above the table, as a title does? */
static bool is_title(const struct csv *csv)
{
    int filled[2] = {0};
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < csv->rows[k].count; i++)
            filled[k] += *csv->rows[k].cells[i].text != 0;
    return filled[0] == 1 && filled[1] > 1;
}

static void heading_unknown(const struct table *t, const struct csv_cell *heading, const struct vocab_type *filing, struct diags *ds)
{
    struct buf meant = {0};
    struct diag_detail detail = {0};
    if (is_title(t->csv))
        detail.part[DIAG_EXPECTED] = _("headings in the first row of the table; take the titles above them away");
    else
        heading_guess(heading->text, filing, &meant);
    if (meant.len)
        detail.part[DIAG_MEANT] = buf_text(&meant);
    diag_add_with(ds, D_TABLE_HEADING, (struct place){t->path, heading->line, heading->col}, &detail, heading->text);
    buf_free(&meant);
}

static bool column_resolve(struct column *c, const struct csv_cell *heading, const struct table *t, const struct vocab_type *filing, struct arena *arena, struct diags *ds)
{
    if (!*heading->text)
        return true;
    if (is_unit_id(heading->text)) {
        c->depth = -1;
        return true;
    }
    struct search s = {0};
    for (int strokes = 0; strokes < 2 && !s.count; strokes++) { /* a label may have a stroke of its own: 职务/职称 */
        heading_split(&s, arena_strdup(arena, heading->text), strokes);
        fields_search(&s, filing, 0, 0);
    }
    hits_narrow(&s);
    if (s.count == 1) {
        c->depth = s.hits[0].depth;
        c->path = arena_dup(arena, s.hits[0].path, sizeof s.hits[0].path);
        c->of_system = !strcmp(c->path[0].element->name, "systems");
        return true;
    }
    if (!s.count) {
        heading_unknown(t, heading, filing, ds);
        return false;
    }
    struct buf shown = {0};
    hits_show(&s, &shown);
    diag_add(ds, D_TABLE_HEADING_TWICE, (struct place){t->path, heading->line, heading->col}, heading->text, buf_text(&shown));
    buf_free(&shown);
    return false;
}

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
        ok &= column_resolve(&t->columns[i], &head->cells[i], t, vocab_root(vocab, "filing")->type, arena, ds) && !column_repeats(t, i, ds);
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
