/* pdf: the entry: pages -> file bytes by libharu, one document at a time. */
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"
#include "writer.h"

static void haru_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct writer *w = user;
    if (error == HPDF_FAILD_TO_ALLOC_MEM)
        mem_exhausted();
    if (!w->failed)
        diag_add(w->diags, D_PDF_LIBRARY, (struct place){0}, (int)error, (int)detail);
    w->failed = true;
}

static void pages_add(struct writer *w)
{
    w->pages = ARENA_ARRAY(w->arena, HPDF_Page, w->list->count);
    w->resources = writer_dict(w);
    HPDF_Dict_Add(w->resources, "Font", w->font_resources = HPDF_Dict_New(w->doc->mmgr));
    HPDF_Dict_Add(w->resources, "XObject", w->image_resources = HPDF_Dict_New(w->doc->mmgr));
    for (int i = 0; i < w->list->count && !w->failed; i++) {
        HPDF_Page p = w->pages[i] = HPDF_AddPage(w->doc);
        HPDF_Array box = HPDF_Array_New(w->doc->mmgr);
        HPDF_Array_AddNumber(box, 0);
        HPDF_Array_AddNumber(box, 0);
        array_decimal(box, w->list->pages[i]->width);
        array_decimal(box, w->list->pages[i]->height);
        HPDF_Dict_Add(p, "MediaBox", box);
        HPDF_Dict_Add(p, "Resources", w->resources);
    }
}

/* The file identifier follows from what is shown: the same input gives the same bytes. */
static void identify(const struct writer *w, uint8_t id[32])
{
    struct buf all = {0};
    page_dump(w->list, &all);
    buf_puts(&all, w->list->title ? w->list->title : "");
    hash_sha256(buf_text(&all), all.len, id);
    buf_free(&all);
}

static bool document_write(struct writer *w, struct buf *out)
{
    uint8_t id[32];
    HPDF_SetPagesConfiguration(w->doc, 100);
    HPDF_SetCompressionMode(w->doc, HPDF_COMP_ALL);
    w->doc->pdf_version = HPDF_VER_17;
    pages_add(w);
    if (w->failed)
        return false;
    fonts_collect(w);
    structure_begin(w);
    for (int i = 0; i < w->list->count && !w->failed; i++) {
        content_write(w, i);
        links_write(w, i);
    }
    structure_end(w);
    outline_write(w);
    labels_write(w);
    identify(w, id);
    meta_write(w, id);
    if (w->failed || HPDF_SaveToStream(w->doc) != HPDF_OK)
        return false;
    HPDF_UINT32 size = HPDF_GetStreamSize(w->doc);
    HPDF_BYTE *bytes = mem_alloc(size);
    bool ok = HPDF_ReadFromStream(w->doc, bytes, &size) == HPDF_OK;
    if (ok)
        buf_add(out, bytes, size);
    free(bytes);
    return ok;
}

bool pdf_write(const struct page_list *list, struct buf *out, struct diags *ds)
{
    struct writer w = {.list = list, .diags = ds};
    w.arena = arena_new();
    w.doc = HPDF_New(haru_error, &w);
    if (!w.doc)
        mem_exhausted();
    bool ok = document_write(&w, out);
    if (!ok && !w.failed)
        diag_add(ds, D_PDF_LIBRARY, (struct place){0}, 0, 0);
    HPDF_Free(w.doc);
    arena_free(w.arena);
    free(w.images);
    return ok;
}
