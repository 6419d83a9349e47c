#include "viz/draw/display_check.hpp"

#include <X11/Xlib.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SFML/System/Err.hpp>
#include <SFML/Window/Context.hpp>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "sim/base/error.hpp"

namespace careway::draw {

namespace {

constexpr unsigned patience_seconds = 20;  // a display behind a dead network neither opens nor fails
constexpr const char* advice = "on a machine without a screen run it under xvfb-run: `xvfb-run -a careway watch …`";

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw SystemError{"too many files are open"};
        }
    }
};

/// Nothing can be drawn any more, and Xlib lets nobody go on after it.
[[noreturn]] int end_without_display(Display*) {
    std::fputs("careway watch: the display went away; files that were whole by then are kept\n", stderr);
    _exit(1);
}

[[noreturn]] void try_and_stay(int ready, int held) {
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDERR_FILENO);
    alarm(patience_seconds);
    const sf::Context context;
    alarm(0);
    char byte = 1;
    const bool told = write(ready, &byte, 1) == 1;
    _exit(told && read(held, &byte, 1) == 0 ? 0 : 1);
}

}  // namespace

UsableDisplay::UsableDisplay() {
    const char* display = std::getenv("DISPLAY");
    if (display == nullptr || *display == '\0') {
        throw SystemError{std::string{"there is no display to draw on (DISPLAY is not set); "} + advice};
    }
    const Pipe ready;
    const Pipe held;
    child_ = fork();
    if (child_ == 0) {
        close(held.ends[1]);
        try_and_stay(ready.ends[1], held.ends[0]);
    }
    close(ready.ends[1]);
    close(held.ends[0]);
    char byte = 0;
    const bool works = child_ > 0 && read(ready.ends[0], &byte, 1) == 1;
    close(ready.ends[0]);
    hold_ = held.ends[1];
    if (!works) {
        close(hold_);
        waitpid(child_, nullptr, 0);
        throw SystemError{std::string{"the display `"} + display + "` does not answer; " + advice};
    }
    XSetIOErrorHandler(end_without_display);
}

UsableDisplay::~UsableDisplay() {
    close(hold_);
    waitpid(child_, nullptr, 0);
}

void silence_remarks() {
    sf::err().rdbuf(nullptr);
}

}  // namespace careway::draw
