#include "tests/oracle/models.hpp"

#include <algorithm>
#include <set>

namespace careway::oracle {

using pathway::DestinationSpec;
using pathway::ModelSpec;
using pathway::NodeSpec;
using pathway::PoolSpec;
using pathway::Stay;
using random::Distribution;
using random::Shape;

namespace {

/// Reads the numbers of a gene, 0 to 99 each, one after the other; every trait is read whether it is used or not, so
/// that no number changes its meaning when another shrinks.
class Reader {
public:
    explicit Reader(const Gene& gene) : gene_{gene} {}

    /// True for `percent` of the numbers, never for 0.
    bool chance(int percent) { return next() >= 100 - percent; }
    /// 0 to `below` - 1.
    int number(int below) { return next() * below / 100; }

private:
    const Gene& gene_;
    std::size_t at_ = 0;

    int next() { return at_ < gene_.size() ? gene_[at_++] : 0; }
};

Distribution hours(int number, bool random = false) {
    return {random ? Shape::exponential : Shape::deterministic, number * 3600e3, 0, {}, {}, 1};
}

/// A value that is another one for some people where the model tells them apart.
template <class T>
Split<T> split(const ModelSpec& spec, bool differs, T value, T other) {
    if (!differs || spec.attributes.empty()) {
        return Split<T>::same(value);
    }
    return {{0}, {value, other}};
}

const std::vector<std::string> pool_names{"beds", "rooms", "nurses", "places"};
const std::vector<std::string> node_names{"ant", "bee", "cat",  "dog", "elk", "fox",
                                          "gnu", "hen", "ibis", "jay", "kid", "lark"};
const std::vector<std::string> stream_names{"north", "south", "west"};

void add_run(ModelSpec& spec, const Gene& gene) {
    Reader r{gene};
    spec.name = "random";
    spec.run.length = (4 + r.number(10)) * day;
    spec.run.warm_up = r.number(3) * day;
    if (r.chance(25)) {
        spec.run.start_full = 0.5 + 0.1 * r.number(6);
    }
    const int attribute = r.number(4);
    if (attribute == 2) {
        spec.attributes.push_back({"age", {"old", "young"}, {Split<double>::same(0.3), Split<double>::same(0.7)}});
    } else if (attribute == 3) {
        spec.attributes.push_back({"age", {"old", "young"}, {}});
    }
}

Date day_of(const ModelSpec& spec, int number) {
    return spec.run.start + std::chrono::days{number - 1};
}

void add_pool(ModelSpec& spec, const Gene& gene) {
    Reader r{gene};
    PoolSpec pool;
    pool.name = pool.label = pool_names[spec.pools.size()];
    pool.capacity.first = 1 + r.number(5);
    pool.unlimited = r.chance(8);
    const bool turns = r.chance(30);
    const int turnaround = r.number(4);
    const bool turns_at_random = r.chance(30);
    const bool turns_by_age = r.chance(30);
    if (turns) {
        pool.turnaround =
            split(spec, turns_by_age, hours(1 + turnaround, turns_at_random), hours(turnaround, turns_at_random));
    }
    const int dates = r.number(4);
    for (int i = 0; i < 3; ++i) {
        const int on = r.number(6);
        const int places = r.number(6);
        if (i < dates - 1) {
            const int last = pool.capacity.steps.empty() ? 0 : 7 * i;
            pool.capacity.steps.emplace_back(day_of(spec, last + on), places);
        }
    }
    const bool rota = r.chance(20);
    const int opens = r.number(12);
    const int open_for = 1 + r.number(11);
    const int at_night = r.number(2);
    if (rota) {
        for (int d = 0; d < 7; ++d) {
            pool.rota.emplace_back(Duration::hours(24 * d + opens), pool.capacity.first);
            pool.rota.emplace_back(Duration::hours(24 * d + opens + open_for), std::min(at_night, pool.capacity.first));
        }
    }
    spec.pools.push_back(pool);
}

std::string node_at(const std::vector<Gene>& nodes, int number) {
    return node_names[static_cast<std::size_t>(number) % nodes.size()];
}

void add_stream(ModelSpec& spec, const Gene& gene, const std::vector<Gene>& nodes) {
    Reader r{gene};
    demand::StreamSpec stream;
    stream.name = stream_names[spec.streams.size()];
    const double rate = 0.05 * (1 + r.number(12));
    stream.enters = node_at(nodes, r.number(12));
    const bool told = !spec.attributes.empty() && spec.attributes[0].shares.empty();
    stream.rate.first = split(spec, told, rate, rate / 2);
    const bool dated = r.chance(20);
    const int on = r.number(12);
    const double later = 0.05 * r.number(20);
    if (dated) {
        stream.rate.steps.emplace_back(day_of(spec, on), split(spec, told, later, later * 2));
    }
    if (r.chance(15)) {
        stream.profile.emplace();
        for (std::size_t h = 0; h < 168; ++h) {
            (*stream.profile)[h] = h % 24 < 12 ? 0.5 : 1.5;
        }
    }
    const int kind = r.number(5);
    const int gap = 1 + r.number(6);
    const bool gap_at_random = r.chance(30);
    if (kind == 3 && !told) {
        stream.gap = hours(gap, gap_at_random);
    }
    stream.saturated = kind == 4 && !told;
    if (stream.gap || stream.saturated) {
        stream.rate = Dated<Split<double>>::always(Split<double>::same(0));
        stream.profile.reset();
    }
    const int batch = r.number(5);
    if (batch > 2) {
        stream.batch = {{1, 0.5}, {static_cast<std::uint32_t>(batch - 1), 0.5}};
    }
    const bool switched = r.chance(15);
    const int off = r.number(8);
    const int on_again = r.number(6);
    if (switched) {
        stream.active.steps = {{day_of(spec, off), false}, {day_of(spec, off + on_again + 1), true}};
    }
    if (r.chance(15)) {
        stream.growth = 0.5;
    }
    spec.streams.push_back(stream);
}

void add_destinations(const ModelSpec& spec, NodeSpec& node, Reader& r, const std::vector<Gene>& nodes) {
    constexpr int most = 3;
    const int count = 1 + r.number(most);
    const int self = static_cast<int>(spec.nodes.size());
    std::set<std::string> seen;
    for (int d = 0; d < most; ++d) {
        DestinationSpec to;
        const int way = r.number(10);
        const int which = r.number(12);
        to.to =
            way < 4 ? pathway::exits[way % 3]
            : way < 8 && self + 1 < static_cast<int>(nodes.size())
                ? node_names[static_cast<std::size_t>(self + 1 + which % (static_cast<int>(nodes.size()) - self - 1))]
                : node_at(nodes, which);
        const double share = 0.1 * (1 + r.number(4));
        const bool by_age = r.chance(20);
        to.share.first = split(spec, by_age, share, share / 2);
        const bool dated = r.chance(15);
        const int on = r.number(12);
        const double later = 0.1 * r.number(5);
        if (dated) {
            to.share.steps.emplace_back(day_of(spec, on), split(spec, by_age, later, later / 2));
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
        if (team > 7 && process) {
            to.processes.back().needs.push_back(
                {pool_names[static_cast<std::size_t>(team) % spec.pools.size()], team_places});
        }
        const bool comes_back = r.chance(20);
        const double comes_share = 0.2 * (1 + r.number(4));
        const int comes_after = 1 + r.number(30);
        const auto enters = node_at(nodes, r.number(12));
        const bool is_exit =
            std::find(std::begin(pathway::exits), std::end(pathway::exits), to.to) != std::end(pathway::exits);
        if (comes_back && is_exit) {
            to.readmitted = {Split<double>::same(comes_share), Stay::same(hours(comes_after, at_random)), enters};
        }
        if (d < count && seen.insert(to.to).second) {
            node.destinations.push_back(to);
        }
    }
    node.destinations.back().rest = true;
    node.destinations.back().share = Dated<Split<double>>::always(Split<double>::same(1));
}

void add_node(ModelSpec& spec, const Gene& gene, const std::vector<Gene>& nodes) {
    Reader r{gene};
    NodeSpec node;
    node.name = node.label = node_names[spec.nodes.size()];
    const int self = static_cast<int>(spec.nodes.size());
    const int pools = static_cast<int>(spec.pools.size());
    // One pool mostly, several or none sometimes; all it takes is a first one and how many follow.
    const int first = r.number(pools);
    const bool nothing = r.chance(10);
    const int uses = nothing ? 0 : 1 + std::max(0, r.number(6) - 3);
    const int amounts[] = {r.number(5), r.number(5), r.number(5)};
    for (int u = 0; u < std::min(uses, pools); ++u) {
        const int amount = std::max(1, amounts[u] - 1);
        node.uses.push_back({pool_names[static_cast<std::size_t>((first + u) % pools)], amount});
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
    node.hold = !r.chance(15);
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
        node.rises.push_back({Duration::hours(first_rise), rise_to});
    }
    if (rises > 1) {
        node.rises.push_back({Duration::hours(second_rise), 1});
    }
    const bool by_origin = r.chance(20);
    const int other = 1 + r.number(3);
    const int from_stream = 1 + r.number(3);
    const int from_node = 1 + r.number(3);
    const auto from = node_at(nodes, r.number(12));
    if (by_origin) {
        node.priority.reset();
        node.priority_by_origin = {{{stream_names[0], from_stream}, {from, from_node}}, other};
    }
    node.patience_of_stay = r.chance(40);
    const bool borrowed = r.chance(15);
    const int lender = r.number(self + 1);
    if (borrowed) {
        node.luck = lender == 0 ? "elsewhere" : node_names[static_cast<std::size_t>(lender - 1)];
    }
    node.membership = r.chance(10);
    node.delays = true;
    if (!node.membership) {
        add_destinations(spec, node, r, nodes);
    }
    spec.nodes.push_back(node);
}

}  // namespace

ModelSpec model_of(const Genes& genes) {
    ModelSpec spec;
    add_run(spec, genes.run[0]);
    for (const Gene& gene : genes.pools) {
        add_pool(spec, gene);
    }
    for (const Gene& gene : genes.streams) {
        add_stream(spec, gene, genes.nodes);
    }
    for (const Gene& gene : genes.nodes) {
        add_node(spec, gene, genes.nodes);
    }
    return spec;
}

void count_features(const ModelSpec& spec, const std::vector<pathway::Record>& records, Features& features) {
    std::set<std::string> found;
    const auto has = [&](bool there, const char* name) {
        if (there) {
            found.insert(name);
        }
    };
    has(spec.run.start_full.has_value(), "start_full");
    has(!spec.attributes.empty(), "attributes");
    for (const PoolSpec& pool : spec.pools) {
        has(pool.unlimited, "unlimited pool");
        has(!pool.unlimited && !pool.rota.empty(), "rota");
        has(!pool.unlimited && pool.rota.empty() && !pool.capacity.steps.empty(), "dated capacity");
        has(pool.turnaround.has_value(), "turnaround");
    }
    for (const auto& stream : spec.streams) {
        has(!stream.rate.steps.empty(), "dated rate");
        has(stream.profile.has_value(), "profile");
        has(stream.gap.has_value(), "gap");
        has(stream.saturated, "saturated source");
        has(!stream.batch.empty(), "batch");
        has(!stream.active.steps.empty(), "active");
        has(stream.growth != 0, "growth");
    }
    for (const NodeSpec& node : spec.nodes) {
        has(node.uses.size() > 1, "several pools");
        has(std::any_of(node.uses.begin(), node.uses.end(), [](const auto& use) { return use.amount > 1; }), "amounts");
        has(!node.stay.steps.empty(), "dated stay");
        has(!node.hold, "hold: no");
        has(node.priority.has_value(), "priority");
        has(node.membership, "membership");
        has(!node.rises.empty(), "rises");
        has(node.priority_by_origin.has_value(), "priority by origin");
        has(node.patience && node.patience_of_stay, "patience_luck");
        has(!node.luck.empty(), "luck");
        for (const auto& to : node.destinations) {
            has(!to.share.steps.empty() && !to.rest, "dated share");
            has(to.processes.size() > 1, "processes in series");
            has(to.with_ready, "with: ready");
            has(!to.processes.empty() && !to.processes.back().needs.empty(), "process needs a pool");
        }
    }
    for (const auto& record : records) {
        has(record.what == pathway::What::gave_up, "gave up");
        has(record.what == pathway::What::turned_away, "turned away");
        has(record.what == pathway::What::process_waits, "process");
        has(record.what == pathway::What::place_waits, "delayed inside");
        has((record.marks & pathway::returned) != 0, "readmitted");
    }
    for (const auto& name : found) {
        ++features[name];
    }
}

}  // namespace careway::oracle
