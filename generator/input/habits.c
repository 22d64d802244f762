/* input: habits, a line at a time. */
#define _GNU_SOURCE
#include "habits.h"

#include <string.h>

#include "../base/lang.h"
#include "../base/utf8.h"

/* NULL: there are fewer lines; libyaml ends some at other characters, too. */
static const char *line_start(const char *text, int line)
{
    for (; line > 1 && text; line--) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    return text;
}

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

/* What indents a line, and the dashes of lists before its key. */
static size_t lead_length(const char *line)
{
    size_t n = strspn(line, " ");
    while (line[n] == '-' && line[n + 1] == ' ')
        n += 1 + strspn(line + n + 1, " ");
    return n;
}

static bool is_blank(const char *line)
{
    if (!line)
        return true;
    size_t n = strspn(line, " \t");
    return n == line_length(line) || line[n] == '#';
}

/* Bytes before the colon that ends a key, or the length of the line. */
static size_t key_end(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (line[i] == ':' && (i + 1 == length || line[i + 1] == ' '))
            return i;
    return length;
}

static const char *found_in(const char *line, size_t length, const char *what)
{
    return memmem(line, length, what, strlen(what));
}

static void column_set(struct place *at, int line_number, const char *line, const char *place)
{
    at->line = line_number;
    at->col = (int)utf8_count(line, (size_t)(place - line)) + 1;
}

const char *habit_of_line(const char *line, int *key_length)
{
    size_t length = line_length(line);
    const char *wide = found_in(line, length, "："), *narrow = found_in(line, length, ":"), *first = wide && (!narrow || wide < narrow) ? wide : narrow;
    if (!first)
        return NULL;
    *key_length = (int)(first - line);
    if (first == narrow && (!strncmp(first + 1, "\xE3\x80\x80", 3) || !strncmp(first + 1, "\xC2\xA0", 2)))
        return _("the blank behind the colon is a full-width or no-break one; write a half-width blank");
    return first == wide ? _("the colon behind a key is a half-width one with a blank behind it, not the full-width colon") : _("a blank is missing behind the colon");
}

/* A line that should have held a key and its colon. */
static const char *key_line(const char *line, int number, struct place *at)
{
    static const char *const dashes[] = {"－", "—", "–", "•", "·", "●"};
    if (!line)
        return NULL;
    size_t length = line_length(line), lead = lead_length(line);
    int key_length;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (!strncmp(line + lead, dashes[i], strlen(dashes[i]))) {
            column_set(at, number, line, line + lead);
            return _("the dash before an item of a list is a half-width - with a blank behind it");
        }
    if (line[lead] == '-' && lead + 1 < length && line[lead + 1] != '-') {
        column_set(at, number, line, line + lead);
        return _("a blank is missing behind the dash of an item of a list");
    }
    if (key_end(line, length) < length || strchr("\"'{[|>", line[lead]))
        return NULL;
    const char *words = habit_of_line(line, &key_length);
    column_set(at, number, line, line + (words ? (size_t)key_length : lead));
    return words ? words : _("a colon is missing behind the key, with a blank behind the colon");
}

/* The nearest line before that says something. */
static int line_before(const char *text, int line)
{
    for (line--; line > 0; line--)
        if (!is_blank(line_start(text, line)))
            return line;
    return 0;
}

const char *habit_find(const char *text, const char *problem, struct place from, struct place *at)
{
    if (!strncmp(problem, "did not find expected ',' or", strlen("did not find expected ',' or"))) {
        for (int i = from.line; i <= at->line; i++) {
            const char *line = line_start(text, i), *comma = line ? found_in(line, line_length(line), "，") : NULL;
            if (comma) {
                column_set(at, i, line, comma);
                return _("a comma between brackets is a half-width one with a blank behind it, not the full-width comma");
            }
            const char *comment = line ? found_in(line, line_length(line), " #") : NULL;
            if (comment) {
                column_set(at, i, line, comment + 1);
                return _("what follows # is a comment, the closing bracket, too; put the value in quotation marks");
            }
        }
        return NULL;
    }
    if (!strcmp(problem, "could not find expected ':'"))
        return from.line ? key_line(line_start(text, from.line), from.line, at) : NULL;
    if (strcmp(problem, "mapping values are not allowed in this context") != 0)
        return NULL;
    const char *line = line_start(text, at->line);
    int before = line_before(text, at->line);
    if (!line || !before || utf8_count(line, key_end(line, line_length(line))) + 1 < (size_t)at->col) /* the second colon of its line */
        return NULL;
    return key_line(line_start(text, before), before, at);
}

/* Whether the # stands behind a plain value of its line. */
static bool is_behind_value(const char *line, const char *hash)
{
    size_t length = (size_t)(hash - line), value = key_end(line, length) + 1;
    value += value < length ? strspn(line + value, " ") : 0;
    return value < length && !strchr("\"'|>{[#&*!", line[value]) && !found_in(line + value, length - value, " #");
}

void habits_tell(const char *text, const char *file, struct diags *ds)
{
    const char *line = text;
    int number = 1;
    for (const char *hash = text; (hash = strchr(hash, '#')); hash++) {
        for (const char *next; (next = memchr(line, '\n', (size_t)(hash - line))); number++)
            line = next + 1;
        if (hash == line || hash[-1] != ' ' || hash[1] < '0' || hash[1] > '9' || is_blank(line) || !is_behind_value(line, hash))
            continue;
        struct place at = {.file = file};
        column_set(&at, number, line, hash);
        diag_add(ds, D_INPUT_COMMENT, at);
    }
}
