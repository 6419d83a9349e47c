#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/scratch_folder.hpp"

/// The built program, run as people run it.
namespace careway::cli_test {

using Words = std::vector<std::string>;

struct Outcome {
    int code = -1;  ///< exit code; -1 when a signal ended it
    std::string out;
    std::string err;
};

/// A folder of its own for a test, with copies of the models of tests/cli; gone afterwards. Paths that the program
/// prints are then relative to it.
class Workplace {
public:
    Workplace();

    /// Runs `careway words…` here and waits. `environment`: "NAME=value".
    [[nodiscard]] Outcome run(const Words& words, const Words& environment = {}) const;
    /// Starts it and sends `signal` as soon as the store has `runs` runs.
    [[nodiscard]] Outcome interrupt(const Words& words, int signal, const std::string& store, int runs) const;
    /// Runs it with a terminal for stderr and gives back what was drawn there as `err`.
    [[nodiscard]] Outcome run_on_terminal(const Words& words) const;
    /// Runs a copy of the program that lies in `program` within this folder.
    [[nodiscard]] Outcome run_copy(const std::string& program, const Words& words) const;

    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_.file(name); }
    void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
    [[nodiscard]] std::string read(const std::string& name) const { return folder_.read(name); }

private:
    [[nodiscard]] Outcome finish(int child) const;
    [[nodiscard]] int start(const std::string& program, const Words& words, const Words& environment,
                            int error_terminal = -1) const;
    ScratchFolder folder_;
};

/// Every row of every table but `timing`, in order of their keys.
std::string dump(const std::filesystem::path& store);

/// Number of runs in a store; 0 while there is none.
int runs_in(const std::filesystem::path& store);

}  // namespace careway::cli_test
