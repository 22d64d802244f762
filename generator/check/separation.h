/* check: separation, a description is a police filing or the approval of a classified system, never both (Art. 24). */
#ifndef DENGBAO_CHECK_SEPARATION_H
#define DENGBAO_CHECK_SEPARATION_H
#include "../input/input.h"

/* Every place where one kind of description holds the other: a classified system or a secrecy level in a filing, data of a filing in an approval. Whoever makes papers asks again: no
 * option overrules it. Told twice at one place, it is kept once. */
bool separation_check(const struct input *, const struct vocab *, struct diags *);
#endif
