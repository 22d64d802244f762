/* base: private, what keeps a classified description to its user: no core dump of the process, files and folders that nobody else can open, from their first byte. */
#ifndef DENGBAO_BASE_PRIVATE_H
#define DENGBAO_BASE_PRIVATE_H
#include <stdbool.h>

#include "diag.h"

/* No core dump and no other process of the same user that reads this one's memory. Called first of all, when nothing has been read. */
void private_process(void);

/* From now on files are made 0600 and folders 0700. */
void private_files(void);

/* Whether the folder is there and open to others: then a diagnostic and false. */
bool private_folder(const char *path, struct diags *);
#endif
