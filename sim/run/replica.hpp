#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/measure/measures.hpp"
#include "sim/pathway/simulation.hpp"

namespace careway::run {

/// One replication as a value: copy it and both run on, equal.
class Replica {
public:
    Replica(std::shared_ptr<const pathway::Program> program, std::uint32_t seed, std::uint32_t run);

    /// Runs on to `until` (exclusive) or to the end of the measured window, whichever comes first.
    void advance(Time until);
    /// Runs to the end of the measured window and returns one value per entry of the model's catalogue; a value that
    /// does not exist (a mean over nobody) is NaN. Throws ModelError when the model stops itself.
    std::vector<double> finish();
    /// All that was counted in the measured window, for those who ask more than the measures say: the time with each
    /// number of places in use, for one. @pre finish() has been called
    [[nodiscard]] measure::Totals totals() const;

    [[nodiscard]] pathway::Frame frame() const { return simulation_.frame(); }
    [[nodiscard]] Time now() const { return simulation_.now(); }

private:
    std::shared_ptr<const pathway::Program> program_;
    pathway::Simulation simulation_;
    measure::Measures measures_;
    pathway::Records records_;
    std::vector<measure::Totals> years_;  ///< of the measured window, the last one perhaps shorter
    std::int64_t cuts_ = 0;               ///< windows ended so far, the warm-up included

    [[nodiscard]] Time next_cut() const;
};

}  // namespace careway::run
