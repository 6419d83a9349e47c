#include "tests/models/corners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "sim/language/set.hpp"
#include "sim/language/study.hpp"
#include "sim/language/yaml.hpp"

namespace careway::models_test {

namespace {

/// A change with a name, as it stands at `set:` of a scenario.
struct Named {
    std::string name;
    language::Value set;
};

/// What q02_diversion and the scenarios of South Somerset say already.
class Said {
public:
    [[nodiscard]] Named level(const std::string& factor, const std::string& name) const {
        for (const language::Factor& each : study_.factors) {
            for (const language::Level& level : each.levels) {
                if (each.name == factor && level.name == name) {
                    return {name, level.set};
                }
            }
        }
        throw std::logic_error{"q02_diversion has no level " + factor + "=" + name};
    }
    /// The community's growth, over any option.
    [[nodiscard]] Named pace() const { return {"pace", pace_}; }

private:
    static language::Value set_in(const std::filesystem::path& scenario) {
        language::Faults faults;
        const auto tree = language::read_yaml(scenario, {}, faults);
        faults.throw_errors();
        return *tree->find("set");
    }

    const language::Study study_ = language::read_study(project() / "experiments/q02_diversion/study.yaml",
                                                        project() / "models/south_somerset/model.yaml");
    const language::Value pace_ = set_in(project() / "configs/south_somerset/keeping_pace_2021.yaml");
};

std::vector<Named> changes_of(const Corner& corner, const std::string& option, const Said& said) {
    std::vector<Named> changes{said.level("year", "2021")};
    if (corner.keeps_pace) {
        changes.push_back(said.pace());
    }
    if (option == "three_wards") {
        const std::string change = fmt::format("{{add: {}, from: 2019-04-01}}", 3 * corner.ward - 84);
        changes.push_back({change, language::set_of("pools.acute_beds.capacity", change, {"corners", 1, 1})});
    }
    if (option == "community_diversion") {
        changes.push_back(said.level("overlap", corner.overlaps ? "later_delayed" : "anybody"));
        changes.push_back(said.level("later_needs", corner.needs_dropped ? "dropped" : "kept"));
        changes.push_back(said.level("effect", corner.hopeful ? "hopeful" : "none"));
    }
    return changes;
}

/// Runs each different model once: wards do not ask whom diversion reaches.
class Runs {
public:
    explicit Runs(std::uint32_t replications) : replications_{replications} {}

    const std::vector<Measures>& of(const std::string& option, const Corner& corner) {
        std::string key = option;
        std::vector<language::Value> sets;
        for (auto& [name, set] : changes_of(corner, option, said_)) {
            key += "/" + name;
            sets.push_back(std::move(set));
        }
        auto& runs = known_[key];
        if (runs.empty()) {
            runs = run_model(project() / "models/south_somerset/model.yaml",
                             project() / "configs/south_somerset" / (option + ".yaml"), 42, replications_, "", sets);
        }
        return runs;
    }

private:
    const Said said_;
    std::uint32_t replications_;
    std::map<std::string, std::vector<Measures>> known_;
};

double mean_of(const std::vector<Measures>& runs, const Criterion& criterion) {
    return std::accumulate(runs.begin(), runs.end(), 0.0,
                           [&](double sum, const Measures& run) { return sum + criterion.value(run); }) /
           static_cast<double>(runs.size());
}

std::string words_of(const Corner& corner) {
    return fmt::format("{} | {} | {} | {} | {}", corner.keeps_pace ? "keeps pace" : "frozen",
                       corner.needs_dropped ? "dropped" : "kept", corner.overlaps ? "1" : "0",
                       corner.hopeful ? "hopeful" : "null", corner.ward);
}

}  // namespace

const std::array<Criterion, criteria_count> criteria{{
    {"within 4 hours, %", true, 0.5, [](const Measures& run) { return 100 * run.at("ed.within_4h"); }},
    {"wards full, %", false, 1, [](const Measures& run) { return 100 * run.at("acute_beds.occupancy"); }},
    {"fit to leave", false, 3,
     [](const Measures& run) { return run.at("acute_beds.delayed_here") + run.at("escalation_beds.delayed_here"); }},
    {"planned operations", true, 100, [](const Measures& run) { return 365 * run.at("elective_ward.starts"); }},
    {"no home care", false, 30, [](const Measures& run) { return 365 * run.at("home_care.gave_up"); }},
    {"cost, £m", false, 0.5, [](const Measures& run) { return run.at("system.cost") / 1e6; }},
}};

std::vector<Corner> corners() {
    std::vector<Corner> all;
    for (const bool pace : {false, true}) {
        for (const bool dropped : {false, true}) {
            for (const bool overlaps : {false, true}) {
                for (const bool hopeful : {false, true}) {
                    all.push_back({pace, dropped, overlaps, hopeful, 24});
                    all.push_back({pace, dropped, overlaps, hopeful, 30});
                }
            }
        }
    }
    return all;
}

std::vector<std::size_t> Verdict::winners(std::size_t criterion) const {
    const auto& [name, more_is_better, margin, value] = criteria[criterion];
    const auto& row = values[criterion];
    const auto [least, most] = std::minmax_element(row.begin(), row.end() - 1);
    std::vector<std::size_t> found;
    for (std::size_t option = 0; option < options.size(); ++option) {
        if (more_is_better ? *most - row[option] <= margin : row[option] - *least <= margin) {
            found.push_back(option);
        }
    }
    return found;
}

std::vector<Verdict> judge_corners(std::uint32_t replications) {
    const std::array<std::string, options.size() + 1> files{"three_wards", "community_diversion", "discharge_places",
                                                            "do_nothing_2021"};
    Runs runs{replications};
    std::vector<Verdict> verdicts;
    for (const Corner& corner : corners()) {
        Verdict verdict{corner};
        for (std::size_t file = 0; file < files.size(); ++file) {
            const auto& found = runs.of(files[file], corner);
            for (std::size_t criterion = 0; criterion < criteria.size(); ++criterion) {
                verdict.values[criterion][file] = mean_of(found, criteria[criterion]);
            }
        }
        verdicts.push_back(verdict);
    }
    return verdicts;
}

std::string corner_table(const std::vector<Verdict>& verdicts) {
    std::string page = "| community | later needs | overlap | effect | ward |";
    for (const Criterion& criterion : criteria) {
        page += fmt::format(" {} |", criterion.name);
    }
    page += "\n|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const Verdict& verdict : verdicts) {
        page += fmt::format("| {} |", words_of(verdict.corner));
        for (std::size_t criterion = 0; criterion < criteria.size(); ++criterion) {
            std::string names;
            for (const std::size_t option : verdict.winners(criterion)) {
                names += fmt::format("{}{}", names.empty() ? "" : ", ", options[option]);
            }
            page += fmt::format(" {} |", names);
        }
        page += '\n';
    }
    return page;
}

}  // namespace careway::models_test
