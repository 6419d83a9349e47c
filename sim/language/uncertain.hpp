#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "sim/language/assumptions.hpp"
#include "sim/language/laid_over.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::language {

/// A model with a scenario over it, kept as its files were read so that it can be had again and again with other
/// numbers, whatever becomes of the files. Many threads may ask at once.
class UncertainModel {
public:
    /// Throws InputError as `load` does.
    /// @param sets  laid over both; see `load`
    UncertainModel(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
                   std::vector<Value> sets = {});

    /// Those left after `settings`, in order of address. Throws InputError as `with` does.
    [[nodiscard]] std::vector<Assumption> assumptions(const Value& settings = {}) const;

    /// Throws InputError where the settings cannot be made, and where numbers that are right one by one cannot be
    /// together.
    /// @param uniforms  null: every number as it is stated
    /// @param settings  a map as it stands at `set:` of a scenario, laid over the model but below its scenarios; what
    ///                  it sets is no assumption any more. Nothing where there is nothing to set
    [[nodiscard]] pathway::ModelSpec with(const Uniforms& uniforms, const Value& settings = {}) const;

private:
    Files files_;
    std::vector<Value> sets_;

    [[nodiscard]] Value laid_over_with(const Value& settings) const;
};

}  // namespace careway::language
