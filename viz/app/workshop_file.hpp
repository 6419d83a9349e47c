#pragma once

#include <filesystem>
#include <string>

namespace careway::app {

/// "picture.png", or "picture-2.png" and so on where there is one already: what a room did is not written over.
[[nodiscard]] std::string free_name(const std::filesystem::path& folder, const std::string& stem,
                                    const std::string& ending);

/// Where what a room did is kept: a file of its own, so that nothing that was written before is lost.
class WorkshopFile {
public:
    explicit WorkshopFile(std::filesystem::path folder) : folder_{std::move(folder)} {}

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// Name of what has been written; empty before.
    [[nodiscard]] const std::string& name() const { return name_; }
    /// Likewise, with its folder.
    [[nodiscard]] std::filesystem::path path() const { return name_.empty() ? "" : folder_ / name_; }
    /// Writes all of it, the first time under a name that is free. Throws SystemError, and then what was written before
    /// is there still.
    void write(const std::string& text);
    /// Leaves the file as it is: what comes now is written to another.
    void leave() { name_.clear(); }

private:
    std::filesystem::path folder_;
    std::string name_;
};

}  // namespace careway::app
