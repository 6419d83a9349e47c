// write_examples FOLDER: every example of the reference as a file, for the test of the schemas.
#include <filesystem>
#include <fstream>

#include "tests/reference/example.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    std::filesystem::create_directories(argv[1]);
    for (const auto& key : careway::reference_test::all_keys()) {
        std::ofstream{std::filesystem::path{argv[1]} / (key.name() + ".yaml")}
            << careway::reference_test::embedded(key);
    }
}
