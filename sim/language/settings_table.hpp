#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// Settings of a model that all fit what is known of it: a CSV table with a column for each address, and a setting in
/// each row.
struct SettingsTable {
    std::vector<std::string> addresses;
    struct Row {
        std::vector<std::string> values;  ///< as they are written, one for each address
        Value settings;                   ///< a map as it stands at `set:` of a scenario
    };
    std::vector<Row> rows;  ///< at least one
};

/// Throws InputError for a table that is none. Whether the model takes its settings shows when they are laid over it.
SettingsTable read_settings(const std::filesystem::path& path);
/// The same, beside the file that names it; nothing where there are faults, which are added to the others.
std::optional<SettingsTable> read_settings(const Value& named, Faults& faults);

}  // namespace careway::language
