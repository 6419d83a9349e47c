#include "sim/cli/session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/cli/comparable.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/vary.hpp"
#include "sim/language/suggest.hpp"
#include "sim/pathway/graph.hpp"
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

using Found = std::vector<std::optional<Located>>;

/// All names first: a mistyped one need not wait for the others.
Found find_all(const Located& model, const std::vector<std::string>& names, const Library& library) {
    Found found;
    for (const std::string& name : names) {
        found.push_back(name == results::as_is ? std::nullopt : std::optional{library.scenario(model, name)});
    }
    return found;
}

std::vector<Prepared> prepare_all(const Located& model, const Found& found) {
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

std::vector<results::Arm> arms_of(const std::vector<Prepared>& prepared, std::uint32_t seed) {
    std::vector<results::Arm> arms;
    for (const Prepared& one : prepared) {
        arms.push_back({one.scenario, [program = one.program, seed](std::uint32_t replication) {
                            return run::replicate(program, seed, replication, interrupted());
                        }});
    }
    return arms;
}

/// Scenarios whose assumptions vary stand behind those that are run as they are stated, which only a comparison asks
/// for.
std::vector<results::Arm> arms_of(const std::vector<Prepared>& prepared, const std::vector<study::Varied>& varied,
                                  const Options& options) {
    std::vector<results::Arm> arms;
    if (varied.empty() || options.verb == Verb::compare) {
        arms = arms_of(prepared, options.seed);
    }
    for (const study::Varied& one : varied) {
        arms.push_back(one.arm(options.seed, interrupted()));
    }
    return arms;
}

/// "" for the whole, or years.
std::vector<std::string> windows_of(const Session& session) {
    return session.years.empty() ? std::vector{session.split} : session.years;
}

std::vector<std::string> years_to_show(const Options& options, const results::Scenario& scenario) {
    const std::vector<std::string> years = results::years_of(scenario.entries);
    if (options.by_year && years.empty()) {
        throw UsageError{fmt::format("`--by-year` needs two years or more, and `{}` measures {}", options.model,
                                     results::counted(static_cast<long long>(scenario.length.in_days()), "day"))};
    }
    return options.by_year ? years : std::vector<std::string>{};
}

/// Labels of pools that are asked for more than they can give by people who do not give up.
std::vector<std::string> endless_pools(const std::vector<Prepared>& prepared) {
    std::vector<std::string> labels;
    for (const Prepared& one : prepared) {
        for (const auto& load : pathway::offered_load(*one.program, one.program->measured_changes)) {
            const std::string& label = one.program->texts.pools[load.pool].label;
            if (load.endless() && std::ranges::find(labels, label) == labels.end()) {
                labels.push_back(label);
            }
        }
    }
    return labels;
}

/// Every limit in every window shown. @param scenario  where there are other measures in each
std::vector<results::Target> limits_in(const Session& session, const Options& options,
                                       const results::Scenario& scenario) {
    std::vector<results::Target> limits;
    for (const std::string& text : options.limits) {
        for (const std::string& split : windows_of(session)) {
            limits.push_back(results::find_target(results::parse_limit(text), scenario.entries, split));
        }
    }
    return limits;
}

/// Counted on what was drawn too, where that stands beside runs as stated.
void count_breaches(Session& session, const Options& options) {
    for (std::size_t i = 0; i < session.scenarios.size(); ++i) {
        const results::Scenario& scenario = session.scenarios[i];
        for (const results::Target& limit : limits_in(session, options, scenario)) {
            const auto count = [&](const std::string& name, const std::vector<run::Values>& runs) {
                session.breaches.push_back(
                    {limit.requirement.text(), name, limit.entry.split, results::breaches_of(limit, runs)});
            };
            count(scenario.name, session.runs[i]);
            if (!session.drawn_runs.empty()) {
                count(scenario.name + ", assumptions vary", session.drawn_runs[i]);
            }
        }
    }
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

results::Outcome run_all(const Options& options, const std::vector<results::Arm>& arms, results::Store& store,
                         const Console& console) {
    ProgressReport report{console, arms.back().scenario.model};
    watch_for_interrupt();
    results::Outcome outcome;
    try {
        outcome = results::perform(
            store, arms, {options.runs, options.seed, options.threads, run::program()},
            [&report](const results::Progress& progress) { report.show(progress); }, interrupted());
    } catch (...) {
        report.clear();
        throw;
    }
    report.clear();
    return outcome;
}

/// What was run, in the order of `arms`: those behind the scenarios asked for are the same with what was drawn.
void take_runs(Session& session, const std::vector<results::Arm>& arms, std::size_t scenarios,
               std::vector<std::vector<run::Values>> runs) {
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        if (arm < scenarios) {
            session.scenarios.push_back(arms[arm].scenario);
        }
        (arm < scenarios ? session.runs : session.drawn_runs).push_back(std::move(runs[arm]));
    }
}

}  // namespace

std::string stopped_message(const Options& options, const std::string& store) {
    return fmt::format("Stopped. Finished runs are kept in {}. Go on with:\n  careway {}", store,
                       shell_words(options.command));
}

std::vector<std::string> rows_asked(const Options& options, const std::vector<std::string>& own,
                                    const std::vector<measure::Entry>& entries) {
    if (options.measures.empty()) {
        return own;
    }
    std::vector<std::string> known;
    for (const auto& entry : entries) {
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

Session hold_session(const Options& options, const std::vector<std::string>& names, std::size_t judged_from,
                     const Library& library, const Console& console) {
    Session session;
    session.model = library.model(options.model);
    session.asked_model = options.model;
    const auto found = find_all(session.model, names, library);
    const auto prepared = prepare_all(session.model, found);
    require_comparable(prepared);
    const auto varied = vary_all(options, session.model, found, prepared);
    session.headline = rows_asked(options, prepared.front().model.spec.headline, prepared.front().scenario.entries);
    session.split = split_to_show(prepared);
    const auto aims = aims_of(options, prepared, judged_from, session.split);
    session.years = years_to_show(options, prepared.front().scenario);
    session.endless = endless_pools(prepared);
    session.precision = options.precision;
    for (const Prepared& one : prepared) {  // a mistyped limit need not wait for the runs
        static_cast<void>(limits_in(session, options, one.scenario));
    }
    session.seed = options.seed;
    session.replications = options.runs;
    session.program = run::program();
    session.store = options.store.empty() ? "out/" + session.model.name + ".sqlite" : options.store;
    session.varying = varying_in_words(names_drawn(varied).size(), !options.ensemble.empty());
    session.draws = draws_of(varied, options);
    const auto arms = arms_of(prepared, varied, options);
    auto store = results::Store::open(session.store);
    remark(prepared, options, console);
    results::Outcome outcome = run_all(options, arms, store, console);
    if (!outcome.complete) {
        throw Stopped{stopped_message(options, session.store)};
    }
    take_runs(session, arms, prepared.size(), std::move(outcome.runs));
    count_breaches(session, options);
    for (const Aim& aim : aims) {
        session.verdicts.push_back({names[aim.scenario], results::judge(aim.target, session.runs[aim.scenario])});
    }
    return session;
}

std::vector<std::size_t> rows_shown(const Session& session, std::size_t scenario) {
    return results::shown(session.scenarios[scenario].entries, session.headline, windows_of(session));
}

bool is_a_path(const Session& session) {
    return !session.split.empty() || !session.endless.empty();
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
