#pragma once

#include <string>
#include <vector>

#include "tests/unit/pathway/system.hpp"

/// People of a census for tests, said in few words.
namespace careway::pathway::testing {

/// So many hours before the start.
inline Time before(double hours) {
    return Time{Duration{} - Duration::hours(hours)};
}
inline Time after(double hours) {
    return Time{Duration::hours(hours)};
}

inline CensusRow staying(const std::string& node, double entered) {
    CensusRow row;
    row.node = node;
    row.entered = before(entered);
    return row;
}
inline CensusRow ready(const std::string& node, double entered, double ready, const std::string& waits_for = "") {
    CensusRow row = staying(node, entered);
    row.ready = before(ready);
    row.waits_for = waits_for;
    return row;
}
inline CensusRow asking(const std::string& node, double entered, double ready, const std::string& waits_for,
                        double asked) {
    CensusRow row = testing::ready(node, entered, ready, waits_for);
    row.asked = before(asked);
    return row;
}
inline CensusRow outside_for(const std::string& waits_for, double asked) {
    CensusRow row;
    row.waits_for = waits_for;
    row.asked = before(asked);
    return row;
}

/// A ward of ten-hour stays that leads to a home with stays of 20 hours. Nobody comes.
inline ModelSpec ward_and_care(int beds, int packages, const std::vector<CensusRow>& census) {
    ModelSpec spec =
        system({pool("beds", beds), pool("packages", packages)}, {},
               {node("ward", {"beds"}, fixed(10), {to("care")}), node("care", {"packages"}, fixed(20), {to("home")})});
    spec.run.census = census;
    return spec;
}

}  // namespace careway::pathway::testing
