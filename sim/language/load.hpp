#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/language/screen.hpp"
#include "sim/language/tree.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::language {

/// One number of a model, as its file gives it.
struct Input {
    std::string address;  ///< "pathway.acute_ward.stay.85+.mean"
    std::string text;     ///< "9.4 days", after scenarios
    std::string source;   ///< "C124" or "assumption (…)"; empty when the file gives none
    std::string low;      ///< "" when no range is given
    std::string high;
};

/// A model with its scenarios laid over it.
struct Model {
    pathway::ModelSpec spec;
    std::string scenario;        ///< short name, "" for the model as it is
    std::string scenario_label;  ///< what the scenario calls itself
    std::string effective_text;  ///< canonical text of everything that decides a run; equal texts, equal runs
    std::vector<Input> inputs;   ///< in order of address
    Screen screen;
    std::vector<Fault> warnings;
    std::vector<std::pair<std::string, Place>> places;  ///< address of each key and item, for messages; sorted

    /// Where `address`, or its nearest enclosing key, stands.
    [[nodiscard]] Place place_of(const std::string& address) const;
};

/// Reads a model and, if given, a scenario (with those it extends) laid over it, over that each of `sets`, maps as they
/// stand at `set:` of a scenario, in their order, and over that the levers pulled, in order of day. Throws InputError
/// with every fault found, in file order, and PullRefused where a pull cannot be made or leads too far.
Model load(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario = {},
           std::span<const Pull> pulls = {}, std::span<const Value> sets = {});

/// A message shows no more faults than these; the rest is counted.
inline constexpr std::size_t most_shown = 20;

/// The messages of ux.md 4.3, one block a fault: line, caret, nearest name. `word` is "error" or "warning".
std::string render(const std::vector<Fault>& faults, const std::string& word);

}  // namespace careway::language
