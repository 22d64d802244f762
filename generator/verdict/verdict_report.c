/* verdict: report, a verdict as a table for people and as JSON for programs. */
#include <string.h>

#include "../base/lang.h"
#include "verdict.h"

/* 第十四条: the articles of the Measures have numbers below 100. */
static void article_chinese(int n, struct buf *out)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    buf_printf(out, "第%s%s%s条", n >= 20 ? digits[n / 10] : "", n >= 10 ? "十" : "", digits[n % 10]);
    if (n <= 10)
        buf_puts(out, "\xE3\x80\x80"); /* as wide as 第十四条 */
    if (n <= 20 || n % 10 == 0)
        buf_puts(out, "\xE3\x80\x80");
}

static void row_text(const struct verdict_row *row, bool chinese, struct buf *out)
{
    static const char *const states[][2] = {{"done   ", "已完成"}, {"due    ", "待完成"}, {"missing", "未完成"}, {"late   ", "已超期"}};
    char date[DATE_SIZE] = "          ";
    if (row->dated)
        date_print(row->day, date);
    buf_printf(out, "    %s  %s  ", states[row->state][chinese], date);
    if (chinese)
        article_chinese(row->article, out);
    else
        buf_printf(out, "Art. %-2d", row->article);
    buf_printf(out, "  %s", chinese ? row->title : row->title_en);
    if (row->state == DUTY_DONE && row->dated)
        buf_puts(out, chinese ? "（所列为下次期限）" : " (the date is the next time)");
    if (row->guessed)
        buf_puts(out, chinese ? "（该年的放假安排没有收录，只按周末推算）" : " (the holidays of that year are not known: weekends only)");
    buf_putc(out, '\n');
}

static bool is_shown(const struct verdict_row *row)
{
    return !row->quiet || row->state == DUTY_LATE;
}

static int count_of(const struct verdict *v, enum duty_state state)
{
    int count = 0;
    for (int i = 0; i < v->count; i++)
        count += v->rows[i].state == state && is_shown(&v->rows[i]);
    return count;
}

/* A heading for each subject; its rows stand together. */
static void groups_text(const struct verdict *v, bool chinese, struct buf *out)
{
    const char *subject = NULL;
    for (int i = 0; i < v->count; i++) {
        if (!is_shown(&v->rows[i]))
            continue;
        if (!subject || strcmp(subject, v->rows[i].subject))
            buf_printf(out, "  %s\n", subject = v->rows[i].subject);
        row_text(&v->rows[i], chinese, out);
    }
}

void verdict_text(const struct verdict *v, struct buf *out)
{
    bool chinese = lang_is_chinese();
    char date[DATE_SIZE];
    date_print(v->day, date);
    buf_printf(out, chinese ? "\n办法规定的义务（截至 %s）：已完成 %d 项，待完成 %d 项，未完成 %d 项，已超期 %d 项\n" : "\nDuties of the Measures on %s: %d done, %d due, %d missing, %d late\n", date,
               count_of(v, DUTY_DONE), count_of(v, DUTY_DUE), count_of(v, DUTY_MISSING), count_of(v, DUTY_LATE));
    groups_text(v, chinese, out);
}

void verdict_json(const struct verdict *v, struct buf *out)
{
    buf_putc(out, '[');
    for (int i = 0; i < v->count; i++) {
        const struct verdict_row *row = &v->rows[i];
        char date[DATE_SIZE] = "";
        if (row->dated)
            date_print(row->day, date);
        buf_printf(out, "%s{\"duty\":\"%s\",\"article\":%d,\"who\":\"%s\",\"subject\":", i ? "," : "", row->duty, row->article, row->who);
        buf_json(out, row->subject);
        buf_puts(out, ",\"key\":");
        buf_json(out, row->key);
        buf_puts(out, ",\"title\":");
        buf_json(out, lang_is_chinese() ? row->title : row->title_en);
        buf_printf(out, ",\"state\":\"%s\"", duty_state_name(row->state));
        if (row->dated)
            buf_printf(out, ",\"%s\":\"%s\"", row->state == DUTY_DONE ? "next" : "due", date);
        if (row->guessed)
            buf_puts(out, ",\"weekends-only\":true");
        buf_printf(out, ",\"line\":%d,\"column\":%d}", row->place.line, row->place.col);
    }
    buf_putc(out, ']');
}
