/* batch: roster, reading of rosters, group data and tables into one list of units. */
#include "roster.h"

#include <errno.h>
#include <glob.h>
#include <libxml/hash.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/lang.h"
#include "../base/node.h"
#include "merge.h"
#include "table.h"

enum { ID_MOST = 180 /* bytes: a folder's name may have 255 */ };

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

/* A file that cannot be opened is told where it is named. */
static bool is_readable(const char *path, struct place named, struct diags *ds)
{
    if (access(path, R_OK) == 0)
        return true;
    diag_add(ds, D_ROSTER_FILE, named, path, lang_error(errno));
    return false;
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
    const xmlNode *file = node_child(entry, "file"), *pattern = node_child(entry, "pattern");
    if (!text_of(file) == !text_of(pattern)) {
        diag_add(ds, D_ROSTER_ENTRY, input_origin_of(entry)->key);
        return;
    }
    if (pattern) {
        pattern_add(r, pattern, ds);
        return;
    }
    char *path = path_of(r, text_of(file));
    const char *id = text_of(node_child(entry, "id"));
    unit_add(r, id ? id : id_of_path(r, path), path, input_origin_of(file)->value);
}

/* Rows that name the same unit are its systems, wherever they stand in the table. */
static bool table_add(struct roster *r, const xmlNode *node, const struct vocab *vocab, struct diags *ds)
{
    const char *path = path_of(r, text_of(node));
    struct table *t = is_readable(path, input_origin_of(node)->value, ds) ? table_read(path, vocab, r->arena, ds) : NULL;
    if (!t)
        return false;
    xmlHashTable *units = xmlHashCreate(t->csv->count);
    int first = r->count, *unit_of = ARENA_ARRAY(r->arena, int, t->csv->count), *rows = ARENA_ARRAY(r->arena, int, t->csv->count);
    const struct diag_detail merged = {.part = {[DIAG_HINT] = _("of cells that were merged only the first keeps its text: write the unit in every row")}};
    for (int i = 1; i < t->csv->count; i++) {
        const xmlChar *id = (const xmlChar *)table_unit(t, i);
        struct place place = {t->path, t->csv->rows[i].cells[0].line, 1};
        intptr_t known = *id ? (intptr_t)xmlHashLookup(units, id) : 0; /* index + 1 */
        if (*id && !known) {
            struct unit *u = unit_add(r, (const char *)id, t->path, place);
            u->table = t;
            known = u - r->units + 1;
            xmlHashAddEntry(units, id, (void *)known);
        }
        unit_of[i] = (int)known - 1;
        if (known)
            r->units[known - 1].row_count++;
        else
            diag_add_with(ds, D_TABLE_NAMELESS, place, &merged);
    }
    for (int u = first; u < r->count; rows += r->units[u++].row_count)
        r->units[u].rows = rows;
    int *filled = ARENA_ARRAY(r->arena, int, r->count + 1);
    for (int i = 1; i < t->csv->count; i++)
        if (unit_of[i] >= 0)
            r->units[unit_of[i]].rows[filled[unit_of[i]]++] = i;
    xmlHashFree(units, NULL);
    return true;
}

static int unit_order(const void *a, const void *b)
{
    const struct unit *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);
    return order ? order : *x < *y ? -1 : 1;
}

static bool names_folder(const char *id)
{
    for (const char *p = id; *p; p++)
        if ((unsigned char)*p < ' ' || strchr("/\\:*?\"<>|", *p))
            return false;
    return id[0] != '.' && strlen(id) <= ID_MOST;
}

/* Two units of one id would write into one folder: neither is built. */
static void ids_check(struct roster *r, struct diags *ds)
{
    struct unit **sorted = mem_alloc(sizeof *sorted * (size_t)(r->count + 1));
    for (int i = 0; i < r->count; i++)
        sorted[i] = &r->units[i];
    qsort(sorted, (size_t)r->count, sizeof *sorted, unit_order);
    for (int i = 0; i < r->count; i++) {
        struct unit *u = sorted[i], *before = i ? sorted[i - 1] : NULL;
        if (before && !strcmp(u->id, before->id)) {
            diag_add_with(ds, D_ROSTER_TWICE, u->place, &(struct diag_detail){.also = {.place = before->place, .text = _("given first here")}}, u->id);
            u->faulty = before->faulty = true;
        }
        if (!names_folder(u->id)) {
            diag_add(ds, D_ROSTER_ID, u->place, u->id);
            u->faulty = true;
        }
    }
    free(sorted);
}

