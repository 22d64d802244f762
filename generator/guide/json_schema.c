/* guide: json_schema, the vocabulary as JSON Schema (draft-07, which editors of YAML understand best): both spellings of every key, options by code and by label. */
#include <stdio.h>
#include <string.h>

#include "../base/lang.h"
#include "guide.h"

struct writer {
    struct buf out;
    const struct vocab *vocab;
    bool partial; /* of a description: nothing is required */
    bool other; /* the key under way is not the one of the user's language */
    bool first; /* of the members of the object under way */
};

static const char *label_of(const struct vocab_element *e)
{
    return lang_is_chinese() ? e->label : e->en;
}

static void json_of(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, "\"%s\": ", name);
    buf_json(out, text);
}

/* The texts an option is known by, each with what else is to be said of it: its label of a code, its code of a label. Items of an enum are unique: the label of GB is GB. */
static void option_texts(struct writer *w, const struct vocab_value *v, void (*put)(struct writer *, const char *text, const char *says))
{
    const char *label = lang_is_chinese() ? v->label : v->en;
    put(w, v->code, label);
    if (strcmp(v->label, v->code) != 0)
        put(w, v->label, lang_is_chinese() ? v->code : label);
    for (const char *const *a = v->aliases; *a; a++)
        put(w, *a, label);
}

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text) && (text[0] != '0' || !text[1]);
}

/* A number code is a number to YAML when nobody quotes it, 是 stays a text, true is neither. */
static bool is_plain_too(const char *text)
{
    return is_number(text) || !strcmp(text, "true") || !strcmp(text, "false");
}

static void option_put(struct writer *w, const char *text, const char *says)
{
    (void)says;
    buf_puts(&w->out, w->first ? "" : ", ");
    w->first = false;
    buf_json(&w->out, text);
    if (is_plain_too(text))
        buf_printf(&w->out, ", %s", text);
}

static void option_described(struct writer *w, const char *text, const char *says)
{
    for (int i = is_plain_too(text) ? 2 : 1; i; i--) {
        buf_puts(&w->out, w->first ? "" : ", ");
        w->first = false;
        buf_json(&w->out, says);
    }
}

static void options_put(struct writer *w, const struct vocab_type *t)
{
    buf_puts(&w->out, "\"enum\": [");
    w->first = true;
    for (int i = 0; i < t->value_count; i++)
        option_texts(w, &t->values[i], option_put);
    buf_puts(&w->out, ", null], \"enumDescriptions\": [");
    w->first = true;
    for (int i = 0; i < t->value_count; i++)
        option_texts(w, &t->values[i], option_described);
    buf_puts(&w->out, ", \"\"]");
}

/* Texts of digits are numbers to YAML when nobody quotes them: both are accepted, the pattern holds for texts. */
static void scalar_put(struct writer *w, const struct vocab_type *t)
{
    if (t->value_count) {
        options_put(w, t);
        return;
    }
    bool number = !t->is_date && (t->least || t->most || t->is_integer);
    buf_puts(&w->out, number ? (t->is_integer ? "\"type\": [\"integer\", \"string\", \"null\"]" : "\"type\": [\"number\", \"string\", \"null\"]") : "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]");
    if (number && t->is_integer)
        buf_puts(&w->out, ", \"minimum\": 0, \"pattern\": \"^[0-9]+$\"");
    if (number && t->least)
        buf_printf(&w->out, ", \"minimum\": %s", t->least);
    if (number && t->most)
        buf_printf(&w->out, ", \"maximum\": %s", t->most);
    if (t->is_date)
        buf_puts(&w->out, ", \"pattern\": \"^(19[89][0-9]|20[0-9][0-9])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$\"");
    else if (t->pattern) {
        struct buf pattern = {0};
        buf_printf(&pattern, "^(?:%s)$", t->pattern);
        buf_puts(&w->out, ", ");
        json_of(&w->out, "pattern", buf_text(&pattern));
        buf_free(&pattern);
    }
    if (t->length_most)
        buf_printf(&w->out, ", \"maxLength\": %d", t->length_most);
}

/* What an element is, and what is to be written: here and not in the type, since editors show the innermost description alone. */
static void description_put(struct writer *w, const struct vocab_element *e)
{
    const struct vocab_type *t = e->type;
    const char *what = t->kind == VOCAB_SCALAR && !t->value_count ? (lang_is_chinese() || !*t->doc_en ? t->doc : t->doc_en) : "";
    struct buf text = {0};
    buf_puts(&text, lang_is_chinese() ? e->doc : e->doc_en);
    if (*what)
        buf_printf(&text, lang_is_chinese() ? "（%s）" : " (%s)", what);
    json_of(&w->out, "description", buf_text(&text));
    buf_free(&text);
}

