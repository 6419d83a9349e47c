#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace careway::cli {

/// A model or scenario file, and the short name it goes by.
struct Located {
    std::string name;
    std::filesystem::path path;  ///< relative to the current folder when it lies within it
    friend bool operator==(const Located&, const Located&) = default;
};

/// Where the running program lies, as Linux tells it; empty where it does not, and models are found from the current
/// folder.
[[nodiscard]] std::filesystem::path program_folder();

/// Finds models and scenarios by path or by short name. A short name is looked for in `models/` and `configs/` beside
/// the program and in the folders above it, then in the current folder.
class Library {
public:
    Library(const std::filesystem::path& program_folder, std::filesystem::path current_folder);

    /// "south_somerset", "models/south_somerset/model.yaml", "models/south_somerset", "hospital.yaml".
    /// Throws UsageError, naming the nearest model, when there is none.
    [[nodiscard]] Located model(const std::string& name) const;
    /// "three_wards", "south_somerset/three_wards", "more_carers.yaml". A short name is also looked for beside the
    /// model's own file.
    [[nodiscard]] Located scenario(const Located& model, const std::string& name) const;
    /// The model that the file of a scenario, a study or a calibration names. Throws InputError, pointing at the file,
    /// when there is none.
    [[nodiscard]] Located model_of(const Located& file) const;
    /// A file of either kind, for `check`.
    [[nodiscard]] Located file(const std::string& name) const;

    [[nodiscard]] std::vector<Located> models() const;
    [[nodiscard]] std::vector<Located> scenarios(const Located& model) const;

private:
    [[nodiscard]] std::filesystem::path shown(const std::filesystem::path& path) const;

    std::filesystem::path current_;
    std::vector<std::filesystem::path> roots_;
};

/// Whether a file says `scenario:` at the start of a line, so that it is one rather than a model.
[[nodiscard]] bool is_scenario(const std::filesystem::path& path);

/// What stands after `key:` at the start of a line, without quotes or comment; "" when nothing does. Enough to tell
/// files apart and list them: reading them is the language's work.
[[nodiscard]] std::string top_value(const std::filesystem::path& path, const std::string& key);

}  // namespace careway::cli
