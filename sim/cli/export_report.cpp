#include <fmt/format.h>

#include <algorithm>

#include "sim/cli/report.hpp"
#include "sim/results/csv.hpp"
#include "sim/results/number.hpp"
#include "sim/run/provenance.hpp"

namespace careway::cli {

namespace {

void export_runs(results::Store& store, const Sink& out) {
    out("scenario,label,model,digest,program,seed,runs,latest\n");
    for (const results::Filed& one : store.overview()) {
        out(fmt::format("{},{},{},{},{},{},{},{}\n", results::csv_field(one.scenario), results::csv_field(one.label),
                        results::csv_field(one.model), one.digest, one.program, one.seed, one.runs,
                        one.latest ? "yes" : "no"));
    }
}

/// A name could hold anything, but must not end the comment.
std::string in_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

void export_origin(results::Store& store, const Sink& out) {
    out(fmt::format("# exported by careway {}\n", run::program()));
    for (const results::Filed& one : store.overview()) {
        if (one.latest) {
            out(fmt::format("# {} of {}: {}, seed {}, by careway {}, inputs sha256 {}\n", in_one_line(one.scenario),
                            in_one_line(one.model), results::counted(one.runs, "run"), one.seed, one.program,
                            one.digest));
        }
    }
}

void export_csv(results::Store& store, const std::string& what, const Sink& out) {
    if (what == "measures") {
        out(results::measures_header);
        store.each_measure([&out](const results::MeasureRow& row) { out(results::csv_line(row)); });
    } else if (what == "inputs") {
        out(results::inputs_header);
        store.each_input([&out](const results::InputRow& row) { out(results::csv_line(row)); });
    } else if (what == "draws") {
        out(results::draws_header);
        store.each_draw([&out](const results::DrawRow& row) { out(results::csv_line(row)); });
    } else {
        export_runs(store, out);
    }
}

}  // namespace careway::cli
