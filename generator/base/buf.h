/* base: buf, a growing string of bytes, always terminated by a NUL that len does not count. The holder frees it. */
#ifndef DENGBAO_BASE_BUF_H
#define DENGBAO_BASE_BUF_H
#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *data; /* NULL while nothing was added */
    size_t len, cap;
};

void buf_free(struct buf *); /* frees the bytes and empties the struct */
void buf_add(struct buf *, const void *data, size_t len);
void buf_puts(struct buf *, const char *);
void buf_putc(struct buf *, char);
void buf_printf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *format, va_list) __attribute__((format(printf, 2, 0)));
void buf_json(struct buf *, const char *utf8); /* a JSON string with its quotes (RFC 8259); what is not UTF-8 becomes U+FFFD */
void buf_xml(struct buf *, const char *utf8);  /* as XML text or attribute value: & < > " escaped */
const char *buf_text(const struct buf *);      /* never NULL */
#endif
