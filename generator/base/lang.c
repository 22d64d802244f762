/* base: lang, the language of messages. */
#define _GNU_SOURCE
#include "lang.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "file.h"

static bool chinese;

static bool is_c(const char *locale)
{
    return !strcmp(locale, "C") || !strcmp(locale, "POSIX");
}

/* What gettext would go by: LANGUAGE, a list of preferences, counts only when the locale is not C. */
static const char *environment_lang(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL, *list = getenv("LANGUAGE");
    for (int i = 0; i < 3 && (!locale || !*locale); i++)
        locale = getenv(names[i]);
    if (!locale || !*locale || is_c(locale))
        return "en";
    return list && *list ? list : locale;
}

/* The folder that holds zh_CN/LC_MESSAGES/dengbao.mo, or NULL: then messages are English. */
static char *catalogue_folder(void)
{
    char *path = file_own_try("locale/zh_CN/LC_MESSAGES/dengbao.mo");
    char *end = path ? strstr(path, "/zh_CN/LC_MESSAGES/dengbao.mo") : NULL;
    if (end)
        *end = 0;
    return path;
}

bool lang_start(const char *wanted)
{
    if (wanted && strcmp(wanted, "zh") && strcmp(wanted, "en"))
        return false;
    const char *lang = wanted ? wanted : environment_lang();
    char *folder = catalogue_folder();
    chinese = !strncmp(lang, "zh", 2) && folder;
    /* gettext speaks only under a locale other than C: this one is built into glibc, which language it is is said by LANGUAGE */
    setlocale(LC_MESSAGES, chinese ? "C.UTF-8" : "C");
    if (chinese) {
        setenv("LANGUAGE", "zh_CN", 1);
        bindtextdomain("dengbao", folder);
        bind_textdomain_codeset("dengbao", "UTF-8");
        textdomain("dengbao");
    }
    free(folder);
    return true;
}

bool lang_is_chinese(void)
{
    return chinese;
}

const char *lang_error(int number)
{
    const char *text = strerrordesc_np(number);
    return text ? _(text) : "?";
}

void lang_article_print(int n, char out[LANG_ARTICLE_SIZE])
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    snprintf(out, LANG_ARTICLE_SIZE, "第%s%s%s条", n >= 20 ? digits[n / 10 % 10] : "", n >= 10 ? "十" : "", digits[n % 10]);
}
