/* pdf: images, picture files -> image objects, each once in a document (ISO 32000-1 8.9). What PDF can hold as it is goes in as it is. */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "writer.h"

static unsigned be32(const uint8_t *p)
{
    return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static HPDF_Dict image_dict(struct writer *w, unsigned width, unsigned height, unsigned depth)
{
    HPDF_Dict d = writer_dict(w);
    HPDF_Dict_AddName(d, "Type", "XObject");
    HPDF_Dict_AddName(d, "Subtype", "Image");
    HPDF_Dict_AddNumber(d, "Width", (HPDF_INT32)width);
    HPDF_Dict_AddNumber(d, "Height", (HPDF_INT32)height);
    HPDF_Dict_AddNumber(d, "BitsPerComponent", (HPDF_INT32)depth);
    return d;
}

/* The compressed rows of a PNG without interlace and alpha are what FlateDecode with PNG predictors reads. */
static HPDF_Dict rows_object(struct writer *w, const uint8_t *png, size_t size)
{
    unsigned width = be32(png + 16), height = be32(png + 20), depth = png[24], color = png[25];
    HPDF_Dict d = image_dict(w, width, height, depth), parms = dict_new(w);
    struct buf rows = {0};
    for (size_t at = 8; at + 12 <= size; at += be32(png + at) + 12u) {
        const uint8_t *chunk = png + at;
        if (!memcmp(chunk + 4, "IDAT", 4))
            buf_add(&rows, chunk + 8, be32(chunk));
        else if (!memcmp(chunk + 4, "PLTE", 4) && color == PNG_COLOR_TYPE_PALETTE) {
            HPDF_Array space = array_new(w);
            HPDF_Array_AddName(space, "Indexed");
            HPDF_Array_AddName(space, "DeviceRGB");
            HPDF_Array_AddNumber(space, (HPDF_INT32)(be32(chunk) / 3 - 1));
            HPDF_Array_Add(space, HPDF_Binary_New(w->doc->mmgr, (HPDF_BYTE *)chunk + 8, be32(chunk)));
            HPDF_Dict_Add(d, "ColorSpace", space);
        }
    }
    if (color != PNG_COLOR_TYPE_PALETTE)
        HPDF_Dict_AddName(d, "ColorSpace", color == PNG_COLOR_TYPE_GRAY ? "DeviceGray" : "DeviceRGB");
    HPDF_Dict_AddNumber(parms, "Predictor", 15);
    HPDF_Dict_AddNumber(parms, "Colors", color == PNG_COLOR_TYPE_RGB ? 3 : 1);
    HPDF_Dict_AddNumber(parms, "BitsPerComponent", (HPDF_INT32)depth);
    HPDF_Dict_AddNumber(parms, "Columns", (HPDF_INT32)width);
    HPDF_Dict_Add(d, "DecodeParms", parms);
    HPDF_Dict_AddName(d, "Filter", "FlateDecode");
    stream_bytes(w, d, rows.data, rows.len);
    buf_free(&rows);
    return d;
}

/* 8-bit samples, packed by libpng into the rows of a PNG. */
static HPDF_Dict samples_object(struct writer *w, const uint8_t *samples, unsigned width, unsigned height, bool gray)
{
    png_image png = {.version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = gray ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB};
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
    uint8_t *bytes = mem_alloc(size);
    HPDF_Dict d = png_image_write_to_memory(&png, bytes, &size, 0, samples, 0, NULL) ? rows_object(w, bytes, size) : NULL;
    free(bytes);
    return d;
}

/* Everything else is decoded by libpng; the alpha becomes an SMask when it hides something. */
static HPDF_Dict decoded_object(struct writer *w, const struct page_image *i)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, i->data, i->size))
        return NULL;
    bool gray = !(png.format & PNG_FORMAT_FLAG_COLOR), hides = false;
    png.format = gray ? PNG_FORMAT_GA : PNG_FORMAT_RGBA;
    size_t n = (size_t)png.width * png.height, colors = gray ? 1 : 3;
    uint8_t *pixels = mem_alloc(n * (colors + 1)), *mask = mem_alloc(n);
    HPDF_Dict d = NULL;
    if (png_image_finish_read(&png, NULL, pixels, 0, NULL)) {
        for (size_t k = 0; k < n; k++) { /* the colours move together, in place */
            mask[k] = pixels[k * (colors + 1) + colors];
            hides |= mask[k] != 255;
            memmove(pixels + k * colors, pixels + k * (colors + 1), colors);
        }
        d = samples_object(w, pixels, png.width, png.height, gray);
        if (d && hides)
            HPDF_Dict_Add(d, "SMask", samples_object(w, mask, png.width, png.height, true));
    }
    free(pixels);
    free(mask);
    return d;
}

static bool png_has(const struct page_image *i, const char *name)
{
    for (size_t at = 8; at + 12 <= i->size; at += be32(i->data + at) + 12u)
        if (!memcmp(i->data + at + 4, name, 4))
            return true;
    return false;
}

static HPDF_Dict png_object(struct writer *w, const struct page_image *i)
{
    unsigned color = i->data[25];
    bool plain = !(color & PNG_COLOR_MASK_ALPHA) && !i->data[28] && !png_has(i, "tRNS");
    return plain ? rows_object(w, i->data, i->size) : decoded_object(w, i);
}

struct jpeg {
    unsigned width, height, parts;
    bool adobe; /* CMYK of Adobe's programs is stored inverted */
};

static struct jpeg jpeg_read(const struct page_image *i)
{
    struct jpeg j = {0};
    const uint8_t *d = i->data;
    for (size_t at = 2; at + 10 < i->size && d[at] == 0xFF && d[at + 1] != 0xDA;) {
        unsigned marker = d[at + 1], len = (unsigned)d[at + 2] << 8 | d[at + 3];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xC2)
            j = (struct jpeg){(unsigned)d[at + 7] << 8 | d[at + 8], (unsigned)d[at + 5] << 8 | d[at + 6], d[at + 9], j.adobe};
        j.adobe |= marker == 0xEE && len >= 12 && !memcmp(d + at + 4, "Adobe", 5);
        at += 2 + len;
    }
    return j;
}

static HPDF_Dict jpeg_object(struct writer *w, const struct page_image *i)
{
    struct jpeg j = jpeg_read(i);
    HPDF_Dict d = image_dict(w, j.width, j.height, 8);
    if (j.parts == 4)
        HPDF_Dict_Add(d, "ColorSpace", cmyk_space(w));
    else
        HPDF_Dict_AddName(d, "ColorSpace", j.parts == 1 ? "DeviceGray" : "DeviceRGB");
    if (j.parts == 4 && j.adobe) {
        HPDF_Array decode = array_new(w);
        for (int k = 0; k < 8; k++)
            HPDF_Array_AddNumber(decode, !(k & 1));
        HPDF_Dict_Add(d, "Decode", decode);
    }
    HPDF_Dict_AddName(d, "Filter", "DCTDecode");
    stream_bytes(w, d, i->data, i->size);
    return d;
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
