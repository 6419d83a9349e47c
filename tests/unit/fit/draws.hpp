#pragma once

#include <cmath>
#include <limits>
#include <vector>

#include "sim/fit/law.hpp"
#include "sim/fit/sample.hpp"
#include "sim/random/variate.hpp"

/// Stays drawn by the simulator's own distributions, to be found again.
namespace careway::fit {

/// A distribution as the simulator has it, in milliseconds. @param shape  of a Weibull; of others the sd in days
inline random::Distribution drawn_from(Family family, double mean_days, double shape) {
    const double mean = mean_days * static_cast<double>(day.ticks());
    const double sd = shape * static_cast<double>(day.ticks());
    switch (family) {
        case Family::lognormal:
            return {random::Shape::lognormal, mean, sd, {}, {}};
        case Family::gamma:
            return {random::Shape::gamma, mean, sd, {}, {}};
        case Family::weibull:
            return {random::Shape::weibull, mean / std::tgamma(1 + 1 / shape), shape, {}, {}};
        case Family::exponential:
            break;
    }
    return {random::Shape::exponential, mean, 0, {}, {}};
}

/// Days, one a person; each `series` has its own.
class Draw {
public:
    Draw(Family family, double mean_days, double shape, std::uint32_t series)
        : variate_{maker_.make_for_samples(drawn_from(family, mean_days, shape))},
          tables_{maker_.take_tables()},
          draws_{20260401, series} {}

    [[nodiscard]] double days(std::uint64_t person) const {
        return sample(variate_, draws_.at(person, 1, random::Purpose::visit).uniform(), tables_).in_days();
    }
    /// Another number of the same person, uniform in (0, 1).
    [[nodiscard]] double uniform(std::uint64_t person) const {
        return draws_.at(person, 2, random::Purpose::attribute).uniform();
    }

private:
    random::VariateMaker maker_;
    random::Variate variate_;
    std::vector<random::QuantileTable> tables_;
    random::Draws draws_;
};

inline constexpr double goes_on = std::numeric_limits<double>::infinity();

/// All of them, to their ends.
inline Sample whole(const Draw& draw, std::uint64_t people) {
    Sample sample;
    for (std::uint64_t person = 0; person < people; ++person) {
        const double days = draw.days(person);
        sample.add({days, days});
    }
    sample.close();
    return sample;
}

/// People who come evenly over `before` days before a window of `window` days and in it; those who left before it are
/// not in the data, and those who are still there at its end go on.
inline Sample in_window(const Draw& draw, std::uint64_t people, double before, double window) {
    Sample sample;
    for (std::uint64_t person = 0; person < people; ++person) {
        const double came = draw.uniform(person) * (before + window) - before;
        const double days = draw.days(person);
        const double entry = std::max(0.0, -came);
        if (days > entry) {
            const bool open = came + days > window;
            sample.add({open ? window - came : days, open ? goes_on : days, entry});
        }
    }
    sample.close();
    return sample;
}

}  // namespace careway::fit
