/* input: habits, how Chinese writing gets into YAML: full-width colons, commas and dashes, no blank behind a colon. Looked for where reading broke off, which is often a line later. */
#ifndef DENGBAO_INPUT_HABITS_H
#define DENGBAO_INPUT_HABITS_H
#include <stdbool.h>

#include "../base/diag.h"

/* Whether a line before `at`, or for an open bracket the lines from `from` to `at`, explains libyaml's problem: its words, translated, and its place in *at; else NULL. */
const char *habit_find(const char *text, const char *problem, struct place from, struct place *at);
/* Warns where a number behind # was read as a comment, as in 幸福路 #3 号. */
void habits_tell(const char *text, const char *file, struct diags *);
/* Of a line that was read as a value where keys were wanted; *key_length is what stands before the colon. NULL: it has none. */
const char *habit_of_line(const char *line, int *key_length);
#endif
