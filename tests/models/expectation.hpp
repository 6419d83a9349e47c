#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace careway::models_test {

/// One thing that a model must reproduce: (sum of `add` - sum of `less`) / sum of `over` x `times`.
struct Expectation {
    std::string what;
    std::vector<std::string> add, less, over;  ///< addresses of measures; `over` empty: divided by 1
    double times = 1;
    double low = 0, high = 0;
    std::string source;

    /// Of one run. Throws std::out_of_range when a measure is missing.
    [[nodiscard]] double value(const std::map<std::string, double>& measures) const;
};

/// What an expected.yaml says.
struct Expectations {
    std::uint32_t replications = 0;
    std::uint32_t seed = 0;
    std::string split;
    std::vector<Expectation> all;
};

Expectations read_expectations(const std::filesystem::path& file);

}  // namespace careway::models_test
