/* check: structure, keys and shapes against the vocabulary; all faults in one run. */
#include "structure.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "../base/lang.h"
#include "../base/utf8.h"
#include "../input/habits.h"
#include "../input/tree.h"
#include "nearest.h"
#include "repair.h"
#include "wording.h"

enum { HELPED_MOST = 1000 /* findings; nobody reads as many suggestions */ };

/* A further place that belongs to a finding: where the user put what stands elsewhere. */
static struct diag_detail detail_of(const struct structure *s, const xmlNode *n, struct place at, const struct buf *subject)
{
    struct diag_detail d = {.part = {[DIAG_SUBJECT] = buf_text(subject)}};
    const struct vocab_element *e = tree_declaration(n);
    d.part[DIAG_ARTICLE] = e ? e->article : NULL;
    if (!input_also(s->in, n, at, &d.also))
        d.also.text = NULL;
    return d;
}

/* Where a key that is unknown here would be known: nearer elements first. */
static void home_put(const xmlNode *n, const char *key, struct buf *out)
{
    const struct vocab_element *home = NULL;
    for (const xmlNode *up = n->parent->parent; !home && up && up->type == XML_ELEMENT_NODE; up = up->parent)
        home = tree_type(up) && vocab_child(tree_type(up), key) ? tree_declaration(up) : NULL;
    const struct vocab_type *t = tree_type(n->parent);
    for (int i = 0; !home && t && i < t->element_count; i++)
        if (vocab_child(t->elements[i].type, key))
            home = &t->elements[i];
    home = home ? home : vocab_home(tree_type(xmlDocGetRootElement(n->doc)), key);
    if (home)
        buf_printf(out, _("%s stands below %s (%s); are the lines indented as they should be?"), key, lang_is_chinese() ? home->label : home->en, home->name);
}

/* What a record or a list takes: its keys, or what its items are. */
static void content_put(const struct vocab_type *t, const char *near, struct buf *out)
{
    const struct vocab_type *item = t->kind == VOCAB_LIST ? t->elements[0].type : t;
    if (item->kind == VOCAB_SCALAR)
        expected_put(item, out);
    else
        keys_put(item, near, out);
}

/* What is wrong with the colon or dash of a key that was read with them or as a value, or NULL when no key is in it. */
static const char *keys_without_colon(const struct vocab_type *t, const char *value)
{
    char key[200];
    int length;
    const char *habit = value ? habit_of_line(value, &length) : NULL;
    if (value && value[0] == '-' && vocab_child(t->kind == VOCAB_LIST ? t->elements[0].type : t, value + 1))
        return _("a blank is missing behind the dash of an item of a list");
    if (!habit || length >= (int)sizeof key)
        return NULL;
    memcpy(key, value, (size_t)length);
    key[length] = 0;
    return vocab_child(t->kind == VOCAB_LIST ? t->elements[0].type : t, key) ? habit : NULL;
}

/* The value that was written as a key: 等级测评: 有 where 服务类型: 等级测评 belongs. */
static const struct vocab_element *option_home(const struct vocab_type *t, const char *key)
{
    for (int i = 0; t && i < t->element_count; i++)
        if (t->elements[i].type->value_count && vocab_value(t->elements[i].type, key))
            return &t->elements[i];
    return NULL;
}

static void unknown_report(const struct structure *s, const xmlNode *n)
{
    const struct input_origin *o = input_origin_of(n);
    const struct vocab_type *t = tree_type(n->parent);
    const char *meant = NULL;
    struct buf subject = {0}, hint = {0}, keys = {0};
    if (diags_full(s->diags) || tree_faults(n) & TREE_FAULT_SELF) /* separation_check told it */
        return;
    subject_put(n->parent, &subject);
    struct diag_detail d = detail_of(s, n, o->key, &subject);
    d.part[DIAG_FOUND] = o->key_text;
    bool helpful = diags_count(s->diags) < HELPED_MOST;
    if (helpful)
        home_put(n, o->key_text, &hint);
    const struct vocab_element *near = helpful ? nearest_child(t, o->key_text, &meant) : NULL, *option = helpful ? option_home(t, o->key_text) : NULL;
    const char *colon = helpful ? keys_without_colon(t, o->key_text) : NULL;
    if (colon)
        d.part[DIAG_HINT] = colon;
    else if (near) {
        tree_fault(n->parent, near->name);
        d.part[DIAG_MEANT] = meant;
    } else if (option) {
        const char *option_key = key_shown(option, o->key_text);
        tree_fault(n->parent, option->name);
        hint.len = 0;
        buf_printf(&hint, _("%s is an option of %s: write %s: %s"), o->key_text, option_key, option_key, o->key_text);
        d.part[DIAG_HINT] = hint.data;
    } else if (hint.len)
        d.part[DIAG_HINT] = hint.data;
    else {
        content_put(t, o->key_text, &keys);
        d.part[DIAG_EXPECTED] = buf_text(&keys);
    }
    char room[200];
    diag_add_with(s->diags, D_CHECK_UNKNOWN, o->key, &d, text_short(o->key_text, room, sizeof room));
    buf_free(&subject);
    buf_free(&hint);
    buf_free(&keys);
}

