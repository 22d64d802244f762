/* What the fuzz targets of descriptions share: bytes -> tree -> findings -> every format of a report, as `dengbao check` does it. */
#ifndef DENGBAO_TESTS_FUZZ_DESCRIBE_H
#define DENGBAO_TESTS_FUZZ_DESCRIBE_H
#include <stdio.h>

#include "../../generator/check/check.h"
#include "../../generator/report/report.h"
#include "fuzz.h"

static inline void describe(const uint8_t *data, size_t size, const char *name)
{
    static struct vocab *vocab; /* loaded once, kept to the end */
    static struct checker *checker;
    static FILE *nowhere;
    struct diags *ds = diags_new();
    if (!vocab) {
        vocab = vocab_load(ds);
        checker = checker_new(vocab);
        nowhere = fopen("/dev/null", "w");
    }
    struct input *in = input_read_memory((const char *)data, size, name, vocab, ds);
    if (in)
        check_run(checker, in, ds);
    input_free(in);
    diags_sort(ds);
    for (int format = REPORT_TEXT; format <= REPORT_SARIF; format++)
        report_print(ds, &(struct report_options){.format = (enum report_format)format, .color = REPORT_COLOR_ALWAYS, .files = 1}, nowhere);
    diags_free(ds);
}
#endif
