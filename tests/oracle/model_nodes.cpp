#include <algorithm>
#include <set>

#include "tests/oracle/reader.hpp"

// The nodes of random models.
namespace careway::oracle {

using pathway::DestinationSpec;
using pathway::ModelSpec;
using pathway::NodeSpec;
using pathway::Stay;

namespace {

void add_destinations(const ModelSpec& spec, NodeSpec& node, Reader& r, const std::vector<Gene>& nodes,
                      const Menu& menu) {
    constexpr int most = 3;
    const int count = 1 + r.number(most);
    const int self = static_cast<int>(spec.nodes.size());
    std::set<std::string> seen;
    const bool by_next = r.chance(50) && menu.by_next;
    const bool stays_by_age = r.chance(40);
    for (int d = 0; d < most; ++d) {
        DestinationSpec to;
        const int way = r.number(10);
        const int which = r.number(12);
        to.to =
            way < (menu.exchange ? 1 : 4) ? pathway::exits[way % 3]
            : way < 8 && self + 1 < static_cast<int>(nodes.size())
                ? node_names[static_cast<std::size_t>(self + 1 + which % (static_cast<int>(nodes.size()) - self - 1))]
                : node_at(nodes, which);
        const double share = (1 + r.number(4)) / 10.0;
        const bool by_age = r.chance(20);
        to.share.first = split(spec, by_age, share, share / 2);
        const bool dated = r.chance(15);
        const int on = r.number(12);
        const double later = r.number(5) / 10.0;
        if (dated) {
            step_to(to.share, day_of(spec, on), split(spec, by_age, later, later / 2));
        }
        const bool process = r.chance(30);
        const int takes = r.number(5);
        const bool at_random = r.chance(20);
        const int reason = r.number(2);
        if (process) {
            to.processes.push_back({split(spec, by_age, hours(takes, at_random), hours(takes + 2, at_random)),
                                    reason == 0 ? "assessment" : "transport",
                                    {}});
        }
        const int more = std::max(0, r.number(6) - 3);
        const int takes_too = r.number(4);
        const int team = r.number(12);
        const int team_places = 1 + r.number(2);
        to.with_ready = r.chance(25) && process && !pathway::is_exit(to.to);
        for (int i = 0; i < more && process; ++i) {
            to.processes.push_back({split(spec, by_age, hours(takes_too), hours(takes_too + 1)), "funding", {}});
        }
        if (team > 7 && process && !menu.exchange) {
            const auto& pool = spec.pools[static_cast<std::size_t>(team) % spec.pools.size()];
            if (!pool.in_hours) {
                to.processes.back().needs.push_back({pool.name, team_places});
            }
        }
        const bool comes_back = r.chance(20);
        const double comes_share = 2 * (1 + r.number(4)) / 10.0;
        const int comes_after = 1 + r.number(30);
        const auto enters = node_at(nodes, r.number(12));
        const bool is_exit =
            std::find(std::begin(pathway::exits), std::end(pathway::exits), to.to) != std::end(pathway::exits);
        if (comes_back && is_exit && to.to != "died") {
            to.readmitted = {Split<double>::same(comes_share), Stay::same(hours(comes_after, at_random)), enters};
        }
        const bool choosy = r.chance(50);
        const int other = r.number(8);
        if (menu.if_free && choosy && !is_exit && !to.with_ready) {
            to.instead = other < 4 ? std::string{pathway::exits[other % 3]} : node_at(nodes, other + which);
        }
        const int takes_there = 1 + r.number(8);
        if (by_next) {
            to.stay =
                Dated<Stay>::always(split(spec, stays_by_age, hours(takes_there, at_random), hours(takes_there + 3)));
        }
        if (d < count && seen.insert(to.to).second) {
            node.destinations.push_back(to);
        }
    }
    node.destinations.back().rest = true;
    node.destinations.back().share = Dated<Split<double>>::always(Split<double>::same(1));
}

/// Gates, deaths, parts, what is kept, buffers, overflow, and what members have.
void add_rarities(const ModelSpec& spec, NodeSpec& node, Reader& r, const std::vector<Gene>& nodes, const Menu& menu) {
    const int rounds = r.number(6);
    const int at = r.number(24);
    for (int d = 0; d < (rounds == 2 ? 5 : 7) && menu.gates && rounds < 3; ++d) {
        node.rounds.push_back(Duration::hours(24 * d + at % 12));
        if (rounds == 0) {
            node.rounds.push_back(Duration::hours(24 * d + 12 + at % 12));
        }
    }
    const int leaves = r.number(8);
    if (menu.gates && leaves < 3) {
        node.leaves = open_hours(leaves);
    }
    const bool deadly[] = {r.chance(40), r.chance(40), r.chance(50)};
    const int lives[] = {1 + r.number(20), 1 + r.number(20), 1 + r.number(60)};
    const bool at_random = r.chance(50);
    const auto death = [&](int which, bool there) {
        return there && deadly[which] ? std::optional{split(spec, false, hours(lives[which], at_random), {})}
                                      : std::nullopt;
    };
    node.dies_waiting = death(0, menu.deaths);
    node.dies_delayed = death(1, menu.deaths);
    node.dies = death(2, menu.deaths || menu.members);
    for (auto& use : node.uses) {
        const bool part = r.chance(40);
        const int lasts = r.number(6);
        if (menu.parts && part) {
            use.lasts = split(spec, false, hours(lasts, at_random), {});
        }
    }
    node.reserve = r.chance(50) && menu.reserve;
    const bool buffered = r.chance(40);
    const int buffer = 1 + r.number(2);
    if (menu.buffers && buffered) {
        node.buffer = buffer;
    }
    const bool spills = r.chance(60);
    const auto into = static_cast<std::size_t>(r.number(static_cast<int>(spec.pools.size())));
    const bool returns = r.chance(85);
    const auto& other = spec.pools[into];
    const auto holds_all_the_time = [](const auto& use) { return !use.lasts; };
    const auto own = std::find_if(node.uses.begin(), node.uses.end(), holds_all_the_time);
    if (menu.overflow && spills && own != node.uses.end() &&
        std::none_of(node.uses.begin(), node.uses.end(), [&](const auto& use) { return use.pool == other.name; }) &&
        other.in_hours == (own->amount % in_hours == 0)) {
        node.overflow = {other.name, returns};
    }
    const bool ill = r.chance(70);
    const int well = 1 + r.number(20);
    const int keep = 4 * r.number(12);
    const auto enters = node_at(nodes, r.number(12));
    const int years = r.number(8);
    if (menu.members && ill && node.membership) {
        node.admitted = {split(spec, false, hours(well, at_random), {}), enters, split(spec, false, hours(keep), {})};
        node.stay.first = split(spec, false, hours(10 + 10 * years, at_random), {});
    }
}

}  // namespace

void add_node(ModelSpec& spec, const Gene& gene, const std::vector<Gene>& nodes, const Menu& menu) {
    Reader r{gene};
    NodeSpec node;
    node.name = node.label = node_names[spec.nodes.size()];
    const int self = static_cast<int>(spec.nodes.size());
    const int pools = static_cast<int>(spec.pools.size());
    // One pool mostly, several or none sometimes; all it takes is a first one and how many follow.
    const int first = r.number(pools);
    const bool nothing = r.chance(10);
    const int more = std::max(0, r.number(6) - 3);
    const int uses = nothing ? 0 : menu.exchange ? 1 : 1 + more;  // simple rings are those that swap
    const int amounts[] = {r.number(5), r.number(5), r.number(5)};
    for (int u = 0; u < std::min(uses, pools); ++u) {
        const int amount = menu.exchange ? 1 : std::max(1, amounts[u] - 1);
        const auto& pool = spec.pools[static_cast<std::size_t>((first + u) % pools)];
        node.uses.push_back({pool.name, amount * (pool.in_hours ? in_hours : 1)});
    }
    const int stay = r.number(8);
    const bool at_random = r.chance(15);
    const bool by_age = r.chance(25);
    const bool dated = r.chance(15);
    const int on = r.number(12);
    node.stay.first = split(spec, by_age, hours(stay + 1, at_random), hours(stay, at_random));
    if (dated) {
        node.stay.steps.emplace_back(day_of(spec, on), split(spec, by_age, hours(stay + 2), hours(stay + 4)));
    }
    node.hold = !r.chance(15) || menu.exchange;
    const bool ranked = r.chance(30);
    const int rank = 1 + r.number(3);
    const int other_rank = 1 + r.number(3);
    if (ranked) {
        node.priority = split(spec, true, rank, other_rank);
    }
    const bool limited = r.chance(20);
    const int limit = r.number(4);
    const int otherwise = r.number(6);
    if (limited) {
        node.queue_limit = limit;
        node.otherwise = otherwise < 3 || self + 1 >= static_cast<int>(nodes.size())
                             ? pathway::exits[otherwise % 3]
                             : node_names[static_cast<std::size_t>(self + 1)];
    }
    const bool impatient = r.chance(25);
    const int patience = r.number(6);
    const bool patient_at_random = r.chance(25);
    if (impatient) {
        node.patience = split(spec, by_age, hours(patience, patient_at_random), hours(patience + 1, patient_at_random));
        node.gives_up_to = pathway::exits[patience % 3];
    }
    const int rises = r.number(5) - 2;
    const int first_rise = r.number(6);
    const int second_rise = r.number(8);
    const int rise_to = 1 + r.number(2);
    if (rises > 0) {
        node.rises.push_back({Duration::hours(1 + first_rise), rise_to});
    }
    if (rises > 1) {
        node.rises.push_back({Duration::hours(1 + second_rise), 1});
    }
    std::sort(node.rises.begin(), node.rises.end(), [](const auto& a, const auto& b) {
        return std::pair{a.after, a.to} < std::pair{b.after, b.to};
    });
    const bool by_origin = r.chance(20);
    const int other = 1 + r.number(3);
    const int from_stream = 1 + r.number(3);
    const int from_node = 1 + r.number(3);
    const auto from = node_at(nodes, r.number(12));
    if (by_origin) {
        node.priority.reset();
        node.priority_by_origin = {{{stream_names[0], from_stream}, {from, from_node}}, other};
        std::sort(node.priority_by_origin->from.begin(), node.priority_by_origin->from.end());
    }
    node.patience_of_stay = r.chance(40);
    const bool borrowed = r.chance(15);
    const int lender = r.number(self + 1);
    if (borrowed) {
        node.luck = lender == 0 ? "elsewhere" : node_names[static_cast<std::size_t>(lender - 1)];
    }
    node.membership = r.chance(menu.members ? 35 : 10) && self > 0 && !node.uses.empty();  // a pathway has a step
    node.delays = true;
    add_rarities(spec, node, r, nodes, menu);
    if (!node.membership) {
        add_destinations(spec, node, r, nodes, menu);
    }
    spec.nodes.push_back(node);
}

}  // namespace careway::oracle
