/* layout: picture file, the bytes of a PNG, JPEG or SVG file and what they are. A file is checked whole when it is read, so that pdf can trust it. */
#ifndef DENGBAO_LAYOUT_PICTURE_FILE_H
#define DENGBAO_LAYOUT_PICTURE_FILE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/geom.h"

enum picture_kind { PICTURE_NONE /* none of the three, or broken */, PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG, PICTURE_LARGE /* too many pixels: width and height say how many */ };

struct picture_info {
    enum picture_kind kind;
    unsigned width, height; /* pixels as shown; 0 for SVG */
    mpt w, h;               /* natural size: from the file's resolution, 96 pixels to the inch when it says none; SVG: left to svg/ */
    uint8_t orientation;    /* 1..8 as in EXIF (JEITA CP-3451 4.6.4): what is to be done to the stored picture */
};

struct picture_info picture_inspect(const uint8_t *data, size_t size);
#endif
