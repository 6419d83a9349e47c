#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "viz/app/stage.hpp"

namespace careway::app {

/// CSV: what every pool of every lane has at the full hour at or before an instant, in its unit. From runs of their
/// own, so that whoever doubts a picture has something to hold beside it. Throws ModelError when the model stops itself
/// before.
[[nodiscard]] std::string numbers_at(const std::vector<Scenario>& scenarios, std::uint32_t seed, std::uint32_t run,
                                     Time instant);

}  // namespace careway::app
