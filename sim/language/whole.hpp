#pragma once

#include "sim/language/faults.hpp"
#include "sim/language/tree.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::language {

/// Adds what is wrong with a model as a whole to the faults found in its parts, so that both are told in one go: names
/// with one key, rates too high, rings of full queues. Says nothing of what other faults stand in.
/// @param tree  of the model, scenarios laid over it
void add_faults_of_whole(const Value& tree, const pathway::ModelSpec& spec, Faults& faults);

/// The spec that a checked tree states, with every fault of its parts and of the whole.
pathway::ModelSpec spec_of(const Value& tree, Faults& faults);

}  // namespace careway::language
