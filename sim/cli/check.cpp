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

/// "3 errors", or "3 errors, told above".
std::string count_of(const std::string& word, std::size_t all, std::size_t fresh) {
    const auto counted = [&word](std::size_t n) { return results::counted(static_cast<long long>(n), word); };
    if (fresh == all) {
        return counted(all);
    }
    return counted(all) + (fresh == 0 ? ", told above" : ", of which " + std::to_string(all - fresh) + " told above");
}

/// Errors and warnings that were not told before, and the line that counts them.
void complain(const Checked& checked, Told& told, const Console& console) {
    const std::vector<Fault>& faults = checked.errors.empty() ? checked.prepared->warnings : checked.errors;
    const std::vector<Fault> fresh = told.fresh(faults);
    if (!checked.errors.empty()) {
        if (!fresh.empty()) {
            console.fail(language::render(fresh, "error"));
        }
        console.fail(checked.file + ": " + count_of("error", faults.size(), fresh.size()));
        return;
    }
    if (!fresh.empty()) {
        console.warn(language::render(fresh, "warning"));
    }
    console.print(check_text(checked, console) + "0 errors, " + count_of("warning", faults.size(), fresh.size()) +
                  "\n");
}

bool acceptable(const Checked& checked, bool strict) {
    return checked.errors.empty() && !(strict && !checked.prepared->warnings.empty());
}

}  // namespace

int check(const Options& options, const Library& library, const Console& console) {
    const auto all = look_at_all(options, library);
    if (options.json) {
        console.print(check_json(all));
    } else {
        Told told;
        for (const Checked& checked : all) {
            complain(checked, told, console);
        }
    }
    const bool fine = std::ranges::all_of(all, [&](const Checked& one) { return acceptable(one, options.strict); });
    return fine ? 0 : 3;
}

}  // namespace careway::cli
