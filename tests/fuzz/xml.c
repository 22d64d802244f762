/* Fuzz target: bytes of a description in XML. */
#include "describe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    describe(data, size, "fuzz.xml");
    return 0;
}
