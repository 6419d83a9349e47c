#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace careway::language {

/// Fewest single-letter changes, insertions, deletions and swaps of neighbours that turn `a` into `b`.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate most like `name`, or "" when none is close enough to be what was meant.
std::string nearest(const std::string& name, const std::vector<std::string>& candidates);

/// "did you mean `x`?", or "" when nothing is near.
std::string did_you_mean(const std::string& name, const std::vector<std::string>& candidates);

/// "a, b, c"; a long list ends in "… and 12 more".
std::string listed(const std::vector<std::string>& names);

}  // namespace careway::language
