/* check: separation, a filing and an approval never mix. Works on the tree as it was read, so that no other fault hides this one. */
#include "separation.h"

#include <string.h>

#include "../base/utf8.h"
#include "../input/tree.h"
#include "nearest.h"
#include "wording.h"

struct separation {
    const struct vocab *vocab;
    const struct vocab_type *own, *other; /* types of this kind's root and of the other kind's */
    bool filing;
    int found;
    struct diags *diags;
};

/* From the first finding on, findings in a filing hold as little of it as those of an approval. */
static void found(struct separation *s, enum diag_code code, struct place place, const char *text)
{
    diags_reserve(s->diags, DIAG_UNQUOTED);
    const struct diag_detail detail = {.part = {[DIAG_FOUND] = text, [DIAG_ARTICLE] = "24"}};
    diag_add_with(s->diags, code, place, &detail, text);
    s->found++;
}

/* Whether a key is known anywhere below a type. */
static bool knows(const struct vocab_type *t, const char *key)
{
    if (vocab_child(t, key))
        return true;
    for (int i = 0; t && t->kind != VOCAB_SCALAR && i < t->element_count; i++)
        if (knows(t->elements[i].type, key))
            return true;
    return false;
}

/* The name of a whole description, of either kind. */
static bool is_root(const struct separation *s, const char *key)
{
    const struct vocab_element *root = vocab_root(s->vocab, key);
    return root && (root->type == s->own || root->type == s->other);
}

/* A key that only the other kind has, at its root or for its system. */
static bool is_of_other(const struct separation *s, const char *key)
{
    const struct vocab_element *systems = vocab_child(s->other, s->filing ? "system" : "systems");
    const struct vocab_type *system = !systems ? NULL : systems->type->kind == VOCAB_LIST ? systems->type->elements[0].type : systems->type;
    return (vocab_child(s->other, key) || vocab_child(system, key)) && !knows(s->own, key);
}

/* 机密, 机密级, 机密★20年 */
static bool is_secrecy_level(const char *text)
{
    static const char *const levels[] = {"绝密", "机密", "秘密"};
    for (int i = 0; i < 3; i++) {
        size_t len = strlen(levels[i]);
        const char *rest = text + len;
        if (!strncmp(text, levels[i], len) && (!*rest || !strcmp(rest, "级") || !strncmp(rest, "★", strlen("★"))))
            return true;
    }
    return false;
}

/* A value that says in what way the system is protected, not a name or prose. */
static bool is_choice(const struct vocab_type *t)
{
    return !t || (t->kind == VOCAB_SCALAR && t->value_count);
}

/* Neither yes nor no. What its options are is told with it: it is one fault. */
static void unsure_report(struct separation *s, const xmlNode *n, const struct vocab_type *t)
{
    const struct input_origin *o = input_origin_of(n);
    const struct vocab_value *near = nearest_value(t, o->value_text);
    struct buf expected = {0};
    char room[200];
    expected_put(t, &expected);
    const struct diag_detail detail = {.part = {[DIAG_FOUND] = o->value_text, [DIAG_EXPECTED] = buf_text(&expected), [DIAG_MEANT] = near ? near->code : NULL, [DIAG_ARTICLE] = "24"}};
    diag_add_with(s->diags, D_SEPARATION_UNSURE, o->value, &detail, text_short(o->value_text, room, sizeof room));
    tree_fault(n, NULL);
    s->found++;
    buf_free(&expected);
}

static void value_check(struct separation *s, const xmlNode *n)
{
    const struct input_origin *o = input_origin_of(n);
    const struct vocab_type *t = tree_type(n);
    const char *value = n->children && n->children->content ? (const char *)n->children->content : "";
    bool classified = s->filing && t && !strcmp((const char *)n->name, "classified") && strcmp(value, "false") != 0;
    if (classified && o->value_text && !vocab_value(t, value))
        unsure_report(s, n, t);
    else if (classified)
        found(s, D_SEPARATION_CLASSIFIED, o->value, o->key_text);
    else if (s->filing && o->value_text && is_choice(t) && is_secrecy_level(o->value_text))
        found(s, D_SEPARATION_LEVEL, o->value, o->value_text);
    else if (!s->filing && t && t->value_count && vocab_value(t, "secret") && o->value_text) {
        const struct vocab_element *level = vocab_child(vocab_child(s->own, "system")->type, "protection-level");
        if (!vocab_value(t, o->value_text) && vocab_value(level->type, o->value_text))
            found(s, D_SEPARATION_GRADE, o->value, o->value_text);
    }
}

