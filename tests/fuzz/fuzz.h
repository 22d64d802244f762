/* What every fuzz target defines (libFuzzer's interface). A target is one file, tests/fuzz/NAME.c, with its corpus in tests/fuzz/corpus/NAME:
 * `make fuzz TARGET=NAME SECONDS=900` searches (clang), `make replay` runs the corpus under the sanitizers, as make check does. */
#ifndef DENGBAO_TESTS_FUZZ_H
#define DENGBAO_TESTS_FUZZ_H
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size); /* 0 always */
#endif
