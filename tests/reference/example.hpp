#pragma once

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "sim/language/parts.hpp"
#include "tests/scratch_folder.hpp"

/// The examples of the reference, each laid into the base and run.
namespace careway::reference_test {

/// The files that the language describes.
enum class File : std::uint8_t { model, scenario, calibration, targets };

/// A key of the language and the record that it belongs to.
struct Key {
    std::vector<language::Part> parts;  ///< of the root
    std::size_t part = 0;
    const language::Field* field = nullptr;
    File file = File::model;

    [[nodiscard]] std::string name() const;  ///< "pool.capacity"
};

/// How a failing test shows it.
inline void PrintTo(const Key& key, std::ostream* out) {
    *out << key.name();
}

/// Every key of models, and of the other files those that are not among them.
std::vector<Key> all_keys();

/// The base of the key's file with the key's example in it.
std::string embedded(const Key& key);

/// A piece of YAML between fences, with what the fence says of it.
struct Block {
    std::string language;  ///< "yaml", "csv"
    std::string text;
};
std::vector<Block> blocks_of(const std::string& markdown);

/// A folder with the base, gone afterwards.
class Bench {
public:
    Bench();

    /// Puts the example of a key into the base. Runs models and scenarios to their end, reads the other files. Throws
    /// what goes wrong.
    void run(const Key& key) const;
    /// Lays a part of a model (or, with `set:`, of a scenario; or, with `calibration:`, of one) over the base;
    /// likewise.
    void run_fragment(const std::string& yaml) const;
    /// Puts a table in place; its first line is `# NAME`.
    void place_table(const std::string& csv) const;
    /// The file as run() last wrote it, for messages.
    [[nodiscard]] std::string shown(File file) const;

private:
    void try_out(File file) const;
    ScratchFolder folder_;
};

std::filesystem::path project();

}  // namespace careway::reference_test
