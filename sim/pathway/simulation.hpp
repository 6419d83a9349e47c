#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/demand/poisson_field.hpp"
#include "sim/demand/renewals.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/pathway/frame.hpp"
#include "sim/pathway/openings.hpp"
#include "sim/pathway/patient.hpp"
#include "sim/pathway/places.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"
#include "sim/random/draw.hpp"

namespace careway::pathway {

/// The system and everybody in it: a value. Copy it and both run on, equal.
class Simulation {
public:
    Simulation(std::shared_ptr<const Program> program, Settings settings, random::Draws draws);

    /// Lets everything happen that happens before `until`, or stops earlier, between two events, when `records` is
    /// full. Returns whether `until` was reached. Throws ModelError at a deadlock.
    bool advance(Time until, Records& records);

    /// Applies a change now.
    void change(const Change& change, Records& records);

    /// As if `program` had been its own from the start; std::invalid_argument unless that is so till now (past.hpp).
    void go_on_under(std::shared_ptr<const Program> program);

    [[nodiscard]] Time now() const { return now_; }
    [[nodiscard]] Frame frame() const;
    [[nodiscard]] const PatientTable& patients() const { return patients_; }
    /// When those asked who have waited longest for a place; `never` where nobody waits.
    [[nodiscard]] Time oldest_asking(std::uint32_t pool) const { return queues_[pool].oldest_asking(patients_); }
    [[nodiscard]] std::size_t bytes() const;  ///< of memory that a copy takes
    [[nodiscard]] const Program& program() const { return *program_; }

private:
    std::shared_ptr<const Program> program_;
    Settings settings_;
    random::Draws draws_;
    Time now_;
    kernel::Calendar calendar_;
    demand::PoissonField field_;
    demand::Renewals renewals_;
    kernel::Event next_demand_;  ///< when the next arrival, or the next hour to be drawn, is due
    kernel::Event next_change_;
    std::size_t changes_made_ = 0;
    PatientTable patients_;
    std::vector<PoolState> pools_;
    std::vector<Queue> queues_;
    std::vector<std::int32_t> outside_;     ///< by node: people who wait outside for it
    std::vector<std::uint32_t> freed_;      ///< pools to offer at the end of the event
    std::vector<std::int32_t> delayed_on_;  ///< by edge that may lock: people who hold places and wait to go that way
    std::vector<Gate::Now> gates_now_;
    std::vector<std::vector<std::uint32_t>> at_gate_;  ///< by gate: who stands at it
    std::vector<std::uint32_t> charged_;               ///< rows with Extra::charged, and perhaps others
    bool started_ = false;
    bool of_census_ = false;                   ///< people of a census have not yet gone on
    std::vector<std::uint32_t> without_wait_;  ///< those of them who have nothing to wait for
    // Of special models only.
    std::vector<HeldPart> parts_;
    std::uint32_t unused_part_ = none;
    std::vector<std::uint32_t> reserving_;    ///< people who wait and for whom what they wait for is kept
    std::vector<std::uint32_t> elsewhere_;    ///< people in overflow
    std::vector<std::uint32_t> interrupted_;  ///< people whose places have closed
    Openings open_;

    // `special` below is Program::special, known when the program is compiled, so that plain models do without its
    // questions. What only special models do calls the others without saying so.

    // What happens next (simulation.cpp).
    template <bool special>
    bool advance_to(Time until, Records& records);
    template <bool special>
    void make(const Change& change, Records& records);
    template <bool special>
    bool fire_before(kernel::Event limit, Records& records);
    template <bool special>
    void fire(kernel::Event event, Records& records);
    [[nodiscard]] bool has_lapsed(kernel::Event event) const;
    template <bool special>
    void take_demand(Records& records);
    void look_up_demand();
    [[nodiscard]] kernel::Event numbered_event() const;
    template <bool special>
    void take_numbered(Records& records);
    void change_demand(std::uint32_t source);
    /// Lets a source that never runs dry know that one of its people may no longer be waiting.
    void send_next(std::uint64_t person) {
        if (program_->saturated) {
            renewals_.no_longer_waits(person, now_, program_->streams);
            look_up_demand();
        }
    }
    void look_up_change();
    void end_turnaround(std::uint32_t pool, Records& records);
    void change_capacity(std::uint32_t pool, Records& records);
    void route_anew(std::uint32_t node, std::uint32_t person_class);

