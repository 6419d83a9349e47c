#include "sim/study/diagnosis.hpp"

#include <algorithm>
#include <cmath>

#include "sim/stats/interval.hpp"

namespace careway::study {

namespace {

std::vector<double> shares_of(std::span<const Trial> ensemble, std::size_t unknown) {
    std::vector<double> shares;
    for (const Trial& member : ensemble) {
        shares.push_back(member.setting[unknown]);
    }
    return shares;
}

std::size_t unknowns_of(std::span<const Trial> ensemble) {
    return ensemble.empty() ? 0 : ensemble.front().setting.size();
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean_a = stats::mean(a);
    const double mean_b = stats::mean(b);
    double together = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        together += (a[i] - mean_a) * (b[i] - mean_b);
    }
    const double apart = stats::sample_variance(a) * stats::sample_variance(b);
    return apart > 0 ? together / static_cast<double>(a.size() - 1) / std::sqrt(apart) : 0;
}

/// [target][trial]: whether it is met.
std::vector<std::vector<bool>> met_by(std::span<const Trial> tried, std::span<const Band> bands) {
    std::vector<std::vector<bool>> met;
    for (std::size_t target = 0; target < bands.size(); ++target) {
        met.emplace_back();
        for (const Trial& trial : tried) {
            met.back().push_back(judge(trial, target, bands[target]) != Verdict::out);
        }
    }
    return met;
}

bool any(const std::vector<bool>& met) {
    return std::ranges::count(met, true) > 0;
}

bool together(const std::vector<bool>& a, const std::vector<bool>& b) {
    for (std::size_t trial = 0; trial < a.size(); ++trial) {
        if (a[trial] && b[trial]) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Spread> spreads(std::span<const Trial> ensemble) {
    const double of_whole_range = std::sqrt(1.0 / 12);
    std::vector<Spread> result;
    for (std::size_t unknown = 0; unknown < unknowns_of(ensemble); ++unknown) {
        const std::vector<double> shares = shares_of(ensemble, unknown);
        const double variance = shares.size() < 2 ? 0 : stats::sample_variance(shares);
        result.push_back({*std::ranges::min_element(shares), *std::ranges::max_element(shares),
                          std::sqrt(variance) / of_whole_range});
    }
    return result;
}

std::vector<Tied> tied(std::span<const Trial> ensemble) {
    std::vector<Tied> result;
    if (ensemble.size() < 3) {  // any two are on a line
        return result;
    }
    for (std::size_t first = 0; first < unknowns_of(ensemble); ++first) {
        for (std::size_t second = first + 1; second < unknowns_of(ensemble); ++second) {
            const double tie = correlation(shares_of(ensemble, first), shares_of(ensemble, second));
            if (std::abs(tie) >= least_tie) {
                result.push_back({first, second, tie});
            }
        }
    }
    return result;
}

std::vector<Conflict> conflicts(std::span<const Trial> tried, std::span<const Band> bands) {
    const auto met = met_by(tried, bands);
    std::vector<Conflict> result;
    for (std::size_t first = 0; first < bands.size(); ++first) {
        for (std::size_t second = first + 1; second < bands.size(); ++second) {
            if (any(met[first]) && any(met[second]) && !together(met[first], met[second])) {
                result.push_back({first, second});
            }
        }
    }
    return result;
}

std::vector<std::size_t> never_met(std::span<const Trial> tried, std::span<const Band> bands) {
    const auto met = met_by(tried, bands);
    std::vector<std::size_t> result;
    for (std::size_t target = 0; target < bands.size(); ++target) {
        if (!any(met[target])) {
            result.push_back(target);
        }
    }
    return result;
}

std::size_t meeting(std::span<const Trial> trials, std::size_t target, const Band& band) {
    return static_cast<std::size_t>(
        std::ranges::count_if(trials, [&](const Trial& trial) { return judge(trial, target, band) != Verdict::out; }));
}

}  // namespace careway::study
