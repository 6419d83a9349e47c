#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/language/settings_table.hpp"
#include "sim/language/uncertain.hpp"
#include "sim/results/experiment.hpp"
#include "sim/results/influences.hpp"

namespace careway::study {

/// What varies from run to run beside chance.
struct Variation {
    bool drawn = false;  ///< every number with a range is drawn from it
    /// Run i has row (i - 1) mod rows; what it sets is not drawn.
    std::optional<language::SettingsTable> ensemble;

    [[nodiscard]] bool any() const { return drawn || ensemble; }
    /// What the name of a scenario ends with where it varies: ":ensemble+drawn"; else "".
    [[nodiscard]] std::string suffix() const;
};

/// A model and scenario with other numbers in every run.
class Varied {
public:
    /// Throws InputError where the ensemble, or every draw at one end of its range, makes a model that cannot be.
    /// @param sets   laid over model and scenario; see language::load
    /// @param fixed  the scenario without variation, which the runs are filed beside
    Varied(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
           std::vector<language::Value> sets, const results::Scenario& fixed, Variation variation);

    /// Its name says that it varies, its text with what, so that no run of it can be taken for one of another.
    [[nodiscard]] const results::Scenario& scenario() const { return scenario_; }
    /// Of what is drawn; what an ensemble sets has no range.
    [[nodiscard]] std::set<std::string> names_drawn() const;
    /// What is run of it. @param stop  to give up under way
    [[nodiscard]] results::Arm arm(std::uint32_t seed, const std::atomic<bool>& stop) const;
    /// What varied in runs 1 to `runs`, by name; numbers only, and of several that an ensemble sets alike the first.
    [[nodiscard]] std::vector<results::Draws> draws(std::uint32_t seed, std::uint32_t runs) const;

private:
    struct Source;  ///< the model as read; shared by the threads that draw from it

    std::shared_ptr<const Source> source_;
    results::Scenario scenario_;
};

}  // namespace careway::study
