#include "sim/measure/transfers.hpp"

#include "sim/pathway/letters.hpp"

namespace careway::measure {

using pathway::Record;

Transfers::Transfers(const pathway::Program& program)
    : program_{&program}, by_letter_(program.texts.letters.empty() ? 0 : pathway::national_reasons.size() + 1) {}

TransferTotals Transfers::blank() const {
    return {0, std::vector<std::int64_t>(by_letter_.size())};
}

/// A gate without a letter leaves people under that of the place which they still wait for.
void Transfers::stand_at_gate(const Record& record, std::int32_t change, TransferTotals& totals) {
    const std::size_t letter = letter_of_reason(static_cast<std::size_t>(record.since.ticks()));
    if (letter != 0) {
        lack(record, letter, change, totals);
        lack(record, letter_of_place(record), -change, totals);
    }
}

void Transfers::shift(Time time, std::int64_t sign, TransferTotals& totals) const {
    const std::int64_t ticks = sign * time.ticks();
    totals.before_sign_off_area += before_sign_off_ * ticks;
    for (std::size_t letter = 0; letter < by_letter_.size(); ++letter) {
        totals.letter_area[letter] += by_letter_[letter] * ticks;
    }
}

void Transfers::lack(const Record& record, std::size_t letter, std::int32_t change, TransferTotals& totals) {
    if (record.marks & pathway::before_sign_off) {
        step_area(totals.before_sign_off_area, before_sign_off_, change, record.time);
    } else if (!by_letter_.empty()) {
        step_area(totals.letter_area[letter], by_letter_[letter], change, record.time);
    }
}

std::size_t Transfers::letter_of_reason(std::size_t reason) const {
    return by_letter_.empty() ? 0 : program_->texts.letters[program_->pools.size() + reason];
}

/// Of the pool, unless people wait for a place that had been theirs and that has a letter of its own.
std::size_t Transfers::letter_of_place(const Record& record) const {
    const std::size_t again = record.marks & pathway::again ? letter_of_reason(program_->restart_reason) : 0;
    return by_letter_.empty() || again != 0 ? again : program_->texts.letters[record.other];
}

}  // namespace careway::measure
