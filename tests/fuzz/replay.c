/* The driver of a fuzz target without libFuzzer: runs the files named, or those of the folders named, through it, each within a time limit. The file that falls is named.
 * usage: replay FILE|FOLDER... */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

enum { SECONDS_MOST = 30 /* under sanitizers, on a busy machine */ };

void __sanitizer_set_death_callback(void (*)(void)) __attribute__((weak)); /* of the sanitizers' own library */

static const char *under_way;
static int count;

static void name_put(void)
{
    if (under_way)
        fprintf(stderr, "FAIL replay: %s\n", under_way);
}

static void fallen(int number)
{
    fprintf(stderr, "FAIL replay: %s: %s\n", number == SIGALRM ? "takes too long" : "trap or assert", under_way ? under_way : "");
    _exit(1);
}

static void file_run(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        perror(path);
        exit(3);
    }
    fseek(f, 0, SEEK_END);
    size_t size = (size_t)ftell(f);
    uint8_t *data = malloc(size ? size : 1); /* of exactly its size: reading beyond it is seen */
    rewind(f);
    if (!data || fread(data, 1, size, f) != size)
        exit(3);
    fclose(f);
    under_way = path;
    alarm(SECONDS_MOST);
    LLVMFuzzerTestOneInput(data, size);
    alarm(0);
    under_way = NULL;
    free(data);
    count++;
}

static void path_run(const char *path)
{
    struct stat st;
    if (stat(path, &st) || !S_ISDIR(st.st_mode)) {
        file_run(path);
        return;
    }
    struct dirent **names;
    int n = scandir(path, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        char inside[4096];
        snprintf(inside, sizeof inside, "%s/%s", path, names[i]->d_name);
        if (names[i]->d_name[0] != '.')
            path_run(inside);
        free(names[i]);
    }
    free(names);
}

int main(int argc, char **argv)
{
    signal(SIGALRM, fallen);
    signal(SIGILL, fallen);
    signal(SIGABRT, fallen);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(name_put);
    for (int i = 1; i < argc; i++)
        path_run(argv[i]);
    printf("%s: %d passed, 0 failed\n", argv[0], count);
    return count ? 0 : 1;
}
