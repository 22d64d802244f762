/* check: reads, expressions of rules looked through for the names in them. */
#include "reads.h"

#include <ctype.h>
#include <string.h>

enum { BRACKETS_MOST = 32 };

void broken(struct reading *r, const char *what)
{
    diag_add(r->diags, D_CHECK_RULE_BROKEN, (struct place){0}, r->file, what);
}

bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

static void reads_add(struct reads *reads, const char *name, bool far)
{
    int i = 0;
    while (i < reads->count && strcmp(reads->names[i], name) != 0)
        i++;
    if (i == NAMES_MOST) {
        reads->any = true;
        reads->any_far |= far;
        return;
    }
    if (i == reads->count)
        reads->names[reads->count++] = name;
    reads->far |= (uint64_t)far << i;
}

void reads_join(struct reads *into, const struct reads *from)
{
    for (int i = 0; i < from->count; i++)
        reads_add(into, from->names[i], from->far >> i & 1);
    into->any |= from->any;
    into->any_far |= from->any_far;
}

/* An expression being looked through. Brackets begin paths of their own; where they end, the path around them goes on. */
struct scan {
    struct reading *r;
    struct reads *reads;
    const struct lets *const *scopes;
    bool far;                     /* of the path under way: it has left the context */
    bool around[BRACKETS_MOST];   /* far of the path that each open bracket interrupts */
    bool base[BRACKETS_MOST + 1]; /* far of a path that begins in it */
    int depth;
    char before; /* the last character that is no space; 0 where an operand begins */
};

/* A path that begins with $name lies where the value of that let does. */
static void variable_read(struct scan *s, const char *name)
{
    for (const struct lets *const *scope = s->scopes; *scope; scope++)
        for (int i = 0; i < (*scope)->count; i++) {
            const struct let *let = &(*scope)->list[i];
            if (!let->name || strcmp(let->name, name) != 0)
                continue;
            reads_join(s->reads, &let->reads);
            s->far |= let->reads.far || let->reads.any_far;
            return;
        }
    broken(s->r, name); /* no let has that name */
}

/* A word of an expression: an axis, a variable, a function or operator, or the name of an element. */
static const char *word_read(struct scan *s, const char *p, bool variable)
{
    const char *end = p;
    while (is_name(*end))
        end++;
    char *word = arena_strndup(s->r->s->arena, p, (size_t)(end - p));
    const char *next = end + strspn(end, " \n");
    bool operator = !strcmp(word, "and") || !strcmp(word, "or") || !strcmp(word, "div") || !strcmp(word, "mod");
    s->before = operator && !variable ? 0 : 'a';
    if (variable)
        variable_read(s, word);
    else if (!strncmp(next, "::", 2))
        s->far |= strcmp(word, "child") && strcmp(word, "self") && strcmp(word, "descendant");
    else if (operator)
        s->far = s->base[s->depth];
    else if (*next != '(')
        reads_add(s->reads, word, s->far);
    return end;
}

/* having(x, 'item/child', text) reads the items, as x/item would; so do the paths of unresolved(x, 'scope', 'a/b | c/d'). */
static void items_read(struct scan *s, const char *literal, const char *end)
{
    for (const char *p = literal; p < end; p++)
        if (*p == '/') {
            reads_add(s->reads, arena_strndup(s->r->s->arena, literal, (size_t)(p - literal)), true);
            literal = p + 1;
        } else if (*p == ' ' || *p == '|')
            literal = p + 1;
        else if (!is_name(*p))
            return;
}

static void bracket_open(struct scan *s, char bracket)
{
    if (s->depth == BRACKETS_MOST) {
        broken(s->r, "too many brackets");
        return;
    }
    s->around[s->depth++] = s->far;
    s->base[s->depth] = bracket == '[' ? s->far : s->base[s->depth - 1];
    s->far = s->base[s->depth];
}

/* Behind what a function or a group selects a path may go on: anywhere. */
static void bracket_close(struct scan *s, char bracket)
{
    if (s->depth)
        s->far = s->around[--s->depth] || bracket == ')';
}

static void sign_read(struct scan *s, char sign, bool begins)
{
    if (sign == '[' || sign == '(')
        bracket_open(s, sign);
    else if (sign == ']' || sign == ')')
        bracket_close(s, sign);
    else if (sign == '/')
        s->far |= begins; /* from the root */
    else if (sign == '*' && begins) {
        s->reads->any = true;
        s->reads->any_far |= s->far;
    } else if (strchr(",=!<>|+-*", sign))
        s->far = s->base[s->depth];
}

void reads_of(struct reading *r, const char *text, bool far, struct reads *reads, const struct lets *const *scopes)
{
    struct scan s = {.r = r, .reads = reads, .scopes = scopes, .far = far, .base = {far}};
    for (const char *p = text; p && *p;) {
        bool begins = !s.before || strchr("(,=<>|+-[", s.before);
        if (*p == '\'' || *p == '"') {
            const char *end = strchr(p + 1, *p);
            if (end)
                items_read(&s, p + 1, end);
            p = end ? end + 1 : p + strlen(p);
            s.before = '\'';
        } else if (isalpha((unsigned char)*p) || *p == '_')
            p = word_read(&s, p, s.before == '$');
        else if (*p == '.' && p[1] == '.') {
            s.far = true;
            s.before = '.';
            p += 2;
        } else {
            if (*p != ' ' && *p != '\n') {
                sign_read(&s, *p, *p == '*' ? begins || s.before == '/' || s.before == ':' : begins);
                s.before = *p;
            }
            p++;
        }
    }
}
