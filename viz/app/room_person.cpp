#include <algorithm>

#include "viz/app/person_panel.hpp"
#include "viz/app/room.hpp"

namespace careway::app {

void Room::follow(const scene::PersonDrawn& person) {
    const auto& pools = stage_.last_scenario().program->texts.pools;
    const auto pool = std::ranges::find(pools, person.card, &pathway::PoolText::name);
    if (waiting_) {
        return say(why_waiting());
    }
    if (pool == pools.end()) {  // services that share a card
        return;
    }
    const auto number = static_cast<std::uint32_t>(pool - pools.begin());
    follower_.look_for({person.lane, number, person.delayed, person.nth, person.of});
    open_ = PanelOpen::person;
    stale_ = true;
}

/// Where most people of the lanes shown are delayed: one after the other.
void Room::follow_somebody() {
    if (waiting_ || !last_) {
        return say(why_waiting());
    }
    const scene::Card* most = nullptr;
    std::size_t lane = 0;
    for (std::size_t i = 0; i < (one_lane_ ? 1 : last_->lanes.size()); ++i) {
        for (const scene::Card& card : last_->lanes[i].cards) {
            if (card.delayed > (most == nullptr ? 0 : most->delayed)) {
                most = &card;
                lane = i;
            }
        }
    }
    if (most == nullptr) {
        return say("Nobody is delayed now");
    }
    somebody_ = open_ == PanelOpen::person ? somebody_ : 0;
    follow({lane, most->id, true, somebody_++, 0});
}

void Room::follow_on() {
    if (open_ == PanelOpen::person && !waiting_ && follower_.pass(shown_)) {
        stale_ = true;
    }
}

}  // namespace careway::app
