/* pdf: images, PNG (through libpng) and JPEG (as it is) -> image objects, each key once. */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "writer.h"

static HPDF_Dict image_dict(struct writer *w, const void *data, size_t len, bool compress, unsigned width, unsigned height, const char *space)
{
    HPDF_Dict d = writer_stream(w, data, len, compress);
    HPDF_Dict_AddName(d, "Type", "XObject");
    HPDF_Dict_AddName(d, "Subtype", "Image");
    HPDF_Dict_AddNumber(d, "Width", (HPDF_INT32)width);
    HPDF_Dict_AddNumber(d, "Height", (HPDF_INT32)height);
    HPDF_Dict_AddName(d, "ColorSpace", space);
    HPDF_Dict_AddNumber(d, "BitsPerComponent", 8);
    return d;
}

/* Decoded to RGBA by libpng's simplified interface; the alpha becomes an SMask when it is needed. */
static HPDF_Dict png_object(struct writer *w, const struct page_image *i)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, i->data, i->size))
        return NULL;
    bool gray = !(png.format & PNG_FORMAT_FLAG_COLOR), alpha = png.format & PNG_FORMAT_FLAG_ALPHA;
    png.format = gray ? PNG_FORMAT_GA : PNG_FORMAT_RGBA;
    size_t n = (size_t)png.width * png.height, colors = gray ? 1 : 3;
    if (n > 200u * 1000 * 1000 / 4) {
        png_image_free(&png);
        return NULL;
    }
    uint8_t *pixels = mem_alloc(n * (colors + 1)), *color = mem_alloc(n * colors), *mask = mem_alloc(n);
    HPDF_Dict d = NULL;
    if (png_image_finish_read(&png, NULL, pixels, 0, NULL)) {
        for (size_t k = 0; k < n; k++) {
            memcpy(color + k * colors, pixels + k * (colors + 1), colors);
            mask[k] = pixels[k * (colors + 1) + colors];
        }
        d = image_dict(w, color, n * colors, true, png.width, png.height, gray ? "DeviceGray" : "DeviceRGB");
        if (alpha)
            HPDF_Dict_Add(d, "SMask", image_dict(w, mask, n, true, png.width, png.height, "DeviceGray"));
    }
    free(pixels);
    free(color);
    free(mask);
    return d;
}

static HPDF_Dict jpeg_object(struct writer *w, const struct page_image *i)
{
    for (size_t at = 2; at + 9 < i->size && i->data[at] == 0xFF; at += 2 + (size_t)(i->data[at + 2] << 8 | i->data[at + 3])) {
        unsigned marker = i->data[at + 1];
        if (marker < 0xC0 || marker > 0xCF || marker == 0xC4 || marker == 0xC8 || marker == 0xCC)
            continue;
        unsigned height = (unsigned)i->data[at + 5] << 8 | i->data[at + 6], width = (unsigned)i->data[at + 7] << 8 | i->data[at + 8], parts = i->data[at + 9];
        HPDF_Dict d = image_dict(w, i->data, i->size, false, width, height, parts == 1 ? "DeviceGray" : parts == 4 ? "DeviceCMYK" : "DeviceRGB");
        HPDF_Dict_AddName(d, "Filter", "DCTDecode");
        return d;
    }
    return NULL;
}

int image_number(struct writer *w, const struct page_image *i)
{
    int k = 0;
    while (k < w->image_count && strcmp(w->images[k].key, i->key))
        k++;
    if (k == w->image_count) {
        HPDF_Dict d = i->is_jpeg ? jpeg_object(w, i) : png_object(w, i);
        MEM_GROW(w->images, w->image_count, w->image_cap);
        w->images[w->image_count++] = (struct pdf_image){i->key, d};
        if (d) {
            char name[16];
            snprintf(name, sizeof name, "I%d", k + 1);
            HPDF_Dict_Add(w->image_resources, name, d);
        } else {
            diag_add(w->diags, D_PICTURE_BROKEN, (struct place){0}, i->key);
            w->failed = true;
        }
    }
    return w->images[k].object ? k + 1 : 0;
}