/* Does a key of the other kind, which is unknown here, tell that the other kind was meant? An English name does, being copied. Of Chinese words 定级日期 or 建设单位 are anybody's: in a
 * filing the word must speak of secrecy, in an approval no key at hand may be near it (安全管理制度 is 安全保密管理制度). Others are unknown keys and no more; nothing of them is printed. */
static bool is_sign(const struct separation *s, const xmlNode *n)
{
    static const char *const words[] = {"涉密", "保密", "密级", "机密", "秘密", "绝密"};
    const char *key = input_origin_of(n)->key_text, *meant;
    if (!(key[0] & 0x80))
        return true;
    if (!s->filing)
        return !nearest_child(tree_type(n->parent), key, &meant);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(key, words[i]))
            return true;
    return false;
}

static void node_check(struct separation *s, const xmlNode *n)
{
    const struct input_origin *o = input_origin_of(n);
    bool unknown = !tree_type(n) && n->parent->type == XML_ELEMENT_NODE;
    if (unknown && is_root(s, o->key_text)) {
        tree_fault(n, NULL);
        found(s, D_SEPARATION_BOTH, o->key, o->key_text);
        return;
    }
    if (unknown && is_of_other(s, o->key_text) && is_sign(s, n)) {
        tree_fault(n, NULL);
        found(s, s->filing ? D_SEPARATION_OF_APPROVAL : D_SEPARATION_OF_FILING, o->key, o->key_text);
        return;
    }
    if (!xmlFirstElementChild((xmlNode *)n))
        value_check(s, n);
    for (const xmlNode *c = xmlFirstElementChild((xmlNode *)n); c; c = xmlNextElementSibling((xmlNode *)c))
        node_check(s, c);
}

/* An approval without the key approval above its own: it was read as a filing, which has few of these keys or none. */
static const xmlNode *rootless_key(const struct separation *s, const xmlNode *root)
{
    const xmlNode *first = NULL;
    int own = 0, other = 0;
    for (const xmlNode *c = s->filing ? xmlFirstElementChild((xmlNode *)root) : NULL; c; c = xmlNextElementSibling((xmlNode *)c)) {
        bool of_other = !tree_type(c) && vocab_child(s->other, input_origin_of(c)->key_text);
        own += tree_type(c) != NULL;
        other += of_other;
        first = first ? first : of_other ? c : NULL;
    }
    return other > 1 && other > own ? first : NULL;
}

/* One finding for all of it: nothing in it is judged as what it is not. */
static void rootless_report(struct separation *s, const xmlNode *root, const xmlNode *first)
{
    const struct input_origin *o = input_origin_of(first);
    const struct diag_detail detail = {.part = {[DIAG_FOUND] = o->key_text, [DIAG_ARTICLE] = "24"}};
    diags_reserve(s->diags, DIAG_UNQUOTED);
    diag_add_with(s->diags, D_SEPARATION_ROOTLESS, o->key, &detail, key_shown(vocab_root(s->vocab, "approval"), o->key_text));
    s->found++;
    tree_fault(root, NULL);
    for (int i = 0; i < s->own->element_count; i++)
        tree_fault(root, s->own->elements[i].name);
    for (const xmlNode *c = xmlFirstElementChild((xmlNode *)root); c; c = xmlNextElementSibling((xmlNode *)c))
        tree_fault(c, NULL);
}

bool separation_check(const struct input *in, const struct vocab *vocab, struct diags *ds)
{
    const xmlNode *root = xmlDocGetRootElement(in->doc);
    struct separation s = {.vocab = vocab, .diags = ds, .filing = !strcmp((const char *)root->name, "filing")};
    if (!s.filing && strcmp((const char *)root->name, "approval") != 0)
        return true;
    s.own = vocab_root(vocab, s.filing ? "filing" : "approval")->type;
    s.other = vocab_root(vocab, s.filing ? "approval" : "filing")->type;
    const xmlNode *rootless = rootless_key(&s, root);
    if (rootless)
        rootless_report(&s, root, rootless);
    else
        node_check(&s, root);
    return !s.found;
}
