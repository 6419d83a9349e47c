#include "viz/app/events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viz/app/stage.hpp"
#include "viz/app/stop_rules.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

using pathway::PoolKind;
using pathway::Program;
using pathway::Settings;

constexpr Duration long_wait = Duration::hours(12);
constexpr std::size_t most_weeks = 8;
constexpr std::size_t least_weeks = 4;
constexpr int days_of_week = 7;
/// Three standard deviations below a Poisson count are more than nobody from here on.
constexpr double least_people = 9;

bool is_full(const run::PoolView& pool) {
    return pool.capacity != Settings::unlimited && pool.capacity > 0 && pool.in_use + pool.turning >= pool.capacity;
}

/// Whether people wait there for somewhere to lie or sit, rather than at home for a service.
bool waits_matter(const pathway::PoolText& pool) {
    return pool.kind == static_cast<int>(PoolKind::beds) || pool.kind == static_cast<int>(PoolKind::spaces);
}

bool has_long_wait(const run::View& view, std::size_t pool) {
    return view.pools[pool].waiting > 0 && view.time - view.pools[pool].oldest > long_wait;
}

/// What happened in a day of one kind, told in one line that begins where the first did.
class Line {
public:
    Line(Event::Kind kind, std::string before = "") : kind_{kind}, before_{std::move(before)} {}

    void add(Time time, const std::string& words) {
        if (std::ranges::find(words_, words) == words_.end()) {
            words_.push_back(words);
            time_ = words_.size() == 1 ? time : std::min(time_, time);
        }
    }
    void give(std::vector<Event>& events) const {
        constexpr std::size_t most = 2;
        std::string all;
        for (std::size_t i = 0; i < std::min(most, words_.size()); ++i) {
            all += (i == 0 ? before_ : "; ") + words_[i];
        }
        if (words_.size() > most) {
            all += fmt::format("; and {} more", words_.size() - most);
        }
        if (!all.empty()) {
            events.push_back({time_, kind_, all});
        }
    }

private:
    Event::Kind kind_;
    std::string before_;
    Time time_;
    std::vector<std::string> words_;
};

Line rules_broken(const std::vector<run::View>& hours, const Scenario& scenario) {
    Line line{Event::Kind::rule};
    for (const language::StopRule& rule : scenario.model.screen.stops) {
        for (std::size_t i = 1; i < hours.size(); ++i) {
            if (holds(rule, *scenario.program, hours[i].pools) && !holds(rule, *scenario.program, hours[i - 1].pools)) {
                line.add(hours[i].time, rule.name);
            }
        }
    }
    return line;
}

/// Of pools that the week opens and closes that is no news.
Line places_changed(const std::vector<run::View>& hours, const Scenario& scenario) {
    Line line{Event::Kind::places};
    const Program& program = *scenario.program;
    for (std::uint32_t pool = 0; pool < program.pools.size(); ++pool) {
        const auto capacity = [&](const run::View& view) { return view.pools[pool].capacity; };
        const std::int32_t before = capacity(hours.front());
        const std::int32_t after = capacity(hours.back());
        if (program.pools[pool].rota || before == after || before == Settings::unlimited ||
            after == Settings::unlimited) {
            continue;
        }
        const auto changed = std::ranges::find_if(hours, [&](const auto& view) { return capacity(view) != before; });
        const pathway::PoolText& text = program.texts.pools[pool];
        const auto shown = [&](std::int32_t places) {
            return scene::with_commas(std::llround(text.in_its_unit(places)));
        };
        line.add(changed->time, fmt::format("{} from {} to {} {}", name_of_pool(scenario.model, program, pool),
                                            shown(before), shown(after), text.unit()));
    }
    return line;
}

std::int32_t came_in_within_week(const run::View& view) {
    const auto end = view.moves.begin() + static_cast<std::ptrdiff_t>(view.pools.size()) + 1;
    return std::accumulate(view.moves.begin(), end, 0);
}

double mean_of(const std::vector<std::int32_t>& weeks) {
    const std::size_t count = std::min(most_weeks, weeks.size());
    return std::accumulate(weeks.end() - static_cast<std::ptrdiff_t>(count), weeks.end(), 0.0) /
           static_cast<double>(count);
}

}  // namespace

