/* check: repair, a value that does not fit -> the one that was probably meant. */
#ifndef DENGBAO_CHECK_REPAIR_H
#define DENGBAO_CHECK_REPAIR_H
#include "../base/buf.h"
#include "../vocab/vocab.h"

/* 2026年5月18日, 2026/5/18, 20260518 -> 2026-05-18; full-width digits, blanks, signs of thousands, units -> what the type takes. false: nothing that fits is near. */
/* A date that is written out, but of a day that no month has: 2026-02-30, 6月31日. */
bool value_no_day(const struct vocab_type *, const char *value);
bool value_repair(const struct vocab_type *, const char *value, struct buf *meant);
#endif
