#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "sim/run/replica.hpp"
#include "tests/bench/workloads.hpp"

namespace careway::bench {

namespace {

/// Largest size of this process so far, in bytes.
double peak_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024;
}

double measure(const std::filesystem::path& model) {
    const Workload workload{model};
    run::Replica replica{workload.program, 42, 0};
    const double empty = peak_bytes();
    replica.advance(workload.program->end - hour);  // full, before the end is summed up
    const double full = peak_bytes();
    double patients = 0;
    for (const auto& node : replica.frame().nodes) {
        patients += node.staying + node.in_process + node.delayed + node.queued;
    }
    if (patients < 0.95e6) {
        throw std::runtime_error{"there are not a million people in the system"};
    }
    return (full - empty) / patients;
}

}  // namespace

double bytes_a_patient(const std::filesystem::path& model) {
    std::array<int, 2> pipe_ends{};
    if (pipe(pipe_ends.data()) != 0) {
        throw std::runtime_error{"no pipe"};
    }
    // A process of its own, whose size nothing else has raised before. It reads the model itself, too.
    const pid_t child = fork();
    if (child == 0) {
        const double bytes = measure(model);
        const bool written = write(pipe_ends[1], &bytes, sizeof bytes) == sizeof bytes;
        _exit(written ? 0 : 1);
    }
    close(pipe_ends[1]);
    double bytes = 0;
    const bool got = child > 0 && read(pipe_ends[0], &bytes, sizeof bytes) == sizeof bytes;
    close(pipe_ends[0]);
    waitpid(child, nullptr, 0);
    if (!got) {
        throw std::runtime_error{"the process that measures memory has failed"};
    }
    return bytes;
}

}  // namespace careway::bench
