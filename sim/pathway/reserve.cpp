#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "sim/pathway/simulation.hpp"

// What is kept for people who need several places at once (semantics 8).
namespace careway::pathway {

void Simulation::begin_reserving(std::uint32_t row) {
    const std::uint32_t to = program_->edges[patients_[row].edge].to;
    if (to != none && program_->nodes[to].reserves) {
        reserving_.push_back(row);
    }
    stop_if_kept_for_ever();
}

/// What was kept is free for others now.
void Simulation::end_reserving(std::uint32_t row) {
    const auto found = std::find(reserving_.begin(), reserving_.end(), row);
    if (found == reserving_.end()) {
        return;
    }
    reserving_.erase(found);
    for (const Need& need : program_->list(wanted(patients_[row]))) {
        freed_.push_back(need.pool);
    }
}

bool Simulation::goes_first(std::uint32_t row, std::uint32_t before) const {
    const Patient& a = patients_[row];
    const Patient& b = patients_[before];
    return a.priority != b.priority ? a.priority < b.priority : Queue::goes_before(a, b);
}

/// Whether enough is left of a pool for `row` beside what is kept for those in front. People who wait in other queues
/// are in front too: priority, asking and person make one order of all.
bool Simulation::is_kept_from(std::uint32_t row, Need need) const {
    std::int64_t kept = 0;
    for (const std::uint32_t other : reserving_) {
        if (other == row || !goes_first(other, row)) {
            continue;
        }
        for (const Need& waited_for : program_->list(wanted(patients_[other]))) {
            kept += waited_for.pool == need.pool ? waited_for.amount : 0;
        }
    }
    return pools_[need.pool].free() - kept < need.amount;
}

/// The most places that each pool has from now on: what is closed for a while, or not staffed, opens again, and posts
/// are filled.
std::vector<std::int32_t> Simulation::places_to_come() const {
    std::vector<std::int32_t> places = settings_.capacity;
    for (const Staff& staff : program_->staffs) {
        if (staff.recruited_after != none) {
            places[staff.pool] = std::max(places[staff.pool], staff.posts);
        }
    }
    for (std::size_t c = changes_made_; c < program_->changes.size(); ++c) {
        const Change& change = program_->changes[c];
        if (change.setting == Setting::capacity) {
            places[change.index] = std::max(places[change.index], static_cast<std::int32_t>(change.value));
        }
    }
    return places;
}

/// Whether somebody could start once everybody had gone who is not in `stuck`.
bool Simulation::could_start(std::uint32_t row, const std::vector<std::uint32_t>& stuck,
                             std::vector<std::int32_t> places) const {
    for (const std::uint32_t other : stuck) {
        const Patient& patient = patients_[other];
        for (const Need& need : program_->list(
                 patient.state == State::delayed && program_->edges[patient.edge].holds ? held(patient) : NeedList{})) {
            places[need.pool] -= need.amount;
        }
        const bool keeps = std::find(reserving_.begin(), reserving_.end(), other) != reserving_.end();
        if (keeps && other != row && goes_first(other, row)) {
            for (const Need& need : program_->list(wanted(patient))) {
                places[need.pool] -= need.amount;
            }
        }
    }
    const auto are_there = [&](NeedList needs) {
        const auto list = program_->list(needs);
        return std::all_of(list.begin(), list.end(), [&](const Need& n) { return places[n.pool] >= n.amount; });
    };
    const Patient& patient = patients_[row];
    return are_there(wanted(patient)) || (has_overflow(patient) && are_there(taken(patient, true)));
}

/// Somebody may keep places for themselves that others wait for who hold what the first still lacks: then nobody of
/// them can ever start. Strikes out those who could, until nobody is left or nobody else can be struck out.
void Simulation::stop_if_kept_for_ever() const {
    if (reserving_.empty()) {
        return;
    }
    std::vector<std::uint32_t> stuck;
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        if (patients_[row].state == State::delayed) {
            stuck.push_back(row);
        }
    }
    if (stuck.empty()) {
        return;
    }
    std::copy_if(reserving_.begin(), reserving_.end(), std::back_inserter(stuck),
                 [&](std::uint32_t row) { return patients_[row].state == State::queued; });
    const auto places = places_to_come();
    const auto can = [&](std::uint32_t row) { return could_start(row, stuck, places); };
    for (bool struck_out = true; struck_out;) {
        std::vector<std::uint32_t> left;
        std::copy_if(stuck.begin(), stuck.end(), std::back_inserter(left), std::not_fn(can));
        struck_out = left.size() < stuck.size();
        stuck = std::move(left);
    }
    const auto keeps = [&](std::uint32_t row) {
        return std::find(reserving_.begin(), reserving_.end(), row) != reserving_.end();
    };
    const auto holds = [&](std::uint32_t row) {
        return patients_[row].state == State::delayed && program_->edges[patients_[row].edge].holds;
    };
    if (std::none_of(stuck.begin(), stuck.end(), keeps) || std::none_of(stuck.begin(), stuck.end(), holds)) {
        return;  // an ordinary ring, which deadlock.cpp finds; or people outside who want more than there will be
    }
    std::string ring;
    for (const std::uint32_t row : stuck) {
        const Patient& patient = patients_[row];
        ring +=
            fmt::format("\n  person {:016x} {} `{}` waits for `{}`{}", patient.person,
                        patient.state == State::delayed ? "in" : "outside", program_->texts.nodes[patient.node].name,
                        name_of_wanted(patient), keeps(row) ? ", for whom places are kept" : "");
    }
    throw ModelError{
        fmt::format("deadlock on {}: nobody of these can ever start{}\n"
                    "  = take `reserve` away, or give one of the pools more places",
                    to_string(program_->first_day(), now_), ring)};
}

}  // namespace careway::pathway
