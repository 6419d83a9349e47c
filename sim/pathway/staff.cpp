#include <algorithm>
#include <cmath>

#include "sim/pathway/simulation.hpp"

// Posts that people hold, leave and are recruited for, and the places that they keep open (semantics 17).
namespace careway::pathway {

using kernel::EventClass;

/// Posts are found in the middle of things: those filled some time ago, the last ones vacant for some time.
void Simulation::fill_posts() {
    for (std::uint32_t s = 0; s < program_->staffs.size(); ++s) {
        const Staff& staff = program_->staffs[s];
        open_.filled.push_back(staff.posts - staff.vacant);
        for (std::int32_t number = 0; number < staff.posts; ++number) {
            const auto slot = static_cast<std::uint32_t>(open_.posts.size());
            open_.posts.push_back({s, static_cast<std::uint32_t>(number), 0, number < staff.posts - staff.vacant});
            plan_post(slot, true);
        }
    }
}

/// @param residual  what is left of a time that began before the run
void Simulation::plan_post(std::uint32_t slot, bool residual) {
    const Post& post = open_.posts[slot];
    const Staff& staff = program_->staffs[post.staff];
    const Pool& pool = program_->pools[staff.pool];
    const std::uint32_t first = post.filled ? staff.leaves_after : staff.recruited_after;
    if (first == none) {
        return;
    }
    auto bits = draws_.at(post.number, pool.luck, random::Purpose::post, post.filled ? 0 : 1, post.spell);
    const auto& variate = settings_.variates[first];
    const Duration takes = residual ? random::residual(variate, bits, program_->tables)
                                    : random::sample(variate, bits.uniform(), program_->tables);
    const Duration least = Duration::milliseconds(1);
    calendar_.push({std::min(now_ + std::max(takes, least), never), EventClass::post,
                    kernel::tie_of(post.number, pool.name), slot});
}

void Simulation::fill_or_leave(std::uint32_t slot, Records& records) {
    Post& post = open_.posts[slot];
    post.filled = !post.filled;
    post.spell += post.filled ? 1 : 0;
    open_.filled[post.staff] += post.filled ? 1 : -1;
    plan_post(slot, false);
    reckon_capacities(records);
}

/// Hands the hours of each staff pool out to the pools that need them, by rank, then by name; a pool that needs several
/// kinds opens as many places as the scarcest allows.
void Simulation::staff_places(std::vector<std::int32_t>& places) const {
    std::vector<double> hours;
    for (std::size_t s = 0; s < program_->staffs.size(); ++s) {
        hours.push_back(places[program_->staffs[s].pool] * program_->staffs[s].hours);
    }
    std::vector<std::int32_t> staffed = places;
    for (const Staffing& staffing : program_->staffing) {
        constexpr double rounding = 1e-9;
        const double most = std::floor(hours[staffing.staff] / staffing.hours + rounding);
        const std::int32_t open =
            most < places[staffing.pool] ? static_cast<std::int32_t>(most) : places[staffing.pool];
        hours[staffing.staff] -= open * staffing.hours;
        staffed[staffing.pool] = std::min(staffed[staffing.pool], open);
    }
    places = std::move(staffed);
}

}  // namespace careway::pathway
