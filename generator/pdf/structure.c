/* pdf: structure, the tags (ISO 32000-1 14.7), link annotations, outline and page labels. */
#include <string.h>

#include "writer.h"

static void element_new(struct writer *w, const struct page_tag *t, HPDF_Dict parent)
{
    HPDF_Dict e = writer_dict(w);
    HPDF_Dict_AddName(e, "S", t->role);
    HPDF_Dict_Add(e, "P", parent);
    if (t->alt)
        dict_text(w, e, "Alt", t->alt);
    if (t->actual)
        dict_text(w, e, "ActualText", t->actual);
    if (t->lang)
        dict_bytes(w, e, "Lang", t->lang, strlen(t->lang));
    if (t->scope || t->col_span > 1 || t->row_span > 1) {
        HPDF_Dict a = HPDF_Dict_New(w->doc->mmgr);
        HPDF_Dict_AddName(a, "O", "Table");
        if (t->scope)
            HPDF_Dict_AddName(a, "Scope", t->scope);
        if (t->col_span > 1)
            HPDF_Dict_AddNumber(a, "ColSpan", t->col_span);
        if (t->row_span > 1)
            HPDF_Dict_AddNumber(a, "RowSpan", t->row_span);
        HPDF_Dict_Add(e, "A", a);
    }
    w->elements[t->number] = e;
    w->kids[t->number] = HPDF_Array_New(w->doc->mmgr);
    HPDF_Dict_Add(e, "K", w->kids[t->number]);
    if (t->parent)
        HPDF_Array_Add(w->kids[t->parent->number], e);
    for (const struct page_tag *c = t->first; c; c = c->next)
        element_new(w, c, e);
}

void structure_begin(struct writer *w)
{
    HPDF_Dict root = writer_dict(w), tree = writer_dict(w);
    int n = w->list->tag_count + 1;
    w->elements = ARENA_ARRAY(w->arena, HPDF_Dict, n);
    w->kids = ARENA_ARRAY(w->arena, HPDF_Array, n);
    w->parents = ARENA_ARRAY(w->arena, HPDF_Array, w->list->count);
    HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
    HPDF_Dict_Add(root, "ParentTree", tree);
    w->parent_tree = HPDF_Array_New(w->doc->mmgr);
    HPDF_Dict_Add(tree, "Nums", w->parent_tree);
    element_new(w, w->list->tags, root);
    HPDF_Dict_Add(root, "K", w->elements[w->list->tags->number]);
    HPDF_Dict_Add(w->doc->catalog, "StructTreeRoot", root);
    for (int i = 0; i < w->list->count; i++) {
        w->parents[i] = writer_array(w);
        HPDF_Array_AddNumber(w->parent_tree, i);
        HPDF_Array_Add(w->parent_tree, w->parents[i]);
        HPDF_Dict_AddNumber(w->pages[i], "StructParents", i);
        HPDF_Dict_AddName(w->pages[i], "Tabs", "S");
    }
    w->next_parent = w->list->count;
}

int structure_mark(struct writer *w, int page, const struct page_tag *t)
{
    int mcid = (int)HPDF_Array_Items(w->parents[page]);
    HPDF_Dict e = w->elements[t->number];
    HPDF_Array_Add(w->parents[page], e);
    if (!HPDF_Dict_GetItem(e, "Pg", HPDF_OCLASS_DICT))
        HPDF_Dict_Add(e, "Pg", w->pages[page]);
    if (HPDF_Dict_GetItem(e, "Pg", HPDF_OCLASS_DICT) == (void *)w->pages[page])
        HPDF_Array_AddNumber(w->kids[t->number], mcid);
    else {
        HPDF_Dict r = HPDF_Dict_New(w->doc->mmgr);
        HPDF_Dict_AddName(r, "Type", "MCR");
        HPDF_Dict_Add(r, "Pg", w->pages[page]);
        HPDF_Dict_AddNumber(r, "MCID", mcid);
        HPDF_Array_Add(w->kids[t->number], r);
    }
    return mcid;
}

void structure_end(struct writer *w)
{
    HPDF_Dict mark = HPDF_Dict_New(w->doc->mmgr);
    HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(w->doc->catalog, "MarkInfo", mark);
}

/* [page /XYZ x y null] of a named place; NULL when nothing has that id. */
static HPDF_Array destination(struct writer *w, const char *id)
{
    for (int i = 0; id && i < w->list->count; i++)
        for (const struct page_dest *d = w->list->pages[i]->dests; d; d = d->next) {
            if (strcmp(d->id, id) != 0)
                continue;
            HPDF_Array a = HPDF_Array_New(w->doc->mmgr);
            HPDF_Array_Add(a, w->pages[i]);
            HPDF_Array_AddName(a, "XYZ");
            array_decimal(a, d->at.x);
            array_decimal(a, w->list->pages[i]->height - d->at.y);
            HPDF_Array_AddNumber(a, 0);
            return a;
        }
    return NULL;
}

