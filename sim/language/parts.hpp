#pragma once

#include <string>
#include <vector>

#include "sim/language/description.hpp"

/// The description taken apart into its records, for those who print all of it: the reference and its test.
namespace careway::language {

/// A record, or a value known by one of several keys, and the first way that leads to it.
struct Part {
    const Type* type = nullptr;
    std::size_t parent = 0;        ///< number of the part that it belongs to first; its own for the root
    std::vector<std::string> way;  ///< from the parent: a key, then `*` for each map and `0` for each list on the way
    bool shared = false;           ///< other parts have it too

    friend bool operator==(const Part&, const Part&) = default;
};

/// Every part of `root`, itself first, each once: before its own parts, those of no other part right after it, those
/// that several share at the end.
std::vector<Part> parts_of(const Type& root);

/// The parts that a value of `type` may be made of, through wrappers, choices, lists and maps.
std::vector<Part> parts_in(const Type& type);

}  // namespace careway::language
