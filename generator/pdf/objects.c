/* pdf: objects, libharu's dictionaries, arrays and streams with fewer words. */
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "writer.h"

HPDF_Dict writer_dict(struct writer *w)
{
    HPDF_Dict d = HPDF_Dict_New(w->doc->mmgr);
    if (!d || HPDF_Xref_Add(w->doc->xref, d) != HPDF_OK)
        mem_exhausted();
    return d;
}

HPDF_Array writer_array(struct writer *w)
{
    HPDF_Array a = HPDF_Array_New(w->doc->mmgr);
    if (!a || HPDF_Xref_Add(w->doc->xref, a) != HPDF_OK)
        mem_exhausted();
    return a;
}

HPDF_Dict writer_stream(struct writer *w, const void *data, size_t len, bool compress)
{
    HPDF_Dict d = HPDF_DictStream_New(w->doc->mmgr, w->doc->xref);
    if (!d)
        mem_exhausted();
    if (compress)
        d->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Stream_Write(d->stream, data, (HPDF_UINT)len);
    return d;
}

void dict_bytes(struct writer *w, HPDF_Dict d, const char *key, const void *data, size_t len)
{
    HPDF_Dict_Add(d, key, HPDF_Binary_New(w->doc->mmgr, (HPDF_BYTE *)data, (HPDF_UINT)len));
}

void dict_text(struct writer *w, HPDF_Dict d, const char *key, const char *utf8)
{
    struct buf out = {0};
    buf_add(&out, "\xFE\xFF", 2);
    for (const char *p = utf8, *end = utf8 + strlen(utf8); p < end;) {
        int32_t cp = utf8_next(&p, end);
        uint32_t units[2] = {(uint32_t)cp, 0};
        if (cp < 0)
            continue;
        if (cp >= 0x10000)
            units[0] = 0xD800 + (((uint32_t)cp - 0x10000) >> 10), units[1] = 0xDC00 + (((uint32_t)cp - 0x10000) & 0x3FF);
        for (int i = 0; i < (units[1] ? 2 : 1); i++) {
            buf_putc(&out, (char)(units[i] >> 8));
            buf_putc(&out, (char)(units[i] & 255));
        }
    }
    dict_bytes(w, d, key, out.data, out.len);
    buf_free(&out);
}

void buf_decimal(struct buf *b, mpt value)
{
    int64_t v = value;
    if (v < 0) {
        buf_putc(b, '-');
        v = -v;
    }
    buf_printf(b, "%d", (int)(v / 1000));
    int part = (int)(v % 1000);
    if (part) {
        char text[8];
        snprintf(text, sizeof text, ".%03d", part);
        size_t n = strlen(text);
        while (text[n - 1] == '0')
            text[--n] = 0;
        buf_puts(b, text);
    }
}

void dict_decimal(HPDF_Dict d, const char *key, mpt value)
{
    HPDF_Dict_AddReal(d, key, (HPDF_REAL)value / 1000);
}

void array_decimal(HPDF_Array a, mpt value)
{
    HPDF_Array_AddReal(a, (HPDF_REAL)value / 1000);
}
