/* input: xml, XML -> description tree by libxml2's SAX2 interface, with line and column of every tag. No DOCTYPE, no entities, no network. */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "tree.h"

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
    int line;
    const char *line_start;
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
            s->line++, s->line_start = s->scanned + 1;
    return (struct place){s->r->in->path, s->line, (int)utf8_count(s->line_start, (size_t)(p - s->line_start)) + 1};
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
    if (++s->depth > DEPTH_MOST || s->r->nodes > NODES_MOST) {
        diag_add(s->r->diags, D_INPUT_DEEP, at, DEPTH_MOST);
        stop(s);
        return;
    }
    s->has_child[s->depth - 1] = true;
    s->has_child[s->depth] = false;
    s->at = tree_element(s->r, s->at, (const char *)name, at);
    s->text.len = 0;
    s->text_place.line = 0;
}

static void element_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    struct xml_state *s = user;
    if (!s->has_child[s->depth] && s->text.len)
        tree_text(s->r, s->at, s->text.data, s->text.len, s->text_place.line ? s->text_place : input_origin_of(s->at)->key);
    s->text.len = 0;
    s->depth--;
    s->at = s->depth ? s->at->parent : s->at;
}

static void characters(void *user, const xmlChar *text, int len)
{
    struct xml_state *s = user;
    bool blank = strspn((const char *)text, " \t\r\n") >= (size_t)len;
    if (!blank && !s->text_place.line) {
        struct place key = input_origin_of(s->at)->key;
        int skip = (int)strspn((const char *)text, " \t\r\n"), col = key.col + (int)xmlStrlen(s->at->name) + 2;
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
    if (!blank && s->at && s->has_child[s->depth])
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

static void xml_error(void *user, xmlErrorPtr e)
{
    struct xml_state *s = user;
    if (s->failed || e->level < XML_ERR_ERROR)
        return;
    struct buf text = {0};
    buf_puts(&text, e->message ? e->message : "");
    while (text.len && (text.data[text.len - 1] == '\n' || text.data[text.len - 1] == ' '))
        text.data[--text.len] = 0;
    diag_add(s->r->diags, D_INPUT_XML, (struct place){s->r->in->path, e->line, e->int2}, buf_text(&text));
    buf_free(&text);
    s->failed = true;
}

bool xml_read(struct reader *r, const char *data, size_t size)
{
    struct xml_state s = {.r = r, .line = 1};
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .startElementNs = element_start, .endElementNs = element_end, .characters = characters, .cdataBlock = characters, .internalSubset = subset, .serror = xml_error};
    s.ctxt = xmlCreateMemoryParserCtxt(data, (int)size);
    if (!s.ctxt)
        return false;
    memcpy(s.ctxt->sax, &sax, sizeof sax);
    s.ctxt->userData = &s;
    xmlCtxtUseOptions(s.ctxt, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
    s.ctxt->userData = &s;
    s.data = s.scanned = s.line_start = data;
    xmlParseDocument(s.ctxt);
    bool ok = !s.failed && s.ctxt->wellFormed;
    xmlFreeParserCtxt(s.ctxt);
    buf_free(&s.text);
    return ok;
}
