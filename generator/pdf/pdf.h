/* pdf: pages -> PDF file bytes: PDF/A-2a and PDF/UA-1, tagged, with bookmarks, page labels, fonts cut to the glyphs used. The only folder that knows libharu. */
#ifndef DENGBAO_PDF_PDF_H
#define DENGBAO_PDF_PDF_H
#include "../base/buf.h"
#include "../base/diag.h"
#include "../page/page.h"

/* Appends the finished file to out. false and a diagnostic when libharu or the subsetter fails; out is then unchanged. */
bool pdf_write(const struct page_list *, struct buf *out, struct diags *);
#endif
