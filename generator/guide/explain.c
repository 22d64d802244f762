/* guide: explain, what a code, an article or a field is about: text for people. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/lang.h"
#include "../base/utf8.h"
#include "../check/nearest.h"
#include "catalogue.h"
#include "duty.h"

enum { FIELDS_MOST = 32, MEANT_MOST = 5 };

struct explainer {
    struct catalogue *catalogue;
    struct vocab *vocab;
    struct buf out;
    const char *wanted; /* while rules and duties are walked: an article, an id, or the name of an element */
    size_t heading_end;
    const struct vocab_element *element, *listed[FIELDS_MOST]; /* while fields of duties are walked: the wanted one; those already listed */
    const xmlNode *found; /* the wanted duty */
    bool reads;           /* a duty reads the wanted element */
    int count;
};

static bool is_listed(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *p = list; p && (p = strstr(p, word)); p += len)
        if ((p == list || p[-1] == ' ' || p[-1] == ',') && (!p[len] || p[len] == ' ' || p[len] == ','))
            return true;
    return false;
}

/* ---- articles ---- */

/* 第十六条, 十六, 16条, Art. 16, 16 -> 16; 0 for anything else. */
static int article_of(const char *text)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    int number = 0, last = 0;
    const char *p = text;
    for (const char *const *skip = (const char *const[]){"Art.", "Article", "art.", "article", "第", NULL}; *skip; skip++)
        if (!strncmp(p, *skip, strlen(*skip))) {
            p += strlen(*skip);
            break;
        }
    while (*p == ' ')
        p++;
    if (*p >= '0' && *p <= '9')
        number = (int)strtol(p, (char **)&p, 10);
    for (bool more = *p & 0x80; more;) {
        more = false;
        for (int i = 0; i < 9 && !more; i++)
            if (!strncmp(p, digits[i], 3))
                last = i + 1, p += 3, more = true;
        if (!more && !strncmp(p, "十", 3))
            number += 10 * (last ? last : 1), last = 0, p += 3, more = true;
    }
    number += last;
    return (!*p || !strcmp(p, "条")) && number >= 1 && number <= 44 ? number : 0;
}

static void heading_put(struct explainer *x, const char *text)
{
    buf_printf(&x->out, "\n%s\n", text);
    x->heading_end = x->out.len;
}

/* A heading that nothing was listed under goes again. */
static void list_end(struct explainer *x, size_t before)
{
    if (x->out.len == x->heading_end)
        x->out.data[x->out.len = before] = 0;
}

static void element_line(struct explainer *x, const struct vocab_element *e)
{
    buf_printf(&x->out, "  %s  %s%s%s\n", e->name, lang_is_chinese() ? e->label : e->en, e->field ? "  " : "", e->field ? e->field : "");
}

static void elements_of_article(struct explainer *x, const char *article)
{
    size_t before = x->out.len;
    heading_put(x, _("Fields of a description that derive from it:"));
    for (int i = 0; i < vocab_type_count(x->vocab); i++)
        for (int k = 0; k < vocab_type_at(x->vocab, i)->element_count; k++) {
            const struct vocab_element *e = &vocab_type_at(x->vocab, i)->elements[k];
            if (e->article && is_listed(e->article, article))
                element_line(x, e);
        }
    list_end(x, before);
}

static void rule_line(struct explainer *x, const xmlNode *rule)
{
    char *id = catalogue_attribute(rule, "id");
    buf_printf(&x->out, "  %s  ", id ? id : "");
    catalogue_sentence(rule, &x->out);
    buf_putc(&x->out, '\n');
    xmlFree(id);
}

static void rules_list(struct explainer *x, void (*each)(const xmlNode *, void *), const char *wanted)
{
    size_t before = x->out.len;
    heading_put(x, _("Rules that check it:"));
    x->wanted = wanted;
    catalogue_rules(x->catalogue, each, x);
    list_end(x, before);
}

