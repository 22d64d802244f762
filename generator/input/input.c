/* input: the entry: bytes -> description tree. Checks the encoding, tells YAML from XML, keeps the source for messages. */
#include "input.h"

#include <libxml/parser.h>
#include <libxml/xmlsave.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/lang.h"
#include "../base/utf8.h"
#include "encoding.h"
#include "tree.h"

struct node_data { /* hung on node->_private: the origin first, so that it can be read as one */
    struct input_origin origin;
    const struct vocab_element *declaration;
    uint64_t faults;
};

const struct vocab_element *tree_declaration(const xmlNode *n)
{
    return n && n->type == XML_ELEMENT_NODE && n->_private ? ((struct node_data *)n->_private)->declaration : NULL;
}

const struct vocab_type *tree_type(const xmlNode *n)
{
    const struct vocab_element *e = tree_declaration(n);
    return e ? e->type : NULL;
}

void tree_fault(const xmlNode *n, const char *child)
{
    struct node_data *d = n->_private;
    if (!child)
        d->faults |= TREE_FAULT_SELF;
    const struct vocab_type *type = tree_type(n);
    for (int i = 0; child && type && i < type->element_count && i < 63; i++)
        if (!strcmp(type->elements[i].name, child))
            d->faults |= (uint64_t)1 << i;
}

uint64_t tree_faults(const xmlNode *n)
{
    return n->type == XML_ELEMENT_NODE && n->_private ? ((struct node_data *)n->_private)->faults : 0;
}

const struct input_origin *input_origin_of(const xmlNode *n)
{
    static const struct input_origin none;
    while (n && (n->type != XML_ELEMENT_NODE || !n->_private))
        n = n->parent;
    return n ? n->_private : &none;
}

xmlNode *tree_element(struct reader *r, xmlNode *parent, const char *key, struct place place)
{
    const struct vocab_element *e = parent ? vocab_child(tree_type(parent), key) : vocab_root(r->vocab, key);
    xmlDoc *doc = r->in->doc;
    if (!doc->dict)
        doc->dict = xmlDictCreateSub(vocab_names(r->vocab));
    xmlNode *n = xmlNewDocNodeEatName(doc, NULL, (xmlChar *)(e ? e->name : (const char *)xmlDictLookup(doc->dict, (const xmlChar *)key, -1)), NULL);
    struct node_data *d = ARENA_NEW(r->in->arena, struct node_data);
    d->origin = (struct input_origin){.key = place, .value = place, .key_text = key, .used = r->used};
    d->declaration = e;
    n->_private = d;
    if (parent)
        xmlAddChild(parent, n);
    else
        xmlDocSetRootElement(doc, n);
    r->nodes++;
    return n;
}

bool tree_full(const struct reader *r)
{
    return r->nodes > NODES_MOST || r->text > TEXT_MOST;
}

void tree_implied(xmlNode *n)
{
    ((struct node_data *)n->_private)->origin.implied = true;
}

void tree_adopt(struct input *in, xmlNode *n, const xmlNode *like, struct place used)
{
    struct node_data *d = ARENA_NEW(in->arena, struct node_data);
    d->origin = *input_origin_of(like);
    d->origin.used = used;
    d->declaration = tree_declaration(n) ? tree_declaration(n) : tree_declaration(like);
    n->_private = d;
}

void tree_overrides(xmlNode *n, const xmlNode *other)
{
    ((struct node_data *)n->_private)->origin.over = input_origin_of(other)->value;
}

