#include "sim/fit/likelihood.hpp"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <optional>
#include <utility>

namespace careway::fit {

namespace {

using boost::math::tools::brent_find_minima;

constexpr int bits = 22;                 // of the logarithm of mean and shape: a thousandth of any standard error
constexpr double both_sides = 1.959964;  // of the standard normal distribution, 95 %

/// Logarithms of what is looked through.
struct Range {
    double low;
    double high;
    [[nodiscard]] bool inside(double at) const {
        constexpr double edge = 0.01;
        return at > low + edge && at < high - edge;
    }
};

/// Of shapes: from a coefficient of variation of some 5 % to far beyond any seen.
Range shapes_of(Family family) {
    switch (family) {
        case Family::lognormal:
            return {std::log(0.04), std::log(4)};
        case Family::gamma:
            return {std::log(0.04), std::log(600)};
        case Family::weibull:
            return {std::log(0.15), std::log(30)};
        case Family::exponential:
            break;
    }
    return {-1, 1};
}

/// A point of the likelihood, by the logarithms of its parameters.
struct Point {
    double mean;
    double shape;
};

class Search {
public:
    Search(Family family, const Sample& sample)
        : family_{family}, sample_{sample}, crude_{std::log(sample.exposure() / static_cast<double>(sample.ended()))} {}

    [[nodiscard]] Law law_at(const Point& point) const {
        return {family_, std::exp(point.mean), std::exp(point.shape)};
    }

    /// The mean that is likeliest with one shape after the other, by Brent's method within Brent's method. Nothing
    /// where it lies at an edge of what is looked through, beyond which the likelihood goes on rising.
    [[nodiscard]] std::optional<Point> top() const {
        if (parameters_of(family_) == 1 && all_exact()) {
            return Point{crude_, 0};
        }
        const Range shapes = shapes_of(family_);
        const double shape =
            parameters_of(family_) == 1
                ? 0
                : brent_find_minima([this](double at) { return best_mean(at).second; }, shapes.low, shapes.high, bits)
                      .first;
        const Point point{best_mean(shape).first, shape};
        return means().inside(point.mean) && shapes.inside(shape) ? std::optional{point} : std::nullopt;
    }

    [[nodiscard]] double cost(const Point& point) const { return -log_likelihood(law_at(point), sample_); }

private:
    /// The likeliest logarithm of the mean, and its cost.
    [[nodiscard]] std::pair<double, double> best_mean(double shape) const {
        return brent_find_minima([&](double mean) { return cost({mean, shape}); }, means().low, means().high, bits);
    }
    /// Shapes far from the right one want means far from the crude one.
    [[nodiscard]] Range means() const { return {crude_ - 4, crude_ + 9}; }

    /// Then the likeliest mean of an exponential is the days looked at over the number that ended.
    [[nodiscard]] bool all_exact() const {
        return std::ranges::all_of(sample_.all(), [](const Observation& one) { return one.exact() || one.open(); });
    }

    Family family_;
    const Sample& sample_;
    double crude_;
};

/// Covariances of the logarithms of mean and shape: the inverse of the curvature.
struct Covariance {
    double mean;
    double both;
    double shape;
};

Covariance covariance_at(const Search& search, const Point& top, bool with_shape) {
    constexpr double step = 1e-3;
    const auto cost = [&](double mean, double shape) {
        return search.cost({top.mean + mean * step, top.shape + shape * step});
    };
    const double centre = cost(0, 0);
    const double mean = (cost(1, 0) - 2 * centre + cost(-1, 0)) / (step * step);
    if (!with_shape) {
        return {1 / mean, 0, 0};
    }
    const double shape = (cost(0, 1) - 2 * centre + cost(0, -1)) / (step * step);
    const double both = (cost(1, 1) - cost(1, -1) - cost(-1, 1) + cost(-1, -1)) / (4 * step * step);
    const double determinant = mean * shape - both * both;
    return {shape / determinant, -both / determinant, mean / determinant};
}

}  // namespace

double log_likelihood(const Law& law, const Sample& sample) {
    double sum = 0;
    for (const Observation& one : sample.all()) {
        const double seen = one.exact() ? law.log_density(one.low, one.log_low) : law.log_between(one.low, one.high);
        sum += one.count * (seen - law.log_survival(one.entry));
    }
    return sum;
}

std::optional<Fit> fit_of(Family family, const Sample& sample) {
    if (sample.ended() == 0 || (parameters_of(family) == 2 && !sample.varied())) {
        return {};
    }
    const Search search{family, sample};
    const std::optional<Point> top = search.top();
    if (!top) {
        return {};
    }
    const int parameters = parameters_of(family);
    const Covariance covariance = covariance_at(search, *top, parameters == 2);
    const Law law = search.law_at(*top);
    const double step = 1e-4;
    const double slope = std::log(search.law_at({top->mean, top->shape + step}).relative_sd() /
                                  search.law_at({top->mean, top->shape - step}).relative_sd()) /
                         (2 * step);
    const double mean_variance = covariance.mean;
    const double sd_variance = covariance.mean + 2 * slope * covariance.both + slope * slope * covariance.shape;
    if (!(mean_variance > 0) || !(sd_variance > 0) || !std::isfinite(mean_variance + sd_variance)) {
        return {};  // flat at its top: the data do not say which
    }
    const double error = std::sqrt(mean_variance);
    const double mean = law.mean();
    const double sd = mean * law.relative_sd();
    return Fit{family,
               mean,
               sd,
               std::exp(top->shape),
               law.median(),
               mean * error,
               sd * std::sqrt(sd_variance),
               {mean * std::exp(-both_sides * error), mean * std::exp(both_sides * error)},
               2 * parameters + 2 * search.cost(*top)};
}

std::vector<Fit> fits_of(const Sample& sample) {
    std::vector<Fit> found;
    for (const Family family : families) {
        if (const std::optional<Fit> fit = fit_of(family, sample)) {
            found.push_back(*fit);
        }
    }
    std::ranges::stable_sort(found, {}, &Fit::aic);
    return found;
}

}  // namespace careway::fit
