/* check: wording, how findings name things. */
#include "wording.h"

#include <string.h>

#include "../base/lang.h"
#include "../input/tree.h"

enum { OPTIONS_MOST = 60, KEYS_MOST = 10 };

static bool is_chinese(const char *text)
{
    return text && (text[0] & 0x80 || (text[0] >= '0' && text[0] <= '9')); /* 01单位名称 */
}

const char *key_shown(const struct vocab_element *e, const char *near)
{
    return is_chinese(near) ? e->label : e->name;
}

static const char *label_of(const struct vocab_element *e)
{
    return lang_is_chinese() ? e->label : e->en;
}

/* name（业务类型）: the key, and the label in the reader's language when the key is not in it. */
static void key_put(const struct vocab_element *e, const char *key, struct buf *out)
{
    buf_puts(out, key);
    if (is_chinese(key) != lang_is_chinese())
        buf_printf(out, lang_is_chinese() ? "（%s）" : " (%s)", label_of(e));
}

static void above_put(const xmlNode *parent, const struct vocab_element *e, struct buf *out)
{
    if (e->field) {
        buf_printf(out, "%s %s ", _("filing form"), e->field);
        return;
    }
    const struct vocab_element *above = tree_declaration(parent);
    if (above && parent->parent && parent->parent->type == XML_ELEMENT_NODE)
        buf_printf(out, "%s › ", label_of(above));
}

void subject_put(const xmlNode *n, struct buf *out)
{
    while (n && n->type != XML_ELEMENT_NODE)
        n = n->parent;
    const struct vocab_element *e = tree_declaration(n);
    const struct input_origin *o = input_origin_of(n);
    if (!e) {
        buf_puts(out, o->key_text ? o->key_text : "");
        return;
    }
    above_put(n->parent, e, out);
    if (o->implied)
        buf_puts(out, label_of(e));
    else
        key_put(e, o->key_text, out);
}

void subject_missing_put(const xmlNode *parent, const struct vocab_element *e, struct buf *out)
{
    above_put(parent, e, out);
    const xmlNode *first = xmlFirstElementChild((xmlNode *)parent);
    key_put(e, key_shown(e, input_origin_of(first ? first : parent)->key_text), out);
}

void expected_put(const struct vocab_type *t, struct buf *out)
{
    for (int i = 0; i < t->value_count && i < OPTIONS_MOST; i++)
        buf_printf(out, "%s%s %s", i ? _(", ") : "", t->values[i].code, lang_is_chinese() ? t->values[i].label : t->values[i].en);
    if (t->value_count > OPTIONS_MOST)
        buf_puts(out, lang_is_chinese() ? "……" : " ...");
    if (!t->value_count)
        buf_puts(out, lang_is_chinese() || !*t->doc_en ? t->doc : t->doc_en);
}

void keys_put(const struct vocab_type *t, const char *near, struct buf *out)
{
    for (int i = 0; i < t->element_count && i < KEYS_MOST; i++) {
        buf_puts(out, i ? _(", ") : "");
        key_put(&t->elements[i], key_shown(&t->elements[i], near), out);
    }
    if (t->element_count > KEYS_MOST)
        buf_puts(out, lang_is_chinese() ? "……" : " ...");
}
