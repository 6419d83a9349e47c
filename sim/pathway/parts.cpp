#include <algorithm>

#include "sim/pathway/simulation.hpp"

// Places that a stay needs for its first part only (semantics 8).
namespace careway::pathway {

void Simulation::begin_parts(std::uint32_t row, Records& records) {
    const Node& node = program_->nodes[patients_[row].node];
    for (std::uint32_t p = node.first_part; p < node.first_part + node.parts; ++p) {
        hold_part(row, program_->parts[p].need, part_lasts(row, program_->parts[p]), records);
    }
}

Duration Simulation::part_lasts(std::uint32_t row, const Part& part) const {
    const Patient& patient = patients_[row];
    const Node& node = program_->nodes[patient.node];
    const std::uint32_t name = program_->pools[part.need.pool].luck * 16777619u ^ node.luck;
    const auto bits = draws_.at(patient.person, name, random::Purpose::part, patient.episode, visit_of(row, node));
    const auto& variate = settings_.variates[part.lasts + patient.person_class];
    return random::sample(variate, bits.uniform(), program_->tables);
}

void Simulation::hold_part(std::uint32_t row, Need need, Duration lasts, Records& records) {
    std::uint32_t slot = unused_part_;
    if (slot == none) {
        slot = static_cast<std::uint32_t>(parts_.size());
        parts_.emplace_back();
    } else {
        unused_part_ = parts_[slot].next;
    }
    const Patient& patient = patients_[row];
    std::uint32_t& first = patients_.extra(row).first_part;
    parts_[slot] = {patient.person, std::min(now_ + lasts, never), need, row, first, {}};
    first = slot;
    note(records, What::place_taken, patient, need.pool, as_time(need.amount), as_stay_starts);
    plan_end_of_part(slot);
}

void Simulation::plan_end_of_part(std::uint32_t slot) {
    const HeldPart& part = parts_[slot];
    const auto tie = kernel::tie_of(part.person, program_->pools[part.need.pool].name);
    calendar_.push({part.until, kernel::EventClass::part_end, tie, slot});
}

/// Does nothing when the person has left before, even if the entry is somebody else's by now.
void Simulation::end_part(kernel::Event event, Records& records) {
    const std::uint32_t slot = event.slot();
    const HeldPart& part = parts_[slot];
    if (part.row == none || part.until != event.time() ||
        kernel::tie_of(part.person, program_->pools[part.need.pool].name) != event.tie()) {
        return;
    }
    std::uint32_t* link = &patients_.extra(part.row).first_part;
    while (*link != slot) {
        link = &parts_[*link].next;
    }
    *link = part.next;
    give_part_back(slot, records);
}

void Simulation::give_part_back(std::uint32_t slot, Records& records) {
    HeldPart& part = parts_[slot];
    note(records, What::place_given, patients_[part.row], part.need.pool, as_time(part.need.amount));
    give_back(part.need, part.row, records);
    part.row = none;
    part.next = unused_part_;
    unused_part_ = slot;
}

void Simulation::end_parts(std::uint32_t row, Records& records) {
    std::uint32_t& first = patients_.extra(row).first_part;
    while (first != none) {
        const std::uint32_t next = parts_[first].next;
        give_part_back(first, records);
        first = next;
    }
}

}  // namespace careway::pathway
