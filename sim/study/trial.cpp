#include "sim/study/trial.hpp"

#include <algorithm>

#include "sim/stats/interval.hpp"

namespace careway::study {

double Trial::mean(std::size_t target) const {
    return stats::mean(values[target]);
}

Verdict judge(const Trial& trial, std::size_t target, const Band& band) {
    const double mean = trial.mean(target);
    if (mean >= band.low && mean <= band.high) {
        return Verdict::in;
    }
    const stats::Interval interval = stats::confidence_of_mean(trial.values[target]);
    return interval.high >= band.low && interval.low <= band.high ? Verdict::near : Verdict::out;
}

bool fits(const Trial& trial, std::span<const Band> bands) {
    for (std::size_t target = 0; target < bands.size(); ++target) {
        if (judge(trial, target, bands[target]) == Verdict::out) {
            return false;
        }
    }
    return true;
}

double distance(const Trial& trial, std::span<const Band> bands) {
    double sum = 0;
    for (std::size_t target = 0; target < bands.size(); ++target) {
        const double misses = (trial.mean(target) - bands[target].target) / bands[target].tolerance();
        sum += misses * misses;
    }
    for (const double share : trial.setting) {
        sum += (share - middle) * (share - middle);
    }
    return sum;
}

std::size_t nearest(std::span<const Trial> trials, std::span<const Band> bands) {
    const auto nearer = [&](const Trial& a, const Trial& b) { return distance(a, bands) < distance(b, bands); };
    return static_cast<std::size_t>(std::min_element(trials.begin(), trials.end(), nearer) - trials.begin());
}

}  // namespace careway::study
