#include <algorithm>

#include "sim/base/name.hpp"
#include "sim/pathway/compiler.hpp"

// Who goes first, and whose luck a draw is.
namespace careway::pathway {

void Compiler::add_rises(const NodeSpec& spec, Node& node) {
    auto& rises = program_->rises;
    node.first_rise = static_cast<std::uint32_t>(rises.size());
    node.rises = static_cast<std::uint32_t>(spec.rises.size());
    for (const RiseSpec& rise : spec.rises) {
        rises.push_back({rise.after, static_cast<std::uint8_t>(rise.to - 1)});
    }
    std::sort(rises.begin() + node.first_rise, rises.end(),
              [](const Rise& a, const Rise& b) { return a.after < b.after; });
    program_->special |= node.rises > 0;
}

namespace {

int of_origin(const OriginPrioritySpec& priority, const std::string& origin) {
    const auto named = std::find_if(priority.from.begin(), priority.from.end(),
                                    [&](const auto& entry) { return entry.first == origin; });
    return named == priority.from.end() ? priority.other : named->second;
}

}  // namespace

void Compiler::add_priorities(const Edge& edge, const std::string& origin) {
    for (std::uint32_t c = 0; c < program_->classes; ++c) {
        int priority = 1;
        if (edge.to != none) {
            const NodeSpec& node = spec_.nodes[edge.to];
            priority = node.priority_by_origin ? of_origin(*node.priority_by_origin, origin)
                       : node.priority         ? at(*node.priority, c)
                                               : 1;
        }
        program_->priorities.push_back(static_cast<std::uint8_t>(priority - 1));
    }
}

/// Streams whose people go before others, or behind them, or home, have a way in of their own.
std::uint32_t Compiler::way_in(const demand::StreamSpec& stream, std::uint32_t node) {
    const auto& priority = spec_.nodes[node].priority_by_origin;
    const bool ranked = priority && of_origin(*priority, stream.name) != priority->other;
    if (!ranked && !stream.cancelled) {
        return node;
    }
    const auto [way, fresh] = ways_in_.emplace(std::pair{stream.name, node}, 0);
    if (fresh) {
        Edge edge;
        edge.name = program_->nodes[node].name;
        edge.to = node;
        if (stream.cancelled) {
            edge.booking = add_booking(stream);
            edge.choosy = program_->special = true;
        }
        way->second = add_edge(edge, stream.name);
    }
    return way->second;
}

/// The runner of a destination in the race of routing has the destination's luck. Where two runners would be one by
/// that, each has its own name: they would always arrive together, and the larger share would win every time.
std::uint32_t Compiler::runner(const NodeSpec& from, const std::string& to) const {
    const auto luck = [&](const std::string& name) {
        const auto node = nodes_.find(name);
        if (node == nodes_.end()) {
            return name;
        }
        const std::string& behind = spec_.nodes[node->second].buffers;  // a buffer takes nobody another way
        return luck_of(spec_.nodes[behind.empty() ? node->second : nodes_.at(behind)]);
    };
    const auto same = std::count_if(from.destinations.begin(), from.destinations.end(),
                                    [&](const DestinationSpec& other) { return luck(other.to) == luck(to); });
    return name_key(same > 1 ? to : luck(to));
}

}  // namespace careway::pathway
