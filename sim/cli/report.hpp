#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/console.hpp"
#include "sim/cli/session.hpp"
#include "sim/results/store.hpp"
#include "sim/study/execute.hpp"

/// What the verbs print: text for people, CSV and JSON for programs, with the same numbers.
namespace careway::cli {

/// Every scenario of a session by itself. `next` is a command worth typing now.
[[nodiscard]] std::string run_text(const Session& session, const std::string& next, const Console& console);
[[nodiscard]] std::string run_csv(const Session& session);
[[nodiscard]] std::string run_json(const Session& session);

/// Every scenario but the first beside the first.
[[nodiscard]] std::string compare_text(const Session& session, const std::string& next, const Console& console);
[[nodiscard]] std::string compare_csv(const Session& session);
[[nodiscard]] std::string compare_json(const Session& session);

/// A study that has been run.
struct Studied {
    study::Plan plan;
    study::Answer answer;
    study::Asked asked;
    std::string store;
};
/// Its points, with the means of the measures asked for. `next` as above.
[[nodiscard]] std::string study_text(const Studied& studied, const std::string& next);
[[nodiscard]] std::string study_csv(const Studied& studied);
[[nodiscard]] std::string study_json(const Studied& studied);
/// What `--dry-run` says.
[[nodiscard]] std::string estimate_text(const study::Plan& plan, const study::Estimate& estimate);
[[nodiscard]] std::string estimate_json(const study::Plan& plan, const study::Estimate& estimate);

/// A model, or a scenario of one, that was looked at.
struct Checked {
    std::string file;
    std::vector<Fault> errors;
    std::optional<Prepared> prepared;  ///< where there are no errors
};
/// What was understood of a file without errors, and the load that it brings; warnings go to stderr.
[[nodiscard]] std::string check_text(const Checked& checked, const Console& console);
[[nodiscard]] std::string check_json(const std::vector<Checked>& all);

/// What a verb says of a faulty model instead of its results.
[[nodiscard]] std::string errors_json(const std::string& verb, const std::vector<Fault>& errors);

/// Names with what they stand for.
struct Listed {
    std::vector<std::string> columns;            ///< "address", "label", "unit"
    std::vector<std::vector<std::string>> rows;  ///< a cell for each column
};
[[nodiscard]] std::string list_text(const Listed& listed);
[[nodiscard]] std::string list_csv(const Listed& listed);
[[nodiscard]] std::string list_json(const Listed& listed, const std::string& what);

/// What a store holds: measures, inputs, draws or runs (one line a series), piece by piece as it may be long.
using Sink = std::function<void(const std::string&)>;
/// Where the numbers come from, as lines of comment: the program, and each scenario's seed, runs and hash of its
/// inputs.
/// @param of_points  of studies, whose points `--table runs` lists
void export_origin(results::Store& store, bool of_points, const Sink& out);
void export_csv(results::Store& store, const std::string& what, const Sink& out);
void export_json(results::Store& store, const std::string& what, const Sink& out);

[[nodiscard]] std::string version_json();

/// The part of a report below its tables: targets, where the results are, what to do next.
[[nodiscard]] std::string ending(const Session& session, const std::string& next);

}  // namespace careway::cli
