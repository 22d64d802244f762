/* text: tokens, what is never divided between lines: numbers of standards and documents, addresses, dates, times, amounts with units, identifiers, mail; and where a web address may be. */
#ifndef DENGBAO_TEXT_TOKENS_H
#define DENGBAO_TEXT_TOKENS_H
#include <stdint.h>

enum tie {
    TIE_NONE,
    TIE_FIRM,  /* inside a token */
    TIE_JOINT, /* inside a token, at one of its joints: a last resort when the token is wider than the line */
    TIE_URL    /* behind a joint of a web address: a line may end here, though another place is better */
};

/* tie[i] becomes what holds characters i and i + 1 of text[0..count) together; tie[count - 1] is TIE_NONE. */
void tokens_find(const uint32_t *text, int count, uint8_t *tie);
#endif
