#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/pathway/record.hpp"
#include "sim/pathway/spec.hpp"

/// Whole models made at random, small and full of ties: RapidCheck makes lists of numbers and makes them shorter and
/// smaller when something fails; each list says what one pool, stream or node is like, and 0 always means plain.
namespace careway::oracle {

using Gene = std::vector<int>;

struct Genes {
    std::vector<Gene> run;  ///< three: what the model may have, what its run is like, who is there at the start
    std::vector<Gene> pools, streams, nodes;  ///< at least one of each
};

pathway::ModelSpec model_of(const Genes& genes);

/// In how many models there was a feature, and in how many it came to anything.
struct Count {
    int models = 0, happened = 0;
};
using Features = std::map<std::string, Count>;
/// @param seen  what the oracle saw of which no record tells
void count_features(const pathway::ModelSpec& spec, const std::vector<pathway::Record>& records,
                    const std::set<std::string>& seen, Features& features);

}  // namespace careway::oracle
