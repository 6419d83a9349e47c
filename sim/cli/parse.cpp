#include "sim/cli/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

#include "sim/base/error.hpp"
#include "sim/cli/parse_parts.hpp"
#include "sim/language/quantity.hpp"
#include "sim/language/suggest.hpp"

namespace careway::cli {

namespace {

void add_model(CLI::App& verb, Options& options) {
    verb.add_option("MODEL", options.model, "path or short name of the model")->required();
}

void add_runs(CLI::App& verb, Options& options) {
    verb.add_option("-n,--reps", options.runs, "replications of each scenario (50)")->check(whole_number(1, most_runs));
    verb.add_option("--seed", options.seed, "of the random numbers (42)")->check(whole_number(0, largest_seed));
    add_threads(verb, options);
    verb.add_option("-o,--out", options.store, "store of the results (out/<model>.sqlite)");
    verb.add_option("--measure", options.measures, "rows of the table (those of the model)")->delimiter(',');
    verb.add_option("--require", options.requirements, "a target, such as 'p90(beds.occupancy) <= 92 %'")
        ->allow_extra_args(false);
}

CLI::Validator share_of_a_mean() {
    return {[](std::string& word) {
                const auto read = language::parse_quantity(word, language::Dimension::share);
                const bool share = read.fault == language::NumberFault::none && read.value > 0 && read.value < 1;
                const std::string found = word;
                word = std::to_string(read.value);
                return share ? "" : "must be a share such as 5%, found `" + found + "`";
            },
            ""};
}

void add_reading(CLI::App& verb, Options& options) {
    verb.add_flag("--by-year", options.by_year, "a line for each year of each measure");
    verb.add_option("--limit", options.limits, "'beds.occupancy <= 92 %': runs that break it")->allow_extra_args(false);
    verb.add_option("--precision", options.precision, "5%: how many runs would know the means so well")
        ->transform(share_of_a_mean());
}

void add_run(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("run", "many replications of one or more scenarios");
    verb.add_option("MODEL", options.model, "path or name of the model, or a scenario file")->required();
    add_scenarios(verb, options);
    add_runs(verb, options);
    add_reading(verb, options);
    add_assumptions(verb, options, "fixed");
    add_form(verb, options, true);
}

void add_compare(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("compare", "what scenarios change for the same people");
    add_model(verb, options);
    verb.add_option("--base", options.base, "scenario, or as_is")->required();
    verb.add_option("--with", options.with, "scenarios beside it; A,B for several")->required()->delimiter(',');
    add_runs(verb, options);
    add_reading(verb, options);
    add_assumptions(verb, options, "fixed");
    add_form(verb, options, true);
}

void add_check(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("check", "errors, warnings, the load on each pool");
    verb.add_option("FILE", options.files, "models or scenarios, path or short name")->required();
    add_scenarios(verb, options);
    verb.add_flag("--strict", options.strict, "warnings fail too");
    add_form(verb, options, false);
}

void add_export(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("export", "every value of every run as tidy CSV");
    verb.add_option("STORE", options.store, "store that run, compare or study made")->required();
    options.what = "measures";
    verb.add_option("--table", options.what, "measures, inputs, draws or runs (measures)")
        ->check(one_of({"measures", "inputs", "draws", "runs"}));
    verb.add_option("-o,--out", options.output, "file to write to (stdout)");
    verb.add_flag("--json", options.json, "JSON instead of CSV");
    verb.add_flag("--bare", options.bare, "no lines of comment above the CSV");
}

void add_fit(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("fit", "a model's numbers from a table of spells");
    verb.add_option("SPELLS", options.model, "CSV: arrived,admitted,ready,left,age,destination")->required();
    verb.add_option("--by", options.by, "bands of age, as age=0-17,18-64,65+, or a column");
    verb.add_option("--column", options.columns, "another name: admitted=adm_date; repeatable")
        ->allow_extra_args(false);
    verb.add_option("--from", options.from, "when the data begins (the first day anybody left)");
    verb.add_option("--to", options.to, "when it ends (the last instant in it)");
    verb.add_flag("--smooth", options.smooth, "even out the hours of the week");
    verb.add_option("-o,--out", options.output, "folder, or FILE.yaml, for a model of what is found");
    verb.add_flag("--force", options.force, "write over files that are there");
    add_form(verb, options, false);
}

void add_list(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("list", "names of models, scenarios, measures or inputs");
    verb.add_option("WHAT", options.what, "models, scenarios, measures or inputs")
        ->required()
        ->check(one_of({"models", "scenarios", "measures", "inputs"}));
    verb.add_option("MODEL", options.model, "path or short name; models need none");
    add_scenarios(verb, options);
    add_form(verb, options, true);
}

void add_reference(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("reference", "the language of models: every key, with an example");
    verb.add_option("KEY", options.topic, "a key, an address, a code or a heading, to read of that alone");
    verb.add_option("-o,--out", options.output, "file to write to (stdout)");
}

void add_schema(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("schema", "JSON Schema, for editors to complete models");
    verb.add_option("WHAT", options.topic, "model, scenario, study, calibration, targets or sources (model)")
        ->check(one_of({"model", "scenario", "study", "calibration", "targets", "sources"}));
    verb.add_option("-o,--out", options.output, "file to write to (stdout)");
}

void add_graph(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("graph", "the pathway as a picture, with load and delays");
    add_model(verb, options);
    verb.add_option("-s,--scenario", options.scenarios, "scenario, or as_is")->expected(1);
    verb.add_option("-o,--out", options.output, "FILE.svg, by Graphviz, or FILE.dot (dot to stdout)");
}

void add_new(CLI::App& app, Options& options) {
    CLI::App& verb = *app.add_subcommand("new", "a commented model or scenario to begin with");
    verb.add_option("TEMPLATE", options.topic, "acute, discharge or whole-system; or scenario")
        ->check(one_of({"acute", "discharge", "whole-system", "scenario"}));
    verb.add_option("--model", options.model, "scenario: the model that it changes");
    verb.add_option("-o,--out", options.output, "file to write (TEMPLATE.yaml)");
    verb.add_flag("--force", options.force, "write over a file that is there");
}

struct NamedVerb {
    const char* name;
    Verb verb;
};
constexpr NamedVerb verbs[] = {
    {"run", Verb::run},        {"compare", Verb::compare},     {"check", Verb::check},   {"export", Verb::export_store},
    {"list", Verb::list},      {"reference", Verb::reference}, {"schema", Verb::schema}, {"graph", Verb::graph},
    {"new", Verb::make_new},   {"study", Verb::study},         {"watch", Verb::watch},   {"fit", Verb::fit},
    {"version", Verb::version}};

void describe(CLI::App& app, Options& options) {
    app.require_subcommand(1);
    add_new(app, options);
    add_run(app, options);
    add_compare(app, options);
    add_study(app, options);
    add_check(app, options);
    add_export(app, options);
    add_fit(app, options);
    add_list(app, options);
    add_graph(app, options);
    add_reference(app, options);
    add_schema(app, options);
    app.add_subcommand("watch", "one scenario or two on a screen while they run");
    app.add_subcommand("version", "what this program is")->add_flag("--json", options.json, "JSON instead of text");
    for (CLI::App* verb : app.get_subcommands({})) {
        add_talk(*verb, options);
    }
    app.footer(
        "Models and scenarios are files, named by path or by short name:\n"
        "south_somerset is models/south_somerset/model.yaml, and its scenarios lie\n"
        "in configs/south_somerset/.\n"
        "Exit codes: 0 done, 1 could not run, 2 wrong use, 3 model has errors,\n"
        "4 a --require target was missed, 130 stopped.");
}

/// `help run` is `run --help`; `--version` is `version`, as many programs have it.
std::vector<std::string> in_verbs(std::span<const char* const> words) {
    std::vector<std::string> result{words.begin(), words.end()};
    if (!result.empty() && result.front() == "help") {
        result.erase(result.begin());
        result.resize(std::min<std::size_t>(result.size(), 1));
        result.emplace_back("--help");
    }
    if (!result.empty() && result.front() == "--version") {
        result.front() = "version";
    }
    return result;
}

std::vector<std::string> names_of_verbs() {
    std::vector<std::string> names{"help"};
    for (const auto& [name, verb] : verbs) {
        names.emplace_back(name);
    }
    return names;
}

void refuse_unknown_verb(const std::vector<std::string>& words) {
    const auto names = names_of_verbs();
    if (words.empty() || words.front().starts_with('-') || std::ranges::count(names, words.front()) > 0) {
        return;
    }
    const std::string meant = language::did_you_mean(words.front(), names);
    throw UsageError{"there is no verb `" + words.front() + "`; " +
                     (meant.empty() ? "there are " + language::listed(names) : meant)};
}

/// CLI11's own words, with the nearest flag where one was mistyped.
std::string explained(const CLI::App& app, const CLI::ParseError& error) {
    std::vector<std::string> flags;
    std::string verb_name;
    for (const CLI::App* verb : app.get_subcommands()) {
        verb_name = " " + verb->get_name();
        for (const CLI::Option* option : verb->get_options()) {
            for (const std::string& flag : option->get_lnames()) {
                flags.push_back("--" + flag);
            }
        }
        for (const std::string& word : verb->remaining()) {
            const std::string meant = language::did_you_mean(word.substr(0, word.find('=')), flags);
            if (!meant.empty()) {
                return "`careway" + verb_name + "` has no `" + word + "`; " + meant;
            }
        }
    }
    const std::string said = error.what();
    return said + (said.ends_with('?') ? "" : ";") + " `careway" + verb_name + " --help` says what there is";
}

/// That of the innermost verb that was typed.
std::string help_of(const CLI::App& app) {
    const CLI::App* asked = &app;
    std::string above;
    while (!asked->get_subcommands().empty()) {
        above += (above.empty() ? "" : " ") + asked->get_name();
        asked = asked->get_subcommands().front();
    }
    return asked->help(above);
}

}  // namespace

std::variant<Options, Help> parse(std::span<const char* const> words) {
    Options options;
    options.threads = std::max(1u, std::thread::hardware_concurrency());
    CLI::App app{"Careway: a simulator of a whole health and social care system.", "careway"};
    describe(app, options);
    std::vector<std::string> remaining = in_verbs(words);
    refuse_unknown_verb(remaining);
    if (remaining.empty()) {
        return Help{app.help()};
    }
    options.command = remaining;
    if (remaining.front() == "watch") {  // whose words another program reads
        options.verb = Verb::watch;
        return options;
    }
    std::ranges::reverse(remaining);  // as CLI11 wants them
    try {
        app.parse(remaining);
    } catch (const CLI::CallForHelp&) {
        return Help{help_of(app)};
    } catch (const CLI::ParseError& error) {
        throw UsageError{explained(app, error)};
    }
    const std::string chosen = app.get_subcommands().front()->get_name();
    options.verb = std::ranges::find(verbs, chosen, &NamedVerb::name)->verb;
    return options;
}

}  // namespace careway::cli
