/* base: clock, milliseconds since some moment before the process began; never goes back. */
#ifndef DENGBAO_BASE_CLOCK_H
#define DENGBAO_BASE_CLOCK_H
#include <stdint.h>

int64_t clock_ms(void);
#endif
