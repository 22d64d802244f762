/* pdf: color, transparency and gradients as resources (ISO 32000-1 8.4.5, 8.7.4.5), and ICC profiles (ICC.1:2001-04, version 2.4) built here: sRGB for the output intent, and a CMYK for JPEG pictures, since PDF/A knows no colour without one. */
#include <string.h>

#include "writer.h"

enum { TAGS_MOST = 9 };

struct profile_tag {
    const char *name;
    struct buf data;
    int same_as; /* the tag whose data it shares, or -1 */
};

static void be(struct buf *b, uint32_t v, int bytes)
{
    while (bytes--)
        buf_putc(b, (char)(v >> 8 * bytes));
}

static void padding(struct buf *b)
{
    while (b->len % 4)
        buf_putc(b, 0);
}

static void type_begin(struct buf *b, const char *type)
{
    buf_add(b, type, 4);
    be(b, 0, 4);
}

static void description_build(struct buf *b, const char *name)
{
    type_begin(b, "desc");
    be(b, (uint32_t)strlen(name) + 1, 4);
    buf_add(b, name, strlen(name) + 1);
    for (int i = 0; i < 78; i++)
        buf_putc(b, 0);
}

static void text_build(struct buf *b, const char *text)
{
    type_begin(b, "text");
    buf_add(b, text, strlen(text) + 1);
}

static void xyz_build(struct buf *b, const uint32_t v[3])
{
    type_begin(b, "XYZ ");
    for (int i = 0; i < 3; i++)
        be(b, v[i], 4);
}

static const uint32_t white[3] = {0xF6D6, 0x10000, 0xD32D}; /* D50 */

/* Header, table, data. kind: "mntrRGB XYZ " and the like: class, colours, connection space. */
static void profile_build(struct buf *b, const char *kind, struct profile_tag *tags, int count)
{
    uint32_t at[TAGS_MOST], pos = 128 + 4 + 12 * (uint32_t)count;
    for (int i = 0; i < count; i++) {
        padding(&tags[i].data);
        at[i] = tags[i].same_as >= 0 ? at[tags[i].same_as] : pos;
        pos += tags[i].same_as >= 0 ? 0 : (uint32_t)tags[i].data.len;
    }
    be(b, pos, 4);
    be(b, 0, 4);
    be(b, 0x02400000, 4);
    buf_add(b, kind, 12);
    for (int i = 0; i < 6; i++)
        be(b, i == 0 ? 2000 : i < 3 ? 1 : 0, 2); /* a fixed date */
    buf_puts(b, "acsp");
    while (b->len < 68)
        be(b, 0, 4);
    for (int i = 0; i < 3; i++)
        be(b, white[i], 4);
    while (b->len < 128)
        be(b, 0, 4);
    be(b, (uint32_t)count, 4);
    for (int i = 0; i < count; i++) {
        const struct profile_tag *data = tags[i].same_as >= 0 ? &tags[tags[i].same_as] : &tags[i];
        buf_add(b, tags[i].name, 4);
        be(b, at[i], 4);
        be(b, (uint32_t)data->data.len, 4);
    }
    for (int i = 0; i < count; i++) {
        buf_add(b, tags[i].data.data, tags[i].data.len);
        buf_free(&tags[i].data);
    }
}

static HPDF_Dict profile_write(struct writer *w, const char *kind, struct profile_tag *tags, int count, int parts)
{
    struct buf b = {0};
    profile_build(&b, kind, tags, count);
    HPDF_Dict d = writer_stream(w, b.data, b.len, true);
    HPDF_Dict_AddNumber(d, "N", parts);
    buf_free(&b);
    return d;
}

