/* text: tokens, runs of letters, digits and joints; then what is tied to them: units, dates, prefixes of standards, numbers of documents. */
#include "tokens.h"

#include <stdbool.h>
#include <string.h>

#include "../base/utf8.h"

/* ---- characters; full-width letters and digits count as what they show ---- */

static uint32_t plain(uint32_t c)
{
    return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) || c == 0xFF0E || c == 0xFF0F || c == 0xFF0D ? c - 0xFEE0 : c;
}

static bool is_digit(uint32_t c)
{
    c = plain(c);
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    c = plain(c);
    return ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_upper(uint32_t c)
{
    c = plain(c);
    return c >= 'A' && c <= 'Z';
}

static bool is_alnum(uint32_t c)
{
    return is_digit(c) || is_letter(c);
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x40000);
}

/* Dashes and the like that join only between two letters or digits: – — ― ～ ~ × · ’ */
static bool is_wide_joint(uint32_t c)
{
    return c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2012 || c == 0x2010 || c == 0x2011 || c == 0xFF5E || c == 0xD7 || c == 0xB7 || c == 0x2019 || c == 0x2212;
}

static bool is_joint(uint32_t c)
{
    c = plain(c);
    return c < 0x80 && c && strchr("-./:_@+~#&=%,\\*'", (int)c);
}

static bool in_run(const uint32_t *t, int count, int i)
{
    return is_alnum(t[i]) || is_joint(t[i]) || (is_wide_joint(t[i]) && i > 0 && i + 1 < count && (is_alnum(t[i - 1]) || t[i - 1] == '%' || t[i - 1] == 0x2103) && is_alnum(t[i + 1]));
}

/* ---- runs ---- */

static bool in_url(uint32_t c)
{
    return is_alnum(c) || is_joint(c) || c == '?' || c == '!' || c == '$' || c == ';';
}

/* Web addresses: the end of one that begins at i, or i. */
static int url_end(const uint32_t *t, int count, int i)
{
    int k = i;
    while (k < count && (is_letter(t[k]) || t[k] == '+'))
        k++;
    bool scheme = k > i && k + 3 < count && t[k] == ':' && t[k + 1] == '/' && t[k + 2] == '/';
    bool www = i + 4 < count && (t[i] | 32) == 'w' && (t[i + 1] | 32) == 'w' && (t[i + 2] | 32) == 'w' && t[i + 3] == '.';
    if (!scheme && !www)
        return i;
    while (k < count && in_url(t[k]))
        k++;
    while (k > i && (t[k - 1] == '.' || t[k - 1] == ',' || t[k - 1] == ';' || t[k - 1] == ':' || t[k - 1] == '?' || t[k - 1] == '!'))
        k--; /* the sentence's own marks */
    return k;
}

static void url_tie(const uint32_t *t, int from, int end, uint8_t *tie)
{
    int host = from;
    while (host + 2 < end && !(t[host] == ':' && t[host + 1] == '/' && t[host + 2] == '/'))
        host++;
    host = host + 2 < end ? host + 3 : from;
    for (int i = from; i + 1 < end; i++) {
        bool joint = t[i] == '/' || t[i] == '?' || t[i] == '&' || t[i] == '=' || t[i] == '.';
        tie[i] = i >= host + 2 && i + 2 < end && joint && is_alnum(t[i + 1]) ? TIE_URL : TIE_FIRM;
    }
}

