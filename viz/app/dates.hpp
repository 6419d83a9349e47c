#pragma once

#include <cstdint>
#include <string>

#include "sim/base/time.hpp"

/// Dates as people read them on a screen.
namespace careway::app {

/// "Mon 31 Oct 2016"
[[nodiscard]] std::string weekday_and_date(Date date);
/// "31 Oct 2016"
[[nodiscard]] std::string day_and_month(Date date);
/// "14:00": what is left of whole days.
[[nodiscard]] std::string time_of_day(Duration since_midnight);
/// Of a run of so many days, counted from 1. The instant at which the last one ends is of it.
[[nodiscard]] std::int64_t number_of_day(Duration passed, int days);
/// "day 214 14:00", as a command line reads it; where the last day ends, "day 365 24:00".
[[nodiscard]] std::string instant_in_words(Duration passed, int days);
/// "Oct 2016"
[[nodiscard]] std::string month_and_year(Date date);
/// "Oct"; in January with the year: "Jan 17".
[[nodiscard]] std::string month_on_timeline(Date date);

}  // namespace careway::app
