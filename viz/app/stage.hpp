#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/language/load.hpp"
#include "sim/run/session.hpp"
#include "viz/app/columns.hpp"
#include "viz/app/indicator.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

/// A scenario that can be looked at.
struct Scenario {
    language::Model model;
    std::shared_ptr<const pathway::Program> program;
    std::string name;  ///< as people read it
};

/// One or two scenarios of the same people and the same services, and the picture of any instant of them.
class Stage {
public:
    Stage(std::vector<Scenario> scenarios, std::uint32_t seed, std::uint32_t run);

    [[nodiscard]] Time from() const { return scenarios_.front().program->measure_from; }
    [[nodiscard]] Time to() const { return scenarios_.front().program->end; }
    [[nodiscard]] int days() const;
    /// Up to where every lane has been run.
    [[nodiscard]] Time reached() const;
    [[nodiscard]] run::Session& session() { return session_; }

    /// What there is to be seen at `time`, speed and the like left out; nothing while a lane has not come so far.
    [[nodiscard]] std::optional<scene::Picture> picture(Time time) const;
    /// What there is to be seen before anything has been run.
    [[nodiscard]] scene::Picture blank() const;
    /// Why there is no picture of an instant yet, for people to read.
    [[nodiscard]] std::string why_not_yet() const;
    /// Runs on until there is one. Throws ModelError when the model stops itself before.
    [[nodiscard]] scene::Picture wait_for(Time time);

private:
    [[nodiscard]] std::vector<scene::Card> cards(std::size_t lane, const run::View& view) const;
    [[nodiscard]] std::vector<double> moves_in(const run::View& view) const;
    [[nodiscard]] scene::Chart chart(const std::vector<Indicator>& indicators, Time time,
                                     const std::vector<run::View>& now) const;
    [[nodiscard]] scene::Series series(std::size_t lane, const Indicator& indicator, Time time, std::size_t first,
                                       const run::View& now, std::vector<double>* capacity) const;
    [[nodiscard]] std::vector<scene::Tile> tiles(Time time, const std::vector<run::View>& now) const;
    [[nodiscard]] scene::Timeline timeline(Time time) const;

    std::vector<Scenario> scenarios_;
    Columns columns_;
    std::vector<std::int32_t> room_;                      ///< most places that each pool will ever have in any lane
    std::vector<std::vector<Indicator>> tiles_, charts_;  ///< one a lane: its catalogue may differ
    run::Session session_;
};

}  // namespace careway::app
