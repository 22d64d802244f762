/* check: wording, how findings name things: in the words of the form and with the key the user wrote. */
#ifndef DENGBAO_CHECK_WORDING_H
#define DENGBAO_CHECK_WORDING_H
#include "../base/buf.h"
#include "../vocab/vocab.h"
#include "../input/input.h"

/* 备案表 表二03 业务类型: the form field and the key as it was written, with its other name behind it when that is in the other language. Without a form field, below what it stands. */
void subject_put(const xmlNode *, struct buf *);
/* The same of an element that is not there, below parent. */
void subject_missing_put(const xmlNode *parent, const struct vocab_element *, struct buf *);
/* The key to write for an element near keys written so: Chinese among Chinese ones. */
const char *key_shown(const struct vocab_element *, const char *near);
/* What a scalar takes: its options, or what its type says. */
void expected_put(const struct vocab_type *, struct buf *);
/* The keys of a record: the first few. */
void keys_put(const struct vocab_type *, const char *near, struct buf *);
#endif
