/* pdf: links, what leads from place to place: link annotations, named destinations, outline, page labels (ISO 32000-1 12.3, 12.4.2, 12.5.6.5). */
#include <stdlib.h>
#include <string.h>

#include "writer.h"

/* [page /XYZ x y 0] */
static HPDF_Array destination_new(struct writer *w, int page, struct point at)
{
    HPDF_Array a = array_new(w);
    HPDF_Array_Add(a, w->pages[page].dict);
    HPDF_Array_AddName(a, "XYZ");
    array_decimal(a, at.x);
    array_decimal(a, w->list->pages[page]->height - at.y);
    HPDF_Array_AddNumber(a, 0);
    return a;
}

static int by_id(const void *a, const void *b)
{
    const struct pdf_place *p = a, *q = b;
    int order = strcmp(p->dest->id, q->dest->id);
    return order ? order : p->page - q->page;
}

/* All named places, sorted by name; of two with one name the earlier page counts. */
void places_collect(struct writer *w)
{
    int cap = 0;
    for (int i = 0; i < w->list->count; i++)
        for (const struct page_dest *d = w->list->pages[i]->dests; d; d = d->next) {
            MEM_GROW(w->places, w->place_count, cap);
            w->places[w->place_count++] = (struct pdf_place){d, i};
        }
    if (w->place_count)
        qsort(w->places, (size_t)w->place_count, sizeof *w->places, by_id);
    int n = 0;
    for (int i = 0; i < w->place_count; i++)
        if (!n || strcmp(w->places[i].dest->id, w->places[n - 1].dest->id))
            w->places[n++] = w->places[i];
    w->place_count = n;
}

