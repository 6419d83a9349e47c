#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace careway::pathway {

/// An attribute by whose values people are told apart.
struct SplitText {
    std::string attribute;            ///< empty: by none
    std::uint32_t stride = 1;         ///< what one step of its value adds to the class
    std::vector<std::string> values;  ///< in the order of the model
    bool operator==(const SplitText&) const = default;
};

struct PoolText {
    std::string name, label, owner;
    int kind = 0;                                 ///< PoolKind
    double hours_per_unit = 0;                    ///< of a pool measured in hours: what one place is; else 0
    double in_use_per_day = 0, open_per_day = 0;  ///< pounds
    double start = 0, opening = 0, delivered_per_day = 0, added_per_day = 0;
    int first_places = 0;  ///< before any dated change; of no meaning where there is no limit
    bool opens = false;    ///< by a rule
    SplitText split{};     ///< of those who are in it

    [[nodiscard]] bool costs() const {
        return in_use_per_day != 0 || open_per_day != 0 || start != 0 || opening != 0 || delivered_per_day != 0 ||
               added_per_day != 0;
    }
    [[nodiscard]] const char* unit() const { return hours_per_unit > 0 ? "hours per week" : "places"; }
    /// What a number of its places comes to in the unit that people read: places, or hours per week.
    [[nodiscard]] double in_its_unit(double places) const {
        return hours_per_unit > 0 ? places * hours_per_unit : places;
    }
    bool operator==(const PoolText&) const = default;
};

struct NodeText {
    std::string name, label;
    bool is_buffer = false;  ///< made of another node's `buffer:`
    bool operator==(const NodeText&) const = default;
};

/// The names behind the numbers: needed by those who read results, never while the simulation runs.
struct Texts {
    std::string model;
    std::vector<PoolText> pools;
    std::vector<NodeText> nodes;
    std::vector<std::string> reasons;        ///< of processes, sorted
    std::vector<std::string> reason_labels;  ///< likewise
    /// National letters, as numbers from 1, by cause of delay: pools, then reasons. 0: none. Empty: nothing has one.
    std::vector<std::uint8_t> letters;
    std::vector<std::string> streams;                                ///< by source: "ed", "ed.85+"
    std::vector<std::string> bookings;                               ///< stream by row of Program::bookings
    std::vector<std::pair<std::string, std::string>> organisations;  ///< key, label
    std::vector<std::string> headline;
    bool operator==(const Texts&) const = default;
};

}  // namespace careway::pathway
