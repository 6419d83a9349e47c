#include "sim/pathway/compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "sim/base/name.hpp"
#include "sim/pathway/buffers.hpp"
#include "sim/pathway/compiler.hpp"
#include "sim/pathway/spec_checks.hpp"

namespace careway::pathway {

std::vector<Need> without(std::span<const Need> all, std::span<const Need> some) {
    std::vector<Need> left;
    for (const Need& need : all) {
        const auto same = std::find_if(some.begin(), some.end(), [&](const Need& n) { return n.pool == need.pool; });
        const std::int32_t more = need.amount - (same == some.end() ? 0 : same->amount);
        if (more > 0) {
            left.push_back({need.pool, more});
        }
    }
    return left;
}

Exit Compiler::exit_of(const std::string& name) {
    const auto found = std::find(std::begin(exits), std::end(exits), name);
    return static_cast<Exit>(found - std::begin(exits));
}

std::shared_ptr<const Program> compile(const ModelSpec& spec) {
    std::vector<Finding> faults = faults_of(spec);
    const ModelSpec whole = with_buffers(spec);
    return Compiler{whole, std::move(faults)}.run();
}

std::shared_ptr<const Program> Compiler::run() {
    Program& p = *program_;
    p.start = spec_.run.start;
    p.measure_from = Time{spec_.run.warm_up};
    p.end = p.measure_from + spec_.run.length;
    p.special = p.exchange = spec_.run.exchange;
    p.texts.model = spec_.name;
    p.texts.headline = spec_.headline;
    name_everything();
    if (!lay_out_classes()) {
        throw RefusedModel{faults_};
    }
    choose_units();
    add_pools();
    add_nodes();
    add_drawn_attributes();
    add_streams();
    add_census();
    add_gates();
    add_dated_changes();
    add_openings();
    add_overflow_moves();
    list_queues();
    list_gate_offers();
    mark_rings();
    refuse_endless_loops();
    p.tables = variates_.take_tables();
    if (!faults_.empty()) {
        throw RefusedModel{faults_};
    }
    fill_initially();
    return program_;
}

void Compiler::name_everything() {
    for (const PoolSpec& pool : spec_.pools) {
        pools_.emplace(pool.name, static_cast<std::uint32_t>(pools_.size()));
    }
    for (const NodeSpec& node : spec_.nodes) {
        nodes_.emplace(node.name, static_cast<std::uint32_t>(nodes_.size()));
    }
    name_reasons();
    for (const OrganisationSpec& organisation : spec_.organisations) {
        program_->texts.organisations.emplace_back(organisation.name, organisation.label);
    }
}

/// @return whether there are not too many
bool Compiler::lay_out_classes() {
    std::uint64_t classes = 1;
    for (const AttributeSpec& attribute : spec_.attributes) {
        sizes_.push_back(static_cast<std::uint32_t>(attribute.values.size()));
        strides_.push_back(static_cast<std::uint32_t>(classes));
        classes *= attribute.values.size();
        if (classes > most_classes) {
            return false;
        }
    }
    program_->classes = static_cast<std::uint32_t>(classes);
    for (std::uint32_t c = 0; c < program_->classes; ++c) {
        std::uint64_t name = 0;  // a sum, so that the order of the attributes does not matter
        for (std::size_t a = 0; a < sizes_.size(); ++a) {
            const auto& attribute = spec_.attributes[a];
            name += random::scramble(std::uint64_t{name_key(attribute.name)} << 32 |
                                     name_key(attribute.values[c / strides_[a] % sizes_[a]]));
        }
        program_->class_names.push_back(static_cast<std::uint32_t>(name >> 32));
    }
    return true;
}

std::uint32_t Compiler::cell_of(const std::vector<std::size_t>& by, std::uint32_t person_class) const {
    std::uint32_t cell = 0;
    for (const std::size_t a : by) {
        cell = cell * sizes_[a] + person_class / strides_[a] % sizes_[a];
    }
    return cell;
}

/// A pool in hours is counted in the greatest amount that goes into its capacities and into everything that is used of
/// it, so that nothing is rounded and no level is kept that cannot occur.
void Compiler::choose_units() {
    units_.assign(spec_.pools.size(), 0);
    const auto take = [&](std::uint32_t pool, int amount) { units_[pool] = std::gcd(units_[pool], amount); };
    for (std::uint32_t p = 0; p < spec_.pools.size(); ++p) {
        if (spec_.pools[p].closed) {
            take(p, spec_.pools[p].closed->places);
        }
        const Dated<int>& capacity = spec_.pools[p].capacity;
        take(p, spec_.pools[p].in_hours ? capacity.first : 1);
        for (const auto& [date, places] : capacity.steps) {
            take(p, places);
        }
    }
    for (const NodeSpec& node : spec_.nodes) {
        for (const UseSpec& use : node.uses) {
            take(pools_.at(use.pool), use.amount);
        }
    }
    share_units();
    for (int& unit : units_) {
        unit = std::max(unit, 1);
    }
}

void Compiler::add_pools() {
    Program& p = *program_;
    for (const PoolSpec& spec : spec_.pools) {
        const int unit = units_[p.pools.size()];
        Pool pool;
        pool.name = name_key(spec.name);
        pool.luck = name_key(spec.luck.empty() ? spec.name : spec.luck);
        pool.rota = !spec.unlimited && !spec.rota.empty();
        if (spec.turnaround) {
            pool.turnaround = add_variates(*spec.turnaround);
        }
        p.initial_settings.capacity.push_back(spec.unlimited ? Settings::unlimited : spec.capacity.first / unit);
        p.pools.push_back(pool);
        p.texts.pools.push_back({spec.name, spec.label, spec.owner, static_cast<int>(spec.kind),
                                 spec.in_hours ? unit / 100.0 : 0, spec.price.in_use_per_day, spec.price.open_per_day,
                                 spec.price.start, spec.price.opening, spec.price.delivered_per_day,
                                 spec.price.added_per_day, spec.unlimited ? 0 : spec.capacity.first / unit});
        p.texts.pools.back().split = split_by(spec.split_by);
    }
}

SplitText Compiler::split_by(const std::string& attribute) const {
    for (std::size_t a = 0; a < sizes_.size(); ++a) {
        if (spec_.attributes[a].name == attribute) {
            return {attribute, strides_[a], spec_.attributes[a].values};
        }
    }
    return {};
}

void Compiler::add_nodes() {
    Program& p = *program_;
    for (const NodeSpec& spec : spec_.nodes) {
        Node node;
        node.name = name_key(spec.name);
        node.luck = name_key(luck_of(spec));
        std::vector<Need> needs;
        for (const UseSpec& use : spec.uses) {
            const std::uint32_t pool = pools_.at(use.pool);
            if (!use.lasts) {
                needs.push_back({pool, use.amount / units_[pool]});
            }
        }
        node.needs = add_needs(needs);
        add_parts(spec, node);
        add_overflow(spec, node);
        node.membership = spec.membership;
        node.hold = spec.hold;
        node.queue_limit = spec.queue_limit.value_or(-1);
        node.stay = add_variates(spec.stay.first);
        if (spec.patience) {
            node.patience = add_variates(*spec.patience);
            node.patience_of_stay = spec.patience_of_stay;
        }
        add_rises(spec, node);
        p.nodes.push_back(node);
        p.texts.nodes.push_back({spec.name, spec.label, !spec.buffers.empty()});
    }
    add_ways_in();
    for (std::uint32_t n = 0; n < p.nodes.size(); ++n) {
        add_destinations(n);
    }
    for (std::uint32_t n = 0; n < p.nodes.size(); ++n) {
        add_processes(n);
        add_ways_of_the_refused(n);
        add_hazards(n);
    }
    add_admissions();
    add_detours();
}

/// Edge n is the way into node n from outside.
void Compiler::add_ways_in() {
    for (std::uint32_t n = 0; n < program_->nodes.size(); ++n) {
        Edge edge;
        edge.name = program_->nodes[n].name;
        edge.to = n;
        add_edge(edge);
    }
}

void Compiler::add_destinations(std::uint32_t n) {
    const NodeSpec& spec = spec_.nodes[n];
    program_->nodes[n].first_edge = static_cast<std::uint32_t>(program_->edges.size());
    if (spec.destinations.empty()) {
        Edge over;
        over.from = n;
        over.exit = Exit::membership_ended;
        over.holds = true;
        over.rest = true;
        program_->nodes[n].edges = 1;
        add_edge(over);
    }
    for (const DestinationSpec& destination : spec.destinations) {
        Edge edge;
        edge.name = runner(spec, destination.to);
        edge.from = n;
        edge.rest = destination.rest;
        edge.holds = spec.hold;
        if (const auto to = nodes_.find(destination.to); to != nodes_.end()) {
            edge.to = to->second;
        } else {
            edge.exit = exit_of(destination.to);
        }
        ++program_->nodes[n].edges;
        add_numbers_of_destination(destination, add_edge(edge, spec.name));
    }
    for (std::uint32_t c = 0; c < program_->classes; ++c) {
        const Node& node = program_->nodes[n];
        program_->initial_settings.settle_shares(*program_, node.first_edge, node.edges, c);
    }
}

/// @param origin  node or stream that people come from, if it has a name
std::uint32_t Compiler::add_edge(Edge edge, const std::string& origin) {
    connect(edge);
    program_->edges.push_back(edge);
    add_priorities(edge, origin);
    auto& settings = program_->initial_settings;
    settings.shares.resize(settings.shares.size() + program_->classes, 1);
    settings.inverse_shares.resize(settings.shares.size(), 1);
    return static_cast<std::uint32_t>(program_->edges.size() - 1);
}

/// Everything that must be there for a stay to begin, in the order in which the model names it.
std::vector<Need> Compiler::needs_at_start(std::uint32_t node) const {
    std::vector<Need> needs;
    for (const UseSpec& use : spec_.nodes[node].uses) {
        const std::uint32_t pool = pools_.at(use.pool);
        needs.push_back({pool, use.amount / units_[pool]});
    }
    return needs;
}

/// Which places a move takes and which it frees: a place of a pool that both nodes use is kept (semantics 11).
void Compiler::connect(Edge& edge) {
    if (edge.then != none) {
        return;  // nobody moves, and what the process needs is given
    }
    const auto needs = [&](std::uint32_t node) {
        const auto list = program_->list(node == none ? NeedList{} : program_->nodes[node].needs);
        return std::vector<Need>(list.begin(), list.end());  // a copy, for the list grows
    };
    const auto before = needs(edge.from);
    const auto after = edge.to == none ? std::vector<Need>{} : needs_at_start(edge.to);
    const bool stays_put = !after.empty() && without(after, before).empty();
    // Who goes a detour has left already, or still holds everything, as on the way that they asked for.
    edge.holds = edge.holds || (edge.from != none && !edge.detour && stays_put);
    edge.take = add_needs(edge.holds ? without(after, before) : after);
    edge.give = add_needs(edge.holds ? without(before, after) : before);
}

/// Where people go who find a queue full or give up.
void Compiler::add_detours() {
    std::map<std::string, std::uint32_t> ways_out;
    const auto way_to = [&](const std::string& name) {
        if (const auto node = nodes_.find(name); node != nodes_.end()) {
            return node->second;
        }
        const auto [way, fresh] = ways_out.emplace(name, 0);
        if (fresh) {
            Edge edge;
            edge.name = name_key(name);
            edge.exit = exit_of(name);
            way->second = add_edge(edge);
        }
        return way->second;
    };
    for (std::uint32_t n = 0; n < program_->nodes.size(); ++n) {
        if (spec_.nodes[n].queue_limit) {
            program_->nodes[n].otherwise = way_to(spec_.nodes[n].otherwise);
        }
        if (spec_.nodes[n].patience) {
            program_->nodes[n].gives_up = way_to(spec_.nodes[n].gives_up_to);
        }
    }
}

/// Whoever waits stands in the queue of the first pool that the move takes.
void Compiler::list_queues() {
    std::vector<std::set<std::uint32_t>> queues(program_->pools.size());
    const bool reserves =
        std::any_of(program_->nodes.begin(), program_->nodes.end(), [](const Node& node) { return node.reserves; });
    const auto enlist = [&](std::uint32_t queue, NeedList list) {
        for (const Need& need : program_->list(list)) {
            const Pool& pool = program_->pools[need.pool];
            if (need.pool != queue) {
                queues[need.pool].insert(queue);
            }
            if (need.pool != queue || need.amount > 1 || pool.in_sessions || pool.spills || reserves) {
                program_->pools[queue].mixed = true;
            }
        }
    };
    for (std::size_t e = 0; e < program_->edges.size(); ++e) {
        const Move usual{program_->edges[e].take, {}};
        const std::size_t variants = program_->moves.empty() ? 1 : 4;
        for (std::size_t v = 0; v < variants; ++v) {
            const NeedList main = variants == 1 ? usual.take : program_->moves[e * 4 + v / 2 * 2].take;
            if (main.count > 0) {
                enlist(program_->list(main).front().pool, variants == 1 ? main : program_->moves[e * 4 + v].take);
            }
        }
    }
    for (std::uint32_t p = 0; p < queues.size(); ++p) {
        std::vector<std::uint32_t> list{p};
        std::copy_if(queues[p].begin(), queues[p].end(), std::back_inserter(list), [p](auto q) { return q != p; });
        program_->pools[p].queues = add_list(list);
    }
}

}  // namespace careway::pathway