static void duties_list(struct explainer *x, const char *heading, void (*each)(const xmlNode *, void *))
{
    size_t before = x->out.len;
    heading_put(x, heading);
    catalogue_duties(x->catalogue, each, x);
    list_end(x, before);
}

static void rule_of_article(const xmlNode *rule, void *data)
{
    struct explainer *x = data;
    char *article = catalogue_attribute(rule, "article");
    if (article && is_listed(article, x->wanted))
        rule_line(x, rule);
    xmlFree(article);
}

static void duty_of_article(const xmlNode *duty, void *data)
{
    struct explainer *x = data;
    char *article = catalogue_attribute(duty, "article");
    if (article && !strcmp(article, x->wanted))
        duty_line_put(duty, &x->out);
    xmlFree(article);
}

static void papers_of_article(struct explainer *x, const char *article)
{
    size_t before = x->out.len;
    heading_put(x, _("Papers it asks for:"));
    for (xmlNode *p = x->catalogue->papers ? xmlFirstElementChild(xmlDocGetRootElement(x->catalogue->papers)) : NULL; p; p = xmlNextElementSibling(p)) {
        char *its = catalogue_attribute(p, "article"), *id = catalogue_attribute(p, "id"), *title = catalogue_attribute(p, "title");
        if (its && is_listed(its, article))
            buf_printf(&x->out, "  %s  %s\n", id ? id : "", title ? title : "");
        xmlFree(its), xmlFree(id), xmlFree(title);
    }
    list_end(x, before);
}

static bool article_explain(struct explainer *x, int number)
{
    char wanted[8];
    sprintf(wanted, "%d", number);
    xmlNode *chapter = x->catalogue->measures ? xmlFirstElementChild(xmlDocGetRootElement(x->catalogue->measures)) : NULL;
    for (; chapter; chapter = xmlNextElementSibling(chapter))
        for (xmlNode *a = xmlFirstElementChild(chapter); a; a = xmlNextElementSibling(a)) {
            char *its = catalogue_attribute(a, "number"), *title = catalogue_attribute(a, "title"), *about = catalogue_attribute(a, lang_is_chinese() ? "about" : "en"),
                 *above = catalogue_attribute(chapter, lang_is_chinese() ? "title" : "en");
            bool found = its && !strcmp(its, wanted);
            if (found)
                buf_printf(&x->out, "《信息安全等级保护管理办法》%s  %s\n%s\n\n", title, above, about);
            xmlFree(its), xmlFree(title), xmlFree(about), xmlFree(above);
            int item = 0;
            for (xmlNode *p = found ? xmlFirstElementChild(a) : NULL; p; p = xmlNextElementSibling(p)) {
                static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
                xmlChar *text = xmlNodeGetContent(p);
                item = strcmp((const char *)p->name, "item") ? 0 : item + 1;
                buf_printf(&x->out, item ? "    （%s）" : "    ", item ? numerals[(item - 1) % 10] : "");
                buf_printf(&x->out, "%s\n", (const char *)text);
                xmlFree(text);
            }
            if (!found)
                continue;
            elements_of_article(x, wanted);
            rules_list(x, rule_of_article, wanted);
            duties_list(x, _("Duties it lays down (dengbao check, calendar):"), duty_of_article);
            papers_of_article(x, wanted);
            return true;
        }
    return false;
}

/* ---- codes ---- */

static const char *level_text(enum diag_level level)
{
    static const char *const names[] = {N_("info: "), N_("warning: "), N_("error: "), N_("error: ")};
    return _(names[level]);
}

