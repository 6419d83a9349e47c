#include "viz/app/events_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "viz/app/dates.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

constexpr std::string_view prefix = "panel event ";
constexpr std::size_t most_events = 60;  // more than any panel has room for

std::string day_of(const Stage& stage, Time time) {
    return "Day " + scene::with_commas(number_of_day(time - stage.from(), stage.days()));
}

}  // namespace

scene::Panel events_panel(const Stage& stage, const std::vector<SharedEvent>& events, Time now) {
    using Kind = scene::PanelItem::Kind;
    scene::Panel panel{"Events, the last first", {}};
    std::size_t number = 0;
    for (auto each = events.rbegin(); each != events.rend() && panel.items.size() < most_events; ++each) {
        const Time time = each->event.time;
        if (time > now) {
            continue;
        }
        const std::string lanes = each->lanes.empty() ? "" : each->lanes + ": ";
        const std::string when = fmt::format("{}, {} {}", day_of(stage, time), weekday_and_date(stage.date_of(time)),
                                             time_of_day(time - stage.from()));
        panel.items.push_back(
            {Kind::words, lanes + each->event.words, when, fmt::format("{}{} {}", prefix, time.ticks(), ++number)});
    }
    if (panel.items.empty()) {
        panel.items.push_back({Kind::words, "Nothing notable has happened so far."});
    }
    return panel;
}

std::optional<Time> event_called(const std::string& id) {
    return id.starts_with(prefix) ? std::optional{Time{Duration::milliseconds(std::stoll(id.substr(prefix.size())))}}
                                  : std::nullopt;
}

std::string last_event(const Stage& stage, const std::vector<SharedEvent>& events, Time now) {
    const auto last = std::find_if(events.rbegin(), events.rend(), [&](const SharedEvent& each) {
        return each.event.time <= now && is_notable(each.event);
    });
    if (last == events.rend()) {
        return "";
    }
    return day_of(stage, last->event.time) + (last->lanes.empty() ? "" : ", " + last->lanes) + ": " + last->event.words;
}

}  // namespace careway::app
