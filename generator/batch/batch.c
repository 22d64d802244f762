/* batch: the entry: roster -> units that need work -> workers -> state, findings, roll-up. */
#define _GNU_SOURCE
#include "batch.h"

#include <errno.h>
#include <libxml/hash.h>
#include <libxml/parser.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/clock.h"
#include "../base/file.h"
#include "../base/hash.h"
#include "../base/lang.h"
#include "../base/node.h"
#include "../text/font.h"
#include "../verdict/verdict.h"
#include "pool.h"
#include "rollup.h"
#include "roster.h"
#include "state.h"
#include "unit.h"

enum { PREPARE_LEAST = 500 /* units: from here on it pays to spend 4 s on the fonts */, HEAP_KEPT = 64 << 20 };

struct batch {
    const struct job *job;
    struct diags *diags;
    struct roster *roster;
    struct state *state;
    struct unit_job unit_job;
    const char **results; /* of each unit; NULL: none, or no longer true */
    char **stamps;
    struct arena *arena;
    int todo, done, built, mine; /* mine: units of this shard */
    int64_t begun, told; /* ms */
    bool terminal;
};

/* ---- what the program and its data are ---- */

static void content_add(struct buf *into, const char *path)
{
    struct diags *ignored = diags_new();
    struct buf text = {0};
    char hash[65];
    if (file_read(path, 256 << 20, &text, ignored)) {
        hash_sha256_hex(text.data, text.len, hash);
        buf_puts(into, hash);
    }
    buf_free(&text);
    diags_free(ignored);
}

static void data_add(struct buf *into, const char *path)
{
    if (!strstr(path, "/roll-up/")) /* these make no papers */
        content_add(into, path);
}

static void own_add(struct buf *into, const char *file, struct diags *ds)
{
    char *path = file_own(file, ds);
    if (path)
        content_add(into, path);
    free(path);
}

static void tools_stamp(const struct batch *b, char stamp[65])
{
    static const char *const folders[] = {"templates", "schemas", NULL};
    struct buf text = {0};
    content_add(&text, "/proc/self/exe");
    for (const char *const *f = folders; *f; f++) {
        char *folder = file_own(*f, b->diags);
        if (folder)
            file_each(folder, data_add, &text);
        free(folder);
    }
    own_add(&text, "fonts/fonts.xml", b->diags);
    if (b->job->fonts)
        content_add(&text, b->job->fonts);
    for (int i = 0; i < font_set_count(b->unit_job.tools->fonts); i++) {
        struct stat st;
        if (stat(font_set_face(b->unit_job.tools->fonts, i)->file, &st) == 0)
            buf_printf(&text, "%lld:%lld|", (long long)st.st_size, (long long)st.st_mtim.tv_sec);
    }
    hash_sha256_hex(text.data, text.len, stamp);
    buf_free(&text);
}

/* ---- which units ---- */

static uint32_t id_hash(const char *id)
{
    uint32_t h = 2166136261u;
    for (; *id; id++)
        h = (h ^ (unsigned char)*id) * 16777619u;
    return h;
}

static bool in_shard(const struct job *job, const char *id)
{
    return !job->shards || id_hash(id) % (uint32_t)job->shards == (uint32_t)(job->shard - 1);
}

static bool place_equal(struct place a, struct place b)
{
    return a.file && b.file && !strcmp(a.file, b.file) && a.line == b.line && a.col == b.col;
}

/* What the run itself told of a unit that was not built. */
static void reasons_add(const struct diags *ds, const struct unit *u, struct buf *xml)
{
    for (int i = 0; i < diags_count(ds); i++) {
        const struct diag *d = diags_at(ds, i);
        bool about = place_equal(d->place, u->place);
        for (const struct diag_also *also = d->also; also && !about; also = also->next)
            about = place_equal(also->place, u->place);
        if (about && d->level >= DIAG_ERROR)
            unit_finding(d, xml);
    }
}

