#include "viz/app/same_demand.hpp"

#include <algorithm>
#include <vector>

namespace careway::app {

namespace {

using pathway::Change;
using pathway::Program;

/// A switch or growth that leaves a rate as it is changes nothing.
std::vector<Change> changes_of_rates(const Program& program) {
    std::vector<double> rates = program.initial_settings.rates;
    std::vector<Change> changes;
    for (const Change& change : program.changes) {
        if (change.setting == pathway::Setting::rate && rates[change.index] != change.value) {
            rates[change.index] = change.value;
            changes.push_back(change);
        }
    }
    return changes;
}

bool has_table(const random::Variate& variate) {
    using random::Shape;
    return variate.shape != Shape::deterministic && variate.shape != Shape::exponential &&
           variate.shape != Shape::lognormal && variate.shape != Shape::uniform;
}

/// Programs number their tables each in its own order.
bool same_gap(const Program& a, random::Variate of_a, const Program& b, random::Variate of_b) {
    const bool same_table = !has_table(of_a) || !has_table(of_b) || a.tables[of_a.table] == b.tables[of_b.table];
    of_a.table = of_b.table = 0;
    return same_table && of_a == of_b;
}

bool same_streams(const Program& a, const Program& b) {
    const auto same_numbered = [&](const demand::NumberedSource& one, const demand::NumberedSource& other) {
        return one.name == other.name && one.enters == other.enters && one.saturated == other.saturated &&
               same_gap(a, one.gap, b, other.gap);
    };
    const auto same_entry = [](const pathway::StreamEntry& one, const pathway::StreamEntry& other) {
        return one.person_class == other.person_class && one.name == other.name && one.batch == other.batch;
    };
    return a.streams.sources == b.streams.sources && a.streams.profiles == b.streams.profiles &&
           a.streams.months == b.streams.months && a.streams.batches == b.streams.batches &&
           a.streams.first_hour == b.streams.first_hour &&
           std::ranges::equal(a.streams.numbered, b.streams.numbered, same_numbered) &&
           std::ranges::equal(a.entries, b.entries, same_entry);
}

}  // namespace

bool same_demand(const Program& a, const Program& b) {
    return same_streams(a, b) && a.initial_settings.rates == b.initial_settings.rates &&
           changes_of_rates(a) == changes_of_rates(b) && a.drawn == b.drawn && a.initial == b.initial &&
           a.census == b.census;
}

}  // namespace careway::app
