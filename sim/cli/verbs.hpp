#pragma once

#include "sim/cli/console.hpp"
#include "sim/cli/locate.hpp"
#include "sim/cli/options.hpp"

/// One function a verb. Each returns the program's exit code and throws for everything that went wrong.
namespace careway::cli {

int run(const Options& options, const Library& library, const Console& console);
int compare(const Options& options, const Library& library, const Console& console);
int calibrate(const Options& options, const Library& library, const Console& console);
int check(const Options& options, const Library& library, const Console& console);
int fit_spells(const Options& options, const Library& library, const Console& console);
int export_store(const Options& options, const Library& library, const Console& console);
int list(const Options& options, const Library& library, const Console& console);
int reference(const Options& options, const Library& library, const Console& console);
int schema(const Options& options, const Library& library, const Console& console);
int graph(const Options& options, const Library& library, const Console& console);
int make_new(const Options& options, const Library& library, const Console& console);
/// Becomes the live screen's own program; returns only by throwing.
int watch(const Options& options, const Library& library, const Console& console);
/// A study, from its file or in a short form.
int study(const Options& options, const Library& library, const Console& console);
int version(const Options& options, const Library& library, const Console& console);

}  // namespace careway::cli
