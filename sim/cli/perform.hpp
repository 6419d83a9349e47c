#pragma once

#include "sim/cli/console.hpp"
#include "sim/cli/locate.hpp"
#include "sim/cli/options.hpp"

namespace careway::cli {

/// Does what the command line asks for, and says on the console what went wrong. Returns the program's exit code
/// (ux.md, section 4.1); throws nothing but what no console could tell.
int perform(const Options& options, const Library& library, const Console& console);

}  // namespace careway::cli
