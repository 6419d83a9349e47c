#include <algorithm>
#include <numeric>

#include "sim/pathway/graph.hpp"

// How long people hold the places of a node on average, and what the members of a membership ask of the hospital.
namespace careway::pathway {

namespace {

constexpr int most_steps = 20'000;     // of one episode
constexpr double nobody_left = 1e-13;  // share of those admitted

/// One episode of hospital of a member, on average.
struct Spell {
    std::vector<double> visits;  ///< by node
    std::vector<double> moves;   ///< by node: starts of other memberships
    double back = 0;             ///< share who go back to their membership
};

void follow(const Program& program, const Settings& settings, std::uint32_t membership, std::uint32_t person_class,
            std::vector<double>& moving, Spell& spell) {
    std::vector<double> next(moving.size());
    for (std::uint32_t e = 0; e < program.edges.size(); ++e) {
        const Edge& edge = program.edges[e];
        if (edge.from == none || program.nodes[edge.from].membership || edge.then != none) {
            continue;
        }
        const double people = moving[edge.from] * settings.shares[e * program.classes + person_class];
        if (edge.to == membership || (edge.to == none && edge.exit == Exit::home)) {
            spell.back += people;
        } else if (edge.to != none && program.nodes[edge.to].membership) {
            spell.moves[edge.to] += people;
        } else if (edge.to != none) {
            next[edge.to] += people;
        }
    }
    moving = std::move(next);
}

Spell spell_of(const Program& program, const Settings& settings, std::uint32_t membership, std::uint32_t person_class) {
    const std::size_t nodes = program.nodes.size();
    Spell spell{std::vector<double>(nodes), std::vector<double>(nodes), 0};
    std::vector<double> moving(nodes);
    moving[program.edges[program.admissions[program.nodes[membership].admission].enters].to] = 1;
    for (int round = 0; round<most_steps&& * std::max_element(moving.begin(), moving.end())> nobody_left; ++round) {
        std::transform(spell.visits.begin(), spell.visits.end(), moving.begin(), spell.visits.begin(), std::plus{});
        follow(program, settings, membership, person_class, moving, spell);
    }
    return spell;
}

}  // namespace

double mean_stay(const Program& program, const Settings& settings, std::uint32_t n, std::uint32_t person_class) {
    const Node& node = program.nodes[n];
    if (!node.by_next) {
        return settings.variates[node.stay + person_class].mean;
    }
    double mean = 0;
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
        mean += settings.shares[e * program.classes + person_class] *
                settings.variates[program.edges[e].stay + person_class].mean;
    }
    return mean;
}

Membership membership_of(const Program& program, const Settings& settings, std::uint32_t n,
                         std::uint32_t person_class) {
    const Node& node = program.nodes[n];
    // A time of nothing would make infinitely many of something; a millisecond is as short as time gets.
    const auto mean = [&](std::uint32_t slot) { return std::max(settings.variates[slot + person_class].mean, 1.0); };
    Membership found;
    double ends = 1 / mean(node.stay) + (node.dies == none ? 0 : 1 / mean(node.dies));
    if (node.admission == none) {
        found.at_home = found.held = 1 / ends;
        return found;
    }
    const Admission& admission = program.admissions[node.admission];
    Spell spell = spell_of(program, settings, n, person_class);
    ends += (1 - spell.back) / mean(admission.after);
    found.at_home = 1 / ends;
    found.admissions = found.at_home / mean(admission.after);
    double away = 0;
    for (std::uint32_t other = 0; other < program.nodes.size(); ++other) {
        away += spell.visits[other] * (spell.visits[other] > 0 ? mean_stay(program, settings, other, person_class) : 0);
    }
    found.held = found.at_home + found.admissions * std::min(away, mean(admission.keep));
    found.visits = std::move(spell.visits);
    found.moves = std::move(spell.moves);
    return found;
}

double mean_hold(const Program& program, const Settings& settings, std::uint32_t n, std::uint32_t person_class) {
    const Node& node = program.nodes[n];
    const bool plain = node.dies == none && node.admission == none;
    return plain ? mean_stay(program, settings, n, person_class)
                 : membership_of(program, settings, n, person_class).held;
}

}  // namespace careway::pathway
