/* tests: base: arena, buf, utf8, geom, diag, file, hash. */
#define _GNU_SOURCE
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../generator/base/arena.h"
#include "../../generator/base/buf.h"
#include "../../generator/base/diag.h"
#include "../../generator/base/file.h"
#include "../../generator/base/geom.h"
#include "../../generator/base/hash.h"
#include "../../generator/base/pool.h"
#include "../../generator/base/utf8.h"

Suite *suite_base(void);

START_TEST(arena_gives_zeroed_aligned_memory)
{
    struct arena *a = arena_new();
    for (size_t n = 1; n < 100000; n = n * 3 + 1) {
        char *p = arena_alloc(a, n);
        ck_assert_uint_eq((size_t)p % 16, 0);
        for (size_t i = 0; i < n; i++)
            ck_assert_int_eq(p[i], 0);
        memset(p, 0xAA, n);
    }
    ck_assert_str_eq(arena_printf(a, "%s-%d", "x", 7), "x-7");
    ck_assert_str_eq(arena_strndup(a, "abcdef", 3), "abc");
    arena_free(a);
}
END_TEST

/* Two hundred pieces of all sizes, given back and made larger and smaller in an order that mixes them: each keeps what was written into it. */
START_TEST(pool_gives_pieces_of_their_own)
{
    static struct {
        unsigned char *data;
        size_t size;
    } pieces[200];
    unsigned random = 1;
    for (int round = 0; round < 20000; round++) {
        random = random * 1103515245 + 12345;
        int i = (int)(random >> 16) % 200;
        size_t size = (random >> 8) % 400, kept = size < pieces[i].size ? size : pieces[i].size;
        if (round % 3 == 0) {
            pool_free(pieces[i].data);
            pieces[i].data = pool_alloc(size);
        } else {
            pieces[i].data = pool_realloc(pieces[i].data, size);
            for (size_t k = 0; k < kept; k++)
                ck_assert_int_eq(pieces[i].data[k], i);
        }
        ck_assert_uint_eq((size_t)pieces[i].data % 8, 0);
        memset(pieces[i].data, i, size);
        pieces[i].size = size;
    }
    for (int i = 0; i < 200; i++)
        pool_free(pieces[i].data);
    char *copy = pool_strdup("港口");
    ck_assert_str_eq(copy, "港口");
    pool_free(copy);
}
END_TEST

START_TEST(json_strings_are_escaped)
{
    struct buf b = {0};
    buf_json(&b, "a\"b\\c\n\t港");
    ck_assert_str_eq(b.data, "\"a\\\"b\\\\c\\n\\u0009港\"");
    buf_free(&b);
}
END_TEST

static const struct {
    const char *text;
    size_t len, valid;
} utf8_cases[] = {
    {"abc", 3, 3},          {"港口", 6, 6},       {"\xF0\xA0\xAE\xB7", 4, 4}, /* U+20BB7 */
    {"a\xC0\x80", 3, 1},    {"\xED\xA0\x80", 3, 0} /* surrogate */,
    {"\xF4\x90\x80\x80", 4, 0}, {"\xE6\xB8", 2, 0},
};

START_TEST(utf8_is_checked)
{
    ck_assert_uint_eq(utf8_valid(utf8_cases[_i].text, utf8_cases[_i].len), utf8_cases[_i].valid);
}
END_TEST

START_TEST(utf8_goes_round)
{
    for (uint32_t cp = 1; cp < 0x110000; cp += 37) {
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        char out[4];
        const char *p = out;
        int n = utf8_put(out, cp);
        ck_assert_int_eq(utf8_next(&p, out + n), (int32_t)cp);
        ck_assert_ptr_eq(p, out + n);
    }
}
END_TEST

START_TEST(scale_rounds_to_nearest)
{
    ck_assert_int_eq(mpt_scale(1, 1, 2), 1);
    ck_assert_int_eq(mpt_scale(-1, 1, 2), -1);
    ck_assert_int_eq(mpt_scale(10, 1, 3), 3);
    ck_assert_int_eq(mpt_scale(2000000000, 1000, 1000), 2000000000);
}
END_TEST

START_TEST(equal_findings_are_kept_once)
{
    struct diags *ds = diags_new();
    struct place at = {"a.yaml", 3, 4};
    for (int i = 0; i < 3; i++)
        diag_add(ds, D_XSLT_FAILED, at, "x", "y");
    ck_assert_int_eq(diags_count(ds), 1);
    ck_assert_int_eq(diags_exit_status(ds), 3);
    diag_add_text(ds, "R1", DIAG_ERROR, (struct place){"a.yaml", 1, 1}, &(struct diag_detail){.part = {[DIAG_ARTICLE] = "16"}}, "t");
    diags_sort(ds);
    ck_assert_str_eq(diags_at(ds, 0)->code, "R1");
    diags_free(ds);
}
END_TEST

START_TEST(a_failed_write_leaves_the_old_file)
{
    char folder[] = "/tmp/dengbao-test-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    struct diags *ds = diags_new();
    struct buf path = {0}, text = {0};
    buf_printf(&path, "%s/x", folder);
    ck_assert(file_write(path.data, "one", 3, ds));
    buf_puts(&path, ".part");
    ck_assert_int_eq(mkdir(path.data, 0700), 0); /* the file beside cannot be opened */
    path.data[path.len - 5] = 0;
    ck_assert(!file_write(path.data, "two", 3, ds));
    ck_assert_int_eq(diags_exit_status(ds), 3);
    ck_assert(file_read(path.data, 100, &text, ds));
    ck_assert_str_eq(text.data, "one");
    unlink(path.data);
    path.data[path.len - 5] = '.';
    rmdir(path.data);
    rmdir(folder);
    buf_free(&path);
    buf_free(&text);
    diags_free(ds);
}
END_TEST

START_TEST(sha256_of_abc)
{
    char hex[65]; /* FIPS 180-4, example */
    hash_sha256_hex("abc", 3, hex);
    ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

Suite *suite_base(void)
{
    Suite *s = suite_create("base");
    TCase *c = tcase_create("base");
    tcase_add_test(c, arena_gives_zeroed_aligned_memory);
    tcase_add_test(c, pool_gives_pieces_of_their_own);
    tcase_add_test(c, json_strings_are_escaped);
    tcase_add_loop_test(c, utf8_is_checked, 0, sizeof utf8_cases / sizeof *utf8_cases);
    tcase_add_test(c, utf8_goes_round);
    tcase_add_test(c, scale_rounds_to_nearest);
    tcase_add_test(c, equal_findings_are_kept_once);
    tcase_add_test(c, a_failed_write_leaves_the_old_file);
    tcase_add_test(c, sha256_of_abc);
    suite_add_tcase(s, c);
    return s;
}
