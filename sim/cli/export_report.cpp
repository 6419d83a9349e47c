#include <fmt/format.h>

#include <algorithm>

#include "sim/cli/report.hpp"
#include "sim/cli/study_export.hpp"
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

/// A column for each factor, with its number where it has one, so that other programs can regress on it.
void export_points(results::Store& store, const std::vector<results::Design>& designs, const Sink& out) {
    out("study,point,scenario");
    for (const std::string& factor : factors_of(designs)) {
        out("," + results::csv_field(factor));
    }
    out(",run,measure,split,value,unit\n");
    each_value(store, designs, [&out](const PointValue& value) {
        std::string line = fmt::format("{},{},{}", results::csv_field(value.study), value.point,
                                       results::csv_field(value.row.scenario));
        for (const auto& level : value.levels) {
            line += "," + (!level          ? ""
                           : level->number ? results::csv_number(*level->number)
                                           : results::csv_field(level->level));
        }
        const auto& [scenario, run, measure, split, number, unit] = value.row;
        out(fmt::format("{},{},{},{},{},{}\n", line, run, results::csv_field(measure), results::csv_field(split),
                        results::csv_number(number), results::csv_field(unit)));
    });
}

/// A name could hold anything, but must not end the comment.
std::string in_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

void export_origin(results::Store& store, bool of_points, const Sink& out) {
    out(fmt::format("# exported by careway {}\n", run::program()));
    if (of_points) {
        for (const results::Design& design : store.designs()) {
            out(fmt::format("# study {}: {} of {} each, seed {}, by careway {}\n", in_one_line(design.study),
                            results::counted(static_cast<long long>(design.points.size()), "point"),
                            results::counted(design.runs, "run"), design.seed, design.program));
        }
        return;
    }
    for (const results::Filed& one : store.overview()) {
        if (one.latest) {
            out(fmt::format("# {} of {}: {}, seed {}, by careway {}, inputs sha256 {}\n", in_one_line(one.scenario),
                            in_one_line(one.model), results::counted(one.runs, "run"), one.seed, one.program,
                            one.digest));
        }
    }
}

void export_csv(results::Store& store, const std::string& what, const Sink& out) {
    const std::vector<results::Design> designs = store.designs();
    if (what == "measures" && !designs.empty()) {
        export_points(store, designs, out);
    } else if (what == "measures") {
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
