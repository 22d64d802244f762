/* batch: pool, worker processes. Each is a fork of the program with everything loaded; it takes one item after the other. What goes wrong in a worker stays there: the
 * item is given up, a new worker takes its place. */
#ifndef DENGBAO_BATCH_POOL_H
#define DENGBAO_BATCH_POOL_H
#include <stdbool.h>
#include <stddef.h>

#include "../base/buf.h"

enum pool_end { POOL_DONE, POOL_CRASHED, POOL_TIME, POOL_MEMORY };

struct pool {
    int workers;   /* at least 1 */
    int seconds;   /* one item may take so long; 0: any time */
    int megabytes; /* memory of a worker's own (heap and the like, not files mapped); 0: any */
    void *user;
    void (*work)(void *user, int item, struct buf *result); /* in a worker: result goes to done */
    /* In the caller's process, in the order in which items end. detail: signal (negative) or exit status of a crash. result is empty unless POOL_DONE. */
    void (*done)(void *user, int item, enum pool_end, int detail, const struct buf *result);
    void (*tick)(void *user); /* about ten times a second; may be NULL */
};

enum pool_result { POOL_ALL, POOL_INTERRUPTED /* SIGINT or SIGTERM: begun items were finished */, POOL_NO_WORKER /* errno says why */ };
enum pool_result pool_run(const struct pool *, const int *items, int count);
#endif
