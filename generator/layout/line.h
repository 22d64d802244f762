/* layout: line, the units of a paragraph (one glyph, space or object each) -> chosen breaks -> finished lines. para.c makes the units. */
#ifndef DENGBAO_LAYOUT_LINE_H
#define DENGBAO_LAYOUT_LINE_H
#include "../text/breaks.h"
#include "para.h"

enum unit_kind { UNIT_GLYPH, UNIT_SPACE, UNIT_OBJECT /* a picture */, UNIT_LEADER, UNIT_NEWLINE, UNIT_NOTHING /* anchors: ids, footnotes, markers */ };

struct unit {
    enum unit_kind kind;
    uint32_t cp, glyph;
    enum cjk_class cls;
    const struct font_face *face;
    const struct fo_props *props;
    const struct fo_node *node; /* the object, leader, or what is anchored */
    const struct page_tag *tag;
    const struct fo_node *link; /* basic-link around it, or NULL */
    mpt width;   /* advance with letter-spacing */
    mpt shift;   /* of the glyph, to the left: the half of a mark that was cut */
    mpt gap;     /* natural space after it: quarter em between Chinese and Latin */
    mpt stretch, shrink; /* of the space after it (or of a space itself), in mpt at ratio 1 */
    mpt half;    /* what a line end (CLOSE) or line start (OPEN) takes off */
    uint8_t may; /* a line may end after it: 1 well, 2 badly */
    mpt height;  /* objects */
    struct page_op *ops;
};

struct unit_list {
    struct unit *units;
    int count, cap;
};

/* Breaks and sets the units. */
struct lines *lines_set(const struct para_context *, const struct unit_list *, const struct fo_props *block, mpt width, bool starts_block);
#endif
