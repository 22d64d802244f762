/* text: breaks, where a line may end. UAX #14 comes from ICU; on top stand GB/T 15834, CLREQ and the tokens that are never divided (tokens.h). */
#ifndef DENGBAO_TEXT_BREAKS_H
#define DENGBAO_TEXT_BREAKS_H
#include <stdint.h>

#include "cjk.h"

enum break_kind {
    BREAK_NOT,
    BREAK_GOOD,
    BREAK_POOR, /* may, but another place is better: inside a web address */
    BREAK_WORD, /* may, but a Chinese word is divided: what words_mark makes of BREAK_GOOD */
    BREAK_LAST  /* only when the token it stands in is wider than the line */
};

/* may[i] becomes the kind of break after code point i of text[0..count), of the classes cls (cjk_classify). The last is BREAK_GOOD. U+FFFC stands for an object. */
void breaks_find(const uint32_t *text, const uint8_t *cls, int count, uint8_t *may);

/* Chinese words, by ICU's dictionary: breaks inside them become BREAK_WORD. For short lines of a title or a cell; running text is divided anywhere. */
void words_mark(const uint32_t *text, int count, uint8_t *may);
#endif
