#include "viz/app/many_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <thread>
#include <utility>

#include "sim/run/lane_run.hpp"

namespace careway::app {

namespace {

run::Ensemble::Plan plan_of(const ManyRuns::Lane& lane) {
    std::vector<Indicator> indicators = lane.tiles;
    indicators.insert(indicators.end(), lane.charts.begin(), lane.charts.end());
    const Time from = lane.program->measure_from;
    return {lane.program, [indicators, from](const run::View& view, const std::vector<double>& measures) {
                const double midnights = std::floor((view.time - from).in_days());
                std::vector<double> numbers;
                for (const Indicator& indicator : indicators) {
                    numbers.push_back(value_of(indicator, view.pools, measures, midnights));
                }
                return numbers;
            }};
}

std::vector<run::Ensemble::Plan> plans_of(const std::vector<ManyRuns::Lane>& lanes) {
    std::vector<run::Ensemble::Plan> plans;
    std::ranges::transform(lanes, std::back_inserter(plans), plan_of);
    return plans;
}

/// One is left to the screen.
unsigned threads(bool watched) {
    return std::max(2u, std::thread::hardware_concurrency()) - (watched ? 1 : 0);
}

}  // namespace

ManyRuns::ManyRuns(std::vector<Lane> lanes, std::uint32_t seed, std::uint32_t runs, bool watched)
    : lanes_{std::move(lanes)},
      ensemble_{plans_of(lanes_), seed, runs, threads(watched), watched},
      highest_(lanes_.front().charts.size()) {}

void ManyRuns::go_on_under(std::size_t lane, Lane with) {
    ensemble_.go_on_under(lane, plan_of(with));
    lanes_[lane] = std::move(with);
    spread_.reset();
    progress_ = ensemble_.progress();
}

bool ManyRuns::look() {
    if (spread_) {
        return false;
    }
    const bool more = std::exchange(progress_, ensemble_.progress()) != progress_;
    const auto tracks = progress_.done == runs() ? ensemble_.tracks() : std::nullopt;
    if (!tracks) {
        return more;
    }
    std::vector<std::vector<Indicator>> tiles;
    std::ranges::transform(lanes_, std::back_inserter(tiles), &Lane::tiles);
    spread_ = spread_of(*tracks, tiles, highest_.size());
    for (std::size_t chart = 0; chart < highest_.size(); ++chart) {
        highest_[chart] = 0;
        for (const auto& lane : spread_->charts) {
            highest_[chart] = std::max(highest_[chart], lane[chart].highest);
        }
    }
    if (!standings_) {
        standings_ = standings_of(tracks->front(), lanes_.front().tiles);
    }
    return true;
}

void ManyRuns::wait() {
    ensemble_.wait();
    look();
}

double ManyRuns::highest(std::size_t chart) const {
    return highest_[chart];
}

std::string ManyRuns::words(std::uint32_t run) const {
    const bool one_of_them = run >= 1 && run <= runs();
    const Standing standing = standings_ && one_of_them ? standings_->of_run[run - 1] : Standing::none;
    const std::string name = fmt::format("run {}", run) + (one_of_them ? fmt::format(" of {}", runs()) : "");
    if (!spread_ && standing == Standing::none) {
        return fmt::format("run {}; {}", run, so_far());
    }
    switch (standing) {
        case Standing::typical:
            return name + ", a typical one";
        case Standing::best_tenth:
            return name + ", among the best tenth";
        case Standing::worst_tenth:
            return name + ", among the worst tenth";
        case Standing::none:
            break;
    }
    return name + ", one possible future";
}

std::string ManyRuns::so_far() const {
    return fmt::format("{} of {} runs done", progress_.done, runs());
}

std::string ManyRuns::losses() const {
    if (progress_.stopped == 0) {
        return "";
    }
    const bool memory = progress_.why == run::no_memory;
    return fmt::format(
        "{} of {} runs; {}", progress_.done - progress_.stopped, runs(),
        memory ? fmt::format("there is no memory left for {}", progress_.stopped)
               : fmt::format("{} stopped by {}", progress_.stopped, progress_.stopped == 1 ? "itself" : "themselves"));
}

std::optional<std::uint32_t> ManyRuns::after(std::uint32_t run) const {
    if (!standings_ || standings_->in_turn.empty()) {
        return std::nullopt;
    }
    const auto& turn = standings_->in_turn;
    const auto at = std::ranges::find(turn, run);
    if (turn.size() == 1 && at != turn.end()) {
        return std::nullopt;
    }
    return at == turn.end() || at + 1 == turn.end() ? turn.front() : *(at + 1);
}

}  // namespace careway::app