bool input_also(const struct input *in, const xmlNode *n, struct place at, struct diag_also *also)
{
    const struct input_origin *o = input_origin_of(n);
    if (o->over.line) {
        *also = (struct diag_also){.place = o->over, .text = _("instead of this value of the group")};
        return true;
    }
    *also = (struct diag_also){.place = o->used, .text = _("used here")};
    if (o->used.line && (o->used.line != at.line || o->used.file != at.file))
        return true;
    if (!at.file || !strcmp(at.file, in->path))
        return false;
    while (n && (!o->key.file || strcmp(o->key.file, in->path) != 0)) { /* from group data: where it came into the description */
        n = n->parent;
        o = input_origin_of(n);
    }
    *also = (struct diag_also){.place = n && n->parent && n->parent->type == XML_ELEMENT_NODE ? o->key : (struct place){in->path, 1, 1}, .text = _("part of this description")};
    return true;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What spreadsheets and web pages leave at the ends of a value, and nobody sees: full-width, no-break and zero-width blanks. */
static const struct {
    const char *text;
    size_t len;
} unseen[] = {{"\xE3\x80\x80", 3}, {"\xC2\xA0", 2}, {"\xE2\x80\x8B", 3}, {"\xEF\xBB\xBF", 3}};

/* The bytes of the blank that a text begins or ends with, 0: none. */
static size_t space_before(const char *text, size_t len, bool plain)
{
    for (size_t i = 0; !plain && i < sizeof unseen / sizeof *unseen; i++)
        if (*text == *unseen[i].text && len >= unseen[i].len && !memcmp(text, unseen[i].text, unseen[i].len))
            return unseen[i].len;
    return is_space(*text);
}

static size_t space_after(const char *text, size_t len, bool plain)
{
    const char *end = text + len;
    for (size_t i = 0; !plain && i < sizeof unseen / sizeof *unseen; i++)
        if (end[-1] == unseen[i].text[unseen[i].len - 1] && len >= unseen[i].len && !memcmp(end - unseen[i].len, unseen[i].text, unseen[i].len))
            return unseen[i].len;
    return is_space(end[-1]);
}

void tree_text(struct reader *r, xmlNode *n, const char *text, size_t len, struct place place)
{
    struct node_data *d = n->_private;
    bool prose = tree_type(n) && tree_type(n)->is_multiline; /* keeps what indents its paragraphs */
    for (size_t space = 0; len && (space = space_after(text, len, prose)); len -= space) {}
    for (size_t space = 0; len && (space = space_before(text, len, prose)); text += space, len -= space) {}
    r->text += len;
    if (tree_full(r))
        len = 0; /* the reader stops here */
    const char *value = text[len] ? arena_strndup(r->in->arena, text, len) : text;
    d->origin.value = place;
    d->origin.value_text = value;
    if (r->used.line)
        d->origin.used = r->used;
    const struct vocab_value *option = tree_type(n) ? vocab_value(tree_type(n), value) : NULL;
    xmlNodeAddContent(n, (const xmlChar *)(option ? option->code : value));
}

struct input *input_new(const char *name)
{
    struct input *in = mem_alloc(sizeof *in);
    in->arena = arena_new();
    in->path = arena_strdup(in->arena, name);
    in->text = "";
    in->doc = xmlNewDoc((const xmlChar *)"1.0");
    return in;
}

/* Line ends of every kind become \n, so that all count lines alike. */
static char *lines_normal(struct arena *arena, const char *data, size_t *size)
{
    char *text = arena_strndup(arena, data, *size), *to = text;
    for (const char *p = text, *end = text + *size; p < end; p++)
        if (*p != '\r' && *p != '\xE2')
            *to++ = *p;
        else if (*p == '\r') {
            *to++ = '\n';
            p += p + 1 < end && p[1] == '\n';
        } else if (end - p >= 3 && (!memcmp(p, "\xE2\x80\xA8", 3) || !memcmp(p, "\xE2\x80\xA9", 3))) {
            *to++ = '\n';
            p += 2;
        } else
            *to++ = *p;
    *to = 0;
    *size = (size_t)(to - text);
    return text;
}

/* Whether a line of the text begins with the root of an approval: then findings show no more of it than the value at fault, even when it cannot be read. */
static bool looks_classified(const char *text, size_t size, const struct vocab *vocab)
{
    const struct vocab_element *root = vocab_root(vocab, "approval");
    const char *names[16] = {root->name, root->label};
    for (int i = 0; root->aliases[i] && i < 13; i++)
        names[i + 2] = root->aliases[i];
    for (const char *line = text, *end = text + size; line && line < end; line = memchr(line, '\n', (size_t)(end - line)), line = line ? line + 1 : NULL) {
        while (line < end && (*line == ' ' || (*line && strchr("\t{<\"'", *line))))
            line++;
        for (int i = 0; names[i]; i++) {
            size_t len = strlen(names[i]);
            if ((size_t)(end - line) > len && *line == *names[i] && !memcmp(line, names[i], len) && strchr(" \t:>\"'", line[len]))
                return true;
        }
    }
    return false;
}

static struct input *memory_read(const char *data, size_t size, const char *name, const struct vocab *vocab, bool part, struct diags *ds)
{
    if (size >= 3 && !memcmp(data, "\xEF\xBB\xBF", 3))
        data += 3, size -= 3;
    if (looks_classified(data, size, vocab))
        diags_reserve(ds, DIAG_UNQUOTED);
    if (!encoding_check(data, size, name, ds)) {
        diags_quote(ds, name, data, size);
        return NULL;
    }
    struct input *in = input_new(name);
    in->text = lines_normal(in->arena, data, &size);
    in->size = size;
    struct reader r = {.in = in, .vocab = vocab, .diags = ds, .part = part};
    size_t first = strspn(in->text, " \t\r\n");
    bool ok = in->text[first] == '<' ? xml_read(&r, in->text, size) : yaml_read(&r, in->text, size);
    bool some = xmlDocGetRootElement(in->doc);
    if (ok && !some)
        diag_add(ds, D_INPUT_EMPTY, (struct place){name, 1, 1});
    diags_quote(ds, name, in->text, in->size);
    if (ok && some)
        return in;
    input_free(in);
    return NULL;
}

struct input *input_read_memory(const char *data, size_t size, const char *name, const struct vocab *vocab, struct diags *ds)
{
    return memory_read(data, size, name, vocab, false, ds);
}

static struct input *path_read(const char *path, const struct vocab *vocab, bool part, struct diags *ds)
{
    struct buf text = {0};
    struct input *in = NULL;
    if (file_read(strcmp(path, "-") ? path : "/dev/stdin", INPUT_MOST, &text, ds))
        in = memory_read(buf_text(&text), text.len, path, vocab, part, ds);
    buf_free(&text);
    return in;
}

struct input *input_read(const char *path, const struct vocab *vocab, struct diags *ds)
{
    return path_read(path, vocab, false, ds);
}

struct input *input_read_part(const char *path, const struct vocab *vocab, struct diags *ds)
{
    return path_read(path, vocab, true, ds);
}

void input_free(struct input *in)
{
    if (!in)
        return;
    xmlFreeDoc(in->doc);
    arena_free(in->arena);
    free(in);
}

static void xml_escape(struct buf *out, const char *text)
{
    for (; *text; text++)
        if (*text == '<' || *text == '&')
            buf_puts(out, *text == '<' ? "&lt;" : "&amp;");
        else
            buf_putc(out, *text);
}

static void node_dump(const xmlNode *n, int depth, struct buf *out)
{
    buf_printf(out, "%*s<%s>", 2 * depth, "", (const char *)n->name);
    bool inside = false;
    for (const xmlNode *c = n->children; c; c = c->next)
        if (c->type == XML_ELEMENT_NODE) {
            if (!inside)
                buf_putc(out, '\n');
            inside = true;
            node_dump(c, depth + 1, out);
        } else if (c->content)
            xml_escape(out, (const char *)c->content);
    if (inside)
        buf_printf(out, "%*s", 2 * depth, "");
    buf_printf(out, "</%s>\n", (const char *)n->name);
}

void input_dump(const struct input *in, struct buf *out)
{
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    node_dump(xmlDocGetRootElement(in->doc), 0, out);
}
