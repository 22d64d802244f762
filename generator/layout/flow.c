/* layout: flow, a page sequence -> pages: masters, static content, page numbers. */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

enum { PAGES_MOST = 20000 };

const struct fo_node *flow_child(const struct fo_node *n, enum fo_kind kind)
{
    const struct fo_node *c = n->first;
    while (c && c->kind != kind)
        c = c->next;
    return c;
}

static const struct fo_node *static_of(const struct fo_node *sequence, const char *flow_name)
{
    for (const struct fo_node *c = sequence->first; c; c = c->next)
        if (c->kind == FO_STATIC_CONTENT && c->props->flow_name && !strcmp(c->props->flow_name, flow_name))
            return c;
    return NULL;
}

/* Static content, without tags: it is no part of the text. */
static struct box *static_lay(struct layout *l, const struct fo_node *n, mpt width)
{
    struct box *b = box_new(l, BOX_BLOCK, n);
    mpt note_width = l->note_width;
    l->note_width = 0;
    l->para.draft_artifact = true;
    b->area = true;
    b->w = width;
    block_lay_children(l, b, n->first, width, NULL);
    box_close(b);
    l->para.draft_artifact = false;
    l->note_width = note_width;
    return b;
}

static bool is_clipped(const struct fo_props *p)
{
    return p->overflow == ENUM_HIDDEN || p->overflow == ENUM_SCROLL;
}

static void region_paint(struct layout *l, struct page *page, const struct fo_node *master, const struct fo_node *region)
{
    const struct fo_node *content = static_of(l->flow->sequence, master_region_name(region));
    struct rect area = master_area(master, region, true);
    frame_paint(l, page, region->props, master_area(master, region, false), false, false, NULL);
    if (!content || area.w <= 0)
        return;
    struct turn turn;
    l->area = turn_begin(l, page, &turn, area, region->props->reference_orientation, is_clipped(region->props));
    l->area_h = l->area.h;
    l->flow->label = page->label;
    struct box *b = static_lay(l, content, l->area.w);
    if (b->h > l->area.h + MPT_PT)
        diag_add(l->diags, D_LAYOUT_REGION_HIGH, layout_place(l, content), (b->h - l->area.h) / 1000, fo_kind_name(region->kind));
    mpt slack = l->area.h - b->h, down = region->props->display_align == ENUM_AFTER ? slack : region->props->display_align == ENUM_CENTER ? slack / 2 : 0;
    l->para.draft_artifact = true;
    page->artifact = region->kind == FO_REGION_BEFORE ? ARTIFACT_HEADER : region->kind == FO_REGION_AFTER ? ARTIFACT_FOOTER : ARTIFACT_PAGINATION;
    box_paint(l, page, b, l->area.x, l->area.y + down);
    page->artifact = ARTIFACT_LAYOUT;
    l->para.draft_artifact = false;
    l->flow->label = NULL;
    turn_end(l, page, &turn);
}

void flow_text(const struct fo_node *n, struct buf *out)
{
    for (const struct fo_node *c = n ? n->first : NULL; c; c = c->next) {
        if (c->kind == FO_TEXT)
            buf_add(out, c->text, c->len);
        flow_text(c, out);
    }
}

static const char *page_label(struct layout *l, const struct fo_node *sequence)
{
    struct buf out = {0};
    flow_text(flow_child(sequence, FO_FOLIO_PREFIX), &out);
    buf_puts(&out, master_number(l->pages->arena, l->flow->number++, sequence->props));
    flow_text(flow_child(sequence, FO_FOLIO_SUFFIX), &out);
    const char *label = arena_strdup(l->pages->arena, buf_text(&out));
    buf_free(&out);
    return label;
}

struct sheet { /* a page being made */
    struct page *page;
    const struct fo_node *master, *body;
    struct turn turn; /* reference-orientation of the page master */
};

static struct sheet sheet_begin(struct layout *l, const struct fo_node *master, const struct fo_node *body)
{
    struct sheet s = {.page = page_add(l->pages, master_width(master), master_height(master)), .master = master, .body = body};
    l->flow->page_index = l->pages->count - 1;
    s.page->label = page_label(l, l->flow->sequence);
    turn_begin(l, s.page, &s.turn, (struct rect){0, 0, s.page->width, s.page->height}, master->props->reference_orientation, false);
    return s;
}

