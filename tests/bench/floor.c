/* The least that any formatter must do for a document with the fonts and the text that ours shows: open the fonts, cut each to its used glyphs (hb-subset), deflate the content. Bytes and CPU seconds of that alone.
 * usage: floor FILE.fo     Prints "SECONDS BYTES": of one turn (mean of TURNS), and of fonts and content compressed. */
#define _GNU_SOURCE
#include <hb-subset.h>
#include <hb.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#include "../../generator/fo/fo.h"
#include "../../generator/layout/layout.h"
#include "../../generator/pdf/pdf.h"

enum { TURNS = 20, FACES_MOST = 128, GLYPHS = 65536 };

static hb_set_t *used[FACES_MOST];
static const struct font_face *faces[FACES_MOST];
static struct buf content; /* all streams of the file but the fonts, as they were before compression */

static void glyphs_collect(const struct page_list *pages)
{
    for (int i = 0; i < pages->count; i++)
        for (const struct page_op *op = pages->pages[i]->ops; op; op = op->next) {
            if (op->kind != OP_TEXT)
                continue;
            int n = op->u.text.face->number;
            if (!used[n])
                used[n] = hb_set_create();
            faces[n] = op->u.text.face;
            for (int g = 0; g < op->u.text.glyph_count; g++)
                hb_set_add(used[n], op->u.text.glyphs[g].glyph);
        }
}

static void stream_inflate(const uint8_t *data, size_t len)
{
    uint8_t part[1 << 14];
    z_stream z = {.next_in = (Bytef *)data, .avail_in = (uInt)len};
    int status = inflateInit(&z);
    while (status == Z_OK) {
        z.next_out = part;
        z.avail_out = sizeof part;
        status = inflate(&z, Z_NO_FLUSH);
        buf_add(&content, part, sizeof part - z.avail_out);
    }
    inflateEnd(&z);
}

static void content_collect(const struct buf *pdf)
{
    static const char begin[] = "\nstream\n", end[] = "\nendstream";
    const char *at = pdf->data, *last = pdf->data + pdf->len;
    while ((at = memmem(at, (size_t)(last - at), begin, sizeof begin - 1))) {
        const char *dict = at, *data = at + sizeof begin - 1, *stop = memmem(data, (size_t)(last - data), end, sizeof end - 1);
        while (dict > pdf->data && memcmp(dict, " obj", 4))
            dict--;
        size_t size = (size_t)(at - dict);
        if (memmem(dict, size, "FlateDecode", 11) && !memmem(dict, size, "CIDFontType0C", 13) && !memmem(dict, size, "Length1", 7))
            stream_inflate((const uint8_t *)data, (size_t)(stop - data));
        at = stop;
    }
}

static size_t deflated(const void *data, size_t len)
{
    uLongf size = compressBound((uLong)len);
    uint8_t *bytes = mem_alloc(size);
    compress(bytes, &size, data, (uLong)len);
    free(bytes);
    return size;
}

static size_t face_cut(int n)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(faces[n]->file);
    hb_face_t *face = hb_face_create(blob, faces[n]->index);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_union(hb_subset_input_glyph_set(input), used[n]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_add(drop, HB_TAG('G', 'S', 'U', 'B'));
    hb_set_add(drop, HB_TAG('G', 'P', 'O', 'S'));
    hb_face_t *subset = hb_subset_or_fail(face, input);
    hb_blob_t *cff = hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' ')), *whole = hb_face_reference_blob(subset);
    unsigned len;
    const char *data = hb_blob_get_data(hb_blob_get_length(cff) ? cff : whole, &len);
    size_t size = deflated(data, len);
    hb_blob_destroy(cff);
    hb_blob_destroy(whole);
    hb_face_destroy(subset);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return size;
}

int main(int argc, char **argv)
{
    struct diags *ds = diags_new();
    struct font_set *fonts = font_set_load(NULL, NULL, ds);
    xmlDoc *doc = argc == 2 ? xmlReadFile(argv[1], NULL, XML_PARSE_NONET | XML_PARSE_HUGE) : NULL;
    struct fo_tree *tree = doc && fonts ? fo_build(doc, argv[1], ds) : NULL;
    struct layout_options options = {.fonts = fonts};
    struct page_list *pages = tree ? layout_run(tree, &options, ds) : NULL;
    struct buf pdf = {0};
    if (!pages || !pdf_write(pages, &pdf, ds)) {
        fprintf(stderr, "floor: %s cannot be set\n", argc == 2 ? argv[1] : "no file");
        return 1;
    }
    glyphs_collect(pages);
    content_collect(&pdf);
    size_t bytes = 0;
    clock_t start = clock();
    for (int turn = 0; turn < TURNS; turn++) {
        bytes = deflated(content.data, content.len);
        for (int n = 0; n < FACES_MOST; n++)
            if (used[n])
                bytes += face_cut(n);
    }
    printf("%.4f %zu\n", (double)(clock() - start) / CLOCKS_PER_SEC / TURNS, bytes);
    return 0;
}
