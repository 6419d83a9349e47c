#include <algorithm>
#include <utility>

#include "sim/base/error.hpp"
#include "viz/app/dates.hpp"
#include "viz/app/events_panel.hpp"
#include "viz/app/room.hpp"
#include "viz/app/typed_day.hpp"
#include "viz/app/why.hpp"

namespace careway::app {

namespace {

Duration step_of(Action action) {
    const Duration length = action == Action::previous_week || action == Action::next_week ? week : day;
    return action == Action::next_day || action == Action::next_week ? length : Duration{} - length;
}

}  // namespace

void Room::travel(Action action) {
    switch (action) {
        case Action::pause:
            return clock_.toggle();
        case Action::previous_day:
        case Action::next_day:
        case Action::previous_week:
        case Action::next_week:
            return clock_.go_to(clock_.shown() + step_of(action));
        case Action::previous_marker:
            return go_to_marker(false);
        case Action::next_marker:
            return go_to_marker(true);
        case Action::start:
            return clock_.go_to(stage_.from());
        case Action::latest:
            return clock_.go_to(stage_.reached());
        case Action::go_to_day:
            typed_ = "";
            guessing_.reset();
            return;
        case Action::bookmark:
            return bookmark();
        case Action::guess:
            return begin_guess();
        case Action::slower:
            return clock_.slower();
        case Action::faster:
            return clock_.faster();
        default:
            break;
    }
}

std::string Room::in_words(Time time) const {
    return instant_in_words(time - stage_.from(), stage_.days());
}

void Room::bookmark() {
    const Time now = clock_.shown();
    const bool removed = bookmarks_.erase(now) > 0;
    if (!removed) {
        bookmarks_.insert(now);
    }
    say((removed ? "No bookmark any more at " : "Bookmark at ") + in_words(now));
}

std::vector<SharedEvent> Room::events() {
    return stage_.events(lanes_shown());
}

/// Levers come in any future; what else lies ahead is known where the room has been there before.
bool Room::is_marked(const Event& event) const {
    const bool known = event.kind == Event::Kind::lever || event.time <= std::max(furthest_, clock_.shown());
    return is_notable(event) && known && event.time <= stage_.to();
}

/// Levers stand there already.
void Room::add_markers(scene::Picture& picture) {
    furthest_ = std::max(furthest_, shown_);
    const std::vector<SharedEvent> all = events();
    for (const SharedEvent& each : all) {
        if (each.event.kind != Event::Kind::lever && is_marked(each.event)) {
            picture.timeline.markers.push_back(
                {(each.event.time - stage_.from()).in_days(), scene::Marker::Kind::event});
        }
    }
    picture.last_event = bare_ ? "" : last_event(stage_, all, shown_);
    for (const Time time : bookmarks_) {
        picture.timeline.markers.push_back({(time - stage_.from()).in_days(), scene::Marker::Kind::bookmark});
    }
}

void Room::go_to_marker(bool forward) {
    std::set<Time> all = bookmarks_;
    for (const SharedEvent& each : events()) {
        if (is_marked(each.event)) {
            all.insert(each.event.time);
        }
    }
    const Time now = clock_.shown();
    const auto next = forward ? all.upper_bound(now) : all.lower_bound(now);
    if (next == (forward ? all.end() : all.begin())) {
        return say(forward ? "Nothing is marked after this" : "Nothing is marked before this");
    }
    clock_.go_to(forward ? *next : *std::prev(next));
}

void Room::explain_next() {
    const auto pools = explained_pools(*stage_.scenario(0).program);
    const auto next = std::ranges::upper_bound(pools, explained_.value_or(stage_.first_pool()));
    explained_ = next == pools.end() ? pools.front() : *next;
    stale_ = true;
}

std::optional<Take> Room::film() {
    const Time now = clock_.shown();
    if (!filmed_from_) {
        filmed_from_ = now;
        say("The film begins at " + in_words(now) + ". V: end it");
        return std::nullopt;
    }
    const Time from = *std::exchange(filmed_from_, std::nullopt);
    if (now <= from) {
        say("No film: it would begin at " + in_words(from) + ", and this is no later");
        return std::nullopt;
    }
    if (lanes_shown() > 1 && unsaved()) {
        say("No film: the workshop could not be written");
        return std::nullopt;
    }
    const std::string speed = is_fastest(clock_.speed()) ? "1 month" : clock_.speed_name();
    return Take{
        from,
        now,
        speed,
        last_run_,
        lanes_shown(),
        stage_.scenario(stage_.lanes() - 1).log.empty() ? "" : (workshop_.folder() / workshop_.name()).string()};
}

/// What is typed or said; else, for how long there has been nothing to show or how long the film is.
std::string Room::words_of_event() const {
    if (typed_) {
        return words_of_typing();
    }
    if (waiting_) {
        return why_waiting();
    }
    return said_.empty() && filmed_from_ ? "Film from " + in_words(*filmed_from_) + ". V: end it" : said_;
}

bool Room::unsaved() {
    if (unsaved_) {
        static_cast<void>(written());
    }
    return unsaved_;
}

void Room::type(char letter) {
    constexpr std::size_t longest = 30;
    if (typed_ && typed_->size() < longest) {
        *typed_ += letter;
    }
    stale_ = true;
}

void Room::erase_typed() {
    if (typed_ && !typed_->empty()) {
        typed_->pop_back();
    }
    stale_ = true;
}

void Room::leave_typing() {
    typed_.reset();
    guessing_.reset();
    stale_ = true;
}

void Room::go_where_typed() {
    const std::string words = typed_.value_or("");
    leave_typing();
    try {
        clock_.go_to(stage_.from() + day_typed(words, stage_.start(), stage_.days()));
    } catch (const UsageError& error) {
        say(error.what());
    }
}

/// At the first hour after `before` at which a rule wants it.
void Room::stop_by_rule(Time before) {
    const auto stop = rules_ ? stage_.first_stop(before, clock_.shown(), lanes_shown()) : std::nullopt;
    if (stop) {
        clock_.go_to(stop->at);
        clock_.pause();
        say(stop->words);
    }
}

void Room::switch_rules() {
    rules_ = !rules_;
    say(!stage_.has_stop_rules() ? "This model has no stop rules"
        : rules_                 ? "Stop rules are on: it pauses where one is broken"
                                 : "Stop rules are off: it pauses nowhere by itself");
}

}  // namespace careway::app
