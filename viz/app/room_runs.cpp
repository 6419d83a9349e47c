#include "viz/app/room.hpp"

namespace careway::app {

/// To another kind of run, once it is known of many what kind they are.
void Room::swap_run() {
    const ManyRuns* many = stage_.many_runs();
    run_ = many != nullptr ? many->after(run_).value_or(run_ + 1) : run_ + 1;
    stage_.session().swap(run_);
    follower_.forget();
    furthest_ = clock_.shown();
    expect_anew(stage_.from());
}

void Room::hear_from_runs() {
    if (ManyRuns* many = stage_.many_runs(); many != nullptr && many->look()) {
        stale_ = true;
        if (many->spread() != nullptr && !many->losses().empty()) {
            say(many->losses());
        }
    }
}

}  // namespace careway::app
