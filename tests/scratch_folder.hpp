#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace careway {

/// A new folder that nobody else has, gone with everything in it when this goes.
class ScratchFolder {
public:
    ScratchFolder() {
        const std::filesystem::path above = std::filesystem::canonical(std::filesystem::temp_directory_path());
        std::string name = (above / "careway-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error{"cannot make a folder under " + above.string()};
        }
        path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return path_ / name; }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(file(name).parent_path());
        std::ofstream{file(name), std::ios::binary} << text;
        return file(name);
    }
    /// "" where there is no such file.
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream stream{file(name), std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

private:
    std::filesystem::path path_;
};

}  // namespace careway
