#include "viz/app/room.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "viz/app/still.hpp"

namespace careway::app {

namespace {

constexpr const char* workshop_file = "careway-workshop.yaml";
constexpr double text_scales[] = {1.0, 1.2, 1.4, 1.6};

/// Leaves B out of a picture.
void keep_first_lane(scene::Picture& picture) {
    picture.lanes.resize(1);
    for (scene::Tile& tile : picture.tiles) {
        tile.b.clear();
        tile.difference.clear();
    }
    for (scene::Chart& chart : picture.charts) {
        chart.b = {};
    }
}

}  // namespace

Room::Room(Stage& stage, Time at, std::size_t speed, std::uint32_t run, bool one_lane)
    : stage_{stage}, clock_{stage.from(), stage.to(), at, speed}, run_{run}, one_lane_{one_lane}, shown_{at} {
    clock_.pause();
    stage_.session().look_at(at);
}

void Room::say(const std::string& words) {
    said_ = words;
    stale_ = true;
}

void Room::change_text(int steps) {
    const auto most = static_cast<int>(std::size(text_scales)) - 1;
    text_ = static_cast<std::size_t>(std::clamp(static_cast<int>(text_) + steps, 0, most));
}

void Room::perform(Action action) {
    said_.clear();
    stale_ = true;
    switch (action) {
        case Action::pause:
            return clock_.toggle();
        case Action::previous_day:
            return clock_.go_to(clock_.shown() - day);
        case Action::next_day:
            return clock_.go_to(clock_.shown() + day);
        case Action::previous_week:
            return clock_.go_to(clock_.shown() - week);
        case Action::next_week:
            return clock_.go_to(clock_.shown() + week);
        case Action::start:
            return clock_.go_to(stage_.from());
        case Action::latest:
            return clock_.go_to(stage_.reached());
        case Action::slower:
            return clock_.slower();
        case Action::faster:
            return clock_.faster();
        case Action::lanes:
            one_lane_ = !one_lane_;
            return;
        case Action::fork:
            stage_.fork(clock_.shown());
            one_lane_ = false;
            return;
        case Action::next_run:
            stage_.session().swap(++run_);
            return;
        case Action::smaller_text:
            return change_text(-1);
        case Action::larger_text:
            return change_text(1);
        case Action::usual_text:
            text_ = 0;
            return;
        case Action::save_picture:
        case Action::full_screen:
        case Action::quit:
            break;
    }
}

void Room::pull(std::size_t lever) {
    try {
        const std::string done = stage_.pull(lever, clock_.shown());
        one_lane_ = false;
        std::ofstream file{workshop_file};
        file << stage_.workshop(".") << std::flush;
        say(done +
            (file ? std::string{"; written to "} + workshop_file : std::string{"; cannot write "} + workshop_file));
    } catch (const std::runtime_error& refused) {
        say(refused.what());
    }
}

std::optional<std::size_t> Room::lever_of(int key) const {
    const auto& levers = stage_.levers();
    const auto found = std::ranges::find(levers, key, &language::Lever::key);
    return found == levers.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - levers.begin())};
}

std::vector<scene::Button> Room::levers() const {
    std::vector<scene::Button> buttons;
    for (const language::Lever& lever : stage_.levers()) {
        const std::string key = lever.key > 0 ? std::to_string(lever.key) + ": " : "";
        buttons.push_back({lever.name, key + (stage_.is_pulled(buttons.size()) ? "release in B" : "pull in B")});
    }
    return buttons;
}

void Room::go_to(double share) {
    const double ticks = share * static_cast<double>((stage_.to() - stage_.from()).ticks());
    const auto hours = static_cast<std::int64_t>(ticks) / hour.ticks();
    clock_.go_to(stage_.from() + hours * hour);
    stale_ = true;
}

void Room::pass(double seconds) {
    clock_.pass(seconds, stage_.reached());
    stage_.session().look_at(clock_.now());
}

std::optional<scene::Picture> Room::fresh_picture() {
    if (!stale_ && !waiting_ && clock_.shown() == shown_) {
        return std::nullopt;
    }
    return picture();
}

scene::Picture Room::still() {
    scene::Picture still = picture();
    still.timeline.reached = still.timeline.now;
    still.paused = false;
    still.event.clear();
    return still;
}

scene::Picture Room::picture() {
    const Time time = clock_.shown();
    auto now = stage_.picture(time);
    waiting_ = !now;
    if (now) {
        last_ = std::move(now);
        shown_ = time;
    }
    stale_ = false;
    scene::Picture picture = last_.value_or(stage_.blank());
    picture.speed = clock_.words();
    picture.run = run_in_words(run_);
    picture.paused = clock_.paused();
    picture.text_scale = text_scales[text_];
    picture.event = waiting_ ? stage_.why_not_yet() : said_;
    if (one_lane_ && !picture.lanes.empty()) {
        keep_first_lane(picture);
    }
    return picture;
}

}  // namespace careway::app
