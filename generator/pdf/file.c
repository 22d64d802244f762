/* pdf: file, all objects -> the bytes of the file: libharu writes each object, here they are packed into object streams with a cross-reference stream
 * (ISO 32000-1 7.5.7, 7.5.8), which libharu cannot do: a tagged file has tens of thousands of small objects, and they take an eighth of the bytes so. */
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"
#include "writer.h"

enum { PACK_OBJECTS = 400, PACK_BYTES = 1 << 16, ROW = 7 /* bytes of an entry: type 1, place 4, index 2 */ };

struct place_of { /* of an object: offset in the file, or object stream and index in it */
    uint8_t type;
    uint32_t at;
    uint16_t index;
};

struct file {
    struct writer *w;
    struct buf *out;
    size_t start; /* of the file in out */
    HPDF_Stream writer;
    struct buf *target;
    struct place_of *places; /* by object number */
    int next;                /* number of the next object stream */
    struct buf heads, pack;  /* of the object stream under way */
    int packed, capacity;
};

void deflate_add(struct writer *w, struct buf *out, const void *data, size_t len)
{
    z_stream *z = &w->zip;
    deflateReset(z);
    size_t bound = deflateBound(z, (uLong)len);
    uint8_t *bytes = mem_alloc(bound);
    z->next_in = (Bytef *)data;
    z->avail_in = (uInt)len;
    z->next_out = bytes;
    z->avail_out = (uInt)bound;
    if (deflate(z, Z_FINISH) != Z_STREAM_END)
        mem_exhausted();
    buf_add(out, bytes, bound - z->avail_out);
    free(bytes);
}

/* libharu writes into the buffer that is the target at the time. */
static HPDF_STATUS into_buffer(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT len)
{
    struct file *f = stream->attr;
    buf_add(f->target, data, len);
    return HPDF_OK;
}

static void value_put(struct file *f, void *object, struct buf *to)
{
    f->target = to;
    HPDF_Obj_WriteValue(object, f->writer, NULL);
}

static struct place_of *place_of(struct file *f, int number)
{
    while (number >= f->capacity) {
        int old = f->capacity;
        f->capacity = old ? 2 * old : 1024;
        f->places = mem_realloc(f->places, sizeof *f->places * (size_t)f->capacity);
        memset(f->places + old, 0, sizeof *f->places * (size_t)(f->capacity - old));
    }
    return &f->places[number];
}

static void object_open(struct file *f, int number)
{
    *place_of(f, number) = (struct place_of){1, (uint32_t)(f->out->len - f->start), 0};
    buf_int(f->out, number);
    buf_puts(f->out, " 0 obj\n");
}

static void stream_put(struct file *f, int number, void *dict, const void *data, size_t len)
{
    object_open(f, number);
    value_put(f, dict, f->out);
    buf_puts(f->out, "\nstream\n");
    buf_add(f->out, data, len);
    buf_puts(f->out, "\nendstream\nendobj\n");
}

/* Ends the object stream under way: an offset and a number for each object, then the objects. */
static void pack_end(struct file *f)
{
    if (!f->packed)
        return;
    struct buf whole = {0}, bytes = {0};
    buf_add(&whole, f->heads.data, f->heads.len);
    buf_add(&whole, f->pack.data, f->pack.len);
    deflate_add(f->w, &bytes, whole.data, whole.len);
    object_open(f, f->next);
    buf_printf(f->out, "<</Type/ObjStm/N %d/First %zu/Length %zu/Filter/FlateDecode>>\nstream\n", f->packed, f->heads.len, bytes.len);
    buf_add(f->out, bytes.data, bytes.len);
    buf_puts(f->out, "\nendstream\nendobj\n");
    buf_free(&whole);
    buf_free(&bytes);
    f->heads.len = f->pack.len = 0;
    f->packed = 0;
    f->next++;
}

static void pack_open(struct file *f, int number)
{
    if (f->packed == PACK_OBJECTS || f->pack.len > PACK_BYTES)
        pack_end(f);
    *place_of(f, number) = (struct place_of){2, (uint32_t)f->next, (uint16_t)f->packed++};
    buf_int(&f->heads, number);
    buf_putc(&f->heads, ' ');
    buf_int(&f->heads, (int)f->pack.len);
    buf_putc(&f->heads, ' ');
}

