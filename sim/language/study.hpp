#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/language/description.hpp"
#include "sim/language/factor.hpp"
#include "sim/language/settings_table.hpp"

namespace careway::language {

/// A name as the study's file gives it.
struct Named {
    std::string name;
    Place place;
};

/// A question in many runs, as its file asks it.
struct Study {
    std::string label;
    std::vector<Named> scenarios;
    std::uint32_t runs = 20;
    std::uint32_t seed = 42;
    bool drawn = false;  ///< every number with a range is drawn from it, run by run
    Place drawn_place;
    std::optional<SettingsTable> ensemble;
    std::optional<std::filesystem::path> extends;
    std::vector<Factor> factors;
    std::uint32_t latin_hypercube = 0;       ///< points to draw; 0: none
    std::vector<std::vector<Level>> points;  ///< [point][factor], those listed; empty: all combinations
};

/// Reads a study's file. Throws InputError with every fault that can be seen without its model.
/// @param model  whose sources the study may name
Study read_study(const std::filesystem::path& path, const std::filesystem::path& model);

/// A study of one factor for each text: "pools.beds.capacity=60:120:20" is a range, "…=1,2,3" a list.
Study read_sweep(std::span<const std::string> vary);

extern const Type study_type;

}  // namespace careway::language
