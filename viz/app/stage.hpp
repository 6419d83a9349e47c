#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/language/load.hpp"
#include "sim/language/workshop.hpp"
#include "sim/run/session.hpp"
#include "viz/app/columns.hpp"
#include "viz/app/events.hpp"
#include "viz/app/guess.hpp"
#include "viz/app/indicator.hpp"
#include "viz/app/many_runs.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

/// A scenario that can be looked at.
struct Scenario {
    language::Model model;
    std::shared_ptr<const pathway::Program> program;
    std::string name;  ///< as people read it
    std::filesystem::path model_file = {};
    std::optional<std::filesystem::path> scenario_file = {};
    std::vector<language::LoggedPull> log = {};  ///< levers pulled and released, in the order in which that was done
};

/// An instant at which the screen pauses by itself, and why.
struct Stop {
    Time at;
    std::string words;
};

/// Most that each pool will ever have in any of the scenarios, in its unit (PoolText::in_its_unit).
[[nodiscard]] std::vector<std::int32_t> room_of(const std::vector<Scenario>& scenarios);
/// Whether each pool may come to have fewer places than before, in any of them.
[[nodiscard]] std::vector<bool> may_shrink_of(const std::vector<Scenario>& scenarios);

/// Whether there is time at such a speed to see people move one by one.
[[nodiscard]] bool shows_flights(Duration per_second);
/// What their dots say; "" at other speeds.
[[nodiscard]] std::string flights_in_words(Duration per_second);

/// One or two scenarios of the same people and the same services, and the picture of any instant of them.
class Stage {
public:
    Stage(std::vector<Scenario> scenarios, std::uint32_t seed, std::uint32_t run);

    [[nodiscard]] Time from() const { return scenarios_.front().program->measure_from; }
    [[nodiscard]] Time to() const { return scenarios_.front().program->end; }
    [[nodiscard]] int days() const;
    [[nodiscard]] std::uint32_t seed() const { return seed_; }
    [[nodiscard]] Date start() const { return scenarios_.front().program->start; }
    [[nodiscard]] std::size_t lanes() const { return scenarios_.size(); }
    /// Up to where every lane has been run.
    [[nodiscard]] Time reached() const;
    [[nodiscard]] run::Session& session() { return session_; }
    /// Of lane A, and of B where there is one.
    [[nodiscard]] const std::vector<Scenario>& scenarios() const { return scenarios_; }
    [[nodiscard]] std::string name_of_lane(std::size_t lane) const;
    [[nodiscard]] Date date_of(Time time) const;
    [[nodiscard]] const Scenario& scenario(std::size_t lane) const { return scenarios_[lane]; }
    /// The service of the first tile that is about one.
    [[nodiscard]] std::uint32_t first_pool() const;
    /// What levers act on.
    [[nodiscard]] const Scenario& last_scenario() const { return scenarios_.back(); }

    /// Of lane B, as the model has them; none with one lane.
    [[nodiscard]] const std::vector<language::Lever>& levers() const { return scenarios_.back().model.screen.levers; }
    /// Whether it is pulled, be it that it takes effect later.
    [[nodiscard]] bool is_pulled(std::size_t lever) const;
    /// Likewise, leaving out what was done on later days than that of an instant.
    [[nodiscard]] bool is_pulled(std::size_t lever, Time at) const;
    /// What was done on later days than that of an instant.
    [[nodiscard]] std::vector<language::LoggedPull> later_changes(Time at) const;
    /// Pulls a lever in lane B at an instant, or releases it where it is pulled by then; A stays as it is. Drops later
    /// changes. Returns what becomes of it, for people to read. Throws language::PullRefused and InputError, and then
    /// nothing has changed.
    /// @pre there are two lanes
    std::string pull(std::size_t lever, Time at);
    /// Lets lane B be what A is at an instant, from which on levers make it another. @pre there are two lanes
    void fork(Time at);
    /// A scenario file that does what was done to lane B; "" when nothing was.
    [[nodiscard]] std::string workshop(const std::filesystem::path& folder) const;

    /// Lets so many runs of every lane go on in the background: bands and evidence of pictures come from them.
    /// @param watched_meanwhile  by somebody at a screen, which goes first
    void begin_runs(std::uint32_t count, bool watched_meanwhile);
    /// Nothing where none have begun.
    [[nodiscard]] ManyRuns* many_runs() { return many_runs_ ? &*many_runs_ : nullptr; }
    /// "run 17 of 50, a typical one"
    [[nodiscard]] std::string run_in_words(std::uint32_t run) const;

