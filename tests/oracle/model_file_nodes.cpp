#include <algorithm>

#include "tests/oracle/yaml.hpp"

// Nodes and memberships in model files.
namespace careway::oracle {

namespace {

using pathway::Stay;

class NodeWriter : Values {
public:
    using Values::Values;
    [[nodiscard]] Map node(const pathway::NodeSpec& node) const;

private:
    [[nodiscard]] std::string uses(const pathway::NodeSpec& node) const;
    [[nodiscard]] std::string stays(const pathway::NodeSpec& node) const;
    [[nodiscard]] std::string destination(const pathway::DestinationSpec& to) const;
    [[nodiscard]] std::string process(const pathway::ProcessSpec& process) const;
};

std::string NodeWriter::uses(const pathway::NodeSpec& node) const {
    Map map;
    for (const auto& use : node.uses) {
        const auto is_its = [&](const auto& pool) { return pool.name == use.pool; };
        const auto& pool = *std::find_if(model_.pools.begin(), model_.pools.end(), is_its);
        Map part;
        part.add("amount", places(use.amount, pool.in_hours)).add("for", use.lasts, [&](const Stay& time) {
            return stay(time);
        });
        map.add(use.pool, part.in_braces());
    }
    return map.in_braces();
}

/// Stays by where people go stand together.
std::string NodeWriter::stays(const pathway::NodeSpec& node) const {
    if (node.membership || !node.destinations.front().stay) {
        return stay(node.stay);
    }
    const bool by_age = std::any_of(node.destinations.begin(), node.destinations.end(),
                                    [](const auto& to) { return !to.stay->first.by.empty(); });
    Map map;
    map.add("by", by_age ? list({"next", model_.attributes.front().name}) : "next");
    for (const auto& to : node.destinations) {
        const Stay& there = to.stay->first;
        Map cells;
        for (std::size_t i = 0; by_age && i < model_.attributes.front().values.size(); ++i) {
            const auto& cell = there.by.empty() ? there.cells.front() : there.cells[i];
            cells.add(model_.attributes.front().values[i], stay_of(cell));
        }
        map.add(to.to, by_age ? cells.in_braces() : stay_of(there.cells.front()));
    }
    return map.in_braces();
}

std::string NodeWriter::process(const pathway::ProcessSpec& process) const {
    Map map;
    map.add("takes", stay(process.takes)).add("reason", process.reason);
    for (const auto& need : process.needs) {
        map.add("needs", Map{}.add(need.pool, number(need.amount)).in_braces());
    }
    return map.in_braces();
}

std::string NodeWriter::destination(const pathway::DestinationSpec& to) const {
    Map map;
    map.add("share", to.rest ? "rest" : dated(to.share, [&](const auto& shares) { return split(shares, share); }));
    std::vector<std::string> processes;
    for (const auto& one : to.processes) {
        processes.push_back(process(one));
    }
    map.add_if(!processes.empty(), "after", list(processes)).add_if(to.with_ready, "with", "ready");
    map.add_if(!to.instead.empty(), "if_free", "yes").add_if(!to.instead.empty(), "else", to.instead);
    map.add("readmitted", to.readmitted, [&](const pathway::ReadmissionSpec& back) {
        return Map{}
            .add("share", split(back.share, share))
            .add("after", stay(back.after))
            .add("enters", back.enters)
            .in_braces();
    });
    return map.in_braces();
}

Map NodeWriter::node(const pathway::NodeSpec& node) const {
    const auto stay_text = [&](const Stay& time) { return stay(time); };
    Map map;
    map.add_if(!node.luck.empty(), "luck", node.luck).add_if(!node.uses.empty(), "uses", uses(node));
    map.add_if(node.reserve, "reserve", "yes").add("buffer", node.buffer, number).add("stay", stays(node));
    map.add("overflow", node.overflow, [](const pathway::OverflowSpec& overflow) {
        return Map{}.add("into", overflow.into).add_if(!overflow.returns, "return", "never").in_braces();
    });
    map.add("priority", node.priority, [&](const auto& ranks) { return split(ranks, number); });
    map.add("priority", node.priority_by_origin, [](const pathway::OriginPrioritySpec& priority) {
        Map from;
        for (const auto& [origin, rank] : priority.from) {
            from.add(origin, number(rank));
        }
        return Map{}.add("from", from.add("other", number(priority.other)).in_braces()).in_braces();
    });
    std::vector<std::string> rises;
    for (const auto& rise : node.rises) {
        rises.push_back(Map{}.add("after", time(rise.after)).add("to", number(rise.to)).in_braces());
    }
    map.add_if(!rises.empty(), "rises", list(rises)).add("queue", node.queue_limit, number);
    map.add_if(node.queue_limit.has_value(), "else", node.otherwise).add("patience", node.patience, stay_text);
    map.add_if(node.patience && node.patience_of_stay, "patience_luck", "stay");
    map.add_if(node.patience.has_value(), "gives_up_to", node.gives_up_to);
    map.add("dies_waiting", node.dies_waiting, stay_text).add("dies_delayed", node.dies_delayed, stay_text);
    map.add("dies", node.dies, stay_text).add("admitted", node.admitted, [&](const pathway::AdmissionSpec& admitted) {
        return Map{}.add("after", stay(admitted.after)).add("enters", admitted.enters).in_braces();
    });
    map.add("keep", node.admitted, [&](const pathway::AdmissionSpec& admitted) { return stay(admitted.keep); });
    std::vector<std::string> rounds;
    for (const Duration round : node.rounds) {
        rounds.push_back(fmt::format("{} {}", day_of_week(round), clock(round)));
    }
    map.add_if(!rounds.empty(), "rounds", list(rounds)).add_if(!node.leaves.empty(), "leaves", week(node.leaves));
    Map ready;
    for (const auto& to : node.destinations) {
        ready.add(to.to, destination(to));
    }
    return map.add_if(!node.hold, "hold", "no").add_if(!node.membership, "ready", ready.in_braces());
}

}  // namespace

Map node_text(const pathway::ModelSpec& model, const pathway::NodeSpec& node) {
    return NodeWriter{model}.node(node);
}

}  // namespace careway::oracle
