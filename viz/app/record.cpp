#include "viz/app/record.hpp"

#include <fmt/format.h>

#include <SFML/Graphics/Image.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/cli/session.hpp"
#include "viz/app/clock.hpp"
#include "viz/app/still.hpp"
#include "viz/scene/flights.hpp"

namespace careway::app {

namespace {

constexpr int pictures_a_second = 30;

/// What ffmpeg does with what it is given, up to the film's name. Films have even sides.
constexpr const char* encoding =
    "-vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -c:v libx264 -preset veryfast -crf 16 -pix_fmt yuv420p -y";

/// A film in the making.
class Film {
public:
    Film(const std::string& file, int width, int height) : file_{file} {
        if (std::system("command -v ffmpeg >/dev/null 2>&1") != 0) {
            folder_ = file + "-pictures";
            std::filesystem::create_directories(folder_);
            return;
        }
        std::signal(SIGPIPE, SIG_IGN);  // an ffmpeg that ends early is told by what fwrite returns
        const std::string line = fmt::format(
            "ffmpeg -loglevel error -f rawvideo -pixel_format rgba -video_size {}x{} -framerate {} -i - {} {}", width,
            height, pictures_a_second, encoding, cli::shell_words({file}));
        pipe_ = popen(line.c_str(), "w");
        if (pipe_ == nullptr) {
            throw SystemError{"cannot start ffmpeg"};
        }
    }
    Film(const Film&) = delete;
    Film& operator=(const Film&) = delete;
    ~Film() {
        if (pipe_ != nullptr) {
            pclose(pipe_);
        }
    }

    void add(const sf::Image& image) {
        ++pictures_;
        if (!folder_.empty()) {
            return save(image, folder_ / fmt::format("{:06}.png", pictures_));
        }
        const std::size_t bytes = std::size_t{4} * image.getSize().x * image.getSize().y;
        if (std::fwrite(image.getPixelsPtr(), 1, bytes, pipe_) != bytes) {
            throw SystemError{"ffmpeg could not write `" + file_ + "`"};
        }
    }

    /// What was made, for people to read.
    [[nodiscard]] std::string finish() {
        const std::string count = fmt::format("{} pictures, {} a second", pictures_, pictures_a_second);
        if (folder_.empty()) {
            const int status = pclose(pipe_);
            pipe_ = nullptr;
            if (status != 0) {
                throw SystemError{"ffmpeg could not write `" + file_ + "`"};
            }
            return fmt::format("{}: {}\n", file_, count);
        }
        return fmt::format(
            "There is no ffmpeg here. {}: {}. To make a film of them:\n  ffmpeg -framerate {} -i {} {} {}\n",
            folder_.string(), count, pictures_a_second, cli::shell_words({folder_ / "%06d.png"}), encoding,
            cli::shell_words({file_}));
    }

private:
    std::string file_;
    std::filesystem::path folder_;  ///< of the pictures, where there is no ffmpeg
    FILE* pipe_ = nullptr;
    int pictures_ = 0;
};

}  // namespace

void record(const Command& command, Stage& stage, Time from, Time to, const draw::Fonts& fonts) {
    Clock clock{stage.from(), stage.to(), from, command.speed};
    const double seconds = (to - from).in_days() / clock.per_second().in_days();
    const int last = std::max(1, static_cast<int>(seconds * pictures_a_second + 0.5));
    Easel easel{command.width, command.height, fonts};
    Film film{command.record, command.width, command.height};
    scene::Display display;
    sf::Image image;
    Time shown = never;
    for (int number = 0; number <= last; ++number) {
        const bool end = number == 0 || number == last;
        const Time now = number == 0 ? from : number == last ? to : std::clamp(clock.now(), from, to);
        const Time time = end ? now : std::clamp(clock.shown(), from, to);
        const bool fresh = time != shown;
        if (fresh) {
            display = easel.laid_out(still_of(command, stage, time));
            shown = time;
        }
        auto flying = scene::dots_of(display, flights_at(stage, now, clock.per_second()));
        if (fresh || flying != display.flying) {
            display.flying = std::move(flying);
            image = easel.painted(display);
        }
        film.add(image);
        clock.pass(1.0 / pictures_a_second, to);
    }
    std::fputs(film.finish().c_str(), stdout);
}

}  // namespace careway::app
