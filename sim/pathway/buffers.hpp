#pragma once

#include <string>

#include "sim/pathway/spec.hpp"

namespace careway::pathway {

/// The name of a node's buffer, which is a pool and a node without a stay.
std::string buffer_of(const std::string& node);

/// The model with its buffers written out (semantics 19): whoever comes from another node to one with a buffer passes
/// through it, and holds a place of it until the node has one. A full buffer keeps people where they are.
ModelSpec with_buffers(const ModelSpec& spec);

}  // namespace careway::pathway
