#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "sim/measure/measures.hpp"
#include "sim/pathway/simulation.hpp"
#include "sim/run/view.hpp"

namespace careway::run {

/// One replication as a value: copy it and both run on, equal.
class Replica {
public:
    Replica(std::shared_ptr<const pathway::Program> program, std::uint32_t seed, std::uint32_t run);

    /// Takes what happens, in batches, in order.
    using Reader = std::function<void(std::span<const pathway::Record>)>;

    /// Runs on to `until` (exclusive) or to the end of the measured window, whichever comes first. Throws ModelError
    /// when the model stops itself. @param also_read  by this one, beside the measures
    void advance(Time until, const Reader& also_read = {});
    /// Runs to the end of the measured window and returns one value per entry of the model's catalogue; a value that
    /// does not exist (a mean over nobody) is NaN. Throws ModelError when the model stops itself.
    std::vector<double> finish();
    /// All that was counted in the measured window, for those who ask more than the measures say: the time with each
    /// number of places in use, for one. @pre finish() has been called
    [[nodiscard]] measure::Totals totals() const;

    /// What was measured so far, as the catalogue begins: the whole, then years, of which two must be over. Empty while
    /// nothing was.
    [[nodiscard]] std::vector<double> values_so_far() const;

    /// See Simulation::go_on_under.
    void go_on_under(std::shared_ptr<const pathway::Program> program);

    [[nodiscard]] const pathway::Program& program() const { return *program_; }
    [[nodiscard]] const pathway::Simulation& simulation() const { return simulation_; }
    [[nodiscard]] const measure::Measures& measures() const { return measures_; }
    [[nodiscard]] std::size_t bytes() const;  ///< of memory that a copy takes
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

/// Its pools now, by Program::pools.
[[nodiscard]] std::vector<PoolView> pools_of(const Replica& replica);

}  // namespace careway::run