static bool rule_explain(struct explainer *x, const char *code)
{
    const xmlNode *rule = catalogue_rule(x->catalogue, code);
    if (!rule)
        return false;
    char *role = catalogue_attribute(rule, "role"), *article = catalogue_attribute(rule, "article"), *test = catalogue_attribute(rule, "test"), *context = catalogue_attribute(rule->parent, "context");
    enum diag_level level = !role || !strcmp(role, "error") ? DIAG_ERROR : !strcmp(role, "warning") ? DIAG_WARNING : DIAG_INFO;
    buf_printf(&x->out, "%s  %s", code, level_text(level));
    catalogue_sentence(rule, &x->out);
    buf_puts(&x->out, "\n");
    heading_put(x, !strcmp((const char *)rule->name, "assert") ? _("A finding when this does not hold:") : _("A finding when this holds:"));
    bool always = test && !strcmp(test, "true()"); /* the context says all of it */
    buf_printf(&x->out, always ? "  %s\n" : "  %s: %s\n", context ? context : "", test ? test : "");
    if (article) {
        buf_putc(&x->out, '\n');
        article_explain(x, atoi(article));
    }
    xmlFree(role), xmlFree(article), xmlFree(test), xmlFree(context);
    return true;
}

/* ---- duties ---- */

static void duty_match(const xmlNode *duty, void *data)
{
    struct explainer *x = data;
    char *id = catalogue_attribute(duty, "id");
    if (id && !strcmp(id, x->wanted))
        x->found = duty;
    xmlFree(id);
}

static void field_of_duty(const struct vocab_element *e, void *data)
{
    struct explainer *x = data;
    for (int i = 0; i < x->count; i++)
        if (x->listed[i] == e)
            return;
    if (x->count == FIELDS_MOST)
        return;
    x->listed[x->count++] = e;
    element_line(x, e);
}

static bool duty_explain(struct explainer *x, const char *id)
{
    x->wanted = id;
    x->found = NULL;
    catalogue_duties(x->catalogue, duty_match, x);
    if (!x->found)
        return false;
    char *article = catalogue_attribute(x->found, "article");
    buf_printf(&x->out, "%s  ", id);
    duty_title_put(x->found, &x->out);
    buf_putc(&x->out, '\n');
    duty_put(x->found, &x->out);
    heading_put(x, _("Fields it looks at:"));
    x->count = 0;
    duty_fields(x->vocab, x->found, field_of_duty, x);
    buf_putc(&x->out, '\n');
    article_explain(x, article ? atoi(article) : 0);
    xmlFree(article);
    return true;
}

/* Codes of diag.def: what they say, and how to mend what they found (diag_help.def). */
static bool code_explain(struct explainer *x, const char *code)
{
    static const struct {
        const char *code, *text;
    } help[] = {
#define HELP(code, text) {code, text},
#include "../base/diag_help.def"
#undef HELP
    };
    bool found = false;
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct diag_row *row = diag_row((enum diag_code)i);
        if (strcmp(row->name, code) != 0)
            continue;
        buf_printf(&x->out, "%s  %s%s\n", code, level_text(row->level), _(row->format));
        found = true;
    }
    for (size_t i = 0; found && i < sizeof help / sizeof *help; i++)
        if (!strcmp(help[i].code, code))
            buf_printf(&x->out, "\n%s\n", _(help[i].text));
    return found;
}

/* ---- fields ---- */

static bool is_called(const struct vocab_element *e, const char *text)
{
    if (!strcmp(e->name, text) || !strcmp(e->label, text) || !strcmp(e->en, text) || (e->field && !strcmp(e->field, text)))
        return true;
    for (const char *const *a = e->aliases; *a; a++)
        if (!strcmp(*a, text))
            return true;
    return false;
}

static void rule_of_element(const xmlNode *rule, void *data)
{
    struct explainer *x = data;
    char *subject = catalogue_attribute(rule, "subject");
    const char *at = subject ? strstr(subject, x->wanted) : NULL;
    size_t len = strlen(x->wanted);
    if (at && (at == subject || strchr("/| ", at[-1])) && (!at[len] || strchr(" |[/", at[len])))
        rule_line(x, rule);
    xmlFree(subject);
}

