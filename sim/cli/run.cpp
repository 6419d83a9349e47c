#include "sim/cli/report.hpp"
#include "sim/cli/verbs.hpp"

namespace careway::cli {

namespace {

/// A comparison with what was just run, where the model has a scenario for it; else the values themselves.
std::string next_command(const Session& session, const Library& library) {
    const std::string& base = session.scenarios.front().name;
    for (const Located& scenario : library.scenarios(session.model)) {
        if (scenario.name != base) {
            return shell_words({"careway", "compare", session.asked_model, "--base", base, "--with", scenario.name});
        }
    }
    return shell_words({"careway", "export", session.store});
}

}  // namespace

int run(const Options& options, const Library& library, const Console& console) {
    const auto names = options.scenarios.empty() ? std::vector<std::string>{results::as_is} : options.scenarios;
    const Session session = hold_session(options, names, 0, library, console);
    console.print(options.json  ? run_json(session)
                  : options.csv ? run_csv(session)
                                : run_text(session, next_command(session, library), console));
    return conclude(session, options, console);
}

}  // namespace careway::cli
