#include "sim/cli/console.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "sim/base/error.hpp"

namespace careway::cli {

namespace {

constexpr const char* not_written = "the results could not be written to the standard output";

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool dumb_terminal() {
    const char* terminal = std::getenv("TERM");
    return terminal == nullptr || std::string_view{terminal} == "dumb";
}

bool wants_colour(Colour colour) {
    if (colour != Colour::automatic) {
        return colour == Colour::always;
    }
    return isatty(STDOUT_FILENO) != 0 && !dumb_terminal() && !is_set("NO_COLOR");
}

/// The logger ends the last line itself.
std::string_view without_last_end(std::string_view text) {
    text.remove_suffix(text.ends_with('\n') ? 1 : 0);
    return text;
}

}  // namespace

Console::Console(const Options& options)
    : log_{std::make_shared<spdlog::logger>("careway", std::make_shared<spdlog::sinks::stderr_sink_mt>())},
      quiet_{options.quiet},
      verbose_{options.verbose},
      live_{isatty(STDERR_FILENO) != 0 && !dumb_terminal()},
      colour_{wants_colour(options.colour)} {
    log_->set_pattern("%v");
    log_->set_level(quiet_ ? spdlog::level::err : verbose_ ? spdlog::level::debug : spdlog::level::info);
}

void Console::print(const std::string& text) const {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
        throw SystemError{not_written};
    }
}

void Console::finish() const {
    if (std::fflush(stdout) != 0) {
        throw SystemError{not_written};
    }
}

std::string Console::title(const std::string& text) const {
    return colour_ ? "\033[1m" + text + "\033[0m" : text;
}

void Console::detail(const std::string& text) const {
    log_->debug(without_last_end(text));
}
void Console::note(const std::string& text) const {
    log_->info(without_last_end(text));
}
void Console::warn(const std::string& text) const {
    std::fflush(stdout);  // results and messages in their order where both go to one place
    log_->warn(without_last_end(text));
}
void Console::fail(const std::string& text) const {
    std::fflush(stdout);  // results and messages in their order where both go to one place
    log_->error(without_last_end(text));
}

void Console::draw(const std::string& text) const {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

}  // namespace careway::cli
