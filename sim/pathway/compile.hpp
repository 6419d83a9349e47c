#pragma once

#include <memory>
#include <stdexcept>
#include <vector>

#include "sim/pathway/graph.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::pathway {

/// A model that was read without fault but cannot run.
class RefusedModel : public std::runtime_error {
public:
    explicit RefusedModel(std::vector<Finding> findings)
        : std::runtime_error{findings.front().message}, findings_{std::move(findings)} {}
    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

private:
    std::vector<Finding> findings_;
};

/// Turns names into numbers and works out everything that a run need not. The result depends on names, never on the
/// order of the file. Throws RefusedModel.
/// @pre every name in `spec` that refers to something refers to something that exists (the language sees to it)
std::shared_ptr<const Program> compile(const ModelSpec& spec);

}  // namespace careway::pathway
