/* layout: formatting object tree -> pages. Breaks paragraphs into lines and flows into pages, places tables, lists, footnotes, headers and pictures. */
#ifndef DENGBAO_LAYOUT_LAYOUT_H
#define DENGBAO_LAYOUT_LAYOUT_H
#include "../base/diag.h"
#include "../fo/fo.h"
#include "../page/page.h"
#include "../text/font.h"

struct layout_options {
    struct font_set *fonts;
    const char *base_folder; /* pictures are looked for here and nowhere else (no network); NULL: the folder of the FO file */
};

/* Lays out the whole tree. Diagnostics: overflow, missing pictures, missing glyphs (with the character and its place), unresolved ids, pages that never fit.
 * The result is owned by the caller and does not point into the tree; fonts must outlive it. NULL when an error leaves nothing to show. */
struct page_list *layout_run(const struct fo_tree *, const struct layout_options *, struct diags *);
#endif