    /// Of each tile and of each chart one indicator a lane.
    [[nodiscard]] const std::vector<std::vector<Indicator>>& tiles() const { return tiles_; }
    [[nodiscard]] const std::vector<std::vector<Indicator>>& charts() const { return charts_; }
    void guess(const Guess& guess);
    [[nodiscard]] const std::vector<Guess>& guesses() const { return guesses_; }
    [[nodiscard]] Time noon_of(const Guess& guess) const;
    /// "Delayed in acute beds on 31 Mar 2018: guess 80"
    [[nodiscard]] std::string words_of(const Guess& guess) const;
    /// Likewise, with what came of it in a lane; nothing while that has not come so far.
    [[nodiscard]] std::optional<std::string> outcome(const Guess& guess, std::size_t lane) const;

    /// What there is to be seen at the full hour at or before an instant, speed and the like left out; nothing while a
    /// lane has not come so far.
    [[nodiscard]] std::optional<scene::Picture> picture(Time instant) const;
    /// Who is on the way at an instant: everybody for the same part of a second, at a speed that leaves time to see it.
    [[nodiscard]] std::vector<scene::Flight> flights(Time at, Duration per_second) const;
    /// What there is to be seen before anything has been run.
    [[nodiscard]] scene::Picture blank() const;
    /// Why the model stopped itself in a lane, for people to read; nothing while it has not.
    [[nodiscard]] std::optional<std::string> why_stopped() const;
    /// The first full hour after `after`, no later than `until`, at which a stop rule of one of the first `lanes` lanes
    /// holds that did not hold the hour before; nothing where there is none.
    [[nodiscard]] std::optional<Stop> first_stop(Time after, Time until, std::size_t lanes) const;
    [[nodiscard]] bool has_stop_rules() const { return !scenarios_.front().model.screen.stops.empty(); }
    /// What has happened in the first `lanes` lanes as far as they have been run, in order of time. Levers are of B,
    /// also those that come into force later.
    [[nodiscard]] std::vector<SharedEvent> events(std::size_t lanes);
    /// Why there is no picture of an instant yet, for people to read.
    [[nodiscard]] std::string why_not_yet() const;
    /// Runs on until there is one. Throws ModelError when the model stops itself before.
    [[nodiscard]] scene::Picture wait_for(Time time);

private:
    [[nodiscard]] std::vector<scene::Card> cards(std::size_t lane, const run::View& view) const;
    [[nodiscard]] std::vector<double> moves_in(const run::View& view) const;
    [[nodiscard]] scene::Chart chart(std::size_t number, Time time, const std::vector<run::View>& now) const;
    [[nodiscard]] scene::Series series(std::size_t lane, const Indicator& indicator, Time time, const run::View& now,
                                       std::vector<double>* capacity) const;
    [[nodiscard]] double least_top(const Indicator& indicator) const;
    [[nodiscard]] std::vector<scene::Tile> tiles(Time time, const std::vector<run::View>& now) const;
    [[nodiscard]] scene::Timeline timeline(Time time) const;
    [[nodiscard]] std::vector<std::string> rules_tripped(std::size_t lane, Time time) const;
    [[nodiscard]] std::vector<language::LoggedPull> log_until(Time at) const;
    [[nodiscard]] ManyRuns::Lane watched(std::size_t lane) const;
    void begin_runs_anew();
    void add_evidence(scene::Tile& tile, std::size_t number, Time time) const;
    void add_bands(scene::Chart& chart, std::size_t number, std::size_t first, std::size_t last) const;
    void add_guesses(scene::Chart& chart, std::size_t number, std::size_t first) const;
    [[nodiscard]] double highest_guess(std::size_t chart) const;

    std::uint32_t seed_;
    std::vector<Scenario> scenarios_;
    Columns columns_;
    std::vector<std::int32_t> room_;  ///< most that each pool will ever have in any lane, in its unit
    std::vector<bool> may_shrink_;
    std::vector<std::vector<Indicator>> tiles_, charts_;  ///< one a lane: its catalogue may differ
    bool same_patients_;                                  ///< in both lanes; of one they are
    run::Session session_;
    std::optional<ManyRuns> many_runs_;
    std::vector<Guess> guesses_;
    std::vector<Chronicle> chronicles_;  ///< by lane
};

}  // namespace careway::app
