/* check: repair, the value that was probably meant. */
#include "repair.h"

#include <libxml/xmlregexp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "numerals.h"

static bool date_fits(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year >= 1980 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

/* The numbers in a text, whatever stands between them; 20260518 is three. The midnight that spreadsheets add does not count. */
static bool date_numbers(const char *value, int numbers[3])
{
    int count = 0, digits = 0;
    size_t length = strlen(value);
    static const char *const midnights[] = {" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00"};
    for (size_t i = 0; i < sizeof midnights / sizeof *midnights; i++)
        if (length > strlen(midnights[i]) && !strcmp(value + length - strlen(midnights[i]), midnights[i])) {
            length -= strlen(midnights[i]);
            break;
        }
    for (const char *p = value; p < value + length; p++) {
        bool digit = *p >= '0' && *p <= '9';
        if (digit && (!digits && ++count > 3))
            return false;
        digits = digit ? digits + 1 : 0;
        if (digits > 8)
            return false;
        if (digit)
            numbers[count - 1] = numbers[count - 1] * 10 + (*p - '0');
    }
    if (count == 1 && numbers[0] >= 19800101) {
        numbers[2] = numbers[0] % 100;
        numbers[1] = numbers[0] / 100 % 100;
        numbers[0] /= 10000;
    }
    return count == 3 || (count == 1 && numbers[1]);
}

static bool date_repair(const char *value, struct buf *meant)
{
    int numbers[3] = {0};
    if (!date_numbers(value, numbers) || !date_fits(numbers[0], numbers[1], numbers[2]))
        return false;
    buf_printf(meant, "%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
    return true;
}

static bool pattern_fits(const char *pattern, const char *value)
{
    xmlRegexp *regexp = xmlRegexpCompile((const xmlChar *)pattern);
    bool fits = regexp && xmlRegexpExec(regexp, (const xmlChar *)value) == 1;
    xmlRegFreeRegexp(regexp);
    return fits;
}

static bool number_fits(const struct vocab_type *t, const char *value)
{
    char *end;
    double number = strtod(value, &end);
    return *value && !*end && strspn(value, "0123456789.") == strlen(value) && (!t->least || number >= atof(t->least)) && (!t->most || number <= atof(t->most));
}

/* Half-width, without what people put between digits; 转 before an extension is a dash. */
static void plain_put(const char *value, const char *without, struct buf *out)
{
    for (const char *p = value, *end = value + strlen(value); p < end;) {
        int32_t cp = utf8_next(&p, end);
        char bytes[4];
        if (cp >= 0xFF01 && cp <= 0xFF5E)
            cp -= 0xFEE0;
        if (cp == 0x3000 || cp == 0xA0)
            cp = ' ';
        if (cp == 0x2014 || cp == 0x2013 || cp == 0x2212 || cp == 0x8F6C) /* dashes, 转 */
            cp = '-';
        if (cp >= 0x2018 && cp <= 0x201D) /* quotation marks that are none to YAML */
            continue;
        if (cp < 0 || (cp < 0x80 && strchr(without, (int)cp)))
            continue;
        buf_add(out, bytes, (size_t)utf8_put(bytes, (uint32_t)cp));
    }
}

/* The same with Chinese numerals as digits. */
static void digits_put(const char *value, const char *without, struct buf *out)
{
    struct buf digits = {0};
    numerals_put(value, &digits);
    plain_put(buf_text(&digits), without, out);
    buf_free(&digits);
}

/* The one number of 约80台, 12 个 or １，２００人; false when there is none, or another. */
static bool number_repair(const struct vocab_type *t, const char *value, struct buf *meant)
{
    struct buf plain = {0};
    digits_put(value, " ,%'", &plain);
    const char *start = buf_text(&plain) + strcspn(buf_text(&plain), "0123456789");
    size_t length = strspn(start, "0123456789.");
    buf_add(meant, start, length);
    bool found = length && !strpbrk(start + length, "0123456789") && !strchr(buf_text(&plain), '-') && number_fits(t, buf_text(meant));
    buf_free(&plain);
    return found;
}

bool value_no_day(const struct vocab_type *t, const char *value)
{
    int numbers[3] = {0};
    struct buf plain = {0};
    bool found = false;
    if (t->is_date && strlen(value) <= 200) {
        digits_put(value, "", &plain);
        found = date_numbers(buf_text(&plain), numbers) && date_fits(numbers[0], 1, 1) && numbers[1] <= 99 && numbers[2] <= 99 && !date_fits(numbers[0], numbers[1], numbers[2]);
        buf_free(&plain);
    }
    return found;
}

/* A code in small letters, or with letters for the digits they look like. */
static bool code_repair(const char *pattern, struct buf *code)
{
    static const char from[] = "OIL", to[] = "011";
    if (pattern_fits(pattern, buf_text(code)))
        return true;
    for (char *p = code->data; p && *p; p++)
        *p = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;
    if (pattern_fits(pattern, buf_text(code)))
        return true;
    for (char *p = code->data; p && *p; p++)
        *p = strchr(from, *p) ? to[strchr(from, *p) - from] : *p;
    return pattern_fits(pattern, buf_text(code));
}

bool value_repair(const struct vocab_type *t, const char *value, struct buf *meant)
{
    struct buf plain = {0};
    bool found = false;
    if (strlen(value) > 200)
        return false;
    if (t->is_date)
        digits_put(value, "", &plain);
    else
        plain_put(value, " ()", &plain);
    if (t->is_date)
        found = date_repair(buf_text(&plain), meant);
    else if (t->pattern) {
        found = code_repair(t->pattern, &plain);
        if (found)
            buf_puts(meant, buf_text(&plain));
    } else if (t->least || t->most)
        found = number_repair(t, value, meant);
    buf_free(&plain);
    return found && strcmp(buf_text(meant), value) != 0;
}
