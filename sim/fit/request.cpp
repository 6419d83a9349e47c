#include "sim/fit/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "sim/base/error.hpp"
#include "sim/base/time.hpp"
#include "sim/language/dates.hpp"
#include "sim/language/suggest.hpp"

namespace careway::fit {

namespace {

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && number >= 0 && number < 1000;
    return whole ? std::optional{number} : std::nullopt;
}

/// "0-17", "65+", "5".
std::optional<Band> band_of(const std::string& text) {
    if (text.ends_with('+')) {
        const auto low = whole_number(std::string_view{text}.substr(0, text.size() - 1));
        return low ? std::optional{Band{text, *low, std::numeric_limits<int>::max()}} : std::nullopt;
    }
    const std::size_t dash = std::min(text.find('-'), text.size());
    const auto low = whole_number(std::string_view{text}.substr(0, dash));
    const auto high = dash == text.size() ? low : whole_number(std::string_view{text}.substr(dash + 1));
    return low && high && *low <= *high ? std::optional{Band{text, *low, *high}} : std::nullopt;
}

void refuse_overlap(const std::vector<Band>& bands, const Band& band) {
    for (const Band& other : bands) {
        if (band.low <= other.high && other.low <= band.high) {
            throw UsageError{fmt::format("`--by`: `{}` and `{}` overlap", other.name, band.name)};
        }
    }
}

}  // namespace

std::string to_string(Moment moment) {
    const auto midnight = std::chrono::floor<std::chrono::days>(moment);
    return careway::to_string(midnight, Time{Duration::seconds(static_cast<double>((moment - midnight).count()))});
}

double days_between(Moment from, Moment to) {
    return static_cast<double>((to - from).count()) / 86400;
}

const std::vector<std::string>& known_columns() {
    static const std::vector<std::string> names{"arrived", "admitted", "ready", "left", "age", "destination", "reason"};
    return names;
}

const std::string& Request::name_in_file(const std::string& known) const {
    const auto renamed = columns.find(known);
    return renamed == columns.end() ? known : renamed->second;
}

std::pair<std::string, std::string> column_of(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size()) {
        throw UsageError{
            fmt::format("`--column {}`: write what it is and what the file calls it, as `admitted=adm_date`", text)};
    }
    const std::string known = text.substr(0, equals);
    if (std::ranges::count(known_columns(), known) == 0) {
        const std::string meant = language::did_you_mean(known, known_columns());
        throw UsageError{fmt::format("`--column`: there is no `{}`; {}", known,
                                     meant.empty() ? "there are " + language::listed(known_columns()) : meant)};
    }
    return {known, text.substr(equals + 1)};
}

Split split_of(const std::string& text) {
    const std::size_t equals = std::min(text.find('='), text.size());
    Split split{text.substr(0, equals), {}};
    for (std::size_t at = equals + 1; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::string word = text.substr(at, end - at);
        const std::optional<Band> band = band_of(word);
        if (!band) {
            throw UsageError{fmt::format("`--by`: `{}` is no band of ages; write them as `age=0-17,18-64,65+`", word)};
        }
        refuse_overlap(split.bands, *band);
        split.bands.push_back(*band);
        at = end + 1;
    }
    if (split.column.empty()) {
        throw UsageError{"`--by` needs a column, as `age=0-17,18-64,65+` or `ward`"};
    }
    return split;
}

std::optional<Moment> parse_moment(std::string_view text) {
    const std::optional<language::Instant> instant = language::parse_instant(text);
    return instant ? std::optional{Moment{instant->date} + std::chrono::seconds{instant->into_day.ticks() / 1000}}
                   : std::nullopt;
}

Moment moment_of(const std::string& text, const std::string& of_option) {
    const std::optional<Moment> moment = parse_moment(text);
    if (!moment) {
        throw UsageError{
            fmt::format("`{}`: `{}` is no instant; {}", of_option, text, language::advice_on_instant(text))};
    }
    return *moment;
}

}  // namespace careway::fit
