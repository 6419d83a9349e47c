#include "tests/conservation/ledger.hpp"

#include <algorithm>
#include <utility>

namespace careway::conservation {

using pathway::Record;
using pathway::What;

void Ledger::read(std::span<const Record> records) {
    for (const Record& record : records) {
        read_one(record);
    }
}

void Ledger::read_one(const Record& record) {
    Person& person = people_[record.person];
    switch (record.what) {
        case What::cancelled:
            sent_home_.insert(record.person);
            break;
        case What::turned_away:
            sent_home_.erase(record.person);
            break;
        case What::queued:
            sent_home_.erase(record.person);
            person.waits_since = person.asked = record.time;
            person.waits_for = record.node;
            break;
        case What::gave_up:
            ++sums_[record.node].gave_up;
            end_wait(person, record.time);
            person.asked.reset();
            break;
        case What::started:
            sent_home_.erase(record.person);
            start(person, record);
            break;
        case What::left:
            leave(person, record);
            break;
        case What::process_waits:
            if ((record.marks & pathway::outside) == 0) {
                person.delayed_since = record.time;
            }
            break;
        case What::place_waits:
            person.delayed_since = person.asked = record.time;
            break;
        case What::process_ended:
        case What::place_ended:
            end_delay(person, record.time);
            break;
        default:
            break;
    }
    if (!person.waits_since && !person.inside_since && !person.asked) {
        people_.erase(record.person);
    }
}

void Ledger::start(Person& person, const Record& record) {
    NodeSums& sums = sums_[record.node];
    person.entered_for = person.asked.value_or(record.time);
    person.asked.reset();
    end_wait(person, record.time);
    person.inside_since = record.time;
    person.node = record.node;
    ++sums.starts;
    sums.waits += (record.time - person.entered_for).ticks();
}

void Ledger::leave(Person& person, const Record& record) {
    NodeSums& sums = sums_[person.node];
    end_delay(person, record.time);
    if (person.inside_since) {
        sums.inside += clipped(*person.inside_since, record.time);
    }
    person.inside_since.reset();
    ++sums.leaves;
    sums.times += (record.time - person.entered_for).ticks();
}

void Ledger::end_wait(Person& person, Time now) {
    if (person.waits_since) {
        sums_[person.waits_for].waiting += clipped(*person.waits_since, now);
    }
    person.waits_since.reset();
}

void Ledger::end_delay(Person& person, Time now) {
    if (person.delayed_since) {
        sums_[person.node].delayed += clipped(*person.delayed_since, now);
    }
    person.delayed_since.reset();
}

std::int64_t Ledger::clipped(Time since, Time now) const {
    return (now - std::max(since, window_start_)).ticks();
}

std::vector<NodeSums> Ledger::cut(Time time) {
    for (const auto& [key, person] : people_) {
        if (person.waits_since) {
            sums_[person.waits_for].waiting += clipped(*person.waits_since, time);
        }
        if (person.inside_since) {
            sums_[person.node].inside += clipped(*person.inside_since, time);
        }
        if (person.delayed_since) {
            sums_[person.node].delayed += clipped(*person.delayed_since, time);
        }
    }
    window_start_ = time;
    return std::exchange(sums_, std::vector<NodeSums>(sums_.size()));
}

}  // namespace careway::conservation
