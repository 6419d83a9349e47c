#include "sim/pathway/past.hpp"

#include <algorithm>
#include <functional>

namespace careway::pathway {

namespace {

/// Numbers tables by what stands in them: each program numbers its own in the order in which it came to need them.
class Tables {
public:
    random::Variate renumbered(random::Variate variate, const Program& program) {
        variate.table = has_table(variate.shape) ? number_of(program.tables[variate.table]) : 0;
        return variate;
    }

private:
    std::vector<const random::QuantileTable*> known_;

    static bool has_table(random::Shape shape) {
        return shape != random::Shape::deterministic && shape != random::Shape::exponential &&
               shape != random::Shape::lognormal && shape != random::Shape::uniform;
    }
    std::uint32_t number_of(const random::QuantileTable& table) {
        const auto found = std::find_if(known_.begin(), known_.end(), [&](const auto* one) { return *one == table; });
        if (found == known_.end()) {
            known_.push_back(&table);
            return static_cast<std::uint32_t>(known_.size() - 1);
        }
        return static_cast<std::uint32_t>(found - known_.begin());
    }
};

/// What of a program decides how a run of it goes until `now`. Everything that is not named here must be the same.
Program past_of(const Program& program, Time now, Tables& tables) {
    Program past = program;
    for (random::Variate& variate : past.initial_settings.variates) {
        variate = tables.renumbered(variate, program);
    }
    for (demand::NumberedSource& source : past.streams.numbered) {
        source.gap = tables.renumbered(source.gap, program);
    }
    std::erase_if(past.changes, [&](const Change& change) { return change.at >= now; });
    past.spare_variates.clear();
    for (Change& change : past.changes) {
        if (change.setting == Setting::variate) {
            const auto& spare = program.spare_variates[static_cast<std::size_t>(change.value)];
            change.value = static_cast<double>(past.spare_variates.size());
            past.spare_variates.push_back(tables.renumbered(spare, program));
        }
    }
    past.tables.clear();
    past.measured_changes = false;
    for (Pool& pool : past.pools) {
        pool.changes = false;
    }
    return past;
}

/// By pool: the most places that dates and the rota still open, those of `now` included.
std::vector<std::int32_t> most_to_come(const Program& program, Time now) {
    std::vector<std::int32_t> most = program.initial_settings.capacity;
    for (const Change& change : program.changes) {
        if (change.setting == Setting::capacity) {
            const auto places = static_cast<std::int32_t>(change.value);
            most[change.index] = change.at < now ? places : std::max(most[change.index], places);
        }
    }
    return most;
}

/// Whether people may come to wait in a ring, so that the run asks what is still to open.
bool looks_ahead(const Program& program) {
    return std::any_of(program.edges.begin(), program.edges.end(), [](const Edge& edge) { return edge.may_lock; }) ||
           std::any_of(program.nodes.begin(), program.nodes.end(), [](const Node& node) { return node.reserves; });
}

}  // namespace

bool same_until(const Program& before, const Program& after, Time now) {
    Tables tables;
    if (past_of(before, now, tables) != past_of(after, now, tables)) {
        return false;
    }
    if (!looks_ahead(before)) {
        return true;
    }
    const auto had = most_to_come(before, now);
    const auto has = most_to_come(after, now);
    // With fewer a ring stops sooner; where rings swap places, what they may hope for decides more than that.
    return before.exchange ? has == had : std::equal(has.begin(), has.end(), had.begin(), std::greater_equal{});
}

}  // namespace careway::pathway
