#include "sim/results/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace careway::results {

namespace {

using measure::Style;

constexpr int most_decimals = 6;

double largest_of(std::span<const double> values) {
    double largest = 0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            largest = std::max(largest, std::abs(value));
        }
    }
    return largest;
}

/// Power of ten of the first digit; 0 for 0, which needs no decimals to be exact.
int exponent_of(double magnitude) {
    return magnitude > 0 ? static_cast<int>(std::floor(std::log10(magnitude))) : 0;
}

/// 0.034, 0.34, 3.4, 34.2, 342, 3,421, 34,200.
int decimals_for_people(double magnitude) {
    if (magnitude == 0) {
        return 0;
    }
    const int exponent = exponent_of(magnitude);
    if (exponent >= 4) {
        return 2 - exponent;
    }
    return exponent >= 2 ? 0 : std::clamp(1 - exponent, 1, most_decimals);
}

/// Decimals that leave at least two digits.
int decimals_for_two_digits(double magnitude) {
    return magnitude > 0 ? std::min(1 - exponent_of(magnitude), most_decimals) : -most_decimals;
}

std::string grouped(std::string digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

bool is_zero(const std::string& digits) {
    return digits.find_first_of("123456789") == std::string::npos;
}

}  // namespace

Numbers::Numbers(Style style, std::span<const double> values) : style_{style} {
    const double largest = largest_of(values);
    if (style == Style::share) {
        divisor_ = 0.01;
        suffix_ = "%";
        decimals_ = largest == 0 ? 0 : std::clamp(1 - exponent_of(largest * 100), 1, most_decimals);
    } else if (style == Style::money) {
        prefix_ = "£";
        const bool millions = largest >= 999.5e3;
        const bool thousands = !millions && largest >= 9995;
        divisor_ = millions ? 1e6 : thousands ? 1e3 : 1;
        suffix_ = millions ? "m" : thousands ? "k" : "";
        decimals_ = millions ? 1 : largest < 100 ? 2 : largest / divisor_ < 99.95 ? 1 : 0;
    } else {
        decimals_ = decimals_for_people(largest);
    }
}

Numbers Numbers::of_differences(const Numbers& row, std::span<const double> differences) {
    Numbers result = row;
    const double largest = largest_of(differences) / row.divisor_;
    const int coarsest = std::min(row.decimals_, decimals_for_people(largest));
    const int finest = std::max(row.decimals_ + 1, 0);
    result.decimals_ = std::clamp(decimals_for_two_digits(largest), coarsest, finest);
    return result;
}

std::string Numbers::digits(double magnitude) const {
    double scaled = magnitude / divisor_;
    if (decimals_ < 0) {
        const double step = std::pow(10, -decimals_);
        scaled = std::round(scaled / step) * step;
    }
    return grouped(fmt::format("{:.{}f}", scaled, std::max(decimals_, 0)));
}

std::string Numbers::sign_of(double number) const {
    return number < 0 ? "-" : "+";
}

std::string Numbers::value(double number) const {
    if (std::isnan(number)) {
        return "-";
    }
    const std::string text = digits(std::abs(number));
    return (number < 0 && !is_zero(text) ? "-" : "") + (prefix_ + text) + suffix_;
}

std::string Numbers::difference(double number) const {
    if (std::isnan(number)) {
        return "-";
    }
    const std::string text = digits(std::abs(number));
    if (is_zero(text)) {
        return number == 0 ? "0" : text;
    }
    return sign_of(number) + prefix_ + text + (style_ == Style::share ? " pp" : suffix_);
}

std::string Numbers::signed_bare(double number) const {
    if (std::isnan(number)) {
        return "-";
    }
    const std::string text = digits(std::abs(number));
    if (is_zero(text)) {
        return number == 0 ? "0" : text;
    }
    return sign_of(number) + text;
}

std::string with_commas(long long number) {
    return (number < 0 ? "-" : "") + grouped(std::to_string(std::abs(number)));
}

std::string counted(long long number, const std::string& noun) {
    return with_commas(number) + " " + noun + (number == 1 ? "" : "s");
}

}  // namespace careway::results
