#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/language/tree.hpp"

namespace careway::language {

/// The kinds of thing that a model names and that other values refer to.
enum class Space : std::uint8_t {
    none,
    pool,
    node,  ///< of the pathway
    membership,
    exit,         ///< built in
    destination,  ///< node, membership or exit
    node_or_exit,
    entrance,  ///< node or membership: where people can come in
    organisation,
    attribute,
    stream,
    origin,  ///< node or stream that people come from, or `other`
};

/// "pool", "exit", for messages.
std::string_view word_of(Space space);

/// Every name that a model declares, in file order.
struct Names {
    std::vector<std::string> pools;
    std::vector<std::string> nodes;
    std::vector<std::string> memberships;
    std::vector<std::string> organisations;
    std::vector<std::string> streams;
    /// With their values; `stream` stands last, its values are the streams.
    std::vector<std::pair<std::string, std::vector<std::string>>> attributes;

    [[nodiscard]] std::vector<std::string> in(Space space) const;
    [[nodiscard]] bool has(Space space, std::string_view name) const;
    /// The values of an attribute, or null.
    [[nodiscard]] const std::vector<std::string>* values_of(std::string_view attribute) const;
};

/// In the stay of a node, `by: next` splits by where its people will go.
inline constexpr std::string_view next_attribute = "next";

/// Takes the names from a model's tree, whether or not the rest of it is in order.
Names names_of(const Value& model);

/// A name as people read it where the model gives no label: `acute_beds` is "acute beds".
std::string spoken(std::string name);

/// Why a name cannot be used, or "". Names are letters, digits, `_`, `-` and `+`; some words have a meaning of their
/// own.
std::string fault_of_name(std::string_view name);

}  // namespace careway::language