/* A run with a digit, a point, a colon... is a token; words joined by hyphens or a slash may be divided there when both parts are words. */
static void run_tie(const uint32_t *t, int from, int end, uint8_t *tie)
{
    bool token = false;
    for (int i = from; i < end; i++)
        token |= is_digit(t[i]) || (is_joint(t[i]) && !strchr("-/',.", (int)plain(t[i]))) || (t[i] == '.' && i + 1 < end && is_letter(t[i + 1]));
    for (int i = from; i + 1 < end; i++) {
        if (is_letter(t[i]) && is_letter(t[i + 1]) && !token)
            continue; /* inside a word nothing divides it but a hyphen's place */
        bool word_joint = (t[i] == '-' || t[i] == '/') && i >= from + 2 && i + 2 < end && is_letter(t[i - 1]) && is_letter(t[i - 2]) && is_letter(t[i + 1]) && is_letter(t[i + 2]);
        if (!token && word_joint && !(is_upper(t[i - 1]) && is_upper(t[i + 1])))
            continue;
        bool prefix = t[i] == '/' && is_letter(t[i + 1]) && (i + 2 >= end || !is_alnum(t[i + 2])); /* GB/T */
        bool apostrophe = t[i] == '\'' || t[i] == 0x2019;
        bool joint = (is_joint(t[i]) || is_wide_joint(t[i])) && is_alnum(t[i + 1]) && i > from && !prefix && !apostrophe;
        tie[i] = joint ? TIE_JOINT : TIE_FIRM;
    }
}

static void runs_tie(const uint32_t *t, int count, uint8_t *tie)
{
    for (int i = 0; i < count;) {
        if (!in_run(t, count, i)) {
            i++;
            continue;
        }
        int end = url_end(t, count, i);
        if (end > i) {
            url_tie(t, i, end, tie);
            i = end;
            continue;
        }
        for (end = i; end < count && in_run(t, count, end); end++)
            ;
        run_tie(t, i, end, tie);
        i = end;
    }
}

/* ---- units ---- */

/* What is counted or measured, longest first where one begins another (GB/T 15835, GB 3100). */
static const char *const units_chinese[] = {"个工作日", "平方公里", "立方米", "平方米", "工作日", "人次", "万人次", "亿人次", "万美元", "亿美元", "万元", "亿元", "万人", "万户", "万条", "万个", "万次", "万台", "万吨",
    "个月", "小时", "分钟", "毫秒", "微秒", "公里", "千米", "厘米", "毫米", "千克", "公斤", "千瓦", "美元", "欧元", "港元", "季度", "号楼", "年", "月", "日", "时", "分", "秒", "号", "个", "台", "套", "级", "条", "项", "章", "节", "款", "页", "天",
    "周", "人", "次", "家", "名", "类", "岁", "元", "万", "亿", "千", "百", "兆", "吨", "米", "克", "升", "度", "层", "楼", "室", "栋", "幢", "份", "种", "处", "路", "位", "倍", "步", "期", "批", "户", "例", "起", "字", "核", "颗", "块", "根", "点", "件",
    "轮", "版", "卷", "册", "张", "辆", "座", "条", "行", "列", "组", "届", "所", "间", "股", "年度", "月份", "角", "卡", "箱", "艘", "顿", "场", "门", "口", "支", "对", "班", "师", "局", "区", "县", "市"};
static const char *const units_latin[] = {"bps", "kbps", "Kbps", "Mbps", "Gbps", "Tbps", "bit", "Mbit", "Gbit", "Mb", "Gb", "Mb/s", "MB/s", "GB/s", "Gb/s", "B", "kB", "KB", "MB", "GB", "TB", "PB", "EB", "KiB", "MiB", "GiB", "TiB", "Hz", "kHz",
    "MHz", "GHz", "V", "kV", "mA", "A", "W", "kW", "MW", "kWh", "VA", "kVA", "KVA", "Ah", "m", "mm", "cm", "km", "dm", "μm", "nm", "m²", "km²", "m³", "㎡", "m/s", "km/h", "s", "ms", "μs", "ns", "min", "h", "d", "g", "kg", "mg", "t", "L", "mL", "U", "dB",
    "dBm", "℃", "°C", "K", "rpm", "fps", "dpi", "px", "pt", "lx", "Pa", "kPa", "MPa", "QPS", "TPS", "IOPS", "vCPU", "%", "‰", "USD", "CNY", "RMB", "EUR"};

/* First byte of a character in UTF-8: most words differ in it. */
static char utf8_lead(uint32_t c)
{
    return (char)(c < 0x80 ? c : c < 0x800 ? 0xC0 | c >> 6 : c < 0x10000 ? 0xE0 | c >> 12 : 0xF0 | c >> 18);
}

