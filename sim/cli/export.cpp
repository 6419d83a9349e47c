#include <fstream>

#include "sim/base/error.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

void write(const Options& options, const Sink& out) {
    auto store = results::Store::read(options.store);
    if (!options.json && !options.bare) {
        export_origin(store, out);
    }
    (options.json ? export_json : export_csv)(store, options.what, out);
}

/// Series that are in the store but not in what was asked for last: nobody should miss them without a word.
void mention_others(const Options& options, const Console& console) {
    auto store = results::Store::read(options.store);
    long long others = 0;
    for (const results::Filed& one : store.overview()) {
        others += one.latest ? 0 : one.runs;
    }
    if (others > 0 && options.what != "runs") {
        console.note("Left out: " + results::counted(others, "run") +
                     " of other texts, seeds or programs; `--table runs` lists them");
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
