/* text: font, faces from fonts.xml, mapped when first used; roles give each character its face. */
#include "font.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <malloc.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/file.h"
#include "../base/node.h"
#include "shape.h"

enum { FAMILIES_MOST = 64, FACES_MOST = 128, ROLES_MOST = 32, STACK_FACES = 8, STACKS_MOST = 256, PAGE = 256, PAGES = 0x110000 / PAGE, BLANKS = 64 };

struct face_priv {
    struct font_set *set;
    bool tried, usable;
    const char *package;
    hb_font_t *font;
    hb_face_t *prepared; /* NULL: not prepared */
    uint32_t *glyphs[PAGES];   /* by code point, +1; 0: not looked up */
    uint16_t *advances[65536 / PAGE]; /* by glyph, +1 */
    struct { uint32_t glyph; int16_t before, after; } blanks[BLANKS]; /* of marks, by glyph */
    struct shape_cache *words;
};

struct family {
    const char *name;
    int faces[16], count;
};

struct role {
    const char *name, *han, *slanted /* han for italic, or empty */, *latin, *fallback, *aliases;
};

struct font_stack {
    char *key;
    const struct font_face *faces[STACK_FACES]; /* Latin, Han, fallbacks */
    int count;
};

struct font_set {
    struct arena *arena;
    struct diags *diags; /* of the load; later of the last lookup */
    struct font_face faces[FACES_MOST];
    struct family families[FAMILIES_MOST];
    struct role roles[ROLES_MOST];
    int face_count, family_count, role_count, stack_count;
    struct font_stack stacks[STACKS_MOST];
};

static const char *attribute(struct font_set *fs, xmlNode *n, const char *name)
{
    const char *value = node_attribute(n, name);
    return arena_strdup(fs->arena, value ? value : "");
}

static void family_read(struct font_set *fs, xmlNode *node)
{
    if (fs->family_count == FAMILIES_MOST)
        return;
    struct family *f = &fs->families[fs->family_count++];
    f->name = attribute(fs, node, "name");
    for (xmlNode *n = xmlFirstElementChild(node); n && f->count < 16 && fs->face_count < FACES_MOST; n = xmlNextElementSibling(n)) {
        struct face_priv *priv = ARENA_NEW(fs->arena, struct face_priv);
        priv->set = fs;
        priv->package = attribute(fs, n, "package");
        fs->faces[fs->face_count] = (struct font_face){.number = fs->face_count, .file = attribute(fs, n, "file"), .index = (unsigned)atoi(attribute(fs, n, "index")),
                                                       .weight = atoi(attribute(fs, n, "weight")), .is_italic = !strcmp(attribute(fs, n, "italic"), "true"),
                                                       .is_serif = strstr(f->name, "serif") != NULL, .is_fixed = strstr(f->name, "mono") != NULL, .priv = priv};
        f->faces[f->count++] = fs->face_count++;
    }
}

static bool fonts_read(struct font_set *fs, const char *path, struct diags *ds)
{
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc) {
        diag_add(ds, D_DATA_BROKEN, (struct place){0}, path, "not XML");
        return false;
    }
    for (xmlNode *n = xmlFirstElementChild(xmlDocGetRootElement(doc)); n; n = xmlNextElementSibling(n)) {
        if (!strcmp((const char *)n->name, "family"))
            family_read(fs, n);
        else if (!strcmp((const char *)n->name, "role") && fs->role_count < ROLES_MOST)
            fs->roles[fs->role_count++] = (struct role){attribute(fs, n, "name"), attribute(fs, n, "han"), attribute(fs, n, "slanted"), attribute(fs, n, "latin"), attribute(fs, n, "fallback"), attribute(fs, n, "aliases")};
    }
    xmlFreeDoc(doc);
    return true;
}

