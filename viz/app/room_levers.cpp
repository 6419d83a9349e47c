#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "sim/base/error.hpp"
#include "viz/app/events_panel.hpp"
#include "viz/app/levers_panel.hpp"
#include "viz/app/person_panel.hpp"
#include "viz/app/question.hpp"
#include "viz/app/room.hpp"
#include "viz/app/why.hpp"
#include "viz/scene/lanes.hpp"

namespace careway::app {

void Room::fork() {
    if (!is_alike(stage_)) {
        undone_.push_back({stage_.date_of(clock_.shown()), "B was made A again", workshop_.path()});
    }
    stage_.fork(clock_.shown());
    expect_anew(clock_.shown());
    effects_ = {};
    follower_.doubt();
    furthest_ = clock_.shown();
    one_lane_ = false;
    if (!workshop_.name().empty()) {
        say("B is A from here on; what was done in it stays in " + workshop_.name());
        workshop_.leave();
    }
}

void Room::pull(std::size_t lever) {
    if (stage_.later_changes(clock_.shown()).empty()) {
        return pull_at_once(lever);
    }
    clock_.pause();
    asking_ = {lever, clock_.shown()};
    say(question(stage_, clock_.shown()));
}

void Room::answer(bool go_on) {
    const std::optional<Question> asked = asks() ? asking_ : std::nullopt;
    asking_.reset();
    said_.clear();
    stale_ = true;
    if (asked && go_on) {
        pull_at_once(asked->lever);
    }
}

void Room::pull_at_once(std::size_t lever) {
    const std::size_t dropped = stage_.later_changes(clock_.shown()).size();
    const std::string name = stage_.levers()[lever].name;
    const std::string cannot =
        name + (stage_.is_pulled(lever, clock_.shown()) ? " cannot be released: " : " cannot be pulled: ");
    try {
        const std::string done = stage_.pull(lever, clock_.shown());
        follower_.doubt();
        furthest_ = clock_.shown();
        expect_anew(clock_.shown());
        one_lane_ = false;
        worth_a_debrief_ = true;
        if (dropped > 0) {  // what a room did is kept: what it does from here on is written to another file
            undone_.push_back({stage_.date_of(clock_.shown()),
                               fmt::format("{} later change{} dropped", dropped, dropped == 1 ? " was" : "s were"),
                               workshop_.path()});
            workshop_.leave();
        }
        say(done + "; " + written());
    } catch (const InputError& refused) {  // of all that is wrong with the model then, one sentence
        say(cannot + (refused.faults().empty() ? "the model would have errors" : refused.faults().front().message));
    } catch (const language::PullRefused& refused) {
        say(refused.what());
    } catch (const std::exception& failed) {
        say(cannot + failed.what());
    }
}

/// Writes down what was done, and says so.
std::string Room::written() {
    try {
        unsaved_ = true;
        workshop_.write(stage_.workshop(workshop_.folder()));
        unsaved_ = false;
        return "written to " + workshop_.name();
    } catch (const SystemError& error) {
        return error.what();
    } catch (const std::exception&) {  // it is pulled all the same
        return "that cannot be written down";
    }
}

std::optional<std::size_t> Room::lever_of(int key) const {
    const auto& levers = stage_.levers();
    const auto found = std::ranges::find(levers, key, &language::Lever::key);
    return found == levers.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - levers.begin())};
}

std::vector<scene::Button> Room::levers(bool digits) const {
    std::vector<scene::Button> buttons;
    for (const language::Lever& lever : stage_.levers()) {
        const std::size_t number = buttons.size();
        const std::string key = digits && lever.key > 0 ? std::to_string(lever.key) + ": " : "";
        buttons.push_back({lever.name, key + (stage_.is_pulled(number, clock_.shown()) ? "release in B" : "pull in B"),
                           false, "lever " + std::to_string(number)});
    }
    return buttons;
}

void Room::close_group() {
    stale_ = stale_ || !group_.empty();
    group_.clear();
}

void Room::press(const std::string& id) {
    if (id.starts_with(scene::group_prefix)) {
        group_ = id.substr(std::string{scene::group_prefix}.size());
        stale_ = true;
        return;
    }
    panel_ = panel();
    const auto ids = pressable();
    if (std::ranges::find(ids, id) == ids.end()) {
        return;
    }
    if (id == go_on_id || id == keep_id) {
        answer(id == go_on_id);
    } else if (id == next_person_id) {
        follow_somebody();
    } else if (const auto lever = lever_called(id)) {
        pull(*lever);
    } else if (id == next_pool_id) {
        explain_next();
    } else if (const auto time = event_called(id)) {
        said_.clear();
        clock_.go_to(*time);
        stale_ = true;
    }
}

}  // namespace careway::app
