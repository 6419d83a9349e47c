#include "viz/app/command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "sim/base/error.hpp"
#include "viz/app/clock.hpp"

namespace careway::app {

namespace {

constexpr int least_width = 640;
constexpr int least_height = 360;
constexpr int most_pixels = 7680;

struct Size {
    int width = 0, height = 0;
};

bool read(std::string_view digits, int& number) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size();
}

Size size_of(const std::string& words) {
    Size size;
    const std::size_t x = words.find('x');
    const bool whole = x != std::string::npos && read(std::string_view{words}.substr(0, x), size.width) &&
                       read(std::string_view{words}.substr(x + 1), size.height);
    if (!whole || size.width < least_width || size.height < least_height || size.width > most_pixels ||
        size.height > most_pixels) {
        throw UsageError{"--size must be WIDTHxHEIGHT from 640x360 to 7680x7680, such as 1366x768, found `" + words +
                         "`"};
    }
    return size;
}

}  // namespace

std::variant<Command, Help> parse(std::span<const char* const> words) {
    Command command;
    std::string size = "1366x768";
    std::string speed = "1 day";
    bool without_letters = false;
    CLI::App app{"Shows a model while it runs, one scenario or two with the same luck.", "careway watch"};
    app.add_option("MODEL", command.model, "path or short name of the model")->required();
    app.add_option("-s,--scenario", command.scenario, "scenario of lane A, or as_is (as_is)");
    app.add_option("--versus", command.versus, "scenario of lane B, or as_is");
    app.add_option("--size", size, "of the window (1366x768)");
    app.add_option("--at", command.at, "instant to begin at: 'day 214 14:00', 2017-02-02");
    app.add_option("--speed", speed, "a second, such as '1 week'; or fastest");
    app.add_option("--screenshot", command.screenshot, "writes a PNG of that instant, and ends");
    app.add_option("--numbers", command.numbers, "writes counts of that instant as CSV, and ends");
    app.add_option("--record", command.record, "writes a film from that instant on, and ends");
    app.add_option("--to", command.to, "instant at which the film ends (10 seconds later)");
    app.add_flag("--layout-report", command.layout_report, "prints every text with its size, and ends");
    app.add_option("--bench", command.bench, "plays for SECONDS; prints frame and rewind times")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 3600).description(""));
    app.add_flag("--fullscreen", command.full_screen, "begins over the whole screen");
    app.add_flag("--no-letter-keys", without_letters, "letters do nothing; buttons and other keys stay");
    app.add_option("--seed", command.seed, "of the random numbers (42)");
    app.add_option("--run", command.run, "which run of that seed (1)");
    app.add_option("--runs", command.runs, "runs behind bands and evidence (50; of pictures 0)")
        ->check(CLI::Range(0, 1000).description(""));
    app.footer(
        "In the window Space goes on and pauses, arrow keys move by days, Tab shows a\n"
        "button for everything else, levers of the model among them.\n"
        "Needs a display; on a machine without one: xvfb-run -a careway watch ...\n"
        "Exit codes: 0 done, 1 could not run, 2 wrong use, 3 model has errors.");
    std::vector<std::string> reversed{words.rbegin(), words.rend()};  // as CLI11 wants them
    try {
        app.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        return Help{app.help()};
    } catch (const CLI::ParseError& error) {
        throw UsageError{std::string{error.what()} + "; `careway watch --help` says what there is"};
    }
    command.width = size_of(size).width;
    command.height = size_of(size).height;
    command.speed = speed_called(speed);
    if (!command.record.empty() && is_fastest(command.speed)) {
        throw UsageError{"--record needs a --speed of so much a second, such as '1 week'"};
    }
    command.letter_keys = !without_letters;
    return command;
}

}  // namespace careway::app
