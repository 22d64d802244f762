/* base: private, what keeps a classified description to its user. */
#define _GNU_SOURCE
#include "private.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "sanitize.h"

void private_process(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
#if !SANITIZED /* its leak check looks at the process from another one */
    prctl(PR_SET_DUMPABLE, 0); /* a core_pattern with a pipe does not ask for the limit */
#endif
}

void private_files(void)
{
    umask(S_IRWXG | S_IRWXO);
}

bool private_folder(const char *path, struct diags *ds)
{
    struct stat st;
    if (stat(path, &st) != 0 || !(st.st_mode & (S_IRWXG | S_IRWXO)))
        return true;
    diag_add(ds, D_FOLDER_OPEN, (struct place){path, 0, 0}, path);
    return false;
}
