#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/results/design.hpp"
#include "sim/results/scenario.hpp"
#include "sim/run/runner.hpp"

namespace careway::results {

class Database;

/// Runs that belong together: one scenario (as one text and one program), one seed.
struct Series {
    std::int64_t scenario = 0;  ///< number of its row in the store
    std::uint32_t seed = 0;
};

/// A series as an overview shows it.
struct Filed {
    std::string scenario, label, model, digest, program;
    std::uint32_t seed = 0;
    std::int64_t runs = 0;
    bool latest = false;  ///< of all series of the scenario's name, the one that was asked for last
};

struct MeasureRow {
    std::string scenario;
    std::int64_t run = 0;
    std::string measure, split;
    double value = 0;  ///< NaN where it does not exist
    std::string unit;
};

struct InputRow {
    std::string scenario, address, value, source, low, high;
};

struct DrawRow {
    std::string scenario;
    std::int64_t run = 0;
    std::string address, name;
    double value = 0;  ///< NaN for a setting that is no number
    std::string unit;
};

/// A series by what it is of, whether or not it is there.
struct Wanted {
    std::string scenario, digest, program;
    std::uint32_t seed = 0;
};

/// One SQLite file with everything that has been computed. A run is one transaction: after a kill at any moment the
/// runs that were saved are there, whole, and nothing else. Several programs may use one store at once.
/// Every failure is a SystemError that names the file and says what to do.
class Store {
public:
    /// Opens a store to write to; creates file and folders where there are none.
    static Store open(const std::filesystem::path& path);
    /// Opens a store that must exist, to read from; may lie in a folder that cannot be written.
    static Store read(const std::filesystem::path& path);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// Files a scenario, its text, inputs and measures, unless it is there already; marks the series as the latest.
    Series file(const Scenario& scenario, const std::string& program, std::uint32_t seed);
    /// Saves one run; a run that is there already stays as it is.
    /// @param drawn  a value for each assumption of the scenario
    void save(const Series& series, const run::Finished& finished, std::span<const double> drawn = {});
    /// Runs 1 to `most` of a series that are there, by number.
    [[nodiscard]] std::map<std::uint32_t, run::Values> done(const Series& series, std::uint32_t most);

    /// How many of runs 1 to `most` of a series are there.
    [[nodiscard]] std::size_t count_done(const Wanted& wanted, std::uint32_t most);

    /// Files which scenarios are the points of a study, in place of what its name stood for before.
    void file(const Design& design);
    /// By name of the study.
    [[nodiscard]] std::vector<Design> designs();
    /// Every value of the runs of one point, under the name of its base.
    void each_measure(const Design& design, const DesignPoint& point,
                      const std::function<void(const MeasureRow&)>& visit);

    /// Every series, in the order in which they were first filed.
    [[nodiscard]] std::vector<Filed> overview();
    /// Every value of the latest series of each scenario: scenario by scenario, run by run, in the catalogue's order.
    void each_measure(const std::function<void(const MeasureRow&)>& visit);
    /// The inputs of the same series, by address.
    void each_input(const std::function<void(const InputRow&)>& visit);
    /// What varied beside chance in the runs of the same series, run by run.
    void each_draw(const std::function<void(const DrawRow&)>& visit);

private:
    explicit Store(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
};

}  // namespace careway::results
