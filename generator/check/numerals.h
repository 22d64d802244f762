/* check: numerals, Chinese numerals in a value -> digits: 二〇二六年五月十八日 -> 2026年5月18日, 两台 -> 2台. */
#ifndef DENGBAO_CHECK_NUMERALS_H
#define DENGBAO_CHECK_NUMERALS_H
#include "../base/buf.h"

void numerals_put(const char *text, struct buf *out); /* the text with its numerals in digits */
#endif
