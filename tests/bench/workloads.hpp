#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "sim/measure/catalogue.hpp"
#include "sim/pathway/program.hpp"
#include "tests/bench/stopwatch.hpp"

namespace careway::bench {

/// A model file, read and compiled as the program does it.
struct Workload {
    std::shared_ptr<const pathway::Program> program;
    measure::Catalogue catalogue;

    explicit Workload(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario = {});

    /// Runs one replication from start to end with all its measures.
    [[nodiscard]] std::vector<double> run(std::uint32_t replication) const;
    /// How many new patients came in a run with these values.
    [[nodiscard]] double patients(const std::vector<double>& values) const;
    [[nodiscard]] double value(const std::vector<double>& values, const std::string& address) const;
};

/// W3 through the kernel's calendar: `pending` events; each one that fires schedules itself again, an exponential time
/// of mean 1 day later.
Work hold_with_calendar(std::size_t pending, std::size_t holds);
/// The same with the hand-written heap, in doubles.
Work hold_with_heap(std::size_t pending, std::size_t holds);

/// Bytes a patient, with a million of them in the system at once: how much larger the process becomes.
double bytes_a_patient(const std::filesystem::path& model);

}  // namespace careway::bench
