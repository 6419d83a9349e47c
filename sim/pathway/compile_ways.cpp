#include <fmt/format.h>

#include <map>

#include "sim/base/name.hpp"
#include "sim/pathway/compiler.hpp"

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
        std::vector<Need> needs;
        for (const UseSpec& use : process.needs) {
            const std::uint32_t pool = pools_.at(use.pool);
            if (spec_.pools[pool].in_hours) {
                fault("M154", "pools." + use.pool,
                      fmt::format("pool `{}` is measured in hours, and a process needs places of it", use.pool));
            }
            needs.push_back({pool, use.amount});
        }
        step.take = add_needs(needs);
        then = add_edge(step);
    }
    return then;
}

}  // namespace careway::pathway
