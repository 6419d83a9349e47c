#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace careway::fuzz {

/// A folder of this process alone with a copy of base/NAME in it: the current folder, until it goes out of scope and
/// is gone.
class Scratch {
public:
    explicit Scratch(const std::string& name);
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    static void write(const std::filesystem::path& file, std::string_view text);

private:
    std::filesystem::path before_;
    std::filesystem::path path_;
};

}  // namespace careway::fuzz
