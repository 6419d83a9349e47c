#pragma once

#include <string>

#include "sim/base/time.hpp"

namespace careway::app {

/// "214", "day 214", "2 Feb 2017", "Thu 2 February 2017", "2017-02-02": midnight of a day of a run that begins on
/// `start`, from that start on. Throws UsageError, which says what would be understood, or which days there are.
[[nodiscard]] Duration day_typed(const std::string& words, Date start, int days);

}  // namespace careway::app
