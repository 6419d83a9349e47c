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
                {"measure", {"base", "stats", "pathway"}},
                {"language", {"base", "random", "demand", "pathway"}},
                {"run", {"base", "random", "pathway", "measure"}},
                {"results", {"base", "stats", "measure", "language", "run"}},
                {"cli", {"base", "stats", "pathway", "measure", "language", "run", "results"}},
            },
        .libraries =
            {
                {"Random123/", {"random"}, true},
                {"boost/math/", {"random", "stats"}},
                {"boost/graph/", {"pathway"}},
                {"yaml-cpp/", {"language"}},
                {"sqlite3.h", {"results"}},
                {"nlohmann/", {"results", "cli"}},
                {"CLI/", {"cli"}},
                {"spdlog/", {"cli"}},
                {"fmt/", {"base", "pathway", "measure", "language", "run", "results", "cli"}},
                {"unistd.h", {"cli"}},
            },
    };
}

}  // namespace careway::layering