/* What stands in the roll-up for a unit without papers. */
static const char *result_without(struct batch *b, const struct unit *u, const char *written)
{
    struct buf xml = {0};
    buf_puts(&xml, "<unit id=\"");
    buf_xml(&xml, u->id);
    buf_puts(&xml, "\" path=\"");
    buf_xml(&xml, u->path);
    bool failed = strcmp(written, "waiting") != 0;
    buf_printf(&xml, "\" name=\"\" written=\"%s\" errors=\"%d\" warnings=\"0\">", written, failed);
    if (failed)
        reasons_add(b->diags, u, &xml);
    buf_puts(&xml, "</unit>");
    const char *text = arena_strdup(b->arena, xml.data);
    buf_free(&xml);
    return text;
}

/* Fills results with what is known and items with what is to be done. */
static int items_find(struct batch *b, int *items)
{
    int count = 0;
    for (int i = 0; i < b->roster->count; i++) {
        const struct unit *u = &b->roster->units[i];
        const struct known *k = state_lookup(b->state, u->id);
        b->results[i] = result_without(b, u, u->faulty ? "no" : "waiting");
        if (u->faulty || !in_shard(b->job, u->id))
            continue;
        struct buf stamp = {0};
        unit_stamp(&b->unit_job, u, &stamp);
        b->stamps[i] = arena_strdup(b->arena, stamp.data);
        buf_free(&stamp);
        b->mine++;
        if (!k || strcmp(k->stamp, b->stamps[i]) != 0 || !unit_intact(b->job->output, u, k->result))
            items[count++] = i;
        else
            b->results[i] = k->result;
    }
    return count;
}

/* ---- work ---- */

static void work(void *user, int item, struct buf *result)
{
    struct batch *b = user;
    const struct unit *u = &b->roster->units[item];
    unit_do(&b->unit_job, u, state_lookup(b->state, u->id), result);
}

static void progress(struct batch *b, bool last)
{
    int64_t now = clock_ms(), spent = now - b->begun;
    if (!b->todo || (!last && now - b->told < (b->terminal ? 200 : 5000)))
        return;
    b->told = now;
    double rate = spent > 0 ? 1000.0 * b->done / (double)spent : 0;
    fprintf(stderr, b->terminal ? "\r%d/%d \033[K" : "%d/%d ", b->done, b->todo);
    if (rate > 0)
        fprintf(stderr, _("units, %.1f a second, %.0f s left"), rate, (b->todo - b->done) / rate);
    if (last || !b->terminal)
        fputc('\n', stderr);
}

static void done(void *user, int item, enum pool_end end, int detail, const struct buf *result)
{
    struct batch *b = user;
    const struct unit *u = &b->roster->units[item];
    b->done++;
    switch (end) {
    case POOL_CRASHED: diag_add(b->diags, D_UNIT_CRASHED, u->place, u->id, detail < 0 ? "signal" : "exit status", detail < 0 ? -detail : detail); break;
    case POOL_TIME: diag_add(b->diags, D_UNIT_TIME, u->place, u->id, b->job->timeout); break;
    case POOL_MEMORY: diag_add(b->diags, D_UNIT_MEMORY, u->place, u->id, b->job->memory); break;
    case POOL_DONE: {
        char *text = arena_strndup(b->arena, result->data, result->len), *xml = strchr(text, '\n');
        *xml++ = 0;
        char *built = strchr(text, ' ');
        *built++ = 0;
        b->built += *built == '1';
        b->results[item] = xml;
        if (!strstr(xml, "<finding level=\"3\"")) /* what the machine lacked is tried again */
            state_note(b->state, &(struct known){u->id, b->stamps[item], text, xml}, b->diags);
        return;
    }
    }
    b->results[item] = result_without(b, u, "lost");
}

static void tick(void *user)
{
    struct batch *b = user;
    state_commit_old(b->state, b->diags);
    progress(b, false);
}

/* ---- findings, in the order of the roster ---- */

static const char *word(struct arena *arena, const xmlNode *n, const char *name)
{
    const char *value = node_attribute(n, name);
    return value ? arena_strdup(arena, value) : NULL;
}

static int number(const xmlNode *n, const char *name)
{
    const char *value = node_attribute(n, name);
    return value ? atoi(value) : 0;
}

static struct place place_read(struct arena *arena, const xmlNode *n, struct quote *quote)
{
    const char *file = word(arena, n, "file");
    *quote = (struct quote){word(arena, n, "quote"), number(n, "from"), number(n, "span")};
    return (struct place){file && *file ? file : NULL, number(n, "line"), number(n, "col")};
}

