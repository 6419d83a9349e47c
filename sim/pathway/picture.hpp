#pragma once

#include <string>

#include "sim/pathway/program.hpp"

namespace careway::pathway {

/// The pathway in Graphviz's language, from left to right: streams, nodes with the load on their pools, and the ways
/// between them with shares and the delays of processes. Nodes that share a pool stand in one frame. Exits stand in
/// the nodes' own boxes, as lines to the same few exits from everywhere would hide the rest. Dashed ways are those of
/// people who find a queue full, give up or are readmitted. Ways that nobody takes are left out, and so are
/// nodes to which nobody comes: the title names them. An overloaded pool
/// says so in words and has a double or thick frame, besides its colour.
std::string picture(const Program& program);

}  // namespace careway::pathway