static const struct pdf_place *place_find(const struct writer *w, const char *id)
{
    struct page_dest wanted = {.id = id};
    struct pdf_place key = {&wanted, 0};
    int low = 0, high = w->place_count;
    while (id && low < high) {
        int middle = (low + high) / 2, order = strcmp(key.dest->id, w->places[middle].dest->id);
        if (!order)
            return &w->places[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Names -> Dests: so that another document or a web page can lead to a place (file.pdf#name). */
void places_write(struct writer *w)
{
    if (!w->place_count)
        return;
    struct buf *b = &w->raw;
    int tree = raw_begin(w);
    buf_puts(b, "<</Names[");
    for (int i = 0; i < w->place_count; i++) {
        const struct pdf_place *p = &w->places[i];
        buf_string(b, p->dest->id);
        buf_putc(b, '[');
        buf_int(b, object_number(w->pages[p->page].dict));
        buf_puts(b, " 0 R/XYZ ");
        buf_decimal(b, p->dest->at.x);
        buf_putc(b, ' ');
        buf_decimal(b, w->list->pages[p->page]->height - p->dest->at.y);
        buf_puts(b, " 0]");
    }
    buf_puts(b, "]>>");
    HPDF_Dict names = dict_new(w);
    HPDF_Dict_Add(w->doc->catalog, "Names", names);
    dict_ref(w, names, "Dests", tree);
}

/* The words a link stands on, for its Contents; its target when it has none. */
static void link_text(const struct page *page, const struct page_link *k, struct buf *out)
{
    for (const struct page_op *op = page->ops; k->tag && op && out->len < 1000; op = op->next) {
        const struct page_tag *t = op->kind == OP_TEXT ? op->tag : NULL;
        while (t && t != k->tag)
            t = t->parent;
        if (t)
            buf_add(out, op->u.text.text, (size_t)op->u.text.text_len);
    }
    if (!out->len)
        buf_puts(out, k->contents ? k->contents : k->uri ? k->uri : k->id);
}

static HPDF_Dict link_new(struct writer *w, const struct page *page, const struct page_link *k)
{
    HPDF_Dict a = writer_dict(w);
    HPDF_Array rect = array_new(w), border = array_new(w);
    struct buf text = {0};
    HPDF_Dict_AddName(a, "Type", "Annot");
    HPDF_Dict_AddName(a, "Subtype", "Link");
    array_decimal(rect, k->rect.x);
    array_decimal(rect, page->height - k->rect.y - k->rect.h);
    array_decimal(rect, k->rect.x + k->rect.w);
    array_decimal(rect, page->height - k->rect.y);
    HPDF_Dict_Add(a, "Rect", rect);
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    HPDF_Dict_Add(a, "Border", border);
    HPDF_Dict_AddNumber(a, "F", 4); /* printed: ISO 19005-2 6.3.2 */
    link_text(page, k, &text);
    dict_text(w, a, "Contents", buf_text(&text));
    buf_free(&text);
    return a;
}

void links_write(struct writer *w, int page)
{
    const struct page *p = w->list->pages[page];
    HPDF_Array all = NULL;
    for (const struct page_link *k = p->links; k; k = k->next) {
        const struct pdf_place *place = k->uri ? NULL : place_find(w, k->id);
        if (!k->uri && !place)
            continue;
        HPDF_Dict a = link_new(w, p, k);
        if (k->uri) {
            HPDF_Dict action = dict_new(w);
            HPDF_Dict_AddName(action, "S", "URI");
            dict_bytes(w, action, "URI", k->uri, strlen(k->uri));
            HPDF_Dict_Add(a, "A", action);
        } else
            HPDF_Dict_Add(a, "Dest", destination_new(w, place->page, place->dest->at));
        structure_annotate(w, page, k->tag, a);
        if (!all)
            HPDF_Dict_Add(w->pages[page].dict, "Annots", all = array_new(w));
        HPDF_Array_Add(all, a);
    }
}

/* Items of one level; returns how many are to be seen when the parent is open. */
static int items_write(struct writer *w, HPDF_Dict parent, const struct page_bookmark *first)
{
    HPDF_Dict before = NULL;
    int seen = 0;
    for (const struct page_bookmark *b = first; b; b = b->next) {
        HPDF_Dict item = writer_dict(w);
        const struct pdf_place *place = place_find(w, b->id);
        dict_text(w, item, "Title", b->title);
        HPDF_Dict_Add(item, "Parent", parent);
        if (place)
            HPDF_Dict_Add(item, "Dest", destination_new(w, place->page, place->dest->at));
        if (before) {
            HPDF_Dict_Add(item, "Prev", before);
            HPDF_Dict_Add(before, "Next", item);
        } else
            HPDF_Dict_Add(parent, "First", item);
        int inside = items_write(w, item, b->first);
        if (inside)
            HPDF_Dict_AddNumber(item, "Count", b->closed ? -inside : inside);
        seen += 1 + (b->closed ? 0 : inside);
        before = item;
    }
    if (before)
        HPDF_Dict_Add(parent, "Last", before);
    return seen;
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

static int plain_number(const char *label)
{
    int n = 0;
    for (const char *p = label; *p; p++) {
        if (*p < '0' || *p > '9' || n > 1000000 || (p == label && *p == '0'))
            return 0;
        n = n * 10 + (*p - '0');
    }
    return n;
}

/* A range of pages that count on in digits is one entry; any other label is given as it is. */
void labels_write(struct writer *w)
{
    HPDF_Dict labels = dict_new(w);
    HPDF_Array nums = array_new(w);
    int before = 0;
    for (int i = 0; i < w->list->count; i++) {
        const char *text = w->list->pages[i]->label ? w->list->pages[i]->label : "";
        int number = plain_number(text);
        if (!number || number != before + 1 || !i) {
            HPDF_Dict label = dict_new(w);
            if (number) {
                HPDF_Dict_AddName(label, "S", "D");
                HPDF_Dict_AddNumber(label, "St", number);
            } else
                dict_text(w, label, "P", text);
            HPDF_Array_AddNumber(nums, i);
            HPDF_Array_Add(nums, label);
        }
        before = number ? number : -1;
    }
    HPDF_Dict_Add(labels, "Nums", nums);
    HPDF_Dict_Add(w->doc->catalog, "PageLabels", labels);
}
