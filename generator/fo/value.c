/* fo: value, property expressions (XSL 5.9) by recursive descent, in integers. */
#include "value.h"

#include <stdlib.h>
#include <string.h>

enum { MICRO = 1000000, DEPTH_MOST = 32 };

static const char *const enum_names[] = {
#define FO_ENUM(value, name) name,
#include "enums.def"
#undef FO_ENUM
};

static const struct {
    const char *name;
    int64_t mpt_per_micro_num, den; /* mpt = micro * num / den */
} units[] = {{"pt", 1000, MICRO},          {"mm", 72000, 25400000}, {"cm", 720000, 25400000},
             {"in", 72000, MICRO},         {"pc", 12000, MICRO},    {"px", 750, MICRO}};

static const struct {
    const char *name;
    uint32_t color;
} colors[] = {
#define FO_COLOR(name, color) {name, color},
#include "colors.def"
};

struct reader {
    const char *p;
    const struct value_scope *scope;
    int depth;
};

static struct value sum(struct reader *);

enum fo_enum value_enum(const char *word)
{
    for (int i = 1; i < FO_ENUM_COUNT; i++)
        if (!strcmp(enum_names[i], word))
            return (enum fo_enum)i;
    return ENUM_UNSET;
}

const char *value_enum_name(enum fo_enum e)
{
    return enum_names[e];
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void spaces(struct reader *r)
{
    while (*r->p == ' ' || *r->p == '\t' || *r->p == '\n' || *r->p == '\r')
        r->p++;
}

static struct value length_value(mpt abs, int32_t pct)
{
    return (struct value){.kind = VALUE_LENGTH, .len = {.abs = abs, .pct = pct}};
}

/* Digits with at most six places used; larger numbers than 1,000,000 are cut. */
static int64_t digits(struct reader *r)
{
    int64_t whole = 0, part = 0, scale = MICRO;
    for (; is_digit(*r->p); r->p++)
        whole = whole < MICRO ? whole * 10 + (*r->p - '0') : MICRO;
    if (*r->p == '.')
        for (r->p++; is_digit(*r->p); r->p++)
            if (scale > 1)
                scale /= 10, part += (*r->p - '0') * scale;
    return (whole > MICRO ? MICRO : whole) * MICRO + part;
}

static struct value number(struct reader *r)
{
    int64_t n = digits(r);
    if (*r->p == '%') {
        r->p++;
        return length_value(0, (int32_t)(n / 1000 > INT32_MAX ? INT32_MAX : n / 1000));
    }
    if (!is_letter(*r->p))
        return (struct value){.kind = VALUE_NUMBER, .number = n};
    if (!strncmp(r->p, "em", 2) && !is_letter(r->p[2])) {
        r->p += 2;
        return length_value(mpt_scale(n, r->scope->em, MICRO), 0);
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strncmp(r->p, units[i].name, 2) && !is_letter(r->p[2])) {
            r->p += 2;
            int64_t v = (n * (units[i].mpt_per_micro_num / 10) + units[i].den / 20) / (units[i].den / 10);
            return v > MPT_MAX ? (struct value){0} : length_value((mpt)v, 0);
        }
    return (struct value){0};
}

static struct value color_hex(struct reader *r)
{
    char hex[7] = {0};
    int n = 0;
    for (r->p++; n < 6 && (is_digit(*r->p) || (*r->p >= 'a' && *r->p <= 'f') || (*r->p >= 'A' && *r->p <= 'F')); r->p++)
        hex[n++] = *r->p;
    uint32_t c = (uint32_t)strtoul(hex, NULL, 16);
    if (n == 3)
        c = (c >> 8 & 15) * 0x110000 + (c >> 4 & 15) * 0x1100 + (c & 15) * 0x11;
    return n == 3 || n == 6 ? (struct value){.kind = VALUE_COLOR, .color = c} : (struct value){0};
}

static struct value add(struct value a, struct value b, int sign)
{
    if (a.kind == VALUE_NUMBER && b.kind == VALUE_NUMBER) {
        a.number += sign * b.number;
        return a;
    }
    if (a.kind != VALUE_LENGTH || b.kind != VALUE_LENGTH)
        return (struct value){0};
    int64_t abs = (int64_t)a.len.abs + sign * (int64_t)b.len.abs, pct = (int64_t)a.len.pct + sign * (int64_t)b.len.pct;
    if (abs > MPT_MAX || abs < -MPT_MAX || pct > INT32_MAX || pct < -INT32_MAX)
        return (struct value){0};
    a.len.abs = (mpt)abs;
    a.len.pct = (int32_t)pct;
    a.len.units += sign * b.len.units;
    return a;
}

/* value * num / den, in micro. */
static struct value scale(struct value a, int64_t num, int64_t den)
{
    if (den == 0)
        return (struct value){0};
    if (den < 0)
        num = -num, den = -den;
    double factor = (double)num / (double)den; /* one multiplication and one rounding: the same on every IEEE machine */
    if (factor > 1e6 || factor < -1e6)
        return (struct value){0};
    if (a.kind == VALUE_NUMBER) {
        double number = (double)a.number * factor;
        if (number > 1e15 || number < -1e15)
            return (struct value){0};
        a.number = (int64_t)number;
    } else if (a.kind == VALUE_LENGTH) {
        double abs = (double)a.len.abs * factor, pct = (double)a.len.pct * factor, parts = (double)a.len.units * factor;
        if (abs > MPT_MAX || abs < -MPT_MAX || pct > INT32_MAX || pct < -INT32_MAX || parts > INT32_MAX || parts < -INT32_MAX)
            return (struct value){0};
        a.len.abs = (mpt)(abs < 0 ? abs - 0.5 : abs + 0.5);
        a.len.pct = (int32_t)pct;
        a.len.units = (int32_t)parts;
    } else
        return (struct value){0};
    return a;
}

enum { ARGUMENTS_MOST = 8 };

static struct value rounded(struct value a, const char *name)
{
    int64_t below = a.number / MICRO * MICRO - (a.number % MICRO < 0 ? MICRO : 0);
    if (!strcmp(name, "floor"))
        a.number = below;
    else if (!strcmp(name, "ceiling"))
        a.number = below + (a.number > below ? MICRO : 0);
    else
        a.number = below + (a.number - below >= MICRO / 2 ? MICRO : 0);
    return a;
}

/* A colour of three or four parts: numbers up to most, or percentages. */
static struct value color_parts(const struct value *arg, int n, int most)
{
    int64_t part[4] = {0};
    for (int i = 0; i < n; i++) {
        part[i] = arg[i].kind == VALUE_NUMBER ? arg[i].number * 255 / most / MICRO : arg[i].kind == VALUE_LENGTH ? (int64_t)arg[i].len.pct * 255 / 100000 : -1;
        if (part[i] < 0 || arg[i].len.abs)
            return (struct value){0};
        part[i] = part[i] > 255 ? 255 : part[i]; /* CSS 2 4.3.6: clipped */
    }
    if (n == 4)
        for (int i = 0; i < 3; i++)
            part[i] = (255 - part[i]) * (255 - part[3]) / 255;
    return (struct value){.kind = VALUE_COLOR, .color = (uint32_t)(part[0] << 16 | part[1] << 8 | part[2])};
}

static struct value function_color(const char *name, const struct value *arg, int n)
{
    if (!strcmp(name, "rgb") && n == 3)
        return color_parts(arg, 3, 255);
    if ((!strcmp(name, "rgb-icc") || !strcmp(name, "fop-rgb-icc")) && n >= 4)
        return color_parts(arg, 3, 255); /* the fallback the function carries */
    if (!strcmp(name, "cmyk") && n == 4)
        return color_parts(arg, 4, 1);
    if (!strcmp(name, "system-color") && n == 1) {
        bool paper = strstr(arg[0].word, "Window") || strstr(arg[0].word, "Background") || strstr(arg[0].word, "Face");
        return (struct value){.kind = VALUE_COLOR, .color = paper && !strstr(arg[0].word, "Text") ? 0xFFFFFF : 0};
    }
    return (struct value){0};
}

static struct value function_numeric(const char *name, const struct value *arg, int n)
{
    struct value a = arg[0];
    bool numeric = a.kind == VALUE_NUMBER || a.kind == VALUE_LENGTH;
    if ((!strcmp(name, "min") || !strcmp(name, "max")) && n == 2 && numeric && a.kind == arg[1].kind && !a.len.pct == !arg[1].len.pct) {
        bool less = a.kind == VALUE_NUMBER ? a.number < arg[1].number : a.len.pct ? a.len.pct < arg[1].len.pct : a.len.abs < arg[1].len.abs;
        return less == !strcmp(name, "min") ? a : arg[1];
    }
    if (!strcmp(name, "abs") && n == 1 && numeric)
        return (a.kind == VALUE_NUMBER ? a.number < 0 : a.len.abs < 0 || a.len.pct < 0) ? scale(a, -1, 1) : a;
    if (n == 1 && a.kind == VALUE_NUMBER && (!strcmp(name, "floor") || !strcmp(name, "ceiling") || !strcmp(name, "round")))
        return rounded(a, name);
    if (n == 1 && a.kind == VALUE_NUMBER && !strcmp(name, "proportional-column-width") && a.number >= 0)
        return (struct value){.kind = VALUE_LENGTH, .len = {.units = (int32_t)(a.number / 1000 > INT32_MAX ? INT32_MAX : a.number / 1000)}};
    return (struct value){0};
}

/* What hangs on other objects or properties (XSL 5.10.4). */
static struct value function_property(const struct value_scope *s, const char *name, const struct value *arg, int n)
{
    static const char *const names[] = {"inherited-property-value", "from-parent", "from-nearest-specified-value", "from-table-column"};
    if (!strcmp(name, "body-start") && n == 0)
        return (struct value){.kind = VALUE_LENGTH, .len = {.abs = s->start.abs + s->distance.abs, .pct = s->start.pct + s->distance.pct}};
    if (!strcmp(name, "label-end") && n == 0)
        return (struct value){.kind = VALUE_LENGTH, .len = {.abs = s->separation.abs - s->start.abs - s->distance.abs,
                                                            .pct = 100000 + s->separation.pct - s->start.pct - s->distance.pct}};
    if (!strcmp(name, "merge-property-values") && n <= 1) /* states of the reader's screen: on paper the object's own value stands */
        return s->lookup ? s->lookup(s, "from-parent", n ? arg[0].word : "") : (struct value){0};
    for (int i = 0; i < 4; i++)
        if (!strcmp(name, names[i]) && n <= 1 && s->lookup)
            return s->lookup(s, name, n ? arg[0].word : "");
    return (struct value){0};
}

static struct value function(struct reader *r, const char *name)
{
    struct value arg[ARGUMENTS_MOST] = {{0}};
    int n = 0;
    spaces(r);
    while (*r->p && *r->p != ')' && n < ARGUMENTS_MOST) {
        if (*r->p == '#') /* rgb-icc(1, 2, 3, #CMYK, ...) */
            r->p++;
        arg[n++] = sum(r);
        spaces(r);
        if (*r->p == ',')
            r->p++;
        else
            break;
        spaces(r);
    }
    while (n == ARGUMENTS_MOST && *r->p && *r->p != ')') /* parts of a device colour beyond what is used */
        r->p++;
    if (*r->p != ')')
        return (struct value){0};
    r->p++;
    struct value v = function_numeric(name, arg, n);
    if (v.kind == VALUE_BAD)
        v = function_color(name, arg, n);
    return v.kind == VALUE_BAD ? function_property(r->scope, name, arg, n) : v;
}

static struct value word(struct reader *r)
{
    struct value v = {.kind = VALUE_KEYWORD};
    size_t n = 0;
    for (; is_letter(*r->p) || is_digit(*r->p) || *r->p == '-' || *r->p == '_' || *r->p == '.' || (*r->p & 0x80); r->p++)
        if (n + 1 < sizeof v.word)
            v.word[n++] = *r->p;
    if (*r->p == '(') {
        r->p++;
        return function(r, v.word);
    }
    int low = 0, high = (int)(sizeof colors / sizeof *colors) - 1;
    while (low <= high) {
        int middle = (low + high) / 2, order = strcmp(v.word, colors[middle].name);
        if (!order) {
            v.kind = VALUE_COLOR;
            v.color = colors[middle].color;
            break;
        }
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return v;
}

static struct value string(struct reader *r)
{
    struct value v = {.kind = VALUE_STRING};
    char quote = *r->p++;
    size_t n = 0;
    for (; *r->p && *r->p != quote; r->p++)
        if (n + 1 < sizeof v.word)
            v.word[n++] = *r->p;
    if (!*r->p)
        return (struct value){0};
    r->p++;
    return v;
}

static struct value primary(struct reader *r)
{
    spaces(r);
    if (++r->depth > DEPTH_MOST)
        return (struct value){0};
    struct value v = {0};
    if (*r->p == '-' || *r->p == '+') {
        int sign = *r->p++ == '-' ? -1 : 1;
        v = scale(primary(r), sign, 1);
    } else if (is_digit(*r->p) || (*r->p == '.' && is_digit(r->p[1])))
        v = number(r);
    else if (*r->p == '(') {
        r->p++;
        v = sum(r);
        spaces(r);
        if (*r->p == ')')
            r->p++;
        else
            v.kind = VALUE_BAD;
    } else if (*r->p == '#')
        v = color_hex(r);
    else if (*r->p == '\'' || *r->p == '"')
        v = string(r);
    else if (is_letter(*r->p) || (*r->p & 0x80))
        v = word(r);
    r->depth--;
    return v;
}

static bool operator_word(struct reader *r, const char *name)
{
    return !strncmp(r->p, name, 3) && !is_letter(r->p[3]) && r->p[3] != '-';
}

/* Lengths multiplied and divided (XSL 5.9.6: powers of the unit). */
static struct value area_of(struct value a, struct value b)
{
    return a.len.pct || b.len.pct ? (struct value){0} : (struct value){.kind = VALUE_AREA, .number = (int64_t)a.len.abs * b.len.abs};
}

static struct value quotient(struct value a, struct value b)
{
    if (a.kind == VALUE_AREA && b.kind == VALUE_LENGTH && b.len.abs && !b.len.pct) {
        int64_t abs = a.number / b.len.abs;
        return abs > MPT_MAX || abs < -MPT_MAX ? (struct value){0} : length_value((mpt)abs, 0);
    }
    if (b.kind == VALUE_LENGTH && a.kind == VALUE_LENGTH && !a.len.pct && !b.len.pct)
        return scale((struct value){.kind = VALUE_NUMBER, .number = MICRO}, a.len.abs, b.len.abs);
    return b.kind == VALUE_NUMBER ? scale(a, MICRO, b.number) : (struct value){0};
}

static struct value product(struct reader *r)
{
    struct value a = primary(r);
    for (;;) {
        const char *before = r->p;
        spaces(r);
        if (*r->p == '*') {
            r->p++;
            struct value b = primary(r);
            a = a.kind == VALUE_LENGTH && b.kind == VALUE_LENGTH ? area_of(a, b) : b.kind == VALUE_NUMBER ? scale(a, b.number, MICRO) : a.kind == VALUE_NUMBER ? scale(b, a.number, MICRO) : (struct value){0};
        } else if (operator_word(r, "div") && (a.kind == VALUE_NUMBER || a.kind == VALUE_LENGTH || a.kind == VALUE_AREA)) {
            r->p += 3;
            a = quotient(a, primary(r));
        } else if (operator_word(r, "mod") && (a.kind == VALUE_NUMBER || a.kind == VALUE_LENGTH)) {
            r->p += 3;
            struct value b = primary(r);
            if (b.kind != a.kind || (b.kind == VALUE_NUMBER ? b.number : b.len.abs) == 0)
                return (struct value){0};
            if (a.kind == VALUE_NUMBER)
                a.number %= b.number;
            else
                a.len.abs %= b.len.abs;
        } else {
            r->p = before;
            return a;
        }
    }
}

static struct value sum(struct reader *r)
{
    struct value a = product(r);
    for (;;) {
        const char *before = r->p;
        spaces(r);
        /* "a - b" is a difference; "a -b" in a list of values is two values */
        if ((*r->p == '+' || *r->p == '-') && (!r->scope->list || r->p[1] == ' ' || before == r->p || r->depth > 0)) {
            int sign = *r->p++ == '-' ? -1 : 1;
            a = add(a, product(r), sign);
        } else {
            r->p = before;
            return a;
        }
    }
}

struct value value_parse(const char **text, const struct value_scope *scope)
{
    struct reader r = {*text, scope, 0};
    struct value v = sum(&r);
    spaces(&r);
    *text = r.p;
    return v;
}
