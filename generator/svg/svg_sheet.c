/* svg: sheet, the style sheets of a drawing (<style>): type, class and id selectors, lists of them; what needs more of CSS is told. */
#include <stdlib.h>
#include <string.h>

#include "drawing.h"

enum { RULES_MOST = 2000 };

struct svg_rule {
    const char *selector; /* "rect", ".box", "#a", "rect.box", "*" */
    const char *body;     /* declarations, as in a style attribute */
    int weight;           /* specificity; later rules of one weight win */
    struct svg_rule *next; /* the next in order of weight */
};

static size_t name_len(const char *s)
{
    return strcspn(s, ".#");
}

static bool has_word(const char *list, const char *word, size_t len)
{
    for (const char *p = list; p && (p = strstr(p, word)); p++)
        if ((p == list || strchr(" \t\r\n", p[-1])) && (!p[len] || strchr(" \t\r\n", p[len])))
            return true;
    return false;
}

static bool matches(const xmlNode *n, const char *selector)
{
    size_t len = name_len(selector);
    if (len && strncmp(selector, "*", len) && (strlen((const char *)n->name) != len || strncmp((const char *)n->name, selector, len)))
        return false;
    for (const char *p = selector + len; *p; p += 1 + len) {
        char word[128];
        const char *own = svg_attribute(n, *p == '.' ? "class" : "id");
        len = name_len(p + 1);
        if (!len || len >= sizeof word || !own)
            return false;
        memcpy(word, p + 1, len);
        word[len] = 0;
        if (*p == '.' ? !has_word(own, word, len) : strcmp(own, word))
            return false;
    }
    return true;
}

static void rule_add(struct drawing *d, const char *selector, size_t len, const char *body)
{
    struct arena *arena = d->context->pages->arena;
    while (len && strchr(" \t\r\n", *selector))
        selector++, len--;
    while (len && strchr(" \t\r\n", selector[len - 1]))
        len--;
    struct svg_rule *r = ARENA_NEW(arena, struct svg_rule);
    *r = (struct svg_rule){.selector = arena_strndup(arena, selector, len), .body = body};
    if (!len || strpbrk(r->selector, " >+~:[\t\r\n") || ++d->rules > RULES_MOST) {
        svg_fault(d, d->root, len ? r->selector : "style");
        return;
    }
    r->weight = *r->selector != '.' && *r->selector != '#' && *r->selector != '*';
    for (const char *p = r->selector; *p; p++)
        r->weight += *p == '#' ? 10000 : *p == '.' ? 100 : 0;
    struct svg_rule **at = &d->sheet;
    while (*at && (*at)->weight <= r->weight)
        at = &(*at)->next;
    r->next = *at;
    *at = r;
}

/* One style element: comments out, then selector, selector {declarations}. */
static void style_read(struct drawing *d, const char *text)
{
    struct arena *arena = d->context->pages->arena;
    char *css = arena_strdup(arena, text);
    for (char *p = css; (p = strstr(p, "/*"));) {
        char *end = strstr(p + 2, "*/");
        size_t len = end ? (size_t)(end + 2 - p) : strlen(p);
        memset(p, ' ', len);
    }
    for (const char *p = css, *open; (open = strchr(p, '{'));) {
        const char *close = strchr(open, '}');
        size_t len = close ? (size_t)(close - open - 1) : strlen(open + 1);
        const char *body = arena_strndup(arena, open + 1, len);
        while (p < open) {
            size_t part = strcspn(p, ",{");
            rule_add(d, p, part, body);
            p += part + 1;
        }
        p = open + 1 + len + (close ? 1 : 0);
    }
}

void svg_sheet_read(struct drawing *d, const xmlNode *root)
{
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (!strcmp((const char *)n->name, "style"))
            for (const xmlNode *t = n->children; t; t = t->next)
                if (t->type == XML_TEXT_NODE || t->type == XML_CDATA_SECTION_NODE)
                    style_read(d, (const char *)t->content);
        if (!strcmp((const char *)n->name, "defs"))
            svg_sheet_read(d, n);
    }
}

const char *svg_sheet_value(const struct drawing *d, const xmlNode *n, const char *name)
{
    const char *found = NULL;
    for (const struct svg_rule *r = d->sheet; r; r = r->next)
        if (matches(n, r->selector)) {
            const char *value = svg_declaration(r->body, name);
            found = value ? value : found;
        }
    return found;
}
