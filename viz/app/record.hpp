#pragma once

#include "viz/app/command.hpp"
#include "viz/app/stage.hpp"
#include "viz/draw/fonts.hpp"

namespace careway::app {

/// Draws what passes between two instants as a film of 30 pictures a second: by ffmpeg where there is one, else as
/// numbered pictures, and says how to make a film of those. The first and the last picture are those of --screenshot.
/// Throws ModelError and SystemError.
void record(const Command& command, Stage& stage, Time from, Time to, const draw::Fonts& fonts);

}  // namespace careway::app
