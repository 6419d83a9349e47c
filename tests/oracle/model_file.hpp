#pragma once

#include <string>

#include "sim/pathway/spec.hpp"

namespace careway::oracle {

/// The model as a file that `careway run` reads, of what random models have.
std::string model_file(const pathway::ModelSpec& spec);

}  // namespace careway::oracle
