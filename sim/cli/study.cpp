#include <fmt/format.h>

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/vary.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/language/study.hpp"
#include "sim/language/suggest.hpp"
#include "sim/results/number.hpp"
#include "sim/run/provenance.hpp"

namespace careway::cli {

namespace {

namespace fs = std::filesystem;

/// A study with all that it names found.
struct Question {
    language::Study study;
    study::Ground ground;
};

/// A path is looked for beside the file that names it, then as the command line would.
std::optional<study::Base> find_base(const language::Named& named, const fs::path& beside, const Located& model,
                                     const std::vector<Located>& known) {
    if (named.name == results::as_is) {
        return study::Base{named.name, {}};
    }
    for (const fs::path& path : {beside / named.name, fs::path{named.name}}) {
        if (std::error_code ignored; fs::is_regular_file(path, ignored)) {
            return study::Base{path.stem().string(), path};
        }
    }
    const std::string prefix = model.name + "/";
    const std::string name = named.name.starts_with(prefix) ? named.name.substr(prefix.size()) : named.name;
    const auto found = std::ranges::find(known, name, &Located::name);
    return found == known.end() ? std::nullopt : std::optional{study::Base{found->name, found->path}};
}

/// @param in_file  that is where paths of scenarios start from
std::vector<study::Base> bases_of(const language::Study& study, bool in_file, const Located& model,
                                  const Library& library) {
    const std::vector<Located> known = library.scenarios(model);
    std::vector<std::string> names{results::as_is};
    std::ranges::transform(known, std::back_inserter(names), &Located::name);
    std::vector<study::Base> bases;
    std::vector<Fault> faults;
    for (const language::Named& named : study.scenarios) {
        const fs::path folder = in_file ? fs::path{named.place.file}.parent_path() : fs::path{};
        if (auto base = find_base(named, folder, model, known)) {
            bases.push_back(std::move(*base));
        } else {
            faults.push_back({"M122",
                              fmt::format("no scenario called `{}`", named.name),
                              named.place,
                              language::did_you_mean(named.name, names),
                              "known here: " + language::listed(names),
                              {}});
        }
    }
    if (!faults.empty()) {
        const std::string message = language::render(faults, "error");
        throw InputError{std::move(faults), message};
    }
    return bases;
}

/// experiments/q01_wards/study.yaml is q01_wards; wards.yaml is wards; drawn.yaml, which extends it, is wards_drawn.
std::string name_of_study(const fs::path& path, const language::Study& study) {
    if (study.extends) {
        return name_of_study(*study.extends, {}) + "_" + path.stem().string();
    }
    return path.stem() == "study" ? fs::absolute(path).lexically_normal().parent_path().filename().string()
                                  : path.stem().string();
}

Question read_file(const Options& options, const Library& library) {
    std::error_code ignored;
    const fs::path named{options.model};
    const fs::path path = fs::is_directory(named, ignored) ? named / "study.yaml" : named;
    if (options.model.empty()) {
        throw UsageError{"`careway study` needs the file of a study, or a short form such as `sweep`"};
    }
    if (!fs::is_regular_file(path, ignored)) {
        throw UsageError{fmt::format("there is no file `{}` of a study", path.string())};
    }
    const Located model = library.model_of({path.stem().string(), path});
    Question question{language::read_study(path, model.path), {"", model.path, {}}};
    question.ground.study = name_of_study(path, question.study);
    question.ground.bases = bases_of(question.study, true, model, library);
    return question;
}

Question read_short_form(const Options& options, const Library& library) {
    const Located model = library.model(options.model);
    Question question{language::read_sweep(options.vary), {model.name + "_sweep", model.path, {}}};
    question.study.label = fmt::format("Sweep of {}", model.name);
    if (!options.scenarios.empty()) {
        question.study.scenarios.clear();
    }
    for (const std::string& name : options.scenarios) {
        question.study.scenarios.push_back({name, {"-s " + name}});
    }
    question.ground.bases = bases_of(question.study, false, model, library);
    return question;
}

void remark(const study::Plan& plan, const Console& console) {
    if (console.verbose()) {
        console.detail(language::render(plan.warnings, "warning"));
    } else if (!plan.warnings.empty()) {
        console.warn(results::counted(static_cast<long long>(plan.warnings.size()), "warning") + "; -v shows them");
    }
}

study::Answer answer_of(const study::Plan& plan, const study::Asked& asked, const results::Order& order,
                        const Options& options, const Console& console) {
    auto store = results::Store::open(options.store);
    ProgressReport report{console, plan.ground.study};
    study::Answer answer;
    try {
        answer = study::execute(
            plan, store, asked, order, [&report](const results::Progress& progress) { report.show(progress); },
            interrupted());
    } catch (...) {
        report.clear();
        throw;
    }
    report.clear();
    if (!answer.complete) {
        throw Stopped{stopped_message(options, options.store)};
    }
    return answer;
}

std::string estimated(const study::Plan& plan, const results::Order& order, const Options& options) {
    std::error_code ignored;
    std::optional<results::Store> store;
    if (fs::exists(options.store, ignored)) {
        store = results::Store::read(options.store);
    }
    const study::Estimate estimate = study::estimate(plan, store ? &*store : nullptr, order, interrupted());
    if (interrupted()) {
        throw Stopped{"Stopped before there was an estimate."};
    }
    return options.json ? estimate_json(plan, estimate) : estimate_text(plan, estimate);
}

void require_something_to_draw(const study::Plan& plan, const language::Study& study, const Options& options) {
    if (!plan.variation.drawn || !plan.drawn.empty()) {
        return;
    }
    const std::string why = nothing_to_draw(plan.variation.ensemble.has_value());
    if (options.assumptions_asked) {
        throw UsageError{"`--assumptions drawn` " + why};
    }
    const Fault fault{"M193", "`assumptions: drawn` " + why, study.drawn_place, "", "", {}};
    throw InputError{{fault}, language::render({fault}, "error")};
}

int run_study(Question question, Options options, const Console& console) {
    question.study.runs = options.runs_asked ? options.runs : question.study.runs;
    question.study.seed = options.seed_asked ? options.seed : question.study.seed;
    question.study.drawn = options.assumptions_asked ? options.assumptions == "drawn" : question.study.drawn;
    if (!options.ensemble.empty()) {
        question.study.ensemble = language::read_settings(options.ensemble);
    }
    options.store = options.store.empty() ? "out/" + question.ground.study + ".sqlite" : options.store;
    watch_for_interrupt();
    const auto plan = study::plan(question.study, question.ground, options.threads, interrupted());
    if (!plan) {
        throw Stopped{stopped_message(options, options.store)};
    }
    require_something_to_draw(*plan, question.study, options);
    const study::Asked asked{rows_asked(options, plan->headline, plan->first.entries),
                             plan->changes ? results::final_year(plan->first.entries) : ""};
    const results::Order order{plan->runs, plan->seed, options.threads, run::program()};
    remark(*plan, console);
    if (options.dry_run) {
        console.print(estimated(*plan, order, options));
        return 0;
    }
    const Studied studied{*plan, answer_of(*plan, asked, order, options, console), asked, options.store};
    console.print(options.json  ? study_json(studied)
                  : options.csv ? study_csv(studied)
                                : study_text(studied, shell_words({"careway", "export", options.store})));
    return 0;
}

}  // namespace

int study(const Options& options, const Library& library, const Console& console) {
    if (options.what == "calibrate") {
        return calibrate(options, library, console);
    }
    return run_study(options.what == "sweep" ? read_short_form(options, library) : read_file(options, library), options,
                     console);
}

}  // namespace careway::cli
