#pragma once

#include <string>
#include <vector>

#include "sim/cli/session.hpp"

namespace careway::cli {

/// What stands below a table of a session beside its legend; each "" where there is nothing to say.

/// That a mean stands for no state.
[[nodiscard]] std::string steady_state_remark(const Session& session);

/// In how many runs each limit is broken, by scenario and window; lines, each ended.
[[nodiscard]] std::string limit_lines(const Session& session);

/// The values of which a table shows a mean, with what it is of.
struct Sample {
    std::string address;
    std::vector<double> values;  ///< by run; NaN where there is none
};
/// How many runs would know every mean as well as `--precision` asks; a line, ended.
[[nodiscard]] std::string precision_line(const Session& session, const std::vector<Sample>& samples);

}  // namespace careway::cli
