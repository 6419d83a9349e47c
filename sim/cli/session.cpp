#include "sim/cli/session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/cli/comparable.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/language/suggest.hpp"
#include "sim/results/number.hpp"
#include "sim/results/rows.hpp"
#include "sim/run/provenance.hpp"
#include "sim/run/replicate.hpp"

namespace careway::cli {

namespace {

/// All warnings when asked for, else how many there are and how to see them.
void remark(const std::vector<Prepared>& prepared, const Options& options, const Console& console) {
    std::size_t warnings = 0;
    std::vector<std::string> names;
    Told told;
    for (const Prepared& one : prepared) {
        const std::vector<Fault> fresh = told.fresh(one.warnings);
        if (!fresh.empty()) {
            console.detail(language::render(fresh, "warning"));
            names.push_back(one.scenario.name);
            warnings += fresh.size();
        }
    }
    if (warnings > 0 && !console.verbose()) {
        console.warn(fmt::format("{}; to see them: careway check {} -s {}",
                                 results::counted(static_cast<long long>(warnings), "warning"),
                                 shell_words({options.model}), fmt::join(names, ",")));
    }
}

std::vector<Prepared> prepare_all(const Located& model, const std::vector<std::string>& names, const Library& library) {
    std::vector<std::optional<Located>> found;
    for (const std::string& name : names) {  // all names first: a mistyped one need not wait for the others
        found.push_back(name == results::as_is ? std::nullopt : std::optional{library.scenario(model, name)});
    }
    std::vector<Prepared> prepared;
    for (const auto& scenario : found) {
        prepared.push_back(prepare(model, scenario));
    }
    return prepared;
}

/// Years differ from one another when something changes within them; then only the last shows where it leads.
std::string split_to_show(const std::vector<Prepared>& prepared) {
    const bool changes = std::ranges::any_of(prepared, [](const Prepared& p) { return p.program->measured_changes; });
    return changes ? results::final_year(prepared.front().scenario.entries) : "";
}

std::vector<std::string> rows_of(const Options& options, const Prepared& base) {
    if (options.measures.empty()) {
        return base.model.spec.headline;
    }
    std::vector<std::string> known;
    for (const auto& entry : base.scenario.entries) {
        known.push_back(entry.address);
    }
    for (const std::string& address : options.measures) {
        if (std::ranges::find(known, address) == known.end()) {
            const std::string meant = language::did_you_mean(address, known);
            throw UsageError{fmt::format("there is no measure `{}`; {}", address,
                                         meant.empty() ? "`careway list measures MODEL` names them" : meant)};
        }
    }
    return options.measures;
}

std::vector<results::Arm> arms_of(const std::vector<Prepared>& prepared, std::uint32_t seed) {
    std::vector<results::Arm> arms;
    for (const Prepared& one : prepared) {
        arms.push_back({one.scenario, [program = one.program, seed](std::uint32_t replication) {
                            return run::replicate(program, seed, replication, interrupted());
                        }});
    }
    return arms;
}

struct Aim {
    std::size_t scenario;
    results::Target target;
};

std::vector<Aim> aims_of(const Options& options, const std::vector<Prepared>& prepared, std::size_t from,
                         const std::string& split) {
    std::vector<Aim> aims;
    for (const std::string& text : options.requirements) {
        const auto requirement = results::parse_requirement(text);
        for (std::size_t scenario = from; scenario < prepared.size(); ++scenario) {
            aims.push_back({scenario, results::find_target(requirement, prepared[scenario].scenario.entries, split)});
        }
    }
    return aims;
}

std::string stopped_message(const Options& options, const std::string& store) {
    return fmt::format("Stopped. Finished runs are kept in {}. Go on with:\n  careway {}", store,
                       shell_words(options.command));
}

std::vector<std::vector<run::Values>> run_all(const Options& options, const std::vector<Prepared>& prepared,
                                              const std::string& path, const Console& console) {
    auto store = results::Store::open(path);
    remark(prepared, options, console);
    ProgressReport report{console, prepared.back().scenario.model};
    watch_for_interrupt();
    results::Outcome outcome;
    try {
        outcome = results::perform(
            store, arms_of(prepared, options.seed), {options.runs, options.seed, options.threads, run::program()},
            [&report](const results::Progress& progress) { report.show(progress); }, interrupted());
    } catch (...) {
        report.clear();
        throw;
    }
    report.clear();
    if (!outcome.complete) {
        throw Stopped{stopped_message(options, path)};
    }
    return std::move(outcome.runs);
}

}  // namespace

Session hold_session(const Options& options, const std::vector<std::string>& names, std::size_t judged_from,
                     const Library& library, const Console& console) {
    Session session;
    session.model = library.model(options.model);
    session.asked_model = options.model;
    const auto prepared = prepare_all(session.model, names, library);
    require_comparable(prepared);
    session.headline = rows_of(options, prepared.front());
    session.split = split_to_show(prepared);
    const auto aims = aims_of(options, prepared, judged_from, session.split);
    session.seed = options.seed;
    session.replications = options.runs;
    session.program = run::program();
    session.store = options.store.empty() ? "out/" + session.model.name + ".sqlite" : options.store;
    session.runs = run_all(options, prepared, session.store, console);
    for (const Prepared& one : prepared) {
        session.scenarios.push_back(one.scenario);
    }
    for (const Aim& aim : aims) {
        session.verdicts.push_back({names[aim.scenario], results::judge(aim.target, session.runs[aim.scenario])});
    }
    return session;
}

int conclude(const Session& session, const Options& options, const Console& console) {
    int code = 0;
    for (const auto& [scenario, verdict] : session.verdicts) {
        if (!verdict.met) {
            code = 4;
            if (options.json || options.csv) {
                console.fail(fmt::format("Target, {}: {}", scenario, verdict.sentence));
            }
        }
    }
    return code;
}

std::string shell_words(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) {
        const bool plain = !word.empty() && word.find_first_not_of(
                                                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                "0123456789_-./,=:+%@") == std::string::npos;
        std::string quoted = word;
        for (std::size_t at = 0; !plain && (at = quoted.find('\'', at)) != std::string::npos; at += 4) {
            quoted.replace(at, 1, "'\\''");
        }
        line += (line.empty() ? "" : " ") + (plain ? word : "'" + quoted + "'");
    }
    return line;
}

}  // namespace careway::cli
