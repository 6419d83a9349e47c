#include "sim/cli/output.hpp"

#include <fstream>

#include "sim/base/error.hpp"

namespace careway::cli {

void write_file(const std::string& file, const std::string& text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    if (!stream.flush()) {
        throw SystemError{"cannot write `" + file + "`"};
    }
}

void put(const std::string& text, const std::string& file, const Console& console) {
    if (file.empty()) {
        console.print(text);
    } else {
        write_file(file, text);
    }
}

}  // namespace careway::cli
