/* report: text, findings for people: sentence, source line with a caret, what was expected and meant, a hint, further places; or one line each. */
#include <stdlib.h>
#include <string.h>

#include "../base/lang.h"
#include "../base/utf8.h"
#include "../base/width.h"
#include "formats.h"

enum { LINE_COLUMNS = 100, TAB_COLUMNS = 4 };

struct style { /* escape sequences, or empty strings */
    const char *place, *level[DIAG_ENVIRONMENT + 1], *caret, *faint, *end;
};

static const struct style plain = {"", {"", "", "", ""}, "", "", ""};
static const struct style colored = {"\033[1m", {"\033[1;36m", "\033[1;35m", "\033[1;31m", "\033[1;31m"}, "\033[1;32m", "\033[2m", "\033[0m"};

static void place_put(struct buf *out, struct place place)
{
    plain_put(out, place.file ? place.file : "dengbao");
    if (place.line)
        buf_printf(out, ":%d:%d", place.line, place.col ? place.col : 1);
    buf_putc(out, ':');
}

/* ---- the source line ---- */

struct cell { /* a character as it is shown */
    char text[12];
    int width;
};

/* One character of the line: tabs become blanks, so that the caret stands where it should, whatever the terminal thinks of tabs. */
static struct cell cell_read(const char **p, const char *end)
{
    struct cell c = {.width = TAB_COLUMNS};
    const char *from = *p;
    int32_t cp = utf8_next(p, end);
    if (cp == '\t')
        strcpy(c.text, "    ");
    else if (cp == UTF8_BAD || char_is_harmful(cp))
        strcpy(c.text, "\xEF\xBF\xBD"), c.width = 1;
    else
        memcpy(c.text, from, (size_t)(*p - from)), c.width = char_width(cp);
    return c;
}

/* Columns that characters from..to of the line take, counted from 0. */
static int columns_of(const char *line, int from, int to)
{
    const char *p = line, *end = line + strlen(line);
    int columns = 0;
    for (int i = 0; p < end && i < to; i++) {
        struct cell c = cell_read(&p, end);
        columns += i >= from ? c.width : 0;
    }
    return columns;
}

/* The line with its number, cut to a window around the place, and the caret below. */
static void quote_put(struct buf *out, const struct quote *q, struct place place, const struct style *style)
{
    if (!q->text)
        return;
    int at = place.col - q->from, first = 0, used = 0, last = 0, digits = 0;
    const char *p = q->text, *end = q->text + strlen(q->text);
    for (int n = place.line; n; n /= 10)
        digits++;
    while (columns_of(q->text, first, at) > LINE_COLUMNS * 2 / 3)
        first++;
    bool cut = first > 0 || q->from > 1;
    buf_printf(out, "%s%*d |%s %s", style->faint, digits > 5 ? digits : 5, place.line, style->end, cut ? "…" : "");
    for (last = 0; p < end; last++) {
        struct cell c = cell_read(&p, end);
        if (last < first)
            continue;
        if (used + c.width > LINE_COLUMNS) {
            buf_puts(out, "…");
            break;
        }
        used += c.width;
        buf_puts(out, c.text);
    }
    int span = at + q->span > last ? last - at : q->span, width = columns_of(q->text, at, at + span);
    buf_printf(out, "\n%s%*s |%s %*s%s^", style->faint, digits > 5 ? digits : 5, "", style->end, columns_of(q->text, first, at) + cut, "", style->caret);
    for (int i = 1; i < width; i++)
        buf_putc(out, '~');
    buf_printf(out, "%s\n", style->end);
}

/* ---- findings ---- */

/* 第十六条 in Chinese, Art. 16 in English; several are divided by commas. */
static void article_put(struct buf *out, const char *article)
{
    char name[LANG_ARTICLE_SIZE];
    if (!lang_is_chinese()) {
        buf_printf(out, "Art. %s", article);
        return;
    }
    for (const char *p = article; *p; p += strcspn(p, "0123456789")) {
        lang_article_print((int)strtol(p, (char **)&p, 10), name);
        buf_puts(out, name);
    }
}

static void sentence_put(struct buf *out, const struct diag *d)
{
    if (d->part[DIAG_SUBJECT]) {
        plain_put(out, d->part[DIAG_SUBJECT]);
        buf_puts(out, _(": "));
    }
    plain_put(out, d->text);
}

