/* input: encoding, whether a file is text in UTF-8, and what it seems to be when it is not. */
#ifndef DENGBAO_INPUT_ENCODING_H
#define DENGBAO_INPUT_ENCODING_H
#include "../base/diag.h"

/* false, and diagnostics, when the bytes are not UTF-8 or hold control characters. name stands for the path. */
bool encoding_check(const char *data, size_t size, const char *name, struct diags *);
#endif