    // Steps of one person (steps.cpp).
    template <bool special = true>
    void arrive(const demand::Arrival& arrival, Records& records);
    template <bool special = true>
    void come_back(std::uint32_t row, Records& records);
    template <bool special = true>
    void end_stay(std::uint32_t row, Records& records);
    template <bool special>
    void become_ready(std::uint32_t row, Records& records);
    template <bool special = true>
    void end_process(std::uint32_t row, Records& records);
    template <bool special = true>
    void give_up(std::uint32_t row, Records& records);
    template <bool special = true>
    void ask(std::uint32_t row, std::uint32_t edge, Records& records);
    template <bool special>
    void start_or_wait(std::uint32_t row, Records& records);
    void begin_episode(std::uint32_t row);
    [[nodiscard]] std::uint32_t stay_by_next(const Patient& patient) const;
    template <bool special = true>
    void wait_outside(std::uint32_t row, Records& records);
    template <bool special = true>
    void line_up(std::uint32_t row);
    template <bool special = true>
    void wait_inside(std::uint32_t row, Records& records);
    template <bool special = true>
    void move(std::uint32_t row, bool had_queued, Records& records);
    template <bool special = true>
    void start(std::uint32_t row, bool had_queued, Records& records);
    template <bool special = true>
    void leave_node(std::uint32_t row, Records& records, bool into_overflow = false);
    template <bool special>
    void exit(std::uint32_t row, Records& records);
    template <bool special = true>
    void begin_process(std::uint32_t row, Records& records);
    [[nodiscard]] std::uint32_t route(const Patient& patient) const;
    [[nodiscard]] inline std::uint32_t draw_class(std::uint64_t person, std::uint32_t person_class) const;
    [[nodiscard]] std::uint32_t draw_attribute(std::uint64_t person, const DrawnAttribute& attribute,
                                               std::uint32_t person_class) const;
    [[nodiscard]] std::uint32_t visit_of(std::uint32_t row, const Node& node) const;
    void schedule(std::uint32_t row, kernel::EventClass kind, Duration after, std::uint32_t name);
    /// @param other  what Record::other means for this `what`
    [[gnu::always_inline]] void note(Records& records, What what, const Patient& patient, std::uint32_t other,
                                     Time since = {}, std::uint8_t marks = 0) const {
        Record& record = records.add();
        record.time = now_;
        record.person = patient.person;
        record.since = since;
        record.node = patient.node;
        record.other = static_cast<std::uint16_t>(other);
        record.person_class = patient.person_class;
        record.what = what;
        record.marks = marks;
    }
    /// Where somebody is who is fit to leave, for the records of that: in the node's places, in others, or in none.
    [[nodiscard]] static std::uint8_t place_of_delay(const Patient& patient, const Edge& edge) {
        return edge.holds ? static_cast<std::uint8_t>(patient.marks & elsewhere) : outside;
    }
    /// Whether a pending event still stands: the patient may have gone another way meanwhile, and the row may be
    /// somebody else's by now. @param name  the one that the event was made with
    [[nodiscard]] bool is_due(kernel::Event event, const Patient& patient, std::uint32_t name) const {
        return patient.due == event.time() && kernel::tie_of(patient.person, name) == event.tie();
    }
    /// Marks of a wait inside for the place that an edge leads to.
    static std::uint8_t marks_of_wait(const Patient& patient, const Edge& edge) {
        return static_cast<std::uint8_t>(place_of_delay(patient, edge) | edge.wait_marks);
    }
    static std::uint8_t marks_of_process(const Patient& patient, const Edge& edge) {
        return static_cast<std::uint8_t>(place_of_delay(patient, edge) | edge.process_marks);
    }
    /// Marks of standing at a gate where one does not wait for a place yet.
    [[nodiscard]] std::uint8_t marks_at_gate(const Patient& patient, std::uint32_t gate) const;
    /// What the patient waits for.
    template <bool special = true>
    [[nodiscard]] NeedList wanted(const Patient& patient) const {
        return special && patient.marks & elsewhere ? move_of(patient, false).take : program_->edges[patient.edge].take;
    }
    [[nodiscard]] const Move& move_of(const Patient& patient, bool into_overflow) const {
        return program_->moves[patient.edge * 4 + (patient.marks & elsewhere ? 2u : 0u) + (into_overflow ? 1u : 0u)];
    }
    /// What the patient leaves behind who goes where they want to.
    template <bool special = true>
    [[nodiscard]] NeedList given(const Patient& patient, bool into_overflow = false) const {
        return special && (patient.marks & elsewhere || into_overflow) ? move_of(patient, into_overflow).give
                                                                       : program_->edges[patient.edge].give;
    }
    /// What the patient holds during the whole stay.
    [[nodiscard]] NeedList held(const Patient& patient) const;
    template <bool special = true>
    [[nodiscard]] std::uint32_t queue_of(const Patient& patient) const {
        return program_->needs[wanted<special>(patient).first].pool;
    }

