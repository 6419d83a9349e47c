#pragma once

#include <cstdint>
#include <vector>

#include "sim/measure/totals.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"

namespace careway::measure {

/// The second clock (semantics 6): who is delayed and signed off, by the national letter of what they lack.
class Transfers {
public:
    /// @param program  must live as long as this and its copies
    explicit Transfers(const pathway::Program& program);

    /// @param program  another with the same letters; likewise
    void go_on_under(const pathway::Program& program) { program_ = &program; }

    /// Sums of nothing yet.
    [[nodiscard]] TransferTotals blank() const;
    /// People whom a process or a gate delays, while they wait for no place.
    void lack_reason(const pathway::Record& record, std::int32_t change, TransferTotals& totals) {
        if (concerns(record)) {
            lack(record, letter_of_reason(record.other), change, totals);
        }
    }
    /// People who wait inside for a place of `record.other`.
    void lack_place(const pathway::Record& record, std::int32_t change, TransferTotals& totals) {
        if (concerns(record)) {
            lack(record, letter_of_place(record), change, totals);
        }
    }
    /// People who waited for such a place, and have it but for a gate.
    void stand_at_gate(const pathway::Record& record, std::int32_t change, TransferTotals& totals);
    /// Adds what everybody who is delayed now is worth from the beginning of time to `time`, or takes it away.
    void shift(Time time, std::int64_t sign, TransferTotals& totals) const;

private:
    const pathway::Program* program_;
    std::int32_t before_sign_off_ = 0;
    std::vector<std::int32_t> by_letter_;  ///< 0: none; empty where nothing has a letter

    /// Without letters only what comes before the sign-off is added up: all other delay is on the second clock.
    [[nodiscard]] bool concerns(const pathway::Record& record) const {
        return !by_letter_.empty() || (record.marks & pathway::before_sign_off) != 0;
    }
    void lack(const pathway::Record& record, std::size_t letter, std::int32_t change, TransferTotals& totals);
    [[nodiscard]] std::size_t letter_of_reason(std::size_t reason) const;
    [[nodiscard]] std::size_t letter_of_place(const pathway::Record& record) const;
};

}  // namespace careway::measure
