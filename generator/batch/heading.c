/* batch: heading, what a heading of a table names; and what it was meant to be when it names nothing. */
#include "heading.h"

#include <stdlib.h>
#include <string.h>

#include "../base/lang.h"
#include "../check/nearest.h"

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

/* Headings that a column may have. */
struct headings {
    struct vocab_element *list;
    int count, cap;
    struct arena *arena;
};

static void heading_add(struct headings *h, struct vocab_element e)
{
    MEM_GROW(h->list, h->count, h->cap);
    h->list[h->count++] = e;
}

/* The labels of the fields; or, full, the same behind the label of what they stand in. */
static void headings_list(const struct vocab_element *above, int depth, bool full, struct headings *h)
{
    const struct vocab_type *t = above->type;
    for (int i = 0; t && i < t->element_count && depth < DEPTH_PATH; i++) {
        const struct vocab_element *e = &t->elements[i];
        if (e->type && e->type->kind != VOCAB_SCALAR)
            headings_list(e, depth + 1, full, h);
        else if (!full)
            heading_add(h, *e);
        else if (depth)
            heading_add(h, (struct vocab_element){.name = e->name, .label = arena_printf(h->arena, "%s/%s", above->label, e->label), .aliases = none});
    }
}

static const char *heading_nearest(const char *heading, const struct headings *h, int from)
{
    const struct vocab_type some = {.kind = VOCAB_RECORD, .elements = h->list + from, .element_count = h->count - from};
    const char *written = "";
    nearest_child(&some, heading, &written);
    return written;
}

/* What a heading that nothing answers to was probably meant to be, or "". */
static void heading_guess(const char *heading, const struct vocab_element *filing, struct arena *arena, struct buf *meant)
{
    const char *stroke = strrchr(heading, '/');
    struct search s = {.parts = {arena_strdup(arena, stroke ? stroke + 1 : heading)}, .part_count = 1};
    fields_search(&s, filing->type, 0, 0);
    hits_show(&s, meant); /* only what stands above it is wrong */
    if (s.count)
        return;
    struct headings h = {.arena = arena};
    heading_add(&h, unit_id);
    headings_list(filing, 0, false, &h);
    int labels = h.count;
    headings_list(filing, 0, true, &h);
    const char *near = heading_nearest(heading, &h, 0);
    if (2 * strlen(near) < strlen(heading)) /* a short word is part of many */
        near = heading_nearest(heading, &h, labels);
    buf_puts(meant, near);
    free(h.list);
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

/* What the whole row should be, or NULL when only this heading is wrong. */
static const char *headings_expected(const struct csv *csv)
{
    if (is_title(csv))
        return _("headings in the first row of the table; take the titles above them away");
    if (csv->rows[0].count == 1 && strstr(csv->rows[0].cells[0].text, "，"))
        return _("columns separated by half-width commas, semicolons or tabs");
    return NULL;
}

static void heading_unknown(const struct table *t, const struct csv_cell *heading, const struct vocab_element *filing, struct arena *arena, struct diags *ds)
{
    struct buf meant = {0};
    struct diag_detail detail = {.part = {[DIAG_EXPECTED] = headings_expected(t->csv)}};
    if (!detail.part[DIAG_EXPECTED])
        heading_guess(heading->text, filing, arena, &meant);
    if (meant.len)
        detail.part[DIAG_MEANT] = buf_text(&meant);
    diag_add_with(ds, D_TABLE_HEADING, (struct place){t->path, heading->line, heading->col}, &detail, heading->text);
    buf_free(&meant);
}

bool column_resolve(struct column *c, const struct csv_cell *heading, const struct table *t, const struct vocab_element *filing, struct arena *arena, struct diags *ds)
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
        fields_search(&s, filing->type, 0, 0);
    }
    hits_narrow(&s);
    if (s.count == 1) {
        c->depth = s.hits[0].depth;
        c->path = arena_dup(arena, s.hits[0].path, sizeof s.hits[0].path);
        c->of_system = !strcmp(c->path[0].element->name, "systems");
        return true;
    }
    if (!s.count) {
        heading_unknown(t, heading, filing, arena, ds);
        return false;
    }
    struct buf shown = {0};
    hits_show(&s, &shown);
    diag_add(ds, D_TABLE_HEADING_TWICE, (struct place){t->path, heading->line, heading->col}, heading->text, buf_text(&shown));
    buf_free(&shown);
    return false;
}
