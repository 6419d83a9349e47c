#include "sim/language/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>

namespace careway::language {

namespace {

constexpr int minutes_of_day = 24 * 60;
constexpr std::string_view days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// A number of exactly `text.size()` digits, or -1.
int digits(std::string_view text) {
    int value = 0;
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (!plain || std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{}) {
        return -1;
    }
    return value;
}

std::optional<int> parse_day(std::string_view text) {
    const auto found = std::find(std::begin(days), std::end(days), text);
    return found == std::end(days) ? std::nullopt : std::optional{static_cast<int>(found - std::begin(days))};
}

/// Minutes from midnight of "08:30"; 24:00 is the end of the day.
std::optional<int> parse_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') {
        return {};
    }
    const int hours = digits(text.substr(0, 2));
    const int minutes = digits(text.substr(3));
    const bool valid = hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= minutes_of_day;
    return valid ? std::optional{hours * 60 + minutes} : std::nullopt;
}

struct Days {
    int first = 0;
    int count = 0;
};

std::optional<Days> parse_days(std::string_view text) {
    const std::size_t dash = text.find('-');
    const std::optional<int> first = parse_day(text.substr(0, dash));
    const std::optional<int> last = dash == std::string_view::npos ? first : parse_day(text.substr(dash + 1));
    if (!first || !last) {
        return {};
    }
    return Days{*first, (*last - *first + 7) % 7 + 1};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return {};
    }
    const int year_number = digits(text.substr(0, 4));
    const int month_number = digits(text.substr(5, 2));
    const int day_number = digits(text.substr(8, 2));
    if (year_number < 1900 || year_number > 2199 || month_number < 1 || day_number < 1) {
        return {};
    }
    const std::chrono::year_month_day date{std::chrono::year{year_number},
                                           std::chrono::month{static_cast<unsigned>(month_number)},
                                           std::chrono::day{static_cast<unsigned>(day_number)}};
    return date.ok() ? std::optional{Date{date}} : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
    const std::optional<Date> date = parse_date(text.substr(0, 10));
    if (!date || text.size() == 10) {
        return date ? std::optional{Instant{*date, {}}} : std::nullopt;
    }
    const bool with_seconds = text.size() == 19 && text[16] == ':';
    const std::optional<int> clock = parse_clock(text.substr(11, 5));
    const int seconds = with_seconds ? digits(text.substr(17)) : 0;
    if ((text[10] != ' ' && text[10] != 'T') || (text.size() != 16 && !with_seconds) || !clock ||
        *clock == minutes_of_day || seconds < 0 || seconds > 59) {
        return {};
    }
    return Instant{*date, Duration::minutes(*clock) + Duration::seconds(seconds)};
}

std::string advice_on_date(std::string_view text) {
    const std::string otherwise = "write a day that exists, as `2016-04-01`";
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("-/.", at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (parts.size() != 3) {
        return otherwise;
    }
    if (parts[2].size() == 4) {  // 01/04/2016, as people here write it
        std::swap(parts[0], parts[2]);
    }
    const int year_number = digits(parts[0]);
    const int month_number = digits(parts[1]);
    const int day_number = digits(parts[2]);
    if (parts[0].size() != 4 || month_number < 1 || month_number > 12 || day_number < 1 || day_number > 31) {
        return otherwise;
    }
    const std::string mended = fmt::format("{:04}-{:02}-{:02}", year_number, month_number, day_number);
    if (parse_date(mended)) {
        return fmt::format("write `{}`", mended);
    }
    const std::chrono::year_month_day_last last{
        std::chrono::year{year_number},
        std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month_number)}}};
    return fmt::format("that month has {} days", static_cast<unsigned>(last.day()));
}

std::string advice_on_instant(std::string_view text) {
    const std::size_t date_ends = std::min(text.find_first_of(" T"), text.size());
    return parse_date(text.substr(0, date_ends)) ? "write the time as `14:30`"
                                                 : advice_on_date(text.substr(0, date_ends));
}

std::optional<std::vector<OpenHours>> parse_hours(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || text.size() != space + 12 || text[space + 6] != '-') {
        return {};
    }
    const std::optional<Days> open_days = parse_days(text.substr(0, space));
    const std::optional<int> from = parse_clock(text.substr(space + 1, 5));
    const std::optional<int> to = parse_clock(text.substr(space + 7));
    if (!open_days || !from || !to || *from == *to || *from == minutes_of_day) {
        return {};
    }
    std::vector<OpenHours> hours;
    for (int i = 0; i < open_days->count; ++i) {
        const int midnight = (open_days->first + i) % 7 * minutes_of_day;
        const int end = midnight + *to + (*to < *from ? minutes_of_day : 0);
        hours.push_back({midnight + *from, std::min(end, minutes_of_week)});
        if (end > minutes_of_week) {
            hours.push_back({0, end - minutes_of_week});
        }
    }
    return hours;
}

std::optional<std::vector<int>> parse_times(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) {
        return {};
    }
    const std::optional<Days> on = parse_days(text.substr(0, space));
    const std::optional<int> at = parse_clock(text.substr(space + 1));
    if (!on || !at || *at == minutes_of_day) {
        return {};
    }
    std::vector<int> times;
    for (int i = 0; i < on->count; ++i) {
        times.push_back((on->first + i) % 7 * minutes_of_day + *at);
    }
    std::sort(times.begin(), times.end());
    return times;
}

pathway::Rota rota_of(const std::vector<int>& places_by_minute) {
    pathway::Rota rota;
    for (std::size_t i = 0; i < places_by_minute.size(); ++i) {
        if (rota.empty() || rota.back().second != places_by_minute[i]) {
            rota.emplace_back(Duration::minutes(static_cast<double>(i)), places_by_minute[i]);
        }
    }
    return rota;
}

std::vector<std::size_t> months_called(std::string_view name) {
    static constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
    static constexpr std::string_view seasons[] = {"winter", "spring", "summer", "autumn"};
    const auto season = std::find(std::begin(seasons), std::end(seasons), name) - std::begin(seasons);
    if (season < std::ssize(seasons)) {
        const auto first = static_cast<std::size_t>(3 * season);
        return {(first + 11) % 12, first, first + 1};
    }
    const auto month = std::find(std::begin(months), std::end(months), name);
    return month == std::end(months) ? std::vector<std::size_t>{}
                                     : std::vector<std::size_t>{static_cast<std::size_t>(month - std::begin(months))};
}

}  // namespace careway::language
