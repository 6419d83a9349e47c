#include <unistd.h>

#include <vector>

#include "sim/base/error.hpp"
#include "sim/cli/verbs.hpp"

namespace careway::cli {

int watch(const Options& options, const Library&, const Console&) {
    const std::string program = program_folder() / "careway-watch";
    std::vector<std::string> words = options.command;
    words.front() = program;
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    execv(program.c_str(), pointers.data());
    throw SystemError{
        "the live screen is a program of its own, `careway-watch`, which does not lie beside this one. With SFML 2.5 "
        "and the Liberation fonts (scripts/setup installs them): cmake --build --preset release --target "
        "careway-watch"};
}

}  // namespace careway::cli
