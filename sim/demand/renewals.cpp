#include "sim/demand/renewals.hpp"

#include <algorithm>

#include "sim/demand/identity.hpp"

namespace careway::demand {

Renewals::Renewals(const Streams& streams, const std::vector<random::QuantileTable>& tables, const random::Draws& draws)
    : draws_{draws},
      first_source_{static_cast<std::uint32_t>(streams.sources.size())},
      lines_(streams.numbered.size()) {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        const NumberedSource& source = streams.numbered[line];
        lines_[line].due = source.saturated ? Time{} : after(Time{}, line, source, tables);
    }
    look_up_front(streams);
}

void Renewals::pop(bool on, const Streams& streams, const std::vector<random::QuantileTable>& tables) {
    const std::size_t first = front_.source - first_source_;
    const NumberedSource& source = streams.numbered[first];
    Line& line = lines_[first];
    if (!source.saturated) {
        ++line.number;
        line.due = after(line.due, first, source, tables);
    } else {
        line.number += on ? 1 : 0;
        line.waiting = on;
        line.due = never;
    }
    look_up_front(streams);
}

void Renewals::switch_on(std::uint32_t source, Time now, const Streams& streams) {
    const std::size_t line = source - first_source_;
    if (streams.numbered[line].saturated && !lines_[line].waiting) {
        lines_[line].due = now;
        look_up_front(streams);
    }
}

void Renewals::no_longer_waits(std::uint64_t person, Time now, const Streams& streams) {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        if (lines_[line].waiting && person == numbered_person(streams.numbered[line].name, lines_[line].number - 1)) {
            lines_[line].waiting = false;
            lines_[line].due = now;
            look_up_front(streams);
        }
    }
}

Time Renewals::after(Time before, std::size_t line, const NumberedSource& source,
                     const std::vector<random::QuantileTable>& tables) const {
    const auto bits = draws_.at(numbered_person(source.name, lines_[line].number), source.name, random::Purpose::gap);
    return std::min(before + random::sample(source.gap, bits.uniform(), tables), never);
}

void Renewals::look_up_front(const Streams& streams) {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        const NumberedSource& source = streams.numbered[line];
        const Arrival next{lines_[line].due, numbered_person(source.name, lines_[line].number),
                           first_source_ + static_cast<std::uint32_t>(line), source.enters};
        if (line == 0 || next < front_) {
            front_ = next;
        }
    }
}

}  // namespace careway::demand
