#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "sim/cli/console.hpp"
#include "sim/cli/locate.hpp"
#include "sim/cli/model.hpp"
#include "sim/results/experiment.hpp"
#include "sim/results/influences.hpp"
#include "sim/results/requirement.hpp"

namespace careway::cli {

/// Ctrl-C. `what()` says what is kept and how to go on. Exit code 130.
class Stopped : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What Stopped says: what is kept, and the command that goes on.
[[nodiscard]] std::string stopped_message(const Options& options, const std::string& store);

/// The rows that were asked for. Throws UsageError where there is no such measure.
/// @param own  those of the model, where none were asked for
[[nodiscard]] std::vector<std::string> rows_asked(const Options& options, const std::vector<std::string>& own,
                                                  const std::vector<measure::Entry>& entries);

/// A requirement and what became of it.
struct Judged {
    std::string scenario;  ///< short name
    results::Verdict verdict;
};

/// In how many runs of a scenario a limit is broken.
struct Breach {
    std::string limit;     ///< "beds.occupancy <= 92 %"
    std::string scenario;  ///< short name; "more_beds, assumptions vary" of runs with draws beside others
    std::string split;     ///< "" or "year N"
    results::Breaches breaches;
};

/// Scenarios of one model that have been run side by side, with everything that a table of them says.
struct Session {
    Located model;
    std::string asked_model;  ///< as it was typed
    std::vector<results::Scenario> scenarios;
    std::vector<std::vector<run::Values>> runs;  ///< [scenario][replication - 1]
    std::vector<std::string> headline;           ///< addresses of the rows; empty for every main measure
    std::string split;                           ///< "" or "year N": the window that tables show
    std::vector<std::string> years = {};         ///< those that they show instead, a line each; empty: not by year
    std::vector<std::string> endless = {};       ///< labels of pools in which some scenario has no steady state
    std::vector<Breach> breaches = {};
    double precision = 0;  ///< asked for, as a share of each mean; 0 when none is
    std::uint32_t seed = 0;
    std::uint32_t replications = 0;
    std::string store;
    std::string program;
    std::vector<Judged> verdicts;
    /// Of a comparison whose assumptions vary: the same runs with what was drawn; else empty.
    std::vector<std::vector<run::Values>> drawn_runs;
    std::vector<results::Draws> draws;  ///< what varied
    std::string varying;                ///< "41 assumptions drawn in each"; empty where none vary
};

/// Finds, reads, checks and runs the scenarios, named as on the command line (`as_is` for none).
/// @param judged_from  requirements are judged on the scenarios from this one on
/// Throws InputError when they are not comparable, UsageError, ModelError, SystemError, Stopped.
Session hold_session(const Options& options, const std::vector<std::string>& names, std::size_t judged_from,
                     const Library& library, const Console& console);

/// Positions of the rows that a table of a scenario shows.
[[nodiscard]] std::vector<std::size_t> rows_shown(const Session& session, std::size_t scenario);

/// Whether its years differ, or some wait grows without end, so that a mean stands for no state.
[[nodiscard]] bool is_a_path(const Session& session);

/// The exit code: 0, or 4 when a target was missed. JSON and CSV leave people who watch without the sentence about it,
/// so that it goes to stderr then.
int conclude(const Session& session, const Options& options, const Console& console);

/// Words as a shell reads them back: quoted where they must be.
[[nodiscard]] std::string shell_words(const std::vector<std::string>& words);

}  // namespace careway::cli
