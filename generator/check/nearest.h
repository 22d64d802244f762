/* check: nearest, what was probably meant by a key or an option that is not known: by edit distance in characters, traditional and full-width forms being the same as
 * simplified and half-width ones. */
#ifndef DENGBAO_CHECK_NEAREST_H
#define DENGBAO_CHECK_NEAREST_H
#include "../vocab/vocab.h"

/* The child of a type whose name, label or alias is near; *written is that word. NULL when none is near enough. */
const struct vocab_element *nearest_child(const struct vocab_type *, const char *word, const char **written);
/* The option whose code, label, English label or alias is near. */
const struct vocab_value *nearest_value(const struct vocab_type *, const char *word);
#endif
