#include "sim/stats/draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/base/error.hpp"
#include "sim/stats/interval.hpp"
#include "sim/stats/quantile.hpp"
#include "sim/stats/rank.hpp"

namespace careway::stats {

namespace {

bool exists(double value) {
    return !std::isnan(value);
}

/// Whether the mean lies further from 0 than its standard error.
bool is_on_one_side(std::span<const double> values) {
    const double error = std::sqrt(sample_variance(values) / static_cast<double>(values.size()));
    return std::abs(mean(values)) > error;
}

}  // namespace

std::vector<double> under_draws(std::span<const double> fixed, std::span<const double> drawn) {
    SIM_ASSERT(fixed.size() == drawn.size(), "every run is run with both");
    std::vector<double> kept;
    for (std::size_t run = 0; run < fixed.size(); ++run) {
        if (exists(fixed[run]) && exists(drawn[run])) {
            kept.push_back(fixed[run]);
        }
    }
    const double centre = mean(kept);
    std::vector<double> moved;
    for (std::size_t run = 0; run < fixed.size(); ++run) {
        moved.push_back(centre + (drawn[run] - fixed[run]));
    }
    return moved;
}

Spread spread_of(std::span<const double> values) {
    std::vector<double> kept;
    std::ranges::copy_if(values, std::back_inserter(kept), exists);
    return {kept.size(),
            static_cast<std::size_t>(std::ranges::count_if(kept, [](double value) { return value < 0; })),
            static_cast<std::size_t>(std::ranges::count_if(kept, [](double value) { return value > 0; })),
            quantile(kept, 0.1),
            quantile(kept, 0.5),
            quantile(kept, 0.9)};
}

Influence influence_of(std::span<const double> drawn, std::span<const double> differences) {
    SIM_ASSERT(drawn.size() == differences.size(), "every difference belongs to a draw");
    const std::size_t third = drawn.size() / 3;
    if (third < 2) {
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        return {missing, missing, missing, false};
    }
    std::vector<std::size_t> order(drawn.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return drawn[i]; });
    std::vector<double> low;
    std::vector<double> high;
    for (std::size_t i = 0; i < third; ++i) {
        low.push_back(differences[order[i]]);
        high.push_back(differences[order[order.size() - third + i]]);
    }
    Influence influence{rank_correlation(drawn, differences), mean(low), mean(high), false};
    influence.flips =
        (influence.when_low < 0) != (influence.when_high < 0) && is_on_one_side(low) && is_on_one_side(high);
    return influence;
}

}  // namespace careway::stats
