#include "sim/pathway/graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace careway::pathway {

namespace {

constexpr int most_rounds = 20'000;
constexpr double negligible = 1e-13;  // people per hour

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

/// Number of the ring each vertex lies on; `none` for those on no ring.
std::vector<std::uint32_t> rings(const Graph& graph) {
    std::vector<std::uint32_t> component(num_vertices(graph));
    if (component.empty()) {
        return component;
    }
    boost::strong_components(graph,
                             boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    std::map<std::uint32_t, int> members;
    for (const auto c : component) {
        ++members[c];
    }
    for (std::size_t v = 0; v < component.size(); ++v) {
        if (members[component[v]] == 1 && !edge(v, v, graph).second) {
            component[v] = none;
        }
    }
    return component;
}

template <class Visit>
void for_each_step(const Program& program, Visit visit) {
    for (const Edge& edge : program.edges) {
        if (edge.from != none && edge.to != none && !edge.restarts) {
            visit(edge.from, edge.to);
        }
    }
    for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
        for (const std::uint32_t way : {program.nodes[n].otherwise, program.nodes[n].gives_up}) {
            if (way != none && program.edges[way].to != none) {
                visit(n, program.edges[way].to);
            }
        }
    }
}

/// Where one may go in an episode. Members may come back to their membership from anywhere, to be sent on by its
/// `else`.
Graph graph_of_nodes(const Program& program) {
    Graph graph(program.nodes.size());
    for_each_step(program, [&](std::uint32_t from, std::uint32_t to) { add_edge(from, to, graph); });
    for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
        for (std::uint32_t from = 0; from < program.nodes.size() && program.nodes[n].admission != none; ++from) {
            add_edge(from, n, graph);
        }
    }
    return graph;
}

std::vector<bool> reachable(const Program& program) {
    const auto outside_world = program.nodes.size();
    Graph graph(outside_world + 1);
    for_each_step(program, [&](std::uint32_t from, std::uint32_t to) { add_edge(from, to, graph); });
    for (const StreamEntry& entry : program.entries) {
        add_edge(outside_world, program.edges[entry.edge].to, graph);
    }
    for (const CensusPerson& person : program.census) {
        add_edge(outside_world, person.node == none ? program.edges[person.edge].to : person.node, graph);
    }
    for (const Edge& edge : program.edges) {
        if (edge.readmission_enters != none) {
            add_edge(edge.from, program.edges[edge.readmission_enters].to, graph);
        }
    }
    for (std::uint32_t n = 0; n < outside_world; ++n) {
        if (const std::uint32_t admission = program.nodes[n].admission; admission != none) {
            add_edge(n, program.edges[program.admissions[admission].enters].to, graph);
        }
    }
    std::vector<boost::default_color_type> colour(num_vertices(graph));
    const auto colours = boost::make_iterator_property_map(colour.begin(), get(boost::vertex_index, graph));
    boost::breadth_first_visit(graph, outside_world, boost::visitor(boost::default_bfs_visitor{}).color_map(colours));
    std::vector<bool> reached;
    for (std::size_t n = 0; n < outside_world; ++n) {
        reached.push_back(colour[n] != boost::white_color);
    }
    return reached;
}

/// Mean time for which a place of `pool` is held by one person of a class, who uses it for `ticks`.
double hours_of(const Program& program, const Settings& settings, double ticks, std::uint32_t pool,
                std::uint32_t person_class) {
    if (program.pools[pool].turnaround != none) {
        ticks += settings.variates[program.pools[pool].turnaround + person_class].mean;
    }
    return ticks / static_cast<double>(hour.ticks());
}

/// Mean hours for which a part of a stay is held: the stay may end first, which the means alone do not say.
double mean_part(const Program& program, const Settings& settings, std::uint32_t node, std::uint32_t part,
                 std::uint32_t person_class) {
    const Part& part_of = program.parts[part];
    const double lasts = settings.variates[part_of.lasts + person_class].mean;
    return hours_of(program, settings, std::min(lasts, mean_hold(program, settings, node, person_class)),
                    part_of.need.pool, person_class);
}

