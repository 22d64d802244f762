/* base: buf, a growing string of bytes. */
#include "buf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "utf8.h"

static void buf_room(struct buf *b, size_t more)
{
    size_t need = b->len + more + 1;
    if (need <= b->cap)
        return;
    b->cap = need > 2 * b->cap ? need : 2 * b->cap;
    b->data = mem_realloc(b->data, b->cap);
}

void buf_free(struct buf *b)
{
    free(b->data);
    *b = (struct buf){0};
}

void buf_add(struct buf *b, const void *data, size_t len)
{
    buf_room(b, len);
    if (len)
        memcpy(b->data + b->len, data, len);
    b->len += len;
    b->data[b->len] = 0;
}

void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
    if (b->len + 1 >= b->cap)
        buf_room(b, 1);
    b->data[b->len++] = c;
    b->data[b->len] = 0;
}

void buf_vprintf(struct buf *b, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(n >= 0);
    buf_room(b, (size_t)n);
    vsnprintf(b->data + b->len, (size_t)n + 1, format, list);
    b->len += (size_t)n;
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    buf_vprintf(b, format, list);
    va_end(list);
}

void buf_json(struct buf *b, const char *s)
{
    buf_putc(b, '"');
    for (const char *end = s + strlen(s); s < end;) {
        const char *from = s;
        int32_t cp = utf8_next(&s, end);
        if (cp == '"' || cp == '\\')
            buf_printf(b, "\\%c", (char)cp);
        else if (cp == '\n')
            buf_puts(b, "\\n");
        else if (cp == UTF8_BAD)
            buf_puts(b, "\\ufffd");
        else if (cp < 0x20 || cp == 0x7F)
            buf_printf(b, "\\u%04x", (unsigned)cp);
        else
            buf_add(b, from, (size_t)(s - from));
    }
    buf_putc(b, '"');
}

const char *buf_text(const struct buf *b)
{
    return b->data ? b->data : "";
}

void buf_xml(struct buf *b, const char *utf8)
{
    for (; *utf8; utf8++)
        switch (*utf8) {
        case '&': buf_puts(b, "&amp;"); break;
        case '<': buf_puts(b, "&lt;"); break;
        case '>': buf_puts(b, "&gt;"); break;
        case '"': buf_puts(b, "&quot;"); break;
        case '\n': buf_puts(b, "&#10;"); break;
        default: buf_putc(b, *utf8);
        }
}
