#include "tests/viz/screen.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <stdexcept>

namespace careway::viz_test {

namespace fs = std::filesystem;

namespace {

// Tests run side by side: each looks for a free number from one of its own on, and keeps its key in its own folder,
// since xvfb-run fails now and then in removing one.
constexpr const char* under_display =
    "timeout 300 xvfb-run -a -f .Xauthority -n $((100 + $$ % 30000)) -s '-screen 0 3840x2160x24' ";

}  // namespace

Workplace::Workplace() {
    if (std::system("command -v xvfb-run xauth >/dev/null") != 0) {
        throw std::runtime_error{"these tests need xvfb and xauth: scripts/setup --test installs them"};
    }
    for (const char* file : {"hospital.yaml", "more_carers.yaml"}) {
        fs::copy(fs::path{CAREWAY_VIZ_MODELS} / file, folder_.path());
    }
}

Outcome Workplace::run(const std::string& line) const {
    const std::string whole = "cd '" + folder_.path().string() + "' && " + line + " >.stdout 2>.stderr </dev/null";
    const int status = std::system(whole.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(".stdout"), read(".stderr")};
}

Outcome Workplace::watch(const std::string& words) const {
    return run(under_display + std::string{CAREWAY_PROGRAM} + " watch " + words);
}

Outcome Workplace::watch_without_ffmpeg(const std::string& words) const {
    return run(under_display + std::string{"env PATH=/nowhere "} + CAREWAY_PROGRAM + " watch " + words);
}

Outcome Workplace::watch_with_ffmpeg(const std::string& script, const std::string& words) const {
    fs::permissions(folder_.write("bin/ffmpeg", script), fs::perms::owner_all);
    return run(under_display + std::string{"env PATH=\"$PWD/bin:$PATH\" "} + CAREWAY_PROGRAM + " watch " + words);
}

Outcome Workplace::watch_until_display_goes(const std::string& file, const std::string& words) const {
    folder_.write("script",
                  "Xvfb -displayfd 1 -screen 0 1280x720x24 >display 2>/dev/null & display=$!\n"
                  "until [ -s display ]; do kill -0 $display || exit 99; sleep 0.05; done\n"
                  "DISPLAY=:$(cat display) PATH=/nowhere " CAREWAY_PROGRAM " watch " +
                      words +
                      " & program=$!\n"
                      "until [ -e " +
                      file +
                      " ]; do kill -0 $program || break; sleep 0.05; done\n"
                      "kill $display\n"
                      "wait $program\n");
    return run("timeout 60 sh script");
}

void Workplace::fill_disk_for(const std::string& file) const {
    fs::create_directories(folder_.file(file).parent_path());
    fs::create_symlink("/dev/full", folder_.file(file));
}

Outcome Workplace::watch_without(const std::string& environment, const std::string& words) const {
    return run(environment + " timeout 300 " CAREWAY_PROGRAM " watch " + words);
}

sf::Image Workplace::picture(const std::string& file) const {
    sf::Image image;
    if (!image.loadFromFile(folder_.file(file).string())) {
        throw std::runtime_error{"no picture in " + file};
    }
    return image;
}

}  // namespace careway::viz_test
