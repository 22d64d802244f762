/* input: yaml, YAML -> description tree by libyaml's events: first plain nodes with places, then elements; anchors and merge keys are followed with a cap. */
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "../base/lang.h"
#include "../base/utf8.h"
#include "habits.h"
#include "tree.h"

enum { ANCHORS_MOST = 10000, STEPS_MOST = 2000000 /* keys looked at while merging */ };

enum yaml_kind { KIND_SCALAR, KIND_LIST, KIND_MAP };

struct yaml_mark { /* a place in the file, from 1; line 0: none */
    int line, col;
};

struct yaml_item;

struct yaml_index { /* of a map with many keys, by hash */
    struct yaml_item **slots;
    int size;
};

/* A description has thousands: what only one kind has shares its room. */
struct yaml_value {
    enum yaml_kind kind : 8;
    unsigned plain : 1;
    struct yaml_mark mark;
    int count; /* of a scalar: bytes; else items */
    union {
        const char *text; /* scalar */
        struct {
            struct yaml_item *first, *last;
            struct yaml_index *index; /* NULL: few keys */
        };
    };
};

struct yaml_item { /* of a list or a map */
    struct yaml_value *key, *value; /* key: maps only */
    struct yaml_item *next;
    struct yaml_mark alias; /* where the alias stands that the value was given by */
};

struct yaml_anchor {
    const char *name;
    struct yaml_value *value;
};

struct yaml_state {
    struct reader *r;
    yaml_parser_t parser;
    struct yaml_anchor *anchors;
    int anchor_count, anchor_cap, values, steps;
    bool failed;
};

static struct yaml_mark mark_of(yaml_mark_t m)
{
    return (struct yaml_mark){(int)m.line + 1, (int)m.column + 1};
}

static struct place at(const struct yaml_state *s, struct yaml_mark m)
{
    return m.line ? (struct place){s->r->in->path, m.line, m.col} : (struct place){0};
}

static struct place place_of(const struct yaml_state *s, yaml_mark_t m)
{
    return at(s, mark_of(m));
}

static bool fail(struct yaml_state *s)
{
    s->failed = true;
    return false;
}

/* Too deep, or too much. */
static void much(struct yaml_state *s, struct place at, int depth)
{
    if (depth > DEPTH_MOST)
        diag_add(s->r->diags, D_INPUT_DEEP, at, DEPTH_MOST);
    else
        diag_add(s->r->diags, D_INPUT_MUCH, at, NODES_MOST, TEXT_MOST >> 20);
    fail(s);
}

/* libyaml's finding in our words, or NULL. */
static const char *problem_words(const char *problem, const char *context)
{
    static const struct {
        const char *problem, *context, *text;
    } rows[] = {
#define YAML(problem, context, text) {problem, context, text},
#define XML(code, text)
#include "problems.def"
#undef YAML
#undef XML
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(rows[i].problem, problem) && (!rows[i].context || !strcmp(rows[i].context, context)))
            return _(rows[i].text);
    return NULL;
}

static bool next_event(struct yaml_state *s, yaml_event_t *e)
{
    if (yaml_parser_parse(&s->parser, e))
        return true;
    const char *context = s->parser.context ? s->parser.context : "", *problem = s->parser.problem ? s->parser.problem : "cannot be read";
    struct place found = place_of(s, s->parser.problem_mark), from = place_of(s, s->parser.context_mark);
    const char *habit = habit_find(s->r->in->text, problem, from, &found), *words = habit ? habit : problem_words(problem, context);
    struct buf text = {0};
    buf_printf(&text, "%s%s%s", words ? "" : context, words || !*context ? "" : ": ", words ? words : problem);
    struct diag_detail d = {.also = {.place = from, .text = from.line != found.line && s->parser.context && !habit ? _("what is being read began here") : NULL}};
    diag_add_with(s->r->diags, D_INPUT_YAML, found, &d, buf_text(&text));
    buf_free(&text);
    return fail(s);
}

/* Nothing but a text: a description whose colons are none to YAML, or no description. */
static void keyless_report(struct yaml_state *s, const struct yaml_value *root)
{
    int length;
    const char *habit = root->kind == KIND_SCALAR && root->text ? habit_of_line(root->text, &length) : NULL;
    if (habit)
        diag_add(s->r->diags, D_INPUT_YAML, at(s, root->mark), habit);
    else
        diag_add(s->r->diags, D_INPUT_EMPTY, at(s, root->mark));
    fail(s);
}

static void anchor_add(struct yaml_state *s, const yaml_char_t *name, struct yaml_value *v)
{
    if (!name)
        return;
    if (s->anchor_count == ANCHORS_MOST) {
        diag_add(s->r->diags, D_INPUT_ANCHORS, at(s, v->mark), ANCHORS_MOST);
        fail(s);
        return;
    }
    MEM_GROW(s->anchors, s->anchor_count, s->anchor_cap);
    s->anchors[s->anchor_count++] = (struct yaml_anchor){arena_strdup(s->r->in->arena, (const char *)name), v};
}

