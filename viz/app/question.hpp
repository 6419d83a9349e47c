#pragma once

#include <string>
#include <string_view>

#include "viz/app/stage.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

inline constexpr std::string_view go_on_id = "panel go on";
inline constexpr std::string_view keep_id = "panel keep";

/// Whether what was done on later days than that of an instant may be dropped.
[[nodiscard]] std::string question(const Stage& stage, Time at);
/// Likewise, with what was done, and both answers to press.
[[nodiscard]] scene::Panel question_panel(const Stage& stage, Time at);

}  // namespace careway::app
