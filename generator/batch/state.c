/* batch: state, one SQLite table: unit id -> what it was made from and what came out. */
#define _GNU_SOURCE
#include "state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "../base/buf.h"
#include "../base/clock.h"
#include "../base/file.h"
#include "../base/lang.h"

enum { BUSY_MS = 5000, NOTE_MS = 500, LOCK_TRIES = 20, LOCK_PAUSE_MS = 100 };

struct slot {
    struct known known;
    int64_t order; /* of the note; the newest wins */
};

struct state {
    struct arena *arena;
    char *path;
    sqlite3 *db;
    sqlite3_stmt *note;
    struct slot *slots; /* open addressing, a power of two */
    int count, cap;
    int locks[2];
    bool open_notes;
    int64_t order, noted; /* noted: when the first open note was made, ms */
};

static uint32_t hash_of(const char *text)
{
    uint32_t h = 2166136261u;
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 16777619u;
    return h;
}

static struct slot *slot_of(const struct state *s, const char *id)
{
    uint32_t i = hash_of(id) & (uint32_t)(s->cap - 1);
    while (s->slots[i].known.id && strcmp(s->slots[i].known.id, id) != 0)
        i = (i + 1) & (uint32_t)(s->cap - 1);
    return &s->slots[i];
}

static void slot_put(struct state *s, const char *id, const char *stamp, const char *merged, const char *result, int64_t order)
{
    if (2 * (s->count + 1) > s->cap) {
        struct slot *old = s->slots;
        int cap = s->cap;
        s->cap = cap ? 2 * cap : 1024;
        s->slots = mem_alloc(sizeof *s->slots * (size_t)s->cap);
        for (int i = 0; i < cap; i++)
            if (old[i].known.id)
                *slot_of(s, old[i].known.id) = old[i];
        free(old);
    }
    struct slot *slot = slot_of(s, id);
    if (slot->known.id && slot->order > order)
        return;
    s->count += !slot->known.id;
    *slot = (struct slot){{arena_strdup(s->arena, id), arena_strdup(s->arena, stamp), arena_strdup(s->arena, merged), arena_strdup(s->arena, result)}, order};
    s->order = order >= s->order ? order + 1 : s->order;
}

static bool fail(struct state *s, struct diags *ds)
{
    diag_add(ds, D_BATCH_STATE, (struct place){0}, s->path, s->db ? sqlite3_errmsg(s->db) : "out of memory");
    return false;
}

static const char *column(sqlite3_stmt *q, int i)
{
    const unsigned char *text = sqlite3_column_text(q, i);
    return text ? (const char *)text : "";
}

/* Takes over what a state file knows. A broken one is as if nothing had been done. */
static void rows_read(struct state *s, sqlite3 *db)
{
    sqlite3_stmt *q = NULL;
    if (sqlite3_prepare_v2(db, "SELECT id, stamp, merged, result, noted FROM unit", -1, &q, NULL) == SQLITE_OK)
        while (sqlite3_step(q) == SQLITE_ROW)
            slot_put(s, column(q, 0), column(q, 1), column(q, 2), column(q, 3), sqlite3_column_int64(q, 4));
    sqlite3_finalize(q);
}

static void others_read(struct state *s, const char *folder, const char *own)
{
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        size_t len = strlen(e->d_name);
        if (len < 8 || strcmp(e->d_name + len - 7, ".sqlite") != 0 || !strcmp(e->d_name, own))
            continue;
        struct buf path = {0};
        sqlite3 *db = NULL;
        buf_printf(&path, "%s/%s", folder, e->d_name);
        if (sqlite3_open_v2(path.data, &db, SQLITE_OPEN_READWRITE /* a killed run may have left a journal */, NULL) == SQLITE_OK) {
            sqlite3_busy_timeout(db, BUSY_MS);
            rows_read(s, db);
        }
        sqlite3_close(db);
        buf_free(&path);
    }
    if (dir)
        closedir(dir);
}

static bool own_open(struct state *s)
{
    static const char schema[] = "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL;" /* no WAL: folders of clusters are shared over the network */
                                
                                 "CREATE TABLE IF NOT EXISTS unit (id TEXT PRIMARY KEY, stamp TEXT, merged TEXT, result TEXT, noted INTEGER) WITHOUT ROWID;";
    if (sqlite3_open(s->path, &s->db) != SQLITE_OK)
        return false;
    sqlite3_busy_timeout(s->db, BUSY_MS);
    return sqlite3_exec(s->db, schema, NULL, NULL, NULL) == SQLITE_OK &&
           sqlite3_prepare_v2(s->db, "INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?)", -1, &s->note, NULL) == SQLITE_OK;
}

