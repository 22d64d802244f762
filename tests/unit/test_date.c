/* tests: date and working days: what terms of law are counted with. */
#include <check.h>
#include <string.h>

#include "../../generator/base/date.h"
#include "../../generator/verdict/holidays.h"

Suite *suite_date(void);

static long day(const char *text)
{
    long days = 0;
    ck_assert_msg(date_parse(text, &days), "%s is no date", text);
    return days;
}

static void expect(long days, const char *text)
{
    char out[DATE_SIZE];
    date_print(days, out);
    ck_assert_str_eq(out, text);
}

START_TEST(dates_that_exist)
{
    static const char *const wrong[] = {"2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1", "2026-01-1x", "2026-01-010", "", "二〇二六"};
    long days;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!date_parse(wrong[i], &days), "%s", wrong[i]);
    ck_assert_int_eq(day("1970-01-01"), 0);
    ck_assert_int_eq(day("2000-03-01") - day("2000-02-28"), 2);
    ck_assert_int_eq(day("2007-12-19") - day("2007-06-22"), 180);
    for (long d = day("1979-12-31"); d < day("2100-03-02"); d++) {
        char out[DATE_SIZE];
        date_print(d, out);
        ck_assert_int_eq(day(out), d);
    }
}
END_TEST

START_TEST(months_of_the_calendar)
{
    expect(date_add_months(day("2026-01-31"), 1), "2026-02-28");
    expect(date_add_months(day("2024-01-31"), 1), "2024-02-29");
    expect(date_add_months(day("2024-02-29"), 12), "2025-02-28");
    expect(date_add_months(day("2025-11-30"), 6), "2026-05-30");
    expect(date_add_months(day("2026-03-15"), -12), "2025-03-15");
    expect(date_add_months(day("2025-12-31"), 2), "2026-02-28");
}
END_TEST

START_TEST(weekdays)
{
    ck_assert_int_eq(date_weekday(day("1970-01-01")), 4);
    ck_assert_int_eq(date_weekday(day("2026-05-18")), 1);
    ck_assert_int_eq(date_weekday(day("2026-02-14")), 6);
    ck_assert_int_eq(date_weekday(day("1969-12-28")), 0);
}
END_TEST

START_TEST(working_days)
{
    static const struct {
        const char *from, *to;
        int n;
        int unknown;
    } cases[] = {
        {"2026-05-18", "2026-06-01", 10, 0}, /* two weeks */
        {"2026-09-28", "2026-10-16", 10, 0}, /* National Day, a Saturday worked */
        {"2026-02-10", "2026-02-28", 9, 0},  /* Spring Festival, two Saturdays worked */
        {"2025-01-24", "2025-02-08", 6, 0},  /* a Sunday and a Saturday worked */
        {"2024-09-30", "2024-10-12", 5, 0},
        {"2026-12-28", "2027-01-12", 10, 2027}, /* a year that is not known */
        {"2019-04-30", "2019-05-06", 3, 2019},
    };
    struct diags *ds = diags_new();
    struct holidays *h = holidays_load(NULL, ds);
    ck_assert_ptr_nonnull(h);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int unknown = 0;
        expect(holidays_add(h, day(cases[i].from), cases[i].n, &unknown), cases[i].to);
        ck_assert_int_eq(unknown, cases[i].unknown);
    }
    holidays_free(h);
    diags_free(ds);
}
END_TEST

START_TEST(nearest_working_day)
{
    static const struct {
        const char *day, *before, *after;
    } cases[] = {
        {"2026-06-12", "2026-06-12", "2026-06-12"},
        {"2026-06-13", "2026-06-12", "2026-06-15"}, /* a Saturday */
        {"2026-06-19", "2026-06-18", "2026-06-22"}, /* a holiday on a Friday */
        {"2026-02-20", "2026-02-14", "2026-02-24"}, /* Spring Festival: the Saturday before it is worked */
        {"2026-10-10", "2026-10-10", "2026-10-10"}, /* a Saturday worked */
        {"2025-12-31", "2025-12-31", "2025-12-31"},
        {"2026-01-01", "2025-12-31", "2026-01-04"},
    };
    struct diags *ds = diags_new();
    struct holidays *h = holidays_load(NULL, ds);
    int unknown = 0;
    ck_assert_ptr_nonnull(h);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect(holidays_nearest(h, day(cases[i].day), -1, &unknown), cases[i].before);
        expect(holidays_nearest(h, day(cases[i].day), 1, &unknown), cases[i].after);
    }
    ck_assert_int_eq(unknown, 0);
    expect(holidays_nearest(h, day("2027-01-03"), -1, &unknown), "2026-12-31");
    ck_assert_int_eq(unknown, 2027);
    holidays_free(h);
    diags_free(ds);
}
END_TEST

Suite *suite_date(void)
{
    Suite *s = suite_create("date");
    TCase *t = tcase_create("date");
    tcase_add_test(t, dates_that_exist);
    tcase_add_test(t, months_of_the_calendar);
    tcase_add_test(t, weekdays);
    tcase_add_test(t, working_days);
    tcase_add_test(t, nearest_working_day);
    suite_add_tcase(s, t);
    return s;
}