static struct yaml_value *alias_value(struct yaml_state *s, const yaml_event_t *e)
{
    for (int i = s->anchor_count - 1; i >= 0; i--)
        if (!strcmp(s->anchors[i].name, (const char *)e->data.alias.anchor))
            return s->anchors[i].value;
    diag_add(s->r->diags, D_INPUT_ALIAS, place_of(s, e->start_mark), (const char *)e->data.alias.anchor);
    fail(s);
    return NULL;
}

static struct yaml_value *value_read(struct yaml_state *s, yaml_event_t *e, int depth);

static void item_add(struct yaml_state *s, struct yaml_value *to, struct yaml_value *key, struct yaml_value *value, struct yaml_mark alias)
{
    struct yaml_item *i = ARENA_NEW(s->r->in->arena, struct yaml_item);
    i->key = key;
    i->value = value;
    i->alias = alias;
    if (to->last)
        to->last = to->last->next = i;
    else
        to->first = to->last = i;
    to->count++;
}

static size_t hash_of(const char *text)
{
    size_t h = 5381;
    while (*text)
        h = h * 33 + (unsigned char)*text++;
    return h ^ h >> 15;
}

static struct yaml_item **slot_of(const struct yaml_value *map, const char *key)
{
    const struct yaml_index *index = map->index;
    size_t i = hash_of(key) & (size_t)(index->size - 1);
    while (index->slots[i] && strcmp(index->slots[i]->key->text, key) != 0)
        i = (i + 1) & (size_t)(index->size - 1);
    return &index->slots[i];
}

static const struct yaml_item *item_lookup(const struct yaml_value *map, const char *key)
{
    if (map->index)
        return *slot_of(map, key);
    for (const struct yaml_item *i = map->first; i; i = i->next)
        if (*i->key->text == *key && !strcmp(i->key->text, key))
            return i;
    return NULL;
}

/* Keeps a map of many keys quick: an index from 32 keys on, twice as large as needed at least. */
static void item_index(struct yaml_state *s, struct yaml_value *map)
{
    if (map->count < 32)
        return;
    struct yaml_index *index = map->index ? map->index : ARENA_NEW(s->r->in->arena, struct yaml_index);
    map->index = index;
    if (map->count * 2 <= index->size) {
        *slot_of(map, map->last->key->text) = map->last;
        return;
    }
    index->size = index->size ? 4 * index->size : 128;
    index->slots = ARENA_ARRAY(s->r->in->arena, struct yaml_item *, index->size);
    for (struct yaml_item *i = map->first; i; i = i->next)
        *slot_of(map, i->key->text) = i;
}

/* false for a key that was given before: its value is read over. */
static bool key_check(struct yaml_state *s, const struct yaml_value *map, const struct yaml_value *key)
{
    if (key->kind != KIND_SCALAR) {
        diag_add(s->r->diags, D_INPUT_KEY, at(s, key->mark));
        return fail(s);
    }
    const struct yaml_item *before = strcmp(key->text, "<<") ? item_lookup(map, key->text) : NULL;
    if (before) {
        char room[200];
        struct diag_detail d = {.part = {[DIAG_FOUND] = key->text}, .also = {.place = at(s, before->key->mark), .text = _("given first here")}};
        diag_add_with(s->r->diags, D_INPUT_TWICE, at(s, key->mark), &d, text_short(key->text, room, sizeof room), before->key->mark.line);
    }
    return !before;
}

static void children_read(struct yaml_state *s, struct yaml_value *v, int depth)
{
    bool map = v->kind == KIND_MAP;
    struct yaml_value *key = NULL;
    bool again = false;
    while (!s->failed) {
        yaml_event_t e;
        if (!next_event(s, &e))
            return;
        bool end = e.type == YAML_SEQUENCE_END_EVENT || e.type == YAML_MAPPING_END_EVENT;
        struct yaml_mark alias = e.type == YAML_ALIAS_EVENT ? mark_of(e.start_mark) : (struct yaml_mark){0};
        struct yaml_value *c = end ? NULL : value_read(s, &e, depth + 1);
        yaml_event_delete(&e);
        if (end)
            return;
        if (!c)
            continue;
        if (map && !key) {
            again = !key_check(s, v, c);
            key = c;
            continue;
        }
        if (!again)
            item_add(s, v, key, c, alias);
        if (map && !again)
            item_index(s, v);
        key = NULL;
    }
}

