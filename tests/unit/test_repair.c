/* tests: repair: the value that was probably meant by one that does not fit. */
#include <check.h>
#include <string.h>

#include "../../generator/check/repair.h"

Suite *suite_repair(void);

START_TEST(repairs)
{
    static const struct {
        const char *type, *written, *meant; /* NULL: nothing */
    } cases[] = {
        {"date", "2026年5月18日", "2026-05-18"}, {"date", "2026.5.18", "2026-05-18"}, {"date", "20260518", "2026-05-18"}, {"date", "２０２６－０５－１８", "2026-05-18"},
        {"date", "2026-05-18 00:00:00", "2026-05-18"}, {"date", "二〇二六年五月十八日", "2026-05-18"}, {"date", "二○二六年十月三十一日", "2026-10-31"}, {"date", "2026年二月二十八日", "2026-02-28"},
        {"date", "2026-02-30", NULL}, {"date", "2026年5月", NULL}, {"date", "昨天", NULL}, {"date", "5/18/2026", NULL},
        {"count", "12台", "12"}, {"count", "１，２００", "1200"}, {"count", "约80台", "80"}, {"count", "两台", "2"}, {"count", "十二个", "12"}, {"count", "一百零五人", "105"}, {"count", "二千三百", "2300"},
        {"count", "3至5台", NULL}, {"count", "-5", NULL}, {"count", "若干", NULL},
        {"postcode", "315 000", "315000"}, {"postcode", "“315000”", "315000"}, {"postcode", "628O00", "628000"}, {"postcode", "31500", NULL},
        {"credit-code", "9133O2O6MA2K7A3T9U", "91330206MA2K7A3T9U"}, {"credit-code", "91330206ma2k7a3t9u", "91330206MA2K7A3T9U"},
        {"phone", "(0574)55501234", "057455501234"}, {"phone", "0574－55501234转8001", "0574-55501234-8001"}, {"phone", "5550", NULL},
        {"mobile", "138 0812 3456", "13808123456"}, {"mobile", "l38O8123456", "13808123456"},
    };
    struct vocab *vocab = vocab_load(NULL);
    ck_assert_ptr_nonnull(vocab);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct vocab_type *t = NULL;
        struct buf meant = {0};
        for (int k = 0; k < vocab_type_count(vocab); k++)
            if (!strcmp(vocab_type_at(vocab, k)->name, cases[i].type))
                t = vocab_type_at(vocab, k);
        ck_assert_ptr_nonnull(t);
        bool found = value_repair(t, cases[i].written, &meant);
        ck_assert_msg(found == (cases[i].meant != NULL) && (!found || !strcmp(buf_text(&meant), cases[i].meant)), "%s %s: %s", cases[i].type, cases[i].written, found ? buf_text(&meant) : "nothing");
        buf_free(&meant);
    }
    vocab_free(vocab);
}
END_TEST

Suite *suite_repair(void)
{
    Suite *s = suite_create("repair");
    TCase *t = tcase_create("repair");
    tcase_add_test(t, repairs);
    suite_add_tcase(s, t);
    return s;
}
