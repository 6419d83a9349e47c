#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "tests/models/trial.hpp"

/// Which option does best, for every corner of what is assumed and not known.
namespace careway::models_test {

/// What is assumed, at one of its ends each.
struct Corner {
    bool keeps_pace = false;     ///< the community grows with demand; else it is frozen
    bool needs_dropped = false;  ///< who is diverted needs nothing later; else as much as after a ward
    bool overlaps = false;       ///< diverted are those who would be delayed later; else anybody
    bool hopeful = false;        ///< half as many come back or get worse, and stays are no longer than in hospital
    int ward = 28;               ///< beds
};

/// All of them, in the order in which they are printed.
std::vector<Corner> corners();

inline constexpr std::array options{"three wards", "diversion", "discharge places"};

struct Criterion {
    const char* name;
    bool more_is_better;
    double margin;  ///< what two options may differ by and still be said to do as well
    double (*value)(const Measures& run);
};
inline constexpr std::size_t criteria_count = 6;
extern const std::array<Criterion, criteria_count> criteria;

/// What one corner comes to.
struct Verdict {
    Corner corner;
    /// By criterion, then by option, the mean over runs; the last is that of doing nothing.
    std::array<std::array<double, options.size() + 1>, criteria_count> values{};

    /// Options within the margin of the best, by their position in `options`.
    [[nodiscard]] std::vector<std::size_t> winners(std::size_t criterion) const;
};

/// South Somerset in the year 2021, for every corner.
std::vector<Verdict> judge_corners(std::uint32_t replications);

/// A page of it.
std::string corner_table(const std::vector<Verdict>& verdicts);

}  // namespace careway::models_test