/* A finding in shared data is told once, with the first unit it was found for. */
static void finding_tell(struct batch *b, const xmlNode *n, xmlHashTable *shared)
{
    struct arena *arena = arena_new();
    struct diag_detail detail = {.also = {.text = NULL}};
    struct diag_also *also = &detail.also;
    struct place place = place_read(arena, n, &detail.quote);
    const char *code = word(arena, n, "code"), *text = arena_strdup(arena, node_text(n));
    for (int i = 0; i < DIAG_PARTS; i++)
        detail.part[i] = word(arena, n, diag_part_name((enum diag_part)i));
    for (xmlNode *c = xmlFirstElementChild((xmlNode *)n); c; c = xmlNextElementSibling(c)) {
        if (also->text)
            also = also->next = ARENA_NEW(arena, struct diag_also);
        also->place = place_read(arena, c, &also->quote);
        also->text = word(arena, c, "text");
    }
    bool is_shared = b->roster->group && place.file && !strcmp(place.file, b->roster->group->path);
    struct buf key = {0};
    buf_printf(&key, "%d:%d:%s:%s", place.line, place.col, code, text);
    if (!is_shared || xmlHashAddEntry(shared, (const xmlChar *)key.data, b) == 0)
        diag_add_text(b->diags, code, (enum diag_level)number(n, "level"), place, &detail, text);
    buf_free(&key);
    arena_free(arena);
}

