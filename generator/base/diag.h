/* base: diag, what went wrong, where. Every stage adds to one list and goes on; report/ prints the list at the end.
 * Codes, levels and wording stand in diag.def, one row each. Three kinds of trouble are never mixed: faulty input and broken environment are
 * diagnostics, a bug of ours is an assert. */
#ifndef DENGBAO_BASE_DIAG_H
#define DENGBAO_BASE_DIAG_H
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A place in what the user wrote; line and col count from 1 (col in characters), 0 when unknown. file is borrowed; a list of
 * diagnostics keeps its own copy. */
struct place {
    const char *file;
    int line, col;
};

enum diag_level { DIAG_INFO, DIAG_WARNING, DIAG_ERROR, DIAG_ENVIRONMENT /* an error of file, font or disk: exit status 3 */ };

enum diag_code {
#define DIAG(code, name, level, format) code,
#include "diag.def"
#undef DIAG
    DIAG_CODE_COUNT
};

/* What a finding may say besides its sentence. */
enum diag_part {
    DIAG_SUBJECT,  /* what it is about, in the words of the form: 备案表 表二03 业务类型 */
    DIAG_FOUND,    /* the value or key as it was written; the caret stands under it */
    DIAG_EXPECTED, /* what would be right */
    DIAG_MEANT,    /* what was probably meant */
    DIAG_HINT,     /* how to mend it */
    DIAG_ARTICLE,  /* article(s) of the Measures: 16 */
    DIAG_PARTS
};
const char *diag_part_name(enum diag_part); /* "subject", ... for machines */

/* Part of a line of the source. */
struct quote {
    const char *text; /* NULL: not known */
    int from, span;   /* column of its first character; number of characters that are meant, at least 1 */
};

/* A further place that has to do with a finding. */
struct diag_also {
    struct place place;
    const char *text; /* what is there */
    struct quote quote;
    struct diag_also *next;
};

struct diag {
    const char *code; /* kebab-case name, as printed: from diag.def, or the id of a rule */
    enum diag_level level;
    struct place place;
    const char *text; /* one sentence, UTF-8, no newline */
    const char *part[DIAG_PARTS]; /* NULL: not said */
    struct quote quote;
    struct diag_also *also;
};

/* What diag_add_with and diag_add_text take besides; everything may be left out, everything is copied. */
struct diag_detail {
    const char *part[DIAG_PARTS];
    struct diag_also also; /* its text NULL: none; more may be linked */
    struct quote quote;    /* when the caller knows the source and diags_quote will not */
};

/* A list of diagnostics; owns its texts. Not shared between threads. At most 10,000 are kept, more are only counted. */
struct diags;

/* How much of the user's text the findings hold. */
enum diag_reserve {
    DIAG_OPEN,     /* the source line too */
    DIAG_UNQUOTED, /* no more than the value at fault */
    DIAG_QUIET     /* not even that: … stands in its place; files and folders are named */
};

struct diags *diags_new(void);
void diags_free(struct diags *);

/* Adds a finding; the arguments are those of the code's format in diag.def. Equal findings at one place are kept once, with all their further places. */
void diag_add(struct diags *, enum diag_code, struct place, ...);
void diag_add_with(struct diags *, enum diag_code, struct place, const struct diag_detail *, ...);

/* Adds a finding with its own id and finished text (rules). detail may be NULL. */
void diag_add_text(struct diags *, const char *code, enum diag_level, struct place, const struct diag_detail *, const char *text);

/* Gives the findings about a file, whose text is borrowed for the call, their source lines; once for every text and whenever findings were added. */
void diags_quote(struct diags *, const char *file, const char *text, size_t size);

void diags_reserve(struct diags *, enum diag_reserve); /* for findings from now on; never less than before */
bool diags_quiet(const struct diags *);

int diags_count(const struct diags *);
const struct diag *diags_at(const struct diags *, int index);   /* in order of adding */
int diags_count_level(const struct diags *, enum diag_level least); /* findings of that level or worse, those not kept too */
bool diags_full(const struct diags *);                          /* no more are kept: trouble worth no further work */
void diags_sort(struct diags *);                                /* by file, line, col; stable */
int diags_exit_status(const struct diags *);                    /* 0, 1 (errors) or 3 (environment), see DESIGN: exit status */

/* The rows of diag.def. */
struct diag_row {
    const char *name, *format;
    enum diag_level level;
};
const struct diag_row *diag_row(enum diag_code);
#endif
