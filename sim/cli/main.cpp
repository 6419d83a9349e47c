#include <cstdio>
#include <filesystem>
#include <span>

#include "sim/base/error.hpp"
#include "sim/base/memory.hpp"
#include "sim/cli/parse.hpp"
#include "sim/cli/perform.hpp"

namespace {

namespace cli = careway::cli;

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
        const cli::Library library{cli::program_folder(), std::filesystem::current_path()};
        return cli::perform(options, library, cli::Console{options});
    } catch (const careway::UsageError& error) {
        std::fprintf(stderr, "careway: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "careway: %s\n", error.what());
        return 1;
    }
}
