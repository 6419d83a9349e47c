#include "sim/pathway/buffers.hpp"

#include <algorithm>

namespace careway::pathway {

namespace {

PoolSpec places_of_buffer(const NodeSpec& node) {
    PoolSpec pool;
    pool.name = buffer_of(node.name);
    pool.label = "Buffer of " + node.label;
    pool.capacity = Dated<int>::always(*node.buffer);
    return pool;
}

NodeSpec way_through_buffer(const NodeSpec& node) {
    NodeSpec buffer;
    buffer.name = buffer_of(node.name);
    buffer.label = "Buffer of " + node.label;
    buffer.buffers = node.name;
    buffer.uses.push_back({buffer.name});
    buffer.stay = Dated<Stay>::always(Stay::same({}));
    buffer.delays = true;
    buffer.priority = node.priority;
    buffer.priority_by_origin = node.priority_by_origin;
    buffer.destinations.emplace_back().to = node.name;
    return buffer;
}

}  // namespace

std::string buffer_of(const std::string& node) {
    return node + "_buffer";
}

ModelSpec with_buffers(const ModelSpec& spec) {
    ModelSpec result = spec;
    for (const NodeSpec& node : spec.nodes) {
        if (!node.buffer) {
            continue;
        }
        for (NodeSpec& other : result.nodes) {
            for (DestinationSpec& destination : other.destinations) {
                if (destination.to == node.name && other.name != node.name && other.buffers.empty()) {
                    destination.to = buffer_of(node.name);
                }
            }
        }
        for (CensusRow& row : result.run.census) {
            if (row.waits_for == node.name && !row.node.empty() && row.node != node.name) {
                row.waits_for = buffer_of(node.name);
            }
        }
        result.pools.push_back(places_of_buffer(node));
        result.nodes.push_back(way_through_buffer(node));
    }
    return result;
}

}  // namespace careway::pathway
