/* batch: state, what earlier runs have done, so that a run continues and does only what changed. One SQLite file per shard below DIR/.state; a unit is noted when its files
 * are complete. */
#ifndef DENGBAO_BATCH_STATE_H
#define DENGBAO_BATCH_STATE_H
#include "../base/arena.h"
#include "../base/diag.h"

/* What is known of a unit. Strings are in the state's arena. */
struct known {
    const char *id;
    const char *stamp;  /* of everything the unit was made from, as files (sizes, times) or rows */
    const char *merged; /* SHA-256 of its merged description and of the program's own data */
    const char *result; /* XML: <unit ...> with systems, files, findings */
};

struct state; /* held by one process: a second run in the same folder is refused */
/* name tells shards apart ("all", "2-of-8"). Earlier states of other shards are read too; the newest wins. NULL and a diagnostic when it cannot be opened. */
struct state *state_open(const char *folder, const char *name, struct diags *);
const struct known *state_lookup(const struct state *, const char *id); /* NULL: never done */
bool state_note(struct state *, const struct known *, struct diags *);  /* kept at the next commit */
bool state_commit(struct state *, struct diags *);
bool state_commit_old(struct state *, struct diags *); /* when the oldest note has waited for half a second: to be called often */
void state_each(const struct state *, void (*each)(void *user, const struct known *), void *user);
void state_forget(struct state *, const char *id, struct diags *);
void state_close(struct state *); /* commits */
#endif