static int path_order(const void *a, const void *b)
{
    const struct unit *const *x = a, *const *y = b;
    int order = strcmp((*x)->path, (*y)->path);
    return order ? order : *x < *y ? -1 : 1;
}

/* One file under two ids: an organisation would file twice. */
static void files_check(struct roster *r, struct diags *ds)
{
    struct unit **sorted = mem_alloc(sizeof *sorted * (size_t)(r->count + 1));
    int count = 0;
    for (int i = 0; i < r->count; i++)
        if (!r->units[i].table)
            sorted[count++] = &r->units[i];
    qsort(sorted, (size_t)count, sizeof *sorted, path_order);
    for (int i = 1; i < count; i++)
        if (!sorted[i]->faulty && !sorted[i - 1]->faulty && !strcmp(sorted[i]->path, sorted[i - 1]->path))
            diag_add(ds, D_ROSTER_FILE_TWICE, sorted[i]->place, sorted[i - 1]->id, sorted[i]->id, sorted[i]->path);
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

/* Faultless, so that others can be judged by it. */
static bool is_sound(struct input *in, struct checker *checker, struct diags *ds)
{
    int errors = diags_count_level(ds, DIAG_ERROR);
    check_run(checker, in, ds);
    return diags_count_level(ds, DIAG_ERROR) == errors;
}

static bool group_read(struct roster *r, const xmlNode *node, const struct vocab *vocab, struct checker *checker, struct diags *ds)
{
    if (!text_of(node))
        return true;
    const char *path = path_of(r, text_of(node));
    r->group = is_readable(path, input_origin_of(node)->value, ds) ? input_read_part(path, vocab, ds) : NULL;
    return r->group && kind_check(r->group, "group", ds) && is_sound(r->group, checker, ds);
}

static bool units_read(struct roster *r, const xmlNode *root, const struct vocab *vocab, struct diags *ds)
{
    bool ok = true;
    xmlNode *units = node_child(root, "units"), *tables = node_child(root, "tables");
    for (xmlNode *n = units ? xmlFirstElementChild(units) : NULL; n; n = xmlNextElementSibling(n))
        entry_add(r, n, ds);
    for (xmlNode *n = tables ? xmlFirstElementChild(tables) : NULL; n; n = xmlNextElementSibling(n))
        ok &= !text_of(n) || table_add(r, n, vocab, ds);
    ids_check(r, ds);
    files_check(r, ds);
    if (ok && !r->count) {
        diag_add(ds, D_ROSTER_EMPTY, input_origin_of(root)->key);
        return false;
    }
    return ok;
}

struct roster *roster_read(const char *path, const struct vocab *vocab, struct checker *checker, struct diags *ds)
{
    struct roster *r = mem_alloc(sizeof *r);
    r->arena = arena_new();
    r->in = input_read(path, vocab, ds);
    bool ok = r->in && kind_check(r->in, "roster", ds) && is_sound(r->in, checker, ds);
    if (ok) {
        const xmlNode *root = xmlDocGetRootElement(r->in->doc);
        r->name = text_of(node_child(root, "name"));
        r->name = r->name ? r->name : "";
        ok = group_read(r, node_child(root, "group"), vocab, checker, ds);
        ok &= units_read(r, root, vocab, ds);
    }
    if (ok)
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
    struct input *in = NULL;
    if (u->table)
        in = table_input(u->table, u->rows, u->row_count, vocab, ds);
    else if (is_readable(u->path, u->place, ds))
        in = input_read_part(u->path, vocab, ds);
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
    merge_group(in, r->group, ds);
    return in;
}

const struct unit *roster_unit(const struct roster *r, const char *id)
{
    for (int i = 0; i < r->count; i++)
        if (!strcmp(r->units[i].id, id))
            return &r->units[i];
    return NULL;
}
