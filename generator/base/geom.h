/* base: geom, the geometry of pages in integers. The unit is mpt, 1/1000 of a point (1 pt = 1/72 inch), so that every
 * machine computes the same bytes. On a page x grows to the right and y grows downwards from the top left corner of the sheet. */
#ifndef DENGBAO_BASE_GEOM_H
#define DENGBAO_BASE_GEOM_H
#include <stdint.h>

typedef int32_t mpt;

enum { MPT_PT = 1000, MPT_MAX = 1000000000 /* 1,000,000 pt: larger lengths are refused by fo */ };

struct point {
    mpt x, y;
};

struct rect {
    mpt x, y, w, h;
};

/* (value * num) / den, rounded to nearest, halves away from zero; 64 bit inside. den > 0. */
static inline mpt mpt_scale(int64_t value, int64_t num, int64_t den)
{
    int64_t p = value * num;
    return (mpt)(p >= 0 ? (p + den / 2) / den : -((-p + den / 2) / den));
}
#endif
