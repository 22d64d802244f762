/* batch: pool, worker processes. The caller gives a worker one number at a time through a pipe and gets <length, bytes> back. */
#define _GNU_SOURCE
#include "pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/arena.h"
#include "../base/clock.h"

enum { EXIT_MEMORY = 4 /* mem_exhausted */, TICK_MS = 100 };

struct worker {
    pid_t pid; /* 0: none */
    int to, from;
    int item;  /* -1: idle */
    int64_t deadline;
    struct buf answer;
};

static volatile sig_atomic_t interrupts;

static void interrupted(int signal_number)
{
    (void)signal_number;
    interrupts = interrupts + 1;
}

static bool write_all(int fd, const void *data, size_t len)
{
    for (const char *p = data; len;) {
        ssize_t n = write(fd, p, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        len -= (size_t)n;
    }
    return true;
}

static bool read_all(int fd, void *data, size_t len)
{
    for (char *p = data; len;) {
        ssize_t n = read(fd, p, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        len -= (size_t)n;
    }
    return true;
}

static _Noreturn void worker_main(const struct pool *pool, pid_t pool_process, int in, int out)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody writes after the caller is gone */
    if (getppid() != pool_process)
        _exit(0);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    if (pool->megabytes) {
        rlim_t bytes = (rlim_t)pool->megabytes << 20;
        setrlimit(RLIMIT_DATA, &(struct rlimit){bytes, bytes});
    }
    for (int32_t item; read_all(in, &item, sizeof item);) {
        struct buf result = {0};
        pool->work(pool->user, item, &result);
        uint64_t len = result.len;
        if (!write_all(out, &len, sizeof len) || !write_all(out, buf_text(&result), result.len))
            break;
        buf_free(&result);
    }
    _exit(0);
}

static bool worker_start(const struct pool *pool, struct worker *all, int index)
{
    int to[2], from[2];
    if (pipe2(to, O_CLOEXEC) != 0)
        return false;
    if (pipe2(from, O_CLOEXEC) != 0) {
        close(to[0]), close(to[1]);
        return false;
    }
    pid_t self = getpid(), pid = fork();
    if (pid == 0) {
        for (int i = 0; i < pool->workers; i++) /* the others' ends: a worker must see when the caller closes its own */
            if (all[i].pid)
                close(all[i].to), close(all[i].from);
        close(to[1]), close(from[0]);
        worker_main(pool, self, to[0], from[1]);
    }
    close(to[0]), close(from[1]);
    if (pid < 0) {
        close(to[1]), close(from[0]);
        return false;
    }
    all[index] = (struct worker){.pid = pid, .to = to[1], .from = from[0], .item = -1};
    return true;
}

/* Ends a worker and says how it ended; peak: the most memory it held, in MB. */
static int worker_end(struct worker *w, bool kill_it, int *peak)
{
    int status = 0;
    struct rusage usage = {0};
    if (kill_it)
        kill(w->pid, SIGKILL);
    close(w->to), close(w->from);
    while (wait4(w->pid, &status, 0, &usage) < 0 && errno == EINTR)
        ;
    if (peak)
        *peak = (int)(usage.ru_maxrss / 1024);
    buf_free(&w->answer);
    *w = (struct worker){.item = -1};
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void worker_give(const struct pool *pool, struct worker *w, int item)
{
    int32_t number = item;
    w->item = item;
    w->deadline = pool->seconds ? clock_ms() + 1000 * (int64_t)pool->seconds : INT64_MAX;
    w->answer.len = 0;
    write_all(w->to, &number, sizeof number); /* a dead worker is noticed by poll */
}

/* Takes what the worker sent; true when its answer is whole. false and *gone when it died. */
static bool worker_take(struct worker *w, bool *gone)
{
    char piece[65536];
    ssize_t n = read(w->from, piece, sizeof piece);
    if (n < 0 && errno == EINTR)
        return false;
    *gone = n <= 0;
    if (*gone)
        return false;
    buf_add(&w->answer, piece, (size_t)n);
    uint64_t len;
    if (w->answer.len < sizeof len)
        return false;
    memcpy(&len, w->answer.data, sizeof len);
    return w->answer.len == sizeof len + len;
}

static void worker_look(const struct pool *pool, struct worker *w, bool readable)
{
    bool gone = false;
    if (readable && worker_take(w, &gone)) {
        struct buf result = {w->answer.data + sizeof(uint64_t), w->answer.len - sizeof(uint64_t), 0};
        int item = w->item;
        w->item = -1;
        pool->done(pool->user, item, POOL_DONE, 0, &result);
    } else if (gone || clock_ms() > w->deadline) {
        int item = w->item, peak, detail = worker_end(w, !gone, &peak);
        struct buf none = {0};
        /* not every library ends the process in good order when memory is refused */
        bool memory = pool->megabytes && (detail == EXIT_MEMORY || peak > pool->megabytes / 4 * 3);
        pool->done(pool->user, item, !gone ? POOL_TIME : memory ? POOL_MEMORY : POOL_CRASHED, detail, &none);
    }
}

enum pool_result pool_run(const struct pool *pool, const int *items, int count)
{
    struct worker *all = mem_alloc(sizeof *all * (size_t)pool->workers);
    struct pollfd *polls = mem_alloc(sizeof *polls * (size_t)pool->workers);
    struct sigaction stop = {.sa_handler = interrupted}, old_int, old_term, old_pipe, ignore = {.sa_handler = SIG_IGN};
    enum pool_result result = POOL_ALL;
    int next = 0, busy = 0;
    interrupts = 0;
    sigaction(SIGINT, &stop, &old_int);
    sigaction(SIGTERM, &stop, &old_term);
    sigaction(SIGPIPE, &ignore, &old_pipe);
    for (int i = 0; i < pool->workers; i++)
        all[i].item = -1;
    while ((next < count && !interrupts) || busy) {
        for (int i = 0; i < pool->workers && next < count && !interrupts; i++) {
            if (all[i].item >= 0)
                continue;
            if (!all[i].pid && !worker_start(pool, all, i)) {
                if (busy)
                    break;
                result = POOL_NO_WORKER;
                goto out;
            }
            worker_give(pool, &all[i], items[next++]);
            busy++;
        }
        for (int i = 0; i < pool->workers; i++)
            polls[i] = (struct pollfd){.fd = all[i].item >= 0 ? all[i].from : -1, .events = POLLIN};
        if (poll(polls, (nfds_t)pool->workers, TICK_MS) < 0)
            for (int i = 0; i < pool->workers; i++)
                polls[i].revents = 0;
        for (int i = 0; i < pool->workers; i++)
            if (all[i].item >= 0) {
                if (interrupts > 1) /* asked twice: at once */
                    goto out;
                worker_look(pool, &all[i], polls[i].revents != 0);
                busy -= all[i].item < 0;
            }
        if (pool->tick)
            pool->tick(pool->user);
    }
out:
    if (interrupts && next <= count)
        result = next < count || busy ? POOL_INTERRUPTED : result;
    for (int i = 0; i < pool->workers; i++)
        if (all[i].pid)
            worker_end(&all[i], all[i].item >= 0, NULL);
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    sigaction(SIGPIPE, &old_pipe, NULL);
    free(polls);
    free(all);
    return result;
}
