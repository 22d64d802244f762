/* manifest: the finished papers of one description and manifest.json. */
#include "manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/node.h"

enum { LEVEL_FILED = 2 };

struct system_facts {
    const char *name, *number;
    int level;
    xmlNode *node;
};

struct entry {
    const struct paper *paper;
    int system, copy, page_count;
    const char *mark;
    struct blank *blanks;
    struct buf pdf;
};

/* A paper that is not made because the form says 无 of this material. */
struct left_out {
    const struct paper *paper;
    int system;
    struct left_out *next;
};

struct manifest {
    struct arena *arena;
    const char *unit, *edition;
    xmlNode *root; /* of the description */
    struct system_facts *systems;
    int system_count;
    struct entry *entries;
    int count, cap;
    struct left_out *left_out, **left_out_end;
};

struct manifest *manifest_new(const struct input *in, struct diags *ds)
{
    struct manifest *m = mem_alloc(sizeof *m);
    m->arena = arena_new();
    xmlNode *root = xmlDocGetRootElement(in->doc), *systems = node_child(root, "systems");
    m->root = root;
    m->left_out_end = &m->left_out;
    m->unit = arena_strdup(m->arena, node_text(node_child(node_child(root, "unit"), "name")));
    m->edition = arena_strdup(m->arena, node_text(node_child(root, "edition")));
    m->systems = ARENA_ARRAY(m->arena, struct system_facts, systems ? xmlChildElementCount(systems) : 0);
    for (xmlNode *s = systems ? xmlFirstElementChild(systems) : NULL; s; s = xmlNextElementSibling(s)) {
        struct system_facts *f = &m->systems[m->system_count++];
        xmlNode *level = node_child(node_child(s, "grading"), "level");
        *f = (struct system_facts){arena_strdup(m->arena, node_text(node_child(s, "name"))), arena_strdup(m->arena, node_text(node_child(s, "number"))), atoi(node_text(level)), s};
        if (!f->level)
            diag_add(ds, D_LEVEL_MISSING, input_origin_of(s)->value, f->name);
        else if (f->level < LEVEL_FILED)
            diag_add(ds, D_LEVEL_NOT_FILED, input_origin_of(level ? level : s)->value, f->name, f->level);
    }
    return m;
}

void manifest_free(struct manifest *m)
{
    if (!m)
        return;
    for (int i = 0; i < m->count; i++)
        buf_free(&m->entries[i].pdf);
    free(m->entries);
    arena_free(m->arena);
    free(m);
}

bool manifest_wants(const struct manifest *m, const struct paper *paper)
{
    return !strcmp(paper->of, (const char *)m->root->name) && (!*paper->edition || !strcmp(paper->edition, m->edition)) &&
           (!*paper->given || node_child(m->root, paper->given));
}

bool manifest_leaves_out(struct manifest *m, const struct paper *paper, int system, struct diags *ds)
{
    const char *stroke = strchr(paper->material, '/');
    if (!system || !stroke)
        return false;
    char *above = arena_strndup(m->arena, paper->material, (size_t)(stroke - paper->material));
    xmlNode *present = node_child(node_child(node_child(m->systems[system - 1].node, above), stroke + 1), "present");
    if (!present || strcmp(node_text(present), "false") != 0)
        return false;
    *m->left_out_end = ARENA_NEW(m->arena, struct left_out);
    **m->left_out_end = (struct left_out){paper, system, NULL};
    m->left_out_end = &(*m->left_out_end)->next;
    diag_add(ds, D_PAPER_LEFT_OUT, input_origin_of(present)->value, paper->title, m->systems[system - 1].name);
    return true;
}

int manifest_paper_count(const struct manifest *m)
{
    return m->count;
}

int manifest_system_count(const struct manifest *m)
{
    return m->system_count;
}

