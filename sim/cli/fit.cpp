#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/cli/fit_report.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/fit/model_files.hpp"
#include "sim/language/suggest.hpp"

namespace careway::cli {

namespace {

namespace fs = std::filesystem;

fit::Request request_of(const Options& options) {
    fit::Request request;
    request.file = options.model;
    for (const std::string& column : options.columns) {
        if (const auto [known, name] = fit::column_of(column); !request.columns.emplace(known, name).second) {
            throw UsageError{"`--column` names `" + known + "` twice"};
        }
    }
    if (!options.by.empty()) {
        request.by = fit::split_of(options.by);
    }
    if (!options.from.empty()) {
        request.from = fit::moment_of(options.from, "--from");
    }
    if (!options.to.empty()) {
        request.to = fit::moment_of(options.to, "--to");
    }
    request.smooth = options.smooth;
    return request;
}

/// Where the model is to stand: in the folder named, or in the file.
fs::path model_file(const Options& options) {
    const fs::path named = options.output;
    return named.extension() == ".yaml" ? named : named / "fitted.yaml";
}

/// Writes all files or, where one of them is there already, none.
std::vector<std::string> write(const std::vector<fit::File>& files, const fs::path& folder, bool force) {
    std::vector<std::string> paths;
    std::vector<std::string> there;
    for (const fit::File& file : files) {
        paths.push_back((folder / file.name).string());
        if (fs::exists(paths.back())) {
            there.push_back(paths.back());
        }
    }
    if (!there.empty() && !force) {
        throw UsageError{"there is already " + language::listed(there) +
                         "; `-o` names another folder, `--force` writes over it"};
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        fs::create_directories(fs::absolute(paths[i]).parent_path());
        write_file(paths[i], files[i].text);
    }
    return paths;
}

}  // namespace

int fit_spells(const Options& options, const Library&, const Console& console) {
    const fit::Findings findings = fit::findings_of(request_of(options));
    std::vector<std::string> written;
    if (!options.output.empty()) {
        const fs::path model = model_file(options);
        const std::string table = fs::path{options.model}.filename().string();
        written =
            write(fit::model_files(findings, model.filename().string(), table), model.parent_path(), options.force);
    }
    if (options.json) {
        console.print(fit_json(findings, options.model, written));
        return 0;
    }
    console.print(fit_text(findings, options.model, console));
    if (written.empty()) {
        console.print("\nNext: -o FOLDER writes a model of this that runs.\n");
    } else {
        console.print("\n" + paragraph("Wrote " + language::listed(written) + ".") + "Next:\n  careway check " +
                      written.front() + "\n  careway run " + written.front() + "\n");
    }
    return 0;
}

}  // namespace careway::cli
