#pragma once

#include "tests/unit/pathway/system.hpp"

/// A hospital and a community ward that is too small, for tests of what is seen of them while they run.
namespace careway::run::testing {

inline constexpr Time first{70 * day};  ///< start of measuring

inline pathway::ModelSpec hospital() {
    using namespace pathway::testing;
    pathway::ModelSpec spec =
        system({pool("acute_beds", 12), pool("ward_beds", 4)}, {stream("ed", "acute", 0.25)},
               {node("acute", {"acute_beds"}, exponential(40), {to("ward", 0.3), to("home", 0.7)}),
                node("ward", {"ward_beds"}, exponential(60), {to("home")})},
               200 * day);
    spec.run.warm_up = first.since_start();
    return spec;
}

/// With other beds on the ward from a day of the measured window on.
inline pathway::ModelSpec with_beds(int beds, int from) {
    pathway::ModelSpec spec = hospital();
    spec.pools[1].capacity.steps = {{spec.run.start + std::chrono::days{from}, beds}};
    return spec;
}

/// From whose ward many go back to acute care, until nobody can move.
inline pathway::ModelSpec stuck() {
    pathway::ModelSpec spec = hospital();
    spec.nodes[0].destinations = {pathway::testing::to("ward")};
    spec.nodes[1].destinations = {pathway::testing::to("acute", 0.9), pathway::testing::to("home", 0.1)};
    return spec;
}

/// That day.
inline Time day_number(int number) {
    return first + number * day;
}

/// As text, in which values that do not exist are equal.
inline std::vector<std::string> texts(const std::vector<double>& values) {
    std::vector<std::string> found;
    std::transform(values.begin(), values.end(), std::back_inserter(found),
                   [](double value) { return std::to_string(value); });
    return found;
}

}  // namespace careway::run::testing
