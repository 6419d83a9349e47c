#include "sim/cli/interrupt.hpp"

#include <csignal>

namespace careway::cli {

namespace {

// A signal handler can reach nothing but what is global.
std::atomic<bool> was_interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "or the handler could wait for what it interrupted");

void on_interrupt(int signal) {
    was_interrupted = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& interrupted() {
    return was_interrupted;
}

void watch_for_interrupt() {
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
}

}  // namespace careway::cli
