#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/base/error.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/verbs.hpp"

namespace careway::cli {

namespace {

/// A comparison with what was just run, where the model has a scenario for it; else the values themselves.
std::string next_command(const Session& session, const std::string& base, const Options& options,
                         const Library& library) {
    for (const Located& scenario : library.scenarios(session.model)) {
        if (scenario.name != base) {
            std::vector<std::string> words{"careway", "compare", session.asked_model, "--base",
                                           base,      "--with",  scenario.name};
            if (options.assumptions == "drawn") {
                words.insert(words.end(), {"--assumptions", "drawn"});
            }
            if (!options.ensemble.empty()) {
                words.insert(words.end(), {"--ensemble", options.ensemble});
            }
            return shell_words(words);
        }
    }
    return shell_words({"careway", "export", session.store});
}

/// What stands in a scenario's file, such as that of a workshop, is run over the model that it names.
Options over_its_model(Options options, const Library& library) {
    const std::string file = options.model;
    options.model = library.model_of(library.file(file)).path.lexically_normal().string();
    if (!options.scenarios.empty()) {
        throw UsageError{
            fmt::format("`{0}` is a scenario and is run alone; to run others too: careway run {1} -s {0},{2}", file,
                        options.model, fmt::join(options.scenarios, ","))};
    }
    options.scenarios = {file};
    return options;
}

int run_and_print(const Options& options, const std::vector<std::string>& names, const std::string& next,
                  const Library& library, const Console& console) {
    const Session session = hold_session(options, names, 0, library, console);
    const auto following = [&] { return next.empty() ? next_command(session, names.front(), options, library) : next; };
    console.print(options.json  ? run_json(session)
                  : options.csv ? run_csv(session)
                                : run_text(session, following(), console));
    return conclude(session, options, console);
}

}  // namespace

int run(const Options& options, const Library& library, const Console& console) {
    if (is_scenario(options.model)) {
        const Options over = over_its_model(options, library);
        const std::string next =
            shell_words({"careway", "compare", over.model, "--base", results::as_is, "--with", options.model});
        return run_and_print(over, over.scenarios, next, library, console);
    }
    const auto names = options.scenarios.empty() ? std::vector<std::string>{results::as_is} : options.scenarios;
    return run_and_print(options, names, "", library, console);
}

}  // namespace careway::cli
