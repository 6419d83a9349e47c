#include <algorithm>
#include <set>

#include "sim/base/name.hpp"
#include "sim/pathway/compiler.hpp"

// The week of doors: when they open and shut, and what those lack who stand before them.
namespace careway::pathway {

namespace {

constexpr std::size_t minutes_of_day = 24 * 60;
constexpr std::size_t minutes_of_week = 7 * minutes_of_day;

std::size_t minute_of(Duration into_week) {
    return static_cast<std::size_t>(into_week.ticks() / Duration::minutes(1).ticks());
}

/// How a gate stands in each minute of the week.
using Week = std::vector<Gate::Now>;

/// @param passes  by minute: somebody passes then
Week week_of(const std::vector<bool>& passes, bool stays_open) {
    Week table;
    for (std::size_t day_start = 0; day_start < minutes_of_week; day_start += minutes_of_day) {
        const auto from = passes.begin() + static_cast<std::ptrdiff_t>(day_start);
        const auto to = from + static_cast<std::ptrdiff_t>(minutes_of_day);
        const Gate::Now shut = std::find(from, to, true) == to ? Gate::Now::weekend : Gate::Now::hours;
        std::transform(from, to, std::back_inserter(table),
                       [&](bool open) { return open && stays_open ? Gate::Now::open : shut; });
    }
    return table;
}

std::vector<bool> minutes_of(const WeekHours& hours) {
    std::vector<bool> open(minutes_of_week);
    for (const auto& [from, to] : hours) {
        std::fill(open.begin() + static_cast<std::ptrdiff_t>(minute_of(from)),
                  open.begin() + static_cast<std::ptrdiff_t>(minute_of(to)), true);
    }
    return open;
}

bool has_gates(const ModelSpec& spec) {
    return std::any_of(spec.pools.begin(), spec.pools.end(), [](const auto& pool) { return !pool.starts.empty(); }) ||
           std::any_of(spec.nodes.begin(), spec.nodes.end(),
                       [](const auto& node) { return !node.leaves.empty() || !node.rounds.empty(); });
}

}  // namespace

void Compiler::name_gate_reasons() {
    if (has_gates(spec_)) {
        reasons_.emplace("hours", 0);
        reasons_.emplace("weekend", 0);
    }
}

void Compiler::add_gates() {
    Program& p = *program_;
    if (!has_gates(spec_)) {
        return;
    }
    p.special = true;
    p.gate_reasons = {reasons_.at("hours"), reasons_.at("weekend")};
    for (std::size_t i = 0; i < spec_.pools.size(); ++i) {
        if (!spec_.pools[i].starts.empty()) {
            p.pools[i].starts =
                add_gate({p.pools[i].name, Gate::Kind::starts, {}, {}}, minutes_of(spec_.pools[i].starts));
        }
    }
    for (std::size_t n = 0; n < spec_.nodes.size(); ++n) {
        const NodeSpec& spec = spec_.nodes[n];
        if (!spec.leaves.empty()) {
            p.nodes[n].leaves = add_gate({p.nodes[n].name, Gate::Kind::leaves, {}, {}}, minutes_of(spec.leaves));
        }
        if (!spec.rounds.empty()) {
            std::vector<bool> rounds(minutes_of_week);
            for (const Duration round : spec.rounds) {
                rounds[minute_of(round)] = true;
            }
            p.nodes[n].rounds = add_gate({p.nodes[n].name, Gate::Kind::rounds, {}, {}}, rounds);
        }
    }
}

std::uint32_t Compiler::add_gate(Gate gate, const std::vector<bool>& passes) {
    Program& p = *program_;
    const auto number = static_cast<std::uint32_t>(p.gates.size());
    const bool rounds = gate.kind == Gate::Kind::rounds;
    const Week table = week_of(passes, !rounds);
    const auto into_week = static_cast<std::int64_t>(demand::hour_of_week(p.streams.first_hour)) * hour;
    gate.at_start = table[minute_of(into_week)];
    p.gates.push_back(gate);
    std::vector<std::pair<Duration, Gate::Now>> turns;  // of a week
    for (std::size_t m = 0; m < minutes_of_week; ++m) {
        const Duration minute = static_cast<std::int64_t>(m) * Duration::minutes(1);
        if (table[m] != table[(m + minutes_of_week - 1) % minutes_of_week]) {
            turns.emplace_back(minute, table[m]);
        }
        if (rounds && passes[m]) {
            turns.emplace_back(minute, Gate::Now::round);
        }
    }
    for (Duration monday = Duration{} - into_week; Time{monday} < p.end; monday = monday + week) {
        for (const auto& [minute, now] : turns) {
            const Time at{monday + minute};
            if (at < p.end && (at > Time{} || (at == Time{} && now == Gate::Now::round))) {
                p.changes.push_back({at, Setting::gate, number, static_cast<double>(static_cast<int>(now))});
            }
        }
    }
    return number;
}

/// Those whom a door keeps from starting are passed over, and offered again when it opens.
void Compiler::list_gate_offers() {
    Program& p = *program_;
    std::vector<std::set<std::uint32_t>> offers(p.gates.size());
    const auto offer_behind = [&](std::uint32_t gate, std::uint32_t pool, std::uint32_t queue) {
        if (gate != none) {
            offers[gate].insert(pool);
            p.pools[queue].mixed = true;
        }
    };
    const auto add = [&](const Edge& edge, NeedList asked, NeedList taken) {
        const auto needs = p.list(taken);
        if (p.list(asked).empty() || needs.empty()) {
            return;
        }
        const std::uint32_t queue = p.list(asked).front().pool;
        if (edge.holds) {
            offer_behind(p.nodes[edge.from].leaves, needs.front().pool, queue);
        }
        for (const Need& need : needs) {
            offer_behind(p.pools[need.pool].starts, need.pool, queue);
        }
    };
    for (std::size_t e = 0; e < p.edges.size(); ++e) {
        add(p.edges[e], p.edges[e].take, p.edges[e].take);
        for (std::size_t v = e * 4; v < std::min(e * 4 + 4, p.moves.size()); ++v) {
            add(p.edges[e], p.moves[v / 2 * 2].take, p.moves[v].take);
        }
    }
    for (std::size_t g = 0; g < offers.size(); ++g) {
        std::vector<std::uint32_t> by_name{offers[g].begin(), offers[g].end()};
        std::sort(by_name.begin(), by_name.end(), [&](auto a, auto b) { return p.pools[a].name < p.pools[b].name; });
        p.gates[g].offers = add_list(by_name);
    }
}

}  // namespace careway::pathway
