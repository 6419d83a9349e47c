#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/base/name.hpp"
#include "sim/demand/identity.hpp"
#include "sim/pathway/compiler.hpp"
#include "sim/pathway/graph.hpp"

// Who is there when the run starts, person by person (semantics 30).
namespace careway::pathway {

/// People are known by where they are and since when, so that a row more or less, or in another place, moves nobody's
/// luck; those who came together are told apart by everything else that is known of them.
void Compiler::add_census() {
    std::vector<CensusRow> rows = spec_.run.census;
    std::sort(rows.begin(), rows.end());
    std::map<std::pair<std::uint32_t, Time>, std::uint32_t> together;
    for (const CensusRow& row : rows) {
        const bool inside = !row.node.empty();
        const std::uint32_t node = nodes_.at(inside ? row.node : row.waits_for);
        CensusPerson person;
        person.entered = row.entered.value_or(Time{});
        person.ready = row.ready;
        person.asked = row.asked;
        if (inside) {
            person.node = node;
            person.edge = row.waits_for.empty() ? none : way_out(node, row.waits_for);
        } else {
            person.edge = way_of_outsider(row);
        }
        add_attributes(row, person);
        const std::uint32_t luck = program_->nodes[node].luck;
        const Time since = inside ? person.entered : row.asked.value_or(Time{});
        const auto absolute = Time{(spec_.run.start - demand::epoch).count() * day} + since.since_start();
        person.person = demand::census_person(luck, absolute.ticks(), together[{luck, since}]++);
        program_->census.push_back(std::move(person));
    }
}

/// The way that a share leads, or else that of those who found no place elsewhere.
std::uint32_t Compiler::way_out(std::uint32_t from, const std::string& to) const {
    const auto node = nodes_.find(to);
    for (const bool detour : {false, true}) {
        for (std::uint32_t e = 0; e < program_->edges.size(); ++e) {
            const Edge& edge = program_->edges[e];
            const bool there =
                node != nodes_.end() ? edge.to == node->second : edge.to == none && edge.exit == exit_of(to);
            if (edge.from == from && there && edge.then == none && !edge.restarts && edge.detour == detour) {
                return e;
            }
        }
    }
    return none;
}

std::uint32_t Compiler::way_of_outsider(const CensusRow& row) {
    const std::uint32_t node = nodes_.at(row.waits_for);
    const auto stream = std::find_if(spec_.streams.begin(), spec_.streams.end(), [&](const auto& one) {
        return one.name == row.stream && one.enters == row.waits_for;
    });
    return stream == spec_.streams.end() ? node : way_in(*stream, node);
}

void Compiler::add_attributes(const CensusRow& row, CensusPerson& person) const {
    std::uint32_t drawn = 0;
    for (std::size_t a = 0; a < spec_.attributes.size(); ++a) {
        const AttributeSpec& attribute = spec_.attributes[a];
        const auto given = row.attributes.find(attribute.name);
        const bool of_stream = attribute.name == stream_attribute;
        if (given != row.attributes.end() || of_stream) {
            const auto& values = attribute.values;
            const auto value = std::find(values.begin(), values.end(), of_stream ? row.stream : given->second);
            person.person_class += static_cast<std::uint32_t>(value - values.begin()) * strides_[a];
        } else if (!attribute.shares.empty()) {
            person.drawn.push_back(drawn);
        }
        drawn += attribute.shares.empty() ? 0 : 1;
    }
}

std::vector<Finding> crowded(const Program& program) {
    std::vector<Finding> findings;
    std::vector<std::int32_t> held(program.pools.size());
    for (const CensusPerson& person : program.census) {
        for (const Need& need : program.list(person.node == none ? NeedList{} : program.nodes[person.node].needs)) {
            held[need.pool] += need.amount;
        }
    }
    for (std::size_t p = 0; p < held.size(); ++p) {
        const std::int32_t capacity = program.initial_settings.capacity[p];
        const PoolText& pool = program.texts.pools[p];
        if (held[p] > capacity && !program.pools[p].layered) {
            findings.push_back(
                {false, "W225", "run.census",
                 fmt::format("the census fills {:g} {} of `{}`, which has {:g}; nobody is sent away, and nobody "
                             "starts there until enough have left",
                             pool.in_its_unit(held[p]), pool.unit(), pool.name, pool.in_its_unit(capacity))});
        }
    }
    return findings;
}

}  // namespace careway::pathway
