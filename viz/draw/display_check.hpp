#pragma once

#include <string>

namespace careway::draw {

/// Why nothing can be drawn here, and what to do about it; "" where a window can be opened. SFML ends the whole
/// program when it finds no display, which nobody can catch: call this before anything else of this folder, while the
/// program has one thread.
[[nodiscard]] std::string why_no_display();

/// Keeps SFML from writing remarks to stderr that nobody can act on.
void silence_remarks();

}  // namespace careway::draw
