#include "sim/study/tuning.hpp"

#include "sim/study/smoother.hpp"

namespace careway::study {

std::optional<Tuned> tune(const Tuning& tuning, std::span<const Band> bands, const RunSettings& run_settings) {
    Tuned tuned;
    std::vector<Setting> settings = spread_out(tuning.members, tuning.unknowns, tuning.seed);
    for (std::size_t round = 0; round <= tuning.rounds; ++round) {
        if (round > 0) {
            settings = moved(tuned.members, bands, tuning.rounds, round, tuning.seed);
        }
        auto members = run_settings(round, settings);
        if (!members) {
            return {};
        }
        tuned.members = std::move(*members);
        tuned.tried.insert(tuned.tried.end(), tuned.members.begin(), tuned.members.end());
    }
    tuned.best = tuned.tried[nearest(tuned.tried, bands)];
    for (std::size_t refinement = 1; refinement <= most_refinements; ++refinement) {
        const Setting next = refined(tuned.tried, bands);
        const auto tried = run_settings(tuning.rounds + refinement, std::span{&next, 1});
        if (!tried) {
            return {};
        }
        tuned.tried.push_back(tried->front());
        if (distance(tried->front(), bands) >= distance(tuned.best, bands)) {
            break;
        }
        tuned.best = tried->front();
    }
    return tuned;
}

}  // namespace careway::study