/// The part of `starts` that would wait outside, where patience ends and queues may be full.
std::vector<double> from_outside(const Program& program, const Settings& settings, const std::vector<double>& starts) {
    const std::uint32_t classes = program.classes;
    std::vector<double> outsiders(starts.size());
    for (std::size_t s = 0; s < program.entries.size(); ++s) {
        const std::uint32_t to = program.edges[program.entries[s].edge].to;
        for (const auto& [person_class, share] : program.classes_of(program.entries[s].person_class)) {
            outsiders[to * classes + person_class] += settings.rates[s] * program.entries[s].people * share;
        }
    }
    for (std::uint32_t e = 0; e < program.edges.size(); ++e) {
        const Edge& edge = program.edges[e];
        const bool returns = edge.readmission_enters != none;
        if (edge.from == none || !(returns || (edge.to != none && !edge.holds && edge.instead == none))) {
            continue;
        }
        const std::uint32_t to = returns ? program.edges[edge.readmission_enters].to : edge.to;
        for (std::uint32_t c = 0; c < classes; ++c) {
            const double back = returns ? settings.shares[edge.readmission_share + c] : 1;
            outsiders[to * classes + c] += starts[edge.from * classes + c] * settings.shares[e * classes + c] * back;
        }
    }
    for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
        for (std::uint32_t c = 0; c < classes && program.nodes[n].admission != none; ++c) {
            const std::uint32_t to = program.edges[program.admissions[program.nodes[n].admission].enters].to;
            const double admissions = membership_of(program, settings, n, c).admissions;
            outsiders[to * classes + c] += starts[n * classes + c] * admissions;
        }
    }
    return outsiders;
}

/// The part of `starts` that happens only if there is a place at once.
std::vector<double> only_if_free(const Program& program, const Settings& settings, const std::vector<double>& starts) {
    const std::uint32_t classes = program.classes;
    std::vector<double> found(starts.size());
    for (std::uint32_t e = 0; e < program.edges.size(); ++e) {
        const Edge& edge = program.edges[e];
        for (std::uint32_t c = 0; c < classes && edge.instead != none; ++c) {
            found[edge.to * classes + c] += starts[edge.from * classes + c] * settings.shares[e * classes + c];
        }
    }
    return found;
}

std::int32_t mean_capacity_of_last_week(const Program& program, std::uint32_t pool, std::int32_t initial) {
    double places = 0;
    Time since = program.end - std::min(week, program.end.since_start());
    const Time from = since;
    double capacity = initial;
    for (const Change& change : program.changes) {
        if (change.setting == Setting::capacity && change.index == pool && change.at < program.end) {
            if (change.at > since) {
                places += capacity * (change.at - since).in_hours();
                since = change.at;
            }
            capacity = change.value;
        }
    }
    places += capacity * (program.end - since).in_hours();
    return static_cast<std::int32_t>(places / (program.end - from).in_hours() + 0.5);
}

}  // namespace

std::vector<std::uint32_t> rings_of_nodes(const Program& program) {
    return rings(graph_of_nodes(program));
}

std::vector<HeldAndWanted> waits_inside(const Program& program, std::uint32_t number) {
    const Edge& edge = program.edges[number];
    if (!edge.holds) {
        return {};
    }
    const auto own = program.list(program.nodes[edge.from].needs);
    if (program.moves.empty()) {
        return {{own, program.list(edge.take)}};
    }
    std::vector<HeldAndWanted> waits;
    for (std::uint32_t m = 0; m < 4; ++m) {
        waits.push_back(
            {m < 2 ? own : program.list(program.instead[edge.from]), program.list(program.moves[number * 4 + m].take)});
    }
    return waits;
}

std::vector<std::uint32_t> rings_of_pools(const Program& program) {
    Graph graph(program.pools.size());
    for (std::uint32_t e = 0; e < program.edges.size(); ++e) {
        for (const HeldAndWanted& wait : waits_inside(program, e)) {
            for (const Need& held : wait.held) {
                for (const Need& wanted : wait.wanted) {
                    add_edge(held.pool, wanted.pool, graph);
                }
            }
        }
    }
    return rings(graph);
}

