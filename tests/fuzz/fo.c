/* Fuzz target: bytes of an XSL-FO document -> objects -> pages -> PDF, as `dengbao render` does it; broken XML is mended, so that most inputs reach the layout. */
#include "fuzz.h"

#include <libxml/parser.h>

#include "../../generator/fo/fo.h"
#include "../../generator/layout/layout.h"
#include "../../generator/pdf/pdf.h"

static struct font_set *fonts; /* loaded once, kept to the end */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *ds = diags_new();
    if (!fonts)
        fonts = font_set_load("fonts/fonts.xml", NULL, ds);
    xmlDoc *doc = xmlReadMemory((const char *)data, (int)size, "fuzz.fo", NULL, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    struct fo_tree *tree = doc && !doc->intSubset ? fo_build(doc, "fuzz.fo", ds) : NULL;
    struct layout_options options = {.fonts = fonts, .base_folder = "tests/fuzz/corpus/picture"};
    struct page_list *pages = tree ? layout_run(tree, &options, ds) : NULL;
    struct buf out = {0};
    if (pages)
        pdf_write(pages, &out, ds);
    buf_free(&out);
    page_list_free(pages);
    fo_free(tree);
    xmlFreeDoc(doc);
    diags_free(ds);
    return 0;
}
