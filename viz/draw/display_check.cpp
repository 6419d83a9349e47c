#include "viz/draw/display_check.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SFML/System/Err.hpp>
#include <SFML/Window/Context.hpp>
#include <cstdlib>

namespace careway::draw {

namespace {

constexpr unsigned patience_seconds = 20;  // a display behind a dead network neither opens nor fails
constexpr const char* advice = "on a machine without a screen run it under xvfb-run: `xvfb-run -a careway watch …`";

/// Whether a child of ours, which may die of it, gets a drawing context.
bool opens_in_child() {
    const pid_t child = fork();
    if (child == 0) {
        const rlimit no_core{0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDERR_FILENO);
        alarm(patience_seconds);
        const sf::Context context;
        _exit(0);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::string why_no_display() {
    const char* display = std::getenv("DISPLAY");
    if (display == nullptr || *display == '\0') {
        return std::string{"there is no display to draw on (DISPLAY is not set); "} + advice;
    }
    if (!opens_in_child()) {
        return std::string{"the display `"} + display + "` does not answer; " + advice;
    }
    return "";
}

void silence_remarks() {
    sf::err().rdbuf(nullptr);
}

}  // namespace careway::draw
