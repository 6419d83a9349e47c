#include "tests/fuzz/read_model.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "sim/base/error.hpp"
#include "sim/language/load.hpp"
#include "sim/pathway/compile.hpp"

namespace careway::fuzz {
namespace {

/// A file of this process alone, gone when it goes out of scope.
class ScratchFile {
public:
    explicit ScratchFile(std::string_view text)
        : path_{std::filesystem::temp_directory_path() / ("careway-fuzz-" + std::to_string(getpid()) + ".yaml")} {
        std::ofstream{path_, std::ios::binary} << text;
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() { std::filesystem::remove(path_); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

bool read_model(std::string_view text) {
    const ScratchFile file{text};
    try {
        pathway::compile(language::load(file.path()).spec);
        return true;
    } catch (const InputError&) {
        return false;
    } catch (const pathway::RefusedModel&) {
        return false;
    }
}

}  // namespace careway::fuzz
