/* base: diag, what went wrong, where. Every stage adds to one list and goes on; the caller prints the list at the end.
 * Codes, levels and wording stand in diag.def, one row each. Three kinds of trouble are never mixed: faulty input and broken environment are
 * diagnostics, a bug of ours is an assert. */
#ifndef DENGBAO_BASE_DIAG_H
#define DENGBAO_BASE_DIAG_H
#include <stdbool.h>
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

struct diag {
    const char *code; /* kebab-case name, as printed: from diag.def, or the id of a rule */
    enum diag_level level;
    struct place place;
    char *text;          /* one sentence, UTF-8, no newline */
    const char *article; /* article(s) of the Measures, or NULL */
};

/* A list of diagnostics; owns its texts. Not shared between threads. */
struct diags;

struct diags *diags_new(void);
void diags_free(struct diags *);

/* Adds a finding; the arguments are those of the code's format in diag.def. Equal findings at one place are kept once. */
void diag_add(struct diags *, enum diag_code, struct place, ...);

/* Adds a finding with its own id and finished text (rules). article may be NULL. The strings are copied. */
void diag_add_text(struct diags *, const char *code, enum diag_level, struct place, const char *article, const char *text);

int diags_count(const struct diags *);
const struct diag *diags_at(const struct diags *, int index);   /* in order of adding */
int diags_count_level(const struct diags *, enum diag_level least); /* findings of that level or worse */
void diags_sort(struct diags *);                                /* by file, line, col; stable */
int diags_exit_status(const struct diags *);                    /* 0, 1 (errors) or 3 (environment), see DESIGN: exit status */
void diags_print(const struct diags *, FILE *);                 /* file:line:col: level: code: text */
#endif
