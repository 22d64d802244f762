/* Fuzz target: bytes of a PNG, JPEG or SVG file -> inspected, drawn on a page, written as PDF. */
#include "fuzz.h"

#include "../../generator/layout/picture_file.h"
#include "../../generator/pdf/pdf.h"
#include "../../generator/svg/svg.h"

static struct font_set *fonts; /* loaded once, kept to the end */

static void drawing_add(struct page_list *pages, struct page *page, const uint8_t *data, size_t size, struct diags *ds)
{
    const void *svg;
    mpt w, h;
    void *doc = svg_open((const char *)data, size, &svg);
    if (!doc)
        return;
    svg_size(svg, &w, &h);
    struct svg_context context = {fonts, pages, pages->tags, {"fuzz.svg", 1, 0}, ds};
    for (struct page_op *op = svg_draw(&context, svg, w, h); op; op = op->next)
        page_op_add(pages, page, op->kind, op->tag)->u = op->u;
    svg_close(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *ds = diags_new();
    struct page_list *pages = page_list_new();
    struct page *page = page_add(pages, 300 * MPT_PT, 300 * MPT_PT);
    struct buf copy = {0}, out = {0}; /* terminated, as a file that was read is */
    if (!fonts)
        fonts = font_set_load("fonts/fonts.xml", NULL, ds);
    buf_add(&copy, data, size);
    const uint8_t *bytes = (const uint8_t *)buf_text(&copy);
    struct picture_info info = picture_inspect(bytes, size);
    if (info.kind == PICTURE_SVG)
        drawing_add(pages, page, bytes, size, ds);
    else if (info.kind == PICTURE_PNG || info.kind == PICTURE_JPEG)
        page_op_add(pages, page, OP_IMAGE, pages->tags)->u.image = (struct page_image){.rect = {0, 0, info.w, info.h}, .key = "fuzz", .data = bytes, .size = size, .is_jpeg = info.kind == PICTURE_JPEG, .orientation = info.orientation};
    pdf_write(pages, &out, ds);
    buf_free(&out);
    buf_free(&copy);
    page_list_free(pages);
    diags_free(ds);
    return 0;
}
