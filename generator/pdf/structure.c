/* pdf: structure, the tags (ISO 32000-1 14.7). Children and content stand in K in the order in which the pages show them. Elements are written as text: there are thousands of them. */
#include <stdlib.h>
#include <string.h>

#include "writer.h"

/* The standard structure types of ISO 32000-1 14.8.4. */
static bool is_standard(const char *role)
{
    static const char *const names[] = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI",
                                        "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP",
                                        "Warichu", "WT", "WP", "Figure", "Formula", "Form"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(role, names[i]))
            return true;
    return false;
}

static int heading_level(const char *role)
{
    return role[0] == 'H' && role[1] >= '1' && role[1] <= '6' && !role[2] ? role[1] - '0' : 0;
}

struct headings { /* the levels, as written, of the headings that are open */
    int level[8], depth;
};

/* No level is skipped on the way down, and the first is H1 (ISO 14289-1 7.4.2): a gap in what is written is closed up. */
static const char *heading_role(struct headings *h, int level)
{
    static const char *const roles[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    while (h->depth && h->level[h->depth - 1] >= level)
        h->depth--;
    h->level[h->depth++] = level;
    return roles[h->depth - 1];
}

static const struct page_tag *tag_after(const struct page_tag *t)
{
    if (t->first)
        return t->first;
    while (t && !t->next)
        t = t->parent;
    return t ? t->next : NULL;
}

void structure_begin(struct writer *w)
{
    struct headings headings = {0};
    int loose = 0;
    for (int i = 0; i < w->list->count; i++)
        for (const struct page_link *k = w->list->pages[i]->links; k; k = k->next)
            loose += !k->tag;
    w->elements = ARENA_ARRAY(w->arena, struct pdf_element, w->list->tag_count + loose + 1);
    w->loose = ARENA_ARRAY(w->arena, struct page_tag, loose);
    for (const struct page_tag *t = w->list->tags; t; t = tag_after(t)) {
        int level = heading_level(t->role);
        w->elements[t->number].role = level ? heading_role(&headings, level) : t->role;
    }
    w->structure = writer_dict(w);
    HPDF_Dict_Add(w->doc->catalog, "StructTreeRoot", w->structure);
    for (int i = 0; i < w->list->count; i++) {
        HPDF_Dict_AddNumber(w->pages[i].dict, "StructParents", i);
        HPDF_Dict_AddName(w->pages[i].dict, "Tabs", "S");
    }
    HPDF_Dict mark = dict_new(w);
    HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(w->doc->catalog, "MarkInfo", mark);
}

static void kid_add(struct writer *w, const struct page_tag *t, struct pdf_kid kid)
{
    struct pdf_element *e = &w->elements[t->number];
    struct pdf_kid *k = arena_dup(w->arena, &kid, sizeof kid);
    if (e->last)
        e->last = e->last->next = k;
    else
        e->first = e->last = k;
}

/* The children up to this one (NULL: all) take their places before what comes next in their parent. */
static void children_place(struct writer *w, const struct page_tag *parent, const struct page_tag *upto)
{
    struct pdf_element *e = &w->elements[parent->number];
    for (const struct page_tag *c = e->last_child ? e->last_child->next : parent->first; c; c = c->next) {
        kid_add(w, parent, (struct pdf_kid){.tag = c});
        w->elements[c->number].placed = true;
        e->last_child = c;
        if (c == upto)
            return;
    }
}

static void tag_place(struct writer *w, const struct page_tag *t)
{
    for (; t->parent && !w->elements[t->number].placed; t = t->parent)
        children_place(w, t->parent, t);
}

int structure_mark(struct writer *w, int page, const struct page_tag *t)
{
    struct pdf_page *p = &w->pages[page];
    tag_place(w, t);
    MEM_GROW(p->marks, p->mark_count, p->mark_cap);
    p->marks[p->mark_count] = t;
    kid_add(w, t, (struct pdf_kid){.number = p->mark_count, .page = page});
    return p->mark_count++;
}

/* A link in a header or footer, whose text is no part of the document, still has an element: every annotation needs one (ISO 14289-1 7.18.5). */
static const struct page_tag *loose_link(struct writer *w)
{
    struct page_tag *t = &w->loose[w->loose_count++];
    *t = (struct page_tag){.role = "Link", .parent = w->list->tags, .number = w->list->tag_count + w->loose_count};
    w->elements[t->number].role = t->role;
    w->elements[t->number].placed = true;
    return t;
}

void structure_annotate(struct writer *w, int page, const struct page_tag *t, HPDF_Dict annotation)
{
    if (!t)
        t = loose_link(w);
    tag_place(w, t);
    kid_add(w, t, (struct pdf_kid){.number = object_number(annotation), .page = page, .is_object = true});
    HPDF_Dict_AddNumber(annotation, "StructParent", w->list->count + w->annotation_count);
    MEM_GROW(w->annotations, w->annotation_count, w->annotation_cap);
    w->annotations[w->annotation_count++] = t;
}

/* (1) 1. ① 一、 and the like count; what is neither digit nor letter is a bullet. */
static const char *numbering_of(const char *text, int len)
{
    const char *p = text, *end = text + len;
    while (p < end && (*p == '(' || *p == '[' || *p == ' ' || !strncmp(p, "（", 3)))
        p += *p == '(' || *p == '[' || *p == ' ' ? 1 : 3;
    if (p == end)
        return NULL;
    if (*p >= 'a' && *p <= 'z')
        return strchr("ivx", *p) ? "LowerRoman" : "LowerAlpha";
    if (*p >= 'A' && *p <= 'Z')
        return strchr("IVX", *p) ? "UpperRoman" : "UpperAlpha";
    bool circled = !strncmp(p, "\xE2\x91", 2) || !strncmp(p, "\xE2\x92", 2), han = (unsigned char)*p >= 0xE4 && (unsigned char)*p <= 0xE9;
    return circled || han || (*p >= '0' && *p <= '9') ? "Decimal" : "Disc";
}

void structure_label(struct writer *w, const struct page_tag *t, const struct page_text *text)
{
    while (t && strcmp(t->role, "Lbl"))
        t = strcmp(t->role, "P") && strcmp(t->role, "Span") ? NULL : t->parent;
    const struct page_tag *list = t && t->parent ? t->parent->parent : NULL;
    if (list && !strcmp(list->role, "L") && !w->elements[list->number].numbering)
        w->elements[list->number].numbering = numbering_of(text->text, text->text_len);
}

void structure_figure(struct writer *w, int page, const struct page_tag *t, struct rect r)
{
    struct pdf_element *e = &w->elements[t->number];
    if (strcmp(e->role, "Figure") || e->box.w)
        return;
    e->box = r;
    e->box_page = page;
}

static void reference_put(struct buf *b, int object)
{
    buf_int(b, object);
    buf_puts(b, " 0 R");
}

static void number_put(struct buf *b, const char *key, int value)
{
    buf_puts(b, key);
    buf_int(b, value);
}

static void headers_put(struct buf *b, const struct page_tag *t)
{
    if (!t->headers)
        return;
    buf_puts(b, "/Headers[");
    for (int i = 0; t->headers[i]; i++)
        buf_string(b, t->headers[i]->id);
    buf_putc(b, ']');
}

static void attributes_put(struct writer *w, const struct page_tag *t)
{
    const struct pdf_element *e = &w->elements[t->number];
    struct buf *b = &w->raw;
    if (t->scope || t->headers || t->col_span > 1 || t->row_span > 1) {
        buf_puts(b, "/A<</O/Table");
        if (t->scope)
            buf_puts(b, "/Scope"), buf_name(b, t->scope);
        if (t->col_span > 1)
            number_put(b, "/ColSpan ", t->col_span);
        if (t->row_span > 1)
            number_put(b, "/RowSpan ", t->row_span);
        headers_put(b, t);
        buf_puts(b, ">>");
    } else if (e->numbering)
        buf_puts(b, "/A<</O/List/ListNumbering"), buf_name(b, e->numbering), buf_puts(b, ">>");
    else if (e->box.w) {
        mpt height = w->list->pages[e->box_page]->height, edge[4] = {e->box.x, height - e->box.y - e->box.h, e->box.x + e->box.w, height - e->box.y};
        buf_puts(b, "/A<</O/Layout/BBox[");
        for (int i = 0; i < 4; i++)
            buf_decimal(b, edge[i]), buf_putc(b, i < 3 ? ' ' : ']');
        buf_puts(b, ">>");
    }
}

static void kid_put(struct writer *w, const struct pdf_kid *k, int page)
{
    struct buf *b = &w->raw;
    if (k->tag) {
        reference_put(b, w->elements[k->tag->number].object);
        return;
    }
    if (!k->is_object && k->page == page) {
        buf_int(b, k->number);
        return;
    }
    buf_puts(b, k->is_object ? "<</Type/OBJR" : "<</Type/MCR");
    if (k->page != page)
        buf_puts(b, "/Pg "), reference_put(b, object_number(w->pages[k->page].dict));
    if (k->is_object)
        buf_puts(b, "/Obj "), reference_put(b, k->number);
    else
        number_put(b, "/MCID ", k->number);
    buf_puts(b, ">>");
}

static const char *own_id(struct writer *w, const struct page_tag *t)
{
    if (t->id || strcmp(t->role, "Note"))
        return t->id;
    return arena_printf(w->arena, "note-%06d", t->number); /* each Note has one (ISO 14289-1 7.9) */
}

static void element_put(struct writer *w, const struct page_tag *t)
{
    struct pdf_element *e = &w->elements[t->number];
    struct buf *b = &w->raw;
    int page = -1;
    raw_begin(w);
    buf_puts(b, "<</S");
    buf_name(b, e->role);
    buf_puts(b, "/P ");
    reference_put(b, t->parent ? w->elements[t->parent->number].object : object_number(w->structure));
    for (const struct pdf_kid *k = e->first; k && page < 0; k = k->next)
        page = k->tag ? -1 : k->page;
    if (page >= 0)
        buf_puts(b, "/Pg "), reference_put(b, object_number(w->pages[page].dict));
    if (t->alt)
        buf_puts(b, "/Alt"), buf_utf16(b, t->alt, strlen(t->alt), true);
    if (t->actual)
        buf_puts(b, "/ActualText"), buf_utf16(b, t->actual, strlen(t->actual), true);
    if (t->lang)
        buf_puts(b, "/Lang"), buf_string(b, t->lang);
    const char *id = own_id(w, t);
    if (id)
        buf_puts(b, "/ID"), buf_string(b, id);
    attributes_put(w, t);
    if (e->first) {
        bool many = e->first->next;
        buf_puts(b, many ? "/K[" : "/K ");
        for (const struct pdf_kid *k = e->first; k; k = k->next) {
            kid_put(w, k, page);
            if (k->next)
                buf_putc(b, ' ');
        }
        if (many)
            buf_putc(b, ']');
    }
    buf_puts(b, ">>");
}

/* Which element each MCID and each annotation belongs to. */
static int parents_put(struct writer *w)
{
    struct buf *b = &w->raw;
    int first = w->raw_first + w->raw_count;
    for (int i = 0; i < w->list->count; i++) {
        raw_begin(w);
        buf_putc(b, '[');
        for (int k = 0; k < w->pages[i].mark_count; k++)
            reference_put(b, w->elements[w->pages[i].marks[k]->number].object), buf_putc(b, ' ');
        buf_putc(b, ']');
    }
    int tree = raw_begin(w);
    buf_puts(b, "<</Nums[");
    for (int i = 0; i < w->list->count; i++)
        buf_int(b, i), buf_putc(b, ' '), reference_put(b, first + i), buf_putc(b, ' ');
    for (int i = 0; i < w->annotation_count; i++)
        buf_int(b, w->list->count + i), buf_putc(b, ' '), reference_put(b, w->elements[w->annotations[i]->number].object), buf_putc(b, ' ');
    buf_puts(b, "]>>");
    return tree;
}

struct named {
    const char *id;
    int object;
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

/* IDs -> elements, sorted (ISO 32000-1 7.9.6); 0 when no element has one. An ID that is given twice leads to the first. */
static int ids_put(struct writer *w)
{
    struct named *all = NULL;
    int count = 0, cap = 0;
    for (const struct page_tag *t = w->list->tags; t; t = tag_after(t)) {
        const char *id = own_id(w, t);
        if (!id)
            continue;
        MEM_GROW(all, count, cap);
        all[count++] = (struct named){id, w->elements[t->number].object};
    }
    if (!count)
        return 0;
    qsort(all, (size_t)count, sizeof *all, by_id);
    int tree = raw_begin(w);
    buf_puts(&w->raw, "<</Names[");
    for (int i = 0; i < count; i++)
        if (!i || strcmp(all[i].id, all[i - 1].id))
            buf_string(&w->raw, all[i].id), reference_put(&w->raw, all[i].object), buf_putc(&w->raw, ' ');
    buf_puts(&w->raw, "]>>");
    free(all);
    return tree;
}

/* Roles of the user's own: as what they are read. */
static void roles_map(struct writer *w)
{
    HPDF_Dict map = NULL;
    for (const struct page_tag *t = w->list->tags; t; t = tag_after(t)) {
        const char *role = w->elements[t->number].role;
        if (is_standard(role))
            continue;
        struct buf name = {0};
        buf_name(&name, role);
        if (!map)
            HPDF_Dict_Add(w->structure, "RoleMap", map = dict_new(w));
        if (!HPDF_Dict_GetItem(map, name.data + 1, HPDF_OCLASS_NAME))
            HPDF_Dict_AddName(map, name.data + 1, t->standard ? t->standard : t->first ? "Div" : "P");
        buf_free(&name);
    }
}

void structure_end(struct writer *w)
{
    int next = w->raw_first = (int)w->doc->xref->entries->count;
    for (const struct page_tag *t = w->list->tags; t; t = tag_after(t))
        children_place(w, t, NULL);
    for (const struct page_tag *t = w->list->tags; t; t = tag_after(t))
        w->elements[t->number].object = next++;
    for (int i = 0; i < w->loose_count; i++) {
        kid_add(w, w->list->tags, (struct pdf_kid){.tag = &w->loose[i]});
        w->elements[w->loose[i].number].object = next++;
    }
    for (const struct page_tag *t = w->list->tags; t; t = tag_after(t))
        element_put(w, t);
    for (int i = 0; i < w->loose_count; i++)
        element_put(w, &w->loose[i]);
    HPDF_Dict_AddName(w->structure, "Type", "StructTreeRoot");
    dict_ref(w, w->structure, "K", w->raw_first);
    dict_ref(w, w->structure, "ParentTree", parents_put(w));
    HPDF_Dict_AddNumber(w->structure, "ParentTreeNextKey", w->list->count + w->annotation_count);
    int ids = ids_put(w);
    if (ids)
        dict_ref(w, w->structure, "IDTree", ids);
    roles_map(w);
}
