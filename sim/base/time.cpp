#include "sim/base/time.hpp"

#include <fmt/format.h>

namespace careway {

std::string to_string(Date date) {
    const std::chrono::year_month_day ymd{date};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

std::string to_string(Date start, Time time) {
    const auto minutes = (time.ticks() - (time.ticks() < 0 ? 59'999 : 0)) / 60'000;
    const auto days = (minutes - (minutes < 0 ? 1439 : 0)) / 1440;
    const auto of_day = minutes - days * 1440;
    return fmt::format("{} {:02}:{:02}", to_string(start + std::chrono::days{days}), of_day / 60, of_day % 60);
}

}  // namespace careway
