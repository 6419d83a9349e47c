#pragma once

#include <string_view>

namespace careway::fit {

enum class Family { exponential, lognormal, gamma, weibull };

inline constexpr Family families[] = {Family::exponential, Family::lognormal, Family::gamma, Family::weibull};

/// As the language calls it.
[[nodiscard]] std::string_view name_of(Family family);
/// Numbers that choose one distribution of it: its mean, and a shape but for the exponential.
[[nodiscard]] int parameters_of(Family family);

/// A distribution of times in days. Its probabilities are logarithms, so that none is lost far out in a tail.
class Law {
public:
    /// @param mean   in days, above 0
    /// @param shape  above 0: sigma of a lognormal's logarithm, shape of a gamma or Weibull; unused by the exponential
    Law(Family family, double mean, double shape = 1);

    /// @param log_days  the logarithm of `days`, which is above 0
    [[nodiscard]] double log_density(double days, double log_days) const;
    /// Of lasting longer than `days`, at least 0.
    [[nodiscard]] double log_survival(double days) const;
    /// Of lasting longer than `low` and at most `high`, which is larger and may be infinite.
    [[nodiscard]] double log_between(double low, double high) const;

    [[nodiscard]] double mean() const { return mean_; }
    /// Standard deviation over mean.
    [[nodiscard]] double relative_sd() const;
    [[nodiscard]] double median() const;

private:
    /// Of a Weibull: what is summed up of its risk until then.
    [[nodiscard]] double hazard(double log_days) const;

    Family family_;
    double mean_;
    double shape_;
    double scale_;      ///< days: median of a lognormal
    double log_scale_;  ///< its logarithm
    double constant_;   ///< of the logarithm of the density
};

}  // namespace careway::fit