static HPDF_Dict link_new(struct writer *w, const struct page_link *k, mpt height)
{
    HPDF_Dict a = writer_dict(w);
    HPDF_Array rect = HPDF_Array_New(w->doc->mmgr), border = HPDF_Array_New(w->doc->mmgr);
    HPDF_Dict_AddName(a, "Type", "Annot");
    HPDF_Dict_AddName(a, "Subtype", "Link");
    array_decimal(rect, k->rect.x);
    array_decimal(rect, height - k->rect.y - k->rect.h);
    array_decimal(rect, k->rect.x + k->rect.w);
    array_decimal(rect, height - k->rect.y);
    HPDF_Dict_Add(a, "Rect", rect);
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    HPDF_Dict_Add(a, "Border", border);
    HPDF_Dict_AddNumber(a, "F", 4);
    dict_text(w, a, "Contents", k->contents ? k->contents : "");
    return a;
}

void links_write(struct writer *w, int page)
{
    const struct page *p = w->list->pages[page];
    HPDF_Array all = NULL;
    for (const struct page_link *k = p->links; k; k = k->next) {
        HPDF_Array dest = k->uri ? NULL : destination(w, k->id);
        if (!k->uri && !dest)
            continue;
        HPDF_Dict a = link_new(w, k, p->height);
        if (k->uri) {
            HPDF_Dict action = HPDF_Dict_New(w->doc->mmgr);
            HPDF_Dict_AddName(action, "S", "URI");
            dict_bytes(w, action, "URI", k->uri, strlen(k->uri));
            HPDF_Dict_Add(a, "A", action);
        } else
            HPDF_Dict_Add(a, "Dest", dest);
        if (k->tag) {
            HPDF_Dict ref = HPDF_Dict_New(w->doc->mmgr);
            HPDF_Dict_AddName(ref, "Type", "OBJR");
            HPDF_Dict_Add(ref, "Obj", a);
            HPDF_Dict_Add(ref, "Pg", w->pages[page]);
            HPDF_Array_Add(w->kids[k->tag->number], ref);
            HPDF_Dict_AddNumber(a, "StructParent", w->next_parent);
            HPDF_Array_AddNumber(w->parent_tree, w->next_parent++);
            HPDF_Array_Add(w->parent_tree, w->elements[k->tag->number]);
        }
        if (!all)
            HPDF_Dict_Add(w->pages[page], "Annots", all = HPDF_Array_New(w->doc->mmgr));
        HPDF_Array_Add(all, a);
    }
}

static int items_write(struct writer *w, HPDF_Dict parent, const struct page_bookmark *first)
{
    HPDF_Dict before = NULL;
    int count = 0;
    for (const struct page_bookmark *b = first; b; b = b->next, count++) {
        HPDF_Dict item = writer_dict(w);
        dict_text(w, item, "Title", b->title);
        HPDF_Dict_Add(item, "Parent", parent);
        HPDF_Array dest = destination(w, b->id);
        if (dest)
            HPDF_Dict_Add(item, "Dest", dest);
        if (before) {
            HPDF_Dict_Add(item, "Prev", before);
            HPDF_Dict_Add(before, "Next", item);
        } else
            HPDF_Dict_Add(parent, "First", item);
        HPDF_Dict_Add(parent, "Last", item);
        int inside = items_write(w, item, b->first);
        if (inside)
            HPDF_Dict_AddNumber(item, "Count", -inside);
        before = item;
    }
    return count;
}

void outline_write(struct writer *w)
{
    if (!w->list->bookmarks)
        return;
    HPDF_Dict root = writer_dict(w);
    HPDF_Dict_AddName(root, "Type", "Outlines");
    HPDF_Dict_AddNumber(root, "Count", items_write(w, root, w->list->bookmarks));
    HPDF_Dict_Add(w->doc->catalog, "Outlines", root);
    HPDF_Dict_AddName(w->doc->catalog, "PageMode", "UseOutlines");
}

void labels_write(struct writer *w)
{
    HPDF_Dict labels = HPDF_Dict_New(w->doc->mmgr);
    HPDF_Array nums = HPDF_Array_New(w->doc->mmgr);
    for (int i = 0; i < w->list->count; i++) {
        HPDF_Dict label = HPDF_Dict_New(w->doc->mmgr);
        dict_text(w, label, "P", w->list->pages[i]->label ? w->list->pages[i]->label : "");
        HPDF_Array_AddNumber(nums, i);
        HPDF_Array_Add(nums, label);
    }
    HPDF_Dict_Add(labels, "Nums", nums);
    HPDF_Dict_Add(w->doc->catalog, "PageLabels", labels);
}
