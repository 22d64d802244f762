/* report: formats, what the writers share; for the folder's own use. */
#ifndef DENGBAO_REPORT_FORMATS_H
#define DENGBAO_REPORT_FORMATS_H
#include "report.h"

void text_write(const struct diags *, const struct report_options *, bool color, struct buf *);
void short_write(const struct diags *, const struct report_options *, struct buf *);
void json_write(const struct diags *, const struct report_options *, struct buf *);
void sarif_write(const struct diags *, const struct report_options *, struct buf *);

int report_shown(const struct diags *, const struct report_options *); /* how many findings are written */
const char *level_name(enum diag_level);                              /* error, warning, info: for programs */
void message_put(struct buf *, const struct diag *);                    /* subject, sentence, what was expected and meant: all in one line */
/* Text for a terminal: control and invisible characters as <U+001B>. */
void plain_put(struct buf *, const char *text);
#endif
