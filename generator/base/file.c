/* base: file, whole files read and written. */
#define _GNU_SOURCE
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "lang.h"

#ifndef DENGBAO_DATA_FOLDER
#define DENGBAO_DATA_FOLDER "/usr/local/share/dengbao"
#endif

static bool fail(struct diags *ds, enum diag_code code, const char *path)
{
    diag_add(ds, code, (struct place){path, 0, 0}, path, lang_error(errno));
    return false;
}

bool file_read(const char *path, size_t most, struct buf *into, struct diags *ds)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(ds, D_FILE_OPEN, path);
    char chunk[65536];
    ssize_t n = 0;
    while ((n = read(fd, chunk, sizeof chunk)) > 0 && into->len <= most)
        buf_add(into, chunk, (size_t)n);
    int error = errno;
    close(fd);
    if (n < 0) {
        errno = error;
        return fail(ds, D_FILE_READ, path);
    }
    if (into->len > most) {
        diag_add(ds, D_FILE_TOO_LARGE, (struct place){path, 0, 0}, (int)(most >> 20));
        return false;
    }
    return true;
}

static bool write_all(int fd, const char *data, size_t len)
{
    while (len) {
        ssize_t n = write(fd, data, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        data += n;
        len -= (size_t)n;
    }
    return fsync(fd) == 0;
}

bool file_write(const char *path, const void *data, size_t len, struct diags *ds)
{
    struct buf beside = {0};
    buf_printf(&beside, "%s.part", path);
    unlink(beside.data); /* a remainder of an earlier run, with whatever rights it has */
    int fd = open(beside.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && write_all(fd, data, len);
    int error = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (ok && rename(beside.data, path) != 0) {
        ok = false;
        error = errno;
    }
    if (!ok) {
        if (fd >= 0)
            unlink(beside.data);
        errno = error;
        fail(ds, D_FILE_WRITE, path);
    }
    buf_free(&beside);
    return ok;
}

void file_each(const char *folder, void (*each)(struct buf *, const char *path), struct buf *into)
{
    struct dirent **names = NULL;
    int count = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        struct buf path = {0};
        struct stat st;
        buf_printf(&path, "%s/%s", folder, names[i]->d_name);
        if (names[i]->d_name[0] != '.' && stat(path.data, &st) == 0) {
            if (S_ISREG(st.st_mode))
                each(into, path.data);
            else if (S_ISDIR(st.st_mode))
                file_each(path.data, each, into);
        }
        buf_free(&path);
        free(names[i]);
    }
    free(names);
}

bool file_make_folder(const char *path, struct diags *ds)
{
    char *copy = mem_strdup(path);
    bool ok = true;
    for (char *slash = strchr(copy + 1, '/'); ok; slash = strchr(slash + 1, '/')) {
        if (slash)
            *slash = 0;
        struct stat st;
        ok = mkdir(copy, 0777) == 0 || (stat(copy, &st) == 0 && S_ISDIR(st.st_mode));
        if (!ok)
            fail(ds, D_FILE_WRITE, path);
        if (!slash)
            break;
        *slash = '/';
    }
    free(copy);
    return ok;
}

enum { FOLDERS_UP = 3 /* build/release/dengbao stands two folders below the project's own */ };

/* Beside the program, in a folder above it when it runs in its build folder, or in share/dengbao beside its bin. NULL when the file is in none of them. */
static char *beside_program(const char *relative)
{
    char self[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    self[n > 0 ? n : 0] = 0;
    for (int up = 0; up < FOLDERS_UP; up++) {
        char *slash = strrchr(self, '/');
        if (!slash)
            break;
        *slash = 0;
        for (int share = 0; share < 2; share++) {
            struct buf path = {0};
            buf_printf(&path, "%s/%s%s", self, share ? "share/dengbao/" : "", relative);
            if (access(path.data, R_OK) == 0)
                return path.data;
            buf_free(&path);
        }
    }
    return NULL;
}

char *file_own_try(const char *relative)
{
    char *path = beside_program(relative);
    if (path)
        return path;
    struct buf installed = {0};
    buf_printf(&installed, "%s/%s", DENGBAO_DATA_FOLDER, relative);
    if (access(installed.data, R_OK) == 0)
        return installed.data;
    buf_free(&installed);
    return NULL;
}

char *file_own(const char *relative, struct diags *ds)
{
    char *path = file_own_try(relative);
    if (!path)
        diag_add(ds, D_DATA_MISSING, (struct place){0}, relative);
    return path;
}
