#pragma once

#include <vector>

#include "sim/language/study.hpp"

namespace careway::study {

/// A level of every factor of a study, in their order.
using Levels = std::vector<language::Level>;

/// The points that a study asks for, those of its scenarios not counted: the ones listed, or all combinations of
/// levels, of which those of the last factor change fastest. A Latin hypercube is drawn from the study's seed and the
/// names of the factors, so that one more factor leaves the others where they were.
/// Source: McKay, Beckman and Conover (1979), A comparison of three methods for selecting values of input variables.
std::vector<Levels> design(const language::Study& study);

}  // namespace careway::study
