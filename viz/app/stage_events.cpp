#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "sim/language/pulls.hpp"
#include "viz/app/stage.hpp"

namespace careway::app {

namespace {

/// Of lane B, at the midnights at which they come into force.
std::vector<Event> levers_of(const Scenario& scenario) {
    std::vector<Event> events;
    const auto& levers = scenario.model.screen.levers;
    for (const language::Pull& pull : language::in_force(levers, language::pulls_of(scenario.log))) {
        const Time time = scenario.program->measure_from + (pull.from - scenario.program->start).count() * day;
        events.push_back({time, Event::Kind::lever, (pull.release ? "Without " : "With ") + levers[pull.lever].name});
    }
    return events;
}

}  // namespace

std::vector<SharedEvent> Stage::events(std::size_t lanes) {
    std::map<std::tuple<Time, Event::Kind, std::string>, std::string> lanes_of;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        chronicles_[lane].read(session_, lane, scenarios_[lane]);
        std::vector<Event> events = chronicles_[lane].events();
        if (lane > 0) {
            std::ranges::copy(levers_of(scenarios_[lane]), std::back_inserter(events));
        }
        for (const Event& event : events) {
            std::string& letters = lanes_of[{event.time, event.kind, event.words}];
            letters += lanes < 2 ? "" : lane == 0 ? "A" : letters.empty() ? "B" : " and B";
        }
    }
    std::vector<SharedEvent> all;
    for (const auto& [what, letters] : lanes_of) {
        all.push_back({{std::get<Time>(what), std::get<Event::Kind>(what), std::get<std::string>(what)}, letters});
    }
    return all;
}

}  // namespace careway::app
