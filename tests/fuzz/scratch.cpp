#include "tests/fuzz/scratch.hpp"

#include <unistd.h>

#include <fstream>

namespace careway::fuzz {

namespace fs = std::filesystem;

Scratch::Scratch(const std::string& name)
    : before_{fs::current_path()}, path_{fs::temp_directory_path() / ("careway-fuzz-" + std::to_string(getpid()))} {
    fs::remove_all(path_);
    fs::copy(fs::path{CAREWAY_FUZZ_BASE} / name, path_);
    fs::current_path(path_);
}

Scratch::~Scratch() {
    fs::current_path(before_);
    fs::remove_all(path_);
}

void Scratch::write(const fs::path& file, std::string_view text) {
    std::ofstream{file, std::ios::binary} << text;
}

}  // namespace careway::fuzz
