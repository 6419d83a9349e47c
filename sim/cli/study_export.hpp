#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/store.hpp"

namespace careway::cli {

/// A value of a run of one point of a study.
struct PointValue {
    const std::string& study;
    std::int64_t point;
    const std::vector<std::optional<results::DesignLevel>>& levels;  ///< by column; nothing where its study has none
    const results::MeasureRow& row;
};

/// Every factor of the studies of a store, each once.
[[nodiscard]] std::vector<std::string> factors_of(const std::vector<results::Design>& designs);

/// Every value of every point: study by study, point by point, run by run.
void each_value(results::Store& store, const std::vector<results::Design>& designs,
                const std::function<void(const PointValue&)>& visit);

/// The series that are no point's.
[[nodiscard]] std::vector<results::Filed> of_no_point(results::Store& store,
                                                      const std::vector<results::Design>& designs);

}  // namespace careway::cli
