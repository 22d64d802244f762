/* fo: dump, the tree as text for the goldens: an object a line with the values that matter to layout and differ from the parent's. */
#include <string.h>

#include "fo.h"

static void length(struct buf *out, const char *name, struct fo_length l)
{
    if (l.is_auto)
        return;
    if (l.abs || l.pct || l.units)
        buf_printf(out, " %s=%d", name, l.abs);
    if (l.pct)
        buf_printf(out, "%+d%%%%", l.pct);
    if (l.units)
        buf_printf(out, "%+du", l.units);
}

static void text(struct buf *out, const char *name, const char *value)
{
    if (value)
        buf_printf(out, " %s=\"%s\"", name, value);
}

static void node_dump(const struct fo_node *n, struct buf *out)
{
    const struct fo_props *p = n->props;
    buf_printf(out, " size=%d line=%d weight=%d", p->font_size, p->line_height, p->font_weight);
    text(out, "family", p->font_family);
    text(out, "id", p->id);
    text(out, "master-name", p->master_name);
    text(out, "flow-name", p->flow_name);
    if (p->color)
        buf_printf(out, " color=%06x", p->color);
    length(out, "start-indent", p->start_indent);
    length(out, "end-indent", p->end_indent);
    length(out, "text-indent", p->text_indent);
    length(out, "space-before", p->space_before.opt);
    length(out, "space-after", p->space_after.opt);
    length(out, "width", p->width);
    length(out, "height", p->height);
    length(out, "column-width", p->column_width);
    for (int i = 0; i < 4; i++)
        if (p->border[i].width)
            buf_printf(out, " border-%d=%d", i, p->border[i].width);
    for (int i = 0; i < 4; i++)
        length(out, "padding", p->padding[i]);
}

/* On one line: linefeeds, which the paragraph settles, show as \n. */
static void text_dump(const struct fo_node *n, struct buf *out)
{
    buf_puts(out, " \"");
    for (size_t i = 0; i < n->len; i++)
        if (n->text[i] == '\n')
            buf_puts(out, "\\n");
        else
            buf_putc(out, n->text[i]);
    buf_putc(out, '"');
}

void fo_dump(const struct fo_tree *t, struct buf *out)
{
    int depth = 0;
    for (const struct fo_node *n = t->root; n;) {
        for (int i = 0; i < depth; i++)
            buf_puts(out, "  ");
        buf_puts(out, fo_kind_name(n->kind));
        if (n->kind == FO_TEXT)
            text_dump(n, out);
        else
            node_dump(n, out);
        buf_putc(out, '\n');
        if (n->first) {
            n = n->first;
            depth++;
            continue;
        }
        while (n && !n->next) {
            n = n->parent;
            depth--;
        }
        n = n ? n->next : NULL;
    }
}