    // Processes in a row, or that need places (processes.cpp).
    void ask_for_step(std::uint32_t row, std::uint32_t step, Records& records);
    void begin_step(std::uint32_t row, Records& records);
    void end_step(std::uint32_t row, Records& records);
    void free_step(std::uint32_t row, Records& records);

    // Those who find no place (departures.cpp).
    void find_no_place(std::uint32_t row, Records& records);
    void cancel(std::uint32_t row, Records& records);

    // Deaths outside the stay (deaths.cpp).
    void schedule_death(std::uint32_t row, Duration after, std::uint32_t name);
    void begin_hazard(std::uint32_t row, std::uint32_t slot, const Node& node, random::Purpose purpose,
                      Duration elapsed = {});
    void begin_waiting(std::uint32_t row, const Node& node);
    void begin_to_lie_ready(std::uint32_t row);
    void begin_delay(std::uint32_t row);
    [[nodiscard]] std::uint32_t waits_outside_for(const Patient& patient) const;
    [[nodiscard]] bool is_fatal(kernel::Event event) const;
    void die(std::uint32_t row, Records& records);
    void stop_process(std::uint32_t row, Records& records);
    void leave_for_good(std::uint32_t row, Exit exit, std::uint8_t marks, Records& records);

    // Members who fall ill (members.cpp).
    bool start_special(std::uint32_t row, double luck, Records& records);
    void begin_membership(std::uint32_t row, Duration stay, std::optional<Duration> elapsed);
    void be_at_home(std::uint32_t row);
    void admit(std::uint32_t row, Records& records);
    bool goes_back(std::uint32_t row, Records& records);
    void go_back(std::uint32_t row, Records& records);
    void forgo_membership(std::uint32_t row);
    void end_keep(kernel::Event event, Records& records);
    void release_kept(std::uint32_t row, Records& records);

