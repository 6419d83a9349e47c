#include "sim/results/rows.hpp"

#include <algorithm>
#include <optional>

namespace careway::results {

namespace {

using measure::Entry;

std::optional<std::size_t> position_of(std::span<const Entry> entries, const std::string& address,
                                       const std::string& split) {
    const auto found = std::ranges::find_if(
        entries, [&](const Entry& entry) { return entry.address == address && entry.split == split; });
    return found == entries.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - entries.begin())};
}

}  // namespace

std::string final_year(std::span<const Entry> entries) {
    for (int year = 1;; ++year) {
        const std::string next = "year " + std::to_string(year);
        if (std::ranges::none_of(entries, [&](const Entry& entry) { return entry.split == next; })) {
            return year == 1 ? "" : "year " + std::to_string(year - 1);
        }
    }
}

std::vector<std::size_t> shown(std::span<const Entry> entries, std::span<const std::string> addresses,
                               const std::string& split) {
    std::vector<std::size_t> positions;
    for (const std::string& address : addresses) {
        if (const auto position = position_of(entries, address, split)) {
            positions.push_back(*position);
        }
    }
    for (std::size_t position = 0; addresses.empty() && position < entries.size(); ++position) {
        if (entries[position].main && entries[position].split == split) {
            positions.push_back(position);
        }
    }
    return positions;
}

std::vector<double> column(std::span<const run::Values> runs, std::size_t position) {
    std::vector<double> values;
    values.reserve(runs.size());
    for (const run::Values& run : runs) {
        values.push_back(run.at(position));
    }
    return values;
}

std::vector<SummaryRow> summary_rows(std::span<const Entry> entries, std::span<const std::size_t> positions,
                                     std::span<const run::Values> runs) {
    std::vector<SummaryRow> rows;
    for (const std::size_t position : positions) {
        rows.push_back({entries[position], stats::summarise(column(runs, position))});
    }
    return rows;
}

std::vector<DifferenceRow> difference_rows(std::span<const Entry> entries, std::span<const std::size_t> positions,
                                           std::span<const run::Values> base_runs, std::span<const Entry> with_entries,
                                           std::span<const run::Values> with_runs) {
    std::vector<DifferenceRow> rows;
    for (const std::size_t position : positions) {
        const Entry& entry = entries[position];
        if (const auto other = position_of(with_entries, entry.address, entry.split)) {
            rows.push_back({entry, stats::paired_difference(column(base_runs, position), column(with_runs, *other))});
        }
    }
    return rows;
}

}  // namespace careway::results
