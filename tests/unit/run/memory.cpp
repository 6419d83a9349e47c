#include "tests/unit/run/memory.hpp"

#include <cstdlib>
#include <new>

void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    careway::run::memory_asked_for += bytes;
    return bytes > careway::run::most_memory ? nullptr : std::malloc(bytes);
}
// The sanitizers have one of each, whose memory they do not let anybody else free.
void* operator new(std::size_t bytes) {
    if (void* memory = operator new(bytes, std::nothrow)) {
        return memory;
    }
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
