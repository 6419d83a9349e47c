#include <algorithm>

#include "sim/cli/parse_parts.hpp"

namespace careway::cli {

namespace {

void add_how(CLI::App& verb, Options& options) {
    verb.add_option("-n,--reps", options.runs, "replications of each point (the study's, or 20)")
        ->check(whole_number(1, most_runs))
        ->each([&options](const std::string&) { options.runs_asked = true; });
    verb.add_option("--seed", options.seed, "of the random numbers (the study's, or 42)")
        ->check(whole_number(0, largest_seed))
        ->each([&options](const std::string&) { options.seed_asked = true; });
    add_threads(verb, options);
    add_assumptions(verb, options, "study's");
    verb.add_option("-o,--out", options.store, "store of the results (out/<study>.sqlite)");
    verb.add_option("--measure", options.measures, "columns of the table (those of the model)")->delimiter(',');
    verb.add_flag("--dry-run", options.dry_run, "how many runs and how long, without them");
    add_form(verb, options, true);
}

/// Its numbers are for the language to read, at the same words.
std::string fault_of_vary(const std::string& text) {
    const std::size_t equals = text.find('=');
    const bool said = equals != std::string::npos && equals > 0 && equals + 1 < text.size();
    return said && std::ranges::count(text, ':') <= 2
               ? ""
               : "`" + text + "` is neither ADDRESS=FIRST:LAST:STEP nor ADDRESS=A,B,C";
}

void add_sweep(CLI::App& study, Options& options) {
    CLI::App& form = *study.add_subcommand("sweep", "values of a model varied without a file");
    form.add_option("MODEL", options.model, "path or short name of the model")->required();
    add_scenarios(form, options);
    form.add_option("--vary", options.vary, "ADDRESS=FIRST:LAST:STEP, or ADDRESS=A,B,C")
        ->required()
        ->allow_extra_args(false)
        ->check(CLI::Validator{fault_of_vary, ""});
    add_how(form, options);
    add_talk(form, options);
    form.parse_complete_callback([&options] { options.what = "sweep"; });
}

void add_calibrate(CLI::App& study, Options& options) {
    CLI::App& form = *study.add_subcommand("calibrate", "tunes what nobody measured to what was measured");
    form.add_option("FILE", options.model, "the calibration: unknowns and targets")->required();
    form.add_flag("--check", options.check_only, "only whether the model as it stands meets the targets");
    form.add_option("-o,--out", options.output, "folder to write to (out/<model>_calibration)");
    form.add_flag("--force", options.force, "write over results that are there");
    add_threads(form, options);
    add_form(form, options, false);
    add_talk(form, options);
    form.parse_complete_callback([&options] { options.what = "calibrate"; });
}

}  // namespace

void add_study(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("study", "many runs that answer one question");
    verb.add_option("FILE", options.model, "file of the study, or a folder with a study.yaml");
    add_how(verb, options);
    add_sweep(verb, options);
    add_calibrate(verb, options);
}

}  // namespace careway::cli