static void missing_report(const struct structure *s, const xmlNode *parent, const struct vocab_element *e)
{
    const struct input_origin *o = input_origin_of(parent);
    struct buf subject = {0};
    subject_missing_put(parent, e, &subject);
    struct diag_detail d = detail_of(s, parent, o->key, &subject);
    d.part[DIAG_ARTICLE] = e->article;
    d.part[DIAG_EXPECTED] = lang_is_chinese() ? e->doc : e->doc_en;
    diag_add_with(s->diags, s->draft ? D_CHECK_MISSING_DRAFT : D_CHECK_MISSING, o->key, &d);
    buf_free(&subject);
}

static void twice_report(const struct structure *s, const xmlNode *again, const xmlNode *first)
{
    const struct input_origin *o = input_origin_of(again), *before = input_origin_of(first);
    struct buf subject = {0};
    subject_put(again, &subject);
    struct diag_detail d = {.part = {[DIAG_SUBJECT] = buf_text(&subject), [DIAG_FOUND] = o->key_text}, .also = {.place = before->key, .text = _("given first here")}};
    diag_add_with(s->diags, D_CHECK_TWICE, o->key, &d, before->key.line);
    buf_free(&subject);
}

/* A scalar with children, or a structure with a bare value. */
static void shape_report(const struct structure *s, xmlNode *n)
{
    const struct vocab_type *t = tree_type(n);
    const struct input_origin *o = input_origin_of(n);
    struct buf subject = {0}, expected = {0};
    bool scalar = t->kind == VOCAB_SCALAR;
    struct place at = scalar ? o->key : o->value;
    tree_fault(n, NULL);
    subject_put(n, &subject);
    struct diag_detail d = detail_of(s, n, at, &subject);
    d.part[DIAG_FOUND] = scalar ? o->key_text : o->value_text;
    if (scalar)
        expected_put(t, &expected);
    else
        content_put(t, o->implied ? input_origin_of(n->parent)->key_text : o->key_text, &expected);
    d.part[DIAG_EXPECTED] = buf_text(&expected);
    if (!scalar)
        d.part[DIAG_HINT] = keys_without_colon(t, o->value_text);
    diag_add_with(s->diags, scalar ? D_CHECK_SCALAR : t->kind == VOCAB_LIST ? D_CHECK_STRUCTURE_LIST : D_CHECK_STRUCTURE, at, &d);
    buf_free(&subject);
    buf_free(&expected);
}

enum { CHILDREN_MOST = 64 /* elements of a record in the schemas; the largest has 39 */ };

/* Which element of a record a child is; -1: an unknown one. What came from group data may be declared elsewhere. */
static int child_index(const struct vocab_type *t, const xmlNode *c)
{
    const struct vocab_element *e = tree_declaration(c);
    if (e && e >= t->elements && e < t->elements + t->element_count)
        return (int)(e - t->elements);
    for (int i = 0; e && i < t->element_count; i++)
        if (!strcmp(t->elements[i].name, (const char *)c->name))
            return i;
    return -1;
}

