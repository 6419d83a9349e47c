#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/random/variate.hpp"

namespace careway::pathway {

struct Program;

/// Which kind of number a change sets, and so what its index counts.
enum class Setting : std::uint8_t {
    capacity,  ///< index: pool. value: places
    rate,      ///< index: source of demand. value: people per hour
    share,     ///< index: share slot, which is edge x classes + class. value: 0 to 1
    variate,   ///< index: variate slot. value: position in Program::spare_variates
    gate,      ///< index: gate. value: Gate::Now
};

/// A number that takes a new value at an instant. Dated steps, rotas and scenario changes compile to it, and so will
/// levers.
struct Change {
    Time at;
    Setting setting = Setting::capacity;
    std::uint32_t index = 0;
    double value = 0;
    friend bool operator==(const Change&, const Change&) = default;
};

/// Every number of a model that may change in time. A value: each simulation has its own.
struct Settings {
    std::vector<std::int32_t> capacity;     ///< by pool; `unlimited` for one that is never full
    std::vector<double> rates;              ///< by source of demand, per hour
    std::vector<double> shares;             ///< by share slot, as the model gives them; `rest` worked out
    std::vector<double> inverse_shares;     ///< 1 / share, infinite where the share is 0
    std::vector<random::Variate> variates;  ///< by variate slot

    static constexpr std::int32_t unlimited = INT32_MAX / 2;

    void apply(const Program& program, const Change& change);
    /// Works out `rest` and the inverse shares of one node's destinations for one class of people.
    void settle_shares(const Program& program, std::uint32_t first_edge, std::uint32_t edges,
                       std::uint32_t person_class);
    bool operator==(const Settings&) const = default;
};

}  // namespace careway::pathway
