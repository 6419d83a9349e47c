#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "viz/app/lever_effects.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

/// What can be done in lane B, and what has been.
[[nodiscard]] scene::Panel levers_panel(const Stage& stage, Time now, LeverEffects& effects);

/// The lever that an item of the panel pulls.
[[nodiscard]] std::optional<std::size_t> lever_called(const std::string& id);

/// "opens in 9 days, closes in 12", "since 3 Nov 2016": how a lever stands on a day.
[[nodiscard]] std::string state_of_lever(const Scenario& scenario, std::size_t lever, Date today);

}  // namespace careway::app
