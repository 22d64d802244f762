/* check: numerals. A run of numerals is read by place (二〇二六), or with 十, 百 and 千 as a number below ten thousand. */
#include "numerals.h"

#include <stdbool.h>
#include <string.h>

#include "../base/utf8.h"

enum { TEN_THOUSAND = 10000 };

/* 0 to 9; 10, 100, 1000; -1: no numeral. */
static int numeral_value(int32_t cp)
{
    static const struct {
        int32_t cp;
        int value;
    } rows[] = {{0x3007, 0}, {0x96F6, 0}, {0x25CB, 0}, {0x4E00, 1}, {0x4E8C, 2}, {0x4E24, 2}, {0x4E09, 3}, {0x56DB, 4}, {0x4E94, 5}, {0x516D, 6}, {0x4E03, 7}, {0x516B, 8}, {0x4E5D, 9}, {0x5341, 10}, {0x767E, 100}, {0x5343, 1000}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].cp == cp)
            return rows[i].value;
    return -1;
}

/* A run that has been read: its number and, digit by digit, its places. */
struct run {
    struct buf places;
    int number, digit; /* digit: read and not yet multiplied; -1: none */
    bool multiplied;
};

static void run_add(struct run *r, int value)
{
    if (value < 10) {
        buf_printf(&r->places, "%d", value);
        r->digit = value;
        return;
    }
    r->number += (r->digit < 0 ? 1 : r->digit) * value; /* 十八 is 18 */
    r->digit = -1;
    r->multiplied = true;
}

static void run_end(struct run *r, struct buf *out)
{
    int number = r->number + (r->digit > 0 ? r->digit : 0);
    if (r->multiplied && number < TEN_THOUSAND)
        buf_printf(out, "%d", number);
    else
        buf_puts(out, buf_text(&r->places));
    buf_free(&r->places);
    *r = (struct run){.digit = -1};
}

void numerals_put(const char *text, struct buf *out)
{
    struct run run = {.digit = -1};
    const char *end = text + strlen(text);
    for (const char *p = text; p < end;) {
        const char *start = p;
        int32_t cp = utf8_next(&p, end);
        int value = run.number < TEN_THOUSAND ? numeral_value(cp) : -1;
        if (value >= 0) {
            run_add(&run, value);
            continue;
        }
        run_end(&run, out);
        buf_add(out, start, (size_t)(p - start));
    }
    run_end(&run, out);
}
