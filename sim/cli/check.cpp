#include <algorithm>

#include "sim/cli/report.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

Checked look_at(const Located& file, const std::string& scenario, const Library& library) {
    Checked checked{file.path.string(), {}, {}};
    try {
        if (is_scenario(file.path)) {
            checked.prepared = prepare(library.model_of(file), file);
        } else if (scenario.empty() || scenario == results::as_is) {
            checked.prepared = prepare(file, std::nullopt);
        } else {
            const Located found = library.scenario(file, scenario);
            checked.file = found.path.string();
            checked.prepared = prepare(file, found);
        }
    } catch (const InputError& error) {
        checked.errors = error.faults();
    }
    return checked;
}

std::vector<Checked> look_at_all(const Options& options, const Library& library) {
    const auto scenarios = options.scenarios.empty() ? std::vector<std::string>{""} : options.scenarios;
    std::vector<Checked> all;
    for (const std::string& name : options.files) {
        for (const std::string& scenario : scenarios) {
            all.push_back(look_at(library.file(name), scenario, library));
        }
    }
    return all;
}

/// Errors and warnings, with the line that counts them where there is no summary to end with it.
void complain(const Checked& checked, const Console& console) {
    if (!checked.errors.empty()) {
        console.fail(language::render(checked.errors, "error"));
        console.fail(checked.file + ": " + results::counted(static_cast<long long>(checked.errors.size()), "error"));
    } else if (!checked.prepared->warnings.empty()) {
        console.warn(language::render(checked.prepared->warnings, "warning"));
    }
}

bool acceptable(const Checked& checked, bool strict) {
    return checked.errors.empty() && !(strict && !checked.prepared->warnings.empty());
}

}  // namespace

int check(const Options& options, const Library& library, const Console& console) {
    const auto all = look_at_all(options, library);
    for (const Checked& checked : all) {
        if (!options.json) {
            complain(checked, console);
            console.print(check_text(checked, console));
        }
    }
    if (options.json) {
        console.print(check_json(all));
    }
    const bool fine = std::ranges::all_of(all, [&](const Checked& one) { return acceptable(one, options.strict); });
    return fine ? 0 : 3;
}

}  // namespace careway::cli
