/* layout: picture file, headers of PNG (ISO/IEC 15948) and JPEG (ISO/IEC 10918-1, JFIF, EXIF) read and their data checked. */
#include "picture_file.h"

#include <string.h>
#include <zlib.h>

enum { DPI_DEFAULT = 96, RAW_MOST = 256 << 20 /* bytes of pixels: an A1 sheet at 300 dpi in RGB */ };

static unsigned be32(const uint8_t *p)
{
    return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static unsigned be16(const uint8_t *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

static mpt at_dpi(unsigned pixels, unsigned dpi)
{
    return mpt_scale(pixels > 1000000 ? 1000000 : pixels, 72000, dpi >= 10 && dpi <= 10000 ? dpi : DPI_DEFAULT);
}

struct png {
    const uint8_t *data;
    size_t size;
    unsigned width, height, depth, color, interlace, dpi_x, dpi_y;
    uint64_t raw; /* bytes of the rows with their filter bytes */
    bool palette, end;
};

static bool png_header(struct png *p, const uint8_t *ihdr)
{
    static const uint8_t channels[7] = {1, 0, 3, 1, 2, 0, 4};
    static const uint8_t pass[7][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}; /* x, y, dx, dy */
    p->width = be32(ihdr);
    p->height = be32(ihdr + 4);
    p->depth = ihdr[8];
    p->color = ihdr[9];
    p->interlace = ihdr[12];
    if (!p->width || !p->height || p->width > INT32_MAX || p->height > INT32_MAX || p->color > 6 || !channels[p->color] || ihdr[10] || ihdr[11] || p->interlace > 1)
        return false;
    bool small = p->depth == 1 || p->depth == 2 || p->depth == 4;
    if (p->depth != 8 && !(small && (p->color == 0 || p->color == 3)) && !(p->depth == 16 && p->color != 3))
        return false;
    unsigned bits = p->depth * channels[p->color];
    for (int i = 0; i < (p->interlace ? 7 : 1); i++) {
        const uint8_t *s = pass[i];
        uint64_t w = p->interlace ? (p->width + s[2] - 1u - s[0]) / s[2] : p->width, h = p->interlace ? (p->height + s[3] - 1u - s[1]) / s[3] : p->height;
        if (w && h)
            p->raw += h * (1 + (w * bits + 7) / 8);
    }
    return true;
}

/* Whether the pixels are all there. */
static bool png_pixels(const struct png *p)
{
    static uint8_t sink[1 << 15];
    z_stream z = {0};
    uint64_t got = 0;
    int status = Z_OK;
    if (inflateInit(&z) != Z_OK)
        return false;
    for (size_t at = 8; at + 12 <= p->size && status == Z_OK; at += be32(p->data + at) + 12u) {
        if (memcmp(p->data + at + 4, "IDAT", 4))
            continue;
        z.next_in = (Bytef *)p->data + at + 8;
        z.avail_in = be32(p->data + at);
        while (z.avail_in && status == Z_OK) {
            z.next_out = sink;
            z.avail_out = sizeof sink;
            status = inflate(&z, Z_NO_FLUSH);
            got += sizeof sink - z.avail_out;
            if (got > p->raw + sizeof sink)
                status = Z_DATA_ERROR;
        }
    }
    inflateEnd(&z);
    return status == Z_STREAM_END && got == p->raw;
}

static bool png_read(struct png *p)
{
    if (p->size < 45 || memcmp(p->data, "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16) || !png_header(p, p->data + 16))
        return false;
    for (size_t at = 8; at + 12 <= p->size && !p->end; at += be32(p->data + at) + 12u) {
        const uint8_t *chunk = p->data + at;
        unsigned len = be32(chunk);
        if (len > p->size - at - 12)
            return false;
        if (!(chunk[4] & 32) && crc32(0, chunk + 4, len + 4) != be32(chunk + 8 + len)) /* critical chunks: a capital */
            return false;
        if (!memcmp(chunk + 4, "pHYs", 4) && len == 9 && chunk[16] == 1) {
            p->dpi_x = (unsigned)((be32(chunk + 8) * 254ull + 5000) / 10000);
            p->dpi_y = (unsigned)((be32(chunk + 12) * 254ull + 5000) / 10000);
        }
        p->palette |= !memcmp(chunk + 4, "PLTE", 4) && len && len % 3 == 0 && len <= 768;
        p->end = !memcmp(chunk + 4, "IEND", 4);
    }
    return p->end && (p->color != 3 || p->palette);
}

static struct picture_info png_inspect(const uint8_t *data, size_t size)
{
    struct png p = {.data = data, .size = size};
    struct picture_info info = {.orientation = 1};
    if (!png_read(&p))
        return info;
    info = (struct picture_info){PICTURE_PNG, p.width, p.height, at_dpi(p.width, p.dpi_x), at_dpi(p.height, p.dpi_y), 1};
    if (p.raw > RAW_MOST)
        info.kind = PICTURE_LARGE;
    else if (!png_pixels(&p))
        info.kind = PICTURE_NONE;
    return info;
}

/* Orientation of an EXIF block: tag 0x112 of its first directory. */
static uint8_t exif_orientation(const uint8_t *d, size_t n)
{
    if (n < 14 || memcmp(d, "Exif\0\0", 6))
        return 1;
    d += 6, n -= 6;
    bool little = d[0] == 'I';
#define U16(p) (little ? (unsigned)((p)[0] | (p)[1] << 8) : be16(p))
    size_t at = little ? (size_t)d[4] | (size_t)d[5] << 8 | (size_t)d[6] << 16 | (size_t)d[7] << 24 : be32(d + 4);
    if (at + 2 > n)
        return 1;
    unsigned count = U16(d + at);
    for (at += 2; count && at + 12 <= n; count--, at += 12)
        if (U16(d + at) == 0x112) {
            unsigned v = U16(d + at + 8);
            return v >= 1 && v <= 8 ? (uint8_t)v : 1;
        }
#undef U16
    return 1;
}

/* From the start of the scan on: the end marker must come. */
static bool jpeg_ends(const uint8_t *d, size_t n, size_t at)
{
    for (; at + 1 < n; at++)
        if (d[at] == 0xFF && d[at + 1] == 0xD9)
            return true;
    return false;
}

static struct picture_info jpeg_inspect(const uint8_t *d, size_t n)
{
    struct picture_info info = {.orientation = 1};
    unsigned dpi_x = 0, dpi_y = 0, stored_w = 0, stored_h = 0;
    size_t at = 2;
    while (at + 4 <= n && d[at] == 0xFF && d[at + 1] != 0xDA) {
        unsigned marker = d[at + 1], len = be16(d + at + 2);
        const uint8_t *body = d + at + 4;
        if (marker == 0xFF) { /* filling */
            at++;
            continue;
        }
        if (len < 2 || len > n - at - 2)
            return info;
        if (marker == 0xE0 && len >= 14 && !memcmp(body, "JFIF", 5) && body[7]) {
            unsigned cm = body[7] == 2 ? 254 : 100;
            dpi_x = (be16(body + 8) * cm + 50) / 100;
            dpi_y = (be16(body + 10) * cm + 50) / 100;
        } else if (marker == 0xE1)
            info.orientation = exif_orientation(body, len - 2u);
        else if (marker >= 0xC0 && marker <= 0xC2 && len >= 8) { /* baseline, extended, progressive: what PDF has */
            unsigned parts = body[5];
            if (body[0] != 8 || (parts != 1 && parts != 3 && parts != 4))
                return info;
            stored_h = be16(body + 1);
            stored_w = be16(body + 3);
        }
        at += 2 + len;
    }
    if (!stored_w || !stored_h || at + 4 > n || d[at] != 0xFF || !jpeg_ends(d, n, at + 2))
        return info;
    bool turned = info.orientation >= 5;
    info.kind = (uint64_t)stored_w * stored_h > RAW_MOST ? PICTURE_LARGE : PICTURE_JPEG;
    info.width = turned ? stored_h : stored_w;
    info.height = turned ? stored_w : stored_h;
    info.w = at_dpi(info.width, turned ? dpi_y : dpi_x);
    info.h = at_dpi(info.height, turned ? dpi_x : dpi_y);
    return info;
}

struct picture_info picture_inspect(const uint8_t *d, size_t n)
{
    if (n > 8 && !memcmp(d, "\x89PNG", 4))
        return png_inspect(d, n);
    if (n > 4 && d[0] == 0xFF && d[1] == 0xD8)
        return jpeg_inspect(d, n);
    size_t at = n >= 3 && !memcmp(d, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < n && (d[at] == ' ' || d[at] == '\t' || d[at] == '\r' || d[at] == '\n'))
        at++;
    return (struct picture_info){.kind = at < n && d[at] == '<' ? PICTURE_SVG : PICTURE_NONE, .orientation = 1};
}
