/* input: encoding, UTF-8 or not. */
#include "encoding.h"

#include <string.h>
#include <unicode/ucnv.h>

#include "../base/lang.h"
#include "../base/utf8.h"

enum { SAMPLE = 65536, CONTROLS_MOST = 20 };

static struct place place_at(const char *data, size_t at, const char *name)
{
    struct place p = {name, 1, 1};
    size_t start = 0;
    for (size_t i = 0; i < at; i++)
        if (data[i] == '\n')
            p.line++, start = i + 1;
    p.col = (int)utf8_count(data + start, at - start) + 1;
    return p;
}

/* GB 18030 holds GBK and GB 2312. */
static bool is_gb18030(const char *data, size_t size)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *c = ucnv_open("GB18030", &error);
    UChar room[1024], *to;
    const char *from = data, *end = data + (size > SAMPLE ? SAMPLE : size);
    ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    do {
        error = error == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : error;
        to = room;
        ucnv_toUnicode(c, &to, room + 1024, &from, end, NULL, size <= SAMPLE, &error);
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    ucnv_close(c);
    return U_SUCCESS(error);
}

/* The name of the encoding that bytes seem to have, or NULL. */
static const char *encoding_guess(const char *data, size_t size)
{
    size_t nul[2] = {0, 0}, seen = size > SAMPLE ? SAMPLE : size;
    if (size >= 2 && (!memcmp(data, "\xFF\xFE", 2) || !memcmp(data, "\xFE\xFF", 2)))
        return "UTF-16";
    for (size_t i = 0; i < seen; i++)
        nul[i % 2] += !data[i];
    if ((nul[0] * 4 > seen && !nul[1]) || (nul[1] * 4 > seen && !nul[0])) /* half of every second byte at least: the text is mostly ASCII */
        return "UTF-16";
    return !nul[0] && !nul[1] && is_gb18030(data, size) ? "GB 18030 (GBK)" : NULL;
}

/* What YAML and XML both refuse: C0 but tab and line ends, and DEL. */
static bool controls_check(const char *data, size_t size, const char *name, struct diags *ds)
{
    int count = 0;
    for (size_t i = 0; i < size && count < CONTROLS_MOST; i++) {
        unsigned char c = (unsigned char)data[i];
        if ((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t' || c == '\r')
            continue;
        diag_add(ds, D_INPUT_CONTROL, place_at(data, i, name), c);
        count++;
    }
    return !count;
}

static bool goes_on(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Nothing but printable ASCII, line ends and the characters of two and three bytes whose first byte leaves no doubt: most descriptions are so, and need no closer look. */
static bool is_plain(const unsigned char *p, size_t size)
{
    const unsigned char *end = p + size;
    while (p < end)
        if ((*p >= 0x20 && *p < 0x7F) || *p == '\n')
            p++;
        else if (end - p >= 3 && ((*p >= 0xE1 && *p <= 0xEC) || *p == 0xEF) && goes_on(p[1]) && goes_on(p[2]))
            p += 3;
        else if (end - p >= 2 && *p >= 0xC2 && *p <= 0xDF && goes_on(p[1]))
            p += 2;
        else
            return false;
    return true;
}

bool encoding_check(const char *data, size_t size, const char *name, struct diags *ds)
{
    if (is_plain((const unsigned char *)data, size))
        return true;
    size_t bad = utf8_valid(data, size);
    const char *guess = bad < size || memchr(data, 0, size) ? encoding_guess(data, size) : NULL;
    if (bad == size && !guess)
        return controls_check(data, size, name, ds);
    struct diag_detail detail = {.part = {[DIAG_HINT] = guess ? _("open it in that encoding and save it as UTF-8") : _("save the file as UTF-8")}};
    struct place at = guess && !strcmp(guess, "UTF-16") ? (struct place){name, 1, 1} : place_at(data, bad, name);
    if (guess)
        diag_add_with(ds, D_INPUT_ENCODING_SEEMS, at, &detail, guess);
    else
        diag_add_with(ds, D_INPUT_ENCODING, at, &detail);
    return false;
}
