#include "viz/app/stage.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/language/pulls.hpp"
#include "viz/app/dates.hpp"
#include "viz/app/same_demand.hpp"
#include "viz/app/standards.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

using pathway::PoolKind;
using pathway::Program;

std::vector<std::shared_ptr<const Program>> programs_of(const std::vector<Scenario>& scenarios) {
    std::vector<std::shared_ptr<const Program>> programs;
    for (const Scenario& scenario : scenarios) {
        programs.push_back(scenario.program);
    }
    return programs;
}

/// Of each address one for each lane; addresses that some lane does not have are left out.
std::vector<std::vector<Indicator>> indicators_of(const std::vector<std::string>& addresses,
                                                  const std::vector<Scenario>& scenarios) {
    std::vector<std::vector<Indicator>> found;
    for (const std::string& address : addresses) {
        std::vector<Indicator> lanes;
        for (const Scenario& scenario : scenarios) {
            const Program& program = *scenario.program;
            const measure::Catalogue catalogue{program, program.end - program.measure_from};
            if (auto indicator = indicator_of(address, scenario.model, program, catalogue)) {
                lanes.push_back(std::move(*indicator));
            }
        }
        if (lanes.size() == scenarios.size()) {
            found.push_back(std::move(lanes));
        }
    }
    return found;
}

/// "bed", "bed or space": what the squares are.
std::string places_in_words(const Program& program, const char* ending) {
    bool beds = false;
    bool spaces = false;
    for (const pathway::PoolText& pool : program.texts.pools) {
        beds = beds || pool.kind == static_cast<int>(PoolKind::beds);
        spaces = spaces || pool.kind == static_cast<int>(PoolKind::spaces);
    }
    return std::string{beds ? "bed" : ""} + (beds ? ending : "") + (beds && spaces ? " or " : "") +
           (spaces ? "space" : "") + (spaces ? ending : "");
}

}  // namespace

Stage::Stage(std::vector<Scenario> scenarios, std::uint32_t seed, std::uint32_t run)
    : seed_{seed},
      scenarios_{std::move(scenarios)},
      columns_{columns_of(*scenarios_.front().program, scenarios_.front().model.screen)},
      room_{room_of(scenarios_)},
      may_shrink_{may_shrink_of(scenarios_)},
      tiles_{indicators_of(tiles_of(scenarios_.front().model, *scenarios_.front().program), scenarios_)},
      charts_{indicators_of(charts_of(scenarios_.front().model, *scenarios_.front().program), scenarios_)},
      same_patients_{same_demand(*scenarios_.front().program, *scenarios_.back().program)},
      session_{programs_of(scenarios_), seed, run, {}},
      chronicles_(scenarios_.size()) {}

void Stage::fork(Time at) {
    session_.fork(at);
    scenarios_.back() = scenarios_.front();
    room_ = room_of(scenarios_);
    may_shrink_ = may_shrink_of(scenarios_);
    const Scenario& a = scenarios_.front();
    tiles_ = indicators_of(tiles_of(a.model, *a.program), scenarios_);
    charts_ = indicators_of(charts_of(a.model, *a.program), scenarios_);
    same_patients_ = true;
    begin_runs_anew();
}

int Stage::days() const {
    return static_cast<int>((to() - from()).ticks() / day.ticks());
}

Time Stage::reached() const {
    Time least = to();
    for (std::size_t lane = 0; lane < scenarios_.size(); ++lane) {
        least = std::min(least, session_.reached(lane));
    }
    return std::max(least, from());
}

Date Stage::date_of(Time time) const {
    return scenarios_.front().program->start + std::chrono::days{(time - from()).ticks() / day.ticks()};
}

std::vector<scene::Tile> Stage::tiles(Time time, const std::vector<run::View>& now) const {
    std::vector<std::vector<double>> measures;
    for (std::size_t lane = 0; lane < now.size(); ++lane) {
        measures.push_back(session_.measures(lane, time).value_or(std::vector<double>{}));
    }
    const double midnights = std::floor((time - from()).in_days());
    std::vector<scene::Tile> tiles;
    for (const auto& indicator : tiles_) {
        const auto value = [&](std::size_t lane) {
            return value_of(indicator[lane], now[lane].pools, measures[lane], midnights);
        };
        tiles.push_back(tile_of(indicator.front(), value(0), now.size() > 1 ? std::optional{value(1)} : std::nullopt));
        add_evidence(tiles.back(), tiles.size() - 1, time);
    }
    return tiles;
}

