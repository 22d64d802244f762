/* Fuzz target: bytes of a description in YAML. */
#include "describe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    describe(data, size, "fuzz.yaml");
    return 0;
}
