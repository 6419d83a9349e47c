#include "viz/app/film.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "sim/cli/session.hpp"
#include "sim/results/scenario.hpp"
#include "viz/app/dates.hpp"

namespace careway::app {

namespace {

std::string name_of(const Scenario& scenario) {
    return scenario.scenario_file ? scenario.scenario_file->string() : results::as_is;
}

/// Runs it, and reads what it says to its end. The last line is why it failed, where it did.
std::string outcome_of(const std::string& line, const std::string& file) {
    std::string last = "it ended early";
    FILE* said = popen((line + " 2>&1 </dev/null").c_str(), "r");
    if (said == nullptr) {
        return "No film " + file + ": there is no memory for one";
    }
    std::string words;
    for (int letter = std::fgetc(said); letter != EOF; letter = std::fgetc(said)) {
        if (letter != '\n') {
            words += static_cast<char>(letter);
        } else if (!words.empty()) {
            last = std::exchange(words, "");
        }
    }
    const bool good = pclose(said) == 0;
    return good ? "Film ready: " + file : "No film " + file + ": " + (words.empty() ? last : words);
}

}  // namespace

std::vector<std::string> film_words(const Command& command, const Stage& stage, const Take& take,
                                    const std::string& file) {
    const Scenario& a = stage.scenario(0);
    std::vector<std::string> words{a.model_file.string(), "--scenario", name_of(a)};
    const auto add = [&](const char* option, const std::string& value) { words.insert(words.end(), {option, value}); };
    if (take.lanes > 1) {
        add("--versus", take.workshop.empty() ? name_of(stage.scenario(1)) : take.workshop);
    }
    add("--at", instant_in_words(take.from - stage.from(), stage.days()));
    add("--to", instant_in_words(take.to - stage.from(), stage.days()));
    add("--speed", take.speed);
    add("--size", fmt::format("{}x{}", command.width, command.height));
    add("--seed", std::to_string(command.seed));
    add("--run", std::to_string(take.run));
    add("--record", file);
    return words;
}

std::string free_film_name(const std::filesystem::path& folder, const std::vector<std::string>& in_making) {
    for (int number = 1;; ++number) {
        const std::string name = fmt::format("careway-film-{}.mp4", number);
        const bool making = std::ranges::find(in_making, name) != in_making.end();
        if (!making && !std::filesystem::exists(folder / name) &&
            !std::filesystem::exists(folder / (name + "-pictures"))) {
            return name;
        }
    }
}

FilmMaker::FilmMaker(const std::vector<std::string>& words, std::string file)
    : file_{std::move(file)}, outcome_{std::async(std::launch::async, outcome_of, cli::shell_words(words), file_)} {}

std::optional<std::string> FilmMaker::ended(bool wait) {
    using namespace std::chrono_literals;
    if (!outcome_.valid() || (!wait && outcome_.wait_for(0s) != std::future_status::ready)) {
        return std::nullopt;
    }
    return outcome_.get();
}

}  // namespace careway::app
