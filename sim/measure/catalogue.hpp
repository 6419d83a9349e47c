#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/pathway/program.hpp"

namespace careway::measure {

/// How a value is best written for people.
enum class Style : std::uint8_t { number, share, duration_hours, duration_days, money };

/// One number that every run reports. Its position in the catalogue is its position in a run's values.
struct Entry {
    std::string address;      ///< "acute_beds.in_use"; `pool_or_node.measure`, or `system.measure`
    std::string split;        ///< "" for the whole measured window, "year 1", "year 2"… for its years
    std::string label;        ///< "Acute beds in use", sentence case, at most 48 characters
    std::string unit;         ///< "beds", "people", "hours", "days", "share", "pounds", "people per day"
    std::string formula;      ///< in words: what is counted, over what
    std::string numerator;    ///< what is added up
    std::string denominator;  ///< what it is divided by; "" when nothing
    Style style = Style::number;
    bool main = false;  ///< shown when a model names no headline measures
};

/// Every measure of a model, in an order that depends on names only.
class Catalogue {
public:
    /// @param start, length  the measured window; years are listed when it has more than one whole year
    Catalogue(const pathway::Program& program, Duration length);

    [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
    /// Position of the entry with this address and split, or -1.
    [[nodiscard]] std::ptrdiff_t find(const std::string& address, const std::string& split = "") const;

private:
    std::vector<Entry> entries_;
};

}  // namespace careway::measure
