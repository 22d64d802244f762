/* base: hash, SHA-256 through libgcrypt (which libexslt brings along anyway). */
#ifndef DENGBAO_BASE_HASH_H
#define DENGBAO_BASE_HASH_H
#include <stddef.h>
#include <stdint.h>

void hash_sha256(const void *data, size_t len, uint8_t out[32]);
void hash_sha256_hex(const void *data, size_t len, char out[65]); /* lower case, terminated */
#endif
