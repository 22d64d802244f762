/* tests: nearest: what is probably meant by a key or an option, and where nothing is said because every guess would mislead. */
#include <check.h>
#include <string.h>

#include "../../generator/check/nearest.h"

Suite *suite_nearest(void);

static struct vocab *vocab;

static const struct vocab_type *type_called(const char *name)
{
    for (int i = 0; i < vocab_type_count(vocab); i++)
        if (!strcmp(vocab_type_at(vocab, i)->name, name))
            return vocab_type_at(vocab, i);
    ck_abort_msg("no type %s", name);
    return NULL;
}

static void expect(const char *type, const char *written, const char *found, const char *wanted)
{
    ck_assert_msg(found && wanted ? !strcmp(found, wanted) : !found && !wanted, "%s: %s: %s, not %s", type, written, found ? found : "nothing", wanted ? wanted : "nothing");
}

START_TEST(keys)
{
    static const struct {
        const char *type, *written, *meant;
    } cases[] = {
        {"Unit", "credit-cod", "credit-code"}, {"Unit", "Post_Code", "postcode"},
        {"Unit", "邮编", "postcode"},          /* characters left out */
        {"Unit", "郵政編碼", "postcode"},      /* traditional */
        {"Unit", "联系人", "contact"},         /* part of a longer label */
        {"Address", "地址", "detail"},         /* not 地市, of which it has half */
        {"Leader", "职务", "title"},           {"Leader", "身份证号", "id-number"},
        {"System", "系统等级", NULL},          /* not 系统名称 */
        {"Leader", "学历", NULL},              {"Unit", "xyz", NULL},
    };
    vocab = vocab_load(NULL);
    ck_assert_ptr_nonnull(vocab);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *written;
        const struct vocab_element *e = nearest_child(type_called(cases[i].type), cases[i].written, &written);
        expect(cases[i].type, cases[i].written, e ? e->name : NULL, cases[i].meant);
    }
    vocab_free(vocab);
}
END_TEST

START_TEST(options)
{
    static const struct {
        const char *type, *written, *meant;
    } cases[] = {
        {"secrecy-level", "第三级", NULL}, {"level", "第三級", "3"},           {"level", "第３级", "3"},
        {"qualification-class", "丙级", NULL}, /* not 甲级 */
        {"industry", "政务", NULL},            /* not 税务 */
        {"unit-type", "事业", "3"},            /* 事业单位, not 企业 */
        {"unit-type", "国企", NULL},
        {"domestic-use", "未全部使用", NULL}, /* neither 全部使用 nor 全部未使用 */
        {"domestic-use", "部分", "partial"},
        {"level", "等保三级", "3"},            /* holds an alias */
        {"yes-no", "maybe", NULL},
    };
    vocab = vocab_load(NULL);
    ck_assert_ptr_nonnull(vocab);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct vocab_value *v = nearest_value(type_called(cases[i].type), cases[i].written);
        expect(cases[i].type, cases[i].written, v ? v->code : NULL, cases[i].meant);
    }
    vocab_free(vocab);
}
END_TEST

Suite *suite_nearest(void)
{
    Suite *s = suite_create("nearest");
    TCase *t = tcase_create("nearest");
    tcase_add_test(t, keys);
    tcase_add_test(t, options);
    suite_add_tcase(s, t);
    return s;
}
