#pragma once

#include <array>
#include <optional>
#include <string>

#include "sim/base/varying.hpp"

namespace careway::demand {

/// Relative rate in each hour of the week, Monday 00:00 first. Mean 1.
using Profile = std::array<double, 168>;

/// A Poisson stream of new patients. Where `rate` is split by attributes, each cell is a stream of its own and the
/// person has that cell's attributes.
struct StreamSpec {
    std::string name;
    std::string enters;  ///< the node that its patients ask for first
    Dated<Split<double>> rate = Dated<Split<double>>::always(Split<double>::same(0));  ///< per hour, at least 0
    std::optional<Profile> profile;
};

}  // namespace careway::demand
