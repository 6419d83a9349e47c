#include <algorithm>

#include "sim/base/error.hpp"
#include "viz/app/dates.hpp"
#include "viz/app/room.hpp"
#include "viz/app/typed_day.hpp"

namespace careway::app {

std::string Room::in_words(Time time) const {
    const Duration passed = time - stage_.from();
    return "day " + std::to_string(passed.ticks() / day.ticks() + 1) + " " + time_of_day(passed);
}

void Room::bookmark() {
    const Time now = clock_.shown();
    const bool removed = bookmarks_.erase(now) > 0;
    if (!removed) {
        bookmarks_.insert(now);
    }
    say((removed ? "No bookmark any more at " : "Bookmark at ") + in_words(now));
}

void Room::add_bookmarks(scene::Timeline& timeline) const {
    for (const Time time : bookmarks_) {
        timeline.markers.push_back({(time - stage_.from()).in_days(), scene::Marker::Kind::bookmark});
    }
}

void Room::go_to_marker(bool forward) {
    std::set<Time> all = stage_.marked();
    all.insert(bookmarks_.begin(), bookmarks_.end());
    const Time now = clock_.shown();
    const auto next = forward ? all.upper_bound(now) : all.lower_bound(now);
    if (next == (forward ? all.end() : all.begin())) {
        return say(forward ? "Nothing is marked after this" : "Nothing is marked before this");
    }
    clock_.go_to(forward ? *next : *std::prev(next));
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
    const auto stop = rules_ ? stage_.first_stop(before, clock_.shown(), one_lane_ ? 1 : stage_.lanes()) : std::nullopt;
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
