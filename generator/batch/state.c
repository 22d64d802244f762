/* batch: state, one SQLite table: unit id -> what it was made from and what came out. */
#include "state.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/buf.h"
#include "../base/file.h"

enum { VERSION = 1, NOTES_MOST = 64, BUSY_MS = 5000 };

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
    int count, cap, open_notes;
    int64_t order;
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

/* Takes over what a state file knows. A file of another version or a broken one is as if nothing had been done. */
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
        if (sqlite3_open_v2(path.data, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK) {
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
    static const char schema[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                                 "CREATE TABLE IF NOT EXISTS unit (id TEXT PRIMARY KEY, stamp TEXT, merged TEXT, result TEXT, noted INTEGER) WITHOUT ROWID;";
    if (sqlite3_open(s->path, &s->db) != SQLITE_OK)
        return false;
    sqlite3_busy_timeout(s->db, BUSY_MS);
    return sqlite3_exec(s->db, schema, NULL, NULL, NULL) == SQLITE_OK &&
           sqlite3_prepare_v2(s->db, "INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?)", -1, &s->note, NULL) == SQLITE_OK;
}

struct state *state_open(const char *folder, const char *name, struct diags *ds)
{
    struct state *s = mem_alloc(sizeof *s);
    struct buf below = {0}, path = {0};
    s->arena = arena_new();
    slot_put(s, "", "", "", "", 0); /* so that there is a table */
    buf_printf(&below, "%s/.state", folder);
    buf_printf(&path, "%s/%s.sqlite", below.data, name);
    s->path = arena_strdup(s->arena, path.data);
    bool ok = file_make_folder(below.data, ds);
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
    if (!s->open_notes && sqlite3_exec(s->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
        return fail(s, ds);
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
    return ++s->open_notes < NOTES_MOST || state_commit(s, ds);
}

bool state_commit(struct state *s, struct diags *ds)
{
    if (!s->open_notes)
        return true;
    s->open_notes = 0;
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
    free(s->slots);
    arena_free(s->arena);
    free(s);
}