/* sRGB as a matrix profile: primaries of IEC 61966-2-1 adapted to D50, gamma 2.2. */
static HPDF_Dict srgb_write(struct writer *w)
{
    static const uint32_t primaries[3][3] = {{0x6FA2, 0x38F5, 0x0390}, {0x6299, 0xB785, 0x18DA}, {0x24A0, 0x0F84, 0xB6CF}};
    static const char *const names[] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    struct profile_tag tags[9];
    for (int i = 0; i < 9; i++)
        tags[i] = (struct profile_tag){names[i], {0}, i > 6 ? 6 : -1};
    description_build(&tags[0].data, "sRGB");
    text_build(&tags[1].data, "no rights reserved");
    xyz_build(&tags[2].data, white);
    for (int i = 0; i < 3; i++)
        xyz_build(&tags[3 + i].data, primaries[i]);
    type_begin(&tags[6].data, "curv");
    be(&tags[6].data, 1, 4);
    be(&tags[6].data, 0x0233, 2);
    return profile_write(w, "mntrRGB XYZ ", tags, 9, 3);
}

/* Ink as its plain complement in sRGB, as viewers without a profile show it: L*a*b* (D50, 8 bit) of the sixteen corners CMYK. */
static const uint8_t corners[16][3] = {
    {255, 128, 128}, {0, 128, 128}, {249, 112, 221}, {0, 128, 128}, {153, 222, 67}, {0, 128, 128}, {138, 209, 198}, {0, 128, 128},
    {231, 77, 113}, {0, 128, 128}, {224, 49, 209}, {0, 128, 128}, {75, 196, 16}, {0, 128, 128}, {0, 128, 128}, {0, 128, 128}};

static HPDF_Dict cmyk_write(struct writer *w)
{
    static const char *const names[] = {"desc", "cprt", "wtpt", "A2B0"};
    struct profile_tag tags[4];
    for (int i = 0; i < 4; i++)
        tags[i] = (struct profile_tag){names[i], {0}, -1};
    description_build(&tags[0].data, "CMYK, complement of sRGB");
    text_build(&tags[1].data, "no rights reserved");
    xyz_build(&tags[2].data, white);
    struct buf *b = &tags[3].data;
    type_begin(b, "mft1");
    be(b, 0x04030200, 4); /* 4 in, 3 out, 2 grid points */
    for (int i = 0; i < 9; i++)
        be(b, i % 4 ? 0 : 0x10000, 4);
    for (int i = 0; i < 4 * 256; i++)
        buf_putc(b, (char)(i & 255));
    buf_add(b, corners, sizeof corners);
    for (int i = 0; i < 3 * 256; i++)
        buf_putc(b, (char)(i & 255));
    return profile_write(w, "scnrCMYKLab ", tags, 4, 4);
}

HPDF_Array cmyk_space(struct writer *w)
{
    HPDF_Array space = array_new(w);
    if (!w->cmyk)
        w->cmyk = cmyk_write(w);
    HPDF_Array_AddName(space, "ICCBased");
    HPDF_Array_Add(space, w->cmyk);
    return space;
}

void intent_write(struct writer *w)
{
    HPDF_Dict intent = dict_new(w);
    HPDF_Array all = array_new(w);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    dict_bytes(w, intent, "OutputConditionIdentifier", "sRGB", 4);
    HPDF_Dict_Add(intent, "DestOutputProfile", srgb_write(w));
    HPDF_Array_Add(all, intent);
    HPDF_Dict_Add(w->doc->catalog, "OutputIntents", all);
}

int state_number(struct writer *w, int fill_clear, int stroke_clear)
{
    int key = fill_clear + 1001 * stroke_clear, k = 0;
    while (k < w->state_count && w->states[k] != key)
        k++;
    if (k < w->state_count)
        return k;
    char name[16];
    HPDF_Dict d = dict_new(w);
    snprintf(name, sizeof name, "G%d", k);
    HPDF_Dict_AddReal(d, "ca", (HPDF_REAL)(1000 - fill_clear) / 1000);
    HPDF_Dict_AddReal(d, "CA", (HPDF_REAL)(1000 - stroke_clear) / 1000);
    if (!w->state_resources)
        HPDF_Dict_Add(w->resources, "ExtGState", w->state_resources = dict_new(w));
    HPDF_Dict_Add(w->state_resources, name, d);
    MEM_GROW(w->states, w->state_count, w->state_cap);
    w->states[w->state_count] = key;
    return w->state_count++;
}