/* A run of all units excludes every other run in the folder; runs of shards exclude only the same shard. */
static bool lock(struct state *s, int index, const char *path, int how, const char *folder, struct diags *ds)
{
    s->locks[index] = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    bool ok = s->locks[index] >= 0;
    for (int i = 0; ok && flock(s->locks[index], how | LOCK_NB) != 0; i++) { /* workers of a run that was just killed may still hold it */
        ok = errno == EWOULDBLOCK && i < LOCK_TRIES;
        nanosleep(&(struct timespec){0, LOCK_PAUSE_MS * 1000000L}, NULL);
    }
    if (!ok)
        diag_add(ds, errno == EWOULDBLOCK ? D_BATCH_BUSY : D_FILE_WRITE, (struct place){0}, errno == EWOULDBLOCK ? folder : path, lang_error(errno));
    return ok;
}

static bool locks_take(struct state *s, const char *below, const char *name, const char *folder, struct diags *ds)
{
    bool all = !strcmp(name, "all"), ok;
    struct buf path = {0};
    buf_printf(&path, "%s/lock", below);
    ok = lock(s, 0, path.data, all ? LOCK_EX : LOCK_SH, folder, ds);
    buf_printf(&path, "-%s", name);
    ok = ok && (all || lock(s, 1, path.data, LOCK_EX, folder, ds));
    buf_free(&path);
    return ok;
}

struct state *state_open(const char *folder, const char *name, struct diags *ds)
{
    struct state *s = mem_alloc(sizeof *s);
    struct buf below = {0}, path = {0};
    s->locks[0] = s->locks[1] = -1;
    s->arena = arena_new();
    slot_put(s, "", "", "", "", 0); /* so that there is a table */
    buf_printf(&below, "%s/.state", folder);
    buf_printf(&path, "%s/%s.sqlite", below.data, name);
    s->path = arena_strdup(s->arena, path.data);
    bool ok = file_make_folder(below.data, ds) && locks_take(s, below.data, name, folder, ds);
    if (ok && !own_open(s))
        ok = fail(s, ds);
    if (ok) {
        rows_read(s, s->db);
        others_read(s, below.data, strrchr(s->path, '/') + 1);
    }
    buf_free(&below);
    buf_free(&path);
    if (ok)
        return s;
    state_close(s);
    return NULL;
}

const struct known *state_lookup(const struct state *s, const char *id)
{
    const struct slot *slot = slot_of(s, id);
    return slot->known.id ? &slot->known : NULL;
}

bool state_note(struct state *s, const struct known *k, struct diags *ds)
{
    if (!s->open_notes && sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return fail(s, ds);
    if (!s->open_notes)
        s->noted = clock_ms();
    s->open_notes = true;
    int64_t order = s->order;
    slot_put(s, k->id, k->stamp, k->merged, k->result, order);
    sqlite3_bind_text(s->note, 1, k->id, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(s->note, 2, k->stamp, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(s->note, 3, k->merged, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(s->note, 4, k->result, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(s->note, 5, order);
    bool ok = sqlite3_step(s->note) == SQLITE_DONE;
    sqlite3_reset(s->note);
    if (!ok)
        return fail(s, ds);
    return true;
}

bool state_commit_old(struct state *s, struct diags *ds)
{
    return !s->open_notes || clock_ms() - s->noted < NOTE_MS || state_commit(s, ds);
}

void state_each(const struct state *s, void (*each)(void *user, const struct known *), void *user)
{
    for (int i = 0; i < s->cap; i++)
        if (s->slots[i].known.id && *s->slots[i].known.id)
            each(user, &s->slots[i].known);
}

/* Its slot stays in memory: a run forgets at its end. */
void state_forget(struct state *s, const char *id, struct diags *ds)
{
    sqlite3_stmt *q = NULL;
    bool ok = sqlite3_prepare_v2(s->db, "DELETE FROM unit WHERE id = ?", -1, &q, NULL) == SQLITE_OK && sqlite3_bind_text(q, 1, id, -1, SQLITE_TRANSIENT) == SQLITE_OK &&
              sqlite3_step(q) == SQLITE_DONE;
    sqlite3_finalize(q);
    if (!ok)
        fail(s, ds);
}

bool state_commit(struct state *s, struct diags *ds)
{
    if (!s->open_notes)
        return true;
    s->open_notes = false;
    return sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK || fail(s, ds);
}

void state_close(struct state *s)
{
    if (!s)
        return;
    if (s->open_notes)
        sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
    sqlite3_finalize(s->note);
    sqlite3_close(s->db);
    for (int i = 0; i < 2; i++)
        if (s->locks[i] >= 0)
            close(s->locks[i]);
    free(s->slots);
    arena_free(s->arena);
    free(s);
}
