/* guide: duty, a row of schemas/duties.xml: what it says, and the fields of a description it reads. */
#ifndef DENGBAO_GUIDE_DUTY_H
#define DENGBAO_GUIDE_DUTY_H
#include "guide.h"

void duty_title_put(const xmlNode *duty, struct buf *); /* in the language of messages */
void duty_line_put(const xmlNode *duty, struct buf *);  /* its id, title, on whom it lies, whether it has a day in the calendar */
/* On whom it lies, and the conditions under which it applies, is done, is due and comes again. */
void duty_put(const xmlNode *duty, struct buf *);
/* Calls each for every field that its conditions name, in their order, once or more. */
void duty_fields(const struct vocab *, const xmlNode *duty, void (*each)(const struct vocab_element *, void *data), void *data);
#endif
