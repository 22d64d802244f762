/* guide: duty, rows of schemas/duties.xml. The fields are found by following the paths of the expressions through the vocabulary. */
#include "duty.h"

#include <string.h>

#include "../base/lang.h"
#include "../base/node.h"

enum { DEPTH_MOST = 8, NAME_MOST = 64 };

static const char *const conditions[] = {"context", "applies", "pending", "done", "due", "next", NULL};

static const char *whom(const xmlNode *duty)
{
    static const char *const names[][2] = {{"unit", N_("the unit")}, {"authority", N_("the competent department")}, {"police", N_("the police")}, {"assessor", N_("the assessor")}};
    const char *who = node_attribute(duty, "who");
    for (size_t i = 0; who && i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i][0], who))
            return _(names[i][1]);
    return "";
}

static bool has_day(const xmlNode *duty)
{
    return node_attribute(duty, "due") || node_attribute(duty, "next");
}

void duty_title_put(const xmlNode *duty, struct buf *out)
{
    buf_puts(out, node_text(node_child(duty, lang_is_chinese() ? "zh" : "en")));
}

void duty_line_put(const xmlNode *duty, struct buf *out)
{
    buf_printf(out, "  %s  ", node_attribute(duty, "id"));
    duty_title_put(duty, out);
    buf_printf(out, has_day(duty) ? _(" [%s; in the calendar]") : _(" [%s]"), whom(duty));
    buf_putc(out, '\n');
}

void duty_put(const xmlNode *duty, struct buf *out)
{
    static const char *const says[] = {N_("judged for each"), N_("applies when"), N_("not yet to be done while"), N_("done when"), N_("last day"), N_("once done, the next time")};
    buf_printf(out, _("  lies on %s\n"), whom(duty));
    for (int i = 0; conditions[i]; i++)
        if (node_attribute(duty, conditions[i]))
            buf_printf(out, _("  %s: %s\n"), _(says[i]), node_attribute(duty, conditions[i]));
    if (node_attribute(duty, "quiet"))
        buf_puts(out, _("  stands only in the calendar (dengbao calendar) until the day has passed\n"));
    else if (has_day(duty))
        buf_puts(out, _("  stands in the calendar (dengbao calendar) once its day is known\n"));
}

/* An expression under way: the type that relative paths start from, one for each predicate that is open. */
struct reader {
    const struct vocab *vocab;
    const struct vocab_type *from[DEPTH_MOST];
    int depth;
    bool context; /* it selects what is judged */
    const struct vocab_type *at; /* where the last path ended, or NULL */
    void (*each)(const struct vocab_element *, void *);
    void *data;
};

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/* A path of names, from / or from the type at hand; what is no field (a function, an operator, a parent) ends it. */
static const char *path_read(struct reader *r, const char *p, const struct vocab_type *t)
{
    const struct vocab_element *e = NULL;
    bool top = *p == '/' && !t;
    while (*p == '/' || is_name_char(*p)) {
        char name[NAME_MOST] = "";
        size_t len = 0;
        p += *p == '/';
        while (is_name_char(p[len]))
            len++;
        memcpy(name, p, len < NAME_MOST ? len : NAME_MOST - 1);
        if (!len) /* all children of it */
            break;
        e = p[len] == '(' ? NULL : top ? vocab_root(r->vocab, name) : vocab_child(t, name);
        p += len;
        t = e ? e->type : NULL;
        top = false;
        if (!e)
            break;
    }
    while (*p == '/' || is_name_char(*p))
        p++;
    r->at = t;
    if (e && *p != '[' && (r->depth || !r->context)) /* not what only holds others */
        r->each(e, r->data);
    return p;
}

static const char *string_skip(const char *p)
{
    const char *end = strchr(p + 1, *p);
    return end ? end + 1 : p + 1;
}

static void expression_read(struct reader *r, const char *p)
{
    while (*p)
        if (*p == '"' || *p == '\'')
            p = string_skip(p);
        else if (*p == '[' && r->depth + 1 < DEPTH_MOST) {
            r->from[++r->depth] = r->at;
            p++;
        } else if (*p == ']' && r->depth) {
            const struct vocab_type *holder = r->from[r->depth--];
            r->at = holder;
            p = p[1] == '/' && holder ? path_read(r, p + 1, holder) : p + 1;
        } else if (*p == '/')
            p = path_read(r, p, NULL);
        else if (is_name_char(*p))
            p = path_read(r, p, r->from[r->depth]);
        else if (*p == '$' || *p == '.') /* a variable; .. leads out of what is judged */
            for (p++; *p == '.' || *p == '/' || is_name_char(*p);)
                p++;
        else
            p++;
}

void duty_fields(const struct vocab *v, const xmlNode *duty, void (*each)(const struct vocab_element *, void *), void *data)
{
    struct reader r = {.vocab = v, .each = each, .data = data};
    const struct vocab_type *context = NULL;
    for (int i = 0; conditions[i]; i++) {
        const char *text = node_attribute(duty, conditions[i]);
        r.depth = 0;
        r.context = !i;
        r.from[0] = context;
        if (text)
            expression_read(&r, text);
        if (!i)
            context = r.at;
    }
}
