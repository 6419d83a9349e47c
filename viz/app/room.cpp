#include "viz/app/room.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include "sim/base/error.hpp"
#include "viz/app/events_panel.hpp"
#include "viz/app/levers_panel.hpp"
#include "viz/app/person_panel.hpp"
#include "viz/app/question.hpp"
#include "viz/app/why.hpp"

namespace careway::app {

namespace {

constexpr double text_scales[] = {1.0, 1.2, 1.4, 1.6};

/// Back to the usual size from any other.
int steps_of_text(Action action) {
    constexpr auto all = static_cast<int>(std::size(text_scales));
    return action == Action::smaller_text ? -1 : action == Action::larger_text ? 1 : -all;
}

/// Leaves B out of a picture.
void keep_first_lane(scene::Picture& picture) {
    picture.lanes.resize(1);
    picture.badge.clear();
    for (scene::Tile& tile : picture.tiles) {
        tile.b.clear();
        tile.difference.clear();
    }
    for (scene::Chart& chart : picture.charts) {
        chart.b = {};
    }
}

}  // namespace

Room::Room(Stage& stage, Time at, std::size_t speed, std::uint32_t run, bool one_lane,
           const std::filesystem::path& folder)
    : stage_{stage},
      clock_{stage.from(), stage.to(), at, speed},
      run_{run},
      one_lane_{one_lane},
      shown_{at},
      last_run_{run},
      workshop_{folder},
      follower_{stage.session()} {
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
    asking_.reset();
    stale_ = true;
    switch (action) {
        case Action::lanes:
            one_lane_ = !one_lane_;
            return;
        case Action::fork:
            return fork();
        case Action::next_run:
            return swap_run();
        case Action::levers:
            return open_or_close(PanelOpen::levers);
        case Action::somebody:
            return follow_somebody();
        case Action::events:
            return open_or_close(PanelOpen::events);
        case Action::why:
            return open_or_close(PanelOpen::why);
        case Action::stop_rules:
            return switch_rules();
        case Action::hide:
            bare_ = !bare_;
            return;
        case Action::smaller_text:
        case Action::larger_text:
        case Action::usual_text:
            return change_text(steps_of_text(action));
        default:
            return travel(action);
    }
}

void Room::open_or_close(PanelOpen panel) {
    open_ = open_ == panel ? PanelOpen::none : panel;
}

bool Room::close_panel() {
    stale_ = stale_ || open_ != PanelOpen::none;
    somebody_ = 0;
    return std::exchange(open_, PanelOpen::none) != PanelOpen::none;
}

std::vector<std::string> Room::pressable() const {
    std::vector<std::string> ids;
    for (const scene::PanelItem& item : panel_ ? panel_->items : std::vector<scene::PanelItem>{}) {
        if (!item.id.empty()) {
            ids.push_back(item.id);
        }
    }
    return ids;
}

std::optional<scene::Panel> Room::panel() {
    if (asks()) {
        return question_panel(stage_, clock_.shown());
    }
    switch (open_) {
        case PanelOpen::none:
            return std::nullopt;
        case PanelOpen::levers:
            return levers_panel(stage_, clock_.shown(), effects_);
        case PanelOpen::person:
            return person_panel(stage_, follower_);
        case PanelOpen::events:
            return events_panel(stage_, events(), clock_.shown());
        case PanelOpen::why:
            return why_panel(stage_, explained_.value_or(stage_.first_pool()), lanes_shown(), clock_.shown());
    }
    return std::nullopt;
}

void Room::go_to(double share) {
    const double ticks = share * static_cast<double>((stage_.to() - stage_.from()).ticks());
    const auto hours = static_cast<std::int64_t>(ticks) / hour.ticks();
    clock_.go_to(stage_.from() + hours * hour);
    said_.clear();
    asking_.reset();
    stale_ = true;
}

void Room::pass(double seconds) {
    const Time before = clock_.shown();
    const std::string said_before = said_;
    hear_from_runs();
    clock_.pass(seconds, stage_.reached());
    if (clock_.shown() > before) {
        stop_by_rule(before);
    }
    stage_.session().look_at(clock_.now());
    follow_on();
    pause_at_the_end();
    tell_guesses(said_before);
}

void Room::pause_at_the_end() {
    if (clock_.paused()) {
        return;
    }
    const auto stopped = clock_.now() >= stage_.reached() ? stage_.why_stopped() : std::nullopt;
    if (stopped || clock_.now() == stage_.to()) {
        clock_.go_to(clock_.now());  // all of what there is, wherever the steps of the clock fall
        clock_.pause();
        say(stopped.value_or("This is the end of the run"));
    }
}

std::optional<scene::Picture> Room::fresh_picture() {
    if (!stale_ && !waiting_ && clock_.shown() == shown_) {
        return std::nullopt;
    }
    return picture();
}

/// Until then the picture of before is shown, of which the header speaks.
std::string Room::why_waiting() const {
    const std::string why = stage_.why_not_yet();
    return last_ && last_run_ != run_ ? "For run " + std::to_string(run_) + ": " + why : why;
}

std::vector<scene::Flight> Room::flights() const {
    return stage_.flights(clock_.now(), clock_.per_second());
}

scene::Picture Room::still() {
    scene::Picture still = picture();
    if (open_ == PanelOpen::person && !waiting_) {
        follower_.settle(shown_);
        still.panel = panel();
    }
    still.timeline.reached = still.timeline.now;
    still.flights = stage_.flights(clock_.shown(), clock_.per_second());
    still.paused = false;
    still.event.clear();
    still.bare = false;
    still.last_event.clear();
    std::erase_if(still.timeline.markers, [](const scene::Marker& marker) {
        return marker.kind == scene::Marker::Kind::bookmark || marker.kind == scene::Marker::Kind::event;
    });
    return still;
}

scene::Picture Room::picture() {
    const Time time = clock_.shown();
    auto now = stage_.picture(time);
    waiting_ = !now;
    if (now) {
        last_ = std::move(now);
        shown_ = time;
        last_run_ = run_;
    }
    stale_ = false;
    scene::Picture picture = last_.value_or(stage_.blank());
    picture.speed = clock_.words();
    picture.run = stage_.run_in_words(last_ ? last_run_ : run_);
    picture.paused = clock_.paused();
    picture.text_scale = text_scales[text_];
    picture.flights = flights();
    picture.flying = flights_in_words(clock_.per_second());
    picture.panel = panel_ = panel();
    picture.bare = bare_;
    picture.open_group = group_;
    if (last_) {
        add_markers(picture);
    }
    picture.event = words_of_event();
    if (one_lane_ && !picture.lanes.empty()) {
        keep_first_lane(picture);
    }
    return picture;
}

}  // namespace careway::app
