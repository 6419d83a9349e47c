#pragma once

#include <string>

namespace careway::run {

/// Version of the release, such as "0.1.0".
[[nodiscard]] std::string version();

/// What computed a number: version and a hash of the engine's sources, such as "0.1.0+3fa9c2d1e07b". Two programs of
/// the same name give the same bytes for the same model text, seed and replication; a store takes nothing for done
/// that another program did.
[[nodiscard]] std::string program();

}  // namespace careway::run