scene::Timeline Stage::timeline(Time time) const {
    scene::Timeline timeline;
    timeline.days = days();
    timeline.now = (time - from()).in_days();
    timeline.reached = (reached() - from()).in_days();
    const Date start = scenarios_.front().program->start;
    for (int at = 0; at < days(); ++at) {
        const Date date = start + std::chrono::days{at};
        const std::chrono::year_month_day calendar{date};
        if (calendar.day() == std::chrono::day{1}) {
            timeline.months.push_back({static_cast<double>(at), month_on_timeline(date)});
        }
        if (std::chrono::weekday{date} == std::chrono::Saturday) {
            timeline.weekends.push_back(at);
        }
    }
    for (const language::Pull& pull : language::in_force(levers(), language::pulls_of(scenarios_.back().log))) {
        const bool ahead = pull.from > date_of(time);
        timeline.markers.push_back({static_cast<double>((pull.from - start).count()),
                                    ahead ? scene::Marker::Kind::lever_ahead : scene::Marker::Kind::lever});
    }
    return timeline;
}

std::optional<scene::Picture> Stage::picture(Time instant) const {
    const Time time = instant - Duration::milliseconds((instant - from()).ticks() % hour.ticks());
    std::vector<run::View> now;
    for (std::size_t lane = 0; lane < scenarios_.size(); ++lane) {
        auto view = session_.view(lane, time);
        if (!view) {
            return std::nullopt;
        }
        now.push_back(std::move(*view));
    }
    const Program& program = *scenarios_.front().program;
    scene::Picture picture;
    picture.title = program.texts.model;
    picture.date = weekday_and_date(date_of(time));
    picture.time = time_of_day(time - from());
    picture.day_of_days =
        "day " + scene::with_commas(number_of_day(time - from(), days())) + " of " + scene::with_commas(days());
    picture.columns = columns_.names;
    for (std::size_t lane = 0; lane < now.size(); ++lane) {
        picture.lanes.push_back({name_of_lane(lane), cards(lane, now[lane]), moves_in(now[lane]),
                                 bed_pressure(*scenarios_[lane].program, now[lane])});
    }
    picture.badge = now.size() < 2 ? "" : same_patients_ ? "same patients" : "same luck";
    picture.tiles = tiles(time, now);
    picture.evidence = many_runs_.has_value();
    for (std::size_t number = 0; number < charts_.size(); ++number) {
        picture.charts.push_back(chart(number, time, now));
    }
    picture.timeline = timeline(time);
    picture.place_word = places_in_words(program, "");
    picture.places_word = places_in_words(program, "s");
    picture.ring = longest_waits_in_words(program);
    picture.pressure = bed_pressure_in_words(program);
    return picture;
}

scene::Picture Stage::blank() const {
    scene::Picture picture;
    picture.title = scenarios_.front().program->texts.model;
    picture.timeline = timeline(from());
    return picture;
}

std::optional<std::string> Stage::why_stopped() const {
    for (std::size_t lane = 0; lane < scenarios_.size(); ++lane) {
        if (const auto why = session_.stopped(lane)) {
            return std::string{lane == 0 ? "A" : "B"} + " stopped: " + why->substr(0, why->find('\n'));
        }
    }
    return std::nullopt;
}

std::string Stage::why_not_yet() const {
    return why_stopped().value_or(session_.reached(0) < from() ? "Running the warm-up" : "Running up to here");
}

scene::Picture Stage::wait_for(Time time) {
    for (std::size_t lane = 0; lane < scenarios_.size(); ++lane) {
        if (!session_.wait_for(lane, time)) {
            throw ModelError{session_.stopped(lane).value_or("the model stopped")};
        }
    }
    return *picture(time);
}

}  // namespace careway::app
