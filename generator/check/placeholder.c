/* check: placeholder, by marks that stand in it and by whole words. */
#include "placeholder.h"

#include <ctype.h>
#include <string.h>

/* XX系统 is an example, PXX-30 a model. */
static bool holds_crosses(const char *s)
{
    for (const char *p = strpbrk(s, "Xx"); p; p = strpbrk(p, "Xx")) {
        const char *from = p;
        p += strspn(p, "Xx");
        bool part = (from > s && isalnum((unsigned char)from[-1])) || isalnum((unsigned char)*p) || *p == '-' || (from > s && from[-1] == '-');
        if (p - from >= 2 && !part)
            return true;
    }
    return false;
}

/* Three bytes as one of 256 numbers. */
static unsigned char trigram(const char *p)
{
    return (unsigned char)(p[0] * 7 + p[1] * 31 + p[2]);
}

/* Text that a form or an example has before it is filled in. Every text of a description is searched: only where the first three bytes may be those of a mark is it compared. */
bool is_placeholder(const char *s)
{
    static const char *const marks[] = {"××",     "____",   "＿＿",   "【填写说明】", "【请填写】",  "（请填写）", "(请填写)",
                                        "请在此", "TODO",   "TBD",    "待补充",       "某某",        "某单位",     "某市",
                                        "lorem ipsum", "Lorem ipsum"};
    static const char *const wholes[] = {"待定", "张三", "李四", "/", "-", "13800138000"};
    enum { MARKS = sizeof marks / sizeof *marks };
    static bool begins[256];
    if (!begins[trigram(marks[0])])
        for (int i = 0; i < MARKS; i++)
            begins[trigram(marks[i])] = true;
    for (const char *p = s; p[0] && p[1] && p[2]; p++)
        for (int i = 0; i < MARKS && begins[trigram(p)]; i++)
            if (!memcmp(p, marks[i], 3) && !strncmp(p, marks[i], strlen(marks[i])))
                return true;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
        if (*s == *wholes[i] && !strcmp(s, wholes[i]))
            return true;
    return holds_crosses(s);
}
