/* layout: baseline, where inline objects stand over the baseline of their line (XSL 7.14). The em box of a line is 0.88 above and 0.12 below. */
#include "line.h"

enum fo_enum baseline_of(const struct fo_props *p)
{
    if (p->alignment_baseline != ENUM_AUTO && p->alignment_baseline != ENUM_UNSET)
        return p->alignment_baseline;
    switch (p->vertical_align) {
    case ENUM_MIDDLE: return ENUM_MIDDLE;
    case ENUM_TOP: case ENUM_TEXT_TOP: return ENUM_TEXT_BEFORE_EDGE;
    case ENUM_BOTTOM: case ENUM_TEXT_BOTTOM: return ENUM_TEXT_AFTER_EDGE;
    default: return ENUM_BASELINE;
    }
}

mpt object_raise(const struct fo_node *node, mpt height)
{
    const struct fo_props *p = node->props;
    mpt em = node->parent ? node->parent->props->font_size : p->font_size;
    switch (baseline_of(p)) {
    case ENUM_BEFORE_EDGE: case ENUM_TEXT_BEFORE_EDGE: return mpt_scale(em, 880, 1000) - height + p->baseline_shift;
    case ENUM_AFTER_EDGE: case ENUM_TEXT_AFTER_EDGE: case ENUM_IDEOGRAPHIC: return -mpt_scale(em, 120, 1000) + p->baseline_shift;
    case ENUM_MIDDLE: return mpt_scale(em, 250, 1000) - height / 2 + p->baseline_shift;
    case ENUM_CENTRAL: case ENUM_MATHEMATICAL: return mpt_scale(em, 380, 1000) - height / 2 + p->baseline_shift;
    default: return p->baseline_shift;
    }
}

mpt inline_raise(const struct fo_node *node)
{
    const struct fo_props *p = node->props;
    mpt own = p->font_size, em = node->parent->props->font_size;
    switch (baseline_of(p)) { /* the em box of the text to the em box of the parent */
    case ENUM_BEFORE_EDGE: case ENUM_TEXT_BEFORE_EDGE: return mpt_scale(em - own, 880, 1000) + p->baseline_shift;
    case ENUM_AFTER_EDGE: case ENUM_TEXT_AFTER_EDGE: case ENUM_IDEOGRAPHIC: return -mpt_scale(em - own, 120, 1000) + p->baseline_shift;
    case ENUM_MIDDLE: return mpt_scale(em - own, 250, 1000) + p->baseline_shift;
    case ENUM_CENTRAL: case ENUM_MATHEMATICAL: return mpt_scale(em - own, 380, 1000) + p->baseline_shift;
    default: return p->baseline_shift;
    }
}
