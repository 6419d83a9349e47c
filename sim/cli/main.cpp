#include <array>
#include <cstdio>
#include <filesystem>
#include <span>

#include "sim/base/error.hpp"
#include "sim/base/memory.hpp"
#include "sim/cli/parse.hpp"
#include "sim/cli/report.hpp"
#include "sim/cli/session.hpp"
#include "sim/cli/verbs.hpp"

namespace {

namespace cli = careway::cli;

/// As Linux tells it; where it does not, models are found from the current folder.
std::filesystem::path program_folder() {
    std::error_code unknown;
    return std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
}

int perform(const cli::Options& options, const cli::Console& console) {
    const cli::Library library{program_folder(), std::filesystem::current_path()};
    switch (options.verb) {
        case cli::Verb::run:
            return cli::run(options, library, console);
        case cli::Verb::compare:
            return cli::compare(options, library, console);
        case cli::Verb::check:
            return cli::check(options, library, console);
        case cli::Verb::export_store:
            return cli::export_store(options, library, console);
        case cli::Verb::list:
            return cli::list(options, library, console);
        case cli::Verb::reference:
            return cli::reference(options, library, console);
        case cli::Verb::schema:
            return cli::schema(options, library, console);
        case cli::Verb::graph:
            return cli::graph(options, library, console);
        case cli::Verb::make_new:
            return cli::make_new(options, library, console);
        case cli::Verb::version:
            break;
    }
    return cli::version(options, library, console);
}

/// Exit codes by what went wrong (ux.md, section 4.1).
int guarded(const cli::Options& options, const cli::Console& console) {
    try {
        const int code = perform(options, console);
        console.finish();
        return code;
    } catch (const careway::UsageError& error) {
        console.fail(std::string{"careway: "} + error.what());
        return 2;
    } catch (const careway::InputError& error) {
        if (options.json) {
            console.print(cli::errors_json(options.command.front(), error.faults()));
            console.finish();
        } else {
            console.fail(error.what());
        }
        return 3;
    } catch (const cli::Stopped& stopped) {
        console.fail(stopped.what());
        return 130;
    } catch (const std::exception& error) {
        console.fail(std::string{"careway: "} + error.what());
        return 1;
    }
}

}  // namespace

int main(int argc, char** argv) {
    careway::give_back_large_tables();
    try {
        const auto words = std::span<const char* const>{argv, static_cast<std::size_t>(argc)}.subspan(1);
        const auto parsed = cli::parse(words);
        if (const auto* help = std::get_if<cli::Help>(&parsed)) {
            cli::Console{{}}.print(help->text);
            return 0;
        }
        const auto& options = std::get<cli::Options>(parsed);
        return guarded(options, cli::Console{options});
    } catch (const careway::UsageError& error) {
        std::fprintf(stderr, "careway: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "careway: %s\n", error.what());
        return 1;
    }
}