/* Regions and their backgrounds lie below the text, but are painted when its markers are known: the operations of the body, from `last` on, are moved behind them. */
static void sheet_end(struct layout *l, struct sheet *s, struct page_op *last)
{
    struct page *page = s->page;
    struct page_op *body = last ? last->next : page->ops, *body_last = page->last_op;
    if (last)
        last->next = NULL;
    else
        page->ops = NULL;
    page->last_op = last;
    frame_paint(l, page, s->body->props, master_area(s->master, s->body, false), false, false, NULL);
    for (const struct fo_node *r = s->master->first; r; r = r->next)
        if (r->kind >= FO_REGION_BEFORE && r->kind <= FO_REGION_END)
            region_paint(l, page, s->master, r);
    if (body) {
        if (page->last_op)
            page->last_op->next = body;
        else
            page->ops = body;
        page->last_op = body_last;
    }
    turn_end(l, page, &s->turn);
}

static bool pages_left(struct layout *l)
{
    if (l->pages->count < PAGES_MOST)
        return true;
    diag_add(l->diags, D_LAYOUT_PAGES, layout_place(l, l->flow->sequence), PAGES_MOST);
    return false;
}

static void blank_page(struct layout *l, struct master_state *masters)
{
    const struct fo_node *master = master_next(l, masters, (struct page_kind){.number = l->flow->number, .blank = true});
    if (!master || !pages_left(l))
        return;
    masters->page++;
    struct sheet s = sheet_begin(l, master, master_body(master, NULL));
    sheet_end(l, &s, s.page->last_op);
}

int flow_first_number(const struct layout *l, const struct fo_node *sequence)
{
    int n = l->flow->number;
    switch (sequence->props->initial_page_number) {
    case FO_PAGE_NUMBER_AUTO: return n;
    case FO_PAGE_NUMBER_AUTO_ODD: return n + !(n & 1);
    case FO_PAGE_NUMBER_AUTO_EVEN: return n + (n & 1);
    default: return sequence->props->initial_page_number;
    }
}

static bool side_wanted(enum fo_enum e, int number)
{
    return (e == ENUM_EVEN_PAGE && (number & 1)) || (e == ENUM_ODD_PAGE && !(number & 1));
}

/* force-page-count: whether a blank page ends the sequence (XSL 7.27.6). */
static bool ends_blank(const struct layout *l, const struct fo_node *sequence, int pages)
{
    int last = l->flow->number - 1;
    const struct fo_node *next = sequence->next;
    while (next && next->kind != FO_PAGE_SEQUENCE)
        next = next->next;
    switch (sequence->props->force_page_count) {
    case ENUM_EVEN: return pages & 1;
    case ENUM_ODD: return !(pages & 1);
    case ENUM_END_ON_EVEN: return last & 1;
    case ENUM_END_ON_ODD: return !(last & 1);
    case ENUM_AUTO: break;
    default: return false;
    }
    int32_t wanted = next ? next->props->initial_page_number : FO_PAGE_NUMBER_AUTO;
    if (wanted == FO_PAGE_NUMBER_AUTO)
        return false;
    bool next_is_odd = wanted == FO_PAGE_NUMBER_AUTO_ODD || (wanted > 0 && (wanted & 1));
    return (bool)(last & 1) == next_is_odd;
}

/* The body of a page as its content sees it, and the feed set to its width. */
static struct rect body_prepare(struct layout *l, struct feed *f, const struct fo_node *master, const struct fo_node *body)
{
    const struct fo_props *p = body->props;
    struct rect area = master_area(master, body, true);
    if (p->reference_orientation % 180)
        area = (struct rect){0, 0, area.h, area.w};
    int columns = p->column_count > COLUMNS_MOST ? COLUMNS_MOST : p->column_count;
    l->paper_w = master_width(master);
    l->paper_h = master_height(master);
    l->area_h = area.h;
    mpt gap = fo_length_of(p->column_gap, area.w);
    feed_width(l, f, area.w, columns, gap);
    if (f->separator && f->separator->w != area.w)
        f->separator = static_lay(l, f->separator->node, area.w);
    return area;
}

