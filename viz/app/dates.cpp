#include "viz/app/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace careway::app {

namespace {

constexpr std::array weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

const char* month_of(std::chrono::year_month_day date) {
    return months[static_cast<unsigned>(date.month()) - 1];
}

}  // namespace

std::string weekday_and_date(Date date) {
    return std::string{weekdays[std::chrono::weekday{date}.c_encoding()]} + " " + day_and_month(date);
}

std::string day_and_month(Date date) {
    const std::chrono::year_month_day calendar{date};
    return fmt::format("{} {} {}", static_cast<unsigned>(calendar.day()), month_of(calendar),
                       static_cast<int>(calendar.year()));
}

std::string time_of_day(Duration since_midnight) {
    const std::int64_t minutes = since_midnight.ticks() / 60'000 % (24 * 60);
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::int64_t number_of_day(Duration passed, int days) {
    return std::min<std::int64_t>(passed.ticks() / day.ticks() + 1, days);
}

std::string instant_in_words(Duration passed, int days) {
    return fmt::format("day {} {}", number_of_day(passed, days), passed == days * day ? "24:00" : time_of_day(passed));
}

std::string month_and_year(Date date) {
    const std::chrono::year_month_day calendar{date};
    return fmt::format("{} {}", month_of(calendar), static_cast<int>(calendar.year()));
}

std::string month_on_timeline(Date date) {
    const std::chrono::year_month_day calendar{date};
    if (calendar.month() != std::chrono::January) {
        return month_of(calendar);
    }
    return fmt::format("{} {:02}", month_of(calendar), static_cast<int>(calendar.year()) % 100);
}

}  // namespace careway::app
