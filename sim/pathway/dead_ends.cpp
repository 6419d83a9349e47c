#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/pathway/graph.hpp"

namespace careway::pathway {

namespace {

/// Whether a share can ever be above 0: at the start, as `rest`, or after a dated change.
std::vector<bool> ways_ever_taken(const Program& program) {
    std::vector<bool> taken(program.edges.size());
    for (const Node& node : program.nodes) {
        for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
            for (std::uint32_t c = 0; c < program.classes; ++c) {
                taken[e] =
                    taken[e] || program.edges[e].rest || program.initial_settings.shares[e * program.classes + c] > 0;
            }
        }
    }
    for (const Change& change : program.changes) {
        if (change.setting == Setting::share && change.value > 0) {
            taken[change.index / program.classes] = true;
        }
    }
    for (const Node& node : program.nodes) {
        for (const std::uint32_t way : {node.otherwise, node.gives_up}) {
            if (way != none) {
                taken[way] = true;
            }
        }
    }
    return taken;
}

bool is_used(const Program& program, std::uint32_t node, std::uint32_t pool) {
    const auto needs = program.list(program.nodes[node].needs);
    return std::any_of(needs.begin(), needs.end(), [&](const Need& need) { return need.pool == pool; });
}

/// Nodes whose people some way leads, over any number of others, to where `is_end` says that it ends.
/// @param out  nodes known to lead there
template <class IsEnd>
std::vector<bool> leads_out(const Program& program, const std::vector<bool>& taken, IsEnd is_end,
                            std::vector<bool> out) {
    std::vector<bool> out_of_queue(out.size());  // by node: those who wait outside for it
    const auto frees = [&](std::uint32_t way) {
        if (way == none || !taken[way]) {
            return false;
        }
        const Edge& edge = program.edges[way];
        return is_end(edge.to) || out[edge.to] || (!edge.holds && out_of_queue[edge.to]);
    };
    bool found = true;
    const auto set = [&found](std::vector<bool>& marks, std::uint32_t n, bool mark) {
        found = found || (mark && !marks[n]);
        marks[n] = marks[n] || mark;
    };
    while (std::exchange(found, false)) {
        for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
            const Node& node = program.nodes[n];
            set(out_of_queue, n, frees(node.otherwise) || frees(node.gives_up));
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
                set(out, n, frees(e));
            }
        }
    }
    return out;
}

}  // namespace

std::vector<Finding> dead_ends(const Program& program) {
    std::vector<Finding> findings;
    const std::vector<bool> taken = ways_ever_taken(program);
    const auto ends = leads_out(
        program, taken, [](std::uint32_t to) { return to == none; }, std::vector<bool>(program.nodes.size()));
    for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
        const std::string& name = program.texts.nodes[n].name;
        if (!ends[n]) {
            findings.push_back({false, "W222", (program.nodes[n].membership ? "memberships." : "pathway.") + name,
                                fmt::format("nobody who comes to `{}` ever leaves: no way leads on to an exit or a "
                                            "membership",
                                            name)});
        }
    }
    std::vector<bool> lets_go;
    for (const Node& node : program.nodes) {
        lets_go.push_back(!node.hold);
    }
    for (std::uint32_t pool = 0; pool < program.pools.size(); ++pool) {
        const auto freed = leads_out(
            program, taken, [&](std::uint32_t to) { return to == none || !is_used(program, to, pool); }, lets_go);
        for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
            if (is_used(program, n, pool) && !freed[n]) {
                const std::string& name = program.texts.pools[pool].name;
                findings.push_back({false, "W223", "pools." + name,
                                    fmt::format("places of `{}` never come free again: those who hold one in `{}` "
                                                "only move to where they need it too",
                                                name, program.texts.nodes[n].name)});
                break;
            }
        }
    }
    return findings;
}

}  // namespace careway::pathway
