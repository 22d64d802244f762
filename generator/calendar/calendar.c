/* calendar: content lines, folded and escaped; one all-day event for each dated duty. */
#include "calendar.h"

#include <string.h>

#include "../base/lang.h"

enum { LINE_MOST = 75 /* octets, RFC 5545 3.1 */ };

/* One content line, folded between characters. */
static void line_put(struct buf *out, const char *text)
{
    size_t width = 0;
    for (const char *p = text; *p;) {
        size_t len = 1;
        while ((p[len] & 0xC0) == 0x80)
            len++;
        if (width + len > LINE_MOST) {
            buf_puts(out, "\r\n ");
            width = 1;
        }
        buf_add(out, p, len);
        width += len;
        p += len;
    }
    buf_puts(out, "\r\n");
}

/* NAME:value with the value escaped as TEXT (RFC 5545 3.3.11). */
static void text_put(struct buf *out, const char *name, const char *value)
{
    struct buf line = {0};
    buf_printf(&line, "%s:", name);
    for (const char *p = value; *p; p++)
        if (*p == '\n')
            buf_puts(&line, "\\n");
        else if ((unsigned char)*p >= ' ') {
            if (strchr("\\;,", *p))
                buf_putc(&line, '\\');
            buf_putc(&line, *p);
        }
    line_put(out, line.data);
    buf_free(&line);
}

static void day_put(struct buf *out, const char *name, long day, const char *time)
{
    char date[DATE_SIZE];
    date_print(day, date);
    buf_printf(out, "%s:%.4s%.2s%.2s%s\r\n", name, date, date + 5, date + 8, time);
}

/* FNV-1a, 64 bits: a stable name without secrets in it. */
static unsigned long long hash_add(unsigned long long hash, const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3ull;
    return (hash ^ 0xFF) * 0x100000001B3ull;
}

/* A reminder that many days before; one that is past would ring at once, for every event. */
static void alarm_put(struct buf *out, const struct verdict *v, long day, int before, const char *summary)
{
    if (day - before < v->day)
        return;
    buf_printf(out, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P%dD\r\n", before);
    text_put(out, "DESCRIPTION", summary);
    buf_puts(out, "END:VALARM\r\n");
}

static void rest_put(const struct verdict_row *row, bool chinese, struct buf *out)
{
    char before[DATE_SIZE], after[DATE_SIZE];
    date_print(row->opens_before, before);
    date_print(row->opens_after, after);
    buf_printf(out, chinese ? "\n该日是休息日，此前的工作日为 %s。《办法》没有规定期限顺延；能否比照《民法典》第二百零三条顺延到 %s，请事先向公安机关确认。"
                            : "\nA day of rest; the working day before it is %s. The Measures do not say that the term moves; whether it ends on %s, as in Article 203 of the Civil Code, is to be asked of the police beforehand.",
               before, after);
}

static void event_put(const struct verdict *v, const struct verdict_row *row, const char *unit, const char *unit_key, struct buf *out)
{
    bool chinese = lang_is_chinese();
    struct buf summary = {0}, description = {0};
    unsigned long long hash = hash_add(hash_add(hash_add(0xCBF29CE484222325ull, unit_key), row->key), row->subject);
    buf_printf(&summary, "%s%s：%s", row->state == DUTY_LATE ? (chinese ? "（已超期）" : "(late) ") : "", row->subject, chinese ? row->title : row->title_en);
    char article[LANG_ARTICLE_SIZE];
    lang_article_print(row->article, article);
    if (chinese)
        buf_printf(&description, "%s\n依据：《信息安全等级保护管理办法》%s", unit, article);
    else
        buf_printf(&description, "%s\nLaw: Administrative Measures for the Multi-Level Protection of Information Security, Article %d", unit, row->article);
    if (row->resting)
        rest_put(row, chinese, &description);
    if (row->unknown_year)
        buf_puts(&description, chinese ? "\n该年的放假安排没有收录，日期按周末和固定日期的法定节假日推算。" : "\nThe holidays of that year are not known; the day is estimated from weekends and holidays of fixed date.");
    buf_puts(out, "BEGIN:VEVENT\r\n");
    buf_printf(out, "UID:%s-%016llx@dengbao\r\n", row->duty, hash);
    day_put(out, "DTSTAMP", v->day, "T000000Z");
    day_put(out, "DTSTART;VALUE=DATE", row->day, "");
    day_put(out, "DTEND;VALUE=DATE", row->day + 1, "");
    text_put(out, "SUMMARY", summary.data);
    text_put(out, "DESCRIPTION", description.data);
    text_put(out, "CATEGORIES", chinese ? "等级保护" : "dengbao");
    buf_puts(out, "TRANSP:TRANSPARENT\r\n");
    alarm_put(out, v, row->day, 30, summary.data);
    alarm_put(out, v, row->day, 7, summary.data);
    buf_puts(out, "END:VEVENT\r\n");
    buf_free(&summary);
    buf_free(&description);
}

void calendar_write(const struct verdict *v, const char *unit, const char *unit_key, struct buf *out)
{
    buf_puts(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dengbao//dengbao//ZH\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    for (int i = 0; i < v->count; i++)
        if (v->rows[i].dated)
            event_put(v, &v->rows[i], unit, unit_key, out);
    buf_puts(out, "END:VCALENDAR\r\n");
}
