/* layout: space, the resolution of adjacent space-specifiers (XSL 4.3.1). */
#include "space.h"

static mpt larger(mpt a, mpt b)
{
    return a > b ? a : b;
}

static mpt smaller(mpt a, mpt b)
{
    return a < b ? a : b;
}

static mpt added(mpt a, mpt b)
{
    int64_t sum = (int64_t)a + b;
    return sum > MPT_MAX ? MPT_MAX : sum < -MPT_MAX ? -MPT_MAX : (mpt)sum;
}

struct space space_join(struct space a, struct space b)
{
    if (!a.any || !b.any)
        return a.any ? a : b;
    if (a.precedence == FO_FORCE && b.precedence == FO_FORCE)
        return (struct space){added(a.min, b.min), added(a.opt, b.opt), added(a.max, b.max), FO_FORCE, true};
    if (a.precedence != b.precedence)
        return a.precedence > b.precedence ? a : b;
    if (a.opt != b.opt)
        return a.opt > b.opt ? a : b;
    a.min = larger(a.min, b.min);
    a.max = smaller(a.max, b.max);
    return a;
}

struct spaces spaces_of(const struct fo_space *s)
{
    mpt opt = s->opt.abs;
    struct space one = {smaller(s->min.abs, opt), opt, larger(s->max.abs, opt), s->precedence, opt || s->min.abs || s->max.abs};
    return (struct spaces){.all = one, .kept = s->retain ? one : (struct space){0}};
}

struct spaces spaces_before(struct spaces outer, struct spaces inner)
{
    return (struct spaces){space_join(outer.all, inner.all), outer.kept.any ? space_join(outer.kept, inner.all) : inner.kept};
}

struct spaces spaces_after(struct spaces inner, struct spaces outer)
{
    return (struct spaces){space_join(inner.all, outer.all), outer.kept.any ? space_join(inner.all, outer.kept) : inner.kept};
}
