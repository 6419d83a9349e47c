// What libFuzzer calls, for one kind of input.
#include <csignal>
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/inputs.hpp"

/// At the limit of processor time (scripts/fuzz) it ends as it does when asked to: with its figures.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    std::signal(SIGXCPU, [](int) { std::raise(SIGUSR1); });
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    careway::fuzz::CAREWAY_FUZZ_INPUT({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
