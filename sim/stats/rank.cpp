#include "sim/stats/rank.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/base/error.hpp"

namespace careway::stats {

namespace {

std::vector<double> ranks_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]]) {
            ++end;
        }
        for (std::size_t i = first; i < end; ++i) {
            ranks[order[i]] = static_cast<double>(first + end - 1) / 2;
        }
        first = end;
    }
    return ranks;
}

}  // namespace

double rank_correlation(std::span<const double> x, std::span<const double> y) {
    SIM_ASSERT(x.size() == y.size(), "pairs need two values each");
    const std::vector<double> rank_x = ranks_of(x);
    const std::vector<double> rank_y = ranks_of(y);
    const double middle = (static_cast<double>(x.size()) - 1) / 2;
    double both = 0;
    double of_x = 0;
    double of_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        both += (rank_x[i] - middle) * (rank_y[i] - middle);
        of_x += (rank_x[i] - middle) * (rank_x[i] - middle);
        of_y += (rank_y[i] - middle) * (rank_y[i] - middle);
    }
    return of_x > 0 && of_y > 0 ? both / std::sqrt(of_x * of_y) : std::numeric_limits<double>::quiet_NaN();
}

double telling_correlation(std::size_t pairs, std::size_t tried) {
    if (pairs < 3 || tried == 0) {
        return 1;
    }
    const auto freedom = static_cast<double>(pairs - 2);
    const boost::math::students_t student{freedom};
    const double t = boost::math::quantile(boost::math::complement(student, 0.005 / static_cast<double>(tried)));
    return t / std::sqrt(freedom + t * t);
}

}  // namespace careway::stats
