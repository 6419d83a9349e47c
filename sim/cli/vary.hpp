#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/cli/locate.hpp"
#include "sim/cli/options.hpp"
#include "sim/study/prepare.hpp"
#include "sim/study/varied.hpp"

namespace careway::cli {

/// The scenarios as they vary, one for each of `prepared`; none where the command line asks for no variation. Throws
/// UsageError where there is nothing to draw, and InputError.
/// @param found  their files; nothing for the model as it is
[[nodiscard]] std::vector<study::Varied> vary_all(const Options& options, const Located& model,
                                                  const std::vector<std::optional<Located>>& found,
                                                  const std::vector<study::Prepared>& prepared);

/// What varied in any of them, each name once.
[[nodiscard]] std::vector<results::Draws> draws_of(const std::vector<study::Varied>& varied, const Options& options);

/// Names of what is drawn in any of them.
[[nodiscard]] std::set<std::string> names_drawn(const std::vector<study::Varied>& varied);
/// "41 assumptions drawn in each", "a setting of the ensemble in each"; "" where nothing varies.
[[nodiscard]] std::string varying_in_words(std::size_t drawn, bool ensemble);
/// What is said where numbers were to be drawn and there are none.
[[nodiscard]] std::string nothing_to_draw(bool ensemble);

}  // namespace careway::cli
