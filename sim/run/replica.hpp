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

private:
    pathway::Simulation simulation_;
    measure::Measures measures_;
};

}  // namespace careway::run