static void part_put(struct buf *out, const struct style *style, const char *label, const char *text)
{
    buf_printf(out, "%*s %s= %s%s", 5, "", style->faint, label, style->end);
    plain_put(out, text);
    buf_putc(out, '\n');
}

static void diag_put(const struct diag *d, const struct style *style, struct buf *out)
{
    static const char *const levels[] = {N_("info: "), N_("warning: "), N_("error: "), N_("error: ")};
    static const struct {
        enum diag_part part;
        const char *label;
    } lines[] = {{DIAG_EXPECTED, N_("expected: ")}, {DIAG_MEANT, N_("did you mean: ")}, {DIAG_HINT, N_("to mend it: ")}};
    buf_puts(out, style->place);
    place_put(out, d->place);
    buf_printf(out, "%s %s%s%s", style->end, style->level[d->level], _(levels[d->level]), style->end);
    sentence_put(out, d);
    buf_printf(out, " %s[%s", style->faint, d->code);
    if (d->part[DIAG_ARTICLE]) {
        buf_puts(out, lang_is_chinese() ? "，" : ", ");
        article_put(out, d->part[DIAG_ARTICLE]);
    }
    buf_printf(out, "]%s\n", style->end);
    quote_put(out, &d->quote, d->place, style);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (d->part[lines[i].part])
            part_put(out, style, _(lines[i].label), d->part[lines[i].part]);
    for (const struct diag_also *a = d->also; a; a = a->next) {
        buf_puts(out, "  ");
        place_put(out, a->place);
        buf_printf(out, " %s%s%s", style->level[DIAG_INFO], _("note: "), style->end);
        plain_put(out, a->text);
        buf_putc(out, '\n');
        quote_put(out, &a->quote, a->place, style);
    }
}

static void summary_put(const struct diags *ds, const struct report_options *o, struct buf *out)
{
    int errors = diags_count_level(ds, DIAG_ERROR), warnings = diags_count_level(ds, DIAG_WARNING) - errors, infos = diags_count_level(ds, DIAG_INFO) - warnings - errors;
    int hidden = errors + warnings + infos - report_shown(ds, o);
    if (hidden)
        buf_printf(out, _("%d more findings are not shown\n"), hidden);
    if (!o->files)
        return;
    if (errors + warnings + infos == 0)
        buf_printf(out, ngettext("%d file checked: nothing found\n", "%d files checked: nothing found\n", (unsigned long)o->files), o->files);
    else
        buf_printf(out, ngettext("%d file checked: errors %d, warnings %d, remarks %d\n", "%d files checked: errors %d, warnings %d, remarks %d\n", (unsigned long)o->files), o->files, errors,
                   warnings, infos);
    if (errors + warnings + infos)
        buf_printf(out, _("What one is about: dengbao explain CODE, such as dengbao explain %s\n"), diags_at(ds, 0)->code);
}

void text_write(const struct diags *ds, const struct report_options *o, bool color, struct buf *out)
{
    for (int i = 0; i < report_shown(ds, o); i++)
        diag_put(diags_at(ds, i), color ? &colored : &plain, out);
    summary_put(ds, o, out);
}

void message_put(struct buf *out, const struct diag *d)
{
    sentence_put(out, d);
    if (d->part[DIAG_EXPECTED]) {
        buf_printf(out, "%s%s", _("; "), _("expected: "));
        plain_put(out, d->part[DIAG_EXPECTED]);
    }
    if (d->part[DIAG_MEANT]) {
        buf_printf(out, "%s%s", _("; "), _("did you mean: "));
        plain_put(out, d->part[DIAG_MEANT]);
    }
}

void short_write(const struct diags *ds, const struct report_options *o, struct buf *out)
{
    for (int i = 0; i < report_shown(ds, o); i++) {
        const struct diag *d = diags_at(ds, i);
        place_put(out, d->place);
        buf_printf(out, " %s: %s: ", level_name(d->level), d->code);
        message_put(out, d);
        for (const struct diag_also *a = d->also; a; a = a->next) {
            buf_puts(out, _("; "));
            plain_put(out, a->text);
            buf_putc(out, ' ');
            if (!a->place.file || !d->place.file || strcmp(a->place.file, d->place.file) != 0)
                plain_put(out, a->place.file ? a->place.file : "");
            buf_printf(out, ":%d:%d", a->place.line, a->place.col);
        }
        if (d->part[DIAG_ARTICLE])
            buf_printf(out, " [Art. %s]", d->part[DIAG_ARTICLE]);
        buf_putc(out, '\n');
    }
}