Settings settings_at(const Program& program, Time time) {
    Settings settings = program.initial_settings;
    for (const Change& change : program.changes) {
        if (change.at <= time) {
            settings.apply(program, change);
        }
    }
    return settings;
}

namespace {

/// By node and class, as starts are; left empty where nobody is admitted.
std::vector<Membership> members_of(const Program& program, const Settings& settings) {
    std::vector<Membership> found(program.nodes.size() * program.classes);
    for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
        for (std::uint32_t c = 0; c < program.classes && program.nodes[n].admission != none; ++c) {
            found[n * program.classes + c] = membership_of(program, settings, n, c);
        }
    }
    return found;
}

/// Adds the stays in hospital of the members who begin in `moving`, all at once, and the memberships to which they move
/// on from there.
void send_members(const Program& program, const std::vector<Membership>& members, const std::vector<double>& moving,
                  std::vector<double>& starts, std::vector<double>& next) {
    for (std::uint32_t cell = 0; cell < moving.size(); ++cell) {
        const Membership& member = members[cell];
        const double episodes = moving[cell] * member.admissions;
        for (std::uint32_t n = 0; n < member.visits.size() && episodes > 0; ++n) {
            starts[n * program.classes + cell % program.classes] += episodes * member.visits[n];
            next[n * program.classes + cell % program.classes] += episodes * member.moves[n];
        }
    }
}

}  // namespace

std::vector<double> traffic(const Program& program, const Settings& settings) {
    const std::uint32_t classes = program.classes;
    std::vector<double> arriving(program.nodes.size() * classes);
    for (std::size_t s = 0; s < program.entries.size(); ++s) {
        const StreamEntry& entry = program.entries[s];
        const std::uint32_t to = program.edges[entry.edge].to;
        for (const auto& [person_class, share] : program.classes_of(entry.person_class)) {
            arriving[to * classes + person_class] += settings.rates[s] * program.entries[s].people * share;
        }
    }
    // Round by round: those who arrive, those whom these send on, those whom these send on... Loops that people leave
    // make it a geometric series.
    const auto members = members_of(program, settings);
    std::vector<double> starts = arriving;
    std::vector<double> moving = arriving;
    for (int round = 0; round<most_rounds&& * std::max_element(moving.begin(), moving.end())> negligible; ++round) {
        std::vector<double> next(moving.size());
        for (std::uint32_t e = 0; e < program.edges.size(); ++e) {
            const Edge& edge = program.edges[e];
            const bool returns = edge.readmission_enters != none;
            if (edge.from == none || (edge.to == none && !returns)) {
                continue;
            }
            const std::uint32_t to = returns ? program.edges[edge.readmission_enters].to : edge.to;
            for (std::uint32_t c = 0; c < classes; ++c) {
                const double back = returns ? settings.shares[edge.readmission_share + c] : 1;
                next[to * classes + c] += moving[edge.from * classes + c] * settings.shares[e * classes + c] * back;
            }
        }
        send_members(program, members, moving, starts, next);
        std::transform(starts.begin(), starts.end(), next.begin(), starts.begin(), std::plus{});
        moving = std::move(next);
    }
    return starts;
}

namespace {

/// What processes need of pools. Whoever waits for one of them does not give up.
void add_processes(const Program& program, const Settings& settings, const std::vector<double>& starts,
                   std::vector<PoolLoad>& loads) {
    for (std::uint32_t e = 0; e < program.edges.size(); ++e) {
        const Edge& way = program.edges[e];
        for (std::uint32_t s = way.then == none ? way.steps : none; s != none && s != e; s = program.edges[s].then) {
            const Edge& step = program.edges[s];
            for (const auto& [pool, amount] : program.list(step.take)) {
                for (std::uint32_t c = 0; c < program.classes; ++c) {
                    const double people =
                        starts[way.from * program.classes + c] * settings.shares[e * program.classes + c];
                    const double load = people * amount *
                                        hours_of(program, settings, settings.variates[step.process + c].mean, pool, c);
                    loads[pool].load += load;
                    loads[pool].firm += load;
                }
            }
        }
    }
}

}  // namespace

