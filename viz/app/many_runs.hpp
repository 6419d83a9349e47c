#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/run/ensemble.hpp"
#include "viz/app/spread.hpp"

namespace careway::app {

/// The same numbers as on the screen, of many runs in the background.
class ManyRuns {
public:
    /// A lane's program, and the indicators that it is watched by.
    struct Lane {
        std::shared_ptr<const pathway::Program> program;
        std::vector<Indicator> tiles, charts;
    };

    /// @param watched  whether somebody looks at a screen meanwhile, which goes first
    ManyRuns(std::vector<Lane> lanes, std::uint32_t seed, std::uint32_t runs, bool watched);

    /// Begins a lane's runs anew.
    void go_on_under(std::size_t lane, Lane with);
    /// Takes what has become known; whether that is anything.
    bool look();
    /// Until all are done.
    void wait();

    [[nodiscard]] std::uint32_t runs() const { return ensemble_.replications(); }
    /// Nothing until all are done.
    [[nodiscard]] const Spread* spread() const { return spread_ ? &*spread_ : nullptr; }
    /// Of all runs of all lanes, at any full hour, as far as that has been known; 0 before.
    [[nodiscard]] double highest(std::size_t chart) const;
    /// "run 17 of 50, a typical one"; while they come how many of them are done.
    [[nodiscard]] std::string words(std::uint32_t run) const;
    /// "12 of 50 runs done"
    [[nodiscard]] std::string so_far() const;
    /// "48 of 50 runs; 2 stopped by themselves"; empty where none did.
    [[nodiscard]] std::string losses() const;
    /// The run to look at after this one: a typical one, one of the best tenth, one of the worst, and so on;
    /// nothing where there is no such other run.
    [[nodiscard]] std::optional<std::uint32_t> after(std::uint32_t run) const;

private:
    std::vector<Lane> lanes_;
    run::Ensemble ensemble_;
    run::Ensemble::Progress progress_;
    std::optional<Spread> spread_;
    std::optional<Standings> standings_;  ///< of lane A, which nobody changes
    std::vector<double> highest_;         ///< by chart
};

}  // namespace careway::app
