/* check: structure, keys and shapes against the vocabulary; all faults in one run. */
#include "structure.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../input/tree.h"

enum { WORD_MOST = 64 };

/* Edit distance of two words by characters (Levenshtein). */
static int distance(const char *a, const char *b)
{
    int32_t x[WORD_MOST], y[WORD_MOST];
    int n = 0, m = 0, row[WORD_MOST + 1];
    for (const char *p = a, *end = a + strlen(a); p < end && n < WORD_MOST;)
        x[n++] = utf8_next(&p, end);
    for (const char *p = b, *end = b + strlen(b); p < end && m < WORD_MOST;)
        y[m++] = utf8_next(&p, end);
    for (int j = 0; j <= m; j++)
        row[j] = j;
    for (int i = 1; i <= n; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            int up = row[j], best = diagonal + (x[i - 1] != y[j - 1]);
            best = up + 1 < best ? up + 1 : best;
            row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            diagonal = up;
        }
    }
    return row[m];
}

static const char *nearest(const char *word, const char *candidate, const char *best, int *least)
{
    int d = distance(word, candidate);
    if (d >= *least)
        return best;
    *least = d;
    return candidate;
}

/* The key that was probably meant, or NULL: at most a third of the characters differ. */
static const char *suggestion(const struct vocab_type *t, const char *word)
{
    int least = (int)utf8_count(word, strlen(word)) / 3 + 2;
    const char *best = NULL;
    for (int i = 0; t && i < t->element_count; i++) {
        best = nearest(word, t->elements[i].name, best, &least);
        best = nearest(word, t->elements[i].label, best, &least);
        for (const char *const *a = t->elements[i].aliases; *a; a++)
            best = nearest(word, *a, best, &least);
    }
    return best;
}

/* In the language the user writes: Chinese keys get Chinese labels. */
static const char *shown(const struct vocab_element *e, const struct input_origin *near)
{
    return near->key_text && (near->key_text[0] & 0x80) ? e->label : e->name;
}

static xmlNode *first_named(const xmlNode *parent, const char *name)
{
    for (xmlNode *c = xmlFirstElementChild((xmlNode *)parent); c; c = xmlNextElementSibling(c))
        if (!strcmp((const char *)c->name, name))
            return c;
    return NULL;
}

static void unknown_report(const xmlNode *n, const struct vocab_type *parent, struct diags *ds)
{
    const struct input_origin *o = input_origin_of(n);
    const char *meant = suggestion(parent, o->key_text);
    if (meant) {
        tree_fault(n->parent, vocab_child(parent, meant)->name);
        diag_add(ds, D_CHECK_UNKNOWN_MEANT, o->key, o->key_text, meant);
    } else
        diag_add(ds, D_CHECK_UNKNOWN, o->key, o->key_text, input_origin_of(n->parent)->key_text);
}

/* An unknown key that was probably meant to be e: then e is not told to be missing. */
static bool is_misspelt(const xmlNode *n, const struct vocab_type *t, const struct vocab_element *e)
{
    for (xmlNode *c = xmlFirstElementChild((xmlNode *)n); c; c = xmlNextElementSibling(c)) {
        const char *meant = tree_type(c) ? NULL : suggestion(t, input_origin_of(c)->key_text);
        if (meant && vocab_child(t, meant) == e)
            return true;
    }
    return false;
}

static void record_check(xmlNode *n, const struct vocab_type *t, bool partial, struct diags *ds)
{
    const struct input_origin *o = input_origin_of(n);
    for (int i = 0; i < t->element_count; i++) {
        const struct vocab_element *e = &t->elements[i];
        xmlNode *c = first_named(n, e->name);
        if (!c && e->required)
            tree_fault(n, e->name);
        if (!c && e->required && !partial && !is_misspelt(n, t, e))
            diag_add(ds, D_CHECK_MISSING, o->key, o->key_text, shown(e, o), e->doc);
        for (xmlNode *again = c ? xmlNextElementSibling(c) : NULL; again; again = xmlNextElementSibling(again))
            if (!strcmp((const char *)again->name, e->name)) {
                tree_fault(n, e->name);
                diag_add(ds, D_CHECK_TWICE, input_origin_of(again)->key, input_origin_of(again)->key_text, input_origin_of(c)->key.line);
            }
    }
    /* schema order: move each known child to the end in turn; the unknown stay in front */
    for (int i = 0; i < t->element_count; i++) {
        xmlNode *c = first_named(n, t->elements[i].name);
        if (c) {
            xmlUnlinkNode(c);
            xmlAddChild(n, c);
        }
    }
}

