#include "tests/viz/screen.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
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
    std::string name = (fs::temp_directory_path() / "careway-viz-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error{"cannot make a folder under " + fs::temp_directory_path().string()};
    }
    folder_ = name;
    for (const char* file : {"hospital.yaml", "more_carers.yaml"}) {
        fs::copy(fs::path{CAREWAY_VIZ_MODELS} / file, folder_);
    }
}

Workplace::~Workplace() {
    fs::remove_all(folder_);
}

Outcome Workplace::run(const std::string& line) const {
    const std::string whole = "cd '" + folder_.string() + "' && " + line + " >.stdout 2>.stderr </dev/null";
    const int status = std::system(whole.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(".stdout"), read(".stderr")};
}

Outcome Workplace::watch(const std::string& words) const {
    return run(under_display + std::string{CAREWAY_PROGRAM} + " watch " + words);
}

Outcome Workplace::watch_without_ffmpeg(const std::string& words) const {
    return run(under_display + std::string{"env PATH=/nowhere "} + CAREWAY_PROGRAM + " watch " + words);
}

Outcome Workplace::watch_without(const std::string& environment, const std::string& words) const {
    return run(environment + " timeout 300 " CAREWAY_PROGRAM " watch " + words);
}

sf::Image Workplace::picture(const std::string& file) const {
    sf::Image image;
    if (!image.loadFromFile((folder_ / file).string())) {
        throw std::runtime_error{"no picture in " + file};
    }
    return image;
}

std::string Workplace::read(const std::string& file) const {
    std::ifstream stream{folder_ / file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace careway::viz_test
