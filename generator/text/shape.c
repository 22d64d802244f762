/* text: shape, HarfBuzz for words; a cache per face, as papers use the same words again and again. */
#include "shape.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"

enum { SLOTS = 2048, WORDS_MOST = 20000, GLYPHS_MOST = 2 * SHAPE_MOST };

struct word {
    struct word *next;
    int count, glyph_count;
    bool han;
    const uint32_t *text;
    const struct shaped *glyphs;
};

struct shape_cache {
    struct arena *arena;
    struct word *slot[SLOTS];
    int words;
    hb_buffer_t *buffer;
    struct shaped fresh[GLYPHS_MOST]; /* of a word that is not kept */
};

static struct shape_cache *cache_of(const struct font_face *face)
{
    struct shape_cache **c = font_shape_cache(face);
    if (!*c) {
        *c = mem_alloc(sizeof **c);
        (*c)->arena = arena_new();
        (*c)->buffer = hb_buffer_create();
    }
    return *c;
}

void shape_cache_free(struct shape_cache *c)
{
    if (!c)
        return;
    hb_buffer_destroy(c->buffer);
    arena_free(c->arena);
    free(c);
}

static unsigned hash(const uint32_t *text, int count, bool han)
{
    unsigned h = 2166136261u + han;
    for (int i = 0; i < count; i++)
        h = (h ^ text[i]) * 16777619u;
    return (h ^ h >> 15) % SLOTS;
}

static int shape_fresh(struct shape_cache *c, const struct font_face *face, const uint32_t *text, int count, bool han)
{
    static const hb_feature_t features[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END}, {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END}};
    hb_buffer_reset(c->buffer);
    hb_buffer_set_cluster_level(c->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_codepoints(c->buffer, text, count, 0, count);
    hb_buffer_set_direction(c->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(c->buffer, han ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN);
    hb_buffer_set_language(c->buffer, hb_language_from_string(han ? "zh-Hans" : "en", -1));
    hb_shape(font_hb(face), c->buffer, features, han ? 0 : sizeof features / sizeof *features);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(c->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(c->buffer, &n);
    if (n > GLYPHS_MOST)
        n = GLYPHS_MOST;
    for (unsigned i = 0; i < n; i++)
        c->fresh[i] = (struct shaped){info[i].codepoint, (int)info[i].cluster, at[i].x_advance, at[i].x_offset, at[i].y_offset};
    return (int)n;
}

int shape_word(const struct font_face *face, const uint32_t *text, int count, bool han, const struct shaped **out)
{
    struct shape_cache *c = cache_of(face);
    struct word **slot = &c->slot[hash(text, count, han)];
    for (const struct word *w = *slot; w; w = w->next)
        if (w->count == count && w->han == han && !memcmp(w->text, text, sizeof *text * (size_t)count))
            return *out = w->glyphs, w->glyph_count;
    int n = shape_fresh(c, face, text, count, han);
    *out = c->fresh;
    if (c->words == WORDS_MOST)
        return n;
    struct word *w = ARENA_NEW(c->arena, struct word);
    *w = (struct word){*slot, count, n, han, arena_dup(c->arena, text, sizeof *text * (size_t)count), arena_dup(c->arena, c->fresh, sizeof *c->fresh * (size_t)n)};
    *slot = w;
    c->words++;
    return n;
}