static void rgb_add(struct writer *w, HPDF_Dict d, const char *key, uint32_t color)
{
    HPDF_Array a = array_new(w);
    for (int i = 16; i >= 0; i -= 8)
        array_decimal(a, mpt_scale(color >> i & 255, 1000, 255));
    HPDF_Dict_Add(d, key, a);
}

static HPDF_Dict blend_new(struct writer *w, uint32_t from, uint32_t to)
{
    HPDF_Dict d = dict_new(w);
    HPDF_Array domain = array_new(w);
    HPDF_Array_AddNumber(domain, 0);
    HPDF_Array_AddNumber(domain, 1);
    HPDF_Dict_AddNumber(d, "FunctionType", 2);
    HPDF_Dict_Add(d, "Domain", domain);
    HPDF_Dict_AddNumber(d, "N", 1);
    rgb_add(w, d, "C0", from);
    rgb_add(w, d, "C1", to);
    return d;
}

/* From stop to stop; before the first and behind the last the colour stays. */
static HPDF_Dict function_new(struct writer *w, const struct page_gradient *g)
{
    HPDF_Dict d = dict_new(w);
    HPDF_Array domain = array_new(w), functions = array_new(w), bounds = array_new(w), encode = array_new(w);
    HPDF_Array_AddNumber(domain, 0);
    HPDF_Array_AddNumber(domain, 1);
    HPDF_Dict_AddNumber(d, "FunctionType", 3);
    HPDF_Dict_Add(d, "Domain", domain);
    for (int i = 0; i <= g->stop_count; i++) {
        uint32_t from = g->stops[i ? i - 1 : 0].color, to = g->stops[i < g->stop_count ? i : i - 1].color;
        HPDF_Array_Add(functions, blend_new(w, from, to));
        HPDF_Array_AddNumber(encode, 0);
        HPDF_Array_AddNumber(encode, 1);
        if (i < g->stop_count)
            array_decimal(bounds, g->stops[i].at);
    }
    HPDF_Dict_Add(d, "Functions", functions);
    HPDF_Dict_Add(d, "Bounds", bounds);
    HPDF_Dict_Add(d, "Encode", encode);
    return d;
}

int shading_number(struct writer *w, const struct page_gradient *g)
{
    for (int k = 0; k < w->shading_count; k++)
        if (w->shadings[k] == g)
            return k;
    char name[16];
    HPDF_Dict d = writer_dict(w);
    HPDF_Array coords = array_new(w), extend = array_new(w);
    HPDF_Dict_AddNumber(d, "ShadingType", g->radial ? 3 : 2);
    HPDF_Dict_AddName(d, "ColorSpace", "DeviceRGB");
    array_decimal(coords, g->a.x);
    array_decimal(coords, g->a.y);
    if (g->radial)
        HPDF_Array_AddNumber(coords, 0);
    array_decimal(coords, g->b.x);
    array_decimal(coords, g->b.y);
    if (g->radial)
        array_decimal(coords, g->radius);
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(extend, HPDF_Boolean_New(w->doc->mmgr, HPDF_TRUE));
    HPDF_Dict_Add(d, "Coords", coords);
    HPDF_Dict_Add(d, "Extend", extend);
    HPDF_Dict_Add(d, "Function", function_new(w, g));
    if (!w->shading_resources)
        HPDF_Dict_Add(w->resources, "Shading", w->shading_resources = dict_new(w));
    snprintf(name, sizeof name, "S%d", w->shading_count);
    HPDF_Dict_Add(w->shading_resources, name, d);
    MEM_GROW(w->shadings, w->shading_count, w->shading_cap);
    w->shadings[w->shading_count] = g;
    return w->shading_count++;
}
