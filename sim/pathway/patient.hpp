#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/time.hpp"
#include "sim/kernel/event.hpp"
#include "sim/pathway/program.hpp"

namespace careway::pathway {

/// Where a patient is in the course of a step.
enum class State : std::uint8_t {
    unused,           ///< an empty row of the table
    staying,          ///< in a node, stay running
    at_gate,          ///< in a node, stay ended, held by a gate of that node
    in_process,       ///< in a node, fit to leave, process running
    delayed,          ///< in a node, fit to leave, waits for the next place; or anywhere, for a process to begin
    process_outside,  ///< holds nothing, process running
    queued,           ///< holds nothing, waits for a place
    away,             ///< at home between two episodes
};

/// A person inside the pathway: one cache line.
struct Patient {
    std::uint64_t person = 0;
    Time due;                   ///< of the one event that is pending for this patient; any other is stale
    Time entered_for;           ///< when the person asked for the present node
    Time fit;                   ///< end of the stay in the present node, once it has ended
    Time asked;                 ///< when the person asked for the next place: decides the order of queues
    std::uint32_t route = 0;    ///< drawn at entry; becomes a destination at the end of the stay
    std::uint32_t edge = none;  ///< the way that is wanted; during a stay, the one that present shares lead to
    std::uint32_t next = none;  ///< in a queue, or in the list of unused rows
    std::uint32_t previous = none;
    std::uint16_t node = 0;  ///< while in one
    std::uint16_t person_class = 0;
    std::uint8_t episode = 0;
    std::uint8_t priority = 0;
    State state = State::unused;
    std::uint8_t marks = 0;  ///< `arrived` or `returned`, until the first record has said so
};
static_assert(sizeof(Patient) <= 64);

/// What only special models need to know of a patient (Program::special).
struct Extra {
    std::uint32_t gate = none;        ///< that one stands at
    std::uint32_t charged = none;     ///< reason that lacks in place of the pool one waits for
    Time death;                       ///< when the person dies, if nothing comes between; see death_name
    Time member_since;                ///< when they asked for their membership
    Time keep_until;                  ///< when its place is released, while it is kept
    Duration stay_left;               ///< of the membership, as of the next admission or the return from one
    Duration life_left;               ///< of the time to death at home, likewise
    std::uint32_t death_name = 0;     ///< key of the node in whose wait, delay or membership that time runs; 0: none
    std::uint32_t membership = none;  ///< the one to which people go back; none where nobody is admitted from it
    bool kept = false;                ///< its place is kept while the person is in hospital
    std::uint8_t cancelled = 0;       ///< times that the person was sent home at the booked hour
    Time started;                     ///< of the stay
    Time was_due;                     ///< end of an interrupted stay, had it gone on
    Duration left;                    ///< of it
    std::uint32_t first_part = none;  ///< in the list of held parts
    bool interrupted = false;
};

/// Places that somebody holds for a part of their stay.
struct HeldPart {
    std::uint64_t person = 0;
    Time until;
    Need need;
    std::uint32_t row = none;   ///< none: an unused entry
    std::uint32_t next = none;  ///< of the same patient, or of the unused ones
    Duration left;              ///< while the stay is interrupted
};

/// All patients, and how often each has visited the nodes that one can come back to.
class PatientTable {
public:
    /// @param extras  keeps an Extra for each patient
    /// @param most    rows that an event can tell apart
    explicit PatientTable(std::uint32_t visit_counters, bool extras = false, std::uint32_t most = kernel::Event::slots)
        : counters_{visit_counters}, most_{most}, has_extras_{extras} {}

    [[nodiscard]] Patient& operator[](std::uint32_t row) { return rows_[row]; }
    [[nodiscard]] const Patient& operator[](std::uint32_t row) const { return rows_[row]; }
    /// @pre made with extras
    [[nodiscard]] Extra& extra(std::uint32_t row) { return extras_[row]; }
    [[nodiscard]] const Extra& extra(std::uint32_t row) const { return extras_[row]; }
    [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(rows_.size()); }
    [[nodiscard]] std::uint32_t present() const { return rows() - unused_; }
    [[nodiscard]] std::size_t bytes() const {
        return rows_.size() * sizeof(Patient) + visits_.size() * sizeof(std::uint16_t) + extras_.size() * sizeof(Extra);
    }

    std::uint32_t add() {
        if (first_unused_ == none) {
            if (rows() == most_) {
                throw ModelError{"more than " + std::to_string(most_) + " people are in the system at once"};
            }
            rows_.emplace_back();
            visits_.resize(visits_.size() + counters_);
            if (has_extras_) {
                extras_.emplace_back();
            }
            return rows() - 1;
        }
        const std::uint32_t row = first_unused_;
        first_unused_ = rows_[row].next;
        --unused_;
        rows_[row] = Patient{};
        if (has_extras_) {
            extras_[row] = Extra{};
        }
        forget_visits(row);
        return row;
    }
    void remove(std::uint32_t row) {
        rows_[row].state = State::unused;
        rows_[row].next = first_unused_;
        first_unused_ = row;
        ++unused_;
    }
    /// Number of visits to a node before this one. Counts this one.
    std::uint32_t count_visit(std::uint32_t row, std::uint32_t counter) { return visits_[row * counters_ + counter]++; }
    [[nodiscard]] std::uint32_t visits(std::uint32_t row, std::uint32_t counter) const {
        return visits_[row * counters_ + counter];
    }
    /// Takes the last visit back: the next one will have its luck.
    void forget_visit(std::uint32_t row, std::uint32_t counter) { --visits_[row * counters_ + counter]; }
    void forget_visits(std::uint32_t row) {
        for (std::uint32_t c = 0; c < counters_; ++c) {
            visits_[row * counters_ + c] = 0;
        }
    }

private:
    std::vector<Patient> rows_;
    std::vector<std::uint16_t> visits_;
    std::vector<Extra> extras_;
    std::uint32_t counters_;
    std::uint32_t most_;
    bool has_extras_;
    std::uint32_t first_unused_ = none;
    std::uint32_t unused_ = 0;
};

}  // namespace careway::pathway
