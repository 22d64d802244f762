/* layout: inline_box, what stands around the text of inline objects in a line: background, border, decoration of the text, link. */
#include <string.h>

#include "place.h"

/* Backgrounds lie under the text that stands already: the outer box closes last and goes to the front. */
static struct page_op *op_under(struct placing *p, enum page_op_kind kind)
{
    struct page_op *op = ARENA_NEW(p->s->c->pages->arena, struct page_op);
    op->kind = kind;
    op->next = p->line->ops;
    p->line->ops = op;
    if (!p->line->last_op)
        p->line->last_op = op;
    return op;
}

static void rule_add(struct placing *p, struct point a, struct point b, mpt width, const struct fo_border *border)
{
    place_op(p, OP_RULE, NULL)->u.rule = (struct page_rule){.a = a, .b = b, .width = width, .color = border->color, .dash = border->style == BORDER_DOTTED ? 2 : border->style == BORDER_DASHED};
}

static void frame_place(struct placing *p, const struct fo_props *props, struct rect r, bool starts, bool ends)
{
    const struct fo_border *b = props->border;
    if (props->background_color != FO_COLOR_NONE && r.w > 0 && r.h > 0)
        op_under(p, OP_FILL)->u.fill = (struct page_fill){r, props->background_color};
    mpt y0 = r.y + b[SIDE_BEFORE].width / 2, y1 = r.y + r.h - b[SIDE_AFTER].width / 2, x0 = r.x + b[SIDE_START].width / 2, x1 = r.x + r.w - b[SIDE_END].width / 2;
    if (b[SIDE_BEFORE].width)
        rule_add(p, (struct point){r.x, y0}, (struct point){r.x + r.w, y0}, b[SIDE_BEFORE].width, &b[SIDE_BEFORE]);
    if (b[SIDE_AFTER].width)
        rule_add(p, (struct point){r.x, y1}, (struct point){r.x + r.w, y1}, b[SIDE_AFTER].width, &b[SIDE_AFTER]);
    if (b[SIDE_START].width && starts)
        rule_add(p, (struct point){x0, r.y}, (struct point){x0, r.y + r.h}, b[SIDE_START].width, &b[SIDE_START]);
    if (b[SIDE_END].width && ends)
        rule_add(p, (struct point){x1, r.y}, (struct point){x1, r.y + r.h}, b[SIDE_END].width, &b[SIDE_END]);
}

/* In the colour and size of the object that asks for it, whatever stands inside (XSL 7.17.4); strength from its Chinese face, as the line is. */
static void decoration_place(struct placing *p, const struct inline_box *box, mpt from, mpt to)
{
    const struct fo_props *props = box->node->props;
    const struct font_face *face = font_stack_han(font_stack_lookup(p->s->c->fonts, props->font_family, props->font_weight, false, NULL));
    mpt em = props->font_size, width = face->upem ? mpt_scale(em, face->underline_thickness, face->upem) : 0;
    if (width < em / 24 || width > em / 8)
        width = em / 20;
    const mpt y[] = {mpt_scale(em, 150, 1000), -mpt_scale(em, 920, 1000), -mpt_scale(em, 360, 1000)}; /* under the em box, above it, through its middle */
    static const uint8_t bit[] = {DECORATION_UNDERLINE, DECORATION_OVERLINE, DECORATION_LINE_THROUGH};
    for (int i = 0; i < 3 && to > from; i++)
        if (box->decoration & bit[i])
            place_op(p, OP_RULE, NULL)->u.rule = (struct page_rule){.a = {from, y[i] - box->raise}, .b = {to, y[i] - box->raise}, .width = width, .color = props->color};
}

static void link_place(struct placing *p, const struct inline_box *box, mpt from, mpt to)
{
    struct arena *arena = p->s->c->pages->arena;
    const struct fo_props *props = box->node->props;
    struct page_link *l = ARENA_NEW(arena, struct page_link);
    l->rect = (struct rect){from, -p->line->before, to - from, p->line->before + p->line->after};
    l->id = props->internal_destination ? arena_strdup(arena, props->internal_destination) : NULL;
    if (props->external_destination) {
        const char *uri = props->external_destination;
        size_t n = strlen(uri);
        if (!strncmp(uri, "url(", 4) && n > 5) {
            uri += 4 + strspn(uri + 4, " '\"");
            n = strcspn(uri, "'\")");
        }
        l->uri = arena_strndup(arena, uri, n);
    }
    l->contents = l->uri ? l->uri : l->id;
    l->tag = box->tag;
    l->next = p->line->links;
    p->line->links = l;
}

void box_close_inline(struct placing *p, mpt x, bool ends)
{
    struct open_box o = p->open[--p->open_count];
    const struct fo_props *props = o.box->node->props;
    place_run_end(p, p->end);
    if (o.box->decoration)
        decoration_place(p, o.box, o.x, x);
    if (o.box->node->kind == FO_INLINE) {
        mpt top = props->border[SIDE_BEFORE].width + fo_length_of(props->padding[SIDE_BEFORE], 0), foot = props->border[SIDE_AFTER].width + fo_length_of(props->padding[SIDE_AFTER], 0);
        mpt above = mpt_scale(props->font_size, 880, 1000) + o.box->raise + top, below = mpt_scale(props->font_size, 120, 1000) - o.box->raise + foot;
        frame_place(p, props, (struct rect){o.x, -above, x - o.x, above + below}, o.starts, ends);
    } else if (o.box->node->kind == FO_BASIC_LINK)
        link_place(p, o.box, o.x, x);
}

static bool holds(const struct inline_box *outer, const struct inline_box *box)
{
    for (; box; box = box->parent)
        if (box == outer)
            return true;
    return false;
}

static void box_open(struct placing *p, const struct inline_box *box, mpt x)
{
    if (!box || (p->open_count && p->open[p->open_count - 1].box == box))
        return;
    box_open(p, box->parent, x);
    MEM_GROW(p->open, p->open_count, p->open_cap);
    p->open[p->open_count++] = (struct open_box){box, x, false};
}

void boxes_enter(struct placing *p, const struct inline_box *box, mpt x, bool starts)
{
    while (p->open_count && !holds(p->open[p->open_count - 1].box, box))
        box_close_inline(p, p->end, false);
    box_open(p, box, x);
    if (starts && p->open_count)
        p->open[p->open_count - 1].starts = true;
}
