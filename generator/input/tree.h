/* input: tree, what the two readers share: elements with their places, keys to names, labels to codes. */
#ifndef DENGBAO_INPUT_TREE_H
#define DENGBAO_INPUT_TREE_H
#include <stdint.h>

#include "input.h"

/* A description of the sample's size has 3,000 elements; aliases may repeat what is written, so both elements and text are limited. */
enum { INPUT_MOST = 20 << 20, DEPTH_MOST = 100, NODES_MOST = 300000, TEXT_MOST = 32 << 20 };

struct reader {
    struct input *in;
    const struct vocab *vocab;
    struct diags *diags;
    int nodes;   /* elements made */
    size_t text; /* bytes in them */
    bool part; /* see input_read_part */
    struct place used; /* the alias or merge key whose content is being put into the tree; line 0: none */
};

/* A new element below parent (NULL: the root) for a key as the user wrote it; unknown keys keep their spelling. Keys and texts are kept, not copied: they live as long as
 * the input's arena. */
xmlNode *tree_element(struct reader *, xmlNode *parent, const char *key, struct place key_place);
bool tree_full(const struct reader *); /* more than a description may have */
/* Its text, ended by NUL: trimmed; the label of an option becomes its code, 是/否 true/false. */
void tree_text(struct reader *, xmlNode *element, const char *text, size_t len, struct place value_place);
/* Gives an element the origin and type of one in another description; used: the place in this one that it was brought in for. */
void tree_adopt(struct input *, xmlNode *element, const xmlNode *like, struct place used);
/* Notes that an element stands instead of one in another description. */
void tree_overrides(xmlNode *element, const xmlNode *other);
/* The type an element answers to, NULL when it is unknown. Kept with the node. */
const struct vocab_type *tree_type(const xmlNode *element);
const struct vocab_element *tree_declaration(const xmlNode *element); /* likewise */
void tree_implied(xmlNode *element);                                  /* its key was not written */

/* Checking notes what it found wrong, so that no rule judges upon it: an element itself (child NULL), or a child that is missing, repeated or misspelt. */
#define TREE_FAULT_SELF ((uint64_t)1 << 63)
void tree_fault(const xmlNode *element, const char *child);
uint64_t tree_faults(const xmlNode *element); /* TREE_FAULT_SELF, and bit i: child i of its type */

bool yaml_read(struct reader *, const char *data, size_t size);
bool xml_read(struct reader *, const char *data, size_t size);
#endif
