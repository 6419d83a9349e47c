#include "tests/models/corners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/language/set.hpp"

namespace careway::models_test {

namespace {

/// What a `set:` of a scenario would say, line by line.
using Sets = std::vector<std::pair<std::string, std::string>>;

Sets of_the_year_2021() {
    return {{"start", "2021-04-01"}, {"run.length", "1 year"}};
}

/// The community's growth of keeping_pace_2021.yaml, which extends what the options extend too.
void keep_pace(Sets& sets) {
    for (const auto& [pool, places] : {std::pair{"packages", 276},
                                       {"reablement_places", 12},
                                       {"community_beds", 12},
                                       {"residential_places", 86},
                                       {"nursing_places", 88}}) {
        sets.emplace_back(fmt::format("pools.{}.capacity", pool), fmt::format("{{add: {}}}", places));
    }
}

void hope(Sets& sets) {
    for (const char* node : {"community_response", "step_up_bed"}) {
        sets.emplace_back(fmt::format("pathway.{}.ready.assessment_unit", node), "5 %");
        sets.emplace_back(fmt::format("pathway.{}.ready.home.readmitted.share", node), "{times: 0.5}");
        sets.emplace_back(fmt::format("pathway.{}.stay", node), "{times: 0.8}");
    }
}

Sets sets_of(const Corner& corner, const std::string& option) {
    Sets sets = of_the_year_2021();
    if (corner.keeps_pace) {
        keep_pace(sets);
    }
    if (option == "three_wards") {
        sets.emplace_back("pools.acute_beds.capacity",
                          fmt::format("{{add: {}, from: 2019-04-01}}", 3 * corner.ward - 84));
    }
    if (option == "community_diversion") {
        sets.emplace_back("attributes.later_needs.kept", corner.needs_dropped ? "0 %" : "100 %");
        sets.emplace_back("attributes.judged_by.overlapping", corner.overlaps ? "100 %" : "0 %");
        if (corner.hopeful) {
            hope(sets);
        }
    }
    return sets;
}

/// Runs each different model once: wards do not ask whom diversion reaches.
class Runs {
public:
    explicit Runs(std::uint32_t replications) : replications_{replications} {}

    const std::vector<Measures>& of(const std::string& option, const Corner& corner) {
        const Sets sets = sets_of(corner, option);
        std::string key = option;
        std::vector<language::Value> values;
        for (const auto& [address, change] : sets) {
            key += fmt::format(";{}={}", address, change);
            values.push_back(language::set_of(address, change, {"corners", 1, 1}));
        }
        auto& runs = known_[key];
        if (runs.empty()) {
            runs = run_model(project() / "models/south_somerset/model.yaml",
                             project() / "configs/south_somerset" / (option + ".yaml"), 42, replications_, "", values);
        }
        return runs;
    }

private:
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
