#pragma once

#include <atomic>

namespace careway::cli {

/// Becomes true at the first Ctrl-C after `watch_for_interrupt`; a second one ends the program at once.
[[nodiscard]] const std::atomic<bool>& interrupted();
void watch_for_interrupt();

}  // namespace careway::cli
