/* input: xml, XML -> description tree by libxml2's SAX2 interface, with line and column of every tag. No DOCTYPE, no entities, no network. */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/lang.h"
#include "../base/utf8.h"
#include "tree.h"

enum { TAG_MOST = 2000 };

struct xml_state {
    struct reader *r;
    xmlParserCtxt *ctxt;
    xmlNode *at;
    int depth;
    bool failed, has_child[DEPTH_MOST + 2];
    struct buf text;
    struct place text_place;
    const char *data;    /* the whole text */
    const char *scanned; /* line and col are counted up to here */
    int line, col;
};

/* Place of the '<' of the tag under way: libxml2 stands behind its name and attributes. */
static struct place tag_place(struct xml_state *s)
{
    const xmlParserInput *input = s->ctxt->input; /* its buffer moves as it is consumed: the offset counts */
    const char *p = s->data + input->consumed + (input->cur - input->base);
    while (p > s->data && *p != '<')
        p--;
    for (; s->scanned < p; s->scanned++)
        if (*s->scanned == '\n')
            s->line++, s->col = 1;
        else
            s->col += (*s->scanned & 0xC0) != 0x80;
    return (struct place){s->r->in->path, s->line, s->col};
}

static void stop(struct xml_state *s)
{
    s->failed = true;
    xmlStopParser(s->ctxt);
}

static void element_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int ns_count, const xmlChar **ns, int attribute_count, int defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)uri, (void)ns_count, (void)ns, (void)defaulted;
    struct xml_state *s = user;
    struct place at = tag_place(s);
    for (int i = 0; i < attribute_count; i++)
        diag_add(s->r->diags, D_INPUT_ATTRIBUTE, at, (const char *)attributes[5 * i], (const char *)name);
    if (++s->depth > DEPTH_MOST || tree_full(s->r)) {
        if (s->depth > DEPTH_MOST)
            diag_add(s->r->diags, D_INPUT_DEEP, at, DEPTH_MOST);
        else
            diag_add(s->r->diags, D_INPUT_MUCH, at, NODES_MOST, TEXT_MOST >> 20);
        stop(s);
        return;
    }
    s->has_child[s->depth - 1] = true;
    s->has_child[s->depth] = false;
    s->at = tree_element(s->r, s->at, arena_strdup(s->r->in->arena, (const char *)name), at);
    s->text.len = 0;
    s->text_place.line = 0;
}

static void element_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    struct xml_state *s = user;
    if (!s->has_child[s->depth] && s->text.len)
        tree_text(s->r, s->at, arena_strndup(s->r->in->arena, s->text.data, s->text.len), s->text.len, s->text_place.line ? s->text_place : input_origin_of(s->at)->key);
    s->text.len = 0;
    s->depth--;
    s->at = s->depth ? s->at->parent : s->at;
}

static void characters(void *user, const xmlChar *text, int len)
{
    struct xml_state *s = user;
    if (!s->at)
        return; /* libxml2 is about to say that it stands outside */
    int skip = 0; /* the text does not end with NUL */
    while (skip < len && strchr(" \t\r\n", text[skip]))
        skip++;
    bool blank = skip == len;
    if (!blank && !s->text_place.line) {
        struct place key = input_origin_of(s->at)->key;
        int col = key.col + (int)xmlStrlen(s->at->name) + 2;
        s->text_place = (struct place){key.file, key.line, col};
        const struct input_origin *o = input_origin_of(s->at);
        if (o->key_text)
            s->text_place.col = key.col + (int)utf8_count(o->key_text, strlen(o->key_text)) + 2;
        for (int i = 0; i < skip; i++)
            if (text[i] == '\n')
                s->text_place.line++, s->text_place.col = 1;
            else
                s->text_place.col++;
    }
    if (!blank && s->has_child[s->depth])
        diag_add(s->r->diags, D_INPUT_MIXED, s->text_place, (const char *)s->at->name);
    buf_add(&s->text, text, (size_t)len);
}

static void subset(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    struct xml_state *s = user;
    diag_add(s->r->diags, D_INPUT_DOCTYPE, tag_place(s));
    stop(s);
}

