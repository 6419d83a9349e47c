#include "viz/app/typed_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <vector>

#include "sim/base/error.hpp"
#include "viz/app/dates.hpp"

namespace careway::app {

namespace {

using std::chrono::year_month_day;
using Words = std::vector<std::string>;

/// In small letters, parted where there are neither letters nor digits.
Words words_of(const std::string& text) {
    Words words{""};
    for (const char letter : text) {
        if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

std::optional<int> number_of(const std::string& digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole ? std::optional{number} : std::nullopt;
}

/// Which of `names` begins with a word of three letters or more, counted from `first`.
std::optional<int> place_in(std::initializer_list<const char*> names, const std::string& word, int first) {
    int place = first;
    for (const std::string name : names) {
        if (word.size() >= 3 && name.starts_with(word)) {
            return place;
        }
        ++place;
    }
    return std::nullopt;
}

std::optional<int> month_called(const std::string& word) {
    return place_in({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                     "november", "december"},
                    word, 1);
}

bool is_weekday(const std::string& word) {
    return place_in({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, word, 0)
        .has_value();
}

std::optional<Date> date(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *month < 1 || *day < 1) {
        return std::nullopt;
    }
    const year_month_day calendar{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                  std::chrono::day{static_cast<unsigned>(*day)}};
    return calendar.ok() ? std::optional{Date{calendar}} : std::nullopt;
}

/// Of the run, from 1 on.
std::optional<std::int64_t> day_number(Words words, Date start) {
    if (words.size() == 2 && words[0] == "day") {
        words.erase(words.begin());
    }
    if (words.size() == 1) {
        return number_of(words[0]);
    }
    if (words.size() == 4 && is_weekday(words[0])) {
        words.erase(words.begin());
    }
    if (words.size() != 3) {
        return std::nullopt;
    }
    const bool year_first = words[0].size() == 4 && number_of(words[0]).has_value();
    const auto found = year_first ? date(number_of(words[0]), number_of(words[1]), number_of(words[2]))
                                  : date(number_of(words[2]), month_called(words[1]), number_of(words[0]));
    return found ? std::optional<std::int64_t>{(*found - start).count() + 1} : std::nullopt;
}

}  // namespace

Duration day_typed(const std::string& words, Date start, int days) {
    const auto number = day_number(words_of(words), start);
    const std::string example = weekday_and_date(start).substr(4);
    if (!number) {
        throw UsageError{
            fmt::format("`{}` is no day; one can type 14, day 14, {} or {}", words, example, to_string(start))};
    }
    if (*number < 1 || *number > days) {
        throw UsageError{fmt::format("`{}` is not in this run, which goes from day 1, {}, to day {}, {}", words,
                                     example, days, weekday_and_date(start + std::chrono::days{days - 1}).substr(4))};
    }
    return (*number - 1) * day;
}

}  // namespace careway::app
