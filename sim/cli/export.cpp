#include <fstream>

#include "sim/base/error.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/study_export.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

/// A store of studies gives out their points, each with its levels.
bool of_points(const Options& options, results::Store& store) {
    return options.what == "measures" && !store.designs().empty();
}

void write(const Options& options, const Sink& out) {
    auto store = results::Store::read(options.store);
    if (!options.json && !options.bare) {
        export_origin(store, of_points(options, store), out);
    }
    (options.json ? export_json : export_csv)(store, options.what, out);
}

/// Series that are in the store but not in what was asked for last: nobody should miss them without a word.
void mention_others(const Options& options, const Console& console) {
    auto store = results::Store::read(options.store);
    const bool points = of_points(options, store);
    long long others = 0;
    for (const results::Filed& one : points ? of_no_point(store, store.designs()) : store.overview()) {
        others += one.latest && !points ? 0 : one.runs;
    }
    if (others > 0 && options.what != "runs") {
        console.note("Left out: " + results::counted(others, "run") +
                     (points ? " of no study" : " of other texts, seeds or programs") + "; `--table runs` lists them");
    }
}

void write_file(const Options& options) {
    std::ofstream file{options.output, std::ios::binary};
    write(options, [&file](const std::string& piece) { file << piece; });
    if (!file.flush()) {
        throw SystemError{"cannot write `" + options.output + "`"};
    }
}

}  // namespace

int export_store(const Options& options, const Library&, const Console& console) {
    if (options.output.empty()) {
        write(options, [&console](const std::string& piece) { console.print(piece); });
    } else {
        write_file(options);
    }
    mention_others(options, console);
    return 0;
}

}  // namespace careway::cli
