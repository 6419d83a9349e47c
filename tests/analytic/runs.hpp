#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/measure/catalogue.hpp"
#include "sim/measure/totals.hpp"
#include "sim/pathway/program.hpp"
#include "sim/run/runner.hpp"

namespace careway::analytic {

/// A figure from independent replications.
struct Estimate {
    double value = 0;
    double error = 0;  ///< standard error
};

/// A figure that somebody has printed, and half of its last digit.
struct Published {
    double value = 0;
    double rounding = 0;
};

/// What is worked out from all that was counted in a window, such as the share of time with 10 places in use.
using Statistic = std::function<double(const measure::Totals&)>;

/// A model of tests/analytic, perhaps with one of its scenarios laid over it, read and run as the program reads and
/// runs any other. An estimate may be off by 4 of its own standard errors. Each comparison is a line of
/// docs/validation.md, which scripts/validation writes.
class Runs {
public:
    /// Loads, compiles and runs it, and holds the first replication to the promises of tests/conservation.
    explicit Runs(const std::string& model, const std::string& scenario = "", std::uint32_t replications = 48);

    /// @param per  what the measure is divided by before it is compared, such as people a day to make a share of them
    void expect(const std::string& address, double exact, double per = 1);
    void expect(const std::string& what, double exact, const Statistic& statistic);
    /// Holds the figure to one that is only known as printed.
    void expect_published(const std::string& what, Published published, const Statistic& statistic);

    [[nodiscard]] Estimate estimate(const std::string& address, double per = 1) const;
    /// Worked out once from all replications together, its error by the jackknife: a ratio of means, not a mean of
    /// ratios.
    [[nodiscard]] Estimate estimate(const Statistic& statistic) const;

    [[nodiscard]] const std::shared_ptr<const pathway::Program>& program() const { return program_; }
    [[nodiscard]] std::size_t pool(const std::string& name) const;

private:
    std::string name_;  ///< of model and scenario, in the table
    std::shared_ptr<const pathway::Program> program_;
    std::optional<measure::Catalogue> catalogue_;
    std::vector<run::Values> values_;       ///< by replication
    std::vector<measure::Totals> batches_;  ///< replications added up in `batches` groups

    void run_all(std::uint32_t replications);
    [[nodiscard]] std::size_t at(const std::string& address) const;
    void compare(const std::string& what, double exact, Estimate estimate) const;
};

/// Share of the time with `level` places of a pool in use.
[[nodiscard]] double time_with(const measure::PoolTotals& pool, std::size_t level);

/// Adds a line to the table of docs/validation.md, or, when nobody is writing it, expects the line to stand there.
/// @param off  how far the estimate is off, in words
void put_on_record(const std::string& model, const std::string& what, const std::string& known,
                   const Estimate& estimate, const std::string& off);

}  // namespace careway::analytic
