#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/results/design.hpp"
#include "sim/results/scenario.hpp"
#include "sim/study/design.hpp"
#include "sim/study/prepare.hpp"
#include "sim/study/varied.hpp"

namespace careway::study {

/// A scenario over which the points of a study are laid; the model alone where it has no file.
struct Base {
    std::string name;
    std::optional<std::filesystem::path> path;
};

/// Where a study finds what it names.
struct Ground {
    std::string study;  ///< name of the study in stores
    std::filesystem::path model;
    std::vector<Base> bases;  ///< one for each of the study's scenarios
};

/// One scenario to run: levels laid over a base.
struct Point {
    std::string name;  ///< "three_wards/beds=345/demand=1.1"
    std::size_t base = 0;
    Levels levels;
    std::string digest;       ///< of its text
    std::size_t same_as = 0;  ///< the first point of the same text, whose runs are this one's too
};

/// A study whose every point has been read and found without fault.
struct Plan {
    Ground ground;
    std::string label;
    std::vector<std::string> factors;
    std::vector<Point> points;
    std::uint32_t runs = 0;
    std::uint32_t seed = 0;
    Variation variation;
    std::set<std::string> drawn;        ///< names of what is drawn in any point
    results::Scenario first;            ///< what the first point is
    std::vector<std::string> headline;  ///< addresses of the rows of its table
    bool changes = false;               ///< whether something changes within the measured window of any point
    std::vector<Fault> warnings;        ///< of all points, each once

    /// Points whose text no point before them has: those that are run.
    [[nodiscard]] std::vector<std::size_t> to_run() const;
    [[nodiscard]] Prepared prepare(std::size_t point) const;
    /// Its name in stores.
    [[nodiscard]] std::string filed_as(std::size_t point) const { return points[point].name + variation.suffix(); }
    /// @param fixed  the point as it is without variation
    [[nodiscard]] Varied varied(std::size_t point, const results::Scenario& fixed) const;
    /// For a store. @param program  that runs it
    [[nodiscard]] results::Design design(const std::string& program) const;

private:
    [[nodiscard]] std::vector<language::Value> sets(std::size_t point) const;
};

/// Makes every point of a study ready once, on all threads, and keeps only its name and digest. Throws InputError with
/// all faults of all points, each once. Nothing when `stop` became true on the way.
std::optional<Plan> plan(const language::Study& study, const Ground& ground, unsigned threads,
                         const std::atomic<bool>& stop);

}  // namespace careway::study
