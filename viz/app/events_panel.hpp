#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viz/app/stage.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

/// What has happened up to now, the last first.
[[nodiscard]] scene::Panel events_panel(const Stage& stage, const std::vector<SharedEvent>& events, Time now);
/// The instant to which an item of the panel leads.
[[nodiscard]] std::optional<Time> event_called(const std::string& id);
/// "Day 181, B: With 60 reablement places"; empty where nothing notable has happened up to now.
[[nodiscard]] std::string last_event(const Stage& stage, const std::vector<SharedEvent>& events, Time now);

}  // namespace careway::app
