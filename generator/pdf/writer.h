/* pdf: writer, what the files of this folder share: the document under way and short names for libharu's objects. */
#ifndef DENGBAO_PDF_WRITER_H
#define DENGBAO_PDF_WRITER_H
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <stdint.h>
#include <zlib.h>

#include "pdf.h"

struct pdf_font { /* a face and the glyphs of it that the document shows */
    const struct font_face *face;
    uint8_t *used;       /* bit per glyph */
    const char **text;   /* by glyph: what it stands for in ToUnicode, UTF-8, not terminated; borrowed from the pages */
    uint16_t *text_len;  /* by glyph: bytes */
    uint16_t *code;      /* glyph -> code in the text */
};

struct pdf_image {
    const char *key;
    HPDF_Dict object; /* NULL: broken, told already */
};

struct pdf_stream { /* the bytes that belong to a dictionary */
    HPDF_Dict dict;
    const void *data;
    size_t len;
};

/* Something that stands in K of a structure element, in reading order. */
struct pdf_kid {
    const struct page_tag *tag; /* a child element, or NULL */
    int number;                 /* else an MCID, or the object of an annotation when is_object */
    int page;                   /* index */
    bool is_object;
    struct pdf_kid *next;
};

struct pdf_element { /* by number of the tag */
    const char *role;
    struct pdf_kid *first, *last;
    const struct page_tag *last_child; /* that stands among the kids */
    bool placed;                   /* stands among the kids of its parent */
    const char *numbering;         /* of a list: ListNumbering */
    struct rect box;               /* of a figure: on its page, y down; w 0: none */
    int box_page;
    int object;
};

struct pdf_place { /* a named place */
    const struct page_dest *dest;
    int page;
};

struct pdf_page {
    HPDF_Dict dict;
    const struct page_tag **marks; /* tag of each MCID; malloc'ed */
    int mark_count, mark_cap;
};

struct writer {
    HPDF_Doc doc;
    struct arena *arena;
    const struct page_list *list;
    struct diags *diags;
    struct pdf_stream *streams;
    int stream_count, stream_cap;
    z_stream zip;
    struct pdf_font *fonts; /* by number of the face; face NULL: not used */
    int font_count;
    struct pdf_image *images;
    int image_count, image_cap;
    HPDF_Dict resources, state_resources, shading_resources; /* the last two NULL until they are needed */
    int *states; /* G0 and so on: transparency as content.c counts it */
    int state_count, state_cap;
    const struct page_gradient **shadings; /* S0 and so on */
    int shading_count, shading_cap;
    HPDF_Dict font_resources, image_resources, cmyk /* profile, NULL until it is needed */;
    struct pdf_page *pages;
    struct pdf_element *elements;
    struct page_tag *loose; /* Links that the pages have no tag for */
    int loose_count;
    struct pdf_place *places; /* sorted by name */
    int place_count;
    HPDF_Dict structure;   /* StructTreeRoot */
    const struct page_tag **annotations; /* element of each StructParent beyond those of the pages */
    int annotation_count, annotation_cap;
    struct buf raw;        /* objects written as text, numbered from raw_first: structure elements, of which there are too many for dictionaries */
    size_t *raw_at;
    int raw_first, raw_count, raw_cap;
    bool failed;
};

/* objects.c */
HPDF_Dict writer_dict(struct writer *);                       /* indirect */
HPDF_Dict writer_stream(struct writer *, const void *data, size_t len, bool compress);
void stream_bytes(struct writer *, HPDF_Dict, const void *data, size_t len); /* turns a dictionary of its own into a stream; the data are copied */
HPDF_Array array_new(struct writer *);                        /* direct */
HPDF_Dict dict_new(struct writer *);                          /* direct */
int object_number(const void *object);
void dict_ref(struct writer *, HPDF_Dict, const char *key, int number); /* a reference to an object written as text */
void dict_text(struct writer *, HPDF_Dict, const char *key, const char *utf8); /* UTF-16BE string */
void dict_bytes(struct writer *, HPDF_Dict, const char *key, const void *data, size_t len);
void array_decimal(HPDF_Array, mpt value);
int raw_begin(struct writer *);                               /* a new object at the end of writer.raw: its number */
void buf_decimal(struct buf *, mpt value);                    /* 1/1000 with at most three places */
void buf_int(struct buf *, int value);
void buf_utf16(struct buf *, const char *utf8, size_t len, bool marked); /* a hexadecimal string, with a byte order mark when it is marked */
void buf_string(struct buf *, const char *bytes);             /* (...) */
void buf_name(struct buf *, const char *name);                /* with its slash; odd characters as #xx */

/* file.c */
void deflate_add(struct writer *, struct buf *, const void *data, size_t len);
bool file_bytes(struct writer *, struct buf *out);            /* all objects as a file */
/* fonts.c */
void fonts_collect(struct writer *); /* used glyphs, subsets, codes, dictionaries */
/* content.c */
void content_write(struct writer *, int page);
/* color.c */
void intent_write(struct writer *);
HPDF_Array cmyk_space(struct writer *);
int state_number(struct writer *, int fill_clear, int stroke_clear); /* of its resource, G0 and so on */
int shading_number(struct writer *, const struct page_gradient *);
/* images.c */
int image_number(struct writer *, const struct page_image *); /* of its resource, I1 and so on; 0: broken */
/* structure.c */
void structure_begin(struct writer *);
int structure_mark(struct writer *, int page, const struct page_tag *); /* a new MCID of the tag on the page */
void structure_annotate(struct writer *, int page, const struct page_tag *, HPDF_Dict annotation);
void structure_label(struct writer *, const struct page_tag *, const struct page_text *); /* the text of a Lbl tells how its list is numbered */
void structure_figure(struct writer *, int page, const struct page_tag *, struct rect);
void structure_end(struct writer *);
/* links.c */
void places_collect(struct writer *);
void places_write(struct writer *);
void links_write(struct writer *, int page);
void outline_write(struct writer *);
void labels_write(struct writer *);
/* meta.c */
void meta_write(struct writer *);
#endif
