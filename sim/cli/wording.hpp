#pragma once

#include <string>

#include "sim/cli/session.hpp"
#include "sim/cli/table.hpp"
#include "sim/stats/draws.hpp"
#include "sim/stats/summary.hpp"

namespace careway::cli {

/// "Length of stay, mean, hours": a measure's label, with the unit that its numbers do not carry themselves.
[[nodiscard]] std::string label_of(const measure::Entry& entry);

/// The label of a row. By year it is the year alone; before the first, a row with the measure's label is put in.
[[nodiscard]] std::string row_label(Table& table, const Session& session, const measure::Entry& entry);

/// "Three extra wards (three_wards)".
[[nodiscard]] std::string name_and_label(const results::Scenario& scenario);

/// "50 runs of 730 days after 365 days warm-up, seed 42".
[[nodiscard]] std::string runs_in_words(const Session& session, const std::string& kind);

/// "Year 2 (2017-04-01 to 2018-03-31), because…", or that it is the whole window.
[[nodiscard]] std::string window_in_words(const Session& session);

/// A number in twelve digits, for CSV and JSON: more than any statistic is worth, and fewer than those in which the C
/// library of another processor could differ. "" for what does not exist.
[[nodiscard]] std::string rounded_text(double number);

/// The cells of a row, written for people.
struct SummaryWords {
    std::string mean, median, range;
};
[[nodiscard]] SummaryWords in_words(const measure::Entry& entry, const stats::Summary& summary);

struct DifferenceWords {
    std::string base, with, difference, interval, lower;
};
[[nodiscard]] DifferenceWords in_words(const measure::Entry& entry, const stats::Difference& difference);
/// The line below it: how the same difference lies under draws of the assumptions, rounded as that is. Base and with
/// are empty.
[[nodiscard]] DifferenceWords in_words(const measure::Entry& entry, const stats::Difference& difference,
                                       const stats::Spread& draws);
/// One more difference of that row.
[[nodiscard]] std::string difference_in_words(const measure::Entry& entry, const stats::Difference& difference,
                                              double value);

}  // namespace careway::cli
