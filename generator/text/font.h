/* text: font, which face shows which character, and how wide. Faces are files mapped into memory, found through fonts/fonts.xml (roles: song, hei, kai, fangsong,
 * mono) and the user's own additions. Used by layout (measuring) and pdf (subsetting). HarfBuzz stays behind this header except for the face handle.
 * A font_set is loaded once per process and shared by all documents; it owns its faces. Not for use from two threads. */
#ifndef DENGBAO_TEXT_FONT_H
#define DENGBAO_TEXT_FONT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/diag.h"
#include "../base/geom.h"

struct font_set;
struct font_stack;

/* One face of one font file. Fields are for reading; metrics in font units (upem to the em). */
struct font_face {
    int number;         /* index in the set, stable for a given fonts.xml */
    const char *name;   /* PostScript name */
    const char *file;   /* path */
    unsigned index;     /* in a collection (.ttc) */
    bool is_cff;        /* CFF outlines: CID-keyed output; else TrueType */
    bool is_cid;        /* CFF with CID-keyed top dict */
    int upem, ascent, descent /* positive down */, cap_height, x_height, italic_angle, stem_v;
    int underline_position, underline_thickness, strike_position; /* position positive up */
    int bbox[4];
    int weight;
    bool is_italic, is_serif, is_fixed;
    void *hb_face; /* hb_face_t *; pdf/ cuts from font_face_to_cut */
    void *priv;
};

/* Loads roles and faces; file is fonts/fonts.xml or NULL for the program's own. Extra is an optional user's file of the same form, first in precedence.
 * A missing font file is a diagnostic naming file and Debian package. NULL when no face can be used. */
struct font_set *font_set_load(const char *file, const char *extra, struct diags *);
void font_set_free(struct font_set *);
int font_set_count(const struct font_set *);
const struct font_face *font_set_face(const struct font_set *, int number);

/* The face to cut subsets from (hb_face_t *). */
void *font_face_to_cut(const struct font_face *);
/* Makes cutting faster, with the same result, for a process (and its forks) that will cut hundreds of times: Noto CJK takes 1 s and 90 MB a face, half a GB for a moment;
 * a cut then takes 1.8 ms instead of 7.6 (HarfBuzz 6.0). */
void font_set_prepare(struct font_set *);

/* The ordered faces for a font-family list (XSL 7.9.2; role names, family names in English or Chinese such as SimSun or 宋体, generic serif/sans-serif/monospace),
 * weight 100..900 and slant. Latin letters and digits come from the Latin face of the role, Chinese from the Chinese face, the rest from fallbacks.
 * Cached: the same arguments return the same pointer. Never NULL; an unknown family falls to the next, at last to song, with one diagnostic (warning) per name. */
const struct font_stack *font_stack_lookup(struct font_set *, const char *families, int weight, bool italic, struct diags *);

/* The face of the stack that shows the code point; NULL when none does (a missing glyph: the caller reports character and place). han: the sign belongs to Chinese text, so that
 * the Chinese face comes first (quotes, dashes, ellipses: cjk.h decides); font_stack_face takes them as Chinese. */
const struct font_face *font_stack_face(const struct font_stack *, uint32_t cp);
const struct font_face *font_stack_face_in(const struct font_stack *, uint32_t cp, bool han);
/* The faces that set the line: the role's Chinese face and its Latin face. */
const struct font_face *font_stack_han(const struct font_stack *);
const struct font_face *font_stack_latin(const struct font_stack *);
const struct font_face *font_stack_nth(const struct font_stack *, int n); /* NULL behind the last */

uint32_t font_glyph(const struct font_face *, uint32_t cp);        /* nominal glyph, 0 when missing */
uint32_t font_variant(const struct font_face *, uint32_t cp, uint32_t selector); /* the glyph of a variation sequence, 0 when the face has none */
int font_advance(const struct font_face *, uint32_t glyph);        /* in font units; cached */
/* What stands empty before and behind the ink of a full-width mark, in font units. */
void font_blank(const struct font_face *, uint32_t glyph, int *before, int *after);

/* For shape.c alone. */
struct shape_cache;
struct shape_cache **font_shape_cache(const struct font_face *);
struct hb_font_t *font_hb(const struct font_face *);
#endif
