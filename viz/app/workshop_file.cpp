#include "viz/app/workshop_file.hpp"

#include <fstream>
#include <system_error>

#include "sim/base/error.hpp"

namespace careway::app {

namespace {

std::string free_name(const std::filesystem::path& folder) {
    std::string name = "careway-workshop.yaml";
    for (int number = 2; std::filesystem::exists(folder / name); ++number) {
        name = "careway-workshop-" + std::to_string(number) + ".yaml";
    }
    return name;
}

}  // namespace

void WorkshopFile::write(const std::string& text) {
    const std::string name = name_.empty() ? free_name(folder_) : name_;
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
