#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/pathway/compiler.hpp"

// What a compiled model is checked for, and what its rings mean for the run.
namespace careway::pathway {

/// Two names with one key would share their luck.
void Compiler::refuse_collisions() {
    std::map<std::uint32_t, std::string> seen;
    const auto take = [&](const std::string& name, const std::string& section) {
        const auto [other, fresh] = seen.emplace(key_of(name), name);
        if (!fresh && other->second != name) {
            fault("M180", section + name,
                  fmt::format("the names `{}` and `{}` give the same key; rename one of them", name, other->second));
        }
    };
    for (const auto& node : spec_.nodes) {
        take(node.name, node.membership ? "memberships." : "pathway.");
    }
    for (const char* exit : exits) {
        take(exit, "pathway.");
    }
    for (const auto& pool : spec_.pools) {
        take(pool.name, "pools.");
    }
    for (const auto& attribute : spec_.attributes) {
        take(attribute.name, "attributes.");
    }
}

void Compiler::mark_rings() {
    Program& p = *program_;
    const auto nodes = rings_of_nodes(p);
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        if (nodes[n] != none) {
            p.nodes[n].visit_counter = p.visit_counters++;
        }
    }
    const auto pools = rings_of_pools(p);
    for (Edge& edge : p.edges) {
        if (edge.holds && edge.take.count > 0) {
            const auto held = p.list(p.nodes[edge.from].pools);
            const auto wanted = pools[p.list(edge.take).front()];
            edge.may_lock = wanted != none && std::any_of(held.begin(), held.end(),
                                                          [&](std::uint32_t pool) { return pools[pool] == wanted; });
        }
    }
}

/// Somebody whose stays are all 0 could go round for ever within one instant.
void Compiler::refuse_endless_loops() {
    const auto takes_time = [&](std::uint32_t n) {
        const auto* stay = &program_->initial_settings.variates[program_->nodes[n].stay];
        return std::any_of(stay, stay + program_->classes, [](const auto& v) { return v.mean > 0; });
    };
    for (std::uint32_t n = 0; n < program_->nodes.size(); ++n) {
        std::set<std::uint32_t> passed;
        std::vector<std::uint32_t> open{n};
        while (!open.empty()) {
            const std::uint32_t at_node = open.back();
            open.pop_back();
            const Node& node = program_->nodes[at_node];
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges && !takes_time(at_node); ++e) {
                const Edge& edge = program_->edges[e];
                if (edge.to == n && edge.process == none) {
                    fault("M183", "pathway." + spec_.nodes[n].name,
                          fmt::format("one can come back to `{}` without any time passing", spec_.nodes[n].name));
                    return;
                }
                if (edge.to != none && edge.process == none && passed.insert(edge.to).second) {
                    open.push_back(edge.to);
                }
            }
        }
    }
}

}  // namespace careway::pathway
