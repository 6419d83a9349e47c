#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/pathway/graph.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::pathway {

/// Says whether all that a model states of something can be relied on, by its address: "pathway.ward", "pools.beds".
using IsSound = std::function<bool(const std::string& address)>;

/// What is wrong with a model, as far as one need not compile it to know. Names may refer to nothing; what is not sound
/// is not judged.
std::vector<Finding> faults_of(
    const ModelSpec& spec, const IsSound& is_sound = [](const std::string&) { return true; });

/// The use that overflow stands in for: the first that lasts all of the stay; null when none does.
const UseSpec* own_places(const NodeSpec& node);

/// Whether the overflow of a node can stand in for its places. @pre its pools exist
bool can_stand_in(const ModelSpec& spec, const NodeSpec& node);

/// First of every month within the measured window.
std::vector<Date> months_within(const RunSpec& run);

/// What a rate that grows has become on a first of the month, against its level on the first measured day.
double grown(double growth, Date start, Date date);

/// A model has at most so many combinations of attributes.
inline constexpr std::uint32_t most_classes = 4096;

}  // namespace careway::pathway
