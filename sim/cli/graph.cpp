#include <cstdio>
#include <cstdlib>

#include "sim/base/error.hpp"
#include "sim/cli/model.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/pathway/picture.hpp"
#include "sim/results/scenario.hpp"

namespace careway::cli {

namespace {

std::string for_shell(const std::string& word) {
    std::string quoted = "'";
    for (const char c : word) {
        quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return quoted + "'";
}

/// Through Graphviz's own program, so that nobody needs it who does not draw.
void draw_svg(const std::string& dot, const std::string& file) {
    if (std::system("command -v dot >/dev/null 2>&1") != 0) {
        throw SystemError{"drawing `" + file +
                          "` needs Graphviz: sudo apt-get install --no-install-recommends graphviz. Without it, "
                          "`-o FILE.dot` writes the same picture as text"};
    }
    FILE* pipe = popen(("dot -Tsvg -o " + for_shell(file)).c_str(), "w");
    if (pipe == nullptr) {
        throw SystemError{"cannot start Graphviz's `dot`"};
    }
    const bool written = std::fwrite(dot.data(), 1, dot.size(), pipe) == dot.size();
    if (pclose(pipe) != 0 || !written) {
        throw SystemError{"Graphviz's `dot` could not write `" + file + "`"};
    }
}

}  // namespace

int graph(const Options& options, const Library& library, const Console& console) {
    const Located model = library.model(options.model);
    const bool as_is = options.scenarios.empty() || options.scenarios.front() == results::as_is;
    const Prepared prepared =
        prepare(model, as_is ? std::nullopt : std::optional{library.scenario(model, options.scenarios.front())});
    const std::string dot = pathway::picture(*prepared.program);
    if (options.output.ends_with(".svg")) {
        draw_svg(dot, options.output);
    } else {
        put(dot, options.output, console);
    }
    return 0;
}

}  // namespace careway::cli
