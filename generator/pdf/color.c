/* pdf: color, ICC profiles (ICC.1:2001-04, version 2.4) built here: sRGB for the output intent, and a CMYK for JPEG pictures, since PDF/A knows no colour without one. */
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
