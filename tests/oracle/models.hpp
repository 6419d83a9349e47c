#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/pathway/record.hpp"
#include "sim/pathway/spec.hpp"

/// Whole models made at random, small and full of ties: RapidCheck makes lists of numbers and makes them shorter and
/// smaller when something fails; each list says what one pool, stream or node is like, and 0 always means plain.
namespace careway::oracle {

using Gene = std::vector<int>;

struct Genes {
    std::vector<Gene> run, pools, streams, nodes;  ///< one run, at least one of the others
};

pathway::ModelSpec model_of(const Genes& genes);

/// Features that a model has, or that its run has shown, by name.
using Features = std::map<std::string, int>;
void count_features(const pathway::ModelSpec& spec, const std::vector<pathway::Record>& records, Features& features);

}  // namespace careway::oracle
