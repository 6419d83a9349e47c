#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/language/expectations.hpp"
#include "sim/language/quantity.hpp"

namespace careway::language {

/// Something in a model that nobody has measured, and the range in which it is looked for.
struct Unknown {
    enum class Kind : std::uint8_t { to, times };

    std::string name;
    Kind kind = Kind::times;
    std::vector<std::string> addresses;
    double low = 0, high = 1;  ///< in the program's unit
    Unit unit;                 ///< in which its values are written
    bool whole = false;        ///< it takes whole numbers only

    /// The value that lies so far on the way from `low` to `high`, in four digits and never beyond them: "310.4 days",
    /// "0.9312".
    [[nodiscard]] std::string text_at(double share) const;
    /// Where such a text lies on that way.
    [[nodiscard]] double share_of(const std::string& text) const;
    /// What a scenario would write for it: "310.4 days", "{times: 0.9312}".
    [[nodiscard]] std::string change(const std::string& text) const;
};

/// What is to be tuned to what, and how much is to be tried for that.
struct Calibration {
    std::string label;
    std::filesystem::path file;
    std::filesystem::path model;
    std::optional<std::filesystem::path> scenario;
    std::vector<Unknown> unknowns;
    std::vector<Expectation> targets;
    std::string split;  ///< "" or "year 1": the window of the measures
    Place split_place;
    std::uint32_t runs = 8;
    std::uint32_t seed = 42;
    std::size_t members = 60;
    std::size_t rounds = 4;
    std::vector<Fault> warnings;
};

/// Throws InputError with every fault of the file, of that of its targets, and of the model at either end of all
/// ranges.
Calibration read_calibration(const std::filesystem::path& file, const std::filesystem::path& model);

}  // namespace careway::language
