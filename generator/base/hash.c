/* base: hash, SHA-256 through libgcrypt. */
#include "hash.h"

#include <gcrypt.h>
#include <stdbool.h>
#include <stdio.h>

void hash_sha256(const void *data, size_t len, uint8_t out[32])
{
    static bool ready;
    if (!ready) {
        gcry_check_version(NULL);
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
        ready = true;
    }
    gcry_md_hash_buffer(GCRY_MD_SHA256, out, data, len);
}

void hash_sha256_hex(const void *data, size_t len, char out[65])
{
    uint8_t hash[32];
    hash_sha256(data, len, hash);
    for (int i = 0; i < 32; i++)
        snprintf(out + 2 * i, 3, "%02x", hash[i]);
}
