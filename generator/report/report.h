/* report: the list of findings -> text for people, one line each (as gcc writes them), JSON, or SARIF 2.1.0. */
#ifndef DENGBAO_REPORT_REPORT_H
#define DENGBAO_REPORT_REPORT_H
#include <stdio.h>

#include "../base/buf.h"
#include "../base/diag.h"

enum report_format { REPORT_TEXT, REPORT_SHORT, REPORT_JSON, REPORT_SARIF };
enum report_color { REPORT_COLOR_AUTO, REPORT_COLOR_NEVER, REPORT_COLOR_ALWAYS }; /* auto: on a terminal, when NO_COLOR is not set */

struct report_options {
    enum report_format format;
    enum report_color color;
    int most;          /* findings that are written, the first of the list; 0: all */
    int files;         /* how many files were looked at; a text then ends with a summary, even when nothing was found. 0: none */
    const char *extra; /* JSON: further members of the object, `"name": value`, or NULL */
    void (*describe)(const void *data, const char *code, struct buf *out); /* SARIF: what is known about a code, as members that begin with a comma; NULL: nothing */
    const void *describe_data;
};

/* Writes the findings in the order of the list. */
void report_print(const struct diags *, const struct report_options *, FILE *);
/* Is it a format whose output is read by programs (and belongs on standard output)? */
bool report_is_data(enum report_format);
#endif
