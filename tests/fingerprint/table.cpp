#include "tests/fingerprint/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace careway::fingerprint {

namespace {

constexpr const char* head = "model,scenario,seed,records,hash,since\n";

Row row_of(const std::string& line) {
    std::istringstream stream{line};
    Row row;
    std::string seed, records, hash;
    std::getline(stream, row.model, ',');
    std::getline(stream, row.scenario, ',');
    std::getline(stream, seed, ',');
    std::getline(stream, records, ',');
    std::getline(stream, hash, ',');
    std::getline(stream, row.since);
    row.seed = static_cast<std::uint32_t>(std::stoul(seed));
    row.fingerprint = {records.empty() ? 0 : std::stoull(records), hash.empty() ? 0 : std::stoull(hash, nullptr, 16)};
    return row;
}

bool any_begins(const std::vector<std::string>& entries, const std::string& words) {
    return !words.empty() && std::any_of(entries.begin(), entries.end(),
                                         [&](const std::string& entry) { return entry.starts_with(words); });
}

}  // namespace

std::filesystem::path project() {
    return PROJECT_FOLDER;
}

std::filesystem::path table_file() {
    return project() / "tests/fingerprint/table.csv";
}

std::string text_of_file(const std::filesystem::path& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Fingerprint Row::now(std::set<pathway::What>* happened) const {
    const auto laid_over = scenario.empty() ? std::optional<std::filesystem::path>{} : project() / scenario;
    return fingerprint_of(project() / model, laid_over, seed, happened);
}

std::vector<Row> read_table(const std::string& csv) {
    std::istringstream lines{csv};
    std::vector<Row> rows;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with('#') && line + "\n" != head) {
            rows.push_back(row_of(line));
        }
    }
    return rows;
}

std::string text_of(const std::vector<Row>& rows) {
    std::string text =
        "# What one run of each does, as a number. `scripts/fingerprint` prints this anew; a new row needs a model, a "
        "comma,\n# perhaps a scenario, a comma, a seed and three more commas.\n";
    text += head;
    for (const Row& row : rows) {
        text += fmt::format("{},{},{},{},{:016x},{}\n", row.model, row.scenario, row.seed, row.fingerprint.records,
                            row.fingerprint.hash, row.since);
    }
    return text;
}

std::vector<std::string> changes_of_behaviour(const std::string& changelog) {
    std::istringstream lines{changelog};
    std::vector<std::string> entries;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) {
            inside = line == "### Changed behaviour";
        } else if (inside && line.starts_with("- ")) {
            entries.push_back(line.substr(2));
        } else if (inside && line.starts_with("  ")) {
            entries.back() += line.substr(1);
        }
    }
    return entries;
}

std::vector<Row> brought_up_to_date(std::vector<Row> rows, const std::string& since,
                                    const std::vector<std::string>& entries,
                                    const std::function<Fingerprint(const Row&)>& now) {
    if (!any_begins(entries, since)) {
        throw std::runtime_error{fmt::format(
            "no entry under *Changed behaviour* of CHANGELOG.md begins with `{}`: write there what changed and why",
            since)};
    }
    for (Row& row : rows) {
        const Fingerprint found = now(row);
        if (found == row.fingerprint) {
            continue;
        }
        if (row.since == since) {
            throw std::runtime_error{
                fmt::format("{} {} has moved under `{}` before: write an entry of its own for this change. If it is "
                            "the same change, "
                            "take the table back first (git checkout tests/fingerprint/table.csv)",
                            row.model, row.scenario, since)};
        }
        row.fingerprint = found;
        row.since = since;
    }
    return rows;
}

}  // namespace careway::fingerprint
