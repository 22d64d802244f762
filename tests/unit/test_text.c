/* tests: text: classes of characters and places to break, as data. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../generator/base/arena.h"
#include "../../generator/base/utf8.h"
#include "../../generator/text/breaks.h"

Suite *suite_text(void);

enum { LONG = 400 };

static int codes(const char *utf8, uint32_t *out)
{
    int n = 0;
    for (const char *p = utf8, *end = utf8 + strlen(utf8); p < end && n < LONG;)
        out[n++] = (uint32_t)utf8_next(&p, end);
    return n;
}

/* The text with its breaks: | good, ' poor, ~ only at need. */
static void breaks_show(const char *text, char *out)
{
    uint32_t cp[LONG];
    uint8_t cls[LONG], may[LONG];
    int n = codes(text, cp);
    cjk_classify(cp, n, cls);
    breaks_find(cp, cls, n, may);
    for (int i = 0; i < n; i++) {
        out += utf8_put(out, cp[i]);
        if (i + 1 < n && may[i])
            *out++ = may[i] == BREAK_GOOD ? '|' : may[i] == BREAK_POOR ? '\'' : '~';
    }
    *out = 0;
}

static const char *const breaks[] = { /* the marks are taken out to get the text */
    /* GB/T 15834 5.1: no mark at a start, no opening one at an end */
    "安|全，|保|护。", "（一）|总|则", "他|说：|“好。”", "“安”|“全”", "等|级|保|护|（三|级）|系|统", "真|的？！|是",
    "原|则|——|这|是", "预|防……|也|是",
    /* standards */
    "依|据|GB/T 22239-~2019|建|设", "按|GB 17859—~1999|执|行", "符|合|ISO/~IEC 27001:~2022|的", "GA/T 671-~2006|与|GM/T 0054-~2018",
    "公通字~[2007]43号|文", "根|据|公通字~[2007]43号", "国发~〔2024〕12号", "公告~（2023）第7号",
    /* addresses */
    "地|址|10.~20.~1.~1-~10.~20.~1.~9|段", "网|段|10.~0.~0.~0/~8|内", "2001:~db8::~1/~64", "端|口|10.~20.~3.~4:~22，|用",
    /* dates, times */
    "于|2026年3月20日|前", "于|2026 年 3 月 20 日|前", "2026-~03-~20起", "2026/~3/~20", "二〇二六年三月二十日|发", "14:~30:~05时", "上|午|9：30|开",
    /* amounts, counts */
    "带|宽|100 Mbps|的", "容|量|3.~5GB，", "资|金|1,~688万元|整", "达|99.~9%|以|上", "满|30个工作日|后", "第3条|和|第|二|条", "约|±0.~5℃|内", "第3级|的",
    /* identifiers, mail */
    "编|号|XKZ-~2025-~3101|的", "电|话|0574-~55501001，", "sec@~port-~example.~cn", "电|话|0574 5550 1001|转",
    /* web addresses: behind their own joints */
    "https://example.'gov.'cn/'docs/'policy?'id='2024&'lang='zh", "见|https://a.example.'cn/x。|又",
    /* words */
    "real-|time |system", "SSL/~TLS |and/|or", "don’t |go", "the |“Latin |quotes” |in",
    NULL};

START_TEST(breaks_of)
{
    char text[2 * LONG], found[4 * LONG], wanted[2 * LONG];
    const char *from = breaks[_i];
    char *to = text, *w = wanted;
    for (; *from; from++) {
        bool mark = *from == '|' || *from == '~' || *from == '\'';
        if (!mark)
            *to++ = *from;
        *w++ = *from;
    }
    *to = *w = 0;
    breaks_show(text, found);
    ck_assert_str_eq(found, wanted);
}
END_TEST

/* h Han, o opening, c closing, m mark, l Latin, s space, . other */
static const char *const classes[][2] = {
    {"安全，（三级）", "hhcohhc"}, {"“好”", "ohc"}, {"say “yes” now", "llls.lll.slll"}, {"他说 “yes” 了", "hhsolllcsh"}, {"don’t", "lll.l"},
    {"安——全", "hmmh"}, {"17859—1999", "lllll.llll"}, {"— 1 —", "mslsm"}, {"a — b", "ls.sl"}, {"买·提", "hmh"}, {"99%的", "lllh"}, {"A“安”B", "l.h.l"}, {"①→", "h."}, {"注“A”“B”“C”", "holcolcolc"}, {NULL, NULL}};

START_TEST(classes_of)
{
    static const char letters[] = ".hocmls";
    uint32_t cp[LONG];
    uint8_t cls[LONG];
    char found[LONG];
    int n = codes(classes[_i][0], cp);
    cjk_classify(cp, n, cls);
    for (int i = 0; i < n; i++)
        found[i] = letters[cls[i]];
    found[n] = 0;
    ck_assert_str_eq(found, classes[_i][1]);
}
END_TEST

Suite *suite_text(void)
{
    Suite *s = suite_create("text");
    TCase *t = tcase_create("text");
    int count = 0;
    while (breaks[count])
        count++;
    tcase_add_loop_test(t, breaks_of, 0, count);
    for (count = 0; classes[count][0];)
        count++;
    tcase_add_loop_test(t, classes_of, 0, count);
    suite_add_tcase(s, t);
    return s;
}
