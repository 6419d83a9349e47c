#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <span>

#include "sim/base/error.hpp"
#include "sim/base/memory.hpp"
#include "sim/cli/locate.hpp"
#include "viz/app/clock.hpp"
#include "viz/app/command.hpp"
#include "viz/app/load.hpp"
#include "viz/app/record.hpp"
#include "viz/app/still.hpp"
#include "viz/app/window.hpp"
#include "viz/draw/display_check.hpp"

namespace {

namespace app = careway::app;

careway::Time instant_in(const app::Stage& stage, const std::string& words) {
    return stage.from() + app::instant_called(words, stage.start(), stage.days());
}

careway::Time end_of_film(const app::Command& command, const app::Stage& stage, careway::Time from) {
    const careway::Duration ten_seconds = 10 * app::Clock{stage.from(), stage.to(), from, command.speed}.per_second();
    const careway::Time to =
        command.to.empty() ? std::min(from + ten_seconds, stage.to()) : instant_in(stage, command.to);
    if (to <= from) {
        throw careway::UsageError{"--to must be later than --at"};
    }
    return to;
}

void watch(const app::Command& command) {
    const auto folder = careway::cli::program_folder();
    const careway::cli::Library library{folder, std::filesystem::current_path()};
    const careway::draw::UsableDisplay display;
    careway::draw::silence_remarks();
    const careway::draw::Fonts fonts{folder / "fonts"};
    const bool still = !command.screenshot.empty() || !command.numbers.empty() || command.layout_report;
    const bool watched = !still && command.record.empty();
    std::vector<std::string> names{command.scenario};
    if (!command.versus.empty()) {
        names.push_back(command.versus);
    } else if (watched) {
        names.push_back(command.scenario);  // a lane B that is hidden until somebody does something in it
    }
    app::Stage stage{app::load_scenarios(command.model, names, library), command.seed, command.run};
    const careway::Time from = command.at.empty() ? stage.from() : instant_in(stage, command.at);
    const careway::Time to = command.record.empty() ? from : end_of_film(command, stage, from);
    constexpr std::uint32_t usual_runs = 50;
    if (const auto runs = command.runs.value_or(watched ? usual_runs : 0); runs > 0) {
        stage.begin_runs(runs, watched);
        if (!watched) {
            stage.many_runs()->wait();
        }
    }
    if (!command.record.empty()) {
        app::record(command, stage, from, to, fonts);
    }
    if (still) {
        app::show_still(command, stage, from, fonts);
    }
    if (watched) {
        app::Window{command, stage, from, fonts}.run();
    }
}

int fail(const char* why, int code) {
    std::fprintf(stderr, "careway watch: %s\n", why);
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    careway::give_back_large_tables();
    try {
        const auto parsed = app::parse(std::span<const char* const>{argv, static_cast<std::size_t>(argc)}.subspan(1));
        if (const auto* help = std::get_if<app::Help>(&parsed)) {
            std::fputs(help->text.c_str(), stdout);
            return 0;
        }
        watch(std::get<app::Command>(parsed));
        return 0;
    } catch (const careway::UsageError& error) {
        return fail(error.what(), 2);
    } catch (const careway::InputError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    } catch (const std::exception& error) {
        return fail(error.what(), 1);
    }
}