static struct yaml_value *value_read(struct yaml_state *s, yaml_event_t *e, int depth)
{
    if (e->type == YAML_ALIAS_EVENT)
        return alias_value(s, e);
    if (depth > DEPTH_MOST || ++s->values > NODES_MOST) {
        much(s, place_of(s, e->start_mark), depth);
        return NULL;
    }
    struct yaml_value *v = ARENA_NEW(s->r->in->arena, struct yaml_value);
    v->mark = mark_of(e->start_mark);
    const yaml_char_t *tag = e->type == YAML_SCALAR_EVENT ? e->data.scalar.tag : e->type == YAML_SEQUENCE_START_EVENT ? e->data.sequence_start.tag : e->data.mapping_start.tag;
    if (tag && strcmp((const char *)tag, "!") != 0)
        diag_add(s->r->diags, D_INPUT_TAG, at(s, v->mark), (const char *)tag);
    if (e->type == YAML_SCALAR_EVENT) {
        v->text = arena_strndup(s->r->in->arena, (const char *)e->data.scalar.value, e->data.scalar.length);
        v->count = (int)e->data.scalar.length;
        v->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        if (e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE || e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
            v->mark.line++, v->mark.col = 1; /* the text begins below the | */
        anchor_add(s, e->data.scalar.anchor, v);
        return v;
    }
    v->kind = e->type == YAML_MAPPING_START_EVENT ? KIND_MAP : KIND_LIST;
    const yaml_char_t *anchor = v->kind == KIND_MAP ? e->data.mapping_start.anchor : e->data.sequence_start.anchor;
    children_read(s, v, depth);
    anchor_add(s, anchor, v); /* known only when complete: it cannot contain itself */
    return v;
}

/* ---- to elements ---- */

static bool is_null(const struct yaml_value *v)
{
    return v->kind == KIND_SCALAR && v->plain && (v->count == 0 || !strcmp(v->text, "~") || !strcmp(v->text, "null"));
}

static void value_put(struct yaml_state *s, xmlNode *into, const struct yaml_value *v, int depth);

/* A map or list in which nothing has a value says nothing, as a key without one: a description that dengbao init began may be left so. */
static void empty_drop(const struct yaml_state *s, xmlNode *n, const struct yaml_value *v)
{
    if (v->kind == KIND_SCALAR || n->children || s->r->part || tree_faults(n) & TREE_FAULT_SELF)
        return;
    xmlUnlinkNode(n);
    xmlFreeNode(n);
}

/* Puts what an alias or a merge key at `used` brings in: the outermost such place goes with the elements. */
static struct place used_enter(struct yaml_state *s, struct place used)
{
    struct place before = s->r->used;
    if (used.line && !before.line)
        s->r->used = used;
    return before;
}

static void map_put(struct yaml_state *s, xmlNode *into, const struct yaml_value *v, const struct yaml_value *own, int depth);

static void merge_put(struct yaml_state *s, xmlNode *into, const struct yaml_item *merge, const struct yaml_value *own, int depth)
{
    struct place before = used_enter(s, at(s, merge->key->mark));
    if (merge->value->kind == KIND_MAP)
        map_put(s, into, merge->value, own, depth + 1);
    else if (merge->value->kind == KIND_LIST)
        for (const struct yaml_item *m = merge->value->first; m; m = m->next)
            if (m->value->kind == KIND_MAP)
                map_put(s, into, m->value, own, depth + 1);
    s->r->used = before;
}

/* A key without a value says nothing and goes, but not one that is not known here: {姓名：王芳} is one, and would be lost without a word. */
static bool is_unknown(const xmlNode *into, const char *key)
{
    const struct vocab_type *t = tree_type(into);
    return t && !vocab_child(t, key);
}

static void map_put(struct yaml_state *s, xmlNode *into, const struct yaml_value *v, const struct yaml_value *own, int depth)
{
    for (const struct yaml_item *i = v->first; i && !s->failed; i = i->next) {
        if (++s->steps > STEPS_MOST || depth > DEPTH_MOST) {
            much(s, at(s, v->mark), depth);
            return;
        }
        if (!strcmp(i->key->text, "<<")) {
            merge_put(s, into, i, own ? own : v, depth);
            continue;
        }
        if (own && item_lookup(own, i->key->text))
            continue; /* the record's own value wins over a merged one */
        if (is_null(i->value)) {
            if (!s->r->part && is_unknown(into, i->key->text))
                tree_element(s->r, into, i->key->text, at(s, i->key->mark));
            else if (s->r->part)
                tree_text(s->r, tree_element(s->r, into, i->key->text, at(s, i->key->mark)), "", 0, at(s, i->value->mark));
            continue;
        }
        xmlNode *n = tree_element(s->r, into, i->key->text, at(s, i->key->mark));
        struct place before = used_enter(s, at(s, i->alias));
        value_put(s, n, i->value, depth + 1);
        s->r->used = before;
        empty_drop(s, n, i->value);
    }
}
/* A list where one value or record is wanted, with the label of the key when it is not in the reader's language. */
static void list_report(struct yaml_state *s, const xmlNode *into, const struct yaml_value *v)
{
    const struct vocab_element *e = tree_declaration(into);
    const char *key = input_origin_of(into)->key_text, *label = !e ? key : lang_is_chinese() ? e->label : e->en;
    struct buf name = {0};
    buf_puts(&name, key);
    if (((unsigned char)key[0] >= 0x80) != lang_is_chinese())
        buf_printf(&name, lang_is_chinese() ? "（%s）" : " (%s)", label);
    diag_add(s->r->diags, D_INPUT_LIST, at(s, v->mark), buf_text(&name));
    buf_free(&name);
}


/* A list where a record is wanted, told once: the first map of it is read as what was meant, and further ones as long as they bring other keys (a dash before each key). */
static void dashes_put(struct yaml_state *s, xmlNode *into, const struct yaml_value *v, int depth)
{
    const struct yaml_item *i = v->first;
    if (!i || i->value->kind != KIND_MAP)
        tree_fault(into, NULL);
    for (; i && i->value->kind == KIND_MAP && !s->failed; i = i->next) {
        for (const struct yaml_item *earlier = v->first; earlier != i; earlier = earlier->next)
            for (const struct yaml_item *k = i->value->first; k; k = k->next)
                if (++s->steps > STEPS_MOST || item_lookup(earlier->value, k->key->text))
                    return;
        map_put(s, into, i->value, NULL, depth);
    }
}

static void value_put(struct yaml_state *s, xmlNode *into, const struct yaml_value *v, int depth)
{
    if (s->failed)
        return;
    if (depth > DEPTH_MOST || tree_full(s->r)) {
        much(s, at(s, v->mark), depth);
        return;
    }
    const struct vocab_type *type = tree_type(into);
    if (v->kind == KIND_SCALAR)
        tree_text(s->r, into, v->text, (size_t)v->count, at(s, v->mark));
    else if (v->kind == KIND_MAP)
        map_put(s, into, v, NULL, depth);
    else {
        const char *item = type && type->kind == VOCAB_LIST ? type->elements[0].name : "item";
        if (type && type->kind != VOCAB_LIST) {
            list_report(s, into, v);
            dashes_put(s, into, v, depth + 1);
            return;
        }
        for (const struct yaml_item *i = v->first; i; i = i->next)
            if (!is_null(i->value)) {
                struct place before = used_enter(s, at(s, i->alias));
                xmlNode *n = tree_element(s->r, into, item, at(s, i->value->mark));
                tree_implied(n);
                value_put(s, n, i->value, depth + 1);
                s->r->used = before;
                empty_drop(s, n, i->value);
            }
    }
}

/* The document is the content of the root element, or has the root as its only key. */
static void document_put(struct yaml_state *s, const struct yaml_value *v)
{
    const struct yaml_item *only = v->count == 1 ? v->first : NULL;
    bool named = only && vocab_root(s->r->vocab, only->key->text);
    const struct yaml_value *body = named ? only->value : v;
    xmlNode *root = tree_element(s->r, NULL, named ? only->key->text : "filing", named ? at(s, only->key->mark) : at(s, v->mark));
    if (!named)
        tree_implied(root);
    value_put(s, root, body, 0);
}

bool yaml_read(struct reader *r, const char *data, size_t size)
{
    struct yaml_state *s = mem_alloc(sizeof *s);
    struct yaml_value *root = NULL;
    s->r = r;
    yaml_parser_initialize(&s->parser);
    yaml_parser_set_encoding(&s->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&s->parser, (const unsigned char *)data, size);
    for (bool end = false; !end && !s->failed;) {
        yaml_event_t e;
        if (!next_event(s, &e))
            break;
        if (e.type == YAML_STREAM_END_EVENT)
            end = true;
        else if (e.type == YAML_DOCUMENT_START_EVENT && root) {
            diag_add(r->diags, D_INPUT_DOCUMENTS, place_of(s, e.start_mark));
            fail(s);
        } else if (e.type == YAML_SCALAR_EVENT || e.type == YAML_SEQUENCE_START_EVENT || e.type == YAML_MAPPING_START_EVENT)
            root = value_read(s, &e, 0);
        yaml_event_delete(&e);
    }
    yaml_parser_delete(&s->parser);
    bool ok = !s->failed;
    habits_tell(r->in->text, r->in->path, r->diags);
    if (ok && root && root->kind == KIND_MAP)
        document_put(s, root);
    else if (ok && root)
        keyless_report(s, root);
    ok = ok && !s->failed;
    free(s->anchors);
    free(s);
    return ok;
}
