/* guide: init, a description to be filled in: every key of the schema that a level and an edition of the form ask for, with what it means and what may be written. */
#include <stdio.h>
#include <string.h>

#include "../base/lang.h"
#include "guide.h"

enum { OPTIONS_SHOWN = 12 };

struct starter {
    const struct job *job;
    struct buf out;
};

static const char *key_of(const struct vocab_element *e)
{
    return lang_is_chinese() ? e->label : e->name;
}

static void indent_put(struct starter *s, int depth)
{
    buf_printf(&s->out, "%*s", 2 * depth, "");
}

/* # 单位名称（表一01，必填）：法人单位全称，须与公章一致。 */
static void comment_put(struct starter *s, const struct vocab_element *e, int depth)
{
    bool zh = lang_is_chinese();
    indent_put(s, depth);
    buf_printf(&s->out, "# %s", zh ? e->label : e->en);
    if (e->field || e->required)
        buf_printf(&s->out, "%s%s%s%s%s", zh ? "（" : " (", e->field ? e->field : "", e->field && e->required ? _(", ") : "", e->required ? _("required") : "", zh ? "）" : ")");
    buf_printf(&s->out, "%s%s", zh ? "：" : ": ", zh ? e->doc : e->doc_en);
    const struct vocab_type *t = e->type;
    const char *doc = t->kind == VOCAB_SCALAR && !t->value_count ? (zh || !*t->doc_en ? t->doc : t->doc_en) : "";
    if (t->value_count) {
        buf_puts(&s->out, zh ? "可选：" : " Options: ");
        for (int i = 0; i < t->value_count && i < OPTIONS_SHOWN; i++)
            buf_printf(&s->out, "%s%s %s", i ? _(", ") : "", t->values[i].code, zh ? t->values[i].label : t->values[i].en);
        if (t->value_count > OPTIONS_SHOWN)
            buf_printf(&s->out, zh ? "……（全部选项：dengbao explain %s）" : " ... (all of them: dengbao explain %s)", key_of(e));
    } else if (*doc && strcmp(t->name, "text") && strcmp(t->name, "prose"))
        buf_printf(&s->out, zh ? "（%s）" : " (%s)", doc);
    buf_putc(&s->out, '\n');
}

/* What is known already, or NULL. */
static const char *value_of(const struct starter *s, const struct vocab_element *e, const char *above, char *room)
{
    if (!strcmp(e->name, "edition"))
        return s->job->edition ? s->job->edition : "2007";
    if (strcmp(e->name, "level") || strcmp(above, "grading"))
        return NULL;
    sprintf(room, " %d", s->job->level);
    return room + 1;
}

/* Whether the form asks for it: form field or documentation begin with 2025年版 where only that edition does. */
static bool is_asked(const struct starter *s, const struct vocab_element *e)
{
    static const char later[] = "2025年版";
    bool only_later = (e->field && !strncmp(e->field, later, strlen(later))) || !strncmp(e->doc, later, strlen(later));
    return e->from_level <= s->job->level && (!only_later || (s->job->edition && !strcmp(s->job->edition, "2025")));
}

static void content_put(struct starter *s, const struct vocab_element *e, int depth);

/* The keys of a record; dash begins an item of a list with the first of them, two columns further left. */
static void record_put(struct starter *s, const struct vocab_type *t, const char *above, int depth, const char *dash)
{
    for (int i = 0; i < t->element_count; i++) {
        const struct vocab_element *e = &t->elements[i];
        char room[16];
        const char *value = value_of(s, e, above, room);
        if (!is_asked(s, e))
            continue;
        comment_put(s, e, dash ? depth - 1 : depth);
        indent_put(s, dash ? depth - 1 : depth);
        buf_printf(&s->out, "%s%s:", dash ? dash : "", key_of(e));
        dash = NULL;
        if (value)
            buf_printf(&s->out, " %s\n", value);
        else
            content_put(s, e, depth);
    }
}

static void content_put(struct starter *s, const struct vocab_element *e, int depth)
{
    const struct vocab_type *t = e->type;
    buf_puts(&s->out, t->kind == VOCAB_LIST && t->elements[0].type->kind == VOCAB_SCALAR ? " []\n" : "\n");
    if (t->kind == VOCAB_RECORD)
        record_put(s, t, e->name, depth + 1, NULL);
    else if (t->kind == VOCAB_LIST && t->elements[0].type->kind == VOCAB_RECORD)
        record_put(s, t->elements[0].type, t->elements[0].name, depth + 2, "- ");
}

void guide_init(const struct job *given, struct diags *ds)
{
    struct job job = *given;
    struct starter s = {.job = &job};
    job.level = job.level ? job.level : 3;
    struct vocab *vocab = vocab_load(ds);
    const struct vocab_element *root = vocab ? vocab_root(vocab, job.root ? job.root : "filing") : NULL;
    if (root) {
        buf_printf(&s.out, _("# %s. Fill in behind the colons; what stays empty is not said. An item of a list begins with a dash: repeat it as often as needed.\n# Check it while you write: dengbao check --draft FILE\n"), key_of(root));
        buf_printf(&s.out, "%s:", key_of(root));
        content_put(&s, root, 0);
        fputs(buf_text(&s.out), stdout);
    } else if (vocab)
        diag_add(ds, D_GUIDE_ROOT, (struct place){0}, job.root);
    buf_free(&s.out);
    vocab_free(vocab);
}
