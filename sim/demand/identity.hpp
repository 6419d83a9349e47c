#pragma once

#include <cstdint>

#include "sim/base/time.hpp"
#include "sim/random/draw.hpp"

/// Who somebody is: 64 bits, of which all their draws are functions.
namespace careway::demand {

// The parts of an identity from the top: a point's place in its field, and so its name.
inline constexpr unsigned name_bits = 25;
inline constexpr unsigned hour_bits = 21;
inline constexpr unsigned layer_bits = 4;
inline constexpr unsigned index_bits = 14;
static_assert(name_bits + hour_bits + layer_bits + index_bits == 64);

/// Points of one source that lie further apart may have one identity: 239 years.
inline constexpr Duration longest_field = (std::int64_t{1} << hour_bits) * hour;

/// What an identity holds of the name of a stream or node, of which no two of a model may agree in it.
constexpr std::uint32_t name_in_identity(std::uint32_t name) {
    return (name ^ name >> name_bits) & ((std::uint32_t{1} << name_bits) - 1);
}

/// Identity of a point of a field. @param hour_of_field  of which the lowest bits count
constexpr std::uint64_t identity(std::uint32_t name, std::int64_t hour_of_field, unsigned layer, unsigned index) {
    const auto hours = static_cast<std::uint64_t>(hour_of_field) & ((std::uint64_t{1} << hour_bits) - 1);
    return std::uint64_t{name_in_identity(name)} << (hour_bits + layer_bits + index_bits) |
           hours << (layer_bits + index_bits) | std::uint64_t{layer} << index_bits | index;
}

/// No point of a field lies in this layer: there, hour and index are one bit that tells whose numbers they are, and
/// the number.
inline constexpr unsigned layer_of_numbers = (1u << layer_bits) - 1;
enum class Numbers : std::uint8_t { initial, source };

constexpr std::uint64_t numbered_identity(std::uint32_t name, Numbers whose, std::uint32_t number) {
    static_assert(hour_bits - 1 + index_bits >= 32, "there is room for every number");
    const std::int64_t hours = std::int64_t{number >> index_bits} << 1 | static_cast<std::int64_t>(whose);
    return identity(name, hours, layer_of_numbers, number & ((1u << index_bits) - 1));
}

/// Identity of the `index`th person of a node who is there when the run starts (`start_full`).
constexpr std::uint64_t initial_person(std::uint32_t name, std::uint32_t index) {
    return numbered_identity(name, Numbers::initial, index);
}
/// Identity of a person of a source whose people are numbered.
constexpr std::uint64_t numbered_person(std::uint32_t name, std::uint32_t number) {
    return numbered_identity(name, Numbers::source, number);
}
/// Identity of the member `index` of the batch whose first one is `first`.
constexpr std::uint64_t batch_person(std::uint64_t first, std::uint32_t index) {
    return index == 0 ? first : random::scramble(first + index * 0x9e3779b97f4a7c15ull);
}
/// Identity of the `index`th person of a census who has been in `name`, or has waited for it, since that many
/// milliseconds from `epoch`.
constexpr std::uint64_t census_person(std::uint32_t name, std::int64_t since, std::uint32_t index) {
    const std::uint64_t place = random::scramble(name + 0x9e3779b97f4a7c15ull);
    return batch_person(random::scramble(place + static_cast<std::uint64_t>(since)), index);
}

}  // namespace careway::demand
