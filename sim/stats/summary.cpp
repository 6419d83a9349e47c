#include "sim/stats/summary.hpp"

#include <cmath>

#include "sim/base/error.hpp"
#include "sim/stats/quantile.hpp"

namespace careway::stats {

Summary summarise(std::span<const double> runs) {
    std::vector<double> values;
    for (const double value : runs) {
        if (!std::isnan(value)) {
            values.push_back(value);
        }
    }
    return {values.size(),         mean(values),          confidence_of_mean(values),
            quantile(values, 0.1), quantile(values, 0.5), quantile(values, 0.9)};
}

Difference paired_difference(std::span<const double> base, std::span<const double> with) {
    SIM_ASSERT(base.size() == with.size(), "pairs need two runs each");
    std::vector<double> kept_base;
    std::vector<double> kept_with;
    std::vector<double> differences;
    Difference result;
    for (std::size_t run = 0; run < base.size(); ++run) {
        const double difference = with[run] - base[run];
        if (!std::isnan(difference)) {
            kept_base.push_back(base[run]);
            kept_with.push_back(with[run]);
            differences.push_back(difference);
            result.lower += difference < 0 ? 1 : 0;
            result.higher += difference > 0 ? 1 : 0;
        }
    }
    result.pairs = differences.size();
    result.base = mean(kept_base);
    result.with = mean(kept_with);
    result.mean = mean(differences);
    result.confidence = confidence_of_mean(differences);
    return result;
}

}  // namespace careway::stats
