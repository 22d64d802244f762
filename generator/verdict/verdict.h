/* verdict: description -> what the Measures demand of this organisation and how it stands on a day. A duty is a row of schemas/duties.xml; nothing about one is known here. */
#ifndef DENGBAO_VERDICT_VERDICT_H
#define DENGBAO_VERDICT_VERDICT_H
#include <stdbool.h>

#include "../base/buf.h"
#include "../base/date.h"
#include "../input/input.h"

enum duty_state { DUTY_DONE, DUTY_DUE, DUTY_MISSING, DUTY_LATE };

struct verdict_row {
    const char *duty;    /* id of the duty */
    int article;
    const char *who;     /* unit, authority, police or assessor */
    const char *subject; /* what it is about: the name of a system or product, or of the unit */
    const char *key;     /* tells subjects of one duty apart, for stable ids */
    const char *title, *title_en;
    enum duty_state state;
    bool dated;          /* day is given */
    long day;            /* DUE, LATE: the last day; DONE: the next time */
    bool resting;        /* the day is no working day, and the duty is done at an office: opens_before and opens_after are the working days nearest to it */
    long opens_before, opens_after;
    int unknown_year;    /* the days rest on a year whose holidays are not listed; 0: on none */
    bool quiet;          /* only for the calendar, unless it is late */
    struct place place;
    int order; /* of the duty and its subject, where places are the same */
};

struct verdict {
    struct arena *arena;
    struct verdict_row *rows; /* by place, then by duty */
    int count, cap;
    long day; /* the day it was made for */
};

/* The duties, compiled once. holidays: the user's file, or NULL. NULL and a diagnostic when a file is broken. */
struct duties;
struct duties *duties_load(const char *holidays, struct diags *);
void duties_free(struct duties *);

/* NULL for a description whose root is not filing. The caller frees; the rows borrow from duties and input. */
struct verdict *verdict_make(const struct duties *, const struct input *, long day);
void verdict_free(struct verdict *);

/* The last day the description tells of (yyyy-mm-dd), written to text; NULL when it tells of none. */
const char *verdict_last_day(const struct duties *, const struct input *, char text[DATE_SIZE]);

void verdict_text(const struct verdict *, struct buf *); /* a table for people, in the language of messages */
void verdict_json(const struct verdict *, struct buf *); /* an array of objects, one line */
const char *duty_state_name(enum duty_state);            /* done, due, missing, late */

/* The day things are judged on: text (yyyy-mm-dd) when given, else SOURCE_DATE_EPOCH, else fallback (yyyy-mm-dd, or NULL), else the clock. */
bool verdict_day(const char *text, const char *fallback, long *day);
#endif
