#pragma once

#include <vector>

#include "sim/language/description.hpp"

namespace careway::language {

/// Whether `low`, `high` and `source` may stand beside a value of it.
bool holds_numbers(const Type& type);

/// The kinds of number that a value may be.
std::vector<const Type*> numbers_of(const Type& type);

}  // namespace careway::language
