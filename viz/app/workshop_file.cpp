#include "viz/app/workshop_file.hpp"

#include <fstream>
#include <system_error>

#include "sim/base/error.hpp"

namespace careway::app {

std::string free_name(const std::filesystem::path& folder, const std::string& stem, const std::string& ending) {
    std::string name = stem + ending;
    for (int number = 2; std::filesystem::exists(folder / name); ++number) {
        name = stem + "-" + std::to_string(number) + ending;
    }
    return name;
}

void WorkshopFile::write(const std::string& text) {
    const std::string name = name_.empty() ? free_name(folder_, "careway-workshop", ".yaml") : name_;
    const std::filesystem::path beside = folder_ / (name + ".new");
    std::ofstream file{beside};
    file << text;
    file.close();
    std::error_code failed;
    if (file) {
        std::filesystem::rename(beside, folder_ / name, failed);
    }
    if (!file || failed) {
        std::filesystem::remove(beside, failed);
        throw SystemError{"cannot write " + name};
    }
    name_ = name;
}

}  // namespace careway::app
