/* text: shape, the glyphs of a short word where single characters do not tell them: kerning, combining marks, the joined dash. By HarfBuzz, each word once. */
#ifndef DENGBAO_TEXT_SHAPE_H
#define DENGBAO_TEXT_SHAPE_H
#include "font.h"

enum { SHAPE_MOST = 32 /* characters of a word that are looked at together */ };

struct shaped { /* a glyph, in font units */
    uint32_t glyph;
    int from; /* the code point it begins with */
    int advance, dx, dy;
};

/* The glyphs of text[0..count), count <= SHAPE_MOST, in order of characters (left to right); their number. han: as Chinese text. *out is borrowed until the next call. Ligatures of letters are not made. */
int shape_word(const struct font_face *, const uint32_t *text, int count, bool han, const struct shaped **out);

struct shape_cache;
void shape_cache_free(struct shape_cache *);
#endif
