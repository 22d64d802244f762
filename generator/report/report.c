/* report: the entry: chooses the writer, the colour and the number. */
#define _GNU_SOURCE
#include "report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/utf8.h"
#include "../base/width.h"
#include "formats.h"

bool report_is_data(enum report_format format)
{
    return format == REPORT_JSON || format == REPORT_SARIF;
}

int report_shown(const struct diags *ds, const struct report_options *o)
{
    int count = diags_count(ds);
    return o->most && count > o->most ? o->most : count;
}

const char *level_name(enum diag_level level)
{
    static const char *const names[] = {"info", "warning", "error", "error"};
    return names[level];
}

void plain_put(struct buf *out, const char *text)
{
    for (const char *p = text, *end = text + strlen(text); p < end;) {
        const char *from = p;
        int32_t cp = utf8_next(&p, end);
        if (cp == UTF8_BAD)
            buf_printf(out, "<%02X>", (unsigned char)*from);
        else if (char_is_harmful(cp))
            buf_printf(out, "<U+%04X>", (unsigned)cp);
        else
            buf_add(out, from, (size_t)(p - from));
    }
}

/* https://no-color.org: any value that is not empty */
static bool is_colored(const struct report_options *o, FILE *out)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (o->color != REPORT_COLOR_AUTO)
        return o->color == REPORT_COLOR_ALWAYS;
    return isatty(fileno(out)) && !(no && *no) && !(terminal && !strcmp(terminal, "dumb"));
}

void report_print(const struct diags *ds, const struct report_options *o, FILE *out)
{
    struct buf text = {0};
    switch (o->format) {
    case REPORT_TEXT: text_write(ds, o, is_colored(o, out), &text); break;
    case REPORT_SHORT: short_write(ds, o, &text); break;
    case REPORT_JSON: json_write(ds, o, &text); break;
    case REPORT_SARIF: sarif_write(ds, o, &text); break;
    }
    fwrite(buf_text(&text), 1, text.len, out);
    fflush(out);
    buf_free(&text);
}
