/* text: cjk, classes of characters for Chinese lines: GB/T 15834-2011 4 and 5.1, CLREQ 3.1 and 6. Used by breaks.c and by layout for widths and gaps. */
#ifndef DENGBAO_TEXT_CJK_H
#define DENGBAO_TEXT_CJK_H
#include <stdbool.h>
#include <stdint.h>

enum cjk_class { CJK_OTHER /* takes part in nothing */, CJK_HAN /* ideographs, kana, full-width letters, symbols of Chinese text */, CJK_OPEN /* （《“: ink in the right half */,
                 CJK_CLOSE /* ）》”，。、；：？！: ink in the left half */, CJK_MARK /* …—·～: in the middle, may not begin a line */, CJK_LATIN /* letters and digits, and % # that go with them */, CJK_SPACE };

/* Class of each of text[0..count). Quotes, dashes, ellipses and middle dots belong to the Chinese or to the Latin text around them: a pair of quotes to what stands outside it;
 * those of Latin text are CJK_OTHER and come from the Latin face. U+FFFC stands for an object. */
void cjk_classify(const uint32_t *text, int count, uint8_t *cls);
enum cjk_class cjk_class_of(uint32_t cp); /* without surroundings: as in Chinese text */

bool cjk_no_start(uint32_t cp); /* may not begin a line */
bool cjk_no_end(uint32_t cp);   /* may not end a line */
/* Stands in the text but shows nothing by itself: joiners, marks of direction, variation selectors, zero-width spaces, the soft hyphen. */
bool cjk_is_invisible(uint32_t cp);
bool cjk_is_combining(uint32_t cp); /* set upon the character before it */
bool cjk_is_selector(uint32_t cp);  /* a variation selector */
#endif
