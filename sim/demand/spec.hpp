#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/varying.hpp"
#include "sim/random/distribution.hpp"

namespace careway::demand {

/// Relative rate in each hour of the week, Monday 00:00 first. Mean 1.
using Profile = std::array<double, 168>;

/// What happens to people who find no place at the hour they were booked for (semantics 16).
struct CancelledSpec {
    Split<random::Distribution> rebooked_after;
    int at_most = 0;  ///< times that one is sent home; then one waits
};

/// Relative rate in each month, January first. Mean 1 over the 365 days of a year.
using Months = std::array<double, 12>;

/// A stream of new patients: Poisson, unless it has gaps or never runs dry. Where `rate` is split by attributes, each
/// cell is a stream of its own and the person has that cell's attributes.
struct StreamSpec {
    std::string name;
    std::string enters;  ///< the node that its patients ask for first
    Dated<Split<double>> rate = Dated<Split<double>>::always(Split<double>::same(0));  ///< per hour, at least 0
    std::optional<Profile> profile;
    std::optional<Months> months;
    double growth = 0;                                    ///< of the rate, compound, a year: 0.02 for 2 %
    std::optional<random::Distribution> gap;              ///< between one and the next, mean above 0; `rate` is ignored
    bool saturated = false;                               ///< somebody always waits; `rate` is ignored
    std::vector<std::pair<std::uint32_t, double>> batch;  ///< how many come together, with shares; empty: one by one
    Dated<bool> active = Dated<bool>::always(true);       ///< while it is not, its people do not come
    std::string luck;                                     ///< name whose draws it has; its own when empty
    std::optional<CancelledSpec> cancelled;
};

}  // namespace careway::demand
