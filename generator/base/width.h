/* base: width, how many columns of a terminal a character takes (UAX #11: wide and full-width two, combining none). */
#ifndef DENGBAO_BASE_WIDTH_H
#define DENGBAO_BASE_WIDTH_H
#include <stdbool.h>
#include <stdint.h>

int char_width(int32_t cp);
bool char_is_harmful(int32_t cp); /* control, bidirectional and invisible characters: what could deceive on a terminal */
#endif