/* Length of the word in code points when it stands at i, else 0. */
static int word_at(const uint32_t *t, int count, int i, const char *word)
{
    if (*word != utf8_lead(t[i]))
        return 0;
    int n = 0;
    for (const char *p = word, *end = word + strlen(word); p < end; n++)
        if (i + n >= count || (uint32_t)utf8_next(&p, end) != t[i + n])
            return 0;
    return n;
}

/* The longest unit of the list that begins at i; whole: no letter or digit may follow it. */
static int unit_at(const uint32_t *t, int count, int i, const char *const *list, int size, bool whole)
{
    int best = 0;
    for (int k = 0; k < size; k++) {
        int n = word_at(t, count, i, list[k]);
        if (n > best && !(whole && i + n < count && is_alnum(t[i + n])))
            best = n;
    }
    return best;
}

#define UNIT_AT(t, count, i, list, whole) unit_at(t, count, i, list, (int)(sizeof list / sizeof *list), whole)

static bool ends_number(uint32_t c)
{
    return is_digit(c) || c == '%' || c == 0xFF05 || c == '+';
}

/* 年 月 时 分 点 第 章 号: before the number that goes on */
static bool goes_on(uint32_t c)
{
    return c == 0x5E74 || c == 0x6708 || c == 0x65F6 || c == 0x5206 || c == 0x70B9;
}

static int skip_space(const uint32_t *t, int count, int i)
{
    return i < count && (t[i] == ' ' || t[i] == 0xA0) ? i + 1 : i;
}

static void ties_set(uint8_t *tie, int from, int end)
{
    for (int i = from; i < end; i++)
        if (!tie[i] || tie[i] == TIE_URL)
            tie[i] = TIE_FIRM;
}

static void units_tie(const uint32_t *t, int count, uint8_t *tie)
{
    for (int i = 0; i + 1 < count; i++) {
        if (is_digit(t[i + 1]) && i >= 0 && (t[i] == 0x7B2C || t[i] == 0xB1 || t[i] == 0x2265 || t[i] == 0x2264 || t[i] == 0x2248 || t[i] == '>' || t[i] == '<' || t[i] == 0xFF1E || t[i] == 0xFF1C)) /* 第 ± ≥ ≤ ≈ */
            tie[i] = TIE_FIRM;
        if (t[i] == 0xFF1A && i > 0 && is_digit(t[i - 1]) && is_digit(t[i + 1])) /* 14：30 */
            tie[i - 1] = tie[i] = TIE_FIRM;
        if (!ends_number(t[i]))
            continue;
        int next = skip_space(t, count, i + 1);
        if (next >= count)
            continue;
        int n = is_han(t[next]) ? UNIT_AT(t, count, next, units_chinese, false) : next > i + 1 ? UNIT_AT(t, count, next, units_latin, true) : 0;
        if (!n)
            continue;
        int last = next + n - 1; /* of the unit */
        ties_set(tie, i, last);
        int more = skip_space(t, count, last + 1);
        if (more < count && is_digit(t[more]) && goes_on(t[last])) /* 年3月: the date goes on */
            ties_set(tie, last, more);
    }
}

/* ---- spaces inside tokens ---- */

/* GB/T 22239, GB 17859, ISO/IEC 27001, GA/T 671: capitals and slashes before the space, a number behind it. */
static bool standard_at(const uint32_t *t, int count, int space)
{
    int i = space - 1, letters = 0;
    while (i >= 0 && (is_upper(t[i]) || plain(t[i]) == '/'))
        i--, letters++;
    return letters >= 1 && letters <= 12 && is_upper(t[i + 1]) && (i < 0 || !is_alnum(t[i])) && space + 1 < count && is_digit(t[space + 1]);
}

static int digits_from(const uint32_t *t, int count, int i, int step)
{
    int n = 0;
    for (; i >= 0 && i < count && is_digit(t[i]); i += step)
        n++;
    return n;
}