std::vector<PoolLoad> offered_load(const Program& program, bool final) {
    const Settings settings = settings_at(program, final ? program.end : program.measure_from);
    const auto starts = traffic(program, settings);
    const auto outsiders = from_outside(program, settings, starts);
    const auto fleeting = only_if_free(program, settings, starts);
    std::vector<PoolLoad> loads;
    for (std::uint32_t p = 0; p < program.pools.size(); ++p) {
        const bool rota = program.pools[p].rota;
        PoolLoad load;
        load.pool = p;
        load.capacity =
            rota ? mean_capacity_of_last_week(program, p, program.initial_settings.capacity[p]) : settings.capacity[p];
        loads.push_back(load);
    }
    for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
        const Node& node = program.nodes[n];
        const bool may_leave = node.patience != none || node.queue_limit >= 0;
        for (const auto& [pool, amount] : program.list(node.needs)) {
            for (std::uint32_t c = 0; c < program.classes; ++c) {
                const std::uint32_t cell = n * program.classes + c;
                const double hours = amount * hours_of(program, settings, mean_hold(program, settings, n, c), pool, c);
                loads[pool].load += starts[cell] * hours;
                loads[pool].firm += (starts[cell] - (may_leave ? outsiders[cell] : 0) - fleeting[cell]) * hours;
            }
        }
        for (std::uint32_t p = node.first_part; p < node.first_part + node.parts; ++p) {
            const auto& [need, lasts] = program.parts[p];
            for (std::uint32_t c = 0; c < program.classes; ++c) {
                const std::uint32_t cell = n * program.classes + c;
                const double hours = need.amount * mean_part(program, settings, n, p, c);
                loads[need.pool].load += starts[cell] * hours;
                loads[need.pool].firm += (starts[cell] - (may_leave ? outsiders[cell] : 0) - fleeting[cell]) * hours;
            }
        }
    }
    add_processes(program, settings, starts, loads);
    return loads;
}

/// Whether people who never leave need places of a pool: what it is asked for has no number then.
static bool in_dead_end(const Program& program, std::uint32_t pool, const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        const std::string name = finding.address.substr(finding.address.find('.') + 1);
        for (std::uint32_t n = 0; n < program.nodes.size() && finding.code == "W222"; ++n) {
            for (const Need& need : program.list(program.nodes[n].needs)) {
                if (need.pool == pool && program.texts.nodes[n].name == name) {
                    return true;
                }
            }
        }
        return false;
    });
}

std::vector<Finding> examine(const Program& program) {
    std::vector<Finding> findings = dead_ends(program);
    std::ranges::move(never_enough(program), std::back_inserter(findings));
    std::ranges::move(crowded(program), std::back_inserter(findings));
    const auto reached = reachable(program);
    for (std::size_t n = 0; n < reached.size(); ++n) {
        const auto& node = program.texts.nodes[n];
        const char* section = program.nodes[n].membership ? "memberships." : "pathway.";
        if (!reached[n] && !node.is_buffer) {
            findings.push_back({false, "W221", section + node.name, fmt::format("nobody can reach `{}`", node.name)});
        }
    }
    for (const PoolLoad& load : offered_load(program, true)) {
        const auto& pool = program.texts.pools[load.pool];
        if (load.endless() && load.load > 0 && !in_dead_end(program, load.pool, findings)) {
            findings.push_back(
                {false, "W220", "pools." + pool.name,
                 fmt::format("`{}` is asked for more than it can give (load {:.2f}: {:.1f} {} needed, "
                             "{:g} there); its queue will grow without end: no steady state",
                             pool.name, load.load / std::max(load.capacity, 1), pool.in_its_unit(load.load),
                             pool.unit(), pool.in_its_unit(load.capacity))});
        }
    }
    return findings;
}

}  // namespace careway::pathway
