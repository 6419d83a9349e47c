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

std::vector<std::string> years_of(std::span<const Entry> entries) {
    std::vector<std::string> years;
    for (std::string next = "year 1"; std::ranges::find(entries, next, &Entry::split) != entries.end();
         next = "year " + std::to_string(years.size() + 1)) {
        years.push_back(next);
    }
    return years;
}

std::string final_year(std::span<const Entry> entries) {
    const std::vector<std::string> years = years_of(entries);
    return years.empty() ? "" : years.back();
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

std::vector<std::size_t> shown(std::span<const Entry> entries, std::span<const std::string> addresses,
                               std::span<const std::string> splits) {
    std::vector<std::size_t> positions;
    for (const std::size_t first : shown(entries, addresses, splits.front())) {
        for (const std::string& split : splits) {
            if (const auto position = position_of(entries, entries[first].address, split)) {
                positions.push_back(*position);
            }
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

std::vector<double> column_of(std::span<const run::Values> runs, std::span<const Entry> entries, const Entry& entry) {
    const auto position = position_of(entries, entry.address, entry.split);
    return position ? column(runs, *position) : std::vector<double>{};
}

std::vector<double> differences(const std::vector<double>& with, const std::vector<double>& base) {
    std::vector<double> result;
    for (std::size_t run = 0; run < std::min(with.size(), base.size()); ++run) {
        result.push_back(with[run] - base[run]);
    }
    return result;
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