static void element_match(const struct vocab_element *e, void *data)
{
    struct explainer *x = data;
    x->reads = x->reads || e == x->element;
}

static void duty_of_element(const xmlNode *duty, void *data)
{
    struct explainer *x = data;
    x->reads = false;
    duty_fields(x->vocab, duty, element_match, x);
    if (x->reads)
        duty_line_put(duty, &x->out);
}

/* What may be written for a control point. */
static void controls_list(struct explainer *x)
{
    const xmlNode *class = x->catalogue->controls ? xmlFirstElementChild(xmlDocGetRootElement(x->catalogue->controls)) : NULL;
    for (; class; class = xmlNextElementSibling((xmlNode *)class))
        for (xmlNode *c = xmlFirstElementChild((xmlNode *)class); c; c = xmlNextElementSibling(c)) {
            char *id = catalogue_attribute(c, "id"), *name = catalogue_attribute(c, "name"), *home = catalogue_attribute(class, "name");
            if (id && name && home)
                buf_printf(&x->out, "    %s  %s  %s\n", id, name, home);
            xmlFree(id), xmlFree(name), xmlFree(home);
        }
}

static void element_explain(struct explainer *x, const struct vocab_element *e, const char *above)
{
    bool zh = lang_is_chinese();
    const struct vocab_type *t = e->type;
    buf_printf(&x->out, "%s%s  %s%s%s  %s  %s\n", x->out.len ? "\n" : "", e->name, e->label, e->field ? "  " : "", e->field ? e->field : "", zh ? "" : e->en, above);
    buf_printf(&x->out, "  %s\n", zh ? e->doc : e->doc_en);
    if (e->required)
        buf_printf(&x->out, "  %s\n", _("required"));
    if (e->field)
        buf_printf(&x->out, _("  printed in %s of the filing form\n"), e->field);
    if (t->value_count) {
        for (int i = 0; i < t->value_count; i++)
            buf_printf(&x->out, "    %s  %s  %s\n", t->values[i].code, t->values[i].label, zh ? "" : t->values[i].en);
    } else if (t->kind == VOCAB_SCALAR)
        buf_printf(&x->out, "  %s\n", zh || !*t->doc_en ? t->doc : t->doc_en);
    else
        for (int i = 0; i < t->element_count; i++)
            element_line(x, &t->elements[i]);
    if (!strcmp(t->name, "control-id"))
        controls_list(x);
    if (e->article)
        buf_printf(&x->out, _("  derives from article %s of the Measures (dengbao explain %s)\n"), e->article, e->article);
    rules_list(x, rule_of_element, e->name);
    x->element = e;
    duties_list(x, _("Duties that look at it:"), duty_of_element);
}

/* above: what the element stands below, or NULL: anywhere. */
static bool field_explain(struct explainer *x, const char *text, const char *above)
{
    bool found = false;
    for (int i = 0; !above && vocab_root_at(x->vocab, i); i++)
        if (is_called(vocab_root_at(x->vocab, i), text)) {
            element_explain(x, vocab_root_at(x->vocab, i), "");
            found = true;
        }
    for (int i = 0; i < vocab_type_count(x->vocab); i++) {
        const struct vocab_type *t = vocab_type_at(x->vocab, i);
        const struct vocab_element *home = vocab_type_user(x->vocab, t);
        for (int k = 0; k < t->element_count; k++)
            if (is_called(&t->elements[k], text) && (!above || (home && is_called(home, above)))) {
                element_explain(x, &t->elements[k], !home ? "" : lang_is_chinese() ? home->label : home->en);
                found = true;
            }
    }
    return found;
}

