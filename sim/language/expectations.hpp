#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/names.hpp"
#include "sim/language/sources.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// A measure that a target names.
struct Term {
    std::string address;
    Place place;
};

/// What a run of a model is to reproduce: (sum of `add` - sum of `less`) / sum of `over` x `times`.
struct Expectation {
    std::string what;
    std::vector<Term> add, less, over;  ///< `over` empty: divided by 1
    double times = 1;
    double target = 0, low = 0, high = 0;
    std::string source;
    Place place;

    /// Of one run. @param measured  the value of the measure at an address
    [[nodiscard]] double value(const std::function<double(const std::string&)>& measured) const;
};

/// What a file such as expected.yaml says.
struct Expectations {
    std::uint32_t replications = 8;
    std::uint32_t seed = 42;
    std::string split;  ///< "" or "year 1": the window of the measures
    Place split_place;
    std::vector<Expectation> all;
};

/// Throws InputError. Whether the measures exist is for the catalogue to say; that their pools and nodes do is checked.
Expectations read_expectations(const std::filesystem::path& file, const std::filesystem::path& model);
/// @param named_at  where the file is named
Expectations read_expectations(const std::filesystem::path& file, const std::optional<Place>& named_at,
                               const Names& names, const SourceList& sources, Faults& faults);
/// @param list  of a tree that has been checked against the description
std::vector<Expectation> expectations_in(const Value& list, Faults& faults);

}  // namespace careway::language
