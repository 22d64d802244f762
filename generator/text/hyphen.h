/* text: hyphen, where an English word may be divided, by libhyphen and the patterns of Debian's hyphen-en-us. */
#ifndef DENGBAO_TEXT_HYPHEN_H
#define DENGBAO_TEXT_HYPHEN_H
#include <stdbool.h>

enum { HYPHEN_WORD_MOST = 60 };

/* may[i] becomes 1 when word (n ASCII letters) may be divided behind letter i. false when the patterns are not installed: then words stay whole. */
bool hyphen_find(const char *word, int n, char *may);
#endif
