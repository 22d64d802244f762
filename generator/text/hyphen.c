/* text: hyphen, libhyphen behind one function; the patterns are read when the first word is asked for and stay. */
#include "hyphen.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

static const char patterns[] = "/usr/share/hyphen/hyph_en_US.dic";

bool hyphen_find(const char *word, int n, char *may)
{
    static HyphenDict *dict;
    static bool tried;
    if (!tried)
        dict = hnj_hyphen_load(patterns);
    tried = true;
    if (!dict || n > HYPHEN_WORD_MOST)
        return false;
    char lower[HYPHEN_WORD_MOST + 1], found[HYPHEN_WORD_MOST + 6] = {0}, **rep = NULL;
    int *pos = NULL, *cut = NULL;
    for (int i = 0; i < n; i++)
        lower[i] = (char)(word[i] | 32);
    lower[n] = 0;
    bool ok = hnj_hyphen_hyphenate2(dict, lower, n, found, NULL, &rep, &pos, &cut) == 0;
    for (int i = 0; i < n; i++)
        may[i] = ok && (found[i] & 1);
    for (int i = 0; rep && i < n; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
    return ok;
}