static void property_put(struct writer *w, const char *key, const struct vocab_element *e)
{
    buf_puts(&w->out, w->first ? "\n      " : ",\n      ");
    w->first = false;
    buf_json(&w->out, key);
    buf_printf(&w->out, ": {\"allOf\": [{\"$ref\": \"#/definitions/%s\"}], ", e->type->name);
    struct buf title = {0};
    buf_printf(&title, "%s%s%s%s", label_of(e), e->field ? (lang_is_chinese() ? "（" : " (") : "", e->field ? e->field : "", e->field ? (lang_is_chinese() ? "）" : ")") : "");
    json_of(&w->out, "title", buf_text(&title));
    buf_puts(&w->out, ", ");
    description_put(w, e);
    buf_puts(&w->out, w->other ? ", \"doNotSuggest\": true}" : "}");
    buf_free(&title);
}

static void element_keys(struct writer *w, const struct vocab_element *e, void (*put)(struct writer *, const char *, const struct vocab_element *))
{
    bool chinese = lang_is_chinese();
    w->other = false;
    put(w, chinese ? e->label : e->name, e); /* the first one is what editors say is missing, and offer */
    w->other = true;
    put(w, chinese ? e->name : e->label, e);
    for (const char *const *a = e->aliases; *a; a++)
        put(w, *a, e);
}

static void required_put(struct writer *w, const char *key, const struct vocab_element *e)
{
    (void)e;
    buf_puts(&w->out, w->first ? "{\"required\": [" : ", {\"required\": [");
    w->first = false;
    buf_json(&w->out, key);
    buf_puts(&w->out, "]}");
}

static void record_put(struct writer *w, const struct vocab_type *t)
{
    buf_puts(&w->out, "\"type\": [\"object\", \"null\"], \"additionalProperties\": false, \"properties\": {");
    w->first = true;
    for (int i = 0; i < t->element_count; i++)
        element_keys(w, &t->elements[i], property_put);
    buf_puts(&w->out, "\n    }");
    int required = 0;
    for (int i = 0; i < t->element_count; i++) {
        if (!t->elements[i].required || w->partial)
            continue;
        buf_puts(&w->out, required++ ? ",\n      {\"anyOf\": [" : ", \"if\": {\"type\": \"object\"}, \"then\": {\"allOf\": [\n      {\"anyOf\": [");
        w->first = true;
        element_keys(w, &t->elements[i], required_put);
        buf_puts(&w->out, "]}");
    }
    buf_puts(&w->out, required ? "]}" : "");
}

static void type_put(struct writer *w, const struct vocab_type *t)
{
    buf_puts(&w->out, ",\n    ");
    buf_json(&w->out, t->name);
    buf_puts(&w->out, ": {");
    if (t->kind == VOCAB_SCALAR)
        scalar_put(w, t);
    else if (t->kind == VOCAB_LIST)
        buf_printf(&w->out, "\"type\": [\"array\", \"null\"], \"items\": {\"allOf\": [{\"$ref\": \"#/definitions/%s\"}]}", t->elements[0].type->name);
    else
        record_put(w, t);
    buf_putc(&w->out, '}');
}

enum { MOST = 512 };

/* Types that can be reached from a type, each once. */
static void types_collect(const struct vocab_type *t, const struct vocab_type **list, int *count)
{
    for (int i = 0; i < *count; i++)
        if (list[i] == t)
            return;
    if (*count == MOST)
        return;
    list[(*count)++] = t;
    for (int i = 0; i < t->element_count; i++)
        types_collect(t->elements[i].type, list, count);
}

static void root_put(struct writer *w, const struct vocab_element *root)
{
    buf_printf(&w->out, "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  ");
    json_of(&w->out, "title", label_of(root));
    buf_puts(&w->out, ",\n  ");
    json_of(&w->out, "description", lang_is_chinese() ? root->doc : root->doc_en);
    /* the content stands below a name of the root, or alone */
    buf_puts(&w->out, ",\n  \"type\": \"object\",\n  \"if\": {\"anyOf\": [");
    w->first = true;
    element_keys(w, root, required_put);
    buf_puts(&w->out, "]},\n  \"then\": {\"additionalProperties\": false, \"maxProperties\": 1, \"properties\": {");
    w->first = true;
    element_keys(w, root, property_put);
    buf_printf(&w->out, "}},\n  \"else\": {\"$ref\": \"#/definitions/%s\"},\n  \"definitions\": {\n    \"none\": {}", root->type->name);
    const struct vocab_type *list[MOST];
    int count = 0;
    types_collect(root->type, list, &count);
    for (int i = 0; i < count; i++)
        type_put(w, list[i]);
    buf_puts(&w->out, "\n  }\n}\n");
}

void guide_schema(const struct job *job, struct diags *ds)
{
    struct writer w = {.vocab = vocab_load(ds)};
    const struct vocab_element *root = w.vocab ? vocab_root(w.vocab, job->root ? job->root : "filing") : NULL;
    if (root) {
        w.partial = root->partial;
        root_put(&w, root);
        fputs(buf_text(&w.out), stdout);
    } else if (w.vocab)
        diag_add(ds, D_GUIDE_ROOT, (struct place){0}, job->root);
    buf_free(&w.out);
    vocab_free((struct vocab *)w.vocab);
}
