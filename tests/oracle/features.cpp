#include <algorithm>
#include <set>

#include "sim/pathway/program.hpp"
#include "tests/oracle/models.hpp"

namespace careway::oracle {

namespace {

using pathway::ModelSpec;
using pathway::NodeSpec;
using pathway::PoolSpec;
using pathway::Record;
using pathway::What;
using Names = std::set<std::string>;

void look_at_pool(const PoolSpec& pool, Names& has) {
    const auto note = [&](bool there, const char* name) { there ? void(has.insert(name)) : void(); };
    const bool rota = !pool.unlimited && !pool.rota.empty();
    const auto& steps = pool.capacity.steps;
    note(pool.unlimited, "unlimited pool");
    note(pool.in_hours, "pool in hours");
    note(rota && pool.closing == pathway::Closing::finish, "rota: finish");
    note(rota && pool.closing == pathway::Closing::pause, "rota: pause");
    note(rota && pool.closing == pathway::Closing::send_back, "rota: send_back");
    note(!pool.unlimited && !rota && !steps.empty(), "falling capacity");
    note(!pool.unlimited && !rota && steps.size() > 1 && steps[1].first - steps[0].first == std::chrono::days{1},
         "ramp");
    note(pool.turnaround.has_value(), "turnaround");
    note(!pool.starts.empty(), "gate: starts");
    note(pool.closed.has_value(), "closure at random");
    note(pool.sessions.has_value(), "session with quorum");
    note(pool.opens.has_value(), "opened by a rule");
    note(pool.posts.has_value(), "staff leave or come");
    note(!pool.staffed_by.empty(), "staffed pool");
}

void look_at_stream(const demand::StreamSpec& stream, Names& has) {
    const auto note = [&](bool there, const char* name) { there ? void(has.insert(name)) : void(); };
    note(!stream.rate.steps.empty(), "dated rate");
    note(stream.profile.has_value(), "profile");
    note(stream.gap.has_value(), "gap");
    note(stream.saturated, "saturated source");
    note(!stream.batch.empty(), "batch");
    note(stream.months.has_value(), "months");
    note(!stream.active.steps.empty(), "active");
    note(stream.growth != 0, "growth");
    note(stream.cancelled.has_value(), "elective cancelled");
}

void look_at_node(const NodeSpec& node, Names& has) {
    const auto note = [&](bool there, const char* name) { there ? void(has.insert(name)) : void(); };
    const auto any_use = [&](auto is) { return std::any_of(node.uses.begin(), node.uses.end(), is); };
    note(node.uses.size() > 1, "several pools");
    note(any_use([](const auto& use) { return use.amount > 1; }), "amounts");
    note(any_use([](const auto& use) { return use.lasts.has_value(); }), "part of a stay");
    note(!node.stay.steps.empty(), "dated stay");
    note(!node.hold, "hold: no");
    note(node.priority.has_value(), "priority");
    note(node.membership, "membership");
    note(node.membership && any_use([](const auto& use) { return use.lasts.has_value(); }), "part of a membership");
    note(!node.rises.empty(), "rising priority");
    note(node.priority_by_origin.has_value(), "priority by origin");
    note(node.patience.has_value(), "patience");
    note(node.patience && node.patience_of_stay, "patience_luck");
    note(!node.luck.empty(), "luck");
    note(node.queue_limit.has_value(), "queue limit");
    note(node.reserve, "reserve");
    note(node.buffer.has_value(), "buffer");
    note(node.overflow.has_value(), "overflow: start");
    note(node.overflow && node.overflow->returns, "overflow: return");
    note(!node.rounds.empty(), "gate: rounds");
    note(!node.leaves.empty(), "gate: leaves");
    note(node.dies_waiting.has_value(), "death while waiting");
    note(node.dies_delayed.has_value(), "death while delayed");
    note(node.dies.has_value(), "death of a member");
    note(node.admitted.has_value(), "member admitted");
    for (const auto& to : node.destinations) {
        note(!to.share.steps.empty() && !to.rest, "dated share");
        note(!to.processes.empty(), "process");
        note(to.processes.size() > 1, "processes in series");
        note(to.with_ready, "with: ready");
        note(!to.processes.empty() && !to.processes.back().needs.empty(), "process needs a pool");
        note(to.stay.has_value(), "by: next");
        note(!to.instead.empty(), "if_free: else");
        note(to.readmitted.has_value(), "readmitted");
    }
}

Names features_of(const ModelSpec& spec) {
    Names has;
    for (const PoolSpec& pool : spec.pools) {
        look_at_pool(pool, has);
    }
    for (const auto& stream : spec.streams) {
        look_at_stream(stream, has);
    }
    for (const NodeSpec& node : spec.nodes) {
        look_at_node(node, has);
    }
    if (spec.run.start_full) {
        has.insert("start_full");
    }
    if (!spec.run.census.empty()) {
        has.insert("census start");
    }
    if (spec.run.exchange) {
        has.insert("exchange");
    }
    if (!spec.attributes.empty()) {
        has.insert("attributes");
    }
    return has;
}

/// Features that show in a way of their own; the others come to something as soon as anybody comes there.
const Names telling{"buffer",
                    "process",
                    "processes in series",
                    "process needs a pool",
                    "with: ready",
                    "patience",
                    "queue limit",
                    "reserve",
                    "rising priority",
                    "part of a stay",
                    "part of a membership",
                    "gate: rounds",
                    "gate: leaves",
                    "gate: starts",
                    "overflow: start",
                    "overflow: return",
                    "turnaround",
                    "death of a member",
                    "death while waiting",
                    "death while delayed",
                    "member admitted",
                    "readmitted",
                    "if_free: else",
                    "elective cancelled",
                    "closure at random",
                    "opened by a rule",
                    "rota: finish",
                    "rota: pause",
                    "rota: send_back",
                    "session with quorum",
                    "falling capacity",
                    "exchange",
                    "membership",
                    "staff leave or come"};

/// Whoever came, by a stream or to a node that has a feature, has met it.
void add_what_was_met(const ModelSpec& spec, const std::vector<Record>& records, Names& shown) {
    Names met;
    std::set<std::uint16_t> started;
    std::set<std::string> entered;
    for (const Record& record : records) {
        if (record.what == What::started) {
            started.insert(record.node);
        }
        if ((record.marks & pathway::arrived) != 0 && record.what != What::capacity &&
            record.node < spec.nodes.size()) {
            entered.insert(spec.nodes[record.node].name);
        }
    }
    for (std::uint16_t n = 0; n < spec.nodes.size(); ++n) {
        for (const auto& use : started.count(n) == 0 ? std::vector<pathway::UseSpec>{} : spec.nodes[n].uses) {
            look_at_pool(*std::find_if(spec.pools.begin(), spec.pools.end(),
                                       [&](const PoolSpec& pool) { return pool.name == use.pool; }),
                         met);
        }
        if (started.count(n) > 0) {
            look_at_node(spec.nodes[n], met);
        }
    }
    for (const auto& stream : spec.streams) {
        if (entered.count(stream.enters) > 0) {
            look_at_stream(stream, met);
        }
    }
    std::set_difference(met.begin(), met.end(), telling.begin(), telling.end(), std::inserter(shown, shown.end()));
}

/// What a record of the time before a census shows.
const char* shown_of_the_past(const Record& record) {
    return record.what == What::started         ? "census start"
           : record.what == What::queued        ? "census: outside"
           : record.what == What::process_waits ? "census: in a process"
                                                : "census: delayed";
}

/// What a record shows, or nothing.
const char* shown_by(const Record& record, const ModelSpec& spec) {
    if (record.time < Time{}) {
        return shown_of_the_past(record);
    }
    const bool member = record.node < spec.nodes.size() && spec.nodes[record.node].membership;
    switch (record.what) {
        case What::gave_up:
            return "patience";
        case What::turned_away:
            return "queue limit";
        case What::process_waits:
            return "process";
        case What::place_waits:
            return record.other >= spec.pools.size()   ? "buffer"
                   : (record.marks & pathway::again)   ? "member asks again"
                   : (record.marks & pathway::outside) ? "process waits outside"
                                                       : "delayed inside";
        case What::turning:
            return "turnaround";
        case What::cancelled:
            return "elective cancelled";
        case What::died:
            return (record.marks & pathway::outside) ? "death while waiting" : "death while delayed";
        case What::left:
            return member && record.other == static_cast<int>(pathway::Exit::died) ? "death of a member" : nullptr;
        case What::admitted:
            return "member admitted";
        case What::resumed:
            return "member's place kept";
        case What::released:
            return "member's place released";
        case What::gate_holds:
            return "gate charged";
        case What::sent_back:
            return member ? "member sent back" : "rota: send_back";
        case What::opened:
            return "opened by a rule";
        case What::place_given:
            return record.marks & pathway::as_stay_starts ? "overflow: start" : nullptr;
        case What::place_taken:
            return record.node >= spec.nodes.size() || spec.nodes[record.node].overflow ? nullptr
                   : member                                                             ? "part of a membership"
                                                                                        : "part of a stay";
        case What::started:
            return (record.marks & pathway::returned) ? "readmitted" : member ? "membership" : nullptr;
        default:
            return nullptr;
    }
}

}  // namespace

void count_features(const ModelSpec& spec, const std::vector<Record>& records, const std::set<std::string>& seen,
                    Features& features) {
    Names shown = seen;
    for (const Record& record : records) {
        if (const char* name = shown_by(record, spec)) {
            shown.insert(name);
        }
    }
    add_what_was_met(spec, records, shown);
    for (const auto& name : features_of(spec)) {
        ++features[name].models;
    }
    for (const auto& name : shown) {
        ++features[name].happened;
    }
}

}  // namespace careway::oracle
