/* guide: catalogue, the program's own rules and articles, read as documents. */
#define _GNU_SOURCE
#include "catalogue.h"

#include <dirent.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/file.h"
#include "../base/lang.h"

static xmlDoc *own_read(const char *relative)
{
    char *path = file_own_try(relative);
    xmlDoc *doc = path ? xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
    free(path);
    return doc;
}

static void rules_read(struct catalogue *c, const char *folder)
{
    char *path = file_own_try(folder);
    struct dirent **names = NULL;
    int count = path ? scandir(path, &names, NULL, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        struct buf file = {0};
        buf_printf(&file, "%s/%s", folder, names[i]->d_name);
        const char *dot = strrchr(names[i]->d_name, '.');
        xmlDoc *doc = dot && !strcmp(dot, ".sch") && c->rule_count < RULE_FILES_MOST ? own_read(file.data) : NULL;
        if (doc)
            c->rules[c->rule_count++] = doc;
        buf_free(&file);
        free(names[i]);
    }
    free(names);
    free(path);
}

struct catalogue *catalogue_load(void)
{
    struct catalogue *c = mem_alloc(sizeof *c);
    c->measures = own_read("schemas/measures.xml");
    c->papers = own_read("templates/papers.xml");
    c->duties = own_read("schemas/duties.xml");
    c->controls = own_read("schemas/control-points.xml");
    rules_read(c, "schemas/rules/filing");
    rules_read(c, "schemas/rules/approval");
    return c;
}

void catalogue_free(struct catalogue *c)
{
    if (!c)
        return;
    xmlFreeDoc(c->measures);
    xmlFreeDoc(c->papers);
    xmlFreeDoc(c->duties);
    xmlFreeDoc(c->controls);
    for (int i = 0; i < c->rule_count; i++)
        xmlFreeDoc(c->rules[i]);
    free(c);
}

char *catalogue_attribute(const xmlNode *n, const char *name)
{
    for (const xmlAttr *a = n->properties; a; a = a->next)
        if (!strcmp((const char *)a->name, name))
            return (char *)xmlNodeListGetString(n->doc, a->children, 1);
    return NULL;
}

static void rules_walk(xmlNode *n, void (*each)(const xmlNode *, void *), void *data)
{
    for (xmlNode *c = xmlFirstElementChild(n); c; c = xmlNextElementSibling(c))
        if (!strcmp((const char *)c->name, "assert") || !strcmp((const char *)c->name, "report"))
            each(c, data);
        else
            rules_walk(c, each, data);
}

void catalogue_rules(const struct catalogue *c, void (*each)(const xmlNode *, void *), void *data)
{
    for (int i = 0; i < c->rule_count; i++)
        rules_walk(xmlDocGetRootElement(c->rules[i]), each, data);
}

void catalogue_duties(const struct catalogue *c, void (*each)(const xmlNode *, void *), void *data)
{
    for (xmlNode *n = c->duties ? xmlFirstElementChild(xmlDocGetRootElement(c->duties)) : NULL; n; n = xmlNextElementSibling(n))
        each(n, data);
}

struct wanted {
    const char *id;
    const xmlNode *found;
};

static void rule_match(const xmlNode *rule, void *data)
{
    struct wanted *w = data;
    char *id = catalogue_attribute(rule, "id");
    if (id && !w->found && !strcmp(id, w->id))
        w->found = rule;
    xmlFree(id);
}

xmlNode *catalogue_rule(const struct catalogue *c, const char *id)
{
    struct wanted w = {id, NULL};
    catalogue_rules(c, rule_match, &w);
    return (xmlNode *)w.found;
}

static const xmlNode *english_of(const xmlNode *rule)
{
    char *ids = catalogue_attribute(rule, "diagnostics");
    const xmlNode *found = NULL;
    for (xmlNode *g = ids ? xmlFirstElementChild(xmlDocGetRootElement(rule->doc)) : NULL; g; g = xmlNextElementSibling(g))
        for (xmlNode *d = strcmp((const char *)g->name, "diagnostics") ? NULL : xmlFirstElementChild(g); d && !found; d = xmlNextElementSibling(d)) {
            char *id = catalogue_attribute(d, "id");
            found = id && !strcmp(id, ids) ? d : NULL;
            xmlFree(id);
        }
    xmlFree(ids);
    return found;
}

void catalogue_sentence(const xmlNode *rule, struct buf *out)
{
    const xmlNode *text = lang_is_chinese() ? rule : english_of(rule);
    for (const xmlNode *c = (text ? text : rule)->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            buf_puts(out, "…");
        else if (c->content) {
            bool blank = false;
            for (const char *p = (const char *)c->content; *p; p++) {
                if (*p == '\n' || (*p == ' ' && blank)) {
                    blank = true;
                    continue;
                }
                buf_putc(out, *p);
                blank = false;
            }
        }
}

static void member_put(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, ", \"%s\": {\"text\": ", name);
    buf_json(out, text);
    buf_putc(out, '}');
}

void catalogue_describe(const void *catalogue, const char *code, struct buf *out)
{
    const xmlNode *rule = catalogue_rule(catalogue, code);
    struct buf text = {0};
    const char *level = "error";
    char *article = NULL;
    if (rule) {
        catalogue_sentence(rule, &text);
        char *role = catalogue_attribute(rule, "role");
        level = !role || !strcmp(role, "error") ? "error" : !strcmp(role, "warning") ? "warning" : "note";
        article = catalogue_attribute(rule, "article");
        xmlFree(role);
    }
    for (int i = 0; !rule && i < DIAG_CODE_COUNT; i++) {
        const struct diag_row *row = diag_row((enum diag_code)i);
        if (!strcmp(row->name, code) && !text.len) {
            buf_puts(&text, _(row->format));
            level = row->level >= DIAG_ERROR ? "error" : row->level == DIAG_WARNING ? "warning" : "note";
        }
    }
    if (text.len) {
        member_put(out, "shortDescription", buf_text(&text));
        buf_printf(&text, " (dengbao explain %s)", code);
        member_put(out, "help", buf_text(&text));
        buf_printf(out, ", \"defaultConfiguration\": {\"level\": \"%s\"}", level);
    }
    if (article) {
        buf_puts(out, ", \"properties\": {\"article\": ");
        buf_json(out, article);
        buf_putc(out, '}');
    }
    xmlFree(article);
    buf_free(&text);
}
