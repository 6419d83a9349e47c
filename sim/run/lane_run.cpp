#include "sim/run/lane_run.hpp"

#include <exception>
#include <new>
#include <utility>

namespace careway::run {

namespace {

constexpr Duration between_checkpoints = 4 * week;

bool is_multiple(Duration of, Duration unit) {
    return of.ticks() % unit.ticks() == 0;
}

}  // namespace

std::string reason_of(const std::exception& error) {
    return dynamic_cast<const std::bad_alloc*>(&error) != nullptr ? no_memory : error.what();
}

LaneRun::LaneRun(std::shared_ptr<const pathway::Program> program, std::uint32_t seed, std::uint32_t replication,
                 const Replica* from)
    : replica_{from == nullptr ? Replica{program, seed, replication} : *from},
      moves_{*program},
      next_{from == nullptr ? Lane::first_hour(*program) : from->now() + hour} {
    if (from != nullptr) {
        replica_.go_on_under(std::move(program));
    }
}

Footage LaneRun::next_day(const std::set<Time>& marks) {
    Footage footage;
    try {
        if (next_ > now() + day) {
            run_until(now() + day);
        } else {
            film_hours(marks, footage);
        }
    } catch (const std::exception& error) {  // a deadlock, or no memory left: the lane ends here, not the program
        footage.stopped = reason_of(error);
    }
    return footage;
}

void LaneRun::run_until(Time until) {
    replica_.advance(until, [this](std::span<const pathway::Record> records) { moves_.read(records); });
}

void LaneRun::film_hours(const std::set<Time>& marks, Footage& footage) {
    const pathway::Program& program = replica_.program();
    for (bool midnight = false; !midnight && next_ <= program.end; next_ = next_ + hour) {
        run_until(next_);
        footage.hours.push_back(look());
        const Duration measured = next_ - program.measure_from;
        midnight = is_multiple(measured, day);
        const bool begun = measured >= Duration{};
        if (midnight && measured > Duration{}) {
            footage.measures = replica_.values_so_far();
        }
        if (begun && (is_multiple(measured, between_checkpoints) || marks.contains(next_))) {
            footage.checkpoints.push_back({std::make_shared<const Replica>(replica_)});
        }
    }
}

Footage::Hour LaneRun::look() {
    return {now(), pools_of(replica_), moves_.take()};
}

}  // namespace careway::run
