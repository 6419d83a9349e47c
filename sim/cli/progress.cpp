#include "sim/cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace careway::cli {

namespace {

constexpr std::size_t bar_width = 24;
constexpr std::chrono::milliseconds between_drawings{100};
constexpr const char* erase_line = "\r\033[K";

}  // namespace

std::string bar(std::size_t done, std::size_t total, std::size_t width) {
    const std::size_t filled = total == 0 ? width : width * done / total;
    std::string text(width, ' ');
    std::fill_n(text.begin(), filled, '=');
    if (filled > 0 && filled < width) {
        text[filled - 1] = '>';
    }
    return fmt::format("[{}] {}/{}", text, done, total);
}

std::string about(std::chrono::duration<double> time) {
    const double seconds = time.count();
    if (seconds < 99.5) {
        return fmt::format("{:.0f} s", seconds);
    }
    return seconds < 5400 ? fmt::format("{:.0f} min", seconds / 60) : fmt::format("{:.0f} h", seconds / 3600);
}

ProgressReport::ProgressReport(const Console& console, std::string title)
    : console_{console}, title_{std::move(title)}, begin_{Clock::now()} {}

void ProgressReport::show(const results::Progress& progress) {
    if (console_.quiet()) {
        return;
    }
    if (!started_ && progress.kept > 0) {
        console_.note(fmt::format("{} of {} runs were done before and are read back", progress.kept, progress.total));
    }
    console_.live() ? draw_bar(progress) : say_tenth(progress);
    started_ = true;
}

void ProgressReport::draw_bar(const results::Progress& progress) {
    const auto now = Clock::now();
    if (now - drawn_ < between_drawings && progress.done < progress.total) {
        return;
    }
    drawn_ = now;
    const std::size_t made = progress.done - progress.kept;
    const std::size_t missing = progress.total - progress.done;
    const std::string left =
        made == 0 ? ""
                  : "  " + about((now - begin_) * static_cast<double>(missing) / static_cast<double>(made)) + " left";
    console_.draw(fmt::format("{}{}  {}{}", erase_line, title_, bar(progress.done, progress.total, bar_width), left));
}

void ProgressReport::say_tenth(const results::Progress& progress) {
    const std::size_t tenth = progress.total == 0 ? 10 : 10 * progress.done / progress.total;
    if (started_ && tenth > tenth_) {
        console_.note(fmt::format("{}% ({}/{} runs)", tenth * 10, progress.done, progress.total));
    }
    tenth_ = tenth;
}

void ProgressReport::clear() {
    if (console_.live() && started_) {
        console_.draw(erase_line);
    }
}

}  // namespace careway::cli
