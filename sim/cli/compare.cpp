#include "sim/cli/report.hpp"
#include "sim/cli/verbs.hpp"

namespace careway::cli {

int compare(const Options& options, const Library& library, const Console& console) {
    std::vector<std::string> names{options.base};
    names.insert(names.end(), options.with.begin(), options.with.end());
    const Session session = hold_session(options, names, 1, library, console);
    const std::string next = shell_words({"careway", "export", session.store});
    console.print(options.json  ? compare_json(session)
                  : options.csv ? compare_csv(session)
                                : compare_text(session, next, console));
    return conclude(session, options, console);
}

}  // namespace careway::cli