int manifest_level(const struct manifest *m, int system)
{
    if (system)
        return m->systems[system - 1].level;
    int highest = 0;
    for (int i = 0; i < m->system_count; i++)
        highest = m->systems[i].level > highest ? m->systems[i].level : highest;
    return highest;
}

void manifest_add(struct manifest *m, const struct paper_request *request, const struct paper_fo *fo, int page_count, struct buf *pdf)
{
    MEM_GROW(m->entries, m->count, m->cap);
    struct entry *e = &m->entries[m->count++];
    *e = (struct entry){.paper = request->paper, .system = request->system, .copy = request->copy, .page_count = page_count, .pdf = *pdf};
    e->mark = fo->mark ? arena_strdup(m->arena, fo->mark) : NULL;
    struct blank **end = &e->blanks;
    for (const struct blank *b = fo->blanks; b; b = b->next) {
        *end = ARENA_NEW(m->arena, struct blank);
        **end = (struct blank){arena_strdup(m->arena, b->what), arena_strdup(m->arena, b->by), NULL};
        end = &(*end)->next;
    }
    *pdf = (struct buf){0};
}

/* A name as part of a path: what file systems refuse becomes an underscore; at most 120 bytes. */
static void path_part(struct buf *into, const char *name)
{
    size_t n = 0;
    for (const char *p = name; *p && n < 120; p++, n++) {
        if (((unsigned char)*p & 0xC0) != 0x80 && n > 116)
            break;
        buf_putc(into, strchr("/\\:*?\"<>|", *p) || (unsigned char)*p < 0x21 ? '_' : *p);
    }
}

/* Path of a paper below the output folder: 01-x.pdf, 00001-system/01-x.pdf of a system, 000001/01-x.pdf of a counted copy. */
static void entry_path(const struct manifest *m, const struct entry *e, struct buf *into)
{
    if (e->copy)
        buf_printf(into, "%06d/", e->copy);
    if (e->system) {
        const struct system_facts *f = &m->systems[e->system - 1];
        path_part(into, f->number);
        buf_putc(into, '-');
        path_part(into, f->name);
        buf_putc(into, '/');
    }
    buf_printf(into, "%s.pdf", e->paper->file);
}

static void json_pair(struct buf *out, const char *indent, const char *name, const char *value)
{
    buf_printf(out, "%s\"%s\": ", indent, name);
    buf_json(out, value);
    buf_puts(out, ",\n");
}

static void entry_json(const struct manifest *m, const struct entry *e, struct buf *out)
{
    static const char indent[] = "      ";
    struct buf path = {0};
    char hash[65];
    entry_path(m, e, &path);
    hash_sha256_hex(e->pdf.data, e->pdf.len, hash);
    buf_puts(out, "    {\n");
    json_pair(out, indent, "file", buf_text(&path));
    json_pair(out, indent, "paper", e->paper->id);
    json_pair(out, indent, "title", e->paper->title);
    if (e->system) {
        json_pair(out, indent, "system", m->systems[e->system - 1].name);
        buf_printf(out, "%s\"level\": %d,\n", indent, m->systems[e->system - 1].level);
    }
    if (e->mark)
        json_pair(out, indent, "mark", e->mark);
    if (e->copy)
        buf_printf(out, "%s\"copy\": \"%06d\",\n", indent, e->copy);
    json_pair(out, indent, "article", e->paper->article);
    json_pair(out, indent, "item", e->paper->item);
    buf_printf(out, "%s\"pages\": %d,\n", indent, e->page_count);
    json_pair(out, indent, "sha256", hash);
    buf_printf(out, "%s\"to_fill\": [", indent);
    for (const struct blank *b = e->blanks; b; b = b->next) {
        buf_puts(out, b == e->blanks ? "\n        {\"what\": " : ",\n        {\"what\": ");
        buf_json(out, b->what);
        buf_puts(out, ", \"by\": ");
        buf_json(out, b->by);
        buf_putc(out, '}');
    }
    buf_puts(out, e->blanks ? "\n      ]\n    }" : "]\n    }");
    buf_free(&path);
}

