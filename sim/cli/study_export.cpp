#include "sim/cli/study_export.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace careway::cli {

namespace {

std::vector<std::optional<results::DesignLevel>> in_columns(const results::DesignPoint& point,
                                                            const std::vector<std::string>& factors) {
    std::vector<std::optional<results::DesignLevel>> levels;
    for (const std::string& factor : factors) {
        const auto found = std::ranges::find(point.levels, factor, &results::DesignLevel::factor);
        levels.push_back(found == point.levels.end() ? std::nullopt : std::optional{*found});
    }
    return levels;
}

}  // namespace

std::vector<std::string> factors_of(const std::vector<results::Design>& designs) {
    std::vector<std::string> factors;
    for (const results::Design& design : designs) {
        for (const results::DesignLevel& level : design.points.front().levels) {
            if (std::ranges::find(factors, level.factor) == factors.end()) {
                factors.push_back(level.factor);
            }
        }
    }
    return factors;
}

void each_value(results::Store& store, const std::vector<results::Design>& designs,
                const std::function<void(const PointValue&)>& visit) {
    const std::vector<std::string> factors = factors_of(designs);
    for (const results::Design& design : designs) {
        for (const results::DesignPoint& point : design.points) {
            const auto levels = in_columns(point, factors);
            store.each_measure(design, point, [&](const results::MeasureRow& row) {
                visit({design.study, point.number, levels, row});
            });
        }
    }
}

std::vector<results::Filed> of_no_point(results::Store& store, const std::vector<results::Design>& designs) {
    std::set<std::tuple<std::string, std::string, std::string, std::uint32_t>> points;
    for (const results::Design& design : designs) {
        for (const results::DesignPoint& point : design.points) {
            points.insert({point.scenario, point.digest, design.program, design.seed});
        }
    }
    std::vector<results::Filed> others = store.overview();
    std::erase_if(others, [&](const results::Filed& one) {
        return points.contains({one.scenario, one.digest, one.program, one.seed});
    });
    return others;
}

}  // namespace careway::cli
