/* text: breaks, where a line may end and how full-width marks behave. UAX #14 comes from ICU; on top stand GB/T 15834, CLREQ and our tokens that are never split. */
#ifndef DENGBAO_TEXT_BREAKS_H
#define DENGBAO_TEXT_BREAKS_H
#include <stdbool.h>
#include <stdint.h>

/* may[i] becomes 1 when a line may end after code point i of text[0..count), 2 when it may but badly (inside a URL), else 0. U+FFFC stands for an object. */
void breaks_find(const uint32_t *text, int count, uint8_t *may);

enum cjk_class { CJK_OTHER, CJK_HAN /* ideographs, kana, full-width letters */, CJK_OPEN /* （《“: ink in the right half */, CJK_CLOSE /* ）》”，。、；：: ink in the left half */,
                 CJK_MARK /* ？！…—·: full, never at a line start */, CJK_LATIN /* letters and digits */, CJK_SPACE };
enum cjk_class cjk_class_of(uint32_t cp);
bool cjk_no_start(uint32_t cp); /* may not begin a line */
bool cjk_no_end(uint32_t cp);   /* may not end a line */
#endif