/* Fills the next page. The master of a last page is known only when everything fits on it: then the page is filled again; what does not fit any more makes it the last but one. */
static const struct fo_node *page_fill(struct layout *l, struct feed *f, struct master_state *masters, struct filled *out)
{
    struct master_state last_state = *masters;
    struct page_kind kind = {.number = l->flow->number};
    const char *name = f->flow->props->flow_name;
    const struct fo_node *master = master_next(l, masters, kind), *last;
    if (!master)
        return NULL;
    struct rect area = body_prepare(l, f, master, master_body(master, name));
    fill_page(l, f, area.h, out);
    if (feed_more(f))
        return master;
    kind.last = true;
    last = master_next(l, &last_state, kind);
    if (!last || last == master)
        return master;
    mpt width = f->width, column = f->column;
    fill_undo(f, out);
    area = body_prepare(l, f, last, master_body(last, name));
    fill_page(l, f, area.h, out);
    if (!feed_more(f)) {
        *masters = last_state;
        return last;
    }
    if (f->width != width || f->column != column) { /* it is no page for lines of that width */
        fill_undo(f, out);
        area = body_prepare(l, f, master, master_body(master, name));
        fill_page(l, f, area.h, out);
    }
    return master;
}

static void page_paint(struct layout *l, struct feed *f, const struct fo_node *master, const struct filled *out, bool first)
{
    const struct fo_node *body = master_body(master, f->flow->props->flow_name);
    struct sheet s = sheet_begin(l, master, body);
    struct page_op *last = s.page->last_op;
    struct turn turn;
    struct rect area = turn_begin(l, s.page, &turn, master_area(master, body, true), body->props->reference_orientation, is_clipped(body->props));
    if (first && l->flow->sequence->props->id)
        flow_anchor(l, l->flow->sequence->props->id, s.page, area.x, area.y);
    fill_paint(l, s.page, f, out, area, body->props->display_align);
    turn_end(l, s.page, &turn);
    sheet_end(l, &s, last);
}

static void flow_check(struct layout *l, const struct fo_node *flow, const struct fo_node *master)
{
    const char *name = flow->props->flow_name;
    const struct fo_node *body = master_body(master, name);
    if (name && strcmp(name, master_region_name(body)) != 0 && strcmp(name, "xsl-region-body") != 0)
        diag_add(l->diags, D_LAYOUT_FLOW, layout_place(l, flow), name);
    for (const struct fo_node *n = flow->next; n; n = n->next)
        if (n->kind == FO_FLOW)
            diag_add(l->diags, D_LAYOUT_FLOWS, layout_place(l, n));
}

static void sequence_pages(struct layout *l, const struct fo_node *sequence, const struct fo_node *flow)
{
    l->flow->sequence = sequence;
    l->flow->sequence_index++;
    l->flow->number = flow_first_number(l, sequence);
    struct master_state masters = {.sequence = sequence}, probe = masters;
    const struct fo_node *master = master_next(l, &probe, (struct page_kind){.number = l->flow->number}), *separator = static_of(sequence, "xsl-footnote-separator");
    if (!master)
        return;
    flow_check(l, flow, master);
    master_check_static(l, sequence);
    struct feed feed = {.flow = flow, .next = flow->first, .tag = page_tag_add(l->pages, l->pages->tags, "Sect")};
    body_prepare(l, &feed, master, master_body(master, flow->props->flow_name));
    feed.separator = separator ? static_lay(l, separator, feed.width) : NULL;
    enum fo_enum start = feed.segment ? feed.segment->box->child[0]->break_before : ENUM_UNSET;
    struct filled out = {0};
    int pages = l->pages->count;
    do {
        if (side_wanted(start, l->flow->number))
            blank_page(l, &masters);
        master = page_fill(l, &feed, &masters, &out);
        if (!master)
            break;
        page_paint(l, &feed, master, &out, masters.page == 0);
        masters.page++;
        start = out.start;
        filled_free(&out);
    } while (feed_more(&feed) && pages_left(l));
    filled_free(&out);
    free(feed.notes.note);
    if (ends_blank(l, sequence, l->pages->count - pages))
        blank_page(l, &masters);
    if (sequence->props->id && l->pages->count > pages)
        flow_anchor(l, sequence->props->id, l->pages->pages[l->pages->count - 1], 0, 0);
}

void flow_sequence(struct layout *l, const struct fo_node *sequence)
{
    const struct fo_node *flow = flow_child(sequence, FO_FLOW);
    if (!flow) {
        diag_add(l->diags, D_LAYOUT_NO_FLOW, layout_place(l, sequence));
        return;
    }
    l->arena = l->para.arena = arena_new();
    sequence_pages(l, sequence, flow);
    arena_free(l->arena);
}
