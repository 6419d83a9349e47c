#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// What is tried while a model is calibrated.
namespace careway::study {

/// Where each unknown lies in its range: 0 at its low end, 1 at its high one.
using Setting = std::vector<double>;

/// Of a range.
inline constexpr double middle = 0.5;

/// What will do for a target.
struct Band {
    double target = 0, low = 0, high = 0;

    /// A quarter of the band: of values that scatter so around its middle, 19 in 20 lie in it.
    [[nodiscard]] double tolerance() const { return (high - low) / 4; }
};

/// A setting that was run.
struct Trial {
    Setting setting;                          ///< as it was written and run, empty for the model as it stands
    std::vector<std::vector<double>> values;  ///< [target][run]

    [[nodiscard]] double mean(std::size_t target) const;
};

/// Whether the mean over a trial's runs lies in a band; `near` where it does not but its 95 % interval reaches into it,
/// so that it may be chance.
enum class Verdict : std::uint8_t { in, near, out };

[[nodiscard]] Verdict judge(const Trial& trial, std::size_t target, const Band& band);
/// No target is out.
[[nodiscard]] bool fits(const Trial& trial, std::span<const Band> bands);
/// The sum over all targets of the square of (mean - target) / tolerance, and over all unknowns of the square of their
/// share less a half: what no target decides stays in the middle of its range, whatever chance makes of it.
[[nodiscard]] double distance(const Trial& trial, std::span<const Band> bands);
/// Position of the first of those that come nearest. @pre there is one
[[nodiscard]] std::size_t nearest(std::span<const Trial> trials, std::span<const Band> bands);

}  // namespace careway::study
