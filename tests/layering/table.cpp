#include "tests/layering/includes.hpp"

namespace careway::layering {

Table allowed_includes() {
    return {
        .folders =
            {
                {"base", {}},
                {"random", {"base"}},
                {"stats", {"base"}},
                {"kernel", {"base", "random"}},
                {"demand", {"base", "random", "kernel"}},
                {"pathway", {"base", "random", "kernel", "demand"}},
                {"measure", {"base", "pathway"}},
                {"language", {"base", "random", "pathway"}},
                {"fit", {"base", "stats", "pathway", "language"}},
                {"run", {"base", "pathway", "measure"}},
                {"results", {"base", "stats", "measure", "language", "run"}},
                {"study", {"base", "random", "stats", "pathway", "measure", "language", "run", "results"}},
                {"cli", {"base", "stats", "pathway", "language", "fit", "run", "results", "study"}},
                {"scene", {}},
                {"draw", {"base", "scene"}},
                {"app", {"base", "stats", "pathway", "measure", "language", "run", "results", "cli", "scene", "draw"}},
            },
        .libraries =
            {
                {"Random123/", {"random"}, true},
                {"boost/math/", {"random", "stats", "fit"}},
                {"boost/align/", {"kernel"}, true},
                {"boost/graph/", {"pathway"}},
                {"Eigen/", {"study"}},
                {"yaml-cpp/", {"language"}},
                {"sqlite3.h", {"results"}},
                {"nlohmann/", {"language", "cli"}},  // the schema is of the language
                {"CLI/", {"cli", "app"}},
                {"spdlog/", {"cli"}},
                {"fmt/", {"base", "pathway", "measure", "language", "fit", "run", "results", "study", "cli", "app"}},
                {"malloc.h", {"base"}},
                {"unistd.h", {"cli", "draw"}},
                {"fcntl.h", {"draw"}},
                {"sys/", {"base", "draw"}},
                {"SFML/", {"draw", "app"}, true},
                {"X11/", {"draw"}},
            },
    };
}

}  // namespace careway::layering