/* grading/date, grading.date, 定级情况 › 定级时间 as findings have it: the last name, below the one before it. */
static bool path_explain(struct explainer *x, const char *text)
{
    static const char *const strokes[] = {" › ", "›", "/", "."};
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
        const char *last = NULL, *before = text;
        for (const char *p = text; (p = strstr(p, strokes[i])); p += strlen(strokes[i])) {
            before = last ? last + strlen(strokes[i]) : text;
            last = p;
        }
        if (!last)
            continue;
        struct buf above = {0};
        buf_add(&above, before, (size_t)(last - before));
        bool found = field_explain(x, last + strlen(strokes[i]), buf_text(&above));
        buf_free(&above);
        if (found)
            return true;
    }
    return false;
}

/* 防火墙, 第二级: the fields it is an option of. */
static bool option_explain(struct explainer *x, const char *text)
{
    for (int i = 0; i < vocab_type_count(x->vocab); i++)
        for (int k = 0; k < vocab_type_at(x->vocab, i)->element_count; k++) {
            const struct vocab_element *e = &vocab_type_at(x->vocab, i)->elements[k];
            const struct vocab_value *v = vocab_value(e->type, text);
            if (!v)
                continue;
            if (!x->out.len)
                buf_printf(&x->out, _("%s is an option of:\n"), text);
            element_line(x, e);
            buf_printf(&x->out, "    %s  %s  %s\n", v->code, v->label, lang_is_chinese() ? "" : v->en);
        }
    return x->out.len;
}

/* Rules and duties whose ids begin so: A15 for A15-county. */
static bool is_begun(const xmlNode *n, const char *begin)
{
    char *id = catalogue_attribute(n, "id");
    bool begun = id && !strncmp(id, begin, strlen(begin)) && id[strlen(begin)] == '-';
    xmlFree(id);
    return begun;
}

static void rule_begun(const xmlNode *rule, void *data)
{
    struct explainer *x = data;
    if (is_begun(rule, x->wanted))
        rule_line(x, rule);
}

static void duty_begun(const xmlNode *duty, void *data)
{
    struct explainer *x = data;
    if (is_begun(duty, x->wanted))
        duty_line_put(duty, &x->out);
}

static bool begun_list(struct explainer *x, const char *begin)
{
    x->wanted = begin;
    catalogue_rules(x->catalogue, rule_begun, x);
    catalogue_duties(x->catalogue, duty_begun, x);
    return x->out.len;
}

/* Names of fields that the text may mean, each once. */
static void unknown_report(struct explainer *x, const char *text, struct diags *ds)
{
    const char *names[MEANT_MOST];
    int count = 0;
    struct buf meant = {0};
    char room[200];
    for (int i = 0; i < vocab_type_count(x->vocab) && count < MEANT_MOST; i++) {
        const char *name = NULL;
        bool told = !nearest_child(vocab_type_at(x->vocab, i), text, &name);
        for (int k = 0; k < count && !told; k++)
            told = !strcmp(names[k], name);
        if (told)
            continue;
        names[count++] = name;
        buf_printf(&meant, "%s%s", count > 1 ? _(", ") : "", name);
    }
    const struct diag_detail d = {.part = {[DIAG_MEANT] = count ? buf_text(&meant) : NULL}};
    diag_add_with(ds, D_GUIDE_UNKNOWN, (struct place){0}, &d, text_short(text, room, sizeof room));
    buf_free(&meant);
}

void guide_explain(const struct job *job, struct diags *ds)
{
    struct explainer x = {.catalogue = catalogue_load(), .vocab = vocab_load(ds)};
    for (int i = 0; x.vocab && i < job->input_count; i++) {
        const char *text = job->inputs[i];
        int article = article_of(text);
        x.out.len = 0;
        if (!(article && article_explain(&x, article)) && !rule_explain(&x, text) && !duty_explain(&x, text) && !code_explain(&x, text) && !field_explain(&x, text, NULL) && !path_explain(&x, text) &&
            !option_explain(&x, text) && !begun_list(&x, text))
            unknown_report(&x, text, ds);
        else
            fputs(buf_text(&x.out), stdout);
    }
    buf_free(&x.out);
    vocab_free(x.vocab);
    catalogue_free(x.catalogue);
}
