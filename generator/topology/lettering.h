/* topology: lettering, the width of text in our own fonts and its division into lines. Lengths in mpt at the natural size of the drawing. */
#ifndef DENGBAO_TOPOLOGY_LETTERING_H
#define DENGBAO_TOPOLOGY_LETTERING_H
#include "../base/arena.h"
#include "../base/geom.h"
#include "../text/font.h"

enum { TEXT_SIZE = 7000 /* everything that is not larger: the least size in print is 6 pt */, TEXT_LEADING = 8400, TITLE_SIZE = 8000, TITLE_LEADING = 10000, LINES_MOST = 4 };

struct lettering {
    const struct font_stack *plain, *bold; /* of the role hei */
};

struct lines {
    const char *text[LINES_MOST];
    mpt width[LINES_MOST];
    int count;
    mpt widest;
};

struct lettering lettering_of(struct font_set *, struct diags *);
mpt text_width(const struct font_stack *, mpt size, const char *text);
/* Lines of at most `most` where the text can be divided; what does not fit into `count` lines ends with an ellipsis. "" has no lines. */
struct lines text_lines(struct arena *, const struct font_stack *, mpt size, const char *text, mpt most, int count);
#endif
