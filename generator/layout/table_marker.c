/* layout: table marker, retrieve-table-marker in headers and footers (XSL 6.13.7): "continued" lines and carried sums. Which marker it is depends on the rows of a view, so that such a header is laid
 * again when its view is painted; its height is that of the first laying. */
#include "flow.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

struct table_mark {
    int row;
    const struct fo_node *node;
};

struct table_marks {
    struct table_mark *list;
    int count, cap;
};

/* What a header being laid asks for: kept in the layout while it is laid. */
struct table_asking {
    const struct table_view *view; /* NULL: heights only, any marker will do */
    const struct table *table;
    const struct fo_node *(*outer)(void *user, const struct fo_node *);
};

static void marks_collect(struct table_marks *m, const struct fo_node *n, int row)
{
    for (const struct fo_node *c = n->first; c; c = c->next)
        if (c->kind == FO_MARKER) {
            MEM_GROW(m->list, m->count, m->cap);
            m->list[m->count++] = (struct table_mark){row, c};
        } else if (c->kind != FO_TABLE)
            marks_collect(m, c, row);
}

void table_marks_collect(struct arena *arena, struct table *t)
{
    struct table_marks m = {0};
    for (int r = t->body_first; r < t->body_end; r++) {
        const struct table_row *row = &t->rows[r];
        if (r == row->part->first)
            for (const struct fo_node *c = row->part->node->first; c; c = c->next)
                if (c->kind == FO_MARKER) {
                    MEM_GROW(m.list, m.count, m.cap);
                    m.list[m.count++] = (struct table_mark){r, c};
                }
        if (row->node)
            marks_collect(&m, row->node, r);
        for (int c = 0; !row->node && c < t->column_count; c += row->slot[c]->cols)
            if (row->slot[c]->row == r && row->slot[c]->node)
                marks_collect(&m, row->slot[c]->node, r);
    }
    t->marks = m.count ? arena_dup(arena, m.list, sizeof *m.list * (size_t)m.count) : NULL;
    t->mark_count = m.count;
    free(m.list);
}

/* First mark of a row not above `row`: they are in order. */
static int marks_from(const struct table *t, int row)
{
    int low = 0, high = t->mark_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (t->marks[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct fo_node *marks_search(const struct table *t, int from, int to, bool last, const char *name)
{
    for (int i = from; i < to; i++) {
        const struct fo_node *m = t->marks[last ? to - 1 - (i - from) : i].node;
        if (m->props->marker_class_name && !strcmp(m->props->marker_class_name, name))
            return m;
    }
    return NULL;
}

static const struct fo_node *marker_of(const struct table_asking *a, const struct fo_node *retrieve)
{
    const struct fo_props *p = retrieve->props;
    const struct table *t = a->table;
    const char *name = p->retrieve_class_name ? p->retrieve_class_name : "";
    if (!a->view)
        return marks_search(t, 0, t->mark_count, false, name);
    const struct table_view *v = a->view;
    bool carried = p->retrieve_position == ENUM_FIRST_INCLUDING_CARRYOVER, ending = p->retrieve_position == ENUM_LAST_ENDING || p->retrieve_position == ENUM_LAST_ENDING_WITHIN_PAGE;
    bool last = ending || p->retrieve_position == ENUM_LAST_STARTING || p->retrieve_position == ENUM_LAST_STARTING_WITHIN_PAGE;
    int from = marks_from(t, v->begun && !carried && !ending ? v->from + 1 : v->from), to = marks_from(t, ending && v->broken ? v->to - 1 : v->to);
    const struct fo_node *m = marks_search(t, from, to, last, name);
    bool looks_back = p->retrieve_boundary != ENUM_PAGE && p->retrieve_boundary != ENUM_TABLE_FRAGMENT;
    return m || !looks_back ? m : marks_search(t, 0, from, true, name);
}

static const struct fo_node *answer(void *user, const struct fo_node *retrieve)
{
    struct layout *l = user;
    if (retrieve->kind != FO_RETRIEVE_TABLE_MARKER || marks_nested(retrieve))
        return l->asking->outer(user, retrieve);
    const struct fo_node *marker = marker_of(l->asking, retrieve);
    return marker ? fo_retrieve(l->tree, marker, retrieve->props, l->diags) : NULL;
}

/* Lays the content of the cells of rows [from, to) with the markers of a view. */
void table_marks_lay(struct layout *l, const struct table_view *view, const struct table *t, int from, int to, bool tagged)
{
    struct table_asking asking = {view, t, l->para.marker}, *outer = l->asking;
    bool artifact = l->para.draft_artifact;
    l->asking = &asking;
    l->para.marker = answer;
    l->para.draft_artifact = artifact || !tagged;
    for (int r = from; r < to; r++)
        for (int c = 0; c < t->column_count; c += t->rows[r].slot[c]->cols)
            if (t->rows[r].slot[c]->row == r && t->rows[r].slot[c]->node)
                table_cell_fill(l, t, t->rows[r].slot[c]);
    l->para.draft_artifact = artifact;
    l->para.marker = asking.outer;
    l->asking = outer;
}
