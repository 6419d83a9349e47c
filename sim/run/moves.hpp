#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"

namespace careway::run {

/// People who went from one pool to another. 0 is outside, a pool is its number + 1.
struct Moved {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    std::int32_t people = 0;
    friend bool operator==(const Moved&, const Moved&) = default;
};

/// Who goes between pools; a reader of records. People are in the pool that their node names first, in overflow too;
/// whoever waits elsewhere than in a place is outside.
class Moves {
public:
    explicit Moves(const pathway::Program& program);

    void read(std::span<const pathway::Record> records);
    /// Those since the last call. @pre no event is half told
    [[nodiscard]] std::vector<Moved> take();

private:
    std::vector<std::uint16_t> pools_;                                ///< by node
    std::vector<std::pair<std::uint64_t, std::uint16_t>> have_left_;  ///< in this instant: person, pool
    Time instant_;
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::int32_t> people_;

    void arrive(std::uint64_t person, std::uint16_t to);
    void let_go();
    void count(std::uint16_t from, std::uint16_t to);
};

}  // namespace careway::run
