/* tests: layout: space, adjacent space-specifiers (XSL 4.3.1). Each case is a sequence of them and what it comes to. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../../generator/layout/space.h"
Suite *suite_space(void);

/* "min,opt,max,precedence[!]": ! is conditionality retain; precedence f is force. */
static struct fo_space parsed(const char *text)
{
    int min, opt, max;
    char precedence[8], retain = 0;
    ck_assert_int_ge(sscanf(text, "%d,%d,%d,%7[0-9f]%c", &min, &opt, &max, precedence, &retain), 4);
    return (struct fo_space){.min.abs = min, .opt.abs = opt, .max.abs = max, .precedence = precedence[0] == 'f' ? FO_FORCE : atoi(precedence), .retain = retain == '!'};
}

static const struct {
    const char *sequence[4], *all, *before_kept, *after_kept; /* kept: at the beginning, at the end of a reference area */
} cases[] = {
    {{"1,2,3,0"}, "1,2,3", "0,0,0", "0,0,0"},
    {{"1,2,3,0!"}, "1,2,3", "1,2,3", "1,2,3"},
    {{"1,4,9,0", "2,6,7,0"}, "2,6,7", "0,0,0", "0,0,0"},          /* the larger optimum */
    {{"1,6,9,0", "2,6,7,0"}, "2,6,7", "0,0,0", "0,0,0"},          /* equal: the tighter bounds */
    {{"9,9,9,0", "2,2,2,1"}, "2,2,2", "0,0,0", "0,0,0"},          /* precedence */
    {{"9,9,9,5", "2,2,2,f", "3,3,4,f"}, "5,5,6", "0,0,0", "0,0,0"}, /* forcing ones add up */
    {{"9,9,9,0", "4,4,4,0!", "7,7,7,0"}, "9,9,9", "7,7,7", "9,9,9"},
    {{"0,0,0,0", "-5,-5,-5,0"}, "-5,-5,-5", "0,0,0", "0,0,0"},
};

static void assert_space(struct space s, const char *wanted)
{
    char text[48];
    snprintf(text, sizeof text, "%d,%d,%d", s.min, s.opt, s.max);
    ck_assert_str_eq(text, wanted);
}

START_TEST(spaces_resolve)
{
    struct spaces before = {0}, after = {0};
    for (int i = 0; i < 4 && cases[_i].sequence[i]; i++) {
        struct fo_space s = parsed(cases[_i].sequence[i]);
        before = i ? spaces_before(before, spaces_of(&s)) : spaces_of(&s);
        after = i ? spaces_after(after, spaces_of(&s)) : spaces_of(&s);
    }
    assert_space(before.all, cases[_i].all);
    assert_space(after.all, cases[_i].all);
    assert_space(before.kept, cases[_i].before_kept);
    assert_space(after.kept, cases[_i].after_kept);
}
END_TEST

Suite *suite_space(void)
{
    Suite *s = suite_create("space");
    TCase *c = tcase_create("resolution");
    tcase_add_loop_test(c, spaces_resolve, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(s, c);
    return s;
}
