/* page: dump, the placed things as text for the goldens: a thing a line. */
#include "page.h"

static void op_dump(const struct page_op *op, struct buf *out)
{
    static const char *const names[] = {"text", "rule", "fill", "path", "image", "push", "pop"};
    buf_printf(out, "  %s", names[op->kind]);
    switch (op->kind) {
    case OP_TEXT: buf_printf(out, " %d,%d w=%d %s %d %06x \"%.*s\"", op->u.text.x, op->u.text.y, op->u.text.width, op->u.text.face->name, op->u.text.size, op->u.text.color, op->u.text.text_len, op->u.text.text); break;
    case OP_RULE: buf_printf(out, " %d,%d %d,%d w=%d %06x", op->u.rule.a.x, op->u.rule.a.y, op->u.rule.b.x, op->u.rule.b.y, op->u.rule.width, op->u.rule.color); break;
    case OP_FILL: buf_printf(out, " %d,%d %dx%d %06x", op->u.fill.rect.x, op->u.fill.rect.y, op->u.fill.rect.w, op->u.fill.rect.h, op->u.fill.color); break;
    case OP_PATH: buf_printf(out, " %d segments fill=%x stroke=%x", op->u.path.segment_count, op->u.path.fill, op->u.path.stroke); break;
    case OP_IMAGE: buf_printf(out, " %d,%d %dx%d", op->u.image.rect.x, op->u.image.rect.y, op->u.image.rect.w, op->u.image.rect.h); break;
    case OP_PUSH: buf_printf(out, " %d %d %d %d %d %d", op->u.push.a, op->u.push.b, op->u.push.c, op->u.push.d, op->u.push.e, op->u.push.f); break;
    case OP_POP: break;
    }
    if (op->tag)
        buf_printf(out, " #%d", op->tag->number);
    buf_putc(out, '\n');
}

static void tags_dump(const struct page_tag *t, int depth, struct buf *out)
{
    for (; t; t = t->next) {
        buf_printf(out, "%*s%s #%d", 2 * depth, "", t->role, t->number);
        if (t->alt)
            buf_printf(out, " alt=\"%s\"", t->alt);
        if (t->col_span > 1 || t->row_span > 1)
            buf_printf(out, " span=%dx%d", t->col_span, t->row_span);
        for (int i = 0; t->headers && t->headers[i]; i++)
            buf_printf(out, "%s#%d", i ? "," : " headers=", t->headers[i]->number);
        buf_putc(out, '\n');
        tags_dump(t->first, depth + 1, out);
    }
}

void page_dump(const struct page_list *l, struct buf *out)
{
    for (int i = 0; i < l->count; i++) {
        const struct page *p = l->pages[i];
        buf_printf(out, "page %d %dx%d \"%s\"\n", i + 1, p->width, p->height, p->label ? p->label : "");
        for (const struct page_op *op = p->ops; op; op = op->next)
            op_dump(op, out);
        for (const struct page_link *k = p->links; k; k = k->next)
            buf_printf(out, "  link %d,%d %dx%d %s\n", k->rect.x, k->rect.y, k->rect.w, k->rect.h, k->id ? k->id : k->uri ? k->uri : "");
        for (const struct page_dest *d = p->dests; d; d = d->next)
            buf_printf(out, "  dest %d,%d %s\n", d->at.x, d->at.y, d->id);
    }
    tags_dump(l->tags, 0, out);
}