/* The first child of each name; true when all children are known, there once and in the order of the schema. */
static bool children_sort(const struct structure *s, xmlNode *n, const struct vocab_type *t, xmlNode **first)
{
    bool ordered = true;
    int last = -1;
    for (xmlNode *c = xmlFirstElementChild(n); c; c = xmlNextElementSibling(c)) {
        int i = child_index(t, c);
        ordered &= i > last;
        last = i;
        if (i >= 0 && first[i]) {
            tree_fault(n, t->elements[i].name);
            tree_fault(c, NULL);
            twice_report(s, c, first[i]);
        } else if (i >= 0)
            first[i] = c;
    }
    return ordered;
}

static void record_check(const struct structure *s, xmlNode *n, const struct vocab_type *t)
{
    uint64_t misspelt = tree_faults(n); /* by unknown_report */
    xmlNode *first[CHILDREN_MOST] = {NULL};
    assert(t->element_count <= CHILDREN_MOST);
    bool ordered = children_sort(s, n, t, first);
    for (int i = 0; i < t->element_count; i++) {
        const struct vocab_element *e = &t->elements[i];
        if (first[i] || !e->required)
            continue;
        tree_fault(n, e->name);
        if (!s->partial && !(i < 63 && misspelt >> i & 1))
            missing_report(s, n, e);
    }
    for (int i = 0; i < t->element_count && !ordered; i++) /* each known child to the end in turn; the unknown stay in front */
        if (first[i]) {
            xmlUnlinkNode(first[i]);
            xmlAddChild(n, first[i]);
        }
}

/* A list whose one item was written without its dash: its keys are those of an item, none is that of the list. */
static const xmlNode *lone_item(const xmlNode *n, const struct vocab_type *t)
{
    const xmlNode *first = NULL;
    for (const xmlNode *c = t->kind == VOCAB_LIST ? xmlFirstElementChild((xmlNode *)n) : NULL; c; c = xmlNextElementSibling((xmlNode *)c)) {
        if (tree_type(c))
            return NULL;
        first = first ? first : vocab_child(t->elements[0].type, input_origin_of(c)->key_text) ? c : NULL;
    }
    return first;
}

static bool is_xml(const struct structure *s)
{
    return s->in->text[strspn(s->in->text, " \t\r\n")] == '<';
}

/* D_CHECK_DASH, D_CHECK_DASHES or D_CHECK_ITEM of a list, at a key. */
static void lone_report(const struct structure *s, const xmlNode *n, const xmlNode *first, enum diag_code code)
{
    const struct input_origin *o = input_origin_of(first);
    struct buf subject = {0};
    char room[200];
    tree_fault(n, NULL);
    subject_put(n, &subject);
    struct diag_detail d = detail_of(s, n, o->key, &subject);
    d.part[DIAG_FOUND] = o->key_text;
    diag_add_with(s->diags, code, o->key, &d, code == D_CHECK_ITEM ? key_shown(&tree_type(n)->elements[0], o->key_text) : text_short(o->key_text, room, sizeof room));
    buf_free(&subject);
}

/* A list of records in which every key has a dash of its own: items of one key each, no key twice. The second item; NULL: it is no such list. */
static const xmlNode *dashed_key(const xmlNode *n, const struct vocab_type *t)
{
    const struct vocab_type *item = t->kind == VOCAB_LIST ? t->elements[0].type : NULL;
    int required = 0;
    uint64_t seen = 0;
    for (int i = 0; item && i < item->element_count; i++)
        required += item->elements[i].required;
    if (!item || item->kind != VOCAB_RECORD || required < 2)
        return NULL;
    for (const xmlNode *c = xmlFirstElementChild((xmlNode *)n); c; c = xmlNextElementSibling((xmlNode *)c)) {
        const xmlNode *key = xmlFirstElementChild((xmlNode *)c);
        int index = key && tree_type(c) == item ? child_index(item, key) : -1;
        if (index < 0 || index > 62 || key->next || seen >> index & 1)
            return NULL;
        seen |= (uint64_t)1 << index;
    }
    const xmlNode *first = xmlFirstElementChild((xmlNode *)n);
    return first ? xmlNextElementSibling((xmlNode *)first) : NULL;
}

