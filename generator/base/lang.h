/* base: lang, the language of messages: English in the source, Chinese in po/zh_CN.po, through gettext. Chosen by --lang or the locale, whether or not the system
 * has that locale. Written once at the start of the process. */
#ifndef DENGBAO_BASE_LANG_H
#define DENGBAO_BASE_LANG_H
#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) text /* to be translated where it is printed */

/* wanted: "zh", "en", or NULL for the one of LANGUAGE, LC_ALL, LC_MESSAGES, LANG (in gettext's order). false for any other. */
bool lang_start(const char *wanted);
bool lang_is_chinese(void);
const char *lang_error(int number); /* of errno, as strerror */

enum { LANG_ARTICLE_SIZE = 16 };
void lang_article_print(int n, char out[LANG_ARTICLE_SIZE]); /* 第十四条; an article of the Measures, below 100 */
#endif