    // Places (offers.cpp).
    [[nodiscard]] bool all_free(NeedList needs) const {
        for (const Need& need : program_->list(needs)) {
            if (pools_[need.pool].free() < need.amount) {
                return false;
            }
        }
        return true;
    }
    /// Whether a patient who asks, or waits, may start now.
    template <bool special = true>
    [[nodiscard]] bool may_start(std::uint32_t row) const {
        return special ? may_start_specially(row) : all_free(wanted<special>(patients_[row]));
    }
    void take(NeedList needs) {
        for (const Need& need : program_->list(needs)) {
            pools_[need.pool].in_use += need.amount;
        }
    }
    void give_back(Need need, std::uint32_t leaver, Records& records);
    [[nodiscard]] bool somebody_in_line(const Pool& pool) const;
    [[nodiscard]] bool just_freed(std::uint32_t row) const;
    [[nodiscard]] bool any_just_freed(std::span<const Need> list) const;
    /// What an event leaves to be done at its end, before anything else happens.
    template <bool special>
    void settle(Records& records) {
        if (!freed_.empty()) {
            offer_freed<special>(records);
        }
        if constexpr (special) {
            swap_when_possible(records);
            charge_gates(records);
            watch_rules();
        }
    }
    template <bool special = true>
    void offer_freed(Records& records);
    template <bool special>
    void offer(std::uint32_t pool, Records& records);
    template <bool special>
    void take_turn(std::uint32_t row, Records& records);
    template <bool special = true>
    [[nodiscard]] std::uint32_t first_who_can_start(std::uint32_t pool) const;
    template <bool special>
    [[nodiscard]] std::uint32_t first_of_queue(std::uint32_t pool) const;
    template <bool special = true>
    void stop_waiting(std::uint32_t row, Records& records);

    // Priority that rises (rises.cpp).
    void plan_rises(std::uint32_t row);
    void rise(kernel::Event event);
    [[nodiscard]] std::uint8_t risen_priority(const Patient& patient) const;

    // Doors that the week opens and shuts (gates.cpp).
    bool stops_at_rounds(std::uint32_t row, Records& records);
    bool stops_at_door(std::uint32_t row, Records& records);
    void stand_at(std::uint32_t gate, std::uint32_t row, Records& records);
    void turn_gate(std::uint32_t gate, Gate::Now now, Records& records);
    void let_pass(std::uint32_t gate, std::uint32_t lacked, Records& records);
    [[nodiscard]] std::uint32_t reason_of(Gate::Now now) const;
    [[nodiscard]] bool is_open(std::uint32_t gate) const { return gate == none || gates_now_[gate] == Gate::Now::open; }
    [[nodiscard]] bool may_leave_for(const Patient& patient, NeedList needs) const;
    [[nodiscard]] std::uint32_t shut_gate(const Patient& patient, NeedList needs) const;
    [[nodiscard]] std::vector<std::uint32_t> in_order_of_queues(std::vector<std::uint32_t> rows) const;
    [[nodiscard]] std::uint32_t gate_before(std::uint32_t row, std::vector<std::int32_t>& left) const;
    void charge_gates(Records& records);
    void charge(std::uint32_t row, std::uint32_t reason, Records& records);
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> held_by_gates() const;

    // Places held for a part of a stay (parts.cpp).
    void begin_parts(std::uint32_t row, Records& records);
    [[nodiscard]] Duration part_lasts(std::uint32_t row, const Part& part) const;
    void hold_part(std::uint32_t row, Need need, Duration lasts, Records& records);
    void plan_end_of_part(std::uint32_t slot);
    void end_part(kernel::Event event, Records& records);
    void give_part_back(std::uint32_t slot, Records& records);
    void end_parts(std::uint32_t row, Records& records);

    // What is kept for those in front (reserve.cpp).
    void begin_reserving(std::uint32_t row);
    void end_reserving(std::uint32_t row);
    [[nodiscard]] bool is_kept_from(std::uint32_t row, Need need) const;
    [[nodiscard]] bool goes_first(std::uint32_t row, std::uint32_t before) const;
    void stop_if_kept_for_ever() const;
    [[nodiscard]] bool could_start(std::uint32_t row, const std::vector<std::uint32_t>& stuck,
                                   std::vector<std::int32_t> places) const;
    [[nodiscard]] std::vector<std::int32_t> places_to_come() const;