static void node_check(const struct structure *s, xmlNode *n)
{
    const struct vocab_type *t = tree_type(n);
    bool has_children = xmlFirstElementChild(n) != NULL;
    if (t->kind == VOCAB_SCALAR ? has_children : !has_children && n->children && !xmlIsBlankNode(n->children))
        shape_report(s, n);
    if (t->kind == VOCAB_SCALAR || !has_children) {
        if (t->kind == VOCAB_RECORD && !(tree_faults(n) & TREE_FAULT_SELF))
            record_check(s, n, t);
        return;
    }
    const xmlNode *lone = lone_item(n, t), *dashed = lone ? NULL : dashed_key(n, t);
    if (lone) {
        lone_report(s, n, lone, is_xml(s) ? D_CHECK_ITEM : D_CHECK_DASH);
        return;
    }
    if (dashed) {
        lone_report(s, n, xmlFirstElementChild((xmlNode *)dashed), is_xml(s) ? D_CHECK_ITEM : D_CHECK_DASHES);
        return;
    }
    for (xmlNode *c = xmlFirstElementChild(n); c; c = xmlNextElementSibling(c))
        if (!tree_type(c))
            unknown_report(s, c);
    if (t->kind == VOCAB_RECORD)
        record_check(s, n, t);
    for (xmlNode *c = xmlFirstElementChild(n); c; c = xmlNextElementSibling(c))
        if (tree_type(c) && !(tree_faults(c) & TREE_FAULT_SELF) && !diags_full(s->diags)) /* not the content of what was given twice */
            node_check(s, c);
}

static void root_report(const struct structure *s, const xmlNode *root)
{
    const struct input_origin *o = input_origin_of(root);
    struct buf roots = {0};
    for (int i = 0; vocab_root_at(s->vocab, i); i++)
        buf_printf(&roots, "%s%s %s", i ? _(", ") : "", vocab_root_at(s->vocab, i)->name, vocab_root_at(s->vocab, i)->label);
    struct diag_detail d = {.part = {[DIAG_FOUND] = o->key_text, [DIAG_EXPECTED] = buf_text(&roots)}};
    char room[200];
    diag_add_with(s->diags, D_CHECK_ROOT, o->key, &d, text_short(o->key_text, room, sizeof room));
    buf_free(&roots);
}

void structure_check(const struct structure *s)
{
    xmlNode *root = xmlDocGetRootElement(s->in->doc);
    if (tree_type(root))
        node_check(s, root);
    else
        root_report(s, root);
}

void value_report(const struct structure *s, const xmlNode *n)
{
    const struct vocab_type *t = tree_type(n);
    const struct input_origin *o = n->_private ? input_origin_of(n) : NULL;
    if (!o || !t || t->kind != VOCAB_SCALAR || (tree_faults(n) & TREE_FAULT_SELF))
        return; /* its fault was told by structure_check */
    tree_fault(n, NULL);
    if (diags_full(s->diags))
        return;
    const char *value = o->value_text ? o->value_text : "";
    int length = (int)utf8_count(value, strlen(value));
    struct buf subject = {0}, expected = {0}, meant = {0};
    char room[200];
    subject_put(n, &subject);
    expected_put(t, &expected);
    struct diag_detail d = detail_of(s, n, o->value, &subject);
    d.part[DIAG_FOUND] = value;
    d.part[DIAG_EXPECTED] = buf_text(&expected);
    const struct vocab_value *near = t->value_count && diags_count(s->diags) < HELPED_MOST ? nearest_value(t, value) : NULL;
    if (near)
        buf_printf(&meant, "%s %s", near->code, lang_is_chinese() ? near->label : near->en);
    if (near || (!t->value_count && value_repair(t, value, &meant)))
        d.part[DIAG_MEANT] = meant.data;
    if (value_no_day(t, value)) {
        if (strlen(value) == strlen("2026-02-30")) /* written as it should be */
            d.part[DIAG_EXPECTED] = NULL;
        diag_add_with(s->diags, D_CHECK_DAY, o->value, &d, text_short(value, room, sizeof room));
    } else if (!length) {
        d.part[DIAG_HINT] = _("write its value, or leave the key out");
        diag_add_with(s->diags, D_CHECK_EMPTY, o->value, &d);
    } else if (t->length_most && length > t->length_most)
        diag_add_with(s->diags, D_CHECK_LONG, o->value, &d, length, t->length_most);
    else
        diag_add_with(s->diags, t->value_count ? D_CHECK_OPTION : D_CHECK_VALUE, o->value, &d, text_short(value, room, sizeof room));
    buf_free(&subject);
    buf_free(&expected);
    buf_free(&meant);
}
