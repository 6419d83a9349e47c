#include <algorithm>
#include <set>
#include <utility>

#include "tests/oracle/reader.hpp"

namespace careway::oracle {

using pathway::DestinationSpec;
using pathway::ModelSpec;
using pathway::NodeSpec;
using pathway::PoolSpec;
using pathway::Stay;
using random::Distribution;
using random::Shape;

Menu::Menu(const Gene& gene) {
    Reader r{gene};
    const auto may = [&](int percent = 20) { return r.chance(percent); };
    gates = may();
    deaths = may();
    members = may(35);
    parts = may();
    reserve = may(15);
    buffers = may();
    overflow = may(55);
    closing = may(40);
    closures = may();
    staff = may(15);
    sessions = may(15);
    electives = may();
    if_free = may();
    by_next = may();
    exchange = may(55);
    hours = may(15);
    census = may(25);
}

std::string node_at(const std::vector<Gene>& nodes, int number) {
    return node_names[static_cast<std::size_t>(number) % nodes.size()];
}

Date day_of(const ModelSpec& spec, int number) {
    return spec.run.start + std::chrono::days{number - 1};
}

pathway::WeekHours open_hours(int which) {
    pathway::WeekHours open;
    for (int d = 0; d < (which == 0 ? 7 : 5); ++d) {
        const int from = which == 2 ? 12 : 8;
        open.emplace_back(Duration::hours(24 * d + from), Duration::hours(24 * d + (which == 0 ? 20 : 16)));
    }
    return open;
}

namespace {

void add_run(ModelSpec& spec, const Gene& gene, const Menu& menu) {
    Reader r{gene};
    spec.name = "random";
    const int days = 4 + r.number(10);
    spec.run.length = (menu.reserve ? 4 : days) * day;  // what is kept is looked for by comparing everybody's queues
    spec.run.warm_up = r.number(3) * day;
    spec.run.start += std::chrono::days{r.number(30)};
    spec.run.exchange = menu.exchange;
    if (r.chance(25)) {
        spec.run.start_full = (5 + r.number(6)) / 10.0;
    }
    const int attribute = r.number(4);
    if (attribute == 2) {
        spec.attributes.push_back({"age", {"old", "young"}, {Split<double>::same(0.3), Split<double>::same(0.7)}});
    } else if (attribute == 3) {
        spec.attributes.push_back({"age", {"old", "young"}, {}});
    }
}

Dated<int> capacity_of(const ModelSpec& spec, Reader& r, const Menu& menu) {
    Dated<int> capacity = Dated<int>::always(1 + r.number(menu.exchange ? 2 : 5));
    const int dates = r.number(4);
    const bool ramp = r.chance(50);
    for (int i = 0; i < 3; ++i) {
        const int on = r.number(6);
        const int places = r.number(6);
        if (i < dates - 1) {
            step_to(capacity, day_of(spec, ramp ? 2 + i : 7 * i + on),
                    ramp ? (capacity.first * (2 - i) + places * (i + 1)) / 3 : places);
        }
    }
    return capacity;
}

/// How the places of a pool open and close beside dates.
void add_openings(ModelSpec& spec, PoolSpec& pool, Reader& r, const Menu& menu) {
    const bool shuts = r.chance(40);
    const int week_of_hours = r.number(3);
    if (menu.gates && shuts) {
        pool.starts = open_hours(week_of_hours);
    }
    const int closing = r.number(3);
    pool.closing = menu.closing ? static_cast<pathway::Closing>(closing) : pathway::Closing::finish;
    const bool closes = r.chance(50);
    const int every = 1 + r.number(30);
    const bool at_random = r.chance(50);
    const int lasts = r.number(10);
    const int places = 1 + r.number(2);
    if (menu.closures && closes) {
        pool.closed = {hours(every, at_random), hours(lasts, at_random), places};
    }
    const bool meets = r.chance(40);
    const int period = 1 + r.number(12);
    const int quorum = 1 + r.number(3);
    const int first = r.number(6);
    if (menu.sessions && meets) {
        pool.sessions = {Duration::hours(period), quorum, Duration::hours(first)};
    }
    const bool opens = r.chance(50);
    const int of = r.number(static_cast<int>(spec.pools.size()));
    const int above = 4 + r.number(7);
    const int opens_for = r.number(5);
    const bool lower = r.chance(50);
    const int closes_for = r.number(5);
    const int at_least = r.number(12);
    if ((menu.overflow || menu.closures) && opens && !spec.pools.empty() && !spec.pools[of].unlimited) {
        pool.opens = {above / 10.0,
                      pool_names[of],
                      Duration::hours(opens_for),
                      {},
                      Duration::hours(closes_for),
                      Duration::hours(at_least)};
        pool.opens->below = lower ? std::optional{(above - 3) / 10.0} : std::nullopt;
    }
}

/// The first pool is the staff, where there are such, and others may need them.
void add_staff(const ModelSpec& spec, PoolSpec& pool, Reader& r) {
    const int posts = 1 + r.number(5);
    const double vacant = 0.25 * r.number(4);
    const int leaves = 5 + r.number(60);
    const int recruited = 5 + r.number(60);
    const bool at_random = r.chance(50);
    const bool for_ever = r.chance(20);
    const bool needs = r.chance(70);
    const double of_staff = 0.5 * (1 + r.number(3));
    const int rank = 1 + r.number(2);
    if (spec.pools.empty()) {
        pool.unlimited = false;
        pool.kind = pathway::PoolKind::staff;
        pool.capacity = Dated<int>::always(0);
        pool.rota.clear();
        pool.closing = pathway::Closing::finish;
        pool.posts = {posts, vacant, 1, hours(leaves, at_random), {}};
        pool.posts->recruited_after = for_ever ? std::nullopt : std::optional{hours(recruited, at_random)};
    } else if (needs && !pool.unlimited) {
        pool.staffed_by.push_back({pool_names.front(), of_staff, rank});
    }
}

void add_pool(ModelSpec& spec, const Gene& gene, const Menu& menu) {
    Reader r{gene};
    PoolSpec pool;
    pool.name = pool.label = pool_names[spec.pools.size()];
    pool.capacity = capacity_of(spec, r, menu);
    pool.unlimited = r.chance(8);
    const bool turns = r.chance(menu.exchange ? 5 : 30);
    const int turnaround = r.number(4);
    const bool turns_at_random = r.chance(30);
    const bool turns_by_age = r.chance(30);
    if (turns) {
        pool.turnaround =
            split(spec, turns_by_age, hours(1 + turnaround, turns_at_random), hours(turnaround, turns_at_random));
    }
    const bool rota = r.chance(menu.closing ? 60 : 20);
    const int opens = r.number(12);
    const int open_for = 1 + r.number(11);
    const int at_night = r.number(2);
    if (rota) {
        const int closed = std::min(at_night, pool.capacity.first - 1);
        if (opens > 0) {
            pool.rota.emplace_back(Duration{}, closed);
        }
        for (int d = 0; d < 7; ++d) {
            pool.rota.emplace_back(Duration::hours(24 * d + opens), pool.capacity.first);
            pool.rota.emplace_back(Duration::hours(24 * d + opens + open_for), closed);
        }
    }
    add_openings(spec, pool, r, menu);
    if (menu.staff) {
        add_staff(spec, pool, r);
    }
    if (r.chance(50) && menu.hours && pool.rota.empty() && !pool.posts) {
        pool.in_hours = true;
        pool.capacity.first *= in_hours;
        for (auto& step : pool.capacity.steps) {
            step.second *= in_hours;
        }
        if (pool.closed) {
            pool.closed->places *= 2 * in_hours;  // whole hours
        }
    }
    spec.pools.push_back(pool);
}

/// Nobody comes from a membership, and nobody is sent to one for want of a place.
void keep_out_memberships(ModelSpec& spec) {
    const auto is_membership = [&](const std::string& name) {
        return std::any_of(spec.nodes.begin(), spec.nodes.end(),
                           [&](const NodeSpec& node) { return node.membership && node.name == name; });
    };
    for (NodeSpec& node : spec.nodes) {
        if (node.priority_by_origin) {
            std::erase_if(node.priority_by_origin->from, [&](const auto& from) { return is_membership(from.first); });
        }
        node.otherwise = is_membership(node.otherwise) ? "left_area" : node.otherwise;
        for (DestinationSpec& to : node.destinations) {
            to.instead = is_membership(to.instead) ? "home" : to.instead;
        }
    }
}

/// What memberships cannot have, nor their pools.
void settle_memberships(ModelSpec& spec) {
    const auto is_step = [](const NodeSpec& node) { return !node.membership; };
    const auto step = std::find_if(spec.nodes.begin(), spec.nodes.end(), is_step);
    for (NodeSpec& node : spec.nodes) {
        if (is_step(node)) {
            node.dies.reset();
            node.admitted.reset();
            continue;
        }
        node.hold = true;
        node.overflow.reset();
        node.buffer.reset();
        node.rounds.clear();
        node.leaves.clear();
        node.dies_delayed.reset();
        if (node.admitted && step == spec.nodes.end()) {
            node.admitted.reset();
        } else if (node.admitted) {
            const auto enters = std::find_if(spec.nodes.begin(), spec.nodes.end(), [&](const NodeSpec& other) {
                return other.name == node.admitted->enters;
            });
            node.admitted->enters = enters->membership ? step->name : node.admitted->enters;
        }
        for (auto& pool : spec.pools) {
            const auto uses_it = [&](const auto& use) { return use.pool == pool.name; };
            if (node.admitted && std::any_of(node.uses.begin(), node.uses.end(), uses_it)) {
                pool.closing = pathway::Closing::finish;
            }
        }
    }
}

}  // namespace

ModelSpec model_of(const Genes& genes) {
    ModelSpec spec;
    const Menu menu{genes.run[0]};
    add_run(spec, genes.run[1], menu);
    for (const Gene& gene : genes.pools) {
        add_pool(spec, gene, menu);
    }
    for (const Gene& gene : genes.streams) {
        add_stream(spec, gene, genes.nodes, menu);
    }
    for (const Gene& gene : genes.nodes) {
        add_node(spec, gene, genes.nodes, menu);
    }
    keep_out_memberships(spec);
    settle_memberships(spec);
    if (menu.census) {
        add_census(spec, genes.run[2]);
    }
    return spec;
}

}  // namespace careway::oracle