bool is_notable(const Event& event) {
    return event.kind != Event::Kind::full;
}

bool far_from(const std::vector<std::int32_t>& weeks_before, std::int32_t people) {
    if (weeks_before.size() < least_weeks) {
        return false;
    }
    const double mean = mean_of(weeks_before);
    const auto count = static_cast<double>(std::min(most_weeks, weeks_before.size()));
    return mean >= least_people && std::abs(people - mean) > 3 * std::sqrt(mean * (1 + 1 / count));
}

/// What was before is not known: a service counts as full then, so that its first week says nothing.
Chronicle::Known Chronicle::known_at(const run::View& start, const Program& program) const {
    Known known;
    known.full.assign(program.pools.size(), start.time);
    for (std::size_t pool = 0; pool < program.pools.size(); ++pool) {
        known.long_wait.push_back(!waits_matter(program.texts.pools[pool]) || has_long_wait(start, pool));
    }
    return known;
}

void Chronicle::forget_after(Time time, const Program& program) {
    const std::int64_t days = time < program.measure_from ? -1 : (time - program.measure_from).ticks() / day.ticks();
    known_.resize(std::min(known_.size(), static_cast<std::size_t>(days + 1)));
    events_.resize(known_.empty() ? 0 : known_.back().events);
}

void Chronicle::read(const run::Session& session, std::size_t lane, const Scenario& scenario) {
    const Program& program = *scenario.program;
    const run::Session::Turns turns = session.turns(lane);
    if (turns.count != turns_) {
        forget_after(turns.count == turns_ + 1 ? turns.same_until : Time{}, program);
        turns_ = turns.count;
    }
    if (known_.empty()) {
        const auto start = session.view(lane, program.measure_from);
        if (!start) {
            return;
        }
        known_.push_back(known_at(*start, program));
    }
    constexpr int hours_of_day = 24;
    for (Time from = program.measure_from + static_cast<std::int64_t>(known_.size() - 1) * day;
         from + day <= std::min(program.end, session.reached(lane)); from = from + day) {
        std::vector<run::View> hours;
        for (int i = 0; i <= hours_of_day; ++i) {
            hours.push_back(*session.view(lane, from + i * hour));
        }
        read_day(hours, scenario);
    }
}

void Chronicle::read_day(const std::vector<run::View>& hours, const Scenario& scenario) {
    const Program& program = *scenario.program;
    Known known = known_.back();
    Line waits{Event::Kind::long_wait, "First wait of more than 12 hours: "};
    Line full{Event::Kind::full, "Full for the first time in a week: "};
    for (std::uint32_t pool = 0; pool < program.pools.size(); ++pool) {
        const std::string name = name_of_pool(scenario.model, program, pool);
        for (auto view = hours.begin() + 1; view != hours.end(); ++view) {
            if (!known.long_wait[pool] && has_long_wait(*view, pool)) {
                known.long_wait[pool] = true;
                waits.add(view->time, name);
            }
            if (is_full(view->pools[pool])) {
                if (view->time - known.full[pool] > week) {
                    full.add(view->time, name);
                }
                known.full[pool] = view->time;
            }
        }
    }
    Line arrivals{Event::Kind::arrivals};
    if (known_.size() % days_of_week == 0) {
        const std::int32_t people = came_in_within_week(hours.back());
        if (far_from(known.weeks, people)) {
            arrivals.add(hours.back().time,
                         fmt::format("{} people came in this week, {} in a usual one", scene::with_commas(people),
                                     scene::with_commas(std::llround(mean_of(known.weeks)))));
        }
        known.weeks.push_back(people);
    }
    std::vector<Event> today;
    for (const Line& line : {rules_broken(hours, scenario), places_changed(hours, scenario), waits, full, arrivals}) {
        line.give(today);
    }
    std::ranges::stable_sort(today, {}, &Event::time);
    events_.insert(events_.end(), today.begin(), today.end());
    known.events = events_.size();
    known_.push_back(std::move(known));
}

}  // namespace careway::app
