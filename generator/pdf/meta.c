/* pdf: meta, what PDF/A-2a and PDF/UA-1 ask for besides tags: XMP, OutputIntent, language, title, trailer ID. */
#include <string.h>

#include "writer.h"

enum { TITLE_MOST = 200 /* bytes after which no more is taken */ };

static void xml_put(struct buf *b, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '<': buf_puts(b, "&lt;"); break;
        case '>': buf_puts(b, "&gt;"); break;
        case '&': buf_puts(b, "&amp;"); break;
        default: buf_putc(b, *text);
        }
}

/* The extension schema describes pdfuaid, which PDF/A does not know by itself (ISO 19005-2 6.6.2.3.3). */
static const char extension[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

/* The words of the first heading, of the first line when there is none: what a reader shows for a document that says no title. */
static const char *title_of(struct writer *w)
{
    struct buf found = {0};
    const struct page_tag *heading = NULL;
    if (w->list->title && *w->list->title)
        return w->list->title;
    for (int pass = 0; pass < 2 && !found.len; pass++)
        for (int i = 0; i < w->list->count && (!heading || i == 0); i++)
            for (const struct page_op *op = w->list->pages[i]->ops; op && found.len < TITLE_MOST; op = op->next) {
                const struct page_tag *t = op->kind == OP_TEXT ? op->tag : NULL;
                while (t && pass == 0 && t->role[0] != 'H')
                    t = t->parent;
                if (!t || (heading && t != heading))
                    continue;
                heading = t;
                buf_add(&found, op->u.text.text, (size_t)op->u.text.text_len);
            }
    const char *title = arena_strndup(w->arena, buf_text(&found), found.len);
    buf_free(&found);
    return title;
}

static void xmp_write(struct writer *w, const char *title)
{
    struct buf b = {0};
    buf_puts(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                 "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>"
                 "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><pdfuaid:part>1</pdfuaid:part></rdf:Description>");
    buf_puts(&b, extension);
    buf_puts(&b, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    xml_put(&b, title);
    buf_puts(&b, "</rdf:li></rdf:Alt></dc:title>");
    if (w->list->author) {
        buf_puts(&b, "<dc:creator><rdf:Seq><rdf:li>");
        xml_put(&b, w->list->author);
        buf_puts(&b, "</rdf:li></rdf:Seq></dc:creator>");
    }
    if (w->list->subject) {
        buf_puts(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">");
        xml_put(&b, w->list->subject);
        buf_puts(&b, "</rdf:li></rdf:Alt></dc:description>");
    }
    if (w->list->keywords) {
        buf_puts(&b, "<pdf:Keywords>");
        xml_put(&b, w->list->keywords);
        buf_puts(&b, "</pdf:Keywords>");
    }
    buf_puts(&b, "<pdf:Producer>dengbao</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
    HPDF_Dict d = writer_stream(w, b.data, b.len, false);
    HPDF_Dict_AddName(d, "Type", "Metadata");
    HPDF_Dict_AddName(d, "Subtype", "XML");
    HPDF_Dict_Add(w->doc->catalog, "Metadata", d);
    buf_free(&b);
}

/* The same as in XMP, for readers that look here only. */
static void info_write(struct writer *w, const char *title)
{
    const struct page_list *l = w->list;
    const struct {
        const char *key, *value;
    } rows[] = {{"Title", *title ? title : NULL}, {"Author", l->author}, {"Subject", l->subject}, {"Keywords", l->keywords}};
    HPDF_Dict info = w->doc->info = writer_dict(w);
    dict_bytes(w, info, "Producer", "dengbao", 7);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].value)
            dict_text(w, info, rows[i].key, rows[i].value);
}

void meta_write(struct writer *w)
{
    const char *lang = w->list->lang ? w->list->lang : "zh-CN";
    const char *title = title_of(w);
    xmp_write(w, title);
    intent_write(w);
    info_write(w, title);
    dict_bytes(w, w->doc->catalog, "Lang", lang, strlen(lang));
    HPDF_Dict view = dict_new(w);
    HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(w->doc->catalog, "ViewerPreferences", view);
}
