/* pdf: the entry: pages -> file bytes, one document at a time. libharu makes the objects, file.c puts them into a file. */
#include <stdlib.h>
#include <string.h>

#include "writer.h"

enum { KIDS = 50 /* pages under one node of the page tree */ };

static void haru_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct writer *w = user;
    if (error == HPDF_FAILD_TO_ALLOC_MEM)
        mem_exhausted();
    if (!w->failed)
        diag_add(w->diags, D_PDF_LIBRARY, (struct place){0}, (int)error, (int)detail);
    w->failed = true;
}

static HPDF_Dict node_new(struct writer *w, HPDF_Dict parent, int count)
{
    HPDF_Dict d = writer_dict(w);
    HPDF_Dict_AddName(d, "Type", "Pages");
    HPDF_Dict_AddNumber(d, "Count", count);
    HPDF_Dict_Add(d, "Kids", array_new(w));
    if (parent) {
        HPDF_Dict_Add(d, "Parent", parent);
        HPDF_Array_Add(HPDF_Dict_GetItem(parent, "Kids", HPDF_OCLASS_ARRAY), d);
    }
    return d;
}

static HPDF_Dict page_new(struct writer *w, HPDF_Dict parent, const struct page *page)
{
    HPDF_Dict d = writer_dict(w);
    HPDF_Array box = array_new(w);
    HPDF_Dict_AddName(d, "Type", "Page");
    HPDF_Dict_Add(d, "Parent", parent);
    HPDF_Array_AddNumber(box, 0);
    HPDF_Array_AddNumber(box, 0);
    array_decimal(box, page->width);
    array_decimal(box, page->height);
    HPDF_Dict_Add(d, "MediaBox", box);
    HPDF_Array_Add(HPDF_Dict_GetItem(parent, "Kids", HPDF_OCLASS_ARRAY), d);
    return d;
}

/* A tree of two levels. The pages share their resources, but each names them (ISO 19005-2 6.2.2). */
static void pages_add(struct writer *w)
{
    int count = w->list->count;
    HPDF_Dict root = node_new(w, NULL, count), node = NULL, resources = w->resources = writer_dict(w);
    HPDF_Dict_Add(w->doc->catalog, "Pages", root);
    HPDF_Dict_Add(resources, "Font", w->font_resources = dict_new(w));
    HPDF_Dict_Add(resources, "XObject", w->image_resources = dict_new(w));
    w->pages = ARENA_ARRAY(w->arena, struct pdf_page, count);
    for (int i = 0; i < count; i++) {
        if (i % KIDS == 0)
            node = count <= KIDS ? root : node_new(w, root, count - i < KIDS ? count - i : KIDS);
        w->pages[i].dict = page_new(w, node, w->list->pages[i]);
        HPDF_Dict_Add(w->pages[i].dict, "Resources", resources);
    }
}

static bool document_write(struct writer *w, struct buf *out)
{
    pages_add(w);
    fonts_collect(w);
    places_collect(w);
    structure_begin(w);
    for (int i = 0; i < w->list->count && !w->failed; i++) {
        content_write(w, i);
        links_write(w, i);
    }
    if (w->failed)
        return false;
    outline_write(w);
    labels_write(w);
    meta_write(w);
    structure_end(w); /* from here on objects are text */
    places_write(w);
    return file_bytes(w, out);
}

bool pdf_write(const struct page_list *list, struct buf *out, struct diags *ds)
{
    struct writer w = {.list = list, .diags = ds};
    size_t before = out->len;
    w.arena = arena_new();
    w.doc = HPDF_New(haru_error, &w); /* without its memory pool, which gives out addresses that are not aligned */
    if (!w.doc || deflateInit(&w.zip, Z_DEFAULT_COMPRESSION) != Z_OK)
        mem_exhausted();
    bool ok = document_write(&w, out);
    if (!ok)
        out->len = before;
    for (int i = 0; w.pages && i < list->count; i++)
        free(w.pages[i].marks);
    deflateEnd(&w.zip);
    HPDF_Free(w.doc);
    arena_free(w.arena);
    free(w.streams);
    free(w.images);
    free(w.annotations);
    free(w.places);
    free(w.states);
    free(w.shadings);
    free(w.raw_at);
    buf_free(&w.raw);
    return ok;
}
