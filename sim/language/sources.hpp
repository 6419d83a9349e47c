#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "sim/language/faults.hpp"

namespace careway::language {

/// The ids that a model may cite: the keys of the nearest `sources.yaml`, in the model's folder or above it.
struct SourceList {
    std::string file;  ///< empty when there is none
    std::set<std::string> ids;
    bool readable = true;  ///< false: a fault of the file has been reported, so that nothing is known of ids
};

SourceList read_sources(const std::filesystem::path& model, Faults& faults);

/// "E018", "VC12": capital letters, then digits.
bool is_source_id(std::string_view text);
/// "assumption (reason)", with a reason.
bool is_assumption(std::string_view text);
/// "assumption (one": YAML ends a text in braces at a comma, and calls what follows another key.
bool is_cut_assumption(std::string_view text);

}  // namespace careway::language
