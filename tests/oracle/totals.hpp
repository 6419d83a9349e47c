#pragma once

#include <string>
#include <vector>

#include "sim/measure/totals.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"

namespace careway::oracle {

/// What of `totals` is not what `records` say of the time from `begin` to before `end`; empty when all is. Each sum is
/// taken over the records alone, without anything that goes on from one to the next.
[[nodiscard]] std::string wrong_totals(const pathway::Program& program, const std::vector<pathway::Record>& records,
                                       Time begin, Time end, const measure::Totals& totals);

}  // namespace careway::oracle
