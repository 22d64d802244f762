/* batch: spreadsheet, habits of Excel and WPS. */
#include "spreadsheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"

enum { EXACT_DIGITS = 15 /* that a spreadsheet keeps of a number */, DAY_OF_1970 = 25569 /* days since 1899-12-30, as spreadsheets count them */ };

static bool is_one_of(const char *text, const char *const *list)
{
    while (*list && strcmp(text, *list) != 0)
        list++;
    return *list;
}

/* 2026/3/20, 2026-3-20, 2026.3.20, 2026年3月20日; an hour of midnight behind it says nothing. */
static bool date_read(const char *text, int ymd[3])
{
    static const char *const forms[] = {"%4d/%2d/%2d%n", "%4d-%2d-%2d%n", "%4d.%2d.%2d%n", "%4d年%2d月%2d日%n"};
    static const char *const midnight[] = {"", " 0:00", " 0:00:00", " 00:00", " 00:00:00", NULL};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        int used = 0;
        if (sscanf(text, forms[i], &ymd[0], &ymd[1], &ymd[2], &used) == 3 && used && is_one_of(text + used, midnight))
            return true;
    }
    return false;
}

const char *spreadsheet_settle(const struct vocab_type *type, const char *text, struct arena *arena)
{
    int ymd[3];
    if (type->is_date && date_read(text, ymd))
        return arena_printf(arena, "%04d-%02d-%02d", ymd[0], ymd[1], ymd[2]);
    if (!strcmp(type->name, "yes-no") && (!strcmp(text, "TRUE") || !strcmp(text, "FALSE")))
        return text[0] == 'T' ? "true" : "false";
    return text;
}

/* #N/A, or ##### of a column that was too narrow. */
static bool is_error(const char *text)
{
    static const char *const errors[] = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", NULL};
    size_t strokes = strspn(text, "#");
    return is_one_of(text, errors) || (strokes > 1 && !text[strokes]);
}

/* 3.3E+17 */
static bool is_power(const char *text)
{
    char *end;
    return strstr(text, "E+") && !text[strspn(text, "0123456789.E+")] && (strtod(text, &end), !*end);
}

/* Digits only, of which all behind the fifteenth are zeros. */
static bool is_rounded(const char *text, size_t len)
{
    return len > EXACT_DIGITS && !text[EXACT_DIGITS + strspn(text + EXACT_DIGITS, "0")];
}

/* The value with the zeros at its beginning that a spreadsheet took away; false when none seem to be lost. */
static bool zeros_lost(const struct vocab_type *type, const char *text, char whole[32])
{
    static const struct { const char *type; size_t digits; } codes[] = {{"postcode", 6}, {"system-number", 5}};
    size_t len = strlen(text), digits = strspn(text, "0123456789");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (digits == len && len < codes[i].digits && !strcmp(type->name, codes[i].type)) {
            snprintf(whole, 32, "%0*d", (int)codes[i].digits, atoi(text));
            return true;
        }
    if (strcmp(type->name, "phone") != 0 || text[0] < '2' || text[0] > '9' || len >= 31)
        return false;
    snprintf(whole, 32, "0%s", text);
    return digits == len ? len >= 9 && len <= 11 : digits >= 2 && digits <= 3 && text[digits] == '-';
}

void spreadsheet_doubt(const struct vocab_type *type, const char *text, const char *heading, struct place at, struct diags *ds)
{
    size_t len = strlen(text), digits = strspn(text, "0123456789");
    char whole[32], day[DATE_SIZE];
    if (is_error(text))
        diag_add(ds, D_TABLE_ERROR, at, heading, text);
    if (type->is_integer || type->value_count || !len)
        return;
    if (is_power(text))
        diag_add(ds, D_TABLE_NUMBER, at, heading, text);
    else if (digits == len && is_rounded(text, len))
        diag_add(ds, D_TABLE_DIGITS, at, heading, text);
    else if (zeros_lost(type, text, whole))
        diag_add(ds, D_TABLE_ZEROS, at, heading, text, whole);
    else if (type->is_date && digits == len && len == 5) {
        date_print(atol(text) - DAY_OF_1970, day);
        diag_add(ds, D_TABLE_DAY, at, heading, text, day);
    }
}
