#pragma once

#include <string_view>

namespace careway::cli {

/// A model to begin with, from models/templates; built in by CMake.
struct Template {
    std::string_view name;
    std::string_view text;
};

/// Throws std::out_of_range for a name that is none of `template_names`.
std::string_view template_text(std::string_view name);

}  // namespace careway::cli