/* libxml2's finding in our words, or NULL. */
static const char *problem_words(int code)
{
    static const struct {
        int code;
        const char *text;
    } rows[] = {
#define YAML(problem, context, text)
#define XML(code, text) {code, text},
#include "problems.def"
#undef YAML
#undef XML
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code == code)
            return _(rows[i].text);
    return NULL;
}

static void xml_error(void *user, xmlErrorPtr e)
{
    struct xml_state *s = user;
    if (s->failed || e->level < XML_ERR_ERROR)
        return;
    struct buf text = {0};
    const char *words = problem_words(e->code);
    buf_puts(&text, words ? words : e->message ? e->message : "");
    while (text.len && (text.data[text.len - 1] == '\n' || text.data[text.len - 1] == ' '))
        text.data[--text.len] = 0;
    struct place at = {s->r->in->path, e->line, e->int2};
    struct diag_detail d = {.also = {.text = NULL}};
    struct buf tag = {0};
    if (e->code == XML_ERR_TAG_NAME_MISMATCH && e->str1) { /* the element that is open, and its line */
        buf_printf(&tag, "</%s>", e->str1);
        d.part[DIAG_EXPECTED] = tag.data;
        if (e->int1 != e->line)
            d.also = (struct diag_also){.place = {at.file, e->int1, 1}, .text = _("what is being read began here")};
    }
    diag_add_with(s->r->diags, D_INPUT_XML, at, &d, buf_text(&text));
    buf_free(&tag);
    buf_free(&text);
    s->failed = true;
}

/* Behind the tag that begins at p, quotations in it stepped over. */
static const char *tag_end(const char *p, const char *end)
{
    for (char quote = 0; p < end; p++)
        if (quote ? *p == quote : *p == '"' || *p == '\'')
            quote = quote ? 0 : *p;
        else if (!quote && *p == '>')
            return p + 1;
    return end;
}

/* Behind the next close, which ends with >. */
static const char *text_end(const char *p, const char *end, const char *close)
{
    size_t len = strlen(close);
    for (const char *q = p; (q = memchr(q, '>', (size_t)(end - q))); q++)
        if ((size_t)(q + 1 - p) >= len && !memcmp(q + 1 - len, close, len))
            return q + 1;
    return end;
}

/* libxml2 compares every attribute of a tag with every other before it tells us of one: a tag may not be long. */
static bool tags_check(struct reader *r, const char *data, const char *end)
{
    int line = 1;
    const char *start = data;
    for (const char *p = data, *next; p < end && (p = memchr(p, '<', (size_t)(end - p))); p = next) {
        const char *close = !strncmp(p, "<!--", 4) ? "-->" : !strncmp(p, "<![CDATA[", 9) ? "]]>" : !strncmp(p, "<?", 2) ? "?>" : NULL;
        next = close ? text_end(p + 2, end, close) : tag_end(p, end);
        if (close || next - p <= TAG_MOST || p[1] == '!')
            continue;
        for (const char *q; (q = memchr(start, '\n', (size_t)(p - start))); line++)
            start = q + 1;
        diag_add(r->diags, D_INPUT_LONG_TAG, (struct place){r->in->path, line, (int)utf8_count(start, (size_t)(p - start)) + 1}, TAG_MOST);
        return false;
    }
    return true;
}

bool xml_read(struct reader *r, const char *data, size_t size)
{
    struct xml_state s = {.r = r, .line = 1, .col = 1};
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .startElementNs = element_start, .endElementNs = element_end, .characters = characters, .cdataBlock = characters, .internalSubset = subset, .serror = xml_error};
    if (!tags_check(r, data, data + size))
        return false;
    s.ctxt = xmlCreateMemoryParserCtxt(data, (int)size);
    if (!s.ctxt)
        return false;
    memcpy(s.ctxt->sax, &sax, sizeof sax);
    s.ctxt->userData = &s;
    xmlCtxtUseOptions(s.ctxt, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
    s.ctxt->userData = &s;
    s.data = s.scanned = data;
    xmlParseDocument(s.ctxt);
    bool ok = !s.failed && s.ctxt->wellFormed;
    xmlFreeParserCtxt(s.ctxt);
    buf_free(&s.text);
    return ok;
}
