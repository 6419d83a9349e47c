#include "viz/app/debrief.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <system_error>

#include "sim/base/error.hpp"
#include "sim/cli/session.hpp"
#include "sim/cli/wording.hpp"
#include "sim/results/scenario.hpp"
#include "sim/run/digest.hpp"
#include "sim/run/provenance.hpp"
#include "viz/app/dates.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace fs = std::filesystem;

namespace {

using language::path_from;

/// "Day 214 of 730, Mon 31 Oct 2016".
std::string day_in_words(const Stage& stage, Date date) {
    return fmt::format("day {} of {}, {}", number_of_day((date - stage.start()).count() * day, stage.days()),
                       stage.days(), weekday_and_date(date));
}

std::string head(Stage& stage, Time now, std::uint32_t run) {
    const Scenario& first = stage.scenarios().front();
    std::string text = fmt::format("# Debrief: {}\n\nA model, not a forecast.\n\n", first.program->texts.model);
    text += fmt::format("- Looked at last: {} {} ({}).\n", day_in_words(stage, stage.date_of(now)),
                        time_of_day(now - stage.from()), stage.run_in_words(run));
    for (std::size_t lane = 0; lane < (is_alike(stage) ? 1 : stage.lanes()); ++lane) {
        const std::string& text_of_lane = stage.scenarios()[lane].model.effective_text;
        text += fmt::format("- {}: {}. SHA-256 of its model text: {}.\n", lane == 0 ? "A" : "B",
                            stage.name_of_lane(lane), run::sha256(text_of_lane));
    }
    return text + fmt::format("- Seed {}, program careway {}.\n", stage.seed(), run::program());
}

std::string levers(const Stage& stage, const fs::path& folder, const std::vector<Undone>& undone) {
    std::string text = "\n## What was done in B\n\n";
    for (const Undone& each : undone) {
        text += fmt::format("- On {}: {}{}.\n", day_in_words(stage, each.on), each.how,
                            each.file.empty() ? "" : "; what was done before is in " + path_from(folder, each.file));
    }
    for (const language::LoggedPull& each : stage.last_scenario().log) {
        const language::Lever& lever = stage.levers()[each.pull.lever];
        text += fmt::format("- On {}: {} \"{}\", from {}", day_in_words(stage, each.asked),
                            each.pull.release ? "released" : "pulled", lever.name, weekday_and_date(each.pull.from));
        text += lever.cost_per_day > 0 ? ", £" + scene::with_commas(std::llround(lever.cost_per_day)) + " a day" : "";
        text += lever.staff > 0 ? fmt::format(", {:.4g} staff", lever.staff) : "";
        text += ".\n";
    }
    return stage.last_scenario().log.empty() && undone.empty() ? text + "No lever was pulled.\n" : text;
}

std::string guesses(const Stage& stage) {
    std::string text = "\n## What the room expected\n\n";
    for (const Guess& guess : stage.guesses()) {
        const auto outcome = stage.outcome(guess, is_alike(stage) ? 0 : stage.lanes() - 1);
        text += "- " + outcome.value_or(stage.words_of(guess) + ", which was not reached") + ".\n";
    }
    return stage.guesses().empty() ? text + "Nobody guessed.\n" : text;
}

/// One row a tile, in the words of `careway compare`.
std::string table(const Stage& stage, const Spread& spread) {
    const pathway::Program& program = *stage.scenarios().front().program;
    const measure::Catalogue catalogue{program, program.end - program.measure_from};
    std::string text = "| Measure | A | B | Difference | 95% interval | B lower |\n|---|---:|---:|---:|---|---:|\n";
    for (std::size_t tile = 0; tile < stage.tiles().size(); ++tile) {
        const std::ptrdiff_t position = stage.tiles()[tile].front().entry;
        if (position >= 0) {
            const measure::Entry& entry = catalogue.entries()[static_cast<std::size_t>(position)];
            const cli::DifferenceWords words = cli::in_words(entry, spread.tiles_over_window[tile]);
            text += fmt::format("| {} | {} | {} | {} | {} | in {} runs |\n", cli::label_of(entry), words.base,
                                words.with, words.difference, words.interval, words.lower);
        }
    }
    return text;
}

std::string answer(Stage& stage, bool was_undone) {
    ManyRuns* many = stage.many_runs();
    std::string text = "\n## What many runs say\n\n";
    if (is_alike(stage)) {
        return text + (was_undone ? "B is A again" : "Nothing was changed in B") +
               ", so that there is nothing to compare.\n";
    }
    if (many == nullptr) {
        return text + "No runs went on in the background; the command below gives the answer.\n";
    }
    many->look();
    const Spread* spread = many->spread();
    if (spread == nullptr || spread->runs == 0) {
        return text + fmt::format("{}; the command below gives the answer.\n",
                                  spread == nullptr ? many->so_far() : many->losses());
    }
    text += fmt::format("{} paired runs, with the same luck in A and B, over the whole window.{}\n\n", spread->runs,
                        many->losses().empty() ? "" : " " + many->losses() + ".");
    return text + table(stage, *spread) +
           "\nA and B: means of the runs. 95% interval: confidence interval of the mean of the paired differences, for "
           "chance alone; a wrong assumption can move them further. pp: percentage points. Elsewhere \"8 in 10\" is "
           "the range of the runs themselves, from the 10th to the 90th in a hundred.\n";
}

std::string repeat(Stage& stage, const fs::path& folder) {
    const ManyRuns* many = stage.many_runs();
    const std::string runs = std::to_string(many == nullptr ? 50 : many->runs());
    const std::string seed = std::to_string(stage.seed());
    const Scenario& a = stage.scenarios().front();
    const Scenario& b = stage.last_scenario();
    const auto name_of = [&](const Scenario& scenario) {
        return scenario.scenario_file ? path_from(folder, *scenario.scenario_file) : std::string{results::as_is};
    };
    const bool pulled = !b.log.empty();
    std::string text = "\n## Repeat it\n\nIn this folder:\n\n```sh\n";
    if (pulled) {
        text += cli::shell_words({"careway", "run", debrief_workshop, "-n", runs, "--seed", seed}) + "\n";
    }
    if (is_alike(stage)) {
        return text +
               cli::shell_words(
                   {"careway", "run", path_from(folder, a.model_file), "-s", name_of(a), "-n", runs, "--seed", seed}) +
               "\n```\n";
    }
    text += cli::shell_words({"careway", "compare", path_from(folder, a.model_file), "--base", name_of(a), "--with",
                              pulled ? debrief_workshop : name_of(b), "-n", runs, "--seed", seed});
    return text + "\n```\n";
}

}  // namespace

bool is_alike(const Stage& stage) {
    return stage.last_scenario().log.empty() &&
           stage.last_scenario().scenario_file == stage.scenarios().front().scenario_file;
}

fs::path new_debrief_folder(const fs::path& parent) {
    fs::path folder = parent / "careway-debrief";
    std::error_code failed;
    for (int number = 2; fs::exists(folder, failed); ++number) {
        folder = parent / fmt::format("careway-debrief-{}", number);
    }
    if (!fs::create_directory(folder, failed)) {
        throw SystemError{"cannot make the folder " + folder.filename().string()};
    }
    return folder;
}

std::string debrief_text(Stage& stage, Time now, std::uint32_t run, const fs::path& folder,
                         const std::vector<Undone>& undone) {
    return head(stage, now, run) + levers(stage, folder, undone) + guesses(stage) + answer(stage, !undone.empty()) +
           repeat(stage, folder);
}

void write_file(const fs::path& file, const std::string& text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text << std::flush;
    if (!stream) {
        throw SystemError{"cannot write " + (file.parent_path().filename() / file.filename()).string()};
    }
}

}  // namespace careway::app
