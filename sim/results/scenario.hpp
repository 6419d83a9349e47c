#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/language/assumptions.hpp"
#include "sim/language/load.hpp"
#include "sim/measure/catalogue.hpp"

namespace careway::results {

/// What theory says of a pool, a node or the system without running anything.
struct Prediction {
    std::string address;  ///< "acute_beds.offered_load"
    double value = 0;
    std::string unit;  ///< "places"
};

/// What files a scenario's runs: all that a store, a table or a report needs to know of it, without the engine.
struct Scenario {
    std::string name;   ///< short; as_is for the model without any
    std::string label;  ///< as people read it
    std::string model;  ///< the model's own name
    std::string text;   ///< effective text; equal texts, equal runs
    Date start{};       ///< first measured day
    Duration warm_up;
    Duration length;
    std::vector<language::Input> inputs;
    std::vector<Prediction> predictions;
    std::vector<measure::Entry> entries;  ///< what each run reports, in the order of its values
    /// What varies from run to run beside chance; empty where every number is as it is stated. Of what an ensemble
    /// sets, which has no range, low, likely and high are NaN.
    std::vector<language::Assumption> assumptions = {};
};

/// The name under which a model without any scenario goes.
inline constexpr const char* as_is = "as_is";

}  // namespace careway::results
