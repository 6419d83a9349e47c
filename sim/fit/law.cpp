#include "sim/fit/law.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>

namespace careway::fit {

namespace {

/// Mean of the distribution whose scale is 1.
double mean_of_unit(Family family, double shape) {
    switch (family) {
        case Family::lognormal:
            return std::exp(shape * shape / 2);
        case Family::gamma:
            return shape;
        case Family::weibull:
            return std::tgamma(1 + 1 / shape);
        case Family::exponential:
            break;
    }
    return 1;
}

/// Part of the logarithm of the density that is the same for every time.
double constant_of(Family family, double shape, double log_scale) {
    switch (family) {
        case Family::lognormal:
            return -std::log(shape) - std::log(2 * std::numbers::pi) / 2;
        case Family::gamma:
            return -shape * log_scale - boost::math::lgamma(shape);
        case Family::weibull:
            return std::log(shape) - shape * log_scale;
        case Family::exponential:
            break;
    }
    return -log_scale;
}

/// Where the tail itself is too small for a double, its leading term.
/// Source: Abramowitz and Stegun (1964), 7.1.23.
double log_normal_tail(double score) {
    return score < 30 ? std::log(std::erfc(score / std::numbers::sqrt2) / 2)
                      : -score * score / 2 - std::log(score * std::sqrt(2 * std::numbers::pi));
}

/// Source of the leading term: Abramowitz and Stegun (1964), 6.5.32.
double log_gamma_tail(double shape, double x) {
    const double tail = boost::math::gamma_q(shape, x);
    return tail > std::numeric_limits<double>::min() ? std::log(tail)
                                                     : (shape - 1) * std::log(x) - x - boost::math::lgamma(shape);
}

}  // namespace

std::string_view name_of(Family family) {
    constexpr std::string_view names[] = {"exponential", "lognormal", "gamma", "weibull"};
    return names[static_cast<int>(family)];
}

int parameters_of(Family family) {
    return family == Family::exponential ? 1 : 2;
}

Law::Law(Family family, double mean, double shape)
    : family_{family},
      mean_{mean},
      shape_{shape},
      scale_{mean / mean_of_unit(family, shape)},
      log_scale_{std::log(scale_)},
      constant_{constant_of(family, shape, log_scale_)} {}

double Law::log_density(double days, double log_days) const {
    switch (family_) {
        case Family::lognormal: {
            const double score = (log_days - log_scale_) / shape_;
            return constant_ - log_days - score * score / 2;
        }
        case Family::gamma:
            return constant_ + (shape_ - 1) * log_days - days / scale_;
        case Family::weibull:
            return constant_ + (shape_ - 1) * log_days - hazard(log_days);
        case Family::exponential:
            break;
    }
    return constant_ - days / scale_;
}

double Law::hazard(double log_days) const {
    constexpr double most = 600;  // e to this is finite still, even a million times
    return std::exp(std::min(shape_ * (log_days - log_scale_), most));
}

double Law::log_survival(double days) const {
    if (days <= 0) {
        return 0;
    }
    switch (family_) {
        case Family::lognormal:
            return log_normal_tail((std::log(days) - log_scale_) / shape_);
        case Family::gamma:
            return log_gamma_tail(shape_, days / scale_);
        case Family::weibull:
            return -hazard(std::log(days));
        case Family::exponential:
            break;
    }
    return -days / scale_;
}

double Law::log_between(double low, double high) const {
    const double beyond_low = log_survival(low);
    if (high == std::numeric_limits<double>::infinity()) {
        return beyond_low;
    }
    // Never 0, which a time far beyond all that the law expects would give.
    const double share = -std::expm1(log_survival(high) - beyond_low);
    return beyond_low + std::log(std::max(share, std::numeric_limits<double>::min()));
}

double Law::relative_sd() const {
    switch (family_) {
        case Family::lognormal:
            return std::sqrt(std::expm1(shape_ * shape_));
        case Family::gamma:
            return 1 / std::sqrt(shape_);
        case Family::weibull: {
            const double unit = std::tgamma(1 + 1 / shape_);
            return std::sqrt(std::tgamma(1 + 2 / shape_) / (unit * unit) - 1);
        }
        case Family::exponential:
            break;
    }
    return 1;
}

double Law::median() const {
    switch (family_) {
        case Family::lognormal:
            return scale_;
        case Family::gamma:
            return scale_ * boost::math::gamma_p_inv(shape_, 0.5);
        case Family::weibull:
            return scale_ * std::pow(std::numbers::ln2, 1 / shape_);
        case Family::exponential:
            break;
    }
    return scale_ * std::numbers::ln2;
}

}  // namespace careway::fit
