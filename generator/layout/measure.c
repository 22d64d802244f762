/* layout: measure, least and greatest useful width of block-level content, for automatic table layout (CSS 2.1 17.5.2.2). */
#include "box.h"

static mpt larger(mpt a, mpt b)
{
    return a > b ? a : b;
}

static mpt sum(mpt a, mpt b)
{
    return a > MPT_MAX / 2 || b > MPT_MAX / 2 ? MPT_MAX / 2 : a + b;
}

/* Where the content of an object begins and ends, counted from its reference area. */
static mpt sides(const struct fo_props *p)
{
    return larger(0, fo_length_of(p->start_indent, 0)) + larger(0, fo_length_of(p->end_indent, 0));
}

static void node_measure(struct layout *l, const struct fo_node *n, mpt *least, mpt *most)
{
    const struct fo_props *p = n->props;
    *least = *most = 0;
    if (n->kind == FO_TABLE) {
        table_measure(l, n, least, most);
        *least = sum(*least, sides(p));
        *most = sum(*most, sides(p));
    } else if (n->kind == FO_BLOCK_CONTAINER) {
        if (p->absolute_position == ENUM_ABSOLUTE || p->absolute_position == ENUM_FIXED)
            return;
        if (!p->width.is_auto && !p->width.pct)
            *least = *most = p->width.abs;
        else
            block_measure(l, n->first, least, most);
        *least = sum(*least, sides(p));
        *most = sum(*most, sides(p));
    } else if (n->kind != FO_MARKER)
        block_measure(l, n->first, least, most);
}

void block_measure(struct layout *l, const struct fo_node *first, mpt *least, mpt *most)
{
    *least = *most = 0;
    for (const struct fo_node *n = first; n; n = n->next) {
        mpt a, b;
        if (para_is_inline(n)) {
            const struct fo_node *last = n;
            while (last->next && para_is_inline(last->next))
                last = last->next;
            const struct fo_props *p = n->parent->props;
            para_measure(&l->para, n, last, p, &a, &b);
            a = sum(a, sides(p));
            b = sum(b, sides(p));
            n = last;
        } else
            node_measure(l, n, &a, &b);
        *least = larger(*least, a);
        *most = larger(*most, b);
    }
}
