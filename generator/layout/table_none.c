/* layout: table_none, says that tables cannot be set yet; goes when table_lay.c, table_split.c and table_paint.c arrive. */
#include "box.h"

struct box *table_lay(struct layout *l, const struct fo_node *table, mpt width, struct page_tag *tag)
{
    (void)width, (void)tag;
    diag_add(l->diags, D_LAYOUT_OBJECT, (struct place){l->tree->file, table->line, 0}, "table");
    return NULL;
}

struct box_cut table_split(struct layout *l, struct box *b, mpt room, bool first)
{
    (void)l, (void)room, (void)first;
    return (struct box_cut){.tail = b};
}

void table_paint(struct layout *l, struct page *page, const struct box *b, mpt x, mpt y)
{
    (void)l, (void)page, (void)b, (void)x, (void)y;
}
