#include "sim/results/influences.hpp"

#include <algorithm>
#include <cmath>

#include "sim/results/rows.hpp"
#include "sim/stats/rank.hpp"

namespace careway::results {

namespace {

std::vector<double> column_of(std::span<const run::Values> runs, std::span<const measure::Entry> entries,
                              const measure::Entry& entry) {
    const auto found = std::ranges::find_if(entries, [&](const measure::Entry& other) {
        return other.address == entry.address && other.split == entry.split;
    });
    return found == entries.end() ? std::vector<double>{}
                                  : column(runs, static_cast<std::size_t>(found - entries.begin()));
}

std::vector<double> less(const std::vector<double>& values, const std::vector<double>& other) {
    std::vector<double> differences;
    for (std::size_t run = 0; run < std::min(values.size(), other.size()); ++run) {
        differences.push_back(values[run] - other[run]);
    }
    return differences;
}

}  // namespace

std::vector<double> difference_under_draws(const measure::Entry& entry, const BothRuns& base, const BothRuns& with) {
    const auto stated = less(column_of(with.stated, with.entries, entry), column_of(base.stated, base.entries, entry));
    const auto drawn = less(column_of(with.drawn, with.entries, entry), column_of(base.drawn, base.entries, entry));
    return stats::under_draws(stated, drawn);
}

std::vector<Influence> telling_influences(std::span<const Draws> draws, std::span<const double> differences) {
    std::vector<double> kept;
    std::ranges::copy_if(differences, std::back_inserter(kept), [](double value) { return !std::isnan(value); });
    const double telling = stats::telling_correlation(kept.size(), draws.size());
    std::vector<Influence> found;
    for (const Draws& each : draws) {
        std::vector<double> values;
        for (std::size_t run = 0; run < differences.size(); ++run) {
            if (!std::isnan(differences[run])) {
                values.push_back(each.values[run]);
            }
        }
        const stats::Influence influence = stats::influence_of(values, kept);
        if (std::abs(influence.correlation) > telling) {
            found.push_back({each.name, influence});
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater{},
                             [](const Influence& one) { return std::abs(one.influence.correlation); });
    return found;
}

}  // namespace careway::results
