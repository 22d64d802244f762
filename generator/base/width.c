/* base: width, columns of a terminal. */
#include "width.h"

#include <unicode/uchar.h>

int char_width(int32_t cp)
{
    if (cp < 0x300)
        return 1;
    int8_t type = u_charType(cp);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
        return 0;
    int wide = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

bool char_is_harmful(int32_t cp)
{
    if (cp < 0x7F)
        return cp < 0x20;
    int8_t type = u_charType(cp);
    return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}
