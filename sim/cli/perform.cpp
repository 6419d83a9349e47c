#include "sim/cli/perform.hpp"

#include <string>

#include "sim/base/error.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/session.hpp"
#include "sim/cli/verbs.hpp"

namespace careway::cli {

namespace {

int do_verb(const Options& options, const Library& library, const Console& console) {
    switch (options.verb) {
        case Verb::run:
            return run(options, library, console);
        case Verb::compare:
            return compare(options, library, console);
        case Verb::check:
            return check(options, library, console);
        case Verb::export_store:
            return export_store(options, library, console);
        case Verb::fit:
            return fit_spells(options, library, console);
        case Verb::list:
            return list(options, library, console);
        case Verb::reference:
            return reference(options, library, console);
        case Verb::schema:
            return schema(options, library, console);
        case Verb::graph:
            return graph(options, library, console);
        case Verb::make_new:
            return make_new(options, library, console);
        case Verb::study:
            return study(options, library, console);
        case Verb::watch:
            return watch(options, library, console);
        case Verb::version:
            break;
    }
    return version(options, library, console);
}

}  // namespace

int perform(const Options& options, const Library& library, const Console& console) {
    try {
        const int code = do_verb(options, library, console);
        console.finish();
        return code;
    } catch (const UsageError& error) {
        console.fail(std::string{"careway: "} + error.what());
        return 2;
    } catch (const InputError& error) {
        if (options.json) {
            console.print(errors_json(options.command.front(), error.faults()));
            console.finish();
        } else {
            console.fail(error.what());
        }
        return 3;
    } catch (const Stopped& stopped) {
        console.fail(stopped.what());
        return 130;
    } catch (const std::exception& error) {
        console.fail(std::string{"careway: "} + error.what());
        return 1;
    }
}

}  // namespace careway::cli
