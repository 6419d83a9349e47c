#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/language/tree.hpp"

/// What stands in the `set:` of a lever.
namespace careway::language {

/// What a model's file says of its levers.
std::span<const Value> stated_levers(const Value& model);

/// The changes that one line of a lever's `set:` makes.
std::vector<const Value*> changes_of(const Value& line);

/// Whether a change says what happens to the old value. What can change on dates has no key that could be taken for
/// `to`, `add` or `times`, so the model need not be asked.
bool states_operation(const Value& change);

/// What a change multiplies by; 0 where it does not.
double factor_of(const Value& change);

/// The addresses whose changes have a date of their own, and where that stands. Pulling says when, so nothing else may.
std::vector<std::pair<std::string, Place>> own_dates(const Value& set);

}  // namespace careway::language
