#pragma once

#include <span>
#include <string>

#include "sim/measure/catalogue.hpp"

namespace careway::results {

/// How one row of a table or one line of text writes its numbers for people: rounded as far as they are worth, commas
/// over 999, `%`, £. All numbers of a row share one scale, so that the eye may subtract them.
///
/// A value that does not exist (NaN) is written "-". Durations carry no unit here: it stands in the row's label.
class Numbers {
public:
    /// @param values  everything that the row shows; the largest decides the rounding
    Numbers(measure::Style style, std::span<const double> values);

    /// For the differences of a row whose values are written by `row`: the same unit, rounded like the row, but one
    /// decimal finer where the largest of `differences` would keep fewer than two digits, and coarser where it is
    /// large.
    static Numbers of_differences(const Numbers& row, std::span<const double> differences);

    [[nodiscard]] std::string value(double number) const;  ///< "598", "95.3%", "£412.6m"
    [[nodiscard]] std::string difference(
        double number) const;  ///< "-52", "+3.1 pp" (percentage points), "-£4.9m"; "0" has no sign
    [[nodiscard]] std::string signed_bare(double number) const;  ///< as a difference, without its unit: "-5.4"

private:
    Numbers() = default;
    [[nodiscard]] std::string digits(double magnitude) const;
    [[nodiscard]] std::string sign_of(double number) const;

    measure::Style style_ = measure::Style::number;
    double divisor_ = 1;
    int decimals_ = 0;  ///< negative: rounded to tens, hundreds…
    const char* prefix_ = "";
    const char* suffix_ = "";
};

/// "1,095"; "-12".
[[nodiscard]] std::string with_commas(long long number);

/// "1 run", "50 runs", "1,095 days": a count with its noun, which gets an s unless the count is 1.
[[nodiscard]] std::string counted(long long number, const std::string& noun);

}  // namespace careway::results
