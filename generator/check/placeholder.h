/* check: placeholder, text that a form or an example has before it is filled in: 待补充, ××, XX系统, 张三. */
#ifndef DENGBAO_CHECK_PLACEHOLDER_H
#define DENGBAO_CHECK_PLACEHOLDER_H
#include <stdbool.h>

bool is_placeholder(const char *text);
#endif
