/* batch: roster, reading of rosters, group data and tables into one list of units. */
#include "roster.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "merge.h"
#include "table.h"

static xmlNode *child(const xmlNode *parent, const char *name)
{
    xmlNode *n = parent ? xmlFirstElementChild((xmlNode *)parent) : NULL;
    while (n && strcmp((const char *)n->name, name) != 0)
        n = xmlNextElementSibling(n);
    return n;
}

static const char *text_of(const xmlNode *n)
{
    return n && n->children && n->children->content ? (const char *)n->children->content : NULL;
}

/* A path as the roster gives it, from the roster's folder. */
static char *path_of(struct roster *r, const char *written)
{
    const char *slash = strrchr(r->in->path, '/');
    if (written[0] == '/' || !slash)
        return arena_strdup(r->arena, written);
    return arena_printf(r->arena, "%.*s%s", (int)(slash + 1 - r->in->path), r->in->path, written);
}

static struct unit *unit_add(struct roster *r, const char *id, const char *path, struct place place)
{
    MEM_GROW(r->units, r->count, r->cap);
    r->units[r->count] = (struct unit){.id = id, .path = path, .place = place};
    return &r->units[r->count++];
}

/* units/east-port.yaml: east-port. A file called filing.* is named by its folder. */
static const char *id_of_path(struct roster *r, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    size_t len = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (len == 6 && !strncmp(name, "filing", 6) && slash) {
        const char *from = slash;
        while (from > path && from[-1] != '/')
            from--;
        return arena_strndup(r->arena, from, (size_t)(slash - from));
    }
    return arena_strndup(r->arena, name, len);
}

static void pattern_add(struct roster *r, const xmlNode *node, struct diags *ds)
{
    glob_t found = {0};
    struct place place = input_origin_of(node)->value;
    if (glob(path_of(r, text_of(node)), 0, NULL, &found) != 0 || !found.gl_pathc)
        diag_add(ds, D_ROSTER_PATTERN, place, text_of(node));
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *path = arena_strdup(r->arena, found.gl_pathv[i]);
        unit_add(r, id_of_path(r, path), path, place);
    }
    globfree(&found);
}

static void entry_add(struct roster *r, const xmlNode *entry, struct diags *ds)
{
    const xmlNode *file = child(entry, "file"), *pattern = child(entry, "pattern");
    if (!text_of(file) == !text_of(pattern)) {
        diag_add(ds, D_ROSTER_ENTRY, input_origin_of(entry)->key);
        return;
    }
    if (pattern) {
        pattern_add(r, pattern, ds);
        return;
    }
    char *path = path_of(r, text_of(file));
    const char *id = text_of(child(entry, "id"));
    unit_add(r, id ? id : id_of_path(r, path), path, input_origin_of(file)->value);
}

/* Rows that name the same unit, one below the other, are its systems. */
static void table_add(struct roster *r, const xmlNode *node, const struct vocab *vocab, struct diags *ds)
{
    struct table *t = table_read(path_of(r, text_of(node)), vocab, r->arena, ds);
    int *rows = t ? ARENA_ARRAY(r->arena, int, t->csv->count) : NULL, first = r->count;
    for (int i = 1; t && i < t->csv->count; i++) {
        const char *id = table_unit(t, i);
        struct place place = {t->path, t->csv->rows[i].cells[0].line, 1};
        rows[i] = i;
        if (!*id) {
            diag_add(ds, D_TABLE_NAMELESS, place);
        } else if (r->count > first && !strcmp(r->units[r->count - 1].id, id)) {
            r->units[r->count - 1].row_count++;
        } else {
            struct unit *u = unit_add(r, id, t->path, place);
            u->table = t;
            u->rows = rows + i;
            u->row_count = 1;
        }
    }
}

static int unit_order(const void *a, const void *b)
{
    const struct unit *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);
    return order ? order : *x < *y ? -1 : 1;
}

