/* check: structure, keys, shapes and values against the vocabulary, in the words of the form. */
#ifndef DENGBAO_CHECK_STRUCTURE_H
#define DENGBAO_CHECK_STRUCTURE_H
#include "check.h"

struct structure {
    const struct vocab *vocab;
    struct input *in;
    bool partial; /* a part of a description: nothing is required */
    bool draft;   /* still being written: what is missing is a remark */
    struct diags *diags;
};

void structure_check(const struct structure *);                  /* unknown, repeated, missing, wrong shape; puts children into schema order */
void value_report(const struct structure *, const xmlNode *);    /* a value its type does not allow */
#endif
