#include "sim/fit/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace careway::fit {

std::string plain(double number) {
    constexpr int digits = 4;
    if (number == 0) {
        return "0";
    }
    const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(number))));
    const double step = std::pow(10.0, std::max(0, -decimals));  // of tens, hundreds…
    const double shown = step > 1 ? std::round(number / step) * step : number;
    std::string text = fmt::format("{:.{}f}", shown, std::max(0, decimals));
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    return text;
}

std::string Stated::map(const std::string& source) const {
    const std::string ending = source.empty() ? "" : ", source: " + quoted(source);
    return fmt::format("{{value: {}, low: {}, high: {}{}}}", value, low, high, ending);
}

Stated per_day(const Estimate& rate) {
    const auto with_unit = [](double number) { return plain(number) + " per day"; };
    return {with_unit(rate.value), with_unit(rate.range.low), with_unit(rate.range.high)};
}

Stated percent(const Estimate& share) {
    const auto with_unit = [](double number) { return plain(100 * number) + " %"; };
    return {with_unit(share.value), with_unit(share.range.low), with_unit(share.range.high)};
}

Stated mean_days(const Fit& fit) {
    const auto with_unit = [](double number) { return plain(number) + " days"; };
    return {with_unit(fit.mean), with_unit(fit.mean_range.low), with_unit(fit.mean_range.high)};
}

std::string distribution(const Fit& fit, const std::string& source) {
    std::string spread;
    if (fit.family == Family::weibull) {
        spread = ", shape: " + plain(fit.shape);
    } else if (fit.family != Family::exponential) {
        spread = ", sd: " + plain(fit.sd) + " days";
    }
    const std::string ending = source.empty() ? "" : ", source: " + quoted(source);
    return fmt::format("{{{}: {{mean: {}{}{}}}}}", name_of(fit.family), mean_days(fit).map(), spread, ending);
}

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        result += c == '"' || c == '\\' ? "\\" : "";
        result += c;
    }
    return result + "\"";
}

std::string field(const std::string& text) {
    if (text.find_first_of(",\"") == std::string::npos) {
        return text;
    }
    std::string result = "\"";
    for (const char c : text) {
        result += c == '"' ? "\"\"" : std::string{c};
    }
    return result + "\"";
}

std::string assumption(const std::string& table, const std::string& what) {
    std::string name = table;
    std::ranges::replace(name, ';', ',');  // which would stand between two sources in a table
    return fmt::format("assumption (fitted to {}, {})", name, what);
}

}  // namespace careway::fit