struct font_set *font_set_load(const char *file, const char *extra, struct diags *ds)
{
    char *own = file ? mem_strdup(file) : file_own("fonts/fonts.xml", ds);
    if (!own)
        return NULL;
    struct font_set *fs = mem_alloc(sizeof *fs);
    fs->arena = arena_new();
    fs->diags = ds;
    bool ok = (!extra || fonts_read(fs, extra, ds)) && fonts_read(fs, own, ds);
    free(own);
    if (ok && font_stack_lookup(fs, "song", 400, false, ds)->count > 0)
        return fs;
    font_set_free(fs);
    return NULL;
}

void font_set_free(struct font_set *fs)
{
    if (!fs)
        return;
    for (int i = 0; i < fs->face_count; i++) {
        struct face_priv *priv = fs->faces[i].priv;
        for (int k = 0; k < PAGES; k++)
            free(priv->glyphs[k]);
        for (int k = 0; k < 65536 / PAGE; k++)
            free(priv->advances[k]);
        shape_cache_free(priv->words);
        hb_font_destroy(priv->font);
        hb_face_destroy(priv->prepared);
        hb_face_destroy(fs->faces[i].hb_face);
    }
    for (int i = 0; i < fs->stack_count; i++)
        free(fs->stacks[i].key);
    arena_free(fs->arena);
    free(fs);
}

int font_set_count(const struct font_set *fs)
{
    return fs->face_count;
}

