#pragma once

#include "sim/language/factor.hpp"
#include "sim/language/faults.hpp"

namespace careway::language {

/// No study has more points, nor a factor more levels.
inline constexpr double most_points = 100'000;

/// Whose word a change of a study is that names no source: the map's own, or that of what it stands in.
Entry source_above(const Value& map, const Entry& above);

/// A factor, of whose levels every fault is told. @param source  of what it stands in
Factor read_factor(const Entry& entry, const Entry& source, Faults& faults);

}  // namespace careway::language
