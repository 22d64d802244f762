/* pdf: writer, what the files of this folder share: the document under way and short names for libharu's objects. */
#ifndef DENGBAO_PDF_WRITER_H
#define DENGBAO_PDF_WRITER_H
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <stdint.h>

#include "pdf.h"

struct pdf_font { /* a face and the glyphs of it that the document shows */
    const struct font_face *face;
    uint8_t *used;      /* bit per glyph */
    char **unicode;     /* text of a glyph, by glyph; arena of the writer */
    uint16_t *code;     /* glyph -> code in the text */
    HPDF_Dict dict;
};

struct pdf_image {
    const char *key;
    HPDF_Dict object;
};

struct writer {
    HPDF_Doc doc;
    struct arena *arena;
    const struct page_list *list;
    struct diags *diags;
    struct pdf_font *fonts; /* by number of the face; face NULL: not used */
    int font_count;
    struct pdf_image *images;
    int image_count, image_cap;
    HPDF_Dict resources, font_resources, image_resources;
    HPDF_Page *pages;
    HPDF_Array *parents;   /* ParentTree entry of each page: element of each MCID */
    HPDF_Dict *elements;   /* structure element by tag number */
    HPDF_Array *kids;      /* its K */
    int next_parent;       /* StructParent of the next annotation */
    HPDF_Array parent_tree;
    bool failed;
};

/* objects.c */
HPDF_Dict writer_dict(struct writer *);                       /* indirect */
HPDF_Dict writer_stream(struct writer *, const void *data, size_t len, bool compress);
HPDF_Array writer_array(struct writer *);                     /* indirect */
void dict_text(struct writer *, HPDF_Dict, const char *key, const char *utf8); /* UTF-16BE string */
void dict_bytes(struct writer *, HPDF_Dict, const char *key, const void *data, size_t len);
void dict_decimal(HPDF_Dict, const char *key, mpt value);
void array_decimal(HPDF_Array, mpt value);
void buf_decimal(struct buf *, mpt value);                    /* 1/1000 with at most three places */

/* fonts.c */
void fonts_collect(struct writer *); /* used glyphs, subsets, codes, dictionaries */
/* content.c */
void content_write(struct writer *, int page);
/* images.c */
HPDF_Dict image_object(struct writer *, const struct page_image *);
/* structure.c */
void structure_begin(struct writer *);
int structure_mark(struct writer *, int page, const struct page_tag *); /* a new MCID of the tag on the page */
void structure_end(struct writer *);
void links_write(struct writer *, int page);
void outline_write(struct writer *);
void labels_write(struct writer *);
/* meta.c */
void meta_write(struct writer *, const uint8_t id[16]);
#endif