static void spaces_tie(const uint32_t *t, int count, uint8_t *tie)
{
    for (int i = 1; i + 1 < count; i++) {
        if (t[i] != ' ')
            continue;
        int before = digits_from(t, count, i - 1, -1), after = digits_from(t, count, i + 1, 1);
        bool groups = before >= 3 && after >= 3 && after <= 4 && (before <= 4 || t[i - 1] == ' '); /* 0574 5550 1001; 1 234 is rare and too like a list */
        if (standard_at(t, count, i) || groups || (before && i - before - 1 >= 0 && t[i - before - 1] == '+' && after))
            tie[i - 1] = tie[i] = TIE_FIRM;
    }
}

/* ---- numbers of documents: 公通字[2007]43号, 〔2024〕12号, 公告（2023）第7号 ---- */

static bool is_stop_word(uint32_t c) /* 据照按见及和与或对由的为依如在了于是以等有被将并即且 */
{
    static const uint32_t words[] = {0x636E, 0x7167, 0x6309, 0x89C1, 0x53CA, 0x548C, 0x4E0E, 0x6216, 0x5BF9, 0x7531, 0x7684, 0x4E3A, 0x4F9D, 0x5982, 0x5728, 0x4E86, 0x4E8E, 0x662F, 0x4EE5, 0x7B49, 0x6709, 0x88AB, 0x5C06, 0x5E76, 0x5373, 0x4E14, 0};
    for (const uint32_t *w = words; *w; w++)
        if (*w == c)
            return true;
    return false;
}

static uint32_t closing_of(uint32_t c)
{
    return c == '[' ? ']' : c == '(' ? ')' : c == 0x3014 ? 0x3015 : c == 0xFF08 ? 0xFF09 : c == 0xFF3B ? 0xFF3D : c == 0x3010 ? 0x3011 : 0;
}

static void documents_tie(const uint32_t *t, int count, uint8_t *tie)
{
    for (int i = 0; i + 6 < count; i++) {
        uint32_t close = closing_of(t[i]);
        if (!close || digits_from(t, count, i + 1, 1) != 4 || t[i + 5] != close)
            continue;
        int k = i + 6;
        if (t[k] == 0x7B2C) /* 第 */
            k++;
        int n = digits_from(t, count, k, 1);
        if (!n || k + n >= count || t[k + n] != 0x53F7) /* 号 */
            continue;
        int from = i;
        while (from > 0 && i - from < 4 && is_han(t[from - 1]) && !is_stop_word(t[from - 1]))
            from--;
        ties_set(tie, from, k + n);
        tie[i] = TIE_FIRM;
        if (from < i)
            tie[i - 1] = TIE_JOINT;
    }
}

/* ---- dates in Chinese numerals: 二〇二六年三月二十日 ---- */

static bool is_numeral(uint32_t c)
{
    static const uint32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x3007, 0x25CB, 0x96F6, 0};
    for (const uint32_t *n = numerals; *n; n++)
        if (*n == c)
            return true;
    return false;
}

static void numerals_tie(const uint32_t *t, int count, uint8_t *tie)
{
    for (int i = 0; i < count;) {
        if (!is_numeral(t[i])) {
            i++;
            continue;
        }
        int end = i;
        while (end < count && is_numeral(t[end]))
            end++;
        bool year = end < count && t[end] == 0x5E74 && end - i >= 2, month = end < count && t[end] == 0x6708, day = end < count && t[end] == 0x65E5;
        if (year || month || day)
            ties_set(tie, i, end);
        if ((year || month) && end + 1 < count && is_numeral(t[end + 1]))
            tie[end] = TIE_FIRM;
        i = end + 1;
    }
}

void tokens_find(const uint32_t *t, int count, uint8_t *tie)
{
    memset(tie, 0, (size_t)count);
    runs_tie(t, count, tie);
    units_tie(t, count, tie);
    spaces_tie(t, count, tie);
    documents_tie(t, count, tie);
    numerals_tie(t, count, tie);
}
