#include "sim/study/smoother.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/random/draw.hpp"
#include "sim/random/normal.hpp"

namespace careway::study {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Replications are counted from 1, so that run 0 is free for what is drawn beside them.
random::Bits drawn(std::uint32_t seed, std::size_t member, std::size_t column, std::size_t round) {
    return random::Draws{seed, 0}.at(member, static_cast<std::uint32_t>(column), random::Purpose::setting,
                                     static_cast<std::uint32_t>(round));
}

Eigen::Index index(std::size_t number) {
    return static_cast<Eigen::Index>(number);
}

/// [unknown x trial]
MatrixXd settings_of(std::span<const Trial> trials) {
    MatrixXd settings{index(trials.front().setting.size()), index(trials.size())};
    for (std::size_t trial = 0; trial < trials.size(); ++trial) {
        settings.col(index(trial)) = VectorXd::Map(trials[trial].setting.data(), index(trials[trial].setting.size()));
    }
    return settings;
}

/// [target x trial]: how far the means are above their targets, in tolerances.
MatrixXd misses_of(std::span<const Trial> trials, std::span<const Band> bands) {
    MatrixXd misses{index(bands.size()), index(trials.size())};
    for (std::size_t trial = 0; trial < trials.size(); ++trial) {
        for (std::size_t target = 0; target < bands.size(); ++target) {
            const Band& band = bands[target];
            misses(index(target), index(trial)) = (trials[trial].mean(target) - band.target) / band.tolerance();
        }
    }
    return misses;
}

MatrixXd around_mean(const MatrixXd& columns) {
    return columns.colwise() - columns.rowwise().mean().eval();
}

Setting within_ranges(const VectorXd& moved) {
    Setting setting(moved.data(), moved.data() + moved.size());
    std::ranges::transform(setting, setting.begin(), [](double share) { return std::clamp(share, 0.0, 1.0); });
    return setting;
}

/// The trials nearest to the targets: enough of them to tell the unknowns apart, and few enough to be of one region.
std::vector<Trial> around_nearest(std::span<const Trial> trials, std::span<const Band> bands) {
    std::vector<Trial> sorted{trials.begin(), trials.end()};
    std::ranges::stable_sort(sorted, {}, [&](const Trial& trial) { return distance(trial, bands); });
    const std::size_t enough = 4 * (trials.front().setting.size() + 1);
    sorted.resize(std::min(sorted.size(), enough));
    return sorted;
}

/// [target x unknown]: by how many tolerances a target moves while an unknown goes through its range, by ridge
/// regression.
MatrixXd slopes_of(std::span<const Trial> trials, std::span<const Band> bands) {
    constexpr double ridge = 1e-6;
    const MatrixXd settings = around_mean(settings_of(trials));
    const MatrixXd misses = around_mean(misses_of(trials, bands));
    const MatrixXd scatter =
        settings * settings.transpose() + ridge * MatrixXd::Identity(settings.rows(), settings.rows());
    return scatter.ldlt().solve(settings * misses.transpose()).transpose();
}

}  // namespace

std::vector<Setting> spread_out(std::size_t members, std::size_t unknowns, std::uint32_t seed) {
    std::vector<Setting> settings(members, Setting(unknowns));
    for (std::size_t unknown = 0; unknown < unknowns; ++unknown) {
        std::vector<std::size_t> order(members);
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto place = [&](std::size_t member) { return drawn(seed, member, unknown, 0).uniform(); };
        std::ranges::stable_sort(order, {}, place);
        for (std::size_t part = 0; part < members; ++part) {
            const double within = drawn(seed, order[part], unknown, 0).second_uniform();
            settings[order[part]][unknown] = (static_cast<double>(part) + within) / static_cast<double>(members);
        }
    }
    return settings;
}

std::vector<Setting> moved(std::span<const Trial> members, std::span<const Band> bands, std::size_t rounds,
                           std::size_t round, std::uint32_t seed) {
    const auto inflation = static_cast<double>(rounds);
    const double degrees = static_cast<double>(members.size()) - 1;
    const MatrixXd settings = settings_of(members);
    const MatrixXd misses = misses_of(members, bands);
    const MatrixXd scatter = around_mean(misses);
    const MatrixXd together = around_mean(settings) * scatter.transpose() / degrees;
    const MatrixXd of_misses =
        scatter * scatter.transpose() / degrees + inflation * MatrixXd::Identity(scatter.rows(), scatter.rows());
    const auto solver = of_misses.ldlt();

    std::vector<Setting> result;
    for (std::size_t member = 0; member < members.size(); ++member) {
        VectorXd towards = -misses.col(index(member));
        for (std::size_t target = 0; target < bands.size(); ++target) {
            towards(index(target)) +=
                std::sqrt(inflation) * random::normal_quantile(drawn(seed, member, target, round).uniform());
        }
        result.push_back(within_ranges(settings.col(index(member)) + together * solver.solve(towards)));
    }
    return result;
}

Setting refined(std::span<const Trial> trials, std::span<const Band> bands) {
    const std::vector<Trial> near = around_nearest(trials, bands);
    const MatrixXd slopes = slopes_of(near, bands);
    const VectorXd start = settings_of(near).col(0);
    const VectorXd miss = misses_of(near, bands).col(0);
    // As `distance` counts: a target that an unknown hardly moves is no reason to take that unknown to its end.
    const MatrixXd curvature = slopes.transpose() * slopes + MatrixXd::Identity(start.size(), start.size());
    const VectorXd off = start - VectorXd::Constant(start.size(), middle);
    return within_ranges(start - curvature.ldlt().solve(slopes.transpose() * miss + off));
}

}  // namespace careway::study
