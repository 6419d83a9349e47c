#include "sim/language/workshop.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "sim/language/laid_over.hpp"
#include "sim/language/load.hpp"
#include "sim/language/pulls.hpp"
#include "sim/language/written.hpp"

namespace careway::language {

namespace {

namespace fs = std::filesystem;

std::string comment_on(const LoggedPull& logged, const std::vector<Lever>& levers) {
    return fmt::format("# {}, lane {}: {} `{}`, from {}\n", to_string(logged.asked), logged.lane,
                       logged.pull.release ? "released" : "pulled", levers[logged.pull.lever].name,
                       to_string(logged.pull.from));
}

/// `set:` with the changes of each address together, in their order.
std::string lines_of(const Value& set) {
    std::vector<std::pair<std::string, std::vector<std::string>>> lines;
    for (const Entry& change : set.entries) {
        auto line =
            std::find_if(lines.begin(), lines.end(), [&](const auto& other) { return other.first == change.key; });
        line = line == lines.end() ? lines.insert(lines.end(), {change.key, {}}) : line;
        line->second.push_back(written(change.value));
    }
    std::string text = lines.empty() ? "" : "set:\n";
    for (const auto& [address, changes] : lines) {
        text += changes.size() == 1
                    ? fmt::format("  {}: {}\n", written(address), changes.front())
                    : fmt::format("  {}:\n    - {}\n", written(address), fmt::join(changes, "\n    - "));
    }
    return text;
}

}  // namespace

/// Short names have neither folder nor ending.
std::string path_from(const fs::path& folder, const fs::path& file) {
    std::error_code failed;
    const fs::path way = fs::relative(file, folder, failed);
    if (failed || way.empty()) {
        return fs::absolute(file).generic_string();
    }
    return (way.has_parent_path() ? "" : "./") + way.generic_string();
}

std::vector<Pull> pulls_of(std::span<const LoggedPull> log) {
    std::vector<Pull> pulls;
    std::ranges::transform(log, std::back_inserter(pulls), &LoggedPull::pull);
    return pulls;
}

std::string workshop_text(const Workshop& workshop, const fs::path& folder) {
    const std::vector<Pull> pulls = pulls_of(workshop.pulls);
    const std::vector<Lever> levers = load(workshop.model, workshop.scenario, pulls).screen.levers;
    Faults none;
    const LaidOver laid = lay_over(read_files(workshop.model, workshop.scenario, none), none);

    std::string text = "# What was done on the live screen. `careway run` repeats it.\ncareway: 1\n";
    text +=
        fmt::format("scenario: {}\nmodel: {}\n", written(workshop.name), written(path_from(folder, workshop.model)));
    if (workshop.scenario) {
        text += fmt::format("extends: {}\n", written(path_from(folder, *workshop.scenario)));
    }
    for (const LoggedPull& logged : workshop.pulls) {
        text += comment_on(logged, levers);
    }
    return text + lines_of(changes_by(laid.tree, levers, pulls));
}

}  // namespace careway::language
