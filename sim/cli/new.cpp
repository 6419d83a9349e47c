#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/cli/first_scenario.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/templates.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/language/schema.hpp"

namespace careway::cli {

namespace {

namespace fs = std::filesystem;

/// The schema that the file names in its first line is written beside it, unless there is one.
std::string with_schema(const fs::path& file, const std::string& what, const std::string& schema) {
    const fs::path path = file.parent_path() / (what + ".schema.json");
    if (fs::exists(path)) {
        return "";
    }
    write_file(path.string(), schema);
    return ", and " + path.string() + ", by which editors complete and explain it";
}

fs::path free_file(const Options& options, const std::string& usual) {
    const fs::path file = options.output.empty() ? fs::path{usual} : fs::path{options.output};
    if (fs::exists(file) && !options.force) {
        throw UsageError{"there is a `" + file.string() +
                         "` already; `-o` names another file, `--force` writes over it"};
    }
    return file;
}

std::string new_model(const Options& options) {
    const fs::path file = free_file(options, options.topic + ".yaml");
    write_file(file.string(), std::string{template_text(options.topic)});
    const std::string name = file.string();
    return "Wrote " + name + with_schema(file, "model", language::model_schema()) + ".\nNext:\n  careway check " +
           name + "\n  careway run " + name + "\n  careway new scenario --model " + name + "\n";
}

std::string new_scenario(const Options& options, const Library& library) {
    if (options.model.empty()) {
        throw UsageError{"`careway new scenario` needs `--model FILE`, the model that it changes"};
    }
    const Located model = library.model(options.model);
    const fs::path file = free_file(options, "scenario.yaml");
    const fs::path named = fs::proximate(model.path, fs::absolute(file).parent_path());
    write_file(file.string(), first_scenario(prepare(model, std::nullopt), named.string()));
    return "Wrote " + file.string() + with_schema(file, "scenario", language::scenario_schema()) +
           ".\nNext:\n  careway compare " + options.model + " --base as_is --with " + file.string() + "\n";
}

}  // namespace

int make_new(const Options& options, const Library& library, const Console& console) {
    if (options.topic.empty()) {
        throw UsageError{"say what to begin with: `careway new acute`, `discharge` or `whole-system`"};
    }
    console.print(options.topic == "scenario" ? new_scenario(options, library) : new_model(options));
    return 0;
}

}  // namespace careway::cli