static int by_number(const void *a, const void *b)
{
    return object_number(((const struct pdf_stream *)a)->dict) - object_number(((const struct pdf_stream *)b)->dict);
}

static void objects_put(struct file *f)
{
    struct writer *w = f->w;
    int stream = 0;
    if (w->stream_count)
        qsort(w->streams, (size_t)w->stream_count, sizeof *w->streams, by_number);
    for (HPDF_UINT i = 1; i < w->doc->xref->entries->count; i++) {
        void *object = HPDF_Xref_GetEntry(w->doc->xref, i)->obj;
        if (object == w->doc->root_pages) /* the pages have a tree of their own */
            continue;
        if (stream < w->stream_count && w->streams[stream].dict == object) {
            stream_put(f, object_number(object), object, w->streams[stream].data, w->streams[stream].len);
            stream++;
            continue;
        }
        pack_open(f, object_number(object));
        value_put(f, object, &f->pack);
        buf_putc(&f->pack, '\n');
    }
    pack_end(f);
    for (int i = 0; i < w->raw_count; i++) {
        size_t end = i + 1 < w->raw_count ? w->raw_at[i + 1] : w->raw.len;
        pack_open(f, w->raw_first + i);
        buf_add(&f->pack, w->raw.data + w->raw_at[i], end - w->raw_at[i]);
        buf_putc(&f->pack, '\n');
    }
    pack_end(f);
}

/* Entries as differences from the one before (PNG's Up): they are nearly alike. */
static void xref_rows(struct file *f, int count, struct buf *rows)
{
    uint8_t before[ROW] = {0};
    for (int n = 0; n < count; n++) {
        const struct place_of *p = place_of(f, n);
        uint8_t row[ROW] = {p->type, (uint8_t)(p->at >> 24), (uint8_t)(p->at >> 16), (uint8_t)(p->at >> 8), (uint8_t)p->at, (uint8_t)(p->index >> 8), (uint8_t)p->index};
        buf_putc(rows, 2);
        for (int k = 0; k < ROW; k++)
            buf_putc(rows, (char)(row[k] - before[k]));
        memcpy(before, row, ROW);
    }
}

/* The file identifier follows from the bytes before it: the same input gives the same file. */
static void xref_put(struct file *f)
{
    uint8_t id[32];
    struct buf rows = {0}, packed = {0};
    int number = f->next;
    size_t at = f->out->len - f->start;
    hash_sha256(f->out->data + f->start, at, id);
    object_open(f, number);
    xref_rows(f, number + 1, &rows);
    deflate_add(f->w, &packed, rows.data, rows.len);
    buf_printf(f->out, "<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R", number + 1, object_number(f->w->doc->catalog));
    if (f->w->doc->info)
        buf_printf(f->out, "/Info %d 0 R", object_number(f->w->doc->info));
    for (int k = 0; k < 2; k++) {
        buf_puts(f->out, k ? "<" : "/ID[<");
        for (int i = 0; i < 16; i++)
            buf_printf(f->out, "%02x", id[i]);
        buf_puts(f->out, k ? ">]" : ">");
    }
    buf_printf(f->out, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %zu>>\nstream\n", ROW, packed.len);
    buf_add(f->out, packed.data, packed.len);
    buf_printf(f->out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", at);
    buf_free(&rows);
    buf_free(&packed);
}

bool file_bytes(struct writer *w, struct buf *out)
{
    struct file f = {.w = w, .out = out, .start = out->len, .next = w->raw_first + w->raw_count};
    f.writer = HPDF_CallbackWriter_New(w->doc->mmgr, into_buffer, &f);
    if (!f.writer)
        mem_exhausted();
    buf_puts(out, "%PDF-1.7\n%\xE7\xAD\x89\xE4\xBF\x9D\n"); /* four bytes and more beyond ASCII say that the file is binary */
    objects_put(&f);
    if (out->len - f.start < UINT32_MAX)
        xref_put(&f);
    else
        w->failed = true;
    HPDF_Stream_Free(f.writer);
    buf_free(&f.heads);
    buf_free(&f.pack);
    free(f.places);
    return !w->failed;
}
