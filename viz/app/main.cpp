#include <cstdio>
#include <filesystem>
#include <span>

#include "sim/base/error.hpp"
#include "sim/base/memory.hpp"
#include "sim/cli/locate.hpp"
#include "viz/app/clock.hpp"
#include "viz/app/command.hpp"
#include "viz/app/load.hpp"
#include "viz/app/still.hpp"
#include "viz/app/window.hpp"
#include "viz/draw/display_check.hpp"

namespace {

namespace app = careway::app;

void watch(const app::Command& command) {
    const auto folder = careway::cli::program_folder();
    const careway::cli::Library library{folder, std::filesystem::current_path()};
    if (const std::string why = careway::draw::why_no_display(); !why.empty()) {
        throw careway::SystemError{why};
    }
    careway::draw::silence_remarks();
    const careway::draw::Fonts fonts{folder / "fonts"};
    const bool still = !command.screenshot.empty() || command.layout_report;
    std::vector<std::string> names{command.scenario};
    if (!command.versus.empty()) {
        names.push_back(command.versus);
    } else if (!still) {
        names.push_back(command.scenario);  // a lane B that is hidden until somebody does something in it
    }
    app::Stage stage{app::load_scenarios(command.model, names, library), command.seed, command.run};
    const careway::Duration at =
        command.at.empty() ? careway::Duration{} : app::instant_called(command.at, stage.days());
    if (still) {
        app::show_still(command, stage, stage.from() + at, fonts);
    } else {
        app::Window{command, stage, stage.from() + at, fonts}.run();
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
