#include <utility>

#include "sim/pathway/simulation.hpp"

// Where people go who find no place at once (semantics 4 and 16).
namespace careway::pathway {

using kernel::EventClass;
using random::Purpose;

void Simulation::find_no_place(std::uint32_t row, Records& records) {
    const Edge& edge = program_->edges[patients_[row].edge];
    if (edge.booking != none && patients_.extra(row).cancelled < program_->bookings[edge.booking].at_most) {
        cancel(row, records);
    } else if (edge.instead != none) {
        ask(row, edge.instead, records);
    } else if (edge.holds) {
        wait_inside(row, records);
    } else {
        wait_outside(row, records);
    }
}

/// Sends somebody home who was booked for this hour. They come back as the same person in the same episode.
void Simulation::cancel(std::uint32_t row, Records& records) {
    Patient& patient = patients_[row];
    const Edge& edge = program_->edges[patient.edge];
    const Booking& booking = program_->bookings[edge.booking];
    const std::uint32_t before = patients_.extra(row).cancelled++;
    patient.node = static_cast<std::uint16_t>(edge.to);
    patient.state = State::away;
    const std::uint8_t last = before + 1 == booking.at_most ? last_time : std::uint8_t{0};
    const auto marks = static_cast<std::uint8_t>(std::exchange(patient.marks, std::uint8_t{0}) | last);
    note(records, What::cancelled, patient, 0, as_time(static_cast<std::int32_t>(edge.booking)), marks);
    const auto bits = draws_.at(patient.person, booking.name, Purpose::rebooking, patient.episode, before);
    const auto& variate = settings_.variates[booking.rebooked_after + patient.person_class];
    schedule(row, EventClass::arrival, random::sample(variate, bits.uniform(), program_->tables), edge.name);
}

}  // namespace careway::pathway
