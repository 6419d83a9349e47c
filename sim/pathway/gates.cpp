#include <algorithm>

#include "sim/pathway/simulation.hpp"

// Doors that the week opens and shuts (semantics 14): when people become ready, when they may leave, when a pool
// accepts anybody.
namespace careway::pathway {

namespace {

/// No door holds the dead.
bool dies(const Edge& edge) {
    return edge.to == none && edge.exit == Exit::died;
}

}  // namespace

bool Simulation::stops_at_rounds(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    const std::uint32_t gate = program_->nodes[patient.node].rounds;
    if (gate == none || dies(program_->edges[patient.edge])) {
        return false;
    }
    stand_at(gate, row, records);
    return true;
}

bool Simulation::stops_at_door(std::uint32_t row, Records& records) {
    const Patient& patient = patients_[row];
    const std::uint32_t gate = program_->nodes[patient.node].leaves;
    if (gate == none || gates_now_[gate] == Gate::Now::open || dies(program_->edges[patient.edge])) {
        return false;
    }
    stand_at(gate, row, records);
    return true;
}

std::uint32_t Simulation::reason_of(Gate::Now now) const {
    return program_->gate_reasons[now == Gate::Now::weekend];
}

void Simulation::stand_at(std::uint32_t gate, std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    patient.state = State::at_gate;
    patients_.extra(row).gate = gate;
    at_gate_[gate].push_back(row);
    begin_to_lie_ready(row);
    note(records, What::process_waits, patient, reason_of(gates_now_[gate]), now_, marks_at_gate(patient, gate));
}

/// Who stands at a door to begin a process outside has not been signed off by it.
std::uint8_t Simulation::marks_at_gate(const Patient& patient, std::uint32_t gate) const {
    const Edge& edge = program_->edges[patient.edge];
    const bool rounds = program_->gates[gate].kind == Gate::Kind::rounds;
    const std::uint8_t clock = rounds ? before_sign_off : edge.holds ? std::uint8_t{0} : edge.process_marks;
    return static_cast<std::uint8_t>((patient.marks & elsewhere) | clock);
}

void Simulation::turn_gate(std::uint32_t number, Gate::Now now, Records& records) {
    const Gate& gate = program_->gates[number];
    const std::uint32_t lacked = reason_of(gates_now_[number]);
    if (now == Gate::Now::round) {
        let_pass(number, lacked, records);
        return;
    }
    gates_now_[number] = now;
    if (now == Gate::Now::open) {
        for (const std::uint32_t pool : program_->list(gate.offers)) {
            freed_.push_back(pool);
        }
        let_pass(number, lacked, records);
        return;
    }
    for (const std::uint32_t row : at_gate_[number]) {
        const Patient& patient = patients_[row];
        const std::uint8_t marks = marks_at_gate(patient, number);
        note(records, What::process_ended, patient, lacked, patient.fit, marks);
        note(records, What::process_waits, patient, reason_of(now), now_, marks);
    }
}

/// Everybody goes on in one instant, in the order of queues: priority, then person.
void Simulation::let_pass(std::uint32_t gate, std::uint32_t lacked, Records& records) {
    const std::vector<std::uint32_t> rows = in_order_of_queues(std::exchange(at_gate_[gate], {}));
    const bool from_rounds = program_->gates[gate].kind == Gate::Kind::rounds;
    for (const std::uint32_t row : rows) {
        Patient& patient = patients_[row];
        patients_.extra(row).gate = none;
        note(records, What::process_ended, patient, lacked, patient.fit, marks_at_gate(patient, gate));
        if (from_rounds || !program_->edges[patient.edge].holds) {
            become_ready<true>(row, records);
        } else {
            ask(row, patient.edge, records);
        }
    }
}

/// By priority, instant of asking and person, as in one queue. Who stands at a gate will all ask in the instant in
/// which it opens.
std::vector<std::uint32_t> Simulation::in_order_of_queues(std::vector<std::uint32_t> rows) const {
    const auto rank = [&](std::uint32_t row) {
        const Patient& patient = patients_[row];
        const bool waits = patient.state == State::queued || patient.state == State::delayed;
        const std::uint8_t priority =
            waits ? patient.priority : program_->priorities[patient.edge * program_->classes + patient.person_class];
        return std::tuple{priority, waits ? patient.asked : now_, patient.person};
    };
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    return rows;
}

/// Whether the door of the node is open to those who would take places elsewhere.
bool Simulation::may_leave_for(const Patient& patient, NeedList needs) const {
    const Edge& edge = program_->edges[patient.edge];
    return !edge.holds || edge.to == none || needs.count == 0 || is_open(program_->nodes[edge.from].leaves);
}

/// The gate that keeps somebody who waits from starting in these places, or none.
std::uint32_t Simulation::shut_gate(const Patient& patient, NeedList needs) const {
    if (!may_leave_for(patient, needs)) {
        return program_->nodes[program_->edges[patient.edge].from].leaves;
    }
    for (const Need& need : program_->list(needs)) {
        if (!is_open(program_->pools[need.pool].starts)) {
            return program_->pools[need.pool].starts;
        }
    }
    return none;
}

/// Of those who wait inside, the ones who would have a place if no gate were shut, with the reason that they lack: the
/// places that are free are dealt out in the order of the queues.
std::vector<std::pair<std::uint32_t, std::uint32_t>> Simulation::held_by_gates() const {
    std::vector<std::uint32_t> rows;
    std::vector<std::int32_t> left;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        left.push_back(pools_[p].free());
        const bool some = pools_[p].waiting > 0 && (left.back() > 0 || program_->pools[p].spills);
        for (std::uint32_t row = some ? queues_[p].first() : none; row != none;
             row = queues_[p].after(row, patients_)) {
            rows.push_back(row);
        }
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> held;
    for (const std::uint32_t row : in_order_of_queues(std::move(rows))) {
        const std::uint32_t gate = gate_before(row, left);
        const Patient& patient = patients_[row];
        if (gate != none && patient.state == State::delayed && program_->edges[patient.edge].holds) {
            held.emplace_back(row, reason_of(gates_now_[gate]));
        }
    }
    return held;
}

/// The shut gate before places that are there for somebody, or none. @param left  by pool; takes them out
std::uint32_t Simulation::gate_before(std::uint32_t row, std::vector<std::int32_t>& left) const {
    const Patient& patient = patients_[row];
    for (const bool into_overflow : {false, true}) {
        if (into_overflow && !has_overflow(patient)) {
            break;
        }
        const NeedList list = taken(patient, into_overflow);
        const auto needs = program_->list(list);
        const std::uint32_t gate = shut_gate(patient, list);
        if (gate == none ||
            std::any_of(needs.begin(), needs.end(), [&](const Need& n) { return left[n.pool] < n.amount; })) {
            continue;
        }
        for (const Need& need : needs) {
            left[need.pool] -= need.amount;
        }
        return gate;
    }
    return none;
}

/// Days of those who lack an open gate rather than a place are charged to the gate.
void Simulation::charge_gates(Records& records) {
    if (program_->gates.empty()) {
        return;
    }
    const auto held = held_by_gates();
    const std::vector<std::uint32_t> before = std::exchange(charged_, {});
    for (const auto& [row, reason] : held) {
        charge(row, reason, records);
        charged_.push_back(row);
    }
    for (const std::uint32_t row : before) {
        if (std::find(charged_.begin(), charged_.end(), row) == charged_.end()) {
            charge(row, none, records);
        }
    }
}

/// @param reason  none: the pool lacks again, or nothing
void Simulation::charge(std::uint32_t row, std::uint32_t reason, Records& records) {
    Extra& extra = patients_.extra(row);
    if (extra.charged == reason) {
        return;
    }
    const Patient& patient = patients_[row];
    const std::uint8_t marks = marks_of_wait(patient, program_->edges[patient.edge]);
    const auto as_time = [](std::uint32_t number) { return Time{Duration::milliseconds(number)}; };
    if (extra.charged != none) {
        note(records, What::gate_lets_go, patient, queue_of(patient), as_time(extra.charged), marks);
    }
    if (reason != none) {
        note(records, What::gate_holds, patient, queue_of(patient), as_time(reason), marks);
    }
    extra.charged = reason;
}

}  // namespace careway::pathway
