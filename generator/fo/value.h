/* fo: value, a property value as XSL 5.9 has expressions: numbers, lengths with units, percentages, keywords, strings, colours, arithmetic and functions. */
#ifndef DENGBAO_FO_VALUE_H
#define DENGBAO_FO_VALUE_H
#include "fo.h"

enum value_kind { VALUE_BAD, VALUE_NUMBER, VALUE_LENGTH, VALUE_AREA /* length times length, on its way to a length */, VALUE_KEYWORD, VALUE_STRING, VALUE_COLOR };

struct value {
    enum value_kind kind;
    int64_t number;       /* 1/1,000,000; VALUE_NUMBER. Square mpt; VALUE_AREA */
    struct fo_length len; /* VALUE_LENGTH; a plain percentage has only pct */
    uint32_t color;
    char word[64]; /* VALUE_KEYWORD, VALUE_STRING */
};

/* What an expression may ask of its surroundings. */
struct value_scope {
    mpt em;                   /* font size */
    bool list;                /* several values with spaces between them: "2pt -1pt" is no difference */
    struct fo_length start;   /* start-indent of the list item: for body-start() and label-end() */
    struct fo_length distance, separation; /* provisional-* in force */
    const char *property;     /* the one being read */
    /* A property of another object, VALUE_BAD when there is none; name "": the property being read. */
    struct value (*lookup)(const struct value_scope *, const char *function, const char *name);
    void *user;
};

/* Reads one value at *text and moves *text behind it and the spaces after it. VALUE_BAD: not a value. */
struct value value_parse(const char **text, const struct value_scope *);

const char *value_enum_name(enum fo_enum);
/* Keyword -> enum, ENUM_UNSET when it is none. */
enum fo_enum value_enum(const char *word);
#endif