/* Two units of one id would write into one folder. */
static void ids_check(struct roster *r, struct diags *ds)
{
    const struct unit **sorted = mem_alloc(sizeof *sorted * (size_t)(r->count + 1));
    for (int i = 0; i < r->count; i++)
        sorted[i] = &r->units[i];
    qsort(sorted, (size_t)r->count, sizeof *sorted, unit_order);
    for (int i = 0; i < r->count; i++) {
        const char *id = sorted[i]->id;
        if (i && !strcmp(id, sorted[i - 1]->id))
            diag_add(ds, D_ROSTER_TWICE, sorted[i]->place, id, sorted[i - 1]->place.file, sorted[i - 1]->place.line);
        if (id[0] == '.' || strpbrk(id, "/\\:*?\"<>|"))
            diag_add(ds, D_ROSTER_ID, sorted[i]->place, id);
    }
    free(sorted);
}

static bool kind_check(const struct input *in, const char *root, struct diags *ds)
{
    const xmlNode *n = xmlDocGetRootElement(in->doc);
    if (!strcmp((const char *)n->name, root))
        return true;
    diag_add(ds, D_ROSTER_KIND, input_origin_of(n)->key, input_origin_of(n)->key_text, root, root);
    return false;
}

static bool group_read(struct roster *r, const xmlNode *node, const struct vocab *vocab, struct checker *checker, struct diags *ds)
{
    r->group = input_read_part(path_of(r, text_of(node)), vocab, ds);
    if (!r->group || !kind_check(r->group, "group", ds))
        return false;
    check_run(checker, r->group, ds);
    return true;
}

struct roster *roster_read(const char *path, const struct vocab *vocab, struct checker *checker, struct diags *ds)
{
    struct roster *r = mem_alloc(sizeof *r);
    r->arena = arena_new();
    r->in = input_read(path, vocab, ds);
    const xmlNode *root = r->in ? xmlDocGetRootElement(r->in->doc) : NULL;
    if (root && kind_check(r->in, "roster", ds)) {
        check_run(checker, r->in, ds);
        r->name = text_of(child(root, "name"));
        r->name = r->name ? r->name : "";
        if (text_of(child(root, "group")))
            group_read(r, child(root, "group"), vocab, checker, ds);
        xmlNode *units = child(root, "units"), *tables = child(root, "tables");
        for (xmlNode *n = units ? xmlFirstElementChild(units) : NULL; n; n = xmlNextElementSibling(n))
            entry_add(r, n, ds);
        for (xmlNode *n = tables ? xmlFirstElementChild(tables) : NULL; n; n = xmlNextElementSibling(n))
            if (text_of(n))
                table_add(r, n, vocab, ds);
        ids_check(r, ds);
        if (!r->count && !diags_exit_status(ds))
            diag_add(ds, D_ROSTER_EMPTY, input_origin_of(root)->key);
    }
    if (!diags_exit_status(ds))
        return r;
    roster_free(r);
    return NULL;
}

void roster_free(struct roster *r)
{
    if (!r)
        return;
    input_free(r->in);
    input_free(r->group);
    free(r->units);
    arena_free(r->arena);
    free(r);
}

struct input *unit_read(const struct roster *r, const struct unit *u, const struct vocab *vocab, struct diags *ds)
{
    struct input *in = u->table ? table_input(u->table, u->rows, u->row_count, vocab, ds) : input_read_part(u->path, vocab, ds);
    if (!in)
        return NULL;
    const xmlNode *root = xmlDocGetRootElement(in->doc);
    bool classified = !strcmp((const char *)root->name, "approval");
    if (classified)
        diag_add(ds, D_ROSTER_CLASSIFIED, input_origin_of(root)->key, input_origin_of(root)->key_text);
    if (classified || !kind_check(in, "filing", ds)) {
        input_free(in);
        return NULL;
    }
    merge_group(in, r->group);
    return in;
}

const struct unit *roster_unit(const struct roster *r, const char *id)
{
    for (int i = 0; i < r->count; i++)
        if (!strcmp(r->units[i].id, id))
            return &r->units[i];
    return NULL;
}
