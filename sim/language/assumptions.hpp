#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/quantity.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// A number with a range: one of the model, or what a scenario's change adds or multiplies by.
struct Assumption {
    std::string address;  ///< "pathway.ward.stay.85+.mean"; of a change "pools.beds.capacity (add)"; each is there once
    /// What its draw goes by: the address without cells of splits and days of steps, or what `together` says. Those of
    /// one name are high or low together.
    std::string name;
    Unit unit;          ///< of the numbers below, as the file writes it
    double low = 0;     ///< at most `likely`, which is at most `high`
    double likely = 0;  ///< what the file states
    double high = 0;
    bool whole = false;

    /// The quantile of the triangular distribution between these three; rounded if it must be whole.
    /// @param uniform  0 to 1, the ends included
    [[nodiscard]] double at(double uniform) const;
};

/// A number in (0, 1) for the name of a draw. Must give the same for the same name.
using Uniforms = std::function<double(const std::string& name)>;

/// What chance gives one run, in whatever model and scenario a name stands.
Uniforms drawn_by(std::uint32_t seed, std::uint32_t run);

/// Every number of a checked model that has a range, in order of address.
std::vector<Assumption> assumptions_in(const Value& model);

/// Puts what is drawn in the place of each of these numbers.
void draw(Value& model, const Uniforms& uniforms);

/// Takes the ranges off everything that `settings` change, a map as it stands at `set:` of a scenario: what is set is
/// known, be it put in place of the old number or multiplied.
void take_for_certain(Value& model, const Value& settings);

/// Warns of names of `together` that were meant to be another.
void warn_of_together(const Value& model, Faults& faults);

}  // namespace careway::language
