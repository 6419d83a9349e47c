#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace careway::results {

/// What one factor of a study does at one point.
struct DesignLevel {
    std::string factor;
    std::string level;             ///< "three", "12 per day"
    std::optional<double> number;  ///< 12; nothing where the name is all there is
    friend bool operator==(const DesignLevel&, const DesignLevel&) = default;
};

/// One point of a study, over one of its scenarios.
struct DesignPoint {
    std::int64_t number = 1;       ///< from 1, in the study's order
    std::string base;              ///< the scenario that the levels were laid over
    std::string scenario, digest;  ///< of the scenario of the store that has its runs: points of one text share them
    std::vector<DesignLevel> levels;
    friend bool operator==(const DesignPoint&, const DesignPoint&) = default;
};

/// Which scenarios of a store are which points of a study.
struct Design {
    std::string study, label, program;  ///< the first with ":drawn" and the like where assumptions vary
    std::uint32_t seed = 0;
    std::uint32_t runs = 0;
    std::vector<DesignPoint> points;
    friend bool operator==(const Design&, const Design&) = default;
};

}  // namespace careway::results
