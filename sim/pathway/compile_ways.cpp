#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "sim/base/name.hpp"
#include "sim/pathway/compiler.hpp"
#include "sim/pathway/record.hpp"

// Edges beside those that the shares of a node choose among.
namespace careway::pathway {

void Compiler::add_processes(std::uint32_t n) {
    for (std::uint32_t d = 0; d < spec_.nodes[n].destinations.size(); ++d) {
        const DestinationSpec& destination = spec_.nodes[n].destinations[d];
        const auto& processes = destination.processes;
        if (processes.size() > 1 ||
            (processes.size() == 1 && (destination.with_ready || !processes[0].needs.empty()))) {
            const std::uint32_t edge = program_->nodes[n].first_edge + d;
            const std::uint32_t first = add_steps(destination, edge);
            program_->special = true;
            program_->edges[edge].steps = first;
            program_->edges[edge].with_ready = destination.with_ready;
        }
    }
}

/// Returns the edge of the first process. Its luck is that of a lone process; each other has that of its reason, so
/// that one more in front of them does not move it.
std::uint32_t Compiler::add_steps(const DestinationSpec& destination, std::uint32_t edge) {
    std::map<std::string, int> named;
    std::vector<std::uint32_t> names;
    for (const ProcessSpec& process : destination.processes) {
        const int before = named[process.reason]++;
        names.push_back(name_key(before == 0 ? process.reason : fmt::format("{}.{}", process.reason, before)));
    }
    names.front() = 0;
    std::uint32_t then = edge;
    for (std::size_t k = destination.processes.size(); k-- > 0;) {
        const ProcessSpec& process = destination.processes[k];
        Edge step;
        step.name = names[k];
        step.from = program_->edges[edge].from;
        step.then = then;
        step.holds = program_->edges[edge].holds;
        step.process = k == 0 ? program_->edges[edge].process : add_variates(process.takes);
        step.reason = reasons_.at(process.reason);
        step.process_marks = step.wait_marks = k == 0 ? program_->edges[edge].process_marks : std::uint8_t{0};
        std::vector<Need> needs;
        for (const UseSpec& use : process.needs) {
            const std::uint32_t pool = pools_.at(use.pool);
            needs.push_back({pool, use.amount});
        }
        step.take = add_needs(needs);
        then = add_edge(step);
    }
    return then;
}

/// Where people go who find no place at once at a destination that they do not wait for.
void Compiler::add_ways_of_the_refused(std::uint32_t n) {
    const NodeSpec& spec = spec_.nodes[n];
    for (std::uint32_t d = 0; d < spec.destinations.size(); ++d) {
        if (spec.destinations[d].instead.empty()) {
            continue;
        }
        Edge way;
        way.name = name_key(spec.destinations[d].instead);
        way.from = n;
        way.detour = true;
        if (const auto to = nodes_.find(spec.destinations[d].instead); to != nodes_.end()) {
            way.to = to->second;
        } else {
            way.exit = exit_of(spec.destinations[d].instead);
        }
        const std::uint32_t asked = program_->nodes[n].first_edge + d;
        way.holds = program_->edges[asked].holds;
        const std::uint32_t number = add_edge_of_nobody(way, spec.name);
        program_->edges[asked].instead = number;
        program_->edges[asked].choosy = program_->special = true;
    }
}

/// Those who are sent out for want of a place come back as those do who leave that way anyhow.
void Compiler::readmit_refused(const Edge& exit) {
    const Edge like = exit;
    for (Edge& edge : program_->edges) {
        if (edge.detour && edge.from == like.from && edge.to == none && edge.exit == like.exit) {
            edge.readmission_share = like.readmission_share;
            edge.readmission_after = like.readmission_after;
            edge.readmission_enters = like.readmission_enters;
        }
    }
}

/// An edge that no share leads to.
std::uint32_t Compiler::add_edge_of_nobody(const Edge& edge, const std::string& origin) {
    const std::uint32_t number = add_edge(edge, origin);
    auto& settings = program_->initial_settings;
    for (std::uint32_t c = 0; c < program_->classes; ++c) {
        settings.shares[number * program_->classes + c] = 0;
        settings.inverse_shares[number * program_->classes + c] = std::numeric_limits<double>::infinity();
    }
    return number;
}

void Compiler::add_hazards(std::uint32_t n) {
    const NodeSpec& spec = spec_.nodes[n];
    Node& node = program_->nodes[n];
    const auto add = [&](const std::optional<Stay>& time) {
        program_->special = program_->special || time.has_value();
        return time ? add_variates(*time) : none;
    };
    node.dies_waiting = add(spec.dies_waiting);
    node.dies_delayed = add(spec.dies_delayed);
    node.dies = add(spec.dies);
}

void Compiler::add_admissions() {
    for (std::uint32_t n = 0; n < program_->nodes.size(); ++n) {
        if (const auto& admitted = spec_.nodes[n].admitted) {
            program_->special = true;
            program_->nodes[n].admission = static_cast<std::uint32_t>(program_->admissions.size());
            program_->admissions.push_back(
                {add_variates(admitted->after), add_variates(admitted->keep), nodes_.at(admitted->enters)});
            add_ways_back(n);
        }
    }
}

/// A member whose place was released asks for it again from every place where an episode may end at home, or lead to
/// that membership. Those who wait outside do so by its way in.
void Compiler::add_ways_back(std::uint32_t membership) {
    const auto edges = static_cast<std::uint32_t>(program_->edges.size());
    for (std::uint32_t e = 0; e < edges; ++e) {
        const Edge& edge = program_->edges[e];
        const bool ends_here = edge.to == none ? edge.exit == Exit::home && edge.then == none : edge.to == membership;
        if (edge.from == none || program_->nodes[edge.from].membership || !edge.holds || !ends_here) {
            continue;
        }
        Edge way;
        way.name = program_->nodes[membership].name;
        way.from = edge.from;
        way.to = membership;
        way.holds = true;
        way.restarts = true;
        way.wait_marks = again;
        program_->ways_back.push_back({e, membership, add_edge_of_nobody(way, spec_.nodes[way.from].name)});
    }
}

std::uint32_t Compiler::add_booking(const demand::StreamSpec& stream) {
    program_->special = true;
    program_->bookings.push_back({name_key(stream.luck.empty() ? stream.name : stream.luck),
                                  add_variates(stream.cancelled->rebooked_after),
                                  static_cast<std::uint32_t>(stream.cancelled->at_most)});
    program_->texts.bookings.push_back(stream.name);
    return static_cast<std::uint32_t>(program_->bookings.size() - 1);
}

}  // namespace careway::pathway
