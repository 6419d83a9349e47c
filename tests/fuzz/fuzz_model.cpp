// cmake --preset fuzz && cmake --build --preset fuzz --target fuzz_model
// build/fuzz/tests/fuzz/fuzz_model -max_total_time=600 -max_len=4000 NEW tests/fuzz/corpus
// NEW is a folder for what it tries. What crashes goes into tests/fuzz/corpus, named for what was wrong with us.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/read_model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    careway::fuzz::read_model({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
