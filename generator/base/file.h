/* base: file, whole files read and written. Written files appear complete or not at all: beside, fsync, rename. */
#ifndef DENGBAO_BASE_FILE_H
#define DENGBAO_BASE_FILE_H
#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "diag.h"

/* Reads at most `most` bytes; a missing, unreadable or larger file is a diagnostic and false. */
bool file_read(const char *path, size_t most, struct buf *into, struct diags *);

/* Writes path with the bytes; an existing file stays whole until the new one is complete. false and a diagnostic when it fails. */
bool file_write(const char *path, const void *data, size_t len, struct diags *);

/* Makes the folder and those above it. */
bool file_make_folder(const char *path, struct diags *);

/* Calls each for the plain files of a folder and of those below it, by name. */
void file_each(const char *folder, void (*each)(struct buf *, const char *path), struct buf *);

/* The program's own files (templates, schemas, fonts): beside the program, or where make install put them.
 * Returns a malloc'ed path of an existing file or folder, or NULL with a diagnostic. */
char *file_own(const char *relative, struct diags *);
char *file_own_try(const char *relative); /* NULL without a diagnostic */
#endif