static void findings_tell(struct batch *b)
{
    xmlHashTable *shared = xmlHashCreate(64);
    for (int i = 0; i < b->roster->count; i++) {
        if (!strstr(b->results[i], "<finding"))
            continue;
        xmlDoc *doc = xmlReadMemory(b->results[i], (int)strlen(b->results[i]), "result", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
        for (xmlNode *n = doc ? xmlFirstElementChild(xmlDocGetRootElement(doc)) : NULL; n; n = xmlNextElementSibling(n))
            if (!strcmp((const char *)n->name, "finding"))
                finding_tell(b, n, shared);
        xmlFreeDoc(doc);
    }
    xmlHashFree(shared, NULL);
}

/* Two units of one name are told: an organisation files once. */
static void names_compare(struct batch *b)
{
    static const char mark[] = " name=\"";
    xmlHashTable *units = xmlHashCreate(b->roster->count + 1);
    for (int i = 0; i < b->roster->count; i++) {
        const char *from = strstr(b->results[i], mark), *name = from ? from + strlen(mark) : "";
        const xmlChar *key = (const xmlChar *)arena_strndup(b->arena, name, strcspn(name, "\""));
        const struct unit *u = &b->roster->units[i], *before = *key ? xmlHashLookup(units, key) : NULL;
        if (before && strcmp(before->id, u->id) != 0 && (u->table || strcmp(before->path, u->path) != 0)) /* the roster told of one id and of one file */
            diag_add(b->diags, D_BATCH_SAME_NAME, u->place, before->id, u->id);
        else if (*key && !before)
            xmlHashAddEntry(units, key, (void *)u);
    }
    xmlHashFree(units, NULL);
}

/* ---- units that have left the roster ---- */

struct left {
    struct batch *b;
    xmlHashTable *present;
    struct buf names;
    int count;
};

static void left_look(void *user, const struct known *k)
{
    enum { NAMES_SHOWN = 5 };
    struct left *l = user;
    if (xmlHashLookup(l->present, (const xmlChar *)k->id))
        return;
    if (!strstr(k->result, "<file ") && !strstr(k->result, "<old "))
        return;
    if (l->b->job->prune) {
        unit_prune(l->b->job->output, k);
        state_forget(l->b->state, k->id, l->b->diags);
        return;
    }
    l->count++;
    if (l->count <= NAMES_SHOWN)
        buf_printf(&l->names, "%s%s", l->count > 1 ? ", " : "", k->id);
    else if (l->count == NAMES_SHOWN + 1)
        buf_puts(&l->names, ", …");
}

static void left_tell(struct batch *b)
{
    struct left l = {b, xmlHashCreate(b->roster->count + 1), {0}, 0};
    for (int i = 0; i < b->roster->count; i++)
        xmlHashAddEntry(l.present, (const xmlChar *)b->roster->units[i].id, b);
    state_each(b->state, left_look, &l);
    if (l.count)
        diag_add(b->diags, D_BATCH_LEFT, (struct place){0}, l.count, buf_text(&l.names));
    buf_free(&l.names);
    xmlHashFree(l.present, NULL);
}

/* ---- the run ---- */

static void units_build(struct batch *b, const int *items)
{
    struct pool pool = {.workers = b->job->workers > 0 ? b->job->workers : 1, .seconds = b->job->timeout, .megabytes = b->job->memory, .user = b, .work = work, .done = done, .tick = tick};
    if (pool.workers > b->todo)
        pool.workers = b->todo;
    b->begun = b->told = clock_ms();
    if (b->todo >= PREPARE_LEAST)
        font_set_prepare(b->unit_job.tools->fonts);
    mallopt(M_MMAP_THRESHOLD, HEAP_KEPT); /* one unit needs what the one before gave back: not by way of the kernel each time */
    mallopt(M_TRIM_THRESHOLD, HEAP_KEPT);
    enum pool_result result = pool_run(&pool, items, b->todo);
    int error = errno;
    progress(b, true);
    state_commit(b->state, b->diags);
    if (result == POOL_NO_WORKER)
        diag_add(b->diags, D_BATCH_WORKER, (struct place){0}, lang_error(error));
    if (result == POOL_INTERRUPTED)
        diag_add(b->diags, D_BATCH_STOPPED, (struct place){0}, b->done, b->todo);
}

static int written_count(const struct batch *b, const char *written)
{
    char mark[32];
    int count = 0;
    snprintf(mark, sizeof mark, " written=\"%s\"", written);
    for (int i = 0; i < b->roster->count; i++)
        count += strstr(b->results[i], mark) != NULL;
    return count;
}

static void units_run(struct batch *b)
{
    int *items = mem_alloc(sizeof *items * (size_t)b->roster->count);
    b->todo = items_find(b, items);
    if (b->job->merge && b->todo)
        diag_add(b->diags, D_BATCH_WAITING, (struct place){0}, b->todo);
    else if (b->todo)
        units_build(b, items);
    free(items);
    findings_tell(b);
    if (!b->job->shards) {
        names_compare(b);
        left_tell(b);
        rollup_write(b->roster, b->results, b->unit_job.day, b->unit_job.tools->transformer, b->state, b->job->output, b->diags);
    }
    int faulty = written_count(b, "no") + written_count(b, "lost"), waiting = written_count(b, "waiting");
    int mine = b->job->shards ? b->mine : b->roster->count;
    waiting -= b->roster->count - mine; /* those of other shards */
    printf(_("%d units: built %d, unchanged %d, faulty %d, waiting %d\n"), mine, b->built, mine - b->built - faulty - waiting, faulty, waiting);
}

void batch_run(const struct job *job, struct diags *ds)
{
    struct batch b = {.job = job, .diags = ds, .arena = arena_new(), .terminal = isatty(STDERR_FILENO)};
    struct buf unused = {0};
    struct job with_duties = *job;
    with_duties.verdict = &unused;
    struct tools *tools = tools_load(&with_duties, true, ds);
    long day = 0;
    if (!verdict_day(job->date, NULL, &day))
        day = 0;
    char stamp[65], shard[64] = "all";
    b.roster = tools ? roster_read(job->input, tools->vocab, tools->checker, ds) : NULL;
    if (job->shards)
        snprintf(shard, sizeof shard, "%d-of-%d", job->shard, job->shards);
    b.state = b.roster ? state_open(job->output, shard, ds) : NULL;
    if (b.state) {
        b.unit_job = (struct unit_job){job, tools, b.roster, stamp, day};
        tools_stamp(&b, stamp);
        b.results = ARENA_ARRAY(b.arena, const char *, b.roster->count);
        b.stamps = ARENA_ARRAY(b.arena, char *, b.roster->count);
        units_run(&b);
    }
    state_close(b.state);
    roster_free(b.roster);
    tools_free(tools);
    arena_free(b.arena);
}