static void left_out_json(const struct manifest *m, const struct left_out *l, struct buf *out)
{
    static const char indent[] = "      ";
    buf_puts(out, "    {\n");
    json_pair(out, indent, "paper", l->paper->id);
    json_pair(out, indent, "title", l->paper->title);
    json_pair(out, indent, "system", m->systems[l->system - 1].name);
    json_pair(out, indent, "article", l->paper->article);
    json_pair(out, indent, "item", l->paper->item);
    buf_printf(out, "%s\"because\": \"描述选“无”\"\n    }", indent);
}

static void manifest_json(const struct manifest *m, struct buf *out)
{
    buf_puts(out, "{\n");
    json_pair(out, "  ", "unit", m->unit);
    if (*m->edition)
        json_pair(out, "  ", "edition", m->edition);
    buf_puts(out, "  \"files\": [\n");
    for (int i = 0; i < m->count; i++) {
        entry_json(m, &m->entries[i], out);
        buf_puts(out, i + 1 < m->count ? ",\n" : "\n");
    }
    buf_puts(out, "  ],\n  \"left_out\": [");
    for (const struct left_out *l = m->left_out; l; l = l->next) {
        buf_puts(out, l == m->left_out ? "\n" : ",\n");
        left_out_json(m, l, out);
    }
    buf_puts(out, m->left_out ? "\n  ]\n}\n" : "]\n}\n");
}

static bool entry_write(const struct manifest *m, const struct entry *e, const char *folder, struct diags *ds)
{
    struct buf path = {0};
    buf_printf(&path, "%s/", folder);
    entry_path(m, e, &path);
    char *slash = strrchr(path.data, '/');
    *slash = 0;
    bool ok = file_make_folder(path.data, ds);
    *slash = '/';
    ok = ok && file_write(path.data, e->pdf.data, e->pdf.len, ds);
    buf_free(&path);
    return ok;
}

static void xml_attribute(struct buf *out, const char *name, const char *value)
{
    buf_printf(out, " %s=\"", name);
    buf_xml(out, value);
    buf_putc(out, '"');
}

void manifest_summary(const struct manifest *m, struct buf *out)
{
    for (int i = 0; i < m->system_count; i++) {
        buf_puts(out, "<system");
        xml_attribute(out, "name", m->systems[i].name);
        xml_attribute(out, "number", m->systems[i].number);
        buf_printf(out, " level=\"%d\"/>", m->systems[i].level);
    }
    for (int i = 0; i < m->count; i++) {
        const struct entry *e = &m->entries[i];
        struct buf path = {0};
        int blanks = 0, others = 0; /* others: not to be filled in by the unit itself */
        for (const struct blank *b = e->blanks; b; b = b->next) {
            blanks++;
            others += strcmp(b->by, "备案单位") != 0;
        }
        entry_path(m, e, &path);
        buf_puts(out, "<file");
        xml_attribute(out, "path", buf_text(&path));
        xml_attribute(out, "paper", e->paper->id);
        xml_attribute(out, "title", e->paper->title);
        buf_printf(out, " system=\"%d\" pages=\"%d\" bytes=\"%zu\" to-fill=\"%d\" by-others=\"%d\"/>", e->system, e->page_count, e->pdf.len, blanks, others);
        buf_free(&path);
    }
}

bool manifest_write(struct manifest *m, const char *folder, struct diags *ds)
{
    bool ok = true;
    for (int i = 0; i < m->count && ok; i++)
        ok = entry_write(m, &m->entries[i], folder, ds);
    if (!ok || !m->count)
        return ok;
    struct buf json = {0}, path = {0};
    manifest_json(m, &json);
    buf_printf(&path, "%s/manifest.json", folder);
    ok = file_write(path.data, json.data, json.len, ds);
    buf_free(&path);
    buf_free(&json);
    return ok;
}
