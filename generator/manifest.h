/* manifest: the finished papers of one description, kept in memory until all are there, then written with manifest.json: each file, its article item, pages, SHA-256,
 * and what is still to be filled in by whom; and the papers left out because the form says 无 of them. */
#ifndef DENGBAO_MANIFEST_H
#define DENGBAO_MANIFEST_H
#include "base/buf.h"
#include "base/diag.h"
#include "input/input.h"
#include "transform/transform.h"

struct manifest;

/* Reads systems and levels from the description; a system that needs no filing is said with its article (Art. 15: second level and above). */
struct manifest *manifest_new(const struct input *, struct diags *);
void manifest_free(struct manifest *);
bool manifest_wants(const struct manifest *, const struct paper *); /* whether the paper belongs to this kind of description */
/* Whether the form says that the unit does not hand in this paper of a system (from 1; 0: of the unit). It is then told and stands in manifest.json. */
bool manifest_leaves_out(struct manifest *, const struct paper *, int system, struct diags *);
int manifest_paper_count(const struct manifest *);
int manifest_system_count(const struct manifest *);
int manifest_level(const struct manifest *, int system); /* of a system (from 1), or the highest of the unit (0) */
/* pdf is taken over. Papers of a counted copy go into a folder of their own, 000001. */
void manifest_add(struct manifest *, const struct paper_request *, const struct paper_fo *, int page_count, struct buf *pdf);

/* For the roll-up of a batch: <system name number level/>, then <file path paper system pages bytes to-fill/> for every paper. */
void manifest_summary(const struct manifest *, struct buf *xml);

/* Writes every paper and manifest.json under folder, each complete or not at all. Prints nothing. */
bool manifest_write(struct manifest *, const char *folder, struct diags *);
#endif
