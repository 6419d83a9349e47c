#include <algorithm>

#include "sim/pathway/simulation.hpp"

// Rings of people who each hold what another wants, and who move all at once (semantics 20).
namespace careway::pathway {

/// Looks for a ring among those who wait inside locked places.
class Simulation::Rings {
public:
    /// Somebody who would go, perhaps to where places of another pool stand in.
    struct Mover {
        std::uint32_t row = 0;
        bool into_overflow = false;
    };

    /// @param now  as things stand; else whatever gates and sessions say, and with everybody else gone
    Rings(const Simulation& simulation, bool now) : simulation_{simulation}, now_{now} {
        const auto rows = simulation.who_could_swap();
        if (rows.empty()) {
            return;
        }
        for (const std::uint32_t row : rows) {
            for (const bool into_overflow : {false, true}) {
                const Patient& patient = simulation_.patients_[row];
                if ((!into_overflow || simulation_.has_overflow(patient)) &&
                    (!now || is_accepted(patient, simulation_.taken(patient, into_overflow)))) {
                    movers_.push_back({row, into_overflow});
                }
            }
        }
        const auto held = simulation_.held_by(simulation_.locked_ways(false));
        const auto most = simulation_.places_to_come();
        for (std::size_t p = 0; p < held.size(); ++p) {
            free_.push_back(now ? simulation_.pools_[p].free() : most[p] - held[p]);
        }
    }

    /// The first that could move, in the order of the queues; empty when none could.
    [[nodiscard]] std::vector<Mover> first() const {
        for (const Mover& mover : movers_) {
            std::vector<Mover> ring{mover};
            std::vector<bool> tried(free_.size());
            if (close(ring, tried)) {
                return ring;
            }
        }
        return {};
    }

private:
    [[nodiscard]] NeedList taken(const Mover& mover) const {
        return simulation_.taken(simulation_.patients_[mover.row], mover.into_overflow);
    }
    [[nodiscard]] NeedList given(const Mover& mover) const {
        return simulation_.given(simulation_.patients_[mover.row], mover.into_overflow);
    }
    [[nodiscard]] std::span<const Need> list(NeedList needs) const { return simulation_.program_->list(needs); }

    [[nodiscard]] bool is_accepted(const Patient& patient, NeedList needs) const {
        const auto in_session = [&](const Need& need) { return simulation_.is_in_session(need.pool); };
        const auto wanted = list(needs);
        return simulation_.shut_gate(patient, needs) == none && std::all_of(wanted.begin(), wanted.end(), in_session);
    }

    [[nodiscard]] bool wants(const Mover& mover, std::uint32_t pool) const {
        const auto needs = list(taken(mover));
        return std::any_of(needs.begin(), needs.end(), [&](const Need& need) { return need.pool == pool; });
    }

    /// A place that is turned around first is not left to anybody.
    [[nodiscard]] bool is_left(std::uint32_t pool) const {
        return simulation_.program_->pools[pool].turnaround == none;
    }

    /// Goes on from the last of the ring to the first of those who want what it would leave, until what is left is what
    /// the first of the ring wants.
    /// @param tried  pools from which no way has led back
    [[nodiscard]] bool close(std::vector<Mover>& ring, std::vector<bool>& tried) const {
        for (const Need& left : list(given(ring.back()))) {
            if (!is_left(left.pool) || tried[left.pool]) {
                continue;
            }
            if (wants(ring.front(), left.pool) && fits(ring)) {
                return true;
            }
            tried[left.pool] = true;
            for (const Mover& next : movers_) {
                const bool new_here =
                    std::none_of(ring.begin(), ring.end(), [&](const Mover& mover) { return mover.row == next.row; });
                if (new_here && wants(next, left.pool)) {
                    ring.push_back(next);
                    if (close(ring, tried)) {
                        return true;
                    }
                    ring.pop_back();
                }
            }
        }
        return false;
    }

    /// Whether there are places for all of a ring once all of it has left.
    [[nodiscard]] bool fits(const std::vector<Mover>& ring) const {
        std::vector<std::int32_t> places = free_;
        for (const Mover& mover : ring) {
            const auto leave = [&](const Need& need) { places[need.pool] += is_left(need.pool) ? need.amount : 0; };
            std::ranges::for_each(list(given(mover)), leave);
            if (now_) {  // later, nobody is counted as holding any
                each_part(mover, leave);
            }
        }
        for (const Mover& mover : ring) {
            for (const Need& need : list(taken(mover))) {
                places[need.pool] -= need.amount;
            }
        }
        return std::ranges::all_of(ring, [&](const Mover& mover) {
            const auto needs = list(taken(mover));
            return std::ranges::all_of(needs, [&](const Need& need) { return places[need.pool] >= 0; });
        });
    }

    template <class Action>
    void each_part(const Mover& mover, const Action& act) const {
        const auto& parts = simulation_.parts_;
        for (auto part = simulation_.patients_.extra(mover.row).first_part; part != none; part = parts[part].next) {
            act(parts[part].need);
        }
    }

    const Simulation& simulation_;
    bool now_;
    std::vector<Mover> movers_;       ///< in the order of the queues, each to their own place before another
    std::vector<std::int32_t> free_;  ///< by pool, beside what rings leave
};

/// Lets the first ring move; false when none can.
bool Simulation::swap_places(Records& records) {
    const auto ring = Rings{*this, true}.first();
    for (const auto& [row, into_overflow] : ring) {
        stop_waiting(row, records);
    }
    for (const auto& [row, into_overflow] : ring) {
        take(taken(patients_[row], into_overflow));
        leave_node(row, records, into_overflow);
    }
    for (const auto& [row, into_overflow] : ring) {
        start_where(row, false, into_overflow, records);
    }
    return !ring.empty();
}

/// Whether a ring that cannot move now may do so when a gate opens, a session is held, or others have gone.
bool Simulation::may_swap_later() const {
    return !Rings{*this, false}.first().empty();
}

/// At the end of an event, for rings that could not move when they formed.
void Simulation::swap_when_possible(Records& records) {
    while (program_->exchange && swap_places(records)) {
        offer_freed(records);
    }
}

/// Everybody who waits inside a locked place for one, in the order of the queues.
std::vector<std::uint32_t> Simulation::who_could_swap() const {
    const std::vector<bool> locked = locked_ways(false);
    std::vector<std::uint32_t> rows;
    if (std::find(locked.begin(), locked.end(), true) == locked.end()) {
        return rows;
    }
    for (std::uint32_t row = 0; row < patients_.rows(); ++row) {
        const Patient& patient = patients_[row];
        if (patient.state == State::delayed && program_->edges[patient.edge].to != none && locked[lock_of(patient)]) {
            rows.push_back(row);
        }
    }
    return in_order_of_queues(std::move(rows));
}

}  // namespace careway::pathway