static void node_check(xmlNode *n, bool partial, struct diags *ds)
{
    const struct vocab_type *t = tree_type(n);
    const struct input_origin *o = input_origin_of(n);
    bool has_children = xmlFirstElementChild(n) != NULL;
    if (t->kind == VOCAB_SCALAR) {
        if (has_children) {
            tree_fault(n, NULL);
            diag_add(ds, D_CHECK_SCALAR, o->key, o->key_text);
        }
        return;
    }
    if (!has_children && n->children && !xmlIsBlankNode(n->children)) {
        tree_fault(n, NULL);
        diag_add(ds, D_CHECK_STRUCTURE, o->value, o->key_text);
        return;
    }
    for (xmlNode *c = xmlFirstElementChild(n); c; c = xmlNextElementSibling(c))
        if (!tree_type(c))
            unknown_report(c, t, ds);
    if (t->kind == VOCAB_RECORD)
        record_check(n, t, partial, ds);
    for (xmlNode *c = xmlFirstElementChild(n); c; c = xmlNextElementSibling(c))
        if (tree_type(c))
            node_check(c, partial, ds);
}

void structure_check(struct input *in, bool partial, struct diags *ds)
{
    xmlNode *root = xmlDocGetRootElement(in->doc);
    if (tree_type(root))
        node_check(root, partial, ds);
    else
        diag_add(ds, D_CHECK_ROOT, input_origin_of(root)->key, input_origin_of(root)->key_text);
}

static void node_copy(xmlDoc *doc, xmlNode *into, const xmlNode *from)
{
    const struct vocab_type *t = tree_type(from);
    xmlNode *copy = xmlNewDocNode(doc, NULL, from->name, NULL);
    copy->_private = from->_private;
    if (into)
        xmlAddChild(into, copy);
    else
        xmlDocSetRootElement(doc, copy);
    if (t->kind == VOCAB_SCALAR) {
        xmlChar *text = xmlNodeGetContent(from);
        if (!xmlFirstElementChild((xmlNode *)from))
            xmlNodeAddContent(copy, text);
        xmlFree(text);
        return;
    }
    for (const xmlNode *c = xmlFirstElementChild((xmlNode *)from); c; c = xmlNextElementSibling((xmlNode *)c))
        if (tree_type(c) && (t->kind == VOCAB_LIST || first_named(from, (const char *)c->name) == c))
            node_copy(doc, copy, c);
    for (int i = 0; t->kind == VOCAB_RECORD && i < t->element_count; i++) /* a missing one is put in, so that the validator goes on; its own fault is not told again */
        if (t->elements[i].required && !first_named(copy, t->elements[i].name)) {
            xmlNode *gap = xmlNewDocNode(doc, NULL, (const xmlChar *)t->elements[i].name, NULL);
            xmlNode *before = NULL;
            for (int k = i + 1; k < t->element_count && !before; k++)
                before = first_named(copy, t->elements[k].name);
            if (before)
                xmlAddPrevSibling(before, gap);
            else
                xmlAddChild(copy, gap);
        }
}

xmlDoc *structure_clean(const struct input *in)
{
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *root = xmlDocGetRootElement(in->doc);
    if (tree_type(root))
        node_copy(doc, NULL, root);
    return doc;
}

static void allowed_list(const struct vocab_type *t, struct buf *out)
{
    for (int i = 0; i < t->value_count && i < 12; i++)
        buf_printf(out, "%s%s %s", i ? "、" : "", t->values[i].code, t->values[i].label);
    if (t->value_count > 12)
        buf_puts(out, "……");
}

void value_report(const xmlNode *n, struct diags *ds)
{
    const struct vocab_type *t = tree_type(n);
    const struct input_origin *o = n->_private ? input_origin_of(n) : NULL;
    if (!o || !t || t->kind != VOCAB_SCALAR || xmlFirstElementChild((xmlNode *)n))
        return; /* its fault was told by structure_check */
    tree_fault(n, NULL);
    struct buf allowed = {0};
    if (t->value_count)
        allowed_list(t, &allowed);
    else
        buf_puts(&allowed, t->doc);
    const char *value = o->value_text ? o->value_text : "";
    diag_add(ds, t->value_count ? D_CHECK_OPTION : D_CHECK_VALUE, o->value, o->key_text, value, buf_text(&allowed));
    buf_free(&allowed);
}
