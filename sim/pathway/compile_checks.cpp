#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/base/name.hpp"
#include "sim/pathway/compiler.hpp"

// What a compiled model is checked for, and what its rings mean for the run.
namespace careway::pathway {

/// Where one can come twice, visits are counted. Nodes that share their luck share the count, so that somebody who
/// passes through both has other draws in each.
void Compiler::count_visits() {
    Program& p = *program_;
    const auto nodes = rings_of_nodes(p);
    std::map<std::uint32_t, std::uint32_t> sharing;  // nodes by luck
    std::map<std::uint32_t, std::uint32_t> counters;
    for (const Node& node : p.nodes) {
        ++sharing[node.luck];
    }
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        Node& node = p.nodes[n];
        if (nodes[n] != none || sharing[node.luck] > 1) {
            const auto [counter, fresh] = counters.emplace(node.luck, p.visit_counters);
            p.visit_counters += fresh ? 1 : 0;
            node.visit_counter = counter->second;
        }
    }
}

void Compiler::mark_rings() {
    Program& p = *program_;
    count_visits();
    const auto pools = rings_of_pools(p);
    const auto on_one_ring = [&](const Need& a, const Need& b) {
        return pools[a.pool] != none && pools[a.pool] == pools[b.pool];
    };
    for (std::uint32_t e = 0; e < p.edges.size(); ++e) {
        for (const HeldAndWanted& wait : waits_inside(p, e)) {
            p.edges[e].may_lock |= std::find_first_of(wait.wanted.begin(), wait.wanted.end(), wait.held.begin(),
                                                      wait.held.end(), on_one_ring) != wait.wanted.end();
        }
    }
}

/// Marks the times and the shares that are 0, or that a dated change makes 0 or more than that.
void Compiler::mark_zeros() {
    const Program& p = *program_;
    for (const auto& variate : p.initial_settings.variates) {
        no_time_.push_back(variate.mean <= 0);
    }
    for (const double share : p.initial_settings.shares) {
        nobody_.push_back(share <= 0);
    }
    for (const Change& change : p.changes) {
        if (change.setting == Setting::variate && p.spare_variates[static_cast<std::size_t>(change.value)].mean <= 0) {
            no_time_[change.index] = true;
        } else if (change.setting == Setting::share) {
            const Node& node = p.nodes[p.edges[change.index / p.classes].from];
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
                nobody_[e * p.classes + change.index % p.classes] = false;  // `rest` moves with the others
            }
        }
    }
}

bool Compiler::process_takes_time(const Edge& edge, std::uint32_t person_class) const {
    if (edge.process != none && !no_time_[edge.process + person_class]) {
        return true;
    }
    for (std::uint32_t e = edge.steps; e != none && program_->edges[e].then != none; e = program_->edges[e].then) {
        if (!no_time_[program_->edges[e].process + person_class]) {
            return true;
        }
    }
    return false;
}

/// Those from which people are admitted.
void Compiler::add_memberships(std::vector<std::uint32_t>& nodes) const {
    for (std::uint32_t n = 0; n < program_->nodes.size(); ++n) {
        if (program_->nodes[n].admission != none) {
            nodes.push_back(n);
        }
    }
}

/// Nodes where somebody may ask for a place in the instant of having asked for one in `n`.
std::vector<std::uint32_t> Compiler::asked_at_once(std::uint32_t n, std::uint32_t person_class) const {
    const Program& p = *program_;
    const Node& node = p.nodes[n];
    std::vector<std::uint32_t> found;
    if (node.otherwise != none && p.edges[node.otherwise].to != none) {
        found.push_back(p.edges[node.otherwise].to);
    }
    if (node.admission != none && no_time_[p.admissions[node.admission].after + person_class]) {
        found.push_back(p.edges[p.admissions[node.admission].enters].to);
    }
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
        const Edge& edge = p.edges[e];
        if (!no_time_[(node.by_next ? edge.stay : node.stay) + person_class]) {
            continue;
        }
        const bool taken = !nobody_[e * p.classes + person_class];
        if (!taken || process_takes_time(edge, person_class)) {
            continue;
        }
        if (edge.instead != none && p.edges[edge.instead].to != none) {
            found.push_back(p.edges[edge.instead].to);
        }
        if (edge.to == none && edge.exit == Exit::home) {
            add_memberships(found);  // members go back to theirs
        }
        if (edge.to != none) {
            found.push_back(edge.to);
        } else if (edge.readmission_enters != none && !nobody_[edge.readmission_share + person_class] &&
                   no_time_[edge.readmission_after + person_class]) {
            found.push_back(p.edges[edge.readmission_enters].to);
        }
    }
    return found;
}

bool Compiler::comes_back_at_once(std::uint32_t n, std::uint32_t person_class) const {
    std::set<std::uint32_t> passed;
    std::vector<std::uint32_t> open{n};
    while (!open.empty()) {
        const std::uint32_t at_node = open.back();
        open.pop_back();
        for (const std::uint32_t to : asked_at_once(at_node, person_class)) {
            if (to == n) {
                return true;
            }
            if (passed.insert(to).second) {
                open.push_back(to);
            }
        }
    }
    return false;
}

/// Somebody whose stays are all 0 could go round for ever within one instant.
void Compiler::refuse_endless_loops() {
    mark_zeros();
    for (std::uint32_t n = 0; n < program_->nodes.size(); ++n) {
        for (std::uint32_t c = 0; c < program_->classes; ++c) {
            if (comes_back_at_once(n, c)) {
                fault("M183", "pathway." + spec_.nodes[n].name,
                      fmt::format("one can come back to `{}` without any time passing", spec_.nodes[n].name));
                return;
            }
        }
    }
}

}  // namespace careway::pathway
