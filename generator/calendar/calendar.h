/* calendar: verdict -> iCalendar (RFC 5545), the coming duties as days with reminders. */
#ifndef DENGBAO_CALENDAR_CALENDAR_H
#define DENGBAO_CALENDAR_CALENDAR_H
#include "../verdict/verdict.h"

/* unit: name of the organisation, unit_key: what tells it from others (credit code or name). Same verdict, same bytes; an event keeps its UID when its day moves. */
void calendar_write(const struct verdict *, const char *unit, const char *unit_key, struct buf *);
#endif
