#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/measure/catalogue.hpp"
#include "sim/run/runner.hpp"
#include "sim/stats/summary.hpp"

namespace careway::results {

/// One measure over all runs of a scenario.
struct SummaryRow {
    measure::Entry entry;
    stats::Summary summary;
};

/// One measure in a scenario beside the base, run by run.
struct DifferenceRow {
    measure::Entry entry;
    stats::Difference difference;
};

/// The years that the entries tell apart: "year 1", "year 2"…
[[nodiscard]] std::vector<std::string> years_of(std::span<const measure::Entry> entries);
/// The last of them; "" when there is none.
[[nodiscard]] std::string final_year(std::span<const measure::Entry> entries);

/// Positions of the measures that a table shows, for one split: those addressed, in that order, or every main one when
/// no address is given. Addresses that no entry has are left out: who names them checks them.
[[nodiscard]] std::vector<std::size_t> shown(std::span<const measure::Entry> entries,
                                             std::span<const std::string> addresses, const std::string& split);

/// The same for several splits, measure by measure.
[[nodiscard]] std::vector<std::size_t> shown(std::span<const measure::Entry> entries,
                                             std::span<const std::string> addresses,
                                             std::span<const std::string> splits);

/// Values of one entry, in order of replication.
[[nodiscard]] std::vector<double> column(std::span<const run::Values> runs, std::size_t position);

/// The same of a measure by address and split, in a scenario that may have others; empty where it does not have it.
[[nodiscard]] std::vector<double> column_of(std::span<const run::Values> runs, std::span<const measure::Entry> entries,
                                            const measure::Entry& entry);
/// What each run of a scenario has more than the same run of the base; empty where one of them is.
[[nodiscard]] std::vector<double> differences(const std::vector<double>& with, const std::vector<double>& base);

[[nodiscard]] std::vector<SummaryRow> summary_rows(std::span<const measure::Entry> entries,
                                                   std::span<const std::size_t> positions,
                                                   std::span<const run::Values> runs);

/// Scenarios may add pools and nodes: rows are found by address in each, and those that one of the two does not have
/// are left out.
[[nodiscard]] std::vector<DifferenceRow> difference_rows(std::span<const measure::Entry> entries,
                                                         std::span<const std::size_t> positions,
                                                         std::span<const run::Values> base_runs,
                                                         std::span<const measure::Entry> with_entries,
                                                         std::span<const run::Values> with_runs);

}  // namespace careway::results
