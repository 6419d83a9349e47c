#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::language {

/// "2016-04-01", a day that exists between 1900 and 2199.
std::optional<Date> parse_date(std::string_view text);

/// "2016-04-01 14:30", or a date alone, which means its midnight. A `T` may stand for the space, and seconds may
/// follow, as databases write them.
struct Instant {
    Date date;
    Duration into_day;  ///< below 24 hours
};
std::optional<Instant> parse_instant(std::string_view text);

/// What to write instead of a text that is no date: "write `2016-04-01`" where one can tell, day before month.
std::string advice_on_date(std::string_view text);
std::string advice_on_instant(std::string_view text);

/// Part of a week in minutes from Monday 00:00; the end is not included.
struct OpenHours {
    int from = 0;
    int to = 0;
};

inline constexpr int minutes_of_week = 7 * 24 * 60;

/// "mon-fri 08:00-18:00", "sat 09:00-12:30", "fri-mon 22:00-06:00" (over midnight, and over the week's end). Nothing
/// when it cannot be read.
std::optional<std::vector<OpenHours>> parse_hours(std::string_view text);

/// The months that a name means, 0 for January: "jan" one, "winter" December to February. Empty for any other name.
std::vector<std::size_t> months_called(std::string_view name);
/// "mon-fri 09:00", "sat 11:30": minutes from Monday 00:00, in order. Nothing when it cannot be read.
std::optional<std::vector<int>> parse_times(std::string_view text);

/// Places in each minute of the week, as the rota of a pool; 0 where no hours are open.
pathway::Rota rota_of(const std::vector<int>& places_by_minute);

}  // namespace careway::language
