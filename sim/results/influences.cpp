#include "sim/results/influences.hpp"

#include <algorithm>
#include <cmath>

#include "sim/results/rows.hpp"
#include "sim/stats/rank.hpp"

namespace careway::results {

std::vector<double> difference_under_draws(const measure::Entry& entry, const BothRuns& base, const BothRuns& with) {
    const auto stated =
        differences(column_of(with.stated, with.entries, entry), column_of(base.stated, base.entries, entry));
    const auto drawn =
        differences(column_of(with.drawn, with.entries, entry), column_of(base.drawn, base.entries, entry));
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
