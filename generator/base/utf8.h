/* base: utf8, reading and writing UTF-8 as RFC 3629 has it (no surrogates, nothing beyond U+10FFFF, shortest forms only). */
#ifndef DENGBAO_BASE_UTF8_H
#define DENGBAO_BASE_UTF8_H
#include <stddef.h>
#include <stdint.h>

enum { UTF8_BAD = -1 };

/* Offset of the first byte that is not UTF-8, or len when all of it is. */
size_t utf8_valid(const char *text, size_t len);

/* Code point at *p (p < end); moves *p behind it. UTF8_BAD for a broken sequence, *p then moves one byte. */
int32_t utf8_next(const char **p, const char *end);

/* Writes the code point to out (room for 4); the number of bytes. */
int utf8_put(char *out, uint32_t cp);

/* Number of code points in len bytes of valid UTF-8. */
size_t utf8_count(const char *text, size_t len);

/* A text as a message shows it: the first 40 characters and an ellipsis, in room; text itself when it is short. */
const char *text_short(const char *text, char *room, size_t size);
#endif