const struct font_face *font_set_face(const struct font_set *fs, int number)
{
    return &fs->faces[number];
}

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t v = 0;
    hb_ot_metrics_get_position_with_fallback(font, tag, &v);
    return v;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static void face_metrics(struct font_face *f, struct face_priv *priv)
{
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(f->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    f->name = arena_strdup(priv->set->arena, size ? name : "Unnamed");
    f->upem = (int)hb_face_get_upem(f->hb_face);
    hb_font_set_scale(priv->font, f->upem, f->upem);
    f->ascent = metric(priv->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    f->descent = -metric(priv->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    f->cap_height = metric(priv->font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    f->x_height = metric(priv->font, HB_OT_METRICS_TAG_X_HEIGHT);
    f->underline_position = metric(priv->font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
    f->underline_thickness = metric(priv->font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
    f->strike_position = metric(priv->font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET);
    f->is_cff = has_table(f->hb_face, HB_TAG('C', 'F', 'F', ' '));
    f->is_cid = f->is_cff;
    f->stem_v = f->weight >= 600 ? 140 : 80;
    f->italic_angle = f->is_italic ? -12 : 0;
    f->bbox[0] = 0, f->bbox[1] = -f->descent, f->bbox[2] = f->upem, f->bbox[3] = f->ascent;
}

/* Maps the file when the face is first asked for something. */
static bool face_open(const struct font_face *face)
{
    struct face_priv *priv = face->priv;
    if (priv->tried)
        return priv->usable;
    priv->tried = true;
    struct font_face *f = &priv->set->faces[face->number];
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(f->file);
    if (!blob) {
        diag_add(priv->set->diags, D_FONT_FILE, (struct place){0}, f->file, *priv->package ? priv->package : "-");
        return false;
    }
    f->hb_face = hb_face_create(blob, f->index);
    hb_blob_destroy(blob);
    hb_face_make_immutable(f->hb_face);
    if (hb_face_get_glyph_count(f->hb_face) == 0) {
        diag_add(priv->set->diags, D_FONT_BROKEN, (struct place){0}, f->file);
        return false;
    }
    priv->font = hb_font_create(f->hb_face);
    face_metrics(f, priv);
    return priv->usable = true;
}

void *font_face_to_cut(const struct font_face *face)
{
    struct face_priv *priv = face->priv;
    return priv->prepared ? priv->prepared : face->hb_face;
}

void font_set_prepare(struct font_set *fs)
{
    for (int i = 0; i < fs->face_count; i++) {
        struct face_priv *priv = fs->faces[i].priv;
        if (!face_open(&fs->faces[i]) || !fs->faces[i].is_cff) /* the others are cut fast enough */
            continue;
        priv->prepared = hb_subset_preprocess(fs->faces[i].hb_face);
        malloc_trim(0); /* what it needed for a moment would stay with every fork */
    }
}

static bool name_equal(const char *a, size_t len, const char *list_name, size_t list_len)
{
    if (len != list_len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char x = a[i] == ' ' ? '_' : a[i], y = list_name[i];
        if ((x | 32) != (y | 32) && x != y)
            return false;
    }
    return true;
}

static const struct role *role_find(const struct font_set *fs, const char *name, size_t len)
{
    for (int i = 0; i < fs->role_count; i++) {
        if (name_equal(name, len, fs->roles[i].name, strlen(fs->roles[i].name)))
            return &fs->roles[i];
        for (const char *p = fs->roles[i].aliases; *p; p += strspn(p, " ")) {
            size_t n = strcspn(p, " ");
            if (name_equal(name, len, p, n))
                return &fs->roles[i];
            p += n;
        }
    }
    return NULL;
}

static void stack_add(struct font_set *fs, struct font_stack *s, const char *family, size_t len, int weight, bool italic)
{
    for (int i = 0; i < fs->family_count; i++) {
        const struct family *f = &fs->families[i];
        if (strlen(f->name) != len || strncmp(f->name, family, len) != 0)
            continue;
        int best = -1, distance = 1 << 20;
        for (int k = 0; k < f->count; k++) {
            const struct font_face *face = &fs->faces[f->faces[k]];
            int d = abs(face->weight - weight) + (face->is_italic != italic ? 1000 : 0);
            if (d < distance)
                best = f->faces[k], distance = d;
        }
        if (best >= 0 && s->count < STACK_FACES)
            s->faces[s->count++] = &fs->faces[best];
        return;
    }
}

static void stack_fill(struct font_set *fs, struct font_stack *s, const struct role *r, int weight, bool italic)
{
    stack_add(fs, s, r->latin, strlen(r->latin), weight, italic);
    const char *han = italic && *r->slanted ? r->slanted : r->han;
    stack_add(fs, s, han, strlen(han), weight, italic);
    for (const char *p = r->fallback; *p; p += strspn(p, " ")) {
        size_t n = strcspn(p, " ");
        stack_add(fs, s, p, n, weight, italic);
        p += n;
    }
    int n = 0;
    for (int i = 0; i < s->count; i++) /* what cannot be opened is left out; Latin and Han are needed at once */
        if (i >= 2 || face_open(s->faces[i]))
            s->faces[n++] = s->faces[i];
    s->count = n;
}

const struct font_stack *font_stack_lookup(struct font_set *fs, const char *families, int weight, bool italic, struct diags *ds)
{
    char key[512];
    snprintf(key, sizeof key, "%d%d %s", weight, italic, families);
    for (int i = 0; i < fs->stack_count; i++)
        if (!strcmp(fs->stacks[i].key, key))
            return &fs->stacks[i];
    fs->diags = ds;
    const struct role *role = NULL;
    for (const char *p = families; *p && !role; p += strspn(p, ", ")) {
        size_t n = strcspn(p, ","), quote = *p == '\'' || *p == '"', len = n;
        while (len && (p[len - 1] == ' ' || (quote && (p[len - 1] == '\'' || p[len - 1] == '"'))))
            len--;
        role = role_find(fs, p + quote, len > quote ? len - quote : 0);
        if (!role && ds)
            diag_add(ds, D_FONT_FAMILY, (struct place){0}, arena_strndup(fs->arena, p + quote, len > quote ? len - quote : 0));
        p += n;
    }
    struct font_stack *s = &fs->stacks[fs->stack_count == STACKS_MOST ? STACKS_MOST - 1 : fs->stack_count++];
    free(s->key);
    *s = (struct font_stack){.key = mem_strdup(key)};
    stack_fill(fs, s, role ? role : role_find(fs, "song", 4), weight, italic);
    return s;
}

/* Signs that both faces have but that belong to Chinese text: arrows, circled digits, comparisons and the like (CLREQ 3.1.1). */
static bool prefers_han(uint32_t cp)
{
    return cp >= 0x2E80 || (cp >= 0x2030 && cp <= 0x206F) || (cp >= 0x2100 && cp < 0x2C00);
}

const struct font_face *font_stack_face_in(const struct font_stack *s, uint32_t cp, bool han)
{
    if (s->count > 1 && (han || prefers_han(cp)) && font_glyph(s->faces[1], cp))
        return s->faces[1];
    for (int i = 0; i < s->count; i++)
        if (font_glyph(s->faces[i], cp))
            return s->faces[i];
    return NULL;
}

const struct font_face *font_stack_face(const struct font_stack *s, uint32_t cp)
{
    return font_stack_face_in(s, cp, (cp >= 0x2010 && cp <= 0x2027) || cp == 0xB7);
}

const struct font_face *font_stack_han(const struct font_stack *s)
{
    return s->faces[s->count > 1 ? 1 : 0];
}

const struct font_face *font_stack_latin(const struct font_stack *s)
{
    return s->faces[0];
}

const struct font_face *font_stack_nth(const struct font_stack *s, int n)
{
    return n < s->count ? s->faces[n] : NULL;
}

uint32_t font_glyph(const struct font_face *f, uint32_t cp)
{
    struct face_priv *priv = f->priv;
    if (cp >= 0x110000 || !face_open(f))
        return 0;
    uint32_t **page = &priv->glyphs[cp / PAGE];
    if (!*page)
        *page = mem_alloc(PAGE * sizeof **page);
    uint32_t *slot = &(*page)[cp % PAGE];
    if (!*slot) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(priv->font, cp, &glyph);
        *slot = glyph + 1;
    }
    return *slot - 1;
}

int font_advance(const struct font_face *f, uint32_t glyph)
{
    struct face_priv *priv = f->priv;
    if (glyph > 0xFFFF || !face_open(f))
        return 0;
    uint16_t **page = &priv->advances[glyph / PAGE];
    if (!*page)
        *page = mem_alloc(PAGE * sizeof **page);
    uint16_t *slot = &(*page)[glyph % PAGE];
    if (!*slot)
        *slot = (uint16_t)(hb_font_get_glyph_h_advance(priv->font, glyph) + 1);
    return *slot - 1;
}

/* The ink box in font units, y up: x,y lower left. */
static struct rect font_ink(const struct font_face *f, uint32_t glyph)
{
    struct face_priv *priv = f->priv;
    hb_glyph_extents_t e = {0};
    if (face_open(f))
        hb_font_get_glyph_extents(priv->font, glyph, &e);
    return (struct rect){e.x_bearing, e.y_bearing + e.height, e.width, -e.height};
}

uint32_t font_variant(const struct font_face *f, uint32_t cp, uint32_t selector)
{
    struct face_priv *priv = f->priv;
    hb_codepoint_t glyph = 0;
    return face_open(f) && hb_font_get_variation_glyph(priv->font, cp, selector, &glyph) ? glyph : 0;
}

void font_blank(const struct font_face *f, uint32_t glyph, int *before, int *after)
{
    struct face_priv *priv = f->priv;
    int k = glyph % BLANKS;
    if (priv->blanks[k].glyph != glyph) {
        struct rect ink = font_ink(f, glyph);
        int advance = font_advance(f, glyph);
        priv->blanks[k].glyph = glyph;
        priv->blanks[k].before = (int16_t)ink.x;
        priv->blanks[k].after = (int16_t)(advance - ink.x - ink.w);
    }
    *before = priv->blanks[k].before;
    *after = priv->blanks[k].after;
}

struct shape_cache **font_shape_cache(const struct font_face *f)
{
    return &((struct face_priv *)f->priv)->words;
}

struct hb_font_t *font_hb(const struct font_face *f)
{
    return face_open(f) ? ((struct face_priv *)f->priv)->font : NULL;
}
