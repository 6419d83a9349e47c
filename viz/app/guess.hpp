#pragma once

#include <cstddef>
#include <string>

#include "sim/base/time.hpp"
#include "sim/measure/catalogue.hpp"

namespace careway::app {

/// What a room expects of a chart's number at noon of a day.
struct Guess {
    std::size_t chart = 0;
    int day = 1;  ///< of the run, from 1 on
    double value = 0;
};

/// "80", "80 day 300", "80 on 2 Feb 2017", "95%", "2.5m": a number and a day as day_typed reads it, without one the
/// last day of a run that begins on `start`. Throws UsageError, which says what would be understood.
[[nodiscard]] Guess guess_typed(const std::string& words, std::size_t chart, measure::Style style, Date start,
                                int days);

}  // namespace careway::app
