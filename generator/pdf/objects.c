/* pdf: objects, libharu's dictionaries, arrays and streams with fewer words. */
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "writer.h"

enum { STRING_MOST = 32000 /* bytes of a string: ISO 19005-2 6.1.13 allows 32,767 */ };

HPDF_Dict dict_new(struct writer *w)
{
    HPDF_Dict d = HPDF_Dict_New(w->doc->mmgr);
    if (!d)
        mem_exhausted();
    return d;
}

HPDF_Dict writer_dict(struct writer *w)
{
    HPDF_Dict d = dict_new(w);
    if (HPDF_Xref_Add(w->doc->xref, d) != HPDF_OK)
        mem_exhausted();
    return d;
}

HPDF_Array array_new(struct writer *w)
{
    HPDF_Array a = HPDF_Array_New(w->doc->mmgr);
    if (!a)
        mem_exhausted();
    return a;
}

int object_number(const void *object)
{
    return (int)(((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF);
}

void stream_bytes(struct writer *w, HPDF_Dict d, const void *data, size_t len)
{
    MEM_GROW(w->streams, w->stream_count, w->stream_cap);
    w->streams[w->stream_count++] = (struct pdf_stream){d, arena_dup(w->arena, data, len), len};
    HPDF_Dict_AddNumber(d, "Length", (HPDF_INT32)len);
}

HPDF_Dict writer_stream(struct writer *w, const void *data, size_t len, bool compress)
{
    HPDF_Dict d = writer_dict(w);
    if (!compress) {
        stream_bytes(w, d, data, len);
        return d;
    }
    struct buf packed = {0};
    deflate_add(w, &packed, data, len);
    stream_bytes(w, d, packed.data, packed.len);
    HPDF_Dict_AddName(d, "Filter", "FlateDecode");
    buf_free(&packed);
    return d;
}

void dict_ref(struct writer *w, HPDF_Dict d, const char *key, int number)
{
    HPDF_Null stand_in = ARENA_NEW(w->arena, HPDF_Null_Rec); /* an indirect object: libharu writes a reference and does not free it */
    stand_in->header = (HPDF_Obj_Header){.obj_id = (HPDF_UINT32)number | HPDF_OTYPE_INDIRECT, .obj_class = HPDF_OCLASS_NULL};
    HPDF_Dict_Add(d, key, stand_in);
}

void dict_bytes(struct writer *w, HPDF_Dict d, const char *key, const void *data, size_t len)
{
    HPDF_Dict_Add(d, key, HPDF_Binary_New(w->doc->mmgr, (HPDF_BYTE *)data, (HPDF_UINT)(len < STRING_MOST ? len : STRING_MOST)));
}

static int utf16_units(int32_t cp, unsigned units[2])
{
    if (cp < 0)
        return 0;
    if (cp < 0x10000) {
        units[0] = (unsigned)cp;
        return 1;
    }
    units[0] = 0xD800 + (((unsigned)cp - 0x10000) >> 10);
    units[1] = 0xDC00 + (((unsigned)cp - 0x10000) & 0x3FF);
    return 2;
}

void dict_text(struct writer *w, HPDF_Dict d, const char *key, const char *utf8)
{
    struct buf out = {0};
    unsigned units[2];
    buf_add(&out, "\xFE\xFF", 2);
    for (const char *p = utf8, *end = utf8 + strlen(utf8); p < end && out.len < STRING_MOST;)
        for (int i = 0, n = utf16_units(utf8_next(&p, end), units); i < n; i++) {
            buf_putc(&out, (char)(units[i] >> 8));
            buf_putc(&out, (char)(units[i] & 255));
        }
    dict_bytes(w, d, key, out.data, out.len);
    buf_free(&out);
}

void array_decimal(HPDF_Array a, mpt value)
{
    HPDF_Array_AddReal(a, (HPDF_REAL)value / 1000);
}

int raw_begin(struct writer *w)
{
    MEM_GROW(w->raw_at, w->raw_count, w->raw_cap);
    w->raw_at[w->raw_count] = w->raw.len;
    return w->raw_first + w->raw_count++;
}

void buf_int(struct buf *b, int value)
{
    char digits[12];
    int n = sizeof digits;
    unsigned v = value < 0 ? 0u - (unsigned)value : (unsigned)value;
    do
        digits[--n] = (char)('0' + v % 10);
    while (v /= 10);
    if (value < 0)
        digits[--n] = '-';
    buf_add(b, digits + n, sizeof digits - (size_t)n);
}

void buf_decimal(struct buf *b, mpt value)
{
    int whole = value / 1000, part = value % 1000;
    if (part < 0)
        part = -part;
    if (value < 0 && !whole)
        buf_putc(b, '-');
    if (whole || !part)
        buf_int(b, whole);
    if (!part)
        return;
    char text[4] = {'.', (char)('0' + part / 100), (char)('0' + part / 10 % 10), (char)('0' + part % 10)};
    buf_add(b, text, part % 10 ? 4 : part % 100 ? 3 : 2);
}

void buf_utf16(struct buf *b, const char *utf8, size_t len, bool marked)
{
    static const char hex[] = "0123456789ABCDEF";
    unsigned units[2];
    buf_puts(b, marked ? "<FEFF" : "<");
    for (const char *p = utf8, *end = utf8 + len; p < end;)
        for (int i = 0, n = utf16_units(utf8_next(&p, end), units); i < n; i++)
            for (int shift = 12; shift >= 0; shift -= 4)
                buf_putc(b, hex[units[i] >> shift & 15]);
    buf_putc(b, '>');
}

void buf_string(struct buf *b, const char *bytes)
{
    buf_putc(b, '(');
    for (; *bytes; bytes++) {
        if (*bytes == '(' || *bytes == ')' || *bytes == '\\')
            buf_putc(b, '\\');
        buf_putc(b, *bytes);
    }
    buf_putc(b, ')');
}

void buf_name(struct buf *b, const char *name)
{
    buf_putc(b, '/');
    for (int left = 40; *name && left; name++, left--) /* 127 bytes at most: ISO 19005-2 6.1.13 */
        if ((*name >= '0' && *name <= '9') || (*name >= 'A' && *name <= 'Z') || (*name >= 'a' && *name <= 'z') || *name == '-' || *name == '_')
            buf_putc(b, *name);
        else
            buf_printf(b, "#%02X", (unsigned char)*name);
}
