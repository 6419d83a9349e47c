#include "sim/fit/sample.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace careway::fit {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Condition>
std::int64_t count_if(const std::vector<Observation>& all, Condition condition) {
    double count = 0;
    for (const Observation& one : all) {
        count += condition(one) ? one.count : 0;
    }
    return static_cast<std::int64_t>(count);
}

/// At one time: how many end there, and how the number of those who are looked at changes behind it.
struct Step {
    double ended = 0;
    double leaving = 0;
    double entering = 0;
};

std::map<double, Step> steps_of(const Sample& sample) {
    std::map<double, Step> steps;
    for (const Observation& one : sample.all()) {
        steps[one.entry].entering += one.count;
        Step& last = steps[one.open() ? one.low : one.middle()];
        last.leaving += one.count;
        last.ended += one.open() ? 0 : one.count;
    }
    return steps;
}

}  // namespace

bool Observation::open() const {
    return high == infinity;
}

void Sample::close() {
    std::sort(all_.begin(), all_.end());
    std::vector<Observation> merged;
    for (const Observation& one : all_) {
        Observation* last = merged.empty() ? nullptr : &merged.back();
        if (last != nullptr && last->low == one.low && last->high == one.high && last->entry == one.entry) {
            last->count += one.count;
        } else {
            merged.push_back(one);
            merged.back().log_low = std::log(one.low);
        }
    }
    all_ = std::move(merged);
}

std::int64_t Sample::size() const {
    return count_if(all_, [](const Observation&) { return true; });
}

std::int64_t Sample::open() const {
    return count_if(all_, [](const Observation& one) { return one.open(); });
}

std::int64_t Sample::late() const {
    return count_if(all_, [](const Observation& one) { return one.entry > 0; });
}

double Sample::exposure() const {
    return std::accumulate(all_.begin(), all_.end(), 0.0, [](double sum, const Observation& one) {
        return sum + one.count * ((one.open() ? one.low : one.middle()) - one.entry);
    });
}

bool Sample::varied() const {
    const auto ended = [](const Observation& one) { return !one.open(); };
    const auto first = std::find_if(all_.begin(), all_.end(), ended);
    return std::any_of(first, all_.end(), [&](const Observation& one) {
        return ended(one) && (one.low != first->low || one.high != first->high);
    });
}

Median kaplan_meier_median(const Sample& sample) {
    constexpr double both_sides = 1.959964;  // of the standard normal distribution, 95 %
    Median median{std::numeric_limits<double>::quiet_NaN(), infinity, infinity};
    double looked_at = 0;
    double left = 1;
    double greenwood = 0;
    for (const auto& [days, step] : steps_of(sample)) {
        if (step.ended > 0) {
            left *= 1 - step.ended / looked_at;
            greenwood += step.ended / (looked_at * (looked_at - step.ended));
            const double error = left > 0 ? both_sides * left * std::sqrt(greenwood) : 0;
            median.low = left - error <= 0.5 ? std::min(median.low, days) : median.low;
            median.high = left + error <= 0.5 ? std::min(median.high, days) : median.high;
            if (left <= 0.5 && std::isnan(median.days)) {
                median.days = days;
            }
        }
        looked_at += step.entering - step.leaving;
    }
    return median;
}

}  // namespace careway::fit
