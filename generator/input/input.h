/* input: description (YAML or XML file) -> xmlDoc in schema order, every node knowing its place in what the user wrote.
 * Hostile input is refused with a diagnostic (DESIGN: input is hostile). */
#ifndef DENGBAO_INPUT_INPUT_H
#define DENGBAO_INPUT_INPUT_H
#include <libxml/tree.h>

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/diag.h"
#include "../vocab/vocab.h"

/* Where a node came from: hung on node->_private of every element (and of the document's root). */
struct input_origin {
    struct place key, value; /* of the key (or start tag) and of the value (or text) */
    const char *key_text;    /* as the user wrote it: 单位名称, name */
    const char *value_text;  /* as written before labels became codes; NULL for structures */
    struct place used;       /* where the value is used, when it stands elsewhere: the alias or merge key (YAML); line 0: it stands where it is used */
    struct place over;       /* of merged descriptions: the group's value that this one overrides; line 0: none */
    bool implied;            /* nobody wrote the key: the item of a YAML list, the root of a document without one */
};

struct input {
    xmlDoc *doc;        /* element names are the schema's; labels of options turned into codes; unknown elements kept where they were found */
    const char *path;
    struct arena *arena; /* owns the origins */
    const char *text;    /* the source, for carets */
    size_t size;
};

/* Reads path ("-" is standard input). The format is known by content (first character '<' is XML). NULL when nothing can be read or the syntax is broken. */
struct input *input_read(const char *path, const struct vocab *, struct diags *);
/* The same from memory, for tests and fuzzing; name stands for the path in diagnostics. */
struct input *input_read_memory(const char *data, size_t size, const char *name, const struct vocab *, struct diags *);
/* A part of a description, to be merged with others: what is given without a value (YAML null, an empty XML element) is kept as an empty element and takes away what
 * the others say. */
struct input *input_read_part(const char *path, const struct vocab *, struct diags *);
struct input *input_new(const char *name); /* without content; name stands for the path */
void input_free(struct input *);
const struct input_origin *input_origin_of(const xmlNode *); /* of the node or its nearest ancestor; never NULL */
/* The other place of something that stands at `at` but is used elsewhere: through an alias, a merge key or group data. false when there is none. */
bool input_also(const struct input *, const xmlNode *, struct place at, struct diag_also *also);
void input_dump(const struct input *, struct buf *out);      /* the description as indented XML: what filing.xml samples are made with */
#endif
