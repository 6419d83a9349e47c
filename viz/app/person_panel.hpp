#pragma once

#include <string>
#include <string_view>

#include "viz/app/follower.hpp"
#include "viz/app/stage.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

inline constexpr std::string_view next_person_id = "panel next person";

/// What somebody went through, from their arrival on; of a long way the last steps.
[[nodiscard]] scene::Panel person_panel(const Stage& stage, const Follower& follower);

/// "under an hour", "6 hours", "7.1 days"
[[nodiscard]] std::string in_words(Duration duration);

}  // namespace careway::app