    // Places that stand in for others (overflow.cpp).
    [[nodiscard]] bool may_start_specially(std::uint32_t row) const;
    [[nodiscard]] bool may_take(std::uint32_t row, NeedList needs) const;
    [[nodiscard]] bool may_go(std::uint32_t row, NeedList needs) const;
    [[nodiscard]] bool may_overflow(std::uint32_t row) const;
    void spill_over(Records& records);
    [[nodiscard]] bool has_overflow(const Patient& patient) const;
    [[nodiscard]] NeedList taken(const Patient& patient, bool into_overflow) const;
    void move_specially(std::uint32_t row, bool had_queued, Records& records);
    void start_where(std::uint32_t row, bool had_queued, bool into_overflow, Records& records);
    void note_stand_in(std::uint32_t row, std::uint8_t marks, Records& records) const;
    void begin_special_stay(std::uint32_t row, Records& records);
    void end_special_stay(std::uint32_t row, Records& records);
    void end_overflow(std::uint32_t row, Records& records);
    void bring_back(std::uint32_t pool, Records& records);
    void come_back_to(std::uint32_t pool, std::uint32_t row, Records& records);
    [[nodiscard]] bool started_before(std::uint32_t a, std::uint32_t b) const;

    // How many places are open (openings.cpp, staff.cpp).
    void begin_openings(Records& records);
    void plan_closure(std::uint32_t number);
    void close_or_return(std::uint32_t number, Records& records);
    void plan_session(std::uint32_t number, Time at);
    void hold_session(std::uint32_t number, Records& records);
    [[nodiscard]] std::int32_t people_waiting_for(std::uint32_t pool) const;
    [[nodiscard]] bool is_in_session(std::uint32_t pool) const;
    void watch_rules();
    void follow_rule(kernel::Event event, Records& records);
    void reckon_capacities(Records& records);
    void fill_posts();
    void plan_post(std::uint32_t slot, bool residual);
    void fill_or_leave(std::uint32_t slot, Records& records);
    void staff_places(std::vector<std::int32_t>& places) const;

    // People whose places close (closing.cpp).
    [[nodiscard]] std::int32_t places_held(std::uint32_t row, std::uint32_t pool) const;
    [[nodiscard]] std::int32_t places_at_work(std::uint32_t pool) const;
    void close_places(std::uint32_t pool, Records& records);
    void interrupt(std::uint32_t row);
    void go_on(std::uint32_t pool);
    [[nodiscard]] bool may_go_on(std::uint32_t row) const;
    void resume(std::uint32_t row);
    void send_back(std::uint32_t row, Records& records);

    // Rings of holders (deadlock.cpp).
    void settle_locks(Records& records);
    void stop_if_locked() const;
    [[nodiscard]] const std::string& name_of_wanted(const Patient& patient) const;
    /// Place in delayed_on_: by edge, then by edge of those in overflow.
    [[nodiscard]] std::size_t lock_of(const Patient& patient) const;
    [[nodiscard]] NeedList way_taken(std::size_t way, bool into_overflow) const;
    [[nodiscard]] std::vector<bool> locked_ways(bool for_good) const;
    [[nodiscard]] std::vector<std::int32_t> held_by(const std::vector<bool>& ways) const;

    // Rings that swap places (exchange.cpp).
    class Rings;
    bool swap_places(Records& records);
    [[nodiscard]] bool may_swap_later() const;
    void swap_when_possible(Records& records);
    [[nodiscard]] std::vector<std::uint32_t> who_could_swap() const;

    // The start (start_full.cpp).
    void place_initial(Records& records);
    [[nodiscard]] std::uint32_t route_of_resident(const Patient& patient) const;

    // A census (census.cpp).
    friend class CensusPlacing;
    void place_census(Records& records);
    template <bool special>
    void go_on_from_census(Records& records);

    // Promises kept at every instant (semantics 32; conservation.cpp).
    void assert_conservation() const;
    void assert_of_parts(std::vector<std::int32_t>& in_use) const;
};

}  // namespace careway::pathway
