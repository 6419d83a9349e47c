#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/language/screen.hpp"
#include "sim/pathway/program.hpp"

namespace careway::app {

/// Where the services of a model stand on the screen.
struct Columns {
    std::vector<std::string> names;
    std::vector<std::size_t> of_pool;  ///< by Program::pools
};

/// As the model says; where it says nothing by how far a pool is along the pathway, in four columns at most.
[[nodiscard]] Columns columns_of(const pathway::Program& program, const language::Screen& screen);

}  // namespace careway::app
