/* verdict: report, a verdict as a table for people and as JSON for programs. */
#include <string.h>

#include "../base/lang.h"
#include "verdict.h"

static void article_chinese(int n, struct buf *out)
{
    char name[LANG_ARTICLE_SIZE];
    lang_article_print(n, name);
    buf_puts(out, name);
    if (n <= 10)
        buf_puts(out, "\xE3\x80\x80"); /* as wide as 第十四条 */
    if (n <= 20 || n % 10 == 0)
        buf_puts(out, "\xE3\x80\x80");
}

/* What to do about a last day of rest: be there before it, or if that has passed, at once. */
static void rest_text(const struct verdict_row *row, long day, bool chinese, struct buf *out)
{
    char date[DATE_SIZE];
    bool in_time = row->opens_before >= day;
    date_print(in_time ? row->opens_before : row->opens_after, date);
    if (in_time)
        buf_printf(out, chinese ? "（休息日，请最迟 %s 办理）" : " (a day of rest: be there by %s)", date);
    else
        buf_printf(out, chinese ? "（休息日，其后的工作日为 %s）" : " (a day of rest; the next working day is %s)", date);
}

static void row_text(const struct verdict_row *row, long day, bool chinese, struct buf *out)
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
    if (row->resting)
        rest_text(row, day, chinese, out);
    if (row->unknown_year)
        buf_puts(out, chinese ? "（推算）" : " (estimated)");
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
        row_text(&v->rows[i], v->day, chinese, out);
    }
}

void verdict_text(const struct verdict *v, struct buf *out)
{
    bool chinese = lang_is_chinese();
    char date[DATE_SIZE];
    if (!v->count)
        return;
    date_print(v->day, date);
    buf_printf(out, chinese ? "\n办法规定的义务（截至 %s）：已完成 %d 项，待完成 %d 项，未完成 %d 项，已超期 %d 项\n" : "\nDuties of the Measures on %s: %d done, %d due, %d missing, %d late\n", date,
               count_of(v, DUTY_DONE), count_of(v, DUTY_DUE), count_of(v, DUTY_MISSING), count_of(v, DUTY_LATE));
    groups_text(v, chinese, out);
    for (int i = 0; i < v->count; i++)
        if (v->rows[i].resting && is_shown(&v->rows[i])) {
            buf_puts(out, chinese ? "期限的最后一日是休息日的，《办法》没有规定顺延，所列为未顺延的日期；能否比照《民法典》第二百零三条顺延到其后的工作日，请事先向公安机关确认。\n"
                                  : "Where a term ends on a day of rest, the Measures do not say that it moves: the day shown is the earlier one. Whether it moves to the next working day, as in Article 203 of "
                                    "the Civil Code, is to be asked of the police beforehand.\n");
            break;
        }
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
        if (row->resting) {
            char before[DATE_SIZE], after[DATE_SIZE];
            date_print(row->opens_before, before);
            date_print(row->opens_after, after);
            buf_printf(out, ",\"working-day-before\":\"%s\",\"working-day-after\":\"%s\"", before, after);
        }
        if (row->unknown_year)
            buf_puts(out, ",\"estimated\":true");
        buf_printf(out, ",\"line\":%d,\"column\":%d}", row->place.line, row->place.col);
    }
    buf_putc(out, ']');
}
